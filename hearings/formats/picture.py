"""A day or a hearing as a picture for the previews of messengers: 1200 × 630, drawn on the server, in its own letters.

Pure drawing: what is written on it comes as plain words. The same words give the same bytes, and `digest` names them,
so that a messenger which keeps pictures by their address never shows an hour that holds no more.
"""

from __future__ import annotations

import hashlib
import io
import re
import textwrap
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageDraw, ImageFont

MIME_TYPE = "image/png"
SIZE = 1200, 630
"""What Telegram and Facebook show whole (1.91 : 1)."""
PAPER, INK, SOFT, LINE, STAMP = "#fbf9f4", "#1e1b17", "#544e43", "#ddd6c8", "#8a1c2c"
LEFT, RIGHT = 64, SIZE[0] - 64
HOUR_COLUMN = 200
ROWS = 3
"""So many fit; of more, the last row says how many."""
NAME_SIZES, NAME_SIZES_IN_TWO = (46, 40, 34), (34, 30, 26)
HEADING_SIZES, HEADING_SIZES_IN_TWO = (76, 64, 54, 46), (46, 40, 34)
"""From the largest on: first on one line, then on two. A name is whole wherever one of them has room for it."""
COLOURS = 32
"""Enough for smooth letters in five inks, and a quarter of the bytes of a full palette."""

_PIECE = re.compile(r"[^\s-]*-(?=\S)|\S+")  # a line may break behind each: "Demova-", "Primerova"
_FONTS = Path(__file__).parent / "fonts"
_REVISION = "4"  # part of every digest: raise it when the drawing changes


@dataclass(frozen=True, slots=True)
class Line:
    """One hearing: `was` is an hour that holds no more, `word` what is unusual, `given` and `family` who.

    `offset` says by whose clock the hour is, in a picture where several clocks meet.
    """

    hour: str
    given: str
    family: str
    note: str = ""
    was: str = ""
    word: str = ""
    offset: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """All words of a picture, in one language."""

    site: str
    corner: str
    kicker: str
    heading: str
    lines: tuple[Line, ...]
    more: str
    address: str
    as_of: str

    @property
    def digest(self) -> str:
        """Twelve hex digits that change with any word but the date of the record, which dates no hour."""
        words = f"{_REVISION} {replace(self, as_of='')!r}"
        return hashlib.sha256(words.encode()).hexdigest()[:12]


Words = TypeVar("Words", Poster, Line)


def draw(poster: Poster) -> bytes:
    """The picture as PNG."""
    poster = _on_one_line(poster)
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _head(pen, poster)
    top = 288
    for line in poster.lines[:ROWS]:
        _row(pen, _on_one_line(line), top)
        top += 84
    if poster.more:
        pen.line((LEFT, top, RIGHT, top), fill=LINE, width=2)
        pen.text((LEFT + HOUR_COLUMN, top + 58), poster.more, fill=SOFT, font=_font("Serif", 40), anchor="ls")
    _foot(pen, poster)
    out = io.BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def _on_one_line(words: Words) -> Words:
    """The same without line breaks, which a name may have and a picture has no room for."""
    texts = {one.name: getattr(words, one.name) for one in fields(words)}
    return replace(words, **{k: " ".join(v.split()) for k, v in texts.items() if isinstance(v, str)})


def _head(pen: ImageDraw.ImageDraw, poster: Poster) -> None:
    name = _font("Serif", 34, bold=True)
    pen.text((LEFT, 84), _cut(pen, poster.site, name, 700), fill=INK, font=name, anchor="ls")
    font = _font("Sans", 28)
    room = RIGHT - LEFT - 60 - pen.textlength(_cut(pen, poster.site, name, 700), font=name)
    pen.text((RIGHT, 84), _cut(pen, poster.corner, font, room), fill=INK, font=font, anchor="rs")
    pen.line((LEFT, 105, RIGHT, 105), fill=INK, width=6)
    pen.line((LEFT, 113, RIGHT, 113), fill=INK, width=2)
    kicker = _fitting(pen, poster.kicker, (30, 26, 22), RIGHT - LEFT, bold=False)
    pen.text((LEFT, 166), poster.kicker, fill=SOFT, font=kicker, anchor="ls")
    lines = fitted(pen, [(poster.heading, True)], (HEADING_SIZES, HEADING_SIZES_IN_TWO), RIGHT - LEFT)
    for line, base in zip(lines, (246,) if len(lines) == 1 else (220, 270), strict=True):
        line.write(pen, LEFT, base)


