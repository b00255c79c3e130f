"""A notice written as a form, "Defendant: …", "Date: …", "Court: …", line by line in any order: one row of it.

Knows which lines make a form and what to put first, nothing of what they say.
"""

import re
from collections.abc import Iterable, Iterator

from defendants.citations import find_citations
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.layout import Block
from hearings.bulletin.text.tokens import lower

_LINE = re.compile(r"([^\W\d_](?:[^\W\d_]|-|/(?=\w))*(?: [^\W\d_ /]+){0,3})(?:\(s\))?: +(\S.*)")
_MARKERS = ("", "bullet")
_LEAST = 3  # lines of a form
_WHEN = frozenset({"date", "time", "when", "дата", "время", "когда", "күні", "уақыты", "қашан"})
_SITTING = frozenset({"hearing", "заседание", "отырыс", "отырысы"})  # "Hearing: 15 May, 10:00"
_WHO = {
    "who": "defendant", "name": "defendant", "on trial": "defendant", "who is on trial": "defendant",
    "кто": "подсудимый", "кого судят": "подсудимый", "имя": "подсудимый", "фио": "подсудимый",
    "кім": "айыпталушы", "кімнің соты": "айыпталушы", "кім сотталады": "айыпталушы",
    "аты-жөні": "айыпталушы", "есімі": "айыпталушы",
}  # fmt: skip
_LABELS = frozenset(
    "who when where what date time court judge city place charge charges article articles case defendant accused"
    " кто когда где что дата время начало суд судья город место статья статьи обвинение дело подсудимый подсудимая"
    " обвиняемый обвиняемая кім қашан қайда не күні уақыты сот қала орны бап бабы іс сотталушы айыпталушы".split()
) | frozenset(_WHO)
_PARTIES = frozenset("участники стороны parties participants қатысушылар тараптар".split())
_TRIED = re.compile(
    r"([^,;:()]+?) \((?:подсудим|обвиняем|defendant|accused|айыпталушы|сотталушы)\w*\)", re.IGNORECASE
)
_CONTACTS = frozenset("contact contacts phone tel email e-mail контакт контакты телефон тел байланыс".split())
_CITED = frozenset("article articles статья статьи".split())  # read as one with the number behind
_CITED_BEFORE = frozenset(
    "бап бабы баптар баптары".split()
)  # «Бабы: 405, 2-бөлік»: its word stands behind the number
_COUNTED = re.compile(r"(?:^|(?<=[;,] ))[1-9][.)] (?=[^\W\d_])")  # "1. Ann SAMPLE; 2. Ben CASE"
_NUMBER = re.compile(r"\d+(?:-\d)?(?!\d|-б)")
# "Prosecuted for: …": no part of the row but the list below it.
_LIST = re.compile(
    r".* (?:за|for|үшін)|за что\b.*|не үшін\b.*|вменя\w+|инкриминиру\w+|allegations?", re.IGNORECASE
)
_LONGEST_LABEL, _LONGEST_HOUR = 24, 12
_WHAT = frozenset({"what", "case", "что", "дело", "не", "іс"})


