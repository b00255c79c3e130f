"""Texts in several languages: cleaned once when saved, said in one language when read. Knows no Django."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

# Filled at start from the settings: which languages to try, in order, when a text is missing.
FALLBACK: dict[str, Sequence[str]] = {}

# Line breaks in disguise become real ones; tabs and form feeds become spaces; everything else that does not print,
# or turns the direction of what follows (a forger's tool), goes.
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x0b\x0c]")
_UNPRINTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_RUNS = re.compile(" {2,}")


class Said(str):
    """A text together with the language it is really in, which a page shows when it is not the one asked for."""

    lang: str

    def __new__(cls, text: str, lang: str) -> Said:
        said = super().__new__(cls, text)
        said.lang = lang
        return said


def clean(text: str) -> str:
    """The text as it is kept: NFC, real line breaks, nothing invisible, no space at either end of a line."""
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", _UNPRINTED.sub("", text))
    return "\n".join(_RUNS.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def clean_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Every language's text cleaned, empty ones left out."""
    cleaned = {lang: clean(text) for lang, text in texts.items()}
    return {lang: text for lang, text in cleaned.items() if text}


def choose(texts: Mapping[str, str], lang: str) -> Said:
    """The text in `lang`, else in the first language of its fallback order that has one, else in any; "" if none."""
    for candidate in (lang, *FALLBACK.get(lang, ()), *texts):
        if texts.get(candidate):
            return Said(texts[candidate], candidate)
    return Said("", lang)


def say(row: Any, field: str, lang: str) -> Said:
    """What `row.field` says in `lang`, with the language it was found in as `.lang`."""
    return choose(getattr(row, field) or {}, lang)


def script_of(text: str) -> str:
    """The language tag of a bare spelling, told by its letters: `kk`, `ru`, or `en` for Latin ones."""
    if re.search("[әғқңөұүһі]", text.lower()):
        return "kk"
    return "ru" if re.search("[а-яё]", text.lower()) else "en"
