"""What the desk's first page is made of: parts of blocks of lines, each of which leads to one form."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

MOST = 10
"""Lines a block shows; the rest is a link away."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something to do: when, who, where; `url` is the form it ends in, `acts` the further ones."""

    url: str
    when: str
    who: str
    note: str
    acts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind. `more` leads to all of them."""

    title: Promise | str
    lines: tuple[Line, ...]
    count: int
    more: str

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.lines)


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under one heading; those without a line are left out."""

    title: Promise | str
    blocks: tuple[Block, ...]
