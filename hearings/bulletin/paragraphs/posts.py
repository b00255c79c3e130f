"""A post that opens with its day and its hour, alone on a line: "4 May, 10:00", and below it where, who, under what.

Or with what it is, "Political trial on 4 May at 10:00:", and in the paragraph below it of whom.

Knows which lines are one paragraph, nothing of what they say.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from hearings.bulletin.paragraphs.details import CALL_SIGNS, FACT_SIGNS
from hearings.bulletin.paragraphs.passages import Passage, Passages
from hearings.bulletin.text.layout import Block
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.when.clock import find_times, holds_hour
from hearings.bulletin.when.dates import find_dates, holds_date

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
        dated = title is not None and title.text[-1] != ":"
        if title is not None and (_tells_of_one if dated else _is_of_somebody)(block, passages):
            head = f"{title.text.strip(_STOPS + _ENDS + CALL_SIGNS)}." if dated else title.text
            title.text, title.marker, title.sign = f"{head} {block.text}", "", ""
            title.lines = title.lines + block.lines
            yield title
            title = None
            continue
        if title is not None:
            yield title
            title = None
        titled = block.text[-1:] == ":" and _ONE.search(block.text) and _tells(passages[block.text])
        if (titled and not block.marker) or _says_when(block, passages):
            title = block
        else:
            yield block
    if title is not None:
        yield title


def _is_of_somebody(block: Block, passages: Passages) -> bool:
    return not block.marker and _NAMED.search(block.text) is not None and not passages[block.text].names_hour


def _says_when(block: Block, passages: Passages) -> bool:
    """Is a line a day to come and its hour, and nothing else? Without a call they may be those of the publication."""
    if len(block.text) > _LONGEST_WHEN or ":" not in block.text[:-1] or block.text[-1] == ":":
        return False
    called = block.sign in CALL_SIGNS if block.marker else block.text[0] in CALL_SIGNS
    if not called and (block.marker or "tomorrow" not in passages[block.text].perhaps):
        return False
    heading = passages[block.text].heading
    return heading is not None and heading.kind == "day" and heading.hour is not None and not heading.behind


def _tells_of_one(block: Block, passages: Passages) -> bool:
    """Is a paragraph a sentence about one sitting to come, without its day and its hour?"""
    passage = passages[block.text]
    if block.marker or block.text[-1] not in ".!" or not passage.perhaps.issuperset(("hearing", "future")):
        return False
    return _NAMED.search(block.text) is not None and not (
        find_dates(block.text, passage.tokens) or find_times(block.text, [])
    )


def _tells(passage: Passage) -> bool:
    """Does a line tell when one sitting is, and not of whom?"""
    named = _NAMED.search(passage.text) and not passage.text.isupper()
    return not named and passage.heading is None and holds_date(passage) and holds_hour(passage.text)


def join_pictured(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a text, a card of lines with pictures made one row: "🗓 6 May, 10:00", "📍 Demo court", "👤 Ann".

    It opens with its day and its hour, with its hour alone behind a clock, or with whom it is about, and goes on as
    long as such pictures do.
    """
    card: list[Block] = []
    for block in blocks:
        pictured = block.marker == "bullet" and block.sign in _OF_CARDS
        if card and not (pictured and block.paragraph == card[0].paragraph and not _begins_anew(block, card)):
            yield from _row_of(card)
            card = []
        if pictured and (card or block.sign in _OF_PEOPLE or _is_when(block) or _is_hour(block)):
            card.append(block)
        else:
            yield block
    yield from _row_of(card)


def _row_of(card: list[Block]) -> list[Block]:
    """The row of a card, its day and hour first; its lines as they are if it names no day or nobody."""
    told = next((line for tells in (_is_when, _is_hour) for line in card if tells(line)), None)
    if (
        told is None
        or len(card) < _LEAST
        or len(card) > _MOST
        or not any(line.sign in _OF_PEOPLE or _NAMED.search(line.text) for line in card)
    ):
        return card
    rest = [line for line in card if line is not told]
    told.text = ". ".join([told.text.rstrip(" .,;"), *(_labelled(line).rstrip(" .,;") for line in rest)])
    told.lines = [line for block in card for line in block.lines]
    if _is_when(told):  # one with its hour alone stays an item of the heading's day
        told.marker = told.sign = ""
    return [told]


def _labelled(block: Block) -> str:
    """A line of a card; behind the picture of people it says who is tried, unless it says that somebody judges."""
    text = Text(block.text)
    if block.sign not in _OF_PEOPLE or not text.tokens.seen.isdisjoint(
        ("judge", "official", "label", "hearing")
    ):
        return block.text
    return f"{'Defendant' if block.text.isascii() else 'Подсудимый'}: {block.text}"


def _begins_anew(block: Block, card: list[Block]) -> bool:
    """Does a line say when another sitting is? What a card says of its hour a second time is of the same."""
    return any(tells(block) and any(map(tells, card)) for tells in (_is_when, _is_hour))


def _is_hour(block: Block) -> bool:
    """Does a clock stand before an hour and nothing else? Its day is that of the heading."""
    return block.sign in _CLOCKS and len(block.text) <= _LONGEST_HOUR and holds_hour(block.text)


def _is_when(block: Block) -> bool:
    """Does a line hold a day and an hour and hardly more?"""
    text = Text(block.text)
    if len(block.text) > _LONGEST_WHEN or not (holds_date(text) and holds_hour(block.text)):
        return False
    dates = find_dates(block.text, text.tokens)
    spans = [(text.tokens[date.first].start, text.tokens[date.last].end) for date in dates]
    return len(dates) == len(find_times(block.text, spans)) == 1


_LEAST, _LONGEST_WHEN, _OF_PEOPLE = 2, 40, frozenset("👤👥")
_CLOCKS, _LONGEST_HOUR = frozenset("⏰⏱⌚🕰⏳") | {chr(sign) for sign in range(0x1F550, 0x1F568)}, 12
_OF_CARDS = (FACT_SIGNS | {"ℹ"}) - frozenset("🔗💻👀👁☎📞🎥📺")  # a link, or what else there is to know
_NAMED = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3}")
_ONE = re.compile(r"\b(?:trial|hearing|session|суд|заседание|процесс|сот|отырысы?)\b", re.IGNORECASE)