def join_forms(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a text, those of a form made one: first when it is, then who is tried, where, under what."""
    form = _Form()
    label: Block | None = None  # alone on its line: its value stands on the next
    for block in blocks:
        text = block.text
        alone = text[-1:] == ":" and len(text) < _LONGEST_LABEL and _is_label(block)
        if label is not None:
            if not alone and _is_value(label, block):
                label.text += f"{'' if label.text[-1] == ':' else ','} {text}"
                label.lines = label.lines + block.lines
                continue
            yield from form.take(label)
            label = None
        if alone:
            label = block
        elif form.lines or (": " in text and block.marker != "letter"):
            yield from form.take(block)
        else:
            yield block
    if label is not None:
        yield from form.take(label)
    yield from _joined(form.lines)


class _Form:
    """The lines of one form, each with its label and its value."""

    def __init__(self) -> None:
        self.lines: list[tuple[Block, str, str]] = []

    def take(self, block: Block) -> list[Block]:
        """Take a line in. Returns the blocks that are whole now."""
        if not self.lines and block.text[-1] == ":":
            return [block]
        opens = block.marker == "number"  # "1) Time: 10:00", and below it the other lines
        match = _LINE.fullmatch(block.text) if opens or block.marker in _MARKERS else None
        if match and (lower(match[1]) in _CONTACTS or block.marker and lower(match[1]) not in _LABELS):
            match = None
        whole: list[Block] = []
        if self.lines and (match is None or opens or self.lines[-1][0].paragraph != block.paragraph):
            whole = _joined(self.lines)
            self.lines = []
        if match:
            self.lines.append((block, match[1], match[2]))
        else:
            whole.append(block)
        return whole


def _is_label(block: Block) -> bool:
    return block.marker in _MARKERS and lower(block.text[:-1]) in _LABELS


def _is_value(label: Block, below: Block) -> bool:
    """Is the line below a label its value, or the hour that completes its day?"""
    if below.marker or below.paragraph != label.paragraph:
        return False
    return label.text[-1] == ":" or _completes(label.text, below.text)


def _completes(value: str, below: str) -> bool:
    """ "4 June 2024", and its hour on the next line."""
    when = lower(value.partition(":")[0]) in _WHEN
    return when and below[0].isdecimal() and len(below) < _LONGEST_HOUR


def _called(head: str) -> str:
    """A label as the row has it: "WHERE" in capitals would be somebody's name."""
    return _WHO.get(lower(head), head.capitalize() if head.isupper() else head)


def _is_beside(head: str, value: str) -> bool:
    """ "Observer: Ann SAMPLE", "Why it matters: she was detained in May": nothing of the sitting."""
    if lower(head) in _LABELS:
        return False
    told = {name for word in lower(value).split() for name in LEXICON.classes(word)}
    return "official" in LEXICON.classes(lower(head)) or "past" in told


def _as_article(value: str) -> str:
    return value if "-ба" in value else _NUMBER.sub(r"\g<0>-бап", value, count=1)


def _only_tried(head: str, value: str) -> tuple[str, str]:
    """ "Parties: Ann SAMPLE (defendant), Dan LAW (lawyer)": the line as if it named only who is tried."""
    tried = [match[1].strip() for match in _TRIED.finditer(value)] if lower(head) in _PARTIES else []
    return ("defendant" if value.isascii() else "подсудимый", ", ".join(tried)) if tried else (head, value)


def _joined(lines: list[tuple[Block, str, str]]) -> list[Block]:
    lines = [(block, *_only_tried(head, value)) for block, head, value in lines]
    heads = [_WHO.get(lower(head), lower(head).replace("/", " ")).split() for _, head, _ in lines]
    when = [
        not _WHEN.isdisjoint(head) or (head[-1] in _SITTING and value[0].isdecimal())
        for head, (_, _, value) in zip(heads, lines, strict=True)
    ]
    named = any(
        len(head) == 1 and (head[0] in _WHAT or "label" in LEXICON.classes(head[0])) for head in heads
    )
    if len(lines) < _LEAST or not named or not any(when):
        return [block for block, _, _ in lines]
    lines = [(block, head, _COUNTED.sub("", value)) for block, head, value in lines]
    rows, lists = [], []
    for told, (block, head, value) in zip(when, lines, strict=True):
        if _LIST.fullmatch(head) and not find_citations(value):
            lists.append(block)
        else:
            rows.append((told, block, head, _as_article(value) if lower(head) in _CITED_BEFORE else value))
    parts = [value for told, _, _, value in rows if told]
    parts += [
        f"{_called(head)}{'' if lower(head) in _CITED and value[0].isdecimal() else ':'} {value}"
        for told, _, head, value in rows
        if not told and not _is_beside(head, value)
    ]
    whole = rows[0][1]
    whole.marker, whole.sign = lines[0][0].marker, lines[0][0].sign
    if whole.marker != "number":
        whole.marker = whole.sign = ""
    whole.lines = [line for _, block, _, _ in rows for line in block.lines]
    whole.text = "; ".join(part.rstrip(" ;.") for part in parts)
    return [whole, *lists]
