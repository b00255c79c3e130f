"""A notice written as a form, "Defendant: …", "Date: …", "Court: …", line by line in any order: one row of it.

Knows which lines make a form and what to put first, nothing of what they say.
"""

import re
from collections.abc import Iterable, Iterator

from hearings.bulletin.layout import Block
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.tokens import lower

_LINE = re.compile(r"([^\W\d_][^\W\d_ ]*(?: [^\W\d_ /]+){0,3}): +(\S.*)")
_MARKERS = ("", "bullet")
_LEAST = 3  # lines of a form
_WHEN = frozenset({"date", "time", "when", "дата", "время", "когда", "күні", "уақыты", "қашан"})
_WHO = {"who": "defendant", "кто": "подсудимый", "кім": "айыпталушы"}
_LABELS = frozenset(
    "who when where what date time court judge city place charge charges article articles case defendant accused"
    " кто когда где что дата время начало суд судья город место статья статьи обвинение дело подсудимый подсудимая"
    " обвиняемый обвиняемая кім қашан қайда не күні уақыты сот қала орны бап бабы іс сотталушы айыпталушы".split()
)
_CITED = frozenset("article articles статья статьи".split())  # read as one with the number behind
_LONGEST_LABEL, _LONGEST_HOUR = 24, 12
_WHAT = frozenset({"what", "case", "что", "дело", "не", "іс"})


def join_forms(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a text, those of a form made one: first when it is, then who is tried, where, under what."""
    lines: list[tuple[Block, str, str]] = []
    for block in _with_values(blocks):
        if not lines and (": " not in block.text or block.marker not in _MARKERS):
            yield block
            continue
        match = _LINE.fullmatch(block.text) if block.marker in _MARKERS else None
        if match and block.marker and lower(match[1]) not in _LABELS:
            match = None
        if lines and (match is None or lines[-1][0].paragraph != block.paragraph):
            yield from _joined(lines)
            lines = []
        if match:
            lines.append((block, match[1], match[2]))
        else:
            yield block
    yield from _joined(lines)


def _with_values(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a label alone on its line made one with the line below."""
    label: Block | None = None
    for block in blocks:
        alone = (
            block.text[-1:] == ":" and len(block.text) < _LONGEST_LABEL and lower(block.text[:-1]) in _LABELS
        )
        if label is not None:
            below = not alone and not block.marker and block.paragraph == label.paragraph
            if below and (label.text[-1] == ":" or _completes(label.text, block.text)):
                label.text += f"{'' if label.text[-1] == ':' else ','} {block.text}"
                label.lines = label.lines + block.lines
                continue
            yield label
            label = None
        if alone and block.marker in _MARKERS:
            label = block
        else:
            yield block
    if label is not None:
        yield label


def _completes(value: str, below: str) -> bool:
    """ "4 June 2024", and its hour on the next line."""
    when = lower(value.partition(":")[0]) in _WHEN
    return when and below[0].isdecimal() and len(below) < _LONGEST_HOUR


def _joined(lines: list[tuple[Block, str, str]]) -> list[Block]:
    heads = [lower(head).split() for _, head, _ in lines]
    when = [not _WHEN.isdisjoint(head) for head in heads]
    named = any(
        len(head) == 1 and (head[0] in _WHO or head[0] in _WHAT or "label" in LEXICON.classes(head[0]))
        for head in heads
    )
    if len(lines) < _LEAST or not named or not any(when):
        return [block for block, _, _ in lines]
    parts = [value for (_, _, value), told in zip(lines, when, strict=True) if told]
    parts += [
        f"{_WHO.get(lower(head), head)}{'' if lower(head) in _CITED and value[0].isdecimal() else ':'} {value}"
        for (_, head, value), told in zip(lines, when, strict=True)
        if not told
    ]
    whole = lines[0][0]
    whole.marker = whole.sign = ""
    whole.lines = [line for block, _, _ in lines for line in block.lines]
    whole.text = "; ".join(part.rstrip(" ;.") for part in parts)
    return [whole]
