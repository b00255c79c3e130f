"""What was put off before is no news of what is announced: a remark on the past calls off no sitting to come."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse
from tests.hearings.bulletin.paragraphs.test_intros import ENGLISH, KAZAKH, RUSSIAN

MOVED_TO = "Political court hearings scheduled on 3 December 2026:"
REMARKS = [
    (ENGLISH, "Last time the hearing was adjourned because the judge was ill."),
    (ENGLISH, "The previous hearing was adjourned."),
    (ENGLISH, "The trial has been postponed twice."),
    (ENGLISH, "Previously the trial was postponed."),
    (ENGLISH, "On 20 November the hearing was adjourned."),
    (RUSSIAN, "В прошлый раз заседание отложили из-за болезни судьи."),
    (RUSSIAN, "Предыдущее заседание было отложено."),
    (RUSSIAN, "Раньше суд перенесли на декабрь."),
    (RUSSIAN, "20 ноября заседание отложили."),
    (KAZAKH, "Өткен жолы сот кейінге қалдырылды."),
    (KAZAKH, "Бұған дейін сот екі рет кейінге шегерілді."),
]


@pytest.mark.parametrize(("bulletin", "remark"), REMARKS)
@pytest.mark.parametrize("where", ["below", "behind"])
def test_what_was_put_off_before_leaves_the_day_and_the_hour(bulletin: str, remark: str, where: str) -> None:
    text = bulletin if where == "below" else bulletin.replace("\n\n{}", " {}")

    first, second = parse(text.format(remark)).hearings

    assert (first.date, first.time, first.status) == (dt.date(2026, 12, 4), dt.time(10), "scheduled")
    assert (second.time, second.status) == (dt.time(12), "scheduled")


@pytest.mark.parametrize(
    ("bulletin", "news"),
    [
        (ENGLISH, "The hearing has been adjourned."),
        (ENGLISH, "UPDATE: the hearing was postponed."),
        (RUSSIAN, "Заседание отложили."),
        (KAZAKH, "Отырыс кейінге қалдырылды."),
    ],
)
def test_news_below_an_item_put_it_off(bulletin: str, news: str) -> None:
    assert parse(bulletin.format(news)).hearings[0].status == "postponed"


def test_a_day_planned_before_is_left_for_the_new_one() -> None:
    written = "The trial of Aru DEMOVA, previously scheduled for 6 May 2026, was moved to 12 May 2026, 10:00."

    (row,) = parse(written).hearings

    assert (row.date, row.status) == (dt.date(2026, 5, 12), "moved")


@pytest.mark.parametrize(
    "remark",
    [
        "The hearing will last until 18:00.",
        "After the hearing, at 15:00, her lawyers will hold a press conference.",
        "После суда в 15:00 пройдёт пресс-конференция адвокатов.",
    ],
)
def test_an_hour_of_nobody_below_the_sitting_of_a_report_is_no_further_sitting(remark: str) -> None:
    report = "The trial of activist Aru Demova will begin in the Demo district court on 4 December at 10:00."

    (row,) = parse(f"{report}\n\n{remark}", date=dt.date(2026, 12, 1)).hearings

    assert (row.date, row.time) == (dt.date(2026, 12, 4), dt.time(10))


ROWS = """Trials on 4 December 2026

10:00 – trial of activist Aru DEMOVA (Article 405 Part 2), Demo district court.{}

12:00 – appeal of Berik PRIMEROV, Demo city court.
"""
POST = """🗓 4 декабря 2026, пятница

🔴 10:00 Ару ДЕМОВА, ст. 405 ч. 2 УК
📍 Алмалинский районный суд

{}

