"""A bulletin read: its hearings, its statements, and every line accounted for.

Reads blocks in order and remembers the day they stand under, the hearing they may belong to, and what nobody has
claimed yet. Never guesses whose identity a name is, never drops a line. Linear in the text.
"""

import datetime as dt
import gc
from collections.abc import Callable, Mapping

from hearings.bulletin.announcement.likewise import take_over
from hearings.bulletin.announcement.stories import complete
from hearings.bulletin.entries import Parsed
from hearings.bulletin.paragraphs.announcing import Announcing
from hearings.bulletin.paragraphs.headings import Heading
from hearings.bulletin.paragraphs.passages import REMARKS, Passage
from hearings.bulletin.paragraphs.posts import join_pictured, join_posts, join_titles
from hearings.bulletin.paragraphs.timelines import take_timelines
from hearings.bulletin.text.forms import join_forms
from hearings.bulletin.text.layout import Block, build_blocks
from hearings.bulletin.text.notes import take_notes
from hearings.bulletin.text.tables import BAR, slashed


def parse(text: str, *, date: dt.date | None = None, codes: Mapping[str, str] | None = None) -> Parsed:
    """Everything a text holds.

    `date` supplies a missing year, or the day when the text names none. `codes` says what written names of codes stand
    for ({"CAO": "KZ-CAO"}). Never raises for a text.
    """
    # nothing that is made here is let go before the end, so the collector would look through all of it in vain
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Parser(text, date, codes or {}).parse()
    finally:
        if collecting:
            gc.enable()


