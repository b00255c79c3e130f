"""Roles: "civil activist", «правозащитник», "mother of five". Is one of several people, and its singular.

Only English roles change: Russian and Kazakh ones stay as they are written.
"""

import re
from functools import lru_cache

from hearings.bulletin.text.tokens import tokenize

_MOST_KNOWN = 500  # roles; the same few stand in every bulletin
_PLURALS = (("people", "person"), ("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", ""))
# Russian «-ов», «-ых», Kazakh «-лер».
FEMININE_ROLES = ("ицы", "ки")  # of a woman in the genitive, or of several
PLURAL_ENDINGS = tuple("ов ев ей иц ок ам ами ы и ников ых их лар лер дар дер тар тер лары лері".split())


@lru_cache(maxsize=_MOST_KNOWN)
def is_plural(role: str) -> bool:
    """May the role stand for several people? English "-s", Russian «-ых», Kazakh «-лер»."""
    words = re.findall(r"\w+", role.lower())
    head = _head(words)
    if not head:
        return False
    if words[-1] == "детей" and words[0] in ("матери", "мать", "отца", "отец"):
        return False  # «матери троих детей»
    if head.isascii():
        return head in ("people", "men", "women") or (head.endswith("s") and not head.endswith(("ss", "us")))
    if words[0] == "оның":
        return head.endswith(("лары", "лері"))  # «оның бауыры», his brother, is one
    return ends_as_plural(head) or any(word.endswith(("ых", "их")) for word in words[:2])


def ends_as_plural(word: str) -> bool:
    """Kazakh «-шы» and «-сы» are said of one: «қорғаушы», «анасы»."""
    return word.endswith(PLURAL_ENDINGS) and not word.endswith(("шы", "сы"))


def _head(words: list[str]) -> str:
    for at, word in enumerate(words):
        if word in ("of", "from", "at", "for", "in", "из", "с") and at:
            return words[at - 1]
    return words[-1] if words else ""


@lru_cache(maxsize=_MOST_KNOWN)
def singular(role: str) -> str:
    """English roles in the singular: "civil activists from Almaty" is "civil activist from Almaty" of each."""
    words = role.split(" ")
    cut = next(
        (at for at, word in enumerate(words) if word.lower() in ("of", "from", "at", "for", "in") and at),
        len(words),
    )
    head = words[cut - 1]
    if not head.isascii():
        return role
    for at in {cut - 1, *(i - 1 for i, word in enumerate(words) if word == "and" and 0 < i < cut)}:
        word = words[at]
        for plural, single in _PLURALS:
            if (
                word.lower().endswith(plural)
                and not word.lower().endswith(("ss", "us", "is"))
                and len(word) > 3
            ):
                words[at] = word[: len(word) - len(plural)] + single
                break
    return " ".join(words) if head else role


def plain_role(role: str) -> bool:
    """Can the role stand before a name and be told from it? Small letters, no verb, nothing that opens a list."""
    tokens = tokenize(role)
    if not tokens or len(tokens) > 6 or is_plural(role) or singular(role) != role:
        return False
    return all(
        token.word
        and token.text[0].islower()
        and len(token.text) > 1
        and token.classes.isdisjoint(_NOT_IN_ROLES)
        for token in tokens
    )


_NOT_IN_ROLES = frozenset(
    {
        "and",
        "stop",
        "trigger",
        "trigger_after",
        "label",
        "future",
        "past",
        "unless",
        "hearing",
        "court",
        "judge",
        "preposition",
    }
    | {
        "online",
        "hybrid",
        "in_person",
        "vague",
        "noon",
        "postponed",
        "moved",
        "cancelled",
        "prosecuted",
        "today",
        "tomorrow",
    }
    | {
        "at",
        "about",
        "reason",
        "no_date",
        "custody",
        "house_arrest",
        "recognizance",
        "ordinal",
        "no_hearing",
        "pronoun",
    }
    | {"region_word", "others", "no_article", "held"}
)
