"""Doubts about what is otherwise right: a name twice, a hearing twice, a letter of another alphabet. Asked once.

The form comes back with everything typed and a box "save anyway", whose answer holds for exactly these doubts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from offices.letters import CYRILLIC, LATIN, marked, named, odd_letters, odd_words, script

SAVE_ANYWAY = "save_anyway"
"""The box that answers; its value is what was asked."""


class Doubting:
    """A form that asks before it is valid. `doubts()` is only asked of a form that has no errors."""

    doubts_key = ""

    def doubts(self) -> Iterable[str]:
        """Sentences to be read before saving."""
        raise NotImplementedError

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self._errors:
            return
        found = list(self.doubts())
        self.doubts_key = hashlib.sha256("\n".join(found).encode()).hexdigest()[:12] if found else ""
        if found and self.data.get(SAVE_ANYWAY) != self.doubts_key:
            self.add_error(None, found)


def mixed_letters(names: Iterable[str]) -> Iterator[str]:
    """A sentence for each word with letters of another alphabet, digits or signs nobody sees: which, and what to do."""
    for word in dict.fromkeys(odd_words(" ".join(names))):
        yield gettext(
            "“%(word)s” is not in one alphabet: %(marked)s. Out of place: %(letters)s. Type it anew."
        ) % {
            "word": word,
            "marked": marked(word),
            "letters": ", ".join(map(_called, odd_letters(word))),
        }


def _called(letter: str) -> str:
    """The letter with the name of what it is, which tells twins apart."""
    if letter.isdecimal():
        return gettext("digit %(letter)s") % {"letter": letter}
    kinds = {
        CYRILLIC: gettext("Cyrillic %(letter)s"),
        LATIN: gettext("Latin %(letter)s"),
        "": gettext("unseen sign %(letter)s"),
    }
    other = gettext("letter %(letter)s of another alphabet")
    return kinds.get("" if named(letter) != letter else script(letter), other) % {"letter": named(letter)}


def linked(text: str, address: str, label: object) -> SafeString:
    """A sentence and what it is about, to look at."""
    return format_html('{} <a href="{}">{}</a>', text, address, label)
