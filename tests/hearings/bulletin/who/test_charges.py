"""Articles as announcements shorten them, and whose each is."""

import pytest

from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.parser import parse
from hearings.bulletin.who.charges import charges_of, read_mentions


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("ҚК 174-б. 1-т.", [("174", "1")]),
        ("ҚК 182-б. 2-б., 405-б. 1-б.", [("182", "2"), ("405", "1")]),
        ("405-б. 1, 2-б.", [("405", "1"), ("405", "2")]),
        ("ҚК 174-бап 1-тармағы", [("174", "1")]),
        ("405-баптың 2-бөлігі", [("405", "2")]),
        ("Абай к-сі, 123-б, 4-пәтер", []),
    ],
)
def test_one_letter_stands_for_an_article_and_its_part(text: str, charges: list[tuple[str, str]]) -> None:
    assert [(charge.article, charge.part) for charge in charges_of(read_mentions(text, {}))] == charges


ONE, BOTH = ["405 2"], ["405 1", "405 2"]
HEADINGS = {
    "en": "Political court hearings scheduled on 6 May 2021:",
    "ru": "Политические суды 6 мая 2021 года:",
    "kk": "2021 жылғы 6 мамырдағы саяси соттар:",
}


def read(lang: str, item: str) -> tuple[dict[str, list[str]], list[tuple[str, tuple[str, ...]]]]:
    """The charges of each by family name, and what is in doubt of them; read by a process that knows nothing."""
    MEMORY.forget()
    (hearing,) = parse(f"{HEADINGS[lang]}\n\n1) {item}").hearings
    people = {
        person.family_name: [f"{one.article} {one.part}".strip() for one in person.charges]
        for person in hearing.defendants
    }
    return people, [(mark.certainty, mark.choices) for mark in hearing.marks if mark.name == "charges"]


@pytest.mark.parametrize(
    ("lang", "item", "people"),
    [
        (
            "en",
            "At 11:00, a trial under Article 405 Parts 1 and 2 against Ann SAMPLE and under Article 405 Part 2 against"
            " Ben CASE will take place at Almaty City Court.",
            {"Sample": BOTH, "Case": ONE},
        ),
        (
            "en",
            "At 11:00, a trial under Article 405 Part 2 for Ann SAMPLE and Ben CASE and Article 405 Parts 1 and 2 for"
            " Carl DEMO will take place.",
            {"Sample": ONE, "Case": ONE, "Demo": BOTH},
        ),
        (
            "en",
            "At 11:00, a trial of Ann SAMPLE under Article 405 Parts 1 and 2 and Ben CASE under Article 405 Part 2 will"
            " take place.",
            {"Sample": BOTH, "Case": ONE},
        ),
        (
            "ru",
            "В 11:00 состоится суд по ст. 405 ч. 1 и 2 в отношении Анны ПРИМЕРОВОЙ и по ст. 405 ч. 2 в отношении Бориса"
            " ДЕМОВА.",
            {"Примеровой": BOTH, "Демова": ONE},
        ),
        (
            "en",
            "At 11:00, a trial under Article 405 Part 2 («participation») against Ann SAMPLE and Article 405 Parts 1 and"
            " 2 («organising») against Ben CASE will take place.",
            {"Sample": ONE, "Case": BOTH},
        ),
        (
            "kk",
            "Сағат 11:00-де 405-бап 1, 2-бөліктер бойынша Айбек СЫНАҚОВқа және 405-бап 2-бөлік бойынша Дана ДЕМОВАға"
            " қатысты сот отырысы өтеді.",
            {"Сынақов": BOTH, "Демова": ONE},
        ),
        (
            "kk",
            "Сағат 11:00-де Айбек СЫНАҚОВқа 405-бап 1, 2-бөліктер бойынша және Дана ДЕМОВАға 405-бап 2-бөлік бойынша"
            " қатысты сот отырысы өтеді.",
            {"Сынақов": BOTH, "Демова": ONE},
        ),
    ],
)
def test_each_has_the_charges_cited_with_the_name_before_or_behind_it(
    lang: str, item: str, people: dict[str, list[str]]
) -> None:
    assert read(lang, item) == (people, [])


@pytest.mark.parametrize(
    ("lang", "item"),
    [
        (
            "en",
            "At 11:00, a trial under Article 405 (Parts 1 and 2 for Ann SAMPLE; Part 2 for the others) against Ann"
            " SAMPLE, Ben CASE and Carl DEMO will take place.",
        ),
        (
            "ru",
            "В 11:00 состоится суд над Анной ПРИМЕРОВОЙ, Борисом ДЕМОВЫМ и Верой СЛОВНОЙ по ст. 405 ч. 1 и 2 для"
            " ПРИМЕРОВОЙ, ч. 2 для остальных.",
        ),
    ],
)
def test_charges_told_of_one_and_of_the_others_are_left_to_the_editor(lang: str, item: str) -> None:
    people, doubts = read(lang, item)

    assert len(people) == 3
    assert [certainty for certainty, _choices in doubts] == ["doubtful"]


