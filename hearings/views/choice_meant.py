"""The choice that somebody wrote into the box for names, «онлайн», "cancelled": a filter is what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings

from hearings.formats.words import label
from hearings.views.filters import CHOICES, OFFERED

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Meant:
    """A filter with its value, what readers of the page call that, and what else was written."""

    name: str
    value: str
    label: str
    others: str


def choices_meant(text: str, lang: str) -> list[Meant]:
    """Of each filter the value all of whose words stand in the text, in any language of the site; of two the longer."""
    typed = text.casefold()
    words = set(_WORD.findall(typed))
    found = []
    for name in OFFERED:
        named = [
            (_WORD.findall(label(choice, code).casefold()), choice)
            for choice in CHOICES[name]
            for code, _name in settings.LANGUAGES
            if choice.value
        ]
        whole = [(its, choice) for its, choice in named if its and words.issuperset(its)]
        if whole:
            its, choice = max(whole, key=lambda pair: len(pair[0]))
            others = " ".join(word for word in text.split() if word.casefold() not in its)
            found.append(Meant(name, choice.value, label(choice, lang), others))
    return found
