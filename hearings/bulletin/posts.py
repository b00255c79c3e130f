"""A post that opens with its day and its hour, alone on a line: "4 May, 10:00", and below it where, who, under what.

Or with what it is, "Political trial on 4 May at 10:00:", and in the paragraph below it of whom.

Knows which lines are one paragraph, nothing of what they say.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from hearings.bulletin.clock import holds_hour
from hearings.bulletin.dates import holds_date
from hearings.bulletin.layout import Block
from hearings.bulletin.passages import Passage, Passages

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


def join_titles(blocks: Iterable[Block], passages: Passages) -> Iterator[Block]:
    """The blocks of a text, a title that tells of one sitting made one with the paragraph that tells of whom it is."""
    title: Block | None = None
    for block in blocks:
        if title is not None and _is_of_somebody(block, passages):
            title.text = f"{title.text} {block.text}"
            title.lines = title.lines + block.lines
            yield title
            title = None
            continue
        if title is not None:
            yield title
            title = None
        if (
            not block.marker
            and block.text[-1:] == ":"
            and _ONE.search(block.text)
            and _tells(passages[block.text])
        ):
            title = block
        else:
            yield block
    if title is not None:
        yield title


def _is_of_somebody(block: Block, passages: Passages) -> bool:
    return not block.marker and _NAMED.search(block.text) is not None and not passages[block.text].names_hour


def _tells(passage: Passage) -> bool:
    """Does a line tell when one sitting is, and not of whom?"""
    named = _NAMED.search(passage.text) and not passage.text.isupper()
    return not named and passage.heading is None and holds_date(passage) and holds_hour(passage.text)


_NAMED = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3}")
_ONE = re.compile(r"\b(?:trial|hearing|session|суд|заседание|процесс|сот|отырысы?)\b", re.IGNORECASE)
