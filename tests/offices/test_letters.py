"""A letter of another alphabet is found in a word, named, and read as the one it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offices.letters import in_one_alphabet, looks_latin, marked, odd_letters, odd_words


@pytest.mark.parametrize(
    ("name", "shown", "read"),
    [
        ("С\u0061битов", "С[a]битов", "Сабитов"),
        ("S\u0430bitov", "S[\u0430]bitov", "Sabitov"),
        ("Әл\u0069я", "Әл[i]я", "Әлія"),
        ("\u0048иколай", "[H]иколай", "Николай"),
        ("\u0259бдіров", "[\u0259]бдіров", "әбдіров"),
        ("Нұр\u03bfв", "Нұр[\u03bf]в", "Нұров"),
        ("Саб1тов", "Саб[1]тов", "Сабітов"),
        ("3аманов", "[3]аманов", "заманов"),
        ("Петренк0", "Петренк[0]", "Петренко"),
        ("Са\u200dбитов", "Са[U+200D]битов", "Сабитов"),
        ("Са\ufe0fбитов", "Са[U+FE0F]битов", "Сабитов"),
    ],
)
def test_what_does_not_belong_into_a_word_is_marked_and_read_as_it_looks(
    name: str, shown: str, read: str
) -> None:
    assert odd_words(f"Aibek {name}, Айбек") == [name]
    assert marked(name) == shown
    assert in_one_alphabet(f"Aibek {name}") == f"Aibek {read}"


@pytest.mark.parametrize(
    "name",
    [
        *("Sabitov", "Сабитов", "Ғабиден Іңкәр", "Әбілқасымұлы Өңеге Үміт Һәкім Ұлан", "O'Neil", "Oʼneil"),
        *("José", "Şağyrova", "Dana Дана", "#StandWith Сабитов", "J. Құдайберген", "А2", "2-й", "405", ""),
        "Нұрсұлтан-Sultan",
    ],
)
def test_a_word_in_one_alphabet_is_in_no_doubt(name: str) -> None:
    assert odd_words(name) == []
    assert in_one_alphabet(name) == name


def test_every_letter_out_of_place_is_named_once() -> None:
    assert odd_letters("С\u0061бит\u006fв\u0061") == ["a", "o"]


@pytest.mark.parametrize(
    ("word", "read"),
    [("\u0430\u0440\u0440", "app"), ("сабит", ""), ("app", ""), ("\u0441\u043e\u0443", "coy")],
)
def test_a_word_of_look_alikes_alone_is_read_in_latin_letters(word: str, read: str) -> None:
    assert looks_latin(word) == read


@given(st.text(max_size=200))
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    read = in_one_alphabet(text)

    assert in_one_alphabet(read) == read