def _row(pen: ImageDraw.ImageDraw, line: Line, top: int) -> None:
    """The hour in its column; who; then, as far as there is room, what is unusual and the charge."""
    pen.line((LEFT, top, RIGHT, top), fill=LINE, width=2)
    base = top + 60
    if len(line.hour) <= 5:
        hour = _font("Sans", 52, bold=True)
        pen.text((LEFT, base), line.hour, fill=INK, font=hour, anchor="ls")
        if line.is_off:
            _strike(pen, LEFT, base, hour, line.hour)
    else:
        _no_hour(pen, line.hour, top)
    at = LEFT + HOUR_COLUMN
    behind = pen.textlength(
        "".join(f"  {word}" for word in (line.offset, line.word, line.was) if word),
        _font("Sans", 28, bold=True),
    )
    name = [(line.given, False), (line.family, True)]
    lines = fitted(pen, name, (NAME_SIZES, NAME_SIZES_IN_TWO), max(RIGHT - at - behind, (RIGHT - at) / 2))
    for written, below in zip(lines, (base,) if len(lines) == 1 else (top + 36, top + 74), strict=True):
        written.write(pen, at, below)
    at += max((int(written.width(pen)) + 12 for written in lines if written.pieces), default=0)
    if line.offset:
        pen.text((at, base), line.offset, fill=SOFT, font=_font("Sans", 28), anchor="ls")
        at += int(pen.textlength(line.offset + "  ", font=_font("Sans", 28)))
    if line.word and at < RIGHT - 80:
        font = _font("Sans", 28, bold=True)
        shown = _cut(pen, line.word, font, RIGHT - at)
        pen.text((at, base), shown, fill=STAMP, font=font, anchor="ls")
        at += int(pen.textlength(shown + "  ", font=font))
    font = _font("Sans", 28)
    if line.was and at + pen.textlength(line.was, font=font) <= RIGHT:
        pen.text((at, base), line.was, fill=SOFT, font=font, anchor="ls")
        _strike(pen, at, base, font, line.was)
        at += int(pen.textlength(line.was + "  ", font=font))
    if line.note and at + pen.textlength(line.note, font=font) <= RIGHT:
        pen.text((at, base), line.note, fill=SOFT, font=font, anchor="ls")


def _no_hour(pen: ImageDraw.ImageDraw, words: str, top: int) -> None:
    """What stands in the hour's column where there is no hour: two short lines of it, which touch no name."""
    lines = textwrap.wrap(words, 10, break_long_words=False)[:2]
    room = HOUR_COLUMN - 16
    font = _fitting(pen, max(lines, key=len), (26, 22, 18), room, bold=True)
    for text, base in zip(lines, (top + 38, top + 68), strict=False):
        pen.text((LEFT, base), _cut(pen, text, font, room), fill=INK, font=font, anchor="ls")


def _foot(pen: ImageDraw.ImageDraw, poster: Poster) -> None:
    font = _font("Sans", 24)
    room = RIGHT - LEFT - pen.textlength(poster.as_of, font=font) - 40
    pen.text((LEFT, 600), _cut(pen, poster.address, font, room), fill=SOFT, font=font, anchor="ls")
    pen.text((RIGHT, 600), poster.as_of, fill=SOFT, font=font, anchor="rs")


def _strike(pen: ImageDraw.ImageDraw, left: int, base: int, font: ImageFont.FreeTypeFont, text: str) -> None:
    height = base - int(font.size * 0.35)
    pen.line((left, height, left + pen.textlength(text, font=font), height), fill=INK, width=4)