@pytest.mark.parametrize(
    "line",
    [
        "1) В 10:00 состоится суд в отношении Асель ПРИМЕРОВОЙ (ст. 405 ч. 1 и 2) и Дениса ПРИМЕРОВА (ч. 2).",
        "1) В 10:00 состоится суд по статье 405 в отношении Анны ПРИМЕРОВОЙ (части 1 и 2) и Дениса ПРИМЕРОВА (часть 2).",
        "1) Сағат 10:00-де Әсел ҮЛГІБЕКОВАҒА (405-баптың 1 және 2-бөліктері) және Денис ҮЛГІБЕКОВКЕ (2-бөлігі) қатысты"
        " сот өтеді.",
        "1) At 10:00, a trial against Ann SAMPLE (Article 405 Parts 1 and 2) and Ben SAMPLE (Part 2) will take place.",
    ],
)
def test_parts_alone_in_a_bracket_are_of_the_article_before(line: str) -> None:
    (entry,) = parse(f"Political court hearings, 6 May 2021:\n\n{line}").hearings
    assert [[(c.article, c.part) for c in person.charges] for person in entry.defendants] == [
        [("405", "1"), ("405", "2")],
        [("405", "2")],
    ]


@pytest.mark.parametrize("who", ["5 подсудимых", "пятеро подсудимых", "суд над 5 подсудимыми"])
def test_a_number_of_defendants_in_a_row_is_counted(who: str) -> None:
    (entry,) = parse(f"Политические суды на 6 мая 2021 года:\n\n13:00 — {who}, ст. 272 ч. 2").hearings
    assert (entry.others, entry.charges[0].article, entry.defendants) == (5, "272", ())


def test_a_sentence_of_its_own_may_say_whose_each_article_is() -> None:
    (entry,) = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n"
        "1) В 10:00 состоится суд в отношении Олега ПРИМЕРОВА и Анны ПРИМЕРОВОЙ. Олег ПРИМЕРОВ обвиняется по статье 405"
        " частям 1 и 2, Анна ПРИМЕРОВА — по статье 405 части 2."
    ).hearings
    assert [[(charge.article, charge.part) for charge in person.charges] for person in entry.defendants] == [
        [("405", "1"), ("405", "2")],
        [("405", "2")],
    ]


@pytest.mark.parametrize(
    "row",
    [
        "10:00 – Article 405 Part 1: Ann SAMPLE; Part 2: Ben CASE",
        "10:00 – Article 405 Part 1: Ann SAMPLE, Part 2: Ben CASE",
        "10:00 – Article 405 Part 1 – Ann SAMPLE, Part 2 – Ben CASE",
        "10:00 – ст. 405 ч. 1: Анна ПРИМЕРОВА; ч. 2: Борис ВЫДУМКИН.",
        "10:00 – 405-баптың 1-бөлігі: Арман МЫСАЛОВ; 2-бөлігі: Асан ҮЛГІБАЕВ.",
    ],
)
def test_a_part_before_a_colon_is_of_whom_it_stands_over(row: str) -> None:
    (entry,) = parse(f"Political trials on 6 May 2021:\n\n1) {row}").hearings
    told = [[(one.article, one.part) for one in person.charges] for person in entry.defendants]
    assert told == [[("405", "1")], [("405", "2")]]


@pytest.mark.parametrize(
    "text",
    [
        "1) At 10:00 – Ann SAMPLE (405-2), Almaty",
        "1) 10:00 Ann SAMPLE, 405-2, online",
        "1) В 10:00 – суд над Анной ПРИМЕРОВОЙ (405-2).",
    ],
)
def test_a_hyphen_behind_a_name_joins_an_article_and_perhaps_its_part(text: str) -> None:
    (entry,) = parse(f"Court hearings on 6 May 2021:\n\n{text}").hearings
    (charge,) = entry.defendants[0].charges
    assert (charge.article, charge.part) == ("405", "2")
    assert [mark.why for mark in entry.marks if mark.name == "charges"] == [
        "the part may belong to the number"
    ]


@pytest.mark.parametrize("place", ["room 405-2, ", "зал 405-2, "])
def test_a_hyphen_behind_something_else_is_no_article(place: str) -> None:
    (entry,) = parse(f"Court hearings on 6 May 2021:\n\n1) 10:00, {place}Ann SAMPLE, Article 174.").hearings
    assert [charge.article for charge in entry.defendants[0].charges] == ["174"]


def test_further_articles_in_the_bracket_are_not_lost() -> None:
    text = "Court hearings on 6 May 2021:\n\n1) At 10:00 – Ann SAMPLE (405-2; 174), Almaty"
    charges = parse(text).hearings[0].defendants[0].charges
    assert [(one.article, one.part) for one in charges] == [("405", "2"), ("174", "")]
