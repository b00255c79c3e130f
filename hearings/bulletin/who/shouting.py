"""Paragraphs all in capitals: there capitals tell no name, so the words that are known are written small again.

What nobody knows gets one capital, as a name has. Quotations stay as they are. Knows no sentences.
"""

import re

from defendants.citations.tokens import kind_of
from defendants.citations.words import CODE_LINK, CODE_REST
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import lower
from hearings.bulletin.who.names import title

_LEAST_KNOWN = 4  # words; "Ann SAMPLE, ONLINE" is a row and not shouted
_LONGEST_CODE = 4  # letters of the name of a code: "УК РК"
_PIECE = re.compile(r"(«[^»]*»|“[^”]*”|\"[^\"]*\"|[^\W\d_]+(?:[’'‘ʼ`´\-‑][^\W\d_]+)*)")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?…]\s)\W*$")


def is_shouted(text: str) -> bool:
    """Is a text of several known words written without one small letter?"""
    if not text.isupper():
        return False
    known = sum(1 for piece in _PIECE.findall(text) if _is_known(piece))
    return known >= _LEAST_KNOWN


def quiet(text: str) -> str:
    """The text with small letters where they belong. As long as before, sign by sign."""
    written: list[str] = []
    for at, piece in enumerate(_PIECE.split(text)):
        new = piece
        if at % 2 and piece[0].isalpha() and not _is_code(piece):
            known = _is_known(piece) or (at > 1 and written[-1].endswith("-"))
            new = lower(piece) if known else title(piece)
            if known and len(piece) > 1 and _SENTENCE_ENDS.search("".join(written[-3:])):
                new = new[0].upper() + new[1:]
        written.append(new if len(new) == len(piece) else piece)
    return "".join(written)


def _is_code(piece: str) -> bool:
    """The name of a code of law, which stays: "УК РК"."""
    return len(piece) <= _LONGEST_CODE and (kind_of(piece) == "code" or lower(piece) in CODE_REST - CODE_LINK)


def _is_known(piece: str) -> bool:
    return any(
        LEXICON.classes(word) or kind_of(word) or word in LEXICON.of_phrases
        for word in lower(piece).split("-")
    )
