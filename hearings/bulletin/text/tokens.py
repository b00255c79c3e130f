"""A line of text cut into words, numbers and signs, each with its place and its classes of the lexicon."""

import re
from typing import Any

from hearings.bulletin.lexicon import LEXICON

APOSTROPHES = "’'‘ʼ`´"
ENDING = re.compile(
    f"[{APOSTROPHES}](?:n?[ıiuü]n|y?[aeıiuü]|[dt][ae]n?|l[ae])$"
)  # Turkish, set off by a sign
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'‘ʼ`´\-‑][^\W\d_]+)*|\d+|([^\w\s])\1*|_+")
_KEPT_IN_COMPOUNDS = frozenset({"role", "hearing", "court", "online", "official"})
OPENING = {"«": "»", "“": "”", "„": "“”", "‘": "’", '"': '"', "”": "”"}
_AROUND = ".,;:!?…()[]«»“”\"'’–—-#"  # signs, which have no class and begin no phrase
_CLOSING = frozenset('»”“"')
_Known = tuple[int, int, str, str, frozenset[str], bool, bool, bool, bool]
_MOST_KNOWN = 30_000


class Token:
    """A word, a number or a run of one sign.

    `low` is the word in small letters; `classes` its names in the lexicon, those of a phrase it begins included.
    """

    __slots__ = ("text", "start", "end", "low", "classes", "word", "digits", "quoted", "masked", "span")

    text: str
    start: int
    end: int
    low: str
    classes: frozenset[str]
    word: bool
    digits: bool
    quoted: bool
    masked: bool  # spoken for: part of a date, an hour, a citation, a court
    span: int  # words of the longest phrase that begins here

    def has(self, *names: str) -> bool:
        return not self.classes.isdisjoint(names)


class Tokens(list[Token]):
    """The tokens of one text; `seen` are the classes of all of them, to tell soon what need not be looked for."""

    __slots__ = ("seen", "masked", "dates")

    seen: frozenset[str]
    masked: bool  # is any of them?
    dates: list[Any] | None  # what was found by `find_dates`, None: not yet asked

    def mask(self, first: int, last: int) -> None:
        """Say that the tokens from `first` up to, not including, `last` are spoken for."""
        self.masked = True
        for token in self[first:last]:
            token.masked = True


class Text:
    """A paragraph and its tokens, cut when they are first asked for. Each reader gets them with nothing masked."""

    __slots__ = ("text", "_tokens", "_perhaps")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: Tokens | None = None
        self._perhaps: frozenset[str] | None = None

    @property
    def perhaps(self) -> frozenset[str]:
        """Classes that its tokens may have: all they have, and those of phrases that only begin.

        Told at a glance, so that a reader without a word for it need not have the text cut.
        """
        if self._perhaps is None:
            self._perhaps = LEXICON.nothing.union(*map(_PERHAPS.__getitem__, self.text.split(" ")))
        return self._perhaps

    @property
    def tokens(self) -> Tokens:
        if self._tokens is None:
            self._tokens = tokenize(self.text)
        elif self._tokens.masked:
            self._tokens.masked = False
            for token in self._tokens:
                token.masked = False
        return self._tokens


def lower(text: str) -> str:
    """Small letters, the Turkish İ without the dot that Unicode leaves behind."""
    return text.lower().replace("i̇", "i")


def tokenize(text: str) -> Tokens:
    """The tokens of a text, phrases and quotations marked. Linear in the text."""
    tokens = Tokens()
    tokens.masked, tokens.dates = False, None
    phrases: list[int] = []
    quotes = False
    seen: set[frozenset[str]] = set()
    append = tokens.append
    at = 0
    for chunk in text.split(" "):
        for start, end, piece, low, classes, word, digits, phrase, quote in _KNOWN[chunk]:
            token = Token()  # filled here: an __init__ would take as long as all the rest
            token.text = piece
            token.start = at + start
            token.end = at + end
            token.low = low
            token.classes = classes
            token.word = word
            token.digits = digits
            token.quoted = token.masked = False
            token.span = 1
            if classes:
                seen.add(classes)
            if phrase:
                phrases.append(len(tokens))
            elif quote:
                quotes = True
            append(token)
        at += len(chunk) + 1
    if phrases:
        seen.update(_mark_phrases(tokens, phrases))
    if quotes:
        _mark_quotes(tokens)
    tokens.seen = LEXICON.nothing.union(*seen)
    return tokens


