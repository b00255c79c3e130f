"""A text cut into the tokens that citations are made of. Knows words, not yet what they mean together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from defendants.citations import words

# An hour, "10:30", is no number of the law; «1–2-бөліктер» are parts in a row.
_TOKEN = re.compile(
    r"(?P<h>\d{1,2}:\d\d(?!\d))|(?P<n>\d\d?–\d\d?(?=[\s-]?бөл)|\d+(?:[.\-‑]\d+)*)|(?P<w>[^\W\d_]+(?:[.’'\-][^\W\d_]+)*)|(?P<p>\S)"
)
_LONGEST_NUMBER = 16
_SIGNS = {
    **dict.fromkeys(",;+/", "sep"),
    "&": "and",
    ".": "dot",
    "§": "part",
    ":": "colon",
    "№": "filler",
    **dict.fromkeys("-‑–—−", "dash"),
    **dict.fromkeys('([«“"', "open"),
    **dict.fromkeys(")]»”", "close"),
}
_NOTHING = [""] * 6  # further than the reader looks ahead
_MOST_STRANGERS = 4
_MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class Token:
    """`kind` is number, article, part, and, filler, code, sep, open, close, dash, dot, colon or word."""

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
WHOLE = {word: name for name, (whole, _) in reversed(_KINDS.items()) for word in whole} | {
    "ст.ст": "article",
    "ч.ч": "part",
}
STEMS = tuple(stem for _, stems in _KINDS.values() for stem in stems)


class _Memory(dict[str, str]):
    """Words and their classes, worked out when they are first met. Remembers up to a bound."""

    def __missing__(self, word: str) -> str:
        low = word.casefold()
        kind = WHOLE.get(low, "")
        if low.startswith(STEMS):
            kind = next(
                name for name, (whole, stems) in _KINDS.items() if low in whole or low.startswith(stems)
            )
        if len(self) < _MOST_REMEMBERED and len(word) < 40:
            self[word] = kind
        return kind


_MEMORY = _Memory()
kind_of: Callable[[str], str] = _MEMORY.__getitem__  # class of a word, or "" for a stranger


def kinds_of(tokens: list[Token]) -> list[str]:
    """The kinds of tokens by their places; "" behind the last and, at -1, before the first."""
    return [*[token.kind for token in tokens], *_NOTHING]


def tokenize(
    text: str, codes: Mapping[str, str], begin: int = 0, end: int | None = None, needed: int | None = None
) -> list[Token]:
    """The tokens of a text, or of a stretch of it; names of codes the caller knows come out whole. Linear.

    Behind `needed` a few strangers in a row end the reading: no citation goes on there. Of strangers in a row only the
    first and the last come out: those between tell nothing.
    """
    spans = _known_codes(text, codes) if codes else {}
    found: list[Token] = []
    last = skipped = begin  # where the last token ended, and where a code does
    strangers = 0
    stranger: tuple[str, int, int, bool] | None = None
    for match in _TOKEN.finditer(text, begin, len(text) if end is None else end):
        start, stop = match.span()
        if start < skipped:
            continue
        glued, last = start == last and start > begin, stop
        if start in spans:
            last = skipped = spans[start]
            kind, piece, stop = "code", text[start:skipped], skipped
        else:
            piece = match[0]
            group = match.lastgroup
            if group == "w":
                known = _MEMORY[piece]
            elif group == "p":
                known = _SIGNS.get(piece, "")
            elif group == "h":
                known = ""
            else:
                known = "number" if stop - start <= _LONGEST_NUMBER else ""
                piece = piece.replace("‑", "-").replace("–", "-")
            if not known and group == "w" and "." in piece:
                if stranger:
                    found.append(Token("word", *stranger))
                found += _split(piece, start, glued)
                stranger, strangers = None, 0
                continue
            kind = known
        if not kind:
            strangers += 1
            if strangers > _MOST_STRANGERS and needed is not None and start > needed:
                break
            if strangers > 1:
                stranger = (piece, start, stop, glued)
            else:
                found.append(Token("word", piece, start, stop, glued))
            continue
        if stranger:
            found.append(Token("word", *stranger))
        found.append(Token(kind, piece, start, stop, glued))
        stranger, strangers = None, 0
    if stranger:
        found.append(Token("word", *stranger))
    return found


def _split(piece: str, start: int, glued: bool) -> list[Token]:
    """ "ч.ст": two abbreviations and no space."""
    if len(piece) > 40:
        return [Token("word", piece, start, start + len(piece), glued)]
    pieces: list[Token] = []
    at = start
    for part in re.split(r"(\.)", piece):
        kind = "dot" if part == "." else kind_of(part) or "word"
        pieces.append(Token(kind, part, at, at + len(part), glued or bool(pieces)))
        at += len(part)
    return pieces


def _known_codes(text: str, codes: Mapping[str, str]) -> dict[int, int]:
    """Start and end of each name the caller knows, the longest where several begin."""
    names = sorted((re.escape(name) for name in codes if name.strip()), key=len, reverse=True)
    if not names:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
    return {match.start(): match.end() for match in pattern.finditer(text)}
