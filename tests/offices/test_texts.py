"""Texts are cleaned once and said in one language."""

import pytest

from offices import texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Aibek   SABITOV ", "Aibek SABITOV"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb\x0bc\x0cd", "a b c d"),
        ("x\x00\x1b[31m\x9b", "x[31m"),
        ("\u202eevil\u2066\u200e\u200f", "evil"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("tag\U000e0041s", "tags"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("И\u0306", "Й"),  # NFC
        ("«Қазақ» — “Ә” 👍", "«Қазақ» — “Ә” 👍"),
        ("\n\n  first \n\n second  \n", "first\n\nsecond"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_a_text_is_cleaned_of_what_does_not_print(typed, kept):
    assert texts.clean(typed) == kept


@pytest.mark.parametrize("typed", ["plain", " И\u0306\r\n\tx ", "\u202eabc\x00"])
def test_cleaning_twice_changes_nothing(typed):
    assert texts.clean(texts.clean(typed)) == texts.clean(typed)


def test_languages_without_a_text_are_left_out():
    assert texts.clean_texts({"en": " x ", "ru": " \u200b ", "kk": ""}) == {"en": "x"}


class Row:
    role = {"ru": "журналист", "kk": "журналист (kk)"}
    empty: dict = {}
    foreign = {"be": "журналістка"}


@pytest.mark.parametrize(
    ("lang", "expected", "said_in"),
    [("ru", "журналист", "ru"), ("kk", "журналист (kk)", "kk"), ("en", "журналист", "ru")],
)
def test_a_text_is_said_in_the_language_asked_for_or_its_fallback(monkeypatch, lang, expected, said_in):
    monkeypatch.setitem(texts.FALLBACK, "en", ["ru", "kk"])

    said = texts.say(Row, "role", lang)

    assert (said, said.lang) == (expected, said_in)


def test_a_text_in_a_language_outside_every_order_is_better_than_none():
    assert texts.say(Row, "foreign", "en").lang == "be"


def test_no_text_at_all_is_the_empty_text():
    assert texts.say(Row, "empty", "en") == ""


@pytest.mark.parametrize(
    ("spelling", "lang"), [("Сәбитов", "kk"), ("Сабитов", "ru"), ("Sabitov", "en"), ("Ёлка", "ru")]
)
def test_the_letters_of_a_spelling_tell_its_language(spelling, lang):
    assert texts.script_of(spelling) == lang