class _Chunks(dict[str, "tuple[_Known, ...]"]):
    """What is known of the tokens between two spaces, and their places. Remembered till there are too many."""

    def __missing__(self, chunk: str) -> "tuple[_Known, ...]":
        if chunk.isalpha():
            known: tuple[_Known, ...] = (_look_up(0, len(chunk), chunk),)
        else:
            known = tuple([_look_up(*match.span(), match[0]) for match in _TOKEN.finditer(chunk)])
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(chunk) < 40:
            self[chunk] = known
        return known


class _Perhaps(dict[str, frozenset[str]]):
    """The classes of what stands between two spaces, and of the phrases that begin there."""

    def __missing__(self, chunk: str) -> frozenset[str]:
        word = chunk.strip(_AROUND)
        if word.isalpha():
            found = _perhaps(low := lower(word), LEXICON.classes(low))
        else:
            found = LEXICON.nothing.union(*[_perhaps(known[3], known[4]) for known in _KNOWN[chunk]])
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(chunk) < 40:
            self[chunk] = found
        return found


def _perhaps(low: str, classes: frozenset[str]) -> frozenset[str]:
    """Classes of a word, and those of the phrases that begin with it."""
    if low not in LEXICON.phrases:
        return classes
    return classes.union(name for ends in LEXICON.phrases[low].values() for _, name in ends)


def _look_up(start: int, end: int, piece: str) -> _Known:
    low = lower(piece)
    first = piece[0]
    word = first.isalpha()
    return (
        start,
        end,
        piece,
        low,
        _classes(low) if word else LEXICON.nothing,
        word,
        first.isdecimal(),  # "²" is no number to count with
        low in LEXICON.phrases,
        first in OPENING or first in _CLOSING,
    )


def _classes(low: str) -> frozenset[str]:
    """Classes of a word; "editor-in-chief" has those of "editor", "MLSA’nın" those of "MLSA"."""
    classes = LEXICON.classes(low)
    if not classes and (ending := ENDING.search(low)):
        return LEXICON.classes(low[: ending.start()])
    if not classes and "-" in low and len(low) < 40:
        head, *_, tail = low.split("-")
        classes = (LEXICON.classes(head) | LEXICON.classes(tail)) & _KEPT_IN_COMPOUNDS
    return classes


_KNOWN, _PERHAPS = _Chunks(), _Perhaps()


def _mark_phrases(tokens: list[Token], places: list[int]) -> list[frozenset[str]]:
    """Give the first word of each phrase its class and its span. Returns the classes of those words."""
    marked: list[frozenset[str]] = []
    if places[-1] + 1 == len(tokens):
        places.pop()
    for at in places:
        token = tokens[at]
        for rest, name in LEXICON.phrases[token.low].get(tokens[at + 1].low, ()):
            if not rest or tuple([after.low for after in tokens[at + 2 : at + 2 + len(rest)]]) == rest:
                token.classes = token.classes | {name}
                token.span = max(token.span, len(rest) + 2)
                marked.append(token.classes)
    return marked


def _mark_quotes(tokens: list[Token]) -> None:
    """Mark what stands between quotation marks, nested ones included; a mark that is never closed marks nothing."""
    at = 0
    ends: dict[str, int] = {}
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].text and tokens[index].text[0] in _CLOSING:
            ends.setdefault(tokens[index].text[0], index)
    while at < len(tokens):
        sign = tokens[at].text[0]
        wanted = OPENING.get(sign, "")
        last = max((ends.get(closer, -1) for closer in wanted), default=-1)
        if not wanted or last <= at:
            at += 1
            continue
        depth, end = len(tokens[at].text), at + 1
        while end <= last and depth:
            found = tokens[end].text[0]
            if found in wanted:
                depth -= len(tokens[end].text)
            elif found == sign:
                depth += len(tokens[end].text)
            if depth <= 0:
                break
            end += 1
        if depth > 0:
            at += 1
            if end > last:
                # unbalanced: nothing later can close it either
                ends = {closer: index for closer, index in ends.items() if closer not in wanted}
            continue
        for token in tokens[at + 1 : end]:
            token.quoted = True
        at = end + 1