🔴 12:00 Берик ПРИМЕРОВ, ст. 174 УК
📍 Алматинский городской суд
"""


@pytest.mark.parametrize(
    "text",
    [
        *(
            ROWS.format(between + remark)
            for between in (" ", "\n", "\n\n")
            for remark in (
                "Her arrest expires on 15 January at 12:00.",
                "The hearing will last until 18:00.",
                "Meet at 9:30 at the entrance.",
            )
        ),
        *(
            POST.format(remark)
            for remark in (
                "Регистрация с 9:30.",
                "Задержана 1 мая в 14:00.",
                "Мать Ару, Гульнара ДЕМОВА, просит прийти.",
                "После суда в 15:00 пройдёт пресс-конференция адвокатов.",
                "20 ноября заседание отложили.",
            )
        ),
    ],
)
def test_what_is_said_about_a_row_is_no_row_and_leaves_its_hour(text: str) -> None:
    rows = parse(text).hearings

    assert [(row.date, row.time, row.status, len(row.defendants)) for row in rows] == [
        (dt.date(2026, 12, 4), dt.time(10), "scheduled", 1),
        (dt.date(2026, 12, 4), dt.time(12), "scheduled", 1),
    ]


def test_from_which_hour_it_was_moved_leaves_the_hour_that_is_announced() -> None:
    (row, _) = parse(ROWS.format("\nThe hearing was moved from 11:00.")).hearings

    assert (row.time, row.was_time, row.status) == (dt.time(10), dt.time(11), "moved")


@pytest.mark.parametrize(
    "written",
    [
        "The trial of Aru DEMOVA on 6 May at 10:00 has been postponed; the new date is 12 May, 11:00.",
        "The trial of Aru DEMOVA was due on 6 May at 10:00. It has been moved to 12 May at 11:00.",
        "The trial of Aru DEMOVA will take place on 12 May at 11:00 instead of 6 May at 10:00.",
        "Instead of 6 May at 10:00, the trial of Aru DEMOVA will take place on 12 May at 11:00.",
        "The trial of Aru DEMOVA will take place at 11:00 on 12 May, not on 6 May at 10:00.",
    ],
)
def test_the_hour_before_a_move_is_told_as_such(written: str) -> None:
    (row,) = parse(f"Political court hearings scheduled on 6 May 2026:\n\n1) {written}").hearings

    assert (row.date, row.time, row.status) == (dt.date(2026, 5, 12), dt.time(11), "moved")
    assert (row.was_date, row.was_time) == (dt.date(2026, 5, 6), dt.time(10))


@pytest.mark.parametrize(
    "remark", ["The hearing was moved to room 12.", "The session has been moved to a bigger courtroom."]
)
@pytest.mark.parametrize("where", ["below", "behind"])
def test_another_room_is_no_other_day(remark: str, where: str) -> None:
    text = ENGLISH if where == "below" else ENGLISH.replace("\n\n{}", " {}")

    first, _ = parse(text.format(remark)).hearings

    assert (first.date, first.time, first.status) == (dt.date(2026, 12, 4), dt.time(10), "scheduled")


@pytest.mark.parametrize(
    "item",
    [
        "1) At 09:30, a trial against Ann SAMPLE will take place. The next hearing is scheduled for 9 March at 11:00.",
        "1) At 09:30, a trial against Ann SAMPLE will take place. It will continue on 9 March at 11:00.",
        "1) В 09:30 состоится суд над Анной ПРИМЕРОВОЙ. Следующее заседание назначено на 9 марта в 11:00.",
        "1) At 09:30, a trial against Ann SAMPLE will take place. The next hearing is scheduled for 9 March.",
    ],
)
def test_the_next_sitting_has_its_own_hour_or_none(item: str) -> None:
    head = "Political court hearings scheduled on 2 March 2022:\n\n"
    today, later = parse(head + item).hearings
    assert (today.date, today.time) == (dt.date(2022, 3, 2), dt.time(9, 30))
    assert (later.date, later.time) == (dt.date(2022, 3, 9), dt.time(11) if "11:00" in item else None)


@pytest.mark.parametrize(
    "text",
    [
        "Political court hearings scheduled on 2 March 2022:\n\n"
        "1) At 09:30, the trial of Ann SAMPLE took place. The next hearing is scheduled for 9 March 2022 at 11:00.",
        "Political court hearings held on 2 March 2022:\n\n"
        "1) At 09:30, the trial of Ann SAMPLE took place. The next hearing is scheduled for 9 March 2022 at 11:00.",
        "Политические суды, прошедшие 2 марта 2022 года:\n\n"
        "1) В 09:30 суд над Анной ПРИМЕРОВОЙ. Следующее заседание назначено на 9 марта в 11:00.",
    ],
)
def test_of_what_was_held_only_the_next_sitting_is_one(text: str) -> None:
    (entry,) = parse(text).hearings
    assert (entry.date, entry.time) == (dt.date(2022, 3, 9), dt.time(11))


@pytest.mark.parametrize(
    "text",
    [
        "No political trials are scheduled for 7 and 8 March 2022 due to the public holidays.",
        "8 марта 2022 года политических судов не будет.",
        "На 8 марта 2022 года политические суды не назначены.",
        "2022 жылғы 8 наурызда саяси сот өтпейді.",
    ],
)
def test_a_day_without_hearings_has_none(text: str) -> None:
    assert parse(text).hearings == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{MOVED_TO}\n\n1) At 10:00, the trial of Ann SAMPLE has been moved from 2 December to 3 December.\n",
        f"{MOVED_TO}\n\n1) At 10 a.m., a trial of Ann SAMPLE that was postponed from 2 December will take place.\n",
        f"{MOVED_TO}\n\n1) At 10:00, Ann SAMPLE's trial has been moved from 2 December, 15:00, to 3 December.\n",
        "Политические суды 3 декабря 2026 года:\n\n"
        "1) В 10:00 суд над Анной ПРОБНИК перенесён со 2 декабря на 3 декабря.\n",
        "Политические суды 3 декабря 2026 года:\n\n"
        "1) В 10:00 состоится суд над Анной ПРОБНИК, отложенный со 2 декабря.\n",
        "2026 жылғы 3 желтоқсандағы саяси соттар:\n\n"
        "1) Сағат 10:00-де Анна ПРОБНИКтің соты 2 желтоқсаннан 3 желтоқсанға ауыстырылды.\n",
        "2026 жылғы 3 желтоқсандағы саяси соттар:\n\n"
        "1) Сағат 10:00-де 2 желтоқсаннан кейінге қалдырылған Анна ПРОБНИКтің соты өтеді.\n",
    ],
)
def test_below_the_day_it_was_moved_to_an_item_opens_with_its_new_hour(text: str) -> None:
    (entry,) = parse(text).hearings

    assert (entry.date, entry.time) == (dt.date(2026, 12, 3), dt.time(10))
    assert (entry.status, entry.was_date) == ("moved", dt.date(2026, 12, 2))


@pytest.mark.parametrize(
    "said",
    [
        "At 10:00, the trial of Ann SAMPLE has been moved from 3 December to 8 December.",
        "At 10:00, the trial of Ann SAMPLE has been moved to 8 December.",
        "At 10:00 on 3 December, the trial of Ann SAMPLE was moved to 8 December.",
    ],
)
def test_below_the_day_it_was_moved_from_an_item_opens_with_its_old_hour(said: str) -> None:
    (entry,) = parse(f"{MOVED_TO}\n\n1) {said}\n").hearings

    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 8), None, "moved")
    assert (entry.was_date, entry.was_time) == (dt.date(2026, 12, 3), dt.time(10))


def test_what_was_put_off_without_a_new_date_is_not_on_the_day_of_the_heading() -> None:
    said = "At 10:00, the trial of Ann SAMPLE was postponed from 2 December without a new date."

    (entry,) = parse(f"{MOVED_TO}\n\n1) {said}\n").hearings

    assert (entry.date, entry.status) == (None, "postponed")


@pytest.mark.parametrize(
    ("item", "hour"),
    [
        (
            "Political trials on 6 May 2021:\n\n1) Ann SAMPLE’s trial was postponed from yesterday to 10:00.",
            "10:00",
        ),
        (
            "Political trials on 6 May 2021:\n\n1) The trial of Ann SAMPLE was moved from yesterday to 10:00.",
            "10:00",
        ),
        (
            "Политические суды 6 мая 2021 года:\n\n1) Суд над Анной ПРИМЕРОВОЙ перенесён со вчерашнего дня.",
            "",
        ),
        (
            "Политические суды 6 мая 2021 года:\n\n1) Суд над Анной ПРИМЕРОВОЙ перенесён со вчера на 10:00.",
            "10:00",
        ),
        (
            "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Арман МЫСАЛОВҚА қатысты сот кешеден сағат 10:00-ге ауыстырылды.",
            "10:00",
        ),
    ],
)
def test_what_was_moved_from_yesterday_was_the_day_before_that_of_the_heading(item: str, hour: str) -> None:
    (entry,) = parse(item).hearings
    assert (entry.date, entry.was_date) == (dt.date(2021, 5, 6), dt.date(2021, 5, 5))
    assert (entry.status, f"{entry.time:%H:%M}" if entry.time else "") == ("moved", hour)


def test_yesterday_is_not_the_new_day_beside_it() -> None:
    text = "Ann SAMPLE’s trial was postponed from yesterday to 8 May at 10:00."
    (entry,) = parse(text, date=dt.date(2021, 5, 6)).hearings
    assert (entry.date, entry.was_date) == (dt.date(2021, 5, 8), dt.date(2021, 5, 5))


@pytest.mark.parametrize(
    ("items", "news"),
    [
        (
            "Political trials on 6 May 2021:\n\n1) At 10:00, a trial against Ann SAMPLE will take place.\n\n2) At "
            "12:00, a trial against Ben CASE will take place.",
            "UPD: the trial of Ann SAMPLE is postponed to 13 May, 11:00",
        ),
        (
            "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n\n2) В 12:00 "
            "состоится суд над Иваном ВЫДУМКИНЫМ.",
            "Обновление: суд над Анной ПРИМЕРОВОЙ перенесён на 13 мая, 11:00.",
        ),
        (
            "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді.\n\n2) Сағат "
            "12:00-де Асан ҮЛГІБАЕВҚА қатысты сот өтеді.",
            "Жаңарту: Арман МЫСАЛОВТЫҢ соты 13 мамырға, сағат 11:00-ге ауыстырылды.",
        ),
    ],
)
def test_news_with_a_name_put_off_the_item_of_that_name(items: str, news: str) -> None:
    first, second = parse(f"{items}\n\n{news}").hearings
    assert (first.status, first.date, first.was_date) == ("moved", dt.date(2021, 5, 13), dt.date(2021, 5, 6))
    assert (first.time, first.was_time) == (dt.time(11), dt.time(10))
    assert (second.status, second.time) == ("scheduled", dt.time(12))


def test_news_below_a_list_of_allegations_call_its_item_off() -> None:
    (entry,) = parse(
        "Political trials on 6 May 2021:\n\n1) At 10:00, a trial against Ann SAMPLE will take place.\n\nAnn SAMPLE is "
        "prosecuted for:\n— a post.\n\nUPDATE: The trial of Ann SAMPLE has been cancelled."
    ).hearings
    assert (entry.status, entry.time, entry.defendants[0].allegations) == (
        "cancelled",
        dt.time(10),
        ("a post",),
    )


@pytest.mark.parametrize(
    ("news", "day"),
    [
        ("URGENT: tomorrow's trial of Ann SAMPLE has been moved from 10:00 to 15:00!", 7),
        ("Tomorrow's trial of Ann SAMPLE has been moved to 15:00.", 7),
        ("СРОЧНО! Завтрашний суд над Анной ПРИМЕРОВОЙ перенесён с 10:00 на 15:00", 7),
        ("Сегодняшний суд над Анной ПРИМЕРОВОЙ перенесли с 10:00 на 15:00.", 6),
        ("Арман МЫСАЛОВТЫҢ ертеңгі соты сағат 10:00-ден 15:00-ге ауыстырылды.", 7),
    ],
)
def test_only_the_hour_of_a_day_is_moved(news: str, day: int) -> None:
    (entry,) = parse(news, date=dt.date(2022, 6, 6)).hearings
    assert (entry.status, entry.time) == ("moved", dt.time(15))
    assert entry.date == entry.was_date == dt.date(2022, 6, day)


ONE = "Political trials on 6 May 2021:\n\n1) At 10:00, a trial against Ann SAMPLE will take place.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}Correction: the trial begins at 10:30.",
        f"{ONE}2) At 11:00, a trial of Ben CASE will be held.\n\nCorrection: the trial of Ann SAMPLE begins at 10:30.",
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n\nУточнение: суд "
        "начнётся в 10:30.",
        "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді.\n\nТүзету: сот "
        "сағат 10:30-да басталады.",
    ],
)
def test_a_correction_tells_the_hour_of_whom_it_is_about(text: str) -> None:
    first, *others = parse(text).hearings
    assert (first.time, first.status) == (dt.time(10, 30), "scheduled")
    assert all(other.time == dt.time(11) for other in others)


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("Correction: 11:15", ("10:00", "11:15")),
        ("Update: we meet at 9:30 at the court.", ()),
        ("Update, 9:30: supporters are gathering.", ()),
    ],
)
def test_an_hour_that_may_be_of_something_else_is_asked_about_or_left(
    line: str, choices: tuple[str, ...]
) -> None:
    (entry,) = parse(ONE + line).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "time"]
    assert mark.choices == choices
    assert entry.time == (None if choices else dt.time(10))


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("The hearing of Ann SAMPLE on 6 May has been moved from 11:00 to 12:30.", dt.time(11)),
        ("The hearing of Ann SAMPLE tomorrow has been moved to 12:30.", None),
        ("Суд над Анной ПРИМЕРОВОЙ 6 мая перенесли с 11:00 на 12:30, зал тот же.", dt.time(11)),
        ("Анна МЫСАЛОВАНЫҢ 6 мамырдағы соты 11:00-ден 12:30-ға ауыстырылды.", dt.time(11)),
    ],
)
def test_a_hearing_may_be_moved_within_its_day(text: str, was: dt.time | None) -> None:
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2021, 5, 6), dt.time(12, 30))
    assert (entry.was_date, entry.was_time) == (dt.date(2021, 5, 6), was)