def _fitting(
    pen: ImageDraw.ImageDraw, text: str, sizes: tuple[int, ...], room: float, *, bold: bool
) -> ImageFont.FreeTypeFont:
    """The largest of the sizes at which the text fits in sans, else the smallest."""
    fonts = [_font("Sans", size, bold=bold) for size in sizes]
    return next((font for font in fonts if pen.textlength(text, font=font) <= room), fonts[-1])


def _cut(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, room: float) -> str:
    """The text as far as it fits, with a mark that it goes on: behind a word, unless that leaves too little."""
    if pen.textlength(text, font=font) <= room:
        return text
    while text and pen.textlength(text + "…", font=font) > room:
        text = text[:-1]
    words = text.rpartition(" ")[0]
    return (words if len(words) > len(text) / 2 else text).rstrip(" ,·–—-") + "…"


@dataclass(frozen=True, slots=True)
class Written:
    """A line of serif letters in one size, piece by piece: its words, and which are bold."""

    size: int
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(words for words, _bold in self.pieces).strip()

    def width(self, pen: ImageDraw.ImageDraw) -> float:
        last = len(self.pieces) - 1
        return sum(
            pen.textlength(words.rstrip() if at == last else words, font=_font("Serif", self.size, bold=bold))
            for at, (words, bold) in enumerate(self.pieces)
        )

    def write(self, pen: ImageDraw.ImageDraw, left: float, base: int) -> None:
        for words, bold in self.pieces:
            font = _font("Serif", self.size, bold=bold)
            pen.text((left, base), words, fill=INK, font=font, anchor="ls")
            left += pen.textlength(words, font=font)


def fitted(
    pen: ImageDraw.ImageDraw,
    texts: list[tuple[str, bool]],
    sizes: tuple[tuple[int, ...], tuple[int, ...]],
    room: float,
) -> list[Written]:
    """The texts, each bold or not, in the largest size that has room for them on one line, else on two.

    What is too long for two lines of the smallest ends behind a whole word, with a mark that it goes on.
    """
    pieces = [
        (words if words.endswith("-") else f"{words} ", bold)
        for text, bold in texts
        for words in _PIECE.findall(text)
    ]
    for lines, some in enumerate(sizes, start=1):
        for size in some:
            written = _broken(pen, pieces, size, room)
            if len(written) <= lines and all(line.width(pen) <= room for line in written):
                return written
    first, second, *_rest = [*_broken(pen, pieces, sizes[1][-1], room), Written(sizes[1][-1], ())]
    return [_ending(pen, first, room)] if first.width(pen) > room else [first, _ending(pen, second, room)]


def _broken(
    pen: ImageDraw.ImageDraw, pieces: list[tuple[str, bool]], size: int, room: float
) -> list[Written]:
    """Lines of this size; a word that is wider than a line has one alone."""
    lines = [Written(size, ())]
    for piece in pieces:
        longer = replace(lines[-1], pieces=(*lines[-1].pieces, piece))
        if lines[-1].pieces and longer.width(pen) > room:
            lines.append(Written(size, (piece,)))
        else:
            lines[-1] = longer
    return lines


def _ending(pen: ImageDraw.ImageDraw, line: Written, room: float) -> Written:
    """The line as one behind which more would come: with a mark in place of what has no room beside it."""
    kept = line.pieces
    while len(kept) > 1 and replace(line, pieces=_marked(kept)).width(pen) > room:
        kept = kept[:-1]
    (words, bold), font = kept[-1], _font("Serif", line.size, bold=kept[-1][1])
    if len(kept) == 1 and pen.textlength(f"{words.strip()}…", font=font) > room:
        return replace(line, pieces=((_cut(pen, f"{words.strip()}…", font, room), bold),))
    return replace(line, pieces=_marked(kept))


def _marked(pieces: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    *before, (words, bold) = pieces
    return (*before, (words.rstrip(" ,-") + "…", bold))


@cache
def _font(face: str, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    # Basic layout: none of our letters needs more, and it draws alike on every machine.
    path = _FONTS / f"Noto{face}-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
