"""Where in running text a citation may begin, told by the words before the one that is of the law."""

import re

from defendants.citations import words
from defendants.citations.tokens import Token, kind_of

LEGAL = frozenset({"article", "part"})
_AROUND = ".,;:()[]«»“”„\"'’–—-№"
_BEFORE = 48
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])-[0-5]\d")


def beginning(text: str, hint: int, *, known: bool) -> int:
    """Where a citation may begin whose word of the law stands at `hint`: as far back as codes and numbers go.

    With codes the caller knows, whose names may be any words, a whole stretch.
    """
    begin = max(0, hint - _BEFORE)
    while begin and not text[begin - 1].isspace():
        begin -= 1
    if known:
        return begin
    at = hint
    for word in reversed(text[begin:hint].split()):
        core = word.strip(_AROUND)
        if core and core[0].islower() and not _may_stand_before(core):
            break
        at = text.rindex(word, begin, at)
    return at


def _may_stand_before(word: str) -> bool:
    """Is a word in small letters one of a citation, "part two of" before "article 405"?"""
    return bool(kind_of(word)) or word in words.CODE_REST or word in words.NUMBER_WORDS


def may_begin(tokens: list[Token], at: int) -> bool:
    """May a citation begin here? With its word, with a code, or with a number that its word follows."""
    kind = tokens[at].kind
    if kind in LEGAL:
        return True
    if kind == "number":
        if _HOUR.fullmatch(tokens[at].text) and tokens[at + 1 : at + 2] and tokens[at + 1].text == ",":
            return False  # "Ann SAMPLE, 11-30, 405 part 2"
        after = at + 1
        while (
            after < len(tokens)
            and (
                tokens[after].kind in ("dash", "dot", "number", "sep", "and") or _ends_ordinal(tokens, after)
            )
            and after - at < 40
        ):
            after += 1
        return after < len(tokens) and tokens[after].kind in ("article", "part")
    if kind == "word":
        return tokens[at].low in words.NUMBER_WORDS and "part" in [t.kind for t in tokens[at + 1 : at + 4]]
    return kind == "code" and at + 1 < len(tokens) and tokens[at + 1].kind != "word"


def _ends_ordinal(tokens: list[Token], at: int) -> bool:
    """Is it the ending of an ordinal, «405-ші», «405-й»?"""
    ending = tokens[at]
    return ending.kind == "word" and ending.glued and len(ending.text) <= 3 and tokens[at - 1].kind == "dash"
