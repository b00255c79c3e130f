"""What stands behind a cited article: its wording, and parts that follow it."""

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse


def announced(said: str) -> Entry:
    (entry,) = parse(f"On 6 May 2021 at 10:00 {said} will take place in Almaty.").hearings
    return entry


def in_russian(said: str) -> Entry:
    (entry,) = parse(f"6 мая 2021 года в 10:00 состоится {said}.").hearings
    return entry


def charges(entry: Entry) -> list[list[tuple[str, str, str]]]:
    return [[(one.article, one.part, one.wording) for one in person.charges] for person in entry.defendants]


@pytest.mark.parametrize(
    "said",
    [
        "Article 405 Part 1 (“organising”) and Part 2 (“taking part”)",
        "Article 405 Part 1 (organising), Part 2 (taking part)",
        "Article 405, part 1 — “organising”, and part 2 — “taking part” —",
        "Part 1 (organising) and Part 2 (taking part) of Article 405",
        "Part 1 (organising) and Part 2 of Article 405 (taking part)",
    ],
)
def test_each_part_with_its_wording_is_a_charge(said: str) -> None:
    entry = announced(f"the trial of Ann SAMPLE under {said}")
    assert charges(entry) == [[("405", "1", "organising"), ("405", "2", "taking part")]]
    assert entry.defendants[0].role == ""


@pytest.mark.parametrize(
    "said",
    [
        "ст. 405 ч. 1 («организация») и ч. 2 («участие»)",
        "статье 405, часть 1 (организация), часть 2 (участие)",
        "ч. 1 (организация) и ч. 2 (участие) ст. 405",
    ],
)
def test_parts_with_their_wording_in_russian(said: str) -> None:
    entry = in_russian(f"суд над Анной ПРИМЕРОВОЙ по {said}")
    assert charges(entry) == [[("405", "1", "организация"), ("405", "2", "участие")]]


def test_a_part_of_another_article_stays_with_that_article() -> None:
    entry = announced(
        "the trial of Ann SAMPLE under Article 405 Part 1 (organising) and Part 2 of Article 174"
    )
    assert charges(entry) == [[("405", "1", "organising"), ("174", "2", "")]]


def test_the_wording_behind_an_article_is_nobodys_role() -> None:
    entry = announced(
        "the trial of Ann SAMPLE under Article 405 Part 2 (taking part in a banned organisation)"
    )
    assert entry.defendants[0].role == ""
    assert charges(entry) == [[("405", "2", "taking part in a banned organisation")]]


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("civil activist", "civil activist"),
        ("in custody", ""),
        ("closed hearing", ""),
        ("appeal", ""),
        ("online", ""),
    ],
)
def test_what_else_a_bracket_behind_an_article_says_is_no_wording(remark: str, role: str) -> None:
    entry = announced(f"the trial of Ann SAMPLE under Article 405 Part 2 ({remark})")
    assert charges(entry) == [[("405", "2", "")]]
    assert entry.defendants[0].role == role


@pytest.mark.parametrize(
    "said",
    [
        "the trial of Ann SAMPLE and Ben CASE under Article 405 Part 1 (Ann) and Part 2 (Ben)",
        "the trial of Ann SAMPLE and Ben CASE under Article 405 Part 1 (SAMPLE) and Article 405 Part 2 (CASE)",
        "the trial under Article 405 Part 1 (Ann SAMPLE) and Part 2 (Ben CASE)",
    ],
)
def test_a_name_behind_an_article_says_whose_it_is(said: str) -> None:
    assert charges(announced(said)) == [[("405", "1", "")], [("405", "2", "")]]


def test_a_dash_says_whose_an_article_is() -> None:
    entry = in_russian("суд над Анной ПРИМЕРОВОЙ и Беном ДЕМОВЫМ: ст. 405 ч. 1 — Примерова, ч. 2 — Демов")
    assert charges(entry) == [[("405", "1", "")], [("405", "2", "")]]
