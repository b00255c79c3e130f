"""What the parser says beside the contract: how sure it is, what it dropped, what became of a hearing."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

HEAD = "Political court hearings scheduled on 6 May 2021:\n\n"
CASE = (
    "a trial on the politically motivated criminal case under Article 405 Part 2 against activist Ann SAMPLE"
)


def only(text: str, date: dt.date | None = None) -> Entry:
    (entry,) = parse(text, date=date).hearings
    return entry


def certainty(entry: Entry, name: str) -> str:
    return next(mark.certainty for mark in entry.marks if mark.name == name)


def test_a_day_and_an_hour_that_stand_in_the_text_are_found() -> None:
    entry = only(f"{HEAD}1) At 09:15, {CASE} will take place.")
    assert (certainty(entry, "date"), certainty(entry, "time")) == ("found", "found")
    assert entry.lines == (3,)


def test_a_year_counted_from_outside_is_a_guess_and_without_it_there_is_no_date() -> None:
    text = f"Political court hearings scheduled on 6 May:\n\n1) At 09:15, {CASE} will take place."
    entry = only(text, dt.date(2021, 5, 5))
    assert (entry.date, certainty(entry, "date")) == (dt.date(2021, 5, 6), "guessed")
    assert (only(text).date, certainty(only(text), "date")) == (None, "doubtful")


def test_a_date_that_can_be_read_in_two_ways_gives_both() -> None:
    entry = only(f"1) On 5/6/2021 at 09:15, {CASE} will take place.")
    mark = next(mark for mark in entry.marks if mark.name == "date")
    assert (mark.certainty, mark.choices) == ("doubtful", ("2021-06-05", "2021-05-06"))


def test_two_hours_are_no_hour_but_two_choices() -> None:
    entry = only(f"{HEAD}1) At 09:15 or 10:00, {CASE} will take place.")
    mark = next(mark for mark in entry.marks if mark.name == "time")
    assert (entry.time, mark.choices) == (None, ("09:15", "10:00"))


def test_a_weekday_that_does_not_fit_makes_the_date_doubtful() -> None:
    text = (
        f"Political court hearings scheduled on Monday, 6 May 2021:\n\n1) At 09:15, {CASE} will take place."
    )
    assert certainty(only(text), "date") == "doubtful"


@pytest.mark.parametrize(
    ("sentence", "status", "date", "was_date", "was_time"),
    [
        ("Moved from 08:00.", "moved", "2021-05-06", "2021-05-06", "08:00"),
        ("Cancelled.", "cancelled", "2021-05-06", None, None),
        ("Postponed, no new date.", "postponed", None, "2021-05-06", "09:15"),
    ],
)
def test_a_change_is_read_with_what_was_before(
    sentence: str, status: str, date: str | None, was_date: str | None, was_time: str | None
) -> None:
    entry = only(f"{HEAD}1) {sentence} At 09:15, {CASE}.")
    assert entry.status == status
    assert entry.date == (dt.date.fromisoformat(date) if date else None)
    assert entry.was_date == (dt.date.fromisoformat(was_date) if was_date else None)
    assert entry.was_time == (dt.time.fromisoformat(was_time) if was_time else None)


def test_court_judge_city_and_number_are_read_when_named() -> None:
    entry = only(
        f"{HEAD}1) At 09:15, in #Almaty, in the Almaly district court, judge Test NAMEOV, the ninth court hearing in "
        "the case against activist Ann SAMPLE will take place."
    )
    assert (entry.city, entry.court, entry.judges, entry.number) == (
        "Almaty", "Almaly district court", ("Test Nameov",), 9,
    )  # fmt: skip


def test_custody_is_read_for_each_defendant() -> None:
    entry = only(
        f"{HEAD}1) At 09:15, a trial against Ann SAMPLE (in custody) and Ben SAMPLE, who is under house arrest, "
        "will begin."
    )
    assert [person.restraint for person in entry.defendants] == ["custody", "house_arrest"]


def test_unnamed_defendants_are_counted() -> None:
    entry = only(f"{HEAD}1) At 09:15, a trial against 13 activists will take place.")
    assert (entry.defendants, entry.others, entry.group) == ((), 13, "activists")


def test_control_and_bidi_characters_are_dropped_and_said() -> None:
    parsed = parse(f"{HEAD}1) At 09:15\x00, {CASE} \u202ewill take place.")
    assert parsed.hearings[0].time == dt.time(9, 15)
    assert parsed.notes == (
        "Left out: control characters (1).", "Left out: marks that turn the direction of writing (1).",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "status", "date", "time"),
    [
        ("The hearing of {}, set for 12 May at 10:00, has been put off until 19 May, 3 pm.", "moved", 19, 15),
        (
            "The appeal of {}, announced for 12 May at 11:00, will now be heard on 13 May at 9 am.",
            "moved",
            13,
            9,
        ),
        ("The trial of {}, which was to begin on 13 May at 10:00, has been called off.", "cancelled", 13, 10),
        ("The trial of {} set for 13 May at 10:00 will not take place.", "cancelled", 13, 10),
        ("The hearing of {} has been brought forward to 12 May at 9 am from 13 May.", "moved", 12, 9),
    ],
)
def test_the_day_that_was_planned_is_not_the_new_one(written: str, status: str, date: int, time: int) -> None:
    entry = only(f"Changes in the schedule of trials, 11 May 2022\n\n• {written.format('Ann SAMPLE')}")
    assert (entry.status, entry.date, entry.time) == (status, dt.date(2022, 5, date), dt.time(time))


@pytest.mark.parametrize(
    ("slot", "people"),
    [
        ("the wife of political prisoner Ben SAMPLE", []),
        ("Ann SAMPLE, the wife of Ben SAMPLE,", [("Ann", "wife of Ben SAMPLE")]),
        ("a mother of five Ann SAMPLE", [("Ann", "mother of five")]),
        ("a friend of Ben SAMPLE, activist Ann SAMPLE", [("Ann", "activist")]),
    ],
)
def test_who_is_only_named_to_tell_whose_wife_or_friend_is_tried_is_no_defendant(
    slot: str, people: list[tuple[str, str]]
) -> None:
    entry = only(f"{HEAD}1) At 09:15, a trial under Article 405 Part 2 against {slot} will take place.")
    assert [(person.given_name, person.role) for person in entry.defendants] == people


@pytest.mark.parametrize(
    "written",
    [
        "On 6 May at 15:00 a webinar for people charged under Article 405 will be held online.",
        "On 6 May at 11:00 a press conference about the trial of Ann SAMPLE will take place.",
        "At 10:00 on the day of the hearing, solidarity rallies will take place in Vilnius.",
        "The hearing of Ann SAMPLE on 6 May at 11:00 did not take place, because the judge was ill.",
        f"{HEAD}1) At 11:00, the trial of Ann SAMPLE did not take place.",
        "On 6 May at 11:00 the investigating court ordered two months of detention under Article 174 Part 1.",
    ],
)
def test_what_is_no_sitting_or_is_over_announces_none(written: str) -> None:
    assert parse(written, date=dt.date(2021, 5, 5)).hearings == ()


def test_an_organisation_before_a_role_is_no_defendant() -> None:
    entry = only(
        "The trial of Sample TV journalists Ann Demovich and Eve Testovich will begin on 18 February 2021."
    )
    assert [(person.given_name, person.role) for person in entry.defendants] == [
        ("Ann", "Sample TV journalist"),
        ("Eve", "Sample TV journalist"),
    ]


def test_whose_journalist_somebody_is_is_no_part_of_the_name() -> None:
    entry = only("The trial of Sample Times’s Ann Demova will begin on 18 February 2021 at 10:00.")
    assert [(person.given_name, person.family_name) for person in entry.defendants] == [("Ann", "Demova")]


def test_every_paragraph_under_a_day_that_opens_with_a_trial_and_has_an_hour_is_a_hearing() -> None:
    text = (
        "6 October 2021\n\nAppeal of Ann SAMPLE, 11:00\n\nTrial of the editor Ben SAMPLE. Medeu court, 14:30."
    )
    assert [entry.time for entry in parse(text).hearings] == [dt.time(11), dt.time(14, 30)]


def test_a_remark_behind_a_row_says_that_it_is_online() -> None:
    assert only(f"{HEAD}- 15:00: appeal hearing of Ann SAMPLE. Article 174 part 1. Online.").mode == "online"


def test_a_row_may_tell_beside_the_name_what_is_over() -> None:
    entry = only(f"{HEAD}— 12:15. Appeal of Ann SAMPLE, sentenced to two years on 3 March under Art. 370.")
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(12, 15))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a", "\ufeff", "{{ settings.SECRET_KEY }}", "<script>1</script>"]
)
def test_a_text_without_announcement_gives_no_hearing(text: str) -> None:
    assert parse(text).hearings == ()


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("At 2:30 PM", "14:30"),
        ("At 12:00 PM", "12:00"),
        ("At 12:15 AM", "00:15"),
        ("At 9-30 a. m.", "09:30"),
        ("At 9.30 am", "09:30"),
        ("At noon", "12:00"),
        ("В 9 часов 30 минут", "09:30"),
        ("В 3 часа дня", "15:00"),
        ("Сағат 10-да", "10:00"),
        ("At 1430 hrs", "14:30"),
        ("At 24:00", None),
        ("At 25:61", None),
        ("Before noon", None),
        ("Wednesday morning", None),
    ],
)
def test_an_hour_is_read_in_every_wording_and_a_vague_or_impossible_one_is_none(
    written: str, time: str | None
) -> None:
    entry = only(f"{HEAD}1) {written}, {CASE} will take place.")
    assert entry.time == (dt.time.fromisoformat(time) if time else None)


@pytest.mark.parametrize(
    "heading",
    [
        "Political court hearing scheduled on 6 May 2021:",
        "Political trials on May 6, 2021",
        "Court hearings, Thursday 6 May 2021",
        "6 May 2021",
        "Thursday, 6 May 2021:",
        "06.05.2021",
        "2021-05-06",
        "Политические суды, назначенные на 6 мая 2021 г.:",
        "Расписание судов на 6 мая 2021 года",
        "2021 жылғы 6 мамырға тағайындалған саяси соттар:",
        "3 Eylül 2025 Çarşamba",
    ],
)
def test_a_heading_gives_its_day_to_what_follows(heading: str) -> None:
    entry = only(f"{heading}\n\n1) At 09:15, {CASE} will take place.")
    assert entry.date == (dt.date(2025, 9, 3) if "Eylül" in heading else dt.date(2021, 5, 6))


def test_rows_of_a_court_timetable_are_hearings_and_the_judge_is_no_defendant() -> None:
    parsed = parse(
        "31 августа 2016\n\n"
        "Примеров А.А. ч.5 ст.20.2 дело № 5–260/2016 31.08.2016 10:00, судья Вымышленная Анна Павловна\n\n"
        "Образцов Б.Б. ч.5 ст.20.2 дело № 5–261/2016 31.08.2016 10:30, судья Вымышленная Анна Павловна"
    )
    assert [(e.time, e.defendants[0].family_name, e.judges) for e in parsed.hearings] == [
        (dt.time(10), "Примеров", ("Вымышленная Анна Павловна",)),
        (dt.time(10, 30), "Образцов", ("Вымышленная Анна Павловна",)),
    ]


def test_a_day_without_hearings_gives_none() -> None:
    parsed = parse("Political court hearings scheduled on 7 May 2021:\n\nNo hearings.")
    assert parsed.hearings == ()


def test_a_report_that_puts_off_a_hearing_gives_the_new_day() -> None:
    entry = only(
        "Activist Pavel Sample’s trial was opened in June.\n"
        "The trial of activist Pavel Sample was postponed until 13 November 2021 at 10:00 because the judge is ill."
    )
    assert (entry.date, entry.time, entry.reason) == (dt.date(2021, 11, 13), dt.time(10), "the judge is ill")


def test_a_report_of_the_past_announces_nothing() -> None:
    for text in (
        "On 3 August 2021 at 9:30 the hearing opened in the Almaly district court; it was held online.",
        "3 августа 2021 года в 9:30 слушание открылось в районном суде Алматы.",
        "2021 жылғы 3 тамызда сағат 9:30-да сот отырысы өтті.",
        "A rally will take place on 10 May 2021 at 12:00.",
    ):
        assert parse(text).hearings == ()


def test_notes_above_a_text_are_no_part_of_it() -> None:
    parsed = parse(
        "# url: https://example.org/trial-on-5-september\n"
        "# shows: a trial against «Ann SAMPLE» will take place on 5 September at 9:30\n"
        "# --- text below this line ---\n"
        f"{HEAD}1) At 09:15, {CASE} will take place."
    )
    assert [entry.time for entry in parsed.hearings] == [dt.time(9, 15)]
    assert [line.line for line in parsed.unparsed] == [1, 2, 3]


@pytest.mark.parametrize(
    ("label", "intro"),
    [
        ("Court: Bostandyk District Court of Almaty", "Ann SAMPLE is being prosecuted for:"),
        ("Суд: Бостандыкский районный суд города Алматы", "Поводы для преследования:"),
        ("Сот: Алматы қаласының Бостандық аудандық соты", "Қудалау себебі:"),
    ],
)
def test_a_court_ends_where_a_list_begins_without_an_empty_line_between_them(label: str, intro: str) -> None:
    entry = only(f"{HEAD}1) At 09:15, {CASE} will take place.\n{label}\n{intro}\n— Calls;\n— Reposts.")
    assert entry.court == label.partition(": ")[2]
    assert entry.defendants[0].allegations == ("Calls", "Reposts")


def test_a_court_may_be_wrapped() -> None:
    entry = only(
        f"{HEAD}1) At 09:15, {CASE} will take place.\n"
        "Court: Specialised Inter-District Investigating\nCourt of Almaty"
    )
    assert entry.court == "Specialised Inter-District Investigating Court of Almaty"


def test_the_kind_of_a_case_is_no_court_and_no_code() -> None:
    russian = only(
        "6 мая 2021 года в 09:15 состоится суд по уголовному делу. На скамье подсудимых: Анна ПРОБА."
    )
    kazakh = only(
        "2021 жылғы 6 мамырға тағайындалған саяси сот:\n\n1) Сағат 09:15-те 405-бап бойынша қылмыстық іс жөнінде "
        "сот отырысы өтеді. Сотталушы: Анна ПРОБА."
    )
    assert (russian.court, [person.family_name for person in russian.defendants]) == ("", ["Проба"])
    assert [charge.code for charge in kazakh.defendants[0].charges] == [""]


@pytest.mark.parametrize("number", ["²", "9" * 5000])
@pytest.mark.parametrize(
    "text",
    [
        "{}-10 May 2021, a trial against Aibek SAMPLE will take place",
        "On {}–10 May, at 10:00, a trial against Aibek SAMPLE",
        "At 10:00, a trial against {} activists will take place",
    ],
)
def test_a_number_that_is_none_is_a_word_and_no_end_of_reading(text: str, number: str) -> None:
    for head in ("", "Political court hearings scheduled on 6 May 2021:\n\n"):
        written = head + text.format(number)
        assert "".join(line.text for line in parse(written).lines) == written.replace("\n", "")


def test_what_is_called_for_in_a_list_is_no_sitting() -> None:
    parsed = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n"
        "1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ (ст. 405 ч. 2).\n\n"
        "Мы требуем:\n— освободить всех;\n— отменить статью 405 УК РК."
    )
    assert len(parsed.hearings) == 1
    assert [statement.text for statement in parsed.statements] == [
        "Мы требуем: — освободить всех; — отменить статью 405 УК РК."
    ]


def test_a_line_that_says_what_somebody_was_convicted_of_is_no_heading() -> None:
    parsed = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n"
        "1) В 10:00 состоится суд по апелляции Анны ПРИМЕРОВОЙ.\n\nАнна ПРИМЕРОВА осуждена за:\n\n— пост.\n\n"
        "2) В 12:00 состоится суд над Олегом ПРИМЕРОВЫМ."
    )
    assert [entry.defendants[0].allegations for entry in parsed.hearings] == [("пост",), ()]


def test_how_a_sitting_is_held_may_stand_behind_its_court() -> None:
    (entry,) = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n"
        "1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\nСуд: Медеуский районный суд. Формат: онлайн. Судья: А. Мерин"
    ).hearings
    assert (entry.court, entry.mode, entry.judges) == ("Медеуский районный суд", "online", ("А. Мерин",))


def test_the_court_that_opens_a_sentence_is_not_what_it_is_called() -> None:
    text = "The trial of Ann SAMPLE will begin on 6 May 2021 at 10:00. The court will hear the case {}."
    assert [only(text.format(where)).court for where in ("in public", "in Medeu District Court")] == [
        "",
        "Medeu District Court",
    ]
