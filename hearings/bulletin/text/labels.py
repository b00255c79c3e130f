"""Lines such as "Court: …" and "Reason: …" below an announcement. What follows the colon is taken as it stands.

The renderer writes them, editors do too; shared by both. Knows nothing of the hearing they belong to.
"""

import re

from hearings.bulletin.lexicon import LANGUAGES
from hearings.bulletin.text.tokens import lower

_LONGEST = 60
_JUDGE = re.compile(r"(Judges?|Судь[яи]|Судья(?:лар)?) ([–—-]) (?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
_BETWEEN = re.compile(r"[.;] (?=[^\W\d_]{2,20}: )")
# How an item begins that only tells of a hearing which took place, or did not.
HELD = tuple(
    " ".join(phrase.split()).replace(" :", ":")
    for language in LANGUAGES
    for phrase in language.WORDS.get("held", "").split(";")
    if phrase.strip()
)
_FIELDS = {
    " ".join(word.split()): name
    for language in LANGUAGES
    for name, words in getattr(language, "LABELS", {}).items()
    for word in words.split("|")
}


def read_label(text: str) -> tuple[str, str] | None:
    """The field a line names and its value, or None: ("court", "Almaly district court")."""
    head, colon, value = text.partition(":")
    if not colon and (judge := _JUDGE.match(text)):
        head, colon, value = judge[1], judge[2], text[judge.end() :]
    if not colon or len(head) > _LONGEST or not value.strip():
        return None
    name = _FIELDS.get(" ".join(lower(head).removeprefix("The ").removeprefix("the ").split()))
    return (name, value.strip()) if name else None


def split_value(value: str) -> tuple[str, list[tuple[str, str]]]:
    """ "Almaly district court. Judge: A. Sample": a value, and the further fields that stand behind it on its line."""
    first, *rest = _BETWEEN.split(value)
    further: list[tuple[str, str]] = []
    for piece in rest:
        label = read_label(piece)
        if label is None:
            return value, []
        further.append(label)
    return first, further
