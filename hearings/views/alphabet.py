"""The order of names in a language, and the letter each stands under.

Alphabets are data: Unicode's own order puts Ё after Я, and Kazakh's nine letters of its own after both. A language
that is not named here is ordered by its letters without their accents. Kazakh's order is that of the state standard;
letters of another script come after the page's own.
"""

from __future__ import annotations

import unicodedata

ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


def sort_key(name: str, lang: str) -> tuple[tuple[int, str], ...]:
    """By which names are put in the order of a language's alphabet, whatever their capitals."""
    order = ALPHABETS.get(lang, "")
    return tuple(_place(letter, order) for letter in _plain(name, order))


def letter_of(name: str, lang: str) -> str:
    """The capital a name stands under; nothing for a name without letters."""
    plain = _plain(name, ALPHABETS.get(lang, ""))
    return next((letter.upper() for letter in plain if _is_letter(letter)), "")


def _plain(name: str, order: str) -> str:
    """Small letters, without accents except where the alphabet knows the letter."""
    return "".join(
        letter if letter in order else unicodedata.normalize("NFKD", letter)[0]
        for letter in unicodedata.normalize("NFC", name.casefold())
    )


def _place(letter: str, order: str) -> tuple[int, str]:
    if letter in order:
        return order.index(letter) + 1, ""
    return (len(order) + 1 if _is_letter(letter) else 0), letter


def _is_letter(letter: str) -> bool:
    """Apostrophes that modify a letter are none themselves."""
    return letter.isalpha() and unicodedata.category(letter) != "Lm"
