"""A post that opens with its day and its hour, alone on a line: "4 May, 10:00", and below it where, who, under what.

Knows which lines are one paragraph, nothing of what they say.
"""

from collections.abc import Callable, Iterable, Iterator

from hearings.bulletin.layout import Block

_STOPS, _ENDS = " ,.", "!?:;"
_MOST = 12  # lines of a post; what is longer says more than one thing a line


def join_posts(blocks: Iterable[Block], is_sitting: Callable[[str], bool]) -> Iterator[Block]:
    """The blocks of a text, such a line made one with those below it that have no marks and no empty line between."""
    above: Block | None = None
    for block in blocks:
        if above is None and (block.marker or ":" not in block.text[:-1]):
            yield block  # told at a glance, as nearly all of them are
            continue
        opens = not block.marker and len(block.lines) == 1 and is_sitting(block.text)
        goes_on = above is not None and block.paragraph == above.paragraph and len(above.lines) < _MOST
        if above is not None and goes_on and not (opens or block.marker):
            above.text = f"{above.text.rstrip(_STOPS)}{'' if above.text[-1] in _ENDS else '.'} {block.text}"
            above.lines = above.lines + block.lines
            continue
        if above is not None:
            yield above
        above = block if opens else None
        if above is None:
            yield block
    if above is not None:
        yield above
