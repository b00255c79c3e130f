"""The way most announcements cite, read at a glance: one article and one part, "Article 405 Part 2", «ст. 405 ч. 2».

Tells what the reader of every word would tell, or nothing.
"""

import re

from defendants.citations import words
from defendants.citations.citation import Citation, Mention
from defendants.citations.tokens import kind_of

_NUMBERED = re.compile(r"[\d§]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[.’'\-][^\W\d_]+)*")
# What stands behind is a sign that ends the citation, or a word, which must belong to none.
_PLAIN = re.compile(
    r"(?<![\w.’'‑-])(?:(?P<said>(?:Article|article|Art|art|Статья|статья|статье|Ст|ст)\.? ?(?P<article>\d{1,4}),? "
    r"(?:Part|part|p|Часть|часть|части|ч)\.? ?(?P<part>\d{1,2}))(?![\w‑-]|\.\d)"
    r"|(?P<said_so>(?P<article_so>\d{1,4})-(?:баптың|бап),? (?P<part_so>\d{1,2})-(?:бөлігі|бөлік))(?!\w|[.’'‑-]\w)"
    r"(?:\s*\.| бойынша\b)?+)"
    r"(?:[\s,;()\[\]«»“”\"]|[-–—](?=\s))*+"
    rf"(?:(?P<behind>{_WORD.pattern})|(?![\d§/+&\-‑–—−]))"
)
_LEGAL = frozenset({"article", "part"})
_OF_LISTS = words.ALSO.union(words.NUMBER_WORDS)


def read_plain(text: str, begin: int, hint: int, end: int) -> Mention | None:
    """The citation of a text, if it is written so and no other can follow. None: it must be read word by word.

    `begin`, `end`: the stretch that may belong to citations; at `hint` its first word of the law stands.
    """
    while hint > begin and text[hint - 1].isdecimal():
        hint -= 1
    found = _PLAIN.match(text, hint)
    if not found:
        return None
    way = "" if found["said"] else "_so"
    first, last = found.span("said" + way)
    if _NUMBERED.search(text, begin, first) or "§" in text[last:end]:
        return None
    behind = found["behind"] or ""
    if kind_of(behind) or not all(map(_is_strange, [behind, *_WORD.findall(text, begin, first)])):
        return None
    if not _LEGAL.isdisjoint(map(kind_of, _LETTERS.findall(text, last, end))):
        return None
    return Mention(first, last, (Citation(found["article" + way], found["part" + way]),))


def _is_strange(word: str) -> bool:
    """Does no citation begin with a word, or go on with it?"""
    low = word.casefold()
    return kind_of(word) in ("", "filler") and "." not in low and low not in _OF_LISTS
