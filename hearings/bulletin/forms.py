"""A notice written as a form, "Defendant: …", "Date: …", "Court: …", line by line in any order: one row of it.

Knows which lines make a form and what to put first, nothing of what they say.
"""

import re
from collections.abc import Iterable, Iterator

from hearings.bulletin.layout import Block
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.tokens import lower

_LINE = re.compile(r"([^\W\d_][^\W\d_ ]*(?: [^\W\d_ /]+){0,3}): +(\S.*)")
_LEAST = 3  # lines of a form
_WHEN = frozenset({"date", "time", "when", "дата", "время", "когда", "күні", "уақыты", "қашан"})
_WHO = {"who": "defendant", "кто": "подсудимый", "кім": "айыпталушы"}
_WHAT = frozenset({"what", "case", "что", "дело", "не", "іс"})


def join_forms(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a text, those of a form made one: first when it is, then who is tried, where, under what."""
    lines: list[tuple[Block, str, str]] = []
    for block in blocks:
        if not lines and (block.marker or ": " not in block.text):
            yield block
            continue
        match = None if block.marker else _LINE.fullmatch(block.text)
        if lines and (match is None or lines[-1][0].paragraph != block.paragraph):
            yield from _joined(lines)
            lines = []
        if match:
            lines.append((block, match[1], match[2]))
        else:
            yield block
    yield from _joined(lines)


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
        f"{_WHO.get(lower(head), head)}: {value}"
        for (_, head, value), told in zip(lines, when, strict=True)
        if not told
    ]
    whole = lines[0][0]
    whole.lines = [line for block, _, _ in lines for line in block.lines]
    whole.text = "; ".join(part.rstrip(" ;.") for part in parts)
    return [whole]
