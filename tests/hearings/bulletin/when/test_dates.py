"""Days in figures inside a sentence, and days the text leaves open."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

DAY = dt.date(2021, 12, 1)


@pytest.mark.parametrize("when", ["8.12 в 15:00", "08.12, 15:00", "8.12 (ср) в 15:00"])
def test_a_day_and_a_month_in_figures_before_the_hour_are_the_day(when: str) -> None:
    (entry,) = parse(f"Суд над Айбеком ПРИМЕРОВЫМ перенесён на {when}.", date=DAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 12, 8), dt.time(15))


def test_an_article_before_the_hour_is_no_day() -> None:
    (entry,) = parse("Суд над Айбеком ДЕМОВЫМ по ст. 14.10 в 15:00 состоится 9 декабря.", date=DAY).hearings
    assert entry.date == dt.date(2021, 12, 9)


def test_of_a_range_of_days_none_is_taken() -> None:
    (entry,) = parse(
        "6-10 желтоқсан аралығында сағат 10:00-де Айбек ҮЛГІБАЙДЫҢ ісі сотта қаралады.", date=DAY
    ).hearings
    assert entry.date is None
    assert any(mark.name == "date" and mark.certainty == "doubtful" for mark in entry.marks)


def test_a_report_that_names_other_days_does_not_make_its_own_day_the_day_of_the_sitting() -> None:
    (entry,) = parse("20 декабря выйдет книга. Суд над Айбеком ДЕМОВЫМ начнётся в 10:00.", date=DAY).hearings
    assert entry.date is None


@pytest.mark.parametrize(
    "heading",
    [
        "2021 жылғы 24 және 25 мамырға тағайындалған саяси соттар:",
        "2021 жылғы 24–25 мамырға тағайындалған саяси соттар:",
        "2021 жылғы 23, 24 және 25 мамырдағы саяси соттар:",
    ],
)
def test_the_year_before_several_days_is_that_of_all(heading: str) -> None:
    (entry,) = parse(
        f"{heading}\n\n25 мамыр\n\n1) Сағат 10:00-де Асан ҮЛГІБЕКОВКЕ қатысты сот өтеді."
    ).hearings
    assert entry.date == dt.date(2021, 5, 25)


def test_each_of_several_days_joined_by_and_has_its_sitting() -> None:
    entries = parse("5, 6 и 7 мая 2021 года в 10:00 состоится суд над Айбеком ПРИМЕРОВЫМ.").hearings
    assert [entry.date for entry in entries] == [dt.date(2021, 5, day) for day in (5, 6, 7)]


def test_a_part_of_an_article_before_a_day_is_no_day() -> None:
    (entry,) = parse("Суд над Айбеком ДЕМОВЫМ по ст. 405 ч. 2, 7 мая 2021 года в 10:00.").hearings
    assert entry.date == dt.date(2021, 5, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Trials on 6 May 2021:\n\nTomorrow at 10:00 the trial of Ann SAMPLE will take place.",
        "Суды 6 мая 2021 года:\n\nЗавтра в 10:00 состоится суд над Анной ПРИМЕРОВОЙ.",
        "2021 жылғы 6 мамырға тағайындалған саяси соттар:\n\nЕртең сағат 10:00-де Анна ҮЛГІБАЙДЫҢ соты өтеді.",
    ],
)
def test_tomorrow_below_the_day_of_the_trials_is_asked_about(text: str) -> None:
    (entry,) = parse(text).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "date"]
    assert (mark.certainty, mark.choices) == ("doubtful", ("2021-05-06", "2021-05-07"))


@pytest.mark.parametrize(
    "text",
    [
        "6 May 2021\n\nTomorrow at 10:00 the trial of Ann SAMPLE will take place.",
        "6 May 2021:\n\n1) Tomorrow at 10:00, a trial of Ann SAMPLE (Article 405)",
        "6 мая 2021 года\n\nЗавтра в 10:00 суд над Анной ПРИМЕРОВОЙ, ст. 405 ч. 2",
    ],
)
def test_tomorrow_below_a_day_alone_is_rather_the_day_after_it_and_asked_about(text: str) -> None:
    (entry,) = parse(text).hearings
    assert entry.date == dt.date(2021, 5, 7)
    (mark,) = [mark for mark in entry.marks if mark.name == "date"]
    assert (mark.certainty, mark.choices) == ("doubtful", ("2021-05-07", "2021-05-06"))


@pytest.mark.parametrize(
    "text",
    [
        "Political court hearings scheduled on 6 May 2021:\n\n1) At 10:00, a trial of Ann SAMPLE will take place. "
        "It will continue tomorrow at 11:00.",
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Продолжение завтра "
        "в 11:00.",
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Продолжится 7 мая "
        "в 11:00.",
        "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді. Жалғасы – "
        "7 мамырда сағат 11:00-де.",
    ],
)
def test_a_sentence_behind_that_says_when_it_goes_on_is_of_a_further_sitting(text: str) -> None:
    first, further = parse(text).hearings
    assert (first.date, first.time) == (dt.date(2021, 5, 6), dt.time(10))
    assert (further.date, further.time) == (dt.date(2021, 5, 7), dt.time(11))
    assert further.defendants == first.defendants


def test_the_year_of_a_new_day_is_counted_from_the_old_one() -> None:
    (entry,) = parse(
        "The trial of Ann SAMPLE scheduled for 28 December 2021 was moved to 4 January, 11:00."
    ).hearings
    assert entry.date == dt.date(2022, 1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Political trials on 6 May 2021:\n\n1) The trial of Ann SAMPLE, 6 May → 7 May, 10:00.",
        "Политические суды 6 мая 2021 года:\n\n1) Суд над Анной ПРИМЕРОВОЙ: 6 мая → 7 мая, 10:00.",
    ],
)
def test_of_two_days_that_an_arrow_joins_the_editor_is_asked(text: str) -> None:
    (entry,) = parse(text).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "date"]
    assert (mark.certainty, mark.choices) == ("doubtful", ("2021-05-06", "2021-05-07"))


@pytest.mark.parametrize("hours", ["10:00 → 11:00", "10.00 → 11.00", "10:00 ⟶ 11:00", "10:00 ➡️ 11:00"])
def test_of_two_hours_that_an_arrow_joins_the_editor_is_asked(hours: str) -> None:
    text = f"Political trials on 6 May 2021:\n\n1) At {hours}, a trial against Ann SAMPLE will take place."
    (entry,) = parse(text).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "time"]
    assert (entry.time, mark.choices) == (None, ("10:00", "11:00"))


def test_a_day_that_does_not_fit_its_weekday_is_asked_about_with_an_article_between() -> None:
    (entry,) = parse(
        "The trial of Ann SAMPLE will take place on Thursday the 7th of May 2021 at 10:00."
    ).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "date"]
    assert (mark.certainty, mark.why) == ("doubtful", "the weekday does not fit the date")


@pytest.mark.parametrize(
    "row",
    [
        "Hearing of the appeal of Ann SAMPLE, 6 May 2021, 3 pm, Almaty city court. Article 405 Part 2.",
        "Trial of Ann SAMPLE, Thursday the 6th of May 2021, 15:00, Almaty city court",
        "Суд над Анной ПРИМЕРОВОЙ, 6 мая 2021 года, 15:00, Медеуский районный суд",
    ],
)
def test_a_sitting_its_day_and_its_hour_between_commas_are_a_row(row: str) -> None:
    (entry,) = parse(row).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (dt.date(2021, 5, 6), dt.time(15), 1)


@pytest.mark.parametrize(
    "told",
    [
        "We saw the trial of Ann SAMPLE, 6 May 2021, at 10:00.",
        "The trial of Ann SAMPLE, 6 May 2021, 10:00. The court rejected her appeal.",
    ],
)
def test_what_was_told_of_a_day_between_commas_is_no_row(told: str) -> None:
    assert parse(told).hearings == ()


def test_what_is_told_of_yesterday_is_no_day_of_a_row() -> None:
    text = "10:00 – Ann SAMPLE, Article 405\nFrom yesterday Ann SAMPLE is on hunger strike.\n"
    assert parse(text, date=DAY).hearings == ()


@pytest.mark.parametrize(
    ("heading", "row", "day"),
    [
        ("Political trials tomorrow, 6 May 2021:", "Tomorrow at 10:00 the trial of Ann SAMPLE continues.", 6),
        ("Политсуды завтра, 6 мая 2021 года:", "Завтра в 10:00 суд над Анной ПРИМЕРОВОЙ.", 6),
        ("Political trials today, 6 May 2021:", "The trial of Ann SAMPLE continues tomorrow at 10:00.", 7),
    ],
)
def test_tomorrow_is_counted_from_the_day_that_the_heading_calls_so(heading: str, row: str, day: int) -> None:
    (entry,) = parse(f"{heading}\n\n1) {row}").hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, day), dt.time(10))
    assert all(mark.certainty == "found" for mark in entry.marks if mark.name == "date")


@pytest.mark.parametrize(
    "text",
    [
        "The day after tomorrow at 10:00 the trial of Ann SAMPLE will take place.",
        "Послезавтра в 10:00 состоится суд над Анной ПРИМЕРОВОЙ.",
        "Бүрсігүні сағат 10:00-де Анна ПРИМЕРОВАНЫҢ соты өтеді.",
        "The day after tomorrow:\n\n10:00 – trial of Ann SAMPLE",
        "Послезавтра:\n10:00 Анна ПРИМЕРОВА, ст. 405",
    ],
)
def test_the_day_after_tomorrow_is_two_days_on(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2021, 5, 4)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))
