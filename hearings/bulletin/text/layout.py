"""The shape of a text: its lines, their marks ("1)", "—", "•"), and which lines were one before they were wrapped.

Knows nothing of what the words mean. Line numbers count from 1 as an editor's window does: CR, LF and CRLF end a line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hearings.bulletin.lexicon.given import IN_CASES
from hearings.bulletin.text.letters import mend_letters
from hearings.bulletin.text.openings import HOUR_FIRST, NAME_WITH_HOUR, NAMED_ROW, opening
from hearings.bulletin.text.tables import is_row

_ENDS = re.compile(r"\r\n|\n|\r")
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DROPPED = re.compile(
    f"[{_BIDI}{_INVISIBLE}\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufe0f\ufffe\uffff\ud800-\udfff]"
)
# An hour behind the number of its item: "1. 10: 30", "2. 3 p.m.", "3 - 09.15"
_AN_HOUR = r"\d{1,2}(?: ?[:.;] ?\d\d(?!\d)|-[0-5]\d(?!\d)| ?[ap]\.? ?m\b| o[’']clock)"
_NUMBER = re.compile(
    r"(?:№\s?|No\.?\s?)?(?:\((\d{1,3})\)|(\d{1,3})[.\s]?\)"
    # "6.V.2021" is a date
    r"|(\d{1,3})\.(?![IVXІХ]{1,4}[. ]\d)(?=\s+(?:\D|" + _AN_HOUR + r")|[^\W\d_]|\d{1,2}:\d\d)"
    r"|(\d{1,2})\u20e3|(\d{1,2})/(?=\s)|(\d{1,3})\s\|(?=\s)|№\s?(\d{1,3})[.:)]?|#(\d{1,2})[.:)]?(?=\s|$)|([1-9])\s[-–—](?=\s(?:[Aa]t|[Ii]n|[Aa]n?|[Tt]ime|[Tt]rial|[Oo]nline)\s)|([1-7])\s[-–—](?=\s"
    + _AN_HOUR
    + r")|(\d{1,2})\.$)\s*"
)
_ROMAN = re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X{1,2})[.)]\s+(?=\S)")
_LETTER = re.compile(r"([a-zа-я])\s?\)\s+")
_BULLET = re.compile(
    r"((?:--|––|——)(?=\s)|[—–\-−‒―•●▪▫◦‣⁃*·◾◽■□►▶➤➡✓✔✅→⇒➔»>~+])(?!\1)(?:\s+|(?=[^\W\d_]|[«“„\"]\w))"
)
_ONLY_BULLETS = frozenset("—–-−•●")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_DASHES = re.compile(r"(?:--+|__+|\*\*\*+|==+|[—–]{2,})\s*$")
_FINISHED = re.compile(r"[.;:!?…](?:[»”\"')\]]*|\s*\[\d+\]\.?)$|[»”]\)?[.;]?$|\.\.+$")
_FULL_STOPS = frozenset(".;:!?…»”")  # the last sign tells alone
_PERHAPS_STOPS = frozenset("\"')]")  # or nearly
_BEFORE_HOUR = (" at", " from", " to", " в", " на", " с", " до", " сағат", ",", "-", "–")
_SHORT, _ROOM, _LINES = 34, 5, 6  # characters, and lines in which a bracket may have opened
PICTURES = "\u2600"  # where they begin
_OF_FACTS = frozenset("🏛📍🗺📌🔗💻ℹ👤👥⚖⏰")  # a line with one says no more than a place, a name, an article
_LETTER_SIGN = "ℹ"  # a picture that Unicode counts among the letters
_TAGS = re.compile(r"(?:#\w+[\s,]*)+$")
# A line that breaks off behind one of these goes on: "under Art." | "405", «по ч.» | «2 ст.» | «405».
_OPEN_END = re.compile(
    r" [–—]$|^\d{1,2}[:.]\d\d$|\b(?:[Uu]nder|of|against|by|for|[Tt]he|will|is|Article|Part)$"
)
OPEN_ENDS = (" for", " за", " үшін")  # of a line over a list, "Both were sentenced for:"
_OPENS_LIST = (":", *OPEN_ENDS)
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.$")
_ABBREVIATED = re.compile(
    r"(?<!\d{4} )(?<![^\W\d_])(?:ст|чч?|пп?|г|қ|ул|им|обл|мин|[Aa]rts?|Part|Par|[Pp]p?|[Nn]o|Mrs?|Ms|Dr)\.$|№$"
)
_NAMED = re.compile(r"#?(?:[^\W\d_]+\.? ){0,3}#?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{4,}(?![^\W\d_])")
# "Ann SAMPLE, …", below the hour and the court or below another name; «405-бап» behind the name that ends its line
_FAMILY_FIRST = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,}(?:$|[.,;(]| [(–—-])")
_NAME_FIRST = re.compile(r"[^\W\d_]{2,} [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,}(?:$|[.,;(]| [(–—-])")
_BEFORE_NAME = re.compile(r"(?:\w+ )?(?:\d\d?[:.]\d\d.*\b[A-ZА-Я][а-яa-zёі]+|\w+ [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,})$")
_ARTICLE_FIRST = re.compile(r"\d{2,3}(?:-\d)?-б")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?: ?(?:г|года|год|ж|жыл))?\.?:?$")
_CAPITALS = re.compile(r"[^\W\d_a-zа-я]{3}")

LineTest = Callable[[str], bool]
"""Is a line alone a heading, the intro of a list, or, below a line or a row, a remark? Layout knows no words."""
Marker = Literal["", "number", "bullet", "letter"]


@dataclass(slots=True)
class Shape:
    """What a line holds, wherever it stands: tidied, and without its marker. Equal lines share one."""

    text: str
    marker: Marker = ""
    sign: str = ""
    body: str = ""
    finished: bool = False  # ends as a sentence, a list item or a heading does
    again: bool = False  # the text has the line more than once
    opening: tuple[bool, bool, bool] | None = None  # once it is asked for
    above: str = ""  # the line, alone in its block, below which it was last asked whether it begins one
    begins: bool = False  # what was answered


class TextLine(NamedTuple):
    """One line that holds something, counted from 1."""

    number: int
    shape: Shape


class Block:
    """Lines that were one before wrapping. `paragraph` counts the paragraphs that empty lines make.

    `text` is whole once it is `joined`: added to line by line it would be copied with every line.
    """

    __slots__ = ("lines", "paragraph", "text", "marker", "sign")

    def __init__(self, line: TextLine, paragraph: int) -> None:
        self.lines = [line]
        self.paragraph = paragraph
        self.text, self.marker, self.sign = line.shape.body, line.shape.marker, line.shape.sign

    @property
    def numbers(self) -> list[int]:
        return [number for number, _ in self.lines]

    @property
    def numbering(self) -> str:
        """The number that opens it, as it is written: "1)", "1."."""
        return self.sign and self.sign + self.lines[0].shape.text.partition(self.sign)[2][:1]

    @property
    def written(self) -> str:
        """The text with its marker, on one line."""
        return " ".join(shape.text for _, shape in self.lines)

    @property
    def once(self) -> bool:
        """Does the text have its lines only here?"""
        lines = self.lines
        return not lines[0].shape.again and (len(lines) == 1 or not any(line.shape.again for line in lines))

    def joined(self) -> "Block":
        if len(self.lines) > 1:
            head, *rest = self.lines
            self.text = " ".join([head.shape.body, *[shape.text for _, shape in rest]]).lstrip()
        return self


def read_lines(text: str) -> tuple[list[str], list[TextLine], list[str]]:
    """Every line as written, those that hold something, and notes on what was dropped from them."""
    notes: list[str] = []
    counted: dict[str, int] = {"control characters": 0, "marks that turn the direction of writing": 0}
    for char in _DROPPED.findall(text):
        if char in _BIDI:
            counted["marks that turn the direction of writing"] += 1
        elif char not in _INVISIBLE and char != "\ufe0f":
            counted["control characters"] += 1
    notes += [f"Left out: {what} ({number})." for what, number in counted.items() if number]
    written = _ENDS.split(text) if "\r" in text else text.split("\n")
    quoted = text.count("\n>") * 2 > len(written)  # a letter that was answered or sent on
    shapes: dict[str, Shape] = {}
    lines: list[TextLine] = []
    for number, raw in enumerate(written, 1):
        raw = raw.lstrip("> ") if quoted else raw
        if not raw:
            continue
        shape = shapes.get(raw)
        if shape is None:
            shape = shapes[raw] = _shape(raw)
        else:
            shape.again = True
        if shape.text:
            lines.append(TextLine(number, shape))
    return written, lines, notes


def tidy(raw: str) -> str:
    """One line without invisible characters, with single spaces, in composed letters of one alphabet a word.

    The cells of a table pasted from a spreadsheet are set off by bars.
    """
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    text = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    if not text.isprintable() or "\ufe0f" in text:
        text = _DROPPED.sub("", text)
    if not text.isascii():
        text = mend_letters(text)
    if text.count("\t") > 1:
        cells = [cell for cell in text.split("\t") if cell.strip()]
        text = (" | " if len(cells) > 2 else " ").join(cells)
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    if text[:1] == "|" and text.rstrip()[-1] == "|":
        text = text.strip("| ")  # a row of Markdown
    return " ".join(text.split())


def _shape(raw: str) -> Shape:
    text = tidy(raw)
    line = Shape(text, body=text, finished=_is_finished(text))
    if not text or (
        text[0].isalpha()
        and text[0] != _LETTER_SIGN
        and not (")" in text[1:3] or (text[0] in "IVX" and _ROMAN.match(text)))
    ):
        return line
    body = text if text[0] in _ONLY_BULLETS else _numbered(line, text)
    if line.marker in ("number", "letter"):
        return line
    match = None if _DASHES.match(body) else _BULLET.match(body)
    if match:
        line.marker, line.sign, line.body = "bullet", match[1], body[match.end() :]
        inner = None if line.sign in "—–" else _NUMBER.match(line.body)
        if inner:
            line.marker, line.sign = "number", next(g for g in inner.groups() if g)
            line.body = line.body[inner.end() :]
        return line
    line.body = body
    return line


def _numbered(line: Shape, text: str) -> str:
    """Take the picture, the number or the letter that opens a line. Returns what follows a picture."""
    body = text
    while body and body[0] != "№" and _is_sign(body[0]):
        line.marker, line.sign = "bullet", body[0]
        body = body[1:].lstrip()
    match = _NUMBER.match(body) or _ROMAN.match(body)
    if match:
        line.marker, line.sign = "number", next(g for g in match.groups() if g)
        line.body = body[match.end() :]
        return body
    match = _LETTER.match(body)
    if match:
        line.marker, line.sign, line.body = "letter", match[1], body[match.end() :]
    return body


def _is_sign(char: str) -> bool:
    return char == _LETTER_SIGN or (unicodedata.category(char) in ("So", "Sk") and not char.isalnum())


def _is_finished(text: str) -> bool:
    last = text[-1:]
    return last in _FULL_STOPS or (last in _PERHAPS_STOPS and bool(_FINISHED.search(text)))


def build_blocks(
    lines: list[TextLine],
    is_heading: LineTest,
    opens_list: LineTest = lambda text: False,
    is_remark: tuple[LineTest, LineTest] = (str.isspace, str.isspace),
) -> Iterator[Block]:
    """Join wrapped lines. A marker, a heading, a label or a finished line before begins a new block.

    Each block comes when the next one begins, so that nothing is kept of lines that were read long ago.
    """
    block: Block | None = None
    paragraph, after_heading, last = 0, False, -1
    for line in lines:
        number, shape = line
        blank = number != last + 1
        if (
            block
            and block.marker == "number"
            and not block.text
            and not shape.marker
            and len(block.lines) == 1
        ):
            blank = after_heading = False  # "1)" alone, and the item below it
        paragraph += blank
        starts = (
            block is None
            or blank
            or (shape.marker != "" and not _closes(block, shape))
            or (after_heading and not _goes_on(block, shape, is_heading))
            or (not after_heading and _begins_below(block, shape, is_heading, is_remark))
            or (shape.text.endswith(_OPENS_LIST) and _opens_list(block, shape, opens_list))
        )
        if block is not None and not starts:
            block.lines.append(line)
        else:
            if block is not None:
                yield block if len(block.lines) == 1 else block.joined()
            block = Block(line, paragraph)
        # "🗓 4 May, Tuesday"
        plain = not shape.marker or (shape.marker == "bullet" and len(shape.text) < _SHORT)
        after_heading = (starts and plain and is_heading(shape.body)) or (after_heading and not starts)
        last = number
    if block is not None:
        yield block.joined()


def _closes(block: Block, line: Shape) -> bool:
    """ "(Article 405 Part" | "2)", "10:00" | "– Ann SAMPLE": is the marker no mark of an item of its own?"""
    if line.marker != "number":
        return line.sign in ("–", "—") and _OPEN_END.match(block.lines[-1].shape.body) is not None
    if not line.body and block.lines[-1].shape.text.endswith((" and", " и", " және", ",")):
        return True  # "Parts 1 and" | "2."
    if line.text[0] == "№" and line.body[:1].islower() and not block.lines[-1].shape.finished:
        return True  # «қаласының» | «№2 сотында»
    if line.text[len(line.sign) : len(line.sign) + 1] != ")":
        return False
    head, *rest = block.lines
    texts = [head.shape.body, *(shape.text for _, shape in rest[-_LINES:])]
    return sum(text.count("(") - text.count(")") for text in texts) > 0


def _opens_list(block: Block, line: Shape, opens_list: LineTest) -> bool:
    """Is a line the intro of a list by itself, and not the end of one that was wrapped between two names?"""
    if not line.text[0].isupper() or not opens_list(line.text):
        return False
    if line.text[-1] != ":":  # "… against Ann SAMPLE" | "Ann SAMPLE is prosecuted for": she is named again
        return any(" ".join(line.text.split()[:2]) in shape.text for _, shape in block.lines)
    if block.marker or len(block.lines) > 2 or any(char.isdecimal() for char in block.lines[0].shape.text):
        return True
    return not opens_list(" ".join([*[shape.text for _, shape in block.lines], line.text]))


def _goes_on(block: Block, line: Shape, is_heading: LineTest) -> bool:
    """Is it what a heading lost when its line was wrapped: the year, or "will take place:"?"""
    before, text = block.lines[-1].shape, line.text
    if text[0] in "12" and _YEAR_ALONE.match(text):
        return is_heading(f"{before.text} {text}")
    if text[-1] != ":" or before.finished:
        return False
    ends = text[0].islower() or (len(text) <= _SHORT and not is_heading(text))
    return ends and is_heading(f"{before.text} {text}")


def _begins_below(
    block: Block, line: Shape, is_heading: LineTest, is_remark: tuple[LineTest, LineTest]
) -> bool:
    """As `_begins`, told but once of equal lines that stand below equal ones."""
    if len(block.lines) > 1:
        return _begins(block, line, is_heading, is_remark)
    above = block.lines[0].shape.text
    if line.above != above:
        line.above, line.begins = above, _begins(block, line, is_heading, is_remark)
    return line.begins


def _begins(block: Block, line: Shape, is_heading: LineTest, is_remark: tuple[LineTest, LineTest]) -> bool:
    before, text = block.lines[-1].shape, line.text
    if before.marker == "number" and not before.body and len(block.lines) == 1:
        return is_heading(text)
    last = before.text
    if is_heading(text):
        if block.marker and not before.finished and text[0].islower():
            return False  # "— Calls to come" | "on 6 May 2021"
        wrapped = len(block.lines) == 1 and not before.finished and not is_heading(last)
        return not (wrapped and is_heading(f"{last} {text}"))
    if (" | " in text and (" | " in last or text.count(" | ") > 1)) or (is_row(text) and is_row(last)):
        return True  # rows of a table
    line.opening = line.opening or opening(text)
    labelled, day, hour = line.opening
    if labelled or (day and before.marker == "") or (hour and not last.endswith(_BEFORE_HOUR)):
        return True
    first = text[0]
    if first.islower() or first in ",;)»”(" or (first in "12" and _YEAR_ALONE.match(text)):
        return False
    if last[-1] in ".№" and _ABBREVIATED.search(last):
        return False
    if last[-1] == ")" and HOUR_FIRST.match(last):
        return True  # a row that ends with its article
    if _FAMILY_FIRST.match(text) and last.rsplit(" ", 1)[-1] in IN_CASES:
        return False  # "10:00 Ann" | "SAMPLE, Article 405"
    if _NAME_FIRST.match(text) and (_BEFORE_NAME.match(last) or NAME_WITH_HOUR.match(last)):
        return True
    if last[-1] == ":" and block.marker == "number" and _NAMED.match(text):
        return False  # "against two activists:" | "Ann SAMPLE and Ben SAMPLE"
    capitals = text[:4].isalpha() and text[:4].isupper()
    if capitals and last[-1] == "." and len(last) > _SHORT and _INITIAL.search(last):
        return False  # "… against A." | "SAMPLE"
    cells = block.marker != "number" and ("," in text or "(" in text)
    if cells and NAMED_ROW.match(text) and NAMED_ROW.match(last):
        return True
    finished = before.finished and not (last[0].islower() and last[-1] in "»”")
    if finished and last[-1] == "." and _INITIAL.search(last) and _CAPITALS.match(text):
        return False  # "judge S." | "SAMPLEV)."
    if finished or (text[-1] == ":" and (block.marker == "bullet" or " " not in text or _is_labelled(block))):
        return True
    if text.startswith("Part") and last[-1].isdigit():
        return False  # "Article 405" | "Part 2"
    if last.endswith((",", "and", "и", "және", " мен", " пен", " бен")) or (
        first.isdigit() and block.marker == "" and (last[-1].islower() or _ARTICLE_FIRST.match(text))
    ):
        return False
    if _OPEN_END.search(last):
        return False
    row = HOUR_FIRST.match(block.lines[0].shape.body) is not None
    if (first.isalpha() and is_remark[row](text)) or (first == "#" and _TAGS.match(text)):
        return True
    if block.marker == "bullet" and block.sign < PICTURES:
        # whoever wraps lines breaks them where the next word has no room
        return len(last) + len(text.split(" ", 1)[0]) + _ROOM < len(text) and len(last.rsplit(" ", 1)[-1]) > 3
    return len(last) < _SHORT and (block.marker == "" or block.sign in _OF_FACTS)


def _is_labelled(block: Block) -> bool:
    """ "Court: …": what opens a list below it is no more of its value, though nothing ends the line."""
    shape = block.lines[0].shape
    shape.opening = shape.opening or opening(shape.text)
    return shape.opening[0]
