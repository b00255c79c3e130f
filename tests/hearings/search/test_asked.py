"""What is typed is taken for words and citations, and never for commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defendants.citations import Citation
from hearings.search.asked import LONGEST, MOST, Cited, read
from hearings.search.folding import Word

PART_2 = Cited((Citation("405", "2", ""),))


@pytest.mark.parametrize(
    "typed", ["405 part 2", "ст. 405 ч. 2", "405 ч 2", "405(2)", "405/2", "ч.2 ст.405", "405-бап 2-бөлік"]
)
def test_an_article_and_its_part_are_read_in_every_way_of_writing(typed: str) -> None:
    assert read(typed).terms == (PART_2,)


def test_a_citation_stands_among_words() -> None:
    asked = read("Sabitov ст. 405 ч. 2 алматы")

    assert asked.terms == (Word("sabitov", "Sabitov"), PART_2, Word("almati", "алматы"))
    assert asked.last == Word("almati", "алматы")


def test_a_bare_number_is_a_word() -> None:
    assert read("405").terms == (Word("405", "405"),)
    assert read("405").last is None


def test_a_case_number_is_no_citation() -> None:
    assert read("7594-21-00-2/123").terms == (Word("7594-21-00-2/123", "7594-21-00-2/123"),)


def test_the_last_word_may_go_on_unless_something_ends_it() -> None:
    assert read("almaty sabi").last == Word("sabi", "sabi")
    assert read("almaty sabi.").last is None


def test_operators_are_gaps() -> None:
    assert [term.key for term in read("""x" AND (sabitov OR *) -- '; .*[a-z]+$ \\""").words] == [
        "and",
        "sabitov",
        "or",
        "a",
    ][:3]


def test_too_many_words_are_left_out_by_name() -> None:
    asked = read(" ".join(f"слово{letter * 3}" for letter in "абвгдежзиклм"))

    assert len(asked.terms) == MOST
    assert asked.left_out[0] == "словоиии"


@given(st.text(max_size=LONGEST))
def test_whatever_is_typed_is_read(text: str) -> None:
    asked = read(text)

    assert len(asked.terms) <= MOST
