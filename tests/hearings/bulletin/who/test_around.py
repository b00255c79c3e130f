"""What stands around a name: whose brother somebody is, what the title of a list says, which clock a bracket tells."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

HEAD = "Political court hearings scheduled on 22 November 2021:\n\n"


@pytest.mark.parametrize(
    ("item", "family_names", "role"),
    [
        ("At 10:30, a trial against Ann SAMPLE’s husband Ben CASE will take place.", ["Case"], "Ann SAMPLE’s husband"),
        ("At 10:30, a trial against Ann SAMPLE's lawyer, Ben CASE, will take place.", ["Case"], "Ann SAMPLE's lawyer"),
        ("В 10:30 состоится суд в отношении брата Анны ПРИМЕРОВОЙ – Бориса ОБРАЗЦОВА.", ["Образцова"], ""),
        ("В 10:30 состоится суд над женой Бориса ОБРАЗЦОВА Анной ПРИМЕРОВОЙ.", ["Примеровой"], "женой Бориса ОБРАЗЦОВА"),
        (
            "Сағат 10:30-да Бақыт ҮЛГІБЕКОВТІҢ әйелі Анна МЫСАЛОВАҒА қатысты сот отырысы өтеді.",
            ["Мысаловаға"],
            "Бақыт ҮЛГІБЕКОВТІҢ әйелі",
        ),
        ("At 10:30, a trial against Ann SAMPLE and her brother Ben SAMPLE will take place.", ["Sample"] * 2, ""),
    ],
)  # fmt: skip
def test_whose_brother_somebody_is_does_not_try_the_other(
    item: str, family_names: list[str], role: str
) -> None:
    (entry,) = parse(f"{HEAD}1) {item}").hearings
    assert [person.family_name for person in entry.defendants] == family_names
    assert entry.defendants[0].role == role


@pytest.mark.parametrize(
    "cited",
    [
        "under Article 405 Part 1 and Article 405 Part 2 against Ann SAMPLE and Ben CASE, respectively,",
        "against Ann SAMPLE and Ben CASE under Parts 1 and 2 of Article 405 respectively",
        "по ст. 405 ч. 1 и ст. 405 ч. 2 соответственно в отношении Анны ПРИМЕРОВОЙ и Бориса ОБРАЗЦОВА",
    ],
)
def test_respectively_gives_each_defendant_an_article_in_their_order(cited: str) -> None:
    (entry,) = parse(f"{HEAD}1) At 10:30, a trial {cited} will take place.").hearings
    assert [[charge.part for charge in person.charges] for person in entry.defendants] == [["1"], ["2"]]


def test_respectively_tells_articles_apart_by_their_number_too() -> None:
    cited = "under Article 405 Parts 1 and 2 and Article 174 Part 1 respectively"
    text = f"At 10:30, a trial of Ann SAMPLE and Ben CASE {cited} will be held."
    (entry,) = parse(f"{HEAD}1) {text}").hearings
    assert [[charge.article for charge in person.charges] for person in entry.defendants] == [
        ["405", "405"],
        ["174"],
    ]


def test_the_clock_of_another_city_names_no_city_of_the_sitting() -> None:
    item = "1) At 12:00 {}, a trial against activist Ann SAMPLE will take place.\n\n"
    written = ("(Astana time; 11:00 in Aktobe)", "(11:00 in Aktobe)", "in Uralsk (13:00 in Almaty)")
    cities = [entry.city for entry in parse(HEAD + "".join(map(item.format, written))).hearings]
    assert cities == ["", "", "Uralsk"]


def test_a_role_behind_a_bracket_begins_with_its_own_word() -> None:
    (entry,) = parse(f"{HEAD}1) 09:30 — trial (Article 405 Part 2) of civil activist Ann SAMPLE.").hearings
    assert entry.defendants[0].role == "civil activist"


def test_an_hour_with_an_h_stands_behind_a_weekday_in_brackets() -> None:
    (entry,) = parse("On 22.11.2021 (Monday), 16h15, Demo City Court: Ann SAMPLE, Art. 405(1).").hearings
    assert (entry.date, entry.time) == (dt.date(2021, 11, 22), dt.time(16, 15))


@pytest.mark.parametrize(
    "heading",
    [
        "Political court hearings scheduled on 22 and 23 November 2022:",
        "Political court hearings, 22–24 November 2022",
        "Политические суды, назначенные на 22 и 23 ноября 2022 года",
        "2022 жылғы 22 және 23 қарашаға тағайындалған саяси соттар:",
    ],
)
def test_a_title_over_several_days_is_a_heading_and_no_day(heading: str) -> None:
    parsed = parse(f"{heading}\n\n1) At 10:30, a trial against activist Ann SAMPLE will take place.")
    assert [line.kind for line in parsed.lines if line.text] == ["heading", "hearing"]
    assert parsed.hearings[0].date is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial against Ben CASE has been postponed to 23 November at 9:00.",
        "Суд в отношении Бориса ОБРАЗЦОВА перенесён с 22 на 23 ноября, 9:00.",
    ],
)
def test_a_sitting_set_anew_below_the_last_list_is_no_statement(sentence: str) -> None:
    item = "1) At 15:00, a trial against Ann SAMPLE will take place."
    parsed = parse(f"{HEAD}{item}\n\nAnn SAMPLE is prosecuted for:\n— a post.\n\n{sentence}")
    assert parsed.statements == ()
    moved = parsed.hearings[1]
    assert (moved.status, moved.date, moved.time) == ("moved", dt.date(2021, 11, 23), dt.time(9))


@pytest.mark.parametrize(
    ("row", "hour"),
    [("12.00 (hybrid): trial of Ann SAMPLE", 12), ("12.00 [online] – trial of Ann SAMPLE", 12)],
)
def test_an_hour_with_a_dot_stands_before_a_bracket(row: str, hour: int) -> None:
    assert parse(f"{HEAD}1) {row}").hearings[0].time == dt.time(hour)


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("9.30: criminal trial (Article 405, Part 2) of blogger Ann SAMPLE", "blogger"),
        ("9.30 – appeal hearing (Article 405 Part 2) of the blogger Ann SAMPLE", "blogger"),
        ("14:30 — апелляция по делу о «клевете» (ст. 131 КоАП) журналистки Анны ПРИМЕРОВОЙ", "журналистки"),
    ],
)
def test_what_is_heard_is_no_role(row: str, role: str) -> None:
    assert parse(f"{HEAD}1) {row}").hearings[0].defendants[0].role == role


LETTER = """Fwd: Bulletin
> Political court hearings scheduled on 22 November 2021:
>
> 1) At 09:15, a trial under Article 405 Part 2 against
> civil activist Ann SAMPLE will take place.
>
> Ann SAMPLE is being prosecuted for:
>
> * Peaceful
> protests;
> * Posts.
"""


@pytest.mark.parametrize("sign", ["> ", ">> ", ">"])
def test_a_bulletin_in_a_letter_that_was_sent_on_is_read_behind_its_signs(sign: str) -> None:
    (entry,) = parse(LETTER.replace("\n> ", f"\n{sign}")).hearings
    (person,) = entry.defendants
    assert (entry.time, person.family_name, person.role) == (dt.time(9, 15), "Sample", "civil activist")
    assert person.allegations == ("Peaceful protests", "Posts")


def test_a_change_in_capitals_is_nobody() -> None:
    row = "12:30, Demo - ANN SAMPLE (Art. 405-2) POSTPONED to 24 November, 12:30"
    (entry,) = parse(f"{HEAD}• {row}").hearings
    assert [person.family_name for person in entry.defendants] == ["Sample"]
    assert (entry.date, entry.time) == (dt.date(2021, 11, 24), dt.time(12, 30))


def test_a_row_whose_hour_is_to_come_does_not_join_the_one_above() -> None:
    text = f"{HEAD}10:00 – Ann SAMPLE, Article 405 Part 2\nTBC – Ben CASE, Article 405 Part 2"
    hours = [(entry.defendants[0].family_name, entry.time) for entry in parse(text).hearings]
    assert hours == [("Sample", dt.time(10)), ("Case", None)]


@pytest.mark.parametrize(
    "whom",
    [
        "Ann SAMPLE, who is under house arrest, and Ben CASE",
        "Ann SAMPLE, who is under house arrest, and her husband Ben CASE, who is in custody,",
        "civil activist Ann SAMPLE, who was detained at a rally in Talgar, and blogger Ben CASE",
        "Анны ПРИМЕРОВОЙ, которая находится под домашним арестом, и её мужа Бена ПРИМЕРОВА",
    ],
)
def test_who_stands_behind_a_clause_about_the_first_is_tried_too(whom: str) -> None:
    (entry,) = parse(f"On 6 May 2021 at 09:15, a trial against {whom} will take place.").hearings
    assert len(entry.defendants) == 2


@pytest.mark.parametrize(
    "whom",
    [
        "Ann SAMPLE, who is in custody, and her lawyer Carl DEMO",
        "Ann SAMPLE, who is defended by Carl DEMO, and the trial of her supporters",
    ],
)
def test_a_lawyer_behind_a_clause_is_not_tried(whom: str) -> None:
    (entry,) = parse(f"On 6 May 2021 at 09:15, a trial against {whom} will take place.").hearings
    assert [person.family_name for person in entry.defendants] == ["Sample"]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (
            "Ann SAMPLE, represented by lawyer Dan COUNSEL, and Ben CASE, represented by Eve ROBE, will resume",
            [("Sample", ""), ("Case", "")],
        ),
        ("Ann SAMPLE, journalist held since 4 May, will resume", [("Sample", "journalist")]),
        ("Ann SAMPLE, a journalist detained since 4 May, will resume", [("Sample", "journalist")]),
        ("Ann SAMPLE, editor of Demo Times since 2019, will resume", [("Sample", "editor of Demo Times")]),
    ],
)
def test_what_is_said_behind_a_name_hides_nobody_and_is_no_role(
    who: str, told: list[tuple[str, str]]
) -> None:
    (entry,) = parse(f"On 6 May 2027 at 10:00 the trial of {who}.").hearings
    assert [(person.family_name, person.role) for person in entry.defendants] == told


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("по делу адвоката Анны ПРИМЕРОВОЙ Бена КЕЙСОВА", [("Бена", "адвоката Анны ПРИМЕРОВОЙ")]),
        ("над адвокатом Анны Маратом КЕЙСОВЫМ", [("Маратом", "адвокатом Анны")]),
        ("по делу адвоката Анны ПРИМЕРОВОЙ", [("Анны", "адвоката")]),
    ],
)
def test_whose_lawyer_is_tried_is_not_tried_beside_them(who: str, told: list[tuple[str, str]]) -> None:
    (entry,) = parse(f"6 мая 2027 года в 10:00 состоится суд {who}.").hearings
    assert [(person.given_name, person.role) for person in entry.defendants] == told


def test_one_defendant_more_is_no_role() -> None:
    (entry,) = parse(
        "6 мая 2027 года в 10:00 продолжится суд. "
        "По делу Анны ПРИМЕРОВОЙ и Дана СЛУЧАЕВА добавлен третий подсудимый Бен КЕЙСОВ."
    ).hearings
    assert [person.role for person in entry.defendants] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ann SAMPLE, her husband Ben SAMPLE and her lawyer Carl PROBE will be tried on 7 December at 9.30 am.",
            ["Ann Sample", "Ben Sample", "Carl Probe"],
        ),
        (
            "Итоги: суд над Маратом ОБРАЗЦОВЫМ отложен на 8 декабря, 10:00; Илья ВЫДУМКИН отпущен под домашний арест.",
            ["Маратом Образцовым"],
        ),
        (
            "Арест Марата ОБРАЗЦОВА истекает 8 декабря. Вопрос о продлении суд рассмотрит 7 декабря в 15:30.",
            ["Марата Образцова"],
        ),
        (
            "Қостанай қалалық соты Айгүл МЫСАЛОВАНЫҢ қамауын 5 ақпанға дейін ұзартты. "
            "Негізгі сот 14 желтоқсанда сағат 10:00-де басталады.",
            ["Айгүл Мысалованың"],
        ),
    ],
)
def test_who_is_tried_is_told_from_who_is_named_beside(text: str, told: list[str]) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert [f"{person.given_name} {person.family_name}" for person in entry.defendants] == told


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("3 декабря в 16:00 суд решит, продлить ли арест Анне ПРИМЕРОВОЙ.", [""]),
        (
            "9 декабря в 10:30 возобновится процесс по делу Анны ПРИМЕРОВОЙ (адвокат Бен КЕЙСОВ) и Марата ОБРАЗЦОВА.",
            ["", ""],
        ),
        (
            "По делу о митинге проходят Анна ПРИМЕРОВА и Марат ОБРАЗЦОВ. Следующее заседание – 8 декабря, 14:30.",
            ["", ""],
        ),
        (
            "Lawyer Carl PROBE reports: the trial of his client Ann SAMPLE will resume on 7 December at 14:00.",
            [""],
        ),
        (
            "The trial of Ann SAMPLE (lawyer from Talgar) will resume on 7 December at 14:00.",
            ["lawyer from Talgar"],
        ),
    ],
)
def test_what_is_decided_about_somebody_or_done_for_them_is_no_role(text: str, roles: list[str]) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert [person.role for person in entry.defendants] == roles
