"""Forms that people write beside the publisher's own: read where they say one thing, offered where they say two."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

HEAD = "Political court hearings scheduled on 6 May 2021:\n\n"
CASE = "a trial under Article 405 Part 2 against activist Ann SAMPLE will take place."
RUSSIAN = "состоится суд по статье 405 части 2 в отношении активиста Ивана ПРИМЕРОВА."
KAZAKH = "белсенді Айдос ҮЛГІБЕКОВКЕ қатысты 405-баптың 2-бөлігі бойынша сот отырысы өтеді."


def only(text: str) -> Entry:
    (entry,) = parse(text).hearings
    return entry


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("At half past two in the afternoon, " + CASE, "14:30"),
        ("At a quarter to ten in the morning, " + CASE, "09:45"),
        ("At ten past nine a.m., " + CASE, "09:10"),
        ("At three o’clock in the afternoon, " + CASE, "15:00"),
        ("At half past twelve in the afternoon, " + CASE, "12:30"),
        ("At 5 o’clock in the evening, " + CASE, "17:00"),
        ("At 10 in the morning, " + CASE, "10:00"),
        ("At 2:30 in the afternoon, " + CASE, "14:30"),
        ("At 10 hours 30 minutes, " + CASE, "10:30"),
        ("At 17h, " + CASE, "17:00"),
        ("В половине третьего дня " + RUSSIAN, "14:30"),
        ("В четверть одиннадцатого утра " + RUSSIAN, "10:15"),
        ("Без четверти десять утра " + RUSSIAN, "09:45"),
        ("В четырнадцать тридцать " + RUSSIAN, "14:30"),
        ("В пятнадцать часов " + RUSSIAN, "15:00"),
        ("В три часа дня " + RUSSIAN, "15:00"),
        ("Түстен кейін сағат екі жарымда " + KAZAKH, "14:30"),
        ("Таңғы сағат тоғызда " + KAZAKH, "09:00"),
        ("Сағат он төртте " + KAZAKH, "14:00"),
    ],
)
def test_an_hour_in_words_is_read(written: str, time: str) -> None:
    entry = only(f"{HEAD}1) {written}")
    assert entry.time == dt.time.fromisoformat(time)
    assert len(entry.defendants) == 1


@pytest.mark.parametrize(
    ("written", "choices"),
    [
        ("At half past two, " + CASE, ("02:30", "14:30")),
        ("At ten o’clock, " + CASE, ("10:00", "22:00")),
        ("At a quarter to one, " + CASE, ("00:45", "12:45")),
        ("At 3 o’clock, " + CASE, ("03:00", "15:00")),
        ("At 3:15, " + CASE, ("03:15", "15:15")),
        ("В половине первого " + RUSSIAN, ("00:30", "12:30")),
        ("В половине третьего " + RUSSIAN, ("02:30", "14:30")),
        ("Сағат екі жарымда " + KAZAKH, ("02:30", "14:30")),
    ],
)
def test_an_hour_of_a_dial_is_offered_for_both_halves_of_the_day(
    written: str, choices: tuple[str, str]
) -> None:
    entry = only(f"{HEAD}1) {written}")
    mark = next(mark for mark in entry.marks if mark.name == "time")
    assert (entry.time, mark.certainty, mark.choices) == (None, "doubtful", choices)


@pytest.mark.parametrize(
    "written",
    [
        "Before half past two, ",
        "From ten to twelve o’clock, ",
        "In one of two cases, ",
        "Arrested for 12 h: ",
    ],
)
def test_words_of_numbers_are_no_hour_of_their_own(written: str) -> None:
    assert only(f"{HEAD}1) {written}{CASE}").time is None


def charges(entry: Entry) -> list[list[tuple[str, str]]]:
    return [[(charge.article, charge.part) for charge in person.charges] for person in entry.defendants]


def test_articles_of_a_row_need_no_word_of_the_law() -> None:
    parsed = parse(
        "6 May 2021\n\n"
        "09:15 Ann SAMPLE 405 (2)\n"
        "10:00 Ben SAMPLEV, 405 (1), (2) and 174 (1), online\n"
        "11:30 | Almaly District Court | Cid EXAMPLE | 174 (1) | in person"
    )
    assert [charges(entry) for entry in parsed.hearings] == [
        [[("405", "2")]],
        [[("405", "1"), ("405", "2"), ("174", "1")]],
        [[("174", "1")]],
    ]


@pytest.mark.parametrize("where", ["room 405 (2)", "ROOM 405 (2)", "case № 405 (2)", "tel. 405 (2) 17"])
def test_a_number_that_something_else_has_is_no_article(where: str) -> None:
    assert charges(
        only(f"{HEAD}1) At 09:15, {where}, a trial against activist Ann SAMPLE will take place.")
    ) == [[]]


def test_a_text_all_in_capitals_is_read_like_any_other() -> None:
    text = (
        f"{HEAD}1) At 09:15, an online trial on the politically motivated criminal case under Article 405 Part 2 of the "
        "CC against civil activists Ann SAMPLE and Ben O’SAMPLE will take place in Almaty.\n\n"
        "Ben O’SAMPLE is being prosecuted for:\n\n— posts.\n\nAnn SAMPLE is being prosecuted for:\n\n— calls."
    )
    plain, shouted = only(text), only(text.upper())
    assert (shouted.date, shouted.time, shouted.mode, shouted.city) == (
        plain.date,
        plain.time,
        "online",
        "Almaty",
    )
    assert [(p.given_name, p.family_name, p.role, p.charges) for p in shouted.defendants] == [
        (p.given_name, p.family_name, p.role, p.charges) for p in plain.defendants
    ]
    assert [person.allegations for person in shouted.defendants] == [("CALLS",), ("POSTS",)]


def test_a_family_name_that_capitals_no_longer_tell_is_a_guess() -> None:
    mark = next(mark for mark in only(f"{HEAD}1) At 09:15, {CASE}".upper()).marks if mark.name == "name")
    assert (mark.certainty, mark.why) == ("guessed", "Ann Sample: the order of the name is a guess")


def test_a_russian_text_all_in_capitals_is_read_like_any_other() -> None:
    entry = only(f"{HEAD}1) В 09:15 {RUSSIAN}".upper())
    assert [(p.given_name, p.family_name, p.role) for p in entry.defendants] == [
        ("Ивана", "Примерова", "активиста")
    ]


EN, RU, KK = "Sample Samplev", "Примерова Пробиной", "Үлгіге Сынаққа"


@pytest.mark.parametrize(
    ("written", "families"),
    [
        (
            "At 09:15, a trial against Ann SAMPLE and at 10:00, a trial against Ben SAMPLEV will take place.",
            EN,
        ),
        ("At 09:15 a trial against Ann SAMPLE will take place, and at 10:00 the trial of Ben SAMPLEV.", EN),
        ("Trials against Ann SAMPLE (09:15) and Ben SAMPLEV (10:00) will take place.", EN),
        ("В 09:15 состоится суд в отношении Ивана ПРИМЕРОВА, а в 10:00 — суд в отношении А. ПРОБИНОЙ.", RU),
        ("Сағат 09:15-те Айдос ҮЛГІГЕ қатысты сот, ал сағат 10:00-де Берік СЫНАҚҚА қатысты сот өтеді.", KK),
    ],
)
def test_two_sittings_of_one_sentence_are_two(written: str, families: str) -> None:
    hearings = parse(f"{HEAD}1) {written}").hearings
    assert [(e.date, e.time) for e in hearings] == [
        (dt.date(2021, 5, 6), dt.time(9, 15)),
        (dt.date(2021, 5, 6), dt.time(10)),
    ]
    assert " ".join(person.family_name for entry in hearings for person in entry.defendants) == families
    assert all(entry.lines == (3,) for entry in hearings)


def test_two_sittings_share_no_article() -> None:
    parsed = parse(
        f"{HEAD}1) At 09:15, a trial under Article 405 Part 2 against Ann SAMPLE and at 10:00, a trial under Article "
        "174 Part 1 against Ben SAMPLEV will take place."
    )
    assert [charges(entry) for entry in parsed.hearings] == [[[("405", "2")]], [[("174", "1")]]]


def test_hours_of_two_sittings_that_cannot_be_told_apart_are_offered() -> None:
    entry = only(
        "On 6 May 2021, at 09:15 and 10:00 trials against Ann SAMPLE and Ben SAMPLEV will take place."
    )
    mark = next(mark for mark in entry.marks if mark.name == "time")
    assert (entry.time, mark.choices) == (None, ("09:15", "10:00"))


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        (f"At 09:15, {CASE} The defendant will take part by video link.", "in_person"),
        (f"At 09:15, {CASE[:-1]}; she will participate via Zoom.", "in_person"),
        ("At 09:15, a trial against Ann SAMPLE (the defendant via Zoom) will take place.", "in_person"),
        (f"В 09:15 {RUSSIAN} Подсудимый участвует по видеосвязи.", "in_person"),
        (f"Сағат 09:15-те {KAZAKH} Сотталушы бейнебайланыс арқылы қатысады.", "in_person"),
        (
            "At 09:15, an online trial against Ann SAMPLE will take place. She will participate via Zoom.",
            "online",
        ),
        ("At 09:15, a trial against Ann SAMPLE will take place via Zoom.", "online"),
        ("At 09:15, a trial against Ann SAMPLE will take place. It will be held by video link.", "online"),
    ],
)
def test_a_defendant_on_a_screen_makes_no_sitting_online(written: str, mode: str) -> None:
    assert only(f"{HEAD}1) {written}").mode == mode


def test_an_allegation_wrapped_behind_a_colon_is_one() -> None:
    entry = only(
        f"{HEAD}1) At 09:15, {CASE}\n\nAnn SAMPLE is being prosecuted for:\n"
        "— Posting on Facebook the text:\nFreedom to all;\n— Calls to vote.\n\nWe demand their release."
    )
    assert entry.defendants[0].allegations == (
        "Posting on Facebook the text: Freedom to all",
        "Calls to vote",
    )
    assert entry.lines == (3, 5, 6, 7, 8)


def test_a_paragraph_of_its_own_behind_a_colon_is_no_part_of_the_allegation() -> None:
    parsed = parse(
        f"{HEAD}1) At 09:15, {CASE}\n\nAnn SAMPLE is being prosecuted for:\n— Posting the text:\n\nFreedom to all!"
    )
    assert parsed.hearings[0].defendants[0].allegations == ("Posting the text:",)
    assert [statement.text for statement in parsed.statements] == ["Freedom to all!"]


def test_a_heading_with_an_hour_and_a_court_gives_both_to_the_rows_below() -> None:
    parsed = parse(
        "24 November 2026, 09:00, Almaly District Court.\n\n1) Ann SAMPLE, Article 405 Part 2\n2) 10:30, Ben SAMPLEV\n\n"
        "25 November 2026, 11:00, Court.\n\n1) Cid EXAMPLE"
    )
    assert [(e.date, e.time, e.court, e.defendants[0].family_name) for e in parsed.hearings] == [
        (dt.date(2026, 11, 24), dt.time(9), "Almaly District Court", "Sample"),
        (dt.date(2026, 11, 24), dt.time(10, 30), "Almaly District Court", "Samplev"),
        (dt.date(2026, 11, 25), dt.time(11), "", "Example"),
    ]
    assert [line.kind for line in parsed.lines if line.text] == [
        "heading",
        "hearing",
        "hearing",
        "heading",
        "hearing",
    ]
    assert certain(parsed.hearings[0], "time") == certain(parsed.hearings[0], "date") == "found"


def test_a_day_with_its_hour_and_no_rows_below_is_not_taken_away_as_a_heading() -> None:
    parsed = parse("24 November 2026, 09:00, Almaly District Court.")
    assert [line.kind for line in parsed.lines] == ["not understood"]


def certain(entry: Entry, name: str) -> str:
    return next(mark.certainty for mark in entry.marks if mark.name == name)


FORM = {
    "Defendant": "Ann SAMPLE, civil activist",
    "Date": "7 October 2021",
    "Time": "10:00 a.m.",
    "Court": "Medeu District Court of Almaty",
    "Charge": "Article 405 Part 2",
}


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (1, 2, 3, 0, 4), (4, 3, 2, 1, 0)])
def test_a_form_is_one_hearing_in_whatever_order_its_lines_stand(order: tuple[int, ...]) -> None:
    lines = [f"{head}: {value}" for head, value in FORM.items()]
    entry = only("\n".join(lines[at] for at in order))
    assert (entry.date, entry.time) == (dt.date(2021, 10, 7), dt.time(10))
    assert [(person.family_name, person.role) for person in entry.defendants] == [
        ("Sample", "civil activist")
    ]
    assert charges(entry) == [[("405", "2")]]


@pytest.mark.parametrize("what", ["Press conference on the trial of Ann Sample", "Screening of a film"])
def test_a_form_of_something_else_announces_no_hearing(what: str) -> None:
    assert parse(f"What: {what}\nWhen: 7 October 2021, 10 a.m.\nWhere: Press Club, Almaty").hearings == ()


@pytest.mark.parametrize(
    "post",
    [
        "📍 Medeu District Court, 10 Primer Street, courtroom 4\n⚖ Article 405, part 2\n👩 Judge Eve TESTOVA",
        "Medeu District Court, 10 Primer Street, courtroom 4\n\nArticle 405, part 2\n\nJudge Eve TESTOVA",
    ],
)
def test_lines_below_an_announcement_give_its_court_its_article_and_its_judge(post: str) -> None:
    entry = only(f"❗ On 15 September 2021, at 11:00 the trial of activist Ann SAMPLE will begin\n\n{post}")
    assert (entry.court, entry.judges) == ("Medeu District Court", ("Eve Testova",))
    assert charges(entry) == [[("405", "2")]]
    assert entry.defendants[0].allegations == ()


def test_a_sentence_behind_the_announcement_may_say_what_somebody_is_charged_with() -> None:
    told = (
        "The next session of the trial of Ann SAMPLE will be held at 4 p.m. She is charged under Article 451."
    )
    assert charges(only(f"{HEAD}1) {told}")) == [[("451", "")]]


def test_the_same_day_is_that_of_the_sitting_above() -> None:
    first, second = parse(
        "On 15 September 2021, at 10:30, the trial of Ann SAMPLE will begin.\n\n"
        "On the same day, at 15:00, the court of appeal will consider the case of Ben TESTOV.",
        date=dt.date(2021, 9, 13),
    ).hearings
    assert first.date == second.date == dt.date(2021, 9, 15)


@pytest.mark.parametrize("behind", ["At 15:00", "On the same day at 15:00", "On 12 May 2021 at 15:00"])
def test_two_sentences_with_a_sitting_each_are_two_hearings(behind: str) -> None:
    first, second = parse(
        "On 12 May 2021 at 10:00 the trial of Ann SAMPLE (Article 405 Part 2) will begin. "
        f"{behind} the trial of Ben TESTOV (Article 405 Part 1) will begin in the same court."
    ).hearings
    assert (first.date, second.date) == (dt.date(2021, 5, 12), dt.date(2021, 5, 12))
    assert (first.time, second.time) == (dt.time(10), dt.time(15))
    assert charges(first) + charges(second) == [[("405", "2")], [("405", "1")]]


def test_a_court_that_will_try_the_rows_below_is_their_heading_and_all_may_be_held_online() -> None:
    entries = parse(
        "On 1 March 2022, the Medeu District Court will try:\n"
        "10:00 – SAMPLE Ann, Article 488 Part 6\n10:40 – TESTOV Ben, Article 488 Part 11\n\n"
        "All hearings are held online."
    ).hearings
    assert [(entry.date, entry.mode) for entry in entries] == [(dt.date(2022, 3, 1), "online")] * 2


@pytest.mark.parametrize(
    ("heading", "item", "said"),
    [
        (HEAD, f"At 09:15, {CASE}", "The hearing at 09:15 may be moved to another court."),
        (HEAD, f"At 09:15, {CASE}", "Observers from five embassies will attend the trial at 09:15."),
        (HEAD, f"At 09:15, {CASE}", "The trial of Ann SAMPLE at 09:15 will be shown live."),
        (HEAD, f"At 09:15, {CASE}", "Political trials on 7 May will be announced tomorrow at 18:00."),
        (HEAD, f"At 09:15, {CASE}", "We will stand at the court at 09:00."),
        (
            "Политические суды, назначенные на 6 мая 2021 года:\n\n",
            f"В 09:15 {RUSSIAN}",
            "Журналистов просят прийти в суд к 08:30 с паспортами.",
        ),
        (
            "Политические суды, назначенные на 6 мая 2021 года:\n\n",
            f"В 09:15 {RUSSIAN}",
            "Прямой эфир из суда начнётся в 09:00.",
        ),
        (
            "2021 жылғы 6 мамырға тағайындалған саяси соттар:\n\n",
            f"Сағат 09:15-те {KAZAKH}",
            "6 мамырда сағат 09:00-де сот алдында жиналамыз.",
        ),
    ],
)
@pytest.mark.parametrize("mark", ["1) ", ""])
def test_what_is_said_below_the_hearings_is_a_statement(
    heading: str, item: str, said: str, mark: str
) -> None:
    parsed = parse(f"{heading}{mark}{item}\n\n{said}")
    assert [entry.time for entry in parsed.hearings] == [dt.time(9, 15)]
    assert [statement.text for statement in parsed.statements] == [said]
    assert parsed.hearings[0].status == "scheduled"


@pytest.mark.parametrize(
    "days", ["from 6 to 10 May", "from 30 April to 10 May", "с 6 по 10 мая", "6 мамырдан 10 мамырға дейін"]
)
def test_a_range_of_days_is_no_day(days: str) -> None:
    (entry,) = parse(
        f"The trial of Ann SAMPLE will take place {days} at 10:00.", date=dt.date(2021, 5, 1)
    ).hearings
    assert (entry.date, entry.time) == (None, dt.time(10))
    assert [mark.certainty for mark in entry.marks if mark.name == "date"] == ["doubtful"]


@pytest.mark.parametrize(
    "form",
    [
        "Who:\nactivist Ann SAMPLE\nWhen:\n6 May 2021\n10:30\nWhere:\nMedeu District Court",
        "Кто:\nactivist Ann SAMPLE\nКогда:\n6 мая 2021 года, 10:30\nГде:\nMedeu District Court",
        "📌 Кім: activist Ann SAMPLE\n📌 Қашан: 2021 жылғы 6 мамыр, 10:30\n📌 Қайда: Medeu District Court",
    ],
)
def test_a_form_may_have_its_labels_alone(form: str) -> None:
    entry = only(form)
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10, 30))
    assert [(person.family_name, person.role) for person in entry.defendants] == [("Sample", "activist")]
    assert entry.court == "Medeu District Court"