class _Parser(Announcing):
    def parse(self) -> Parsed:
        for line in take_notes(self.lines):
            self.claims.claim([line.number], "noise", why="a note about the text")
        for line in take_timelines(self.lines, self.under.given):
            self.claims.claim([line.number], "not understood", why="a report of what is over")
            self.told.append(line.shape.body)
        blocks = join_forms(build_blocks(self.lines, self._is_heading, self._opens_list, REMARKS))
        blocks = join_posts(join_titles(join_pictured(blocks), self.passages), self._is_sitting)
        block = next(blocks, None)
        while block is not None:
            self.following = next(blocks, None)
            self._read(block)
            self.before = block
            if block.once:
                self.passages.forget(block)
            block = self.following
        self._settle(last=True)
        told = {draft.source for draft in self.drafts}  # of several days that one sentence lists, too
        for draft in self.drafts if not (self.house or self.item[0]) else ():
            if len(told) == 1 or not draft.people:  # of several each knows its own paragraph only
                complete(draft, self.told if len(told) == 1 else (), self.under.codes)
        take_over(self.drafts)
        return self._result()

    def _is_heading(self, text: str) -> bool:
        return self.passages[text].heading is not None

    def _is_sitting(self, text: str) -> bool:
        heading = self.passages[text].heading
        return heading is not None and heading.hour is not None and not heading.behind

    def _opens_list(self, text: str) -> bool:
        return self.passages[text].intro is not None

    def _read(self, block: Block) -> None:
        if BAR in block.text or " / " in block.text:
            block.text = self.columns.named(slashed(block.text))
        passage = self.passages[block.text]
        if block.marker != "number" and passage.heading and self._open(block, passage.heading):
            return
        if self.speaking:
            self._listen(block)
        elif not block.text:
            self._claim(block, "noise", why="an empty item")
        elif passage.too_long:
            self._claim(block, "not understood", why="too long for an announcement")
        elif (not block.marker or block.sign > "\U0001f000") and passage.noise:
            self._claim(block, "noise", why="no announcement")
        elif block.marker and self.waiting and self.opened == "ours" and not passage.names_hour:
            self.waiting.append(block)
        elif self._is_read(block, passage):
            pass
        elif block.marker and self.waiting and self.opened:
            self.waiting.append(block)
        elif block.marker and not (self.current and self.listed and block.marker == "bullet"):
            self._settle()
            self._claim(block, "not understood")
            self.current = None if block.marker == "number" else self.current
        else:
            self.waiting.append(block)
            self.opened = ("ours" if "ours" in passage.perhaps else ":") if block.text.endswith(":") else ""
        self.under.go_on()

    def _is_read(self, block: Block, passage: Passage) -> bool:
        if self.current is None:
            readers = _OF_FIRST_ITEMS if block.marker else _OF_FIRST_LINES
        else:
            readers = _OF_ITEMS if block.marker else _OF_LINES
        for read in readers:  # noqa: SIM110 - a generator would cost more
            if read(self, block, passage):
                return True
        return False

    def _listen(self, block: Block) -> None:
        """Take a paragraph as a statement, as many as the heading counted."""
        if self.spoken and self.waiting and self.waiting[-1].paragraph != block.paragraph:
            self.spoken -= 1
            if not self.spoken:
                self._settle()
                self.speaking = False
                self._read(block)
                return
        self.waiting.append(block)

    def _open(self, block: Block, heading: Heading) -> bool:
        """Begin a day, a week, a report or the statements. False: not a heading here."""
        hour = heading.hour or (not self.following and self.passages[block.text].names_hour)
        if hour and not (self.following and self.following.marker == "number"):
            return False  # a sitting itself, or nothing stands below it
        undated = heading.date is None and heading.kind == "hearings"
        if undated and self.under.day and self.passages[block.text].court:
            return False  # "District Court:", of the day above
        if not self.under.kind and heading.date and self.passages[block.text].says_nothing:
            return False  # "9 December – no hearings", among rows that name their day
        if heading.rows and not (self.following and self.passages[self.following.text].names_hour):
            return False
        if self.speaking and (heading.kind != "hearings" or self.spoken or not self.waiting):
            return False
        if heading.kind == "statement":
            self._settle(last=True)
            self.speaking, self.spoken = True, heading.count
            self._claim(block, "heading")
            return True
        if block.marker == "bullet" and self.current and (self.intro or not heading.date):
            return False
        if heading.date is None and heading.kind == "week":
            self._claim(block, "not understood", why="a heading without a day")
            return True
        self._settle(closing=heading.kind == "hearings")
        self.speaking = False
        self.current, self.intro, self.listed = None, None, ""
        self.begun = len(self.drafts)
        found = self.under.begin(heading)
        if heading.kind == "report" or (found is not None and found.impossible):
            why = "a heading of something else" if heading.kind == "report" else "this date does not exist"
            self._claim(block, "not understood", why=why)
        else:
            self._claim(block, "heading")
        return True

    def _held(self, block: Block, passage: Passage) -> bool:
        """What the renderer writes of a hearing that took place: no announcement."""
        if not passage.held:
            return False
        self._settle()
        self.current = None
        self._claim(block, "not understood", why="a report of what is over")
        return True


# Who is asked about a paragraph, in this order: with a marker and without; first: while no hearing stands above it.
_Reader = Callable[[_Parser, Block, Passage], bool]
_OF_ITEMS: tuple[_Reader, ...] = (
    _Parser._programme, _Parser._listing, _Parser._held, _Parser._intro, _Parser._announcement, _Parser._titled,
)  # fmt: skip
_OF_LINES: tuple[_Reader, ...] = (
    _Parser._programme, _Parser._listing, _Parser._held, _Parser._label, _Parser._grouping, _Parser._intro,
    _Parser._update, _Parser._nothing, _Parser._changes, _Parser._court, _Parser._city, _Parser._named,
    _Parser._announcement, _Parser._titled, _Parser._detail,
)  # fmt: skip
_OF_FIRST_ITEMS: tuple[_Reader, ...] = (
    _Parser._programme, _Parser._held, _Parser._announcement, _Parser._titled,
)  # fmt: skip
_OF_FIRST_LINES: tuple[_Reader, ...] = (
    _Parser._programme, _Parser._held, _Parser._label, _Parser._nothing, _Parser._changes, _Parser._court, _Parser._city,
    _Parser._announcement, _Parser._titled,
)  # fmt: skip
