"""One word in any alphabet, with an ending or a letter wrong, is still the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearings.search.folding import (
    Word,
    beginnings,
    is_forgiven,
    is_one_edit,
    nearly,
    nominatives,
    without_endings,
    words,
)

PAIRS = (
    """
Сәбитов Сабитов|Сәбитов Sabitov|Сәбитов САБИТОВ|Сәбитов Säbitov|Сәбитов Sábitov|Ғалым Галым|Ғалым Galym
Қайрат Кайрат|Қайрат Qairat|Қайрат Kayrat|Өмір Омир|Өмір Omir|Ұлан Улан|Үміт Умит|Ұлан Ulan|Һәкім Хаким
Іңкәр Инкар|Жұмабаев Жумабаев|Жұмабаев Zhumabayev|Жұмабаев Jumabaev|Шәкәрім Шакарим|Шәкәрім Shakarim
Щукин Shchukin|Хасен Khassen|Хасен Hasen|Ёлкин Елкин|Әйгерім Aigerim|Айгерім Aygerim|Юлия Yuliya|Цой Tsoi
Чехов Chekhov|Джон Dzhon|О'Нил ОНил|Мырзалиева Myrzaliyeva|Мырзалиева Myrzalieva|Абдуллаев Abdulayev|Әсел Асель
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def folded(text: str) -> list[str]:
    return [word.key for word in words(text)]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_name_is_one_word_in_every_alphabet(pair: str) -> None:
    one, other = pair.split()

    assert folded(one) == folded(other) != []


ENDINGS = (
    """
Сабитова Сабитов|Сабитову Сабитов|Сабитовым Сабитов|Сабитове Сабитов|Сабитовой Сабитов|Әшімова Әшімов
Сәбитовтың Сәбитов|Сәбитовке Сәбитов|Сәбитовты Сәбитов|Сәбитовтан Сәбитов|Сәбитовпен Сәбитов|Сабитоваға Сабитов
Сабитову Сабитова|Сабитовой Сабитова|Сабитовою Сабитова|Мусиной Мусина|Мусину Мусина|Сабитоваға Сабитова
Мусина Мусин|Мусиной Мусин|Асанқызы Асан|Айбекұлы Айбек|Айбека Айбек|Айбеком Айбек|Достоевского Достоевск
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("pair", ENDINGS)
def test_an_ending_is_taken_off(pair: str) -> None:
    ended, plain = pair.split()

    assert folded(plain)[0] in without_endings(folded(ended)[0])


CASES = (
    "Алуе Алуа|Алуой Алуа|Анне Анна|Аннаға Анна|Әлиге Әли|Айше Айша|Юлей Юля|Зое Зоя|Марией Мария|Кима Ким|Павла Павел"
    "|Пётра Пётр|Piotr Пётр|Yolkin Ёлкин|Jolkin Ёлкин|Xabarov Хабаров|Axmetov Ахметов|Jurij Юрий|Zoja Зоя|Jakub Якуб"
    "|Andrej Андрей|Moukhtar Мұхтар|Moussaev Мусаев|Viatcheslav Вячеслав"
).split("|")


@pytest.mark.parametrize("pair", CASES)
def test_a_question_may_have_a_short_name_in_any_case(pair: str) -> None:
    asked, plain = pair.split()

    assert folded(plain)[0] in nominatives(folded(asked)[0])


def test_words_of_a_text_are_apart_at_every_mark() -> None:
    assert folded("Нур-Султан, (алматы) «зал»!") == ["nur", "sultan", "almati", "zal"]


def test_numbers_keep_their_digits() -> None:
    assert folded("№ 405, 193-1.3; 7594-21-00-2/123.") == ["405", "193-1.3", "7594-21-00-2/123"]


@pytest.mark.parametrize("typed", ["С\u0061битов", "\u0043абитов", "Саб1тов", "S\u0430bitov", "Sab1tov"])
def test_a_letter_that_only_looks_right_is_read_as_it_looks(typed: str) -> None:
    assert folded(typed) == ["sabitov"]


@pytest.mark.parametrize("typed", ["405-бап", "2021ж", "а1", "covid19", "193-1.3", "12а"])
def test_a_digit_that_is_one_stays(typed: str) -> None:
    assert all(word.is_number for word in words(typed) if any(map(str.isdigit, word.spelling)))


def test_single_letters_are_no_words() -> None:
    assert folded("А. Б. Сабитов, ю x") == ["sabitov"]


@pytest.mark.parametrize(
    "typed", ["sabtov", "sabittov", "sabirov", "sabiotv", "abitov", "sabito", "sabitova"]
)
def test_one_edit_is_told(typed: str) -> None:
    assert is_one_edit(typed, "sabitov")
    assert nearly(typed) & nearly("sabitov")


@pytest.mark.parametrize("typed", ["sabitov", "sabov", "sobirov", "vabitos", "sabitovaa"])
def test_none_or_two_edits_are_not_one(typed: str) -> None:
    assert not is_one_edit(typed, "sabitov")


def test_short_words_and_numbers_are_never_forgiven() -> None:
    assert not is_forgiven(Word("oral", "Орал"))
    assert not is_forgiven(Word("40555", "40555"))
    assert is_forgiven(Word("jana", "Жанна"))
    assert nearly("405") == set()


def test_a_number_has_no_beginnings() -> None:
    assert beginnings("405") == ["405"]
    assert beginnings("oral") == ["or", "ora", "oral"]


@given(st.text(max_size=300))
def test_any_text_has_plain_words_or_none(text: str) -> None:
    for word in words(text):
        assert word.key.isascii()
        assert 0 < len(word.key) <= 40
        assert len(word.spelling) <= 40


@given(st.text("abc", min_size=5, max_size=9), st.data())
def test_whatever_is_one_edit_away_shares_a_key(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcd"))
    edited = data.draw(
        st.sampled_from(
            [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
        )
    )

    assert edited == word or is_one_edit(edited, word)
    assert nearly(edited) & nearly(word)
