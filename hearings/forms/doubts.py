"""Doubts about what is otherwise right: a name twice, a hearing twice, a letter of another alphabet. Asked once.

The form comes back with everything typed and a box "save anyway", whose answer holds for exactly these doubts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from defendants.names import marked, mixed_words

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
    """A sentence for each word written in two alphabets."""
    for word in dict.fromkeys(mixed_words(*names)):
        yield gettext("“%(word)s” is written in two alphabets: %(marked)s.") % {
            "word": word,
            "marked": marked(word),
        }


def linked(text: str, address: str, label: object) -> SafeString:
    """A sentence and what it is about, to look at."""
    return format_html('{} <a href="{}">{}</a>', text, address, label)
