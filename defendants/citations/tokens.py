"""A text cut into the tokens that citations are made of. Knows words, not yet what they mean together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from defendants.citations import words

_TOKEN = re.compile(
    r"(?P<n>\d+(?:[.\-‑]\d+)*)|(?P<w>[^\W\d_]+(?:[.’'\-][^\W\d_]+)*)|(?P<s>\s+)|(?P<p>.)", re.DOTALL
)
_LONGEST_NUMBER = 16
_SIGNS = {
    **dict.fromkeys(",;+/", "sep"),
    "&": "and",
    ".": "dot",
    **dict.fromkeys("-‑–—−", "dash"),
    **dict.fromkeys('([«“"', "open"),
    **dict.fromkeys(")]»”", "close"),
}
_MEMORY: dict[str, str] = {}
_MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class Token:
    """`kind` is number, article, part, and, filler, code, sep, open, close, dash, dot or word."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool  # no space stands before it

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def after_number(self) -> bool:
        """Is it a word that follows its numbers ("405-бап")?"""
        return self.low.startswith(words.AFTER_NUMBER)


def _table(listed: str) -> tuple[frozenset[str], tuple[str, ...]]:
    each = listed.split()
    return frozenset(w for w in each if not w.endswith("*")), tuple(w[:-1] for w in each if w.endswith("*"))


_KINDS = {
    "article": _table(words.ARTICLE),
    "part": _table(words.PART),
    "and": _table(words.AND),
    "filler": _table(words.FILLER),
    "code": _table(words.CODE),
}


def kind_of(word: str) -> str:
    """Class of a word, or "" for a stranger. Answers are remembered, up to a bound."""
    kind = _MEMORY.get(word)
    if kind is None:
        low = word.casefold()
        if low in ("ст.ст", "ч.ч"):
            kind = "article" if low[0] == "с" else "part"
        else:
            kind = next(
                (k for k, (whole, stems) in _KINDS.items() if low in whole or low.startswith(stems)), ""
            )
        if len(_MEMORY) < _MOST_REMEMBERED and len(word) < 40:
            _MEMORY[word] = kind
    return kind


def tokenize(text: str, codes: Mapping[str, str], begin: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a text, or of a stretch of it; names of codes the caller knows come out whole. Linear."""
    spans = _known_codes(text, codes) if codes else {}
    found: list[Token] = []
    glued, skipped = False, begin
    for match in _TOKEN.finditer(text, begin, len(text) if end is None else end):
        position = match.start()
        if position < skipped:
            continue
        if position in spans:
            skipped = spans[position]
            found.append(Token("code", text[position:skipped], position, skipped, glued))
            glued = True
            continue
        group = match.lastgroup or "p"
        if group == "s":
            glued = False
            continue
        piece = match.group()
        kind = _MEMORY.get(piece) if group == "w" else None
        if kind is not None and (kind or "." not in piece):
            if not kind and len(found) > 1 and found[-1].kind == found[-2].kind == "word":
                found.pop()  # of strangers in a row only the first and the last tell anything
            found.append(Token(kind or "word", piece, position, match.end(), glued))
        else:
            found += _split(group, piece, position, glued)
        glued = True
    return found


def _split(group: str, piece: str, start: int, glued: bool) -> list[Token]:
    end = start + len(piece)
    if group == "n":
        number = piece.replace("‑", "-")
        return [Token("number" if len(number) <= _LONGEST_NUMBER else "word", number, start, end, glued)]
    if group == "p":
        return [Token(_SIGNS.get(piece, "word"), piece, start, end, glued)]
    kind = kind_of(piece)
    if kind or "." not in piece or len(piece) > 40:
        return [Token(kind or "word", piece, start, end, glued)]
    pieces: list[Token] = []
    for part in re.split(r"(\.)", piece):  # "ч.ст": two abbreviations and no space
        at = pieces[-1].end if pieces else start
        pieces += _split("p" if part == "." else "w", part, at, glued or bool(pieces))
    return pieces


def _known_codes(text: str, codes: Mapping[str, str]) -> dict[int, int]:
    """Start and end of each name the caller knows, the longest where several begin."""
    names = sorted((re.escape(name) for name in codes if name.strip()), key=len, reverse=True)
    if not names:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
    return {match.start(): match.end() for match in pattern.finditer(text)}
