"""Whatever an editor writes over a list below an item, the list is read: what people did, as is said, or articles."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

ENGLISH = """Political court hearings scheduled on 4 December 2026:

1) At 10:00, a trial under Article 405 Part 2 against civil activist Aru DEMOVA will take place.

{}

2) At 12:00, a trial under Article 405 Part 2 against poet Berik PRIMEROV will take place.
"""
RUSSIAN = """Политические суды на 4 декабря 2026 года:

1) В 10:00 состоится суд по ч. 2 ст. 405 УК РК над гражданской активисткой Ару ДЕМОВОЙ.

{}

2) В 12:00 состоится суд по ч. 2 ст. 405 УК РК над поэтом Бериком ПРИМЕРОВЫМ.
"""
KAZAKH = """2026 жылғы 4 желтоқсанға белгіленген саяси сот отырыстары:

1) Сағат 10:00-де 405-баптың 2-бөлігі бойынша азаматтық белсенді Ару ДЕМОВАНЫҢ үстінен сот өтеді.

{}

2) Сағат 12:00-де 405-баптың 2-бөлігі бойынша ақын Берік ПРИМЕРОВТЫҢ үстінен сот өтеді.
"""
LIST = "- Reposting a video;\n- A picket."


@pytest.mark.parametrize(
    ("bulletin", "heads"),
    [
        (ENGLISH, ("Grounds", "Reasons", "Allegation", "Alleged acts", "Charges", "Episodes", "What for")),
        (
            RUSSIAN,
            (
                *("Поводы", "Повод", "Причины", "За что судят", "Обвинения", "Суть обвинения", "Основания"),
                *("Эпизоды", "Предъявлено", "В вину ставят", "Поводом стали"),
            ),
        ),
        (KAZAKH, ("Себептері", "Айыптары", "Не үшін", "Не үшін сотталып жатыр", "Негіздері")),
    ],
)
def test_a_line_that_names_nobody_opens_the_list_of_the_item_above(
    bulletin: str, heads: tuple[str, ...]
) -> None:
    for head in heads:
        parsed = parse(bulletin.format(f"{head}:\n{LIST}"))

        assert [person.allegations for row in parsed.hearings for person in row.defendants] == [
            ("Reposting a video", "A picket"),
            (),
        ], head
        assert parsed.unparsed == (), head


@pytest.mark.parametrize(
    ("bulletin", "line"), [(ENGLISH, "Grounds: a post; a picket."), (RUSSIAN, "Поводы: a post; a picket")]
)
def test_the_list_may_stand_behind_its_colon(bulletin: str, line: str) -> None:
    (person,) = parse(bulletin.format(line)).hearings[0].defendants

    assert person.allegations == ("a post", "a picket")


@pytest.mark.parametrize(
    ("bulletin", "lines"),
    [
        (ENGLISH, "Charges:\n- Article 405 Part 2;\n- Article 182"),
        (ENGLISH, "- Article 405 Part 2;\n- Article 182"),
        (RUSSIAN, "Обвинения:\n- ст. 405 ч. 2;\n- ст. 182"),
    ],
)
def test_articles_in_a_list_below_an_item_are_its_charges_and_no_sittings(bulletin: str, lines: str) -> None:
    parsed = parse(bulletin.format(lines))

    assert len(parsed.hearings) == 2
    (person,) = parsed.hearings[0].defendants
    assert [(charge.article, charge.part) for charge in person.charges] == [("405", "2"), ("182", "")]
    assert person.allegations == ()


def test_why_a_sitting_was_put_off_is_nothing_that_somebody_did() -> None:
    text = ENGLISH.replace("1) At", "1) Postponed, no new date. At").replace(" will take place", "", 1)

    parsed = parse(text.format("Reasons:\n- The judge is ill;\n- The lawyer is away."))

    assert parsed.hearings[0].status == "postponed"
    assert parsed.hearings[0].defendants[0].allegations == ()
    assert [row.text for row in parsed.unparsed] == [
        "Reasons:",
        "- The judge is ill;",
        "- The lawyer is away.",
    ]


HEAD = "Political court hearings scheduled on 4 December 2026:\n\n"


@pytest.mark.parametrize(
    "head", ["Both were sentenced for:", "They were convicted for:", "Оба были осуждены за:", "Айыптар:"]
)
def test_a_list_of_what_they_were_convicted_for_hides_no_item_below_it(head: str) -> None:
    item = "1) At 09:15, a trial against Ann SAMPLE and Ben CASE will take place."
    further = "2) At 16:00, a trial against Carl THIRD will take place."
    first, second = parse(f"{HEAD}{item}\n\n{head}\n\n— a speech on 3 May at 12:00;\n\n{further}").hearings
    assert [person.allegations for person in first.defendants] == [("a speech on 3 May at 12:00",)] * 2
    assert second.time == dt.time(16)


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        ("The political prisoners are being prosecuted for:", [True, True, False]),
        ("The journalist is being prosecuted for:", [False, False, True]),
        ("The activists are being prosecuted for:", [True, True, True]),
        ("They are being prosecuted for:", [True, True, True]),
    ],
)
def test_a_list_of_those_called_so_is_theirs_alone(head: str, meant: list[bool]) -> None:
    who = "political prisoners Ann SAMPLE and Ben CASE and journalist Carl THIRD"
    item = f"1) At 09:15, a trial against {who} will take place."
    (entry,) = parse(f"{HEAD}{item}\n\n{head}\n\n— a post.").hearings
    assert [person.allegations != () for person in entry.defendants] == meant


def test_political_grounds_are_those_of_everybody() -> None:
    """ "On political grounds" calls nobody a political prisoner: the list is of both."""
    (entry,) = parse(
        "1) At 10:00, a trial under Article 405 Part 2 against political prisoner Ann SAMPLE and Ben SAMPLER will take"
        " place.\n\nBoth are being prosecuted on political grounds for:\n\n— a post.",
        date=dt.date(2021, 5, 6),
    ).hearings
    assert [person.allegations for person in entry.defendants] == [("a post",), ("a post",)]


@pytest.mark.parametrize("colon", ["", ":"])
def test_an_intro_right_below_its_item_opens_its_list(colon: str) -> None:
    items = "".join(
        f"{number}) {hour} trial against {name}, 405 Part 2\n{name} is prosecuted for{colon}\n- Reposts\n- Calls\n"
        for number, hour, name in ((1, "09:15", "Ann SAMPLE"), (2, "14:30", "Ben CASE"))
    )
    entries = parse(f"Political court hearings scheduled on 6 May 2021\n\n{items}").hearings
    assert [entry.time for entry in entries] == [dt.time(9, 15), dt.time(14, 30)]
    for entry in entries:
        (person,) = entry.defendants
        assert person.allegations == ("Reposts", "Calls")


def test_an_item_that_ends_as_an_intro_is_a_sitting() -> None:
    items = (
        "1) At 09:15 Ann SAMPLE, Article 405 Part 2, prosecuted for:\n- Reposts\n"
        "2) At 10:15 Ben CASE, Article 405 Part 1, prosecuted for:\n- Calls"
    )
    entries = parse(f"Hearings on 6 May 2021:\n\n{items}").hearings
    told = [(entry.time, entry.defendants[0].allegations) for entry in entries]
    assert told == [(dt.time(9, 15), ("Reposts",)), (dt.time(10, 15), ("Calls",))]


def test_a_name_alone_opens_the_list_of_its_person() -> None:
    text = (
        "Hearings on 6 May 2021:\n\n1) At 09:15, a joint trial against Ann SAMPLE and Ben CASE will take place.\n\n"
        "They are being prosecuted for:\n\nAnn SAMPLE\n— Reposts;\n— Calls.\n\nBen CASE\n— Posts.\n"
    )
    (entry,) = parse(text).hearings
    assert [person.allegations for person in entry.defendants] == [("Reposts", "Calls"), ("Posts",)]


@pytest.mark.parametrize(
    ("line", "allegations"),
    [
        ("The charges against Ann SAMPLE are based on:", ("Reposts",)),
        ("According to the indictment, Ann SAMPLE:", ("Reposts",)),
        ("The lawyers of Ann SAMPLE:", ()),
    ],
)
def test_what_is_held_against_somebody_is_listed(line: str, allegations: tuple[str, ...]) -> None:
    text = f"Hearings on 6 May 2021:\n\n1) At 09:15, a trial against Ann SAMPLE will take place.\n\n{line}\n— Reposts."
    (entry,) = parse(text).hearings
    assert entry.defendants[0].allegations == allegations


def test_what_is_quoted_may_end_as_a_sentence_does() -> None:
    text = (
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд по статье 405 части 2 в отношении Ивана "
        "ПРИМЕРОВА.\n\nИван ПРИМЕРОВ преследуется за пост «Свободу!».\n"
    )
    parsed = parse(text)
    assert [person.allegations for person in parsed.hearings[0].defendants] == [("пост «Свободу!»",)]
    assert parsed.statements == ()
