"""A bulletin read: its hearings, its statements, and every line accounted for.

Reads blocks in order and remembers the day they stand under, the hearing they may belong to, and what nobody has
claimed yet. Never guesses whose identity a name is, never drops a line. Linear in the text.
"""

import datetime as dt
import gc
import re
from collections.abc import Callable, Mapping

from hearings.bulletin.details import (
    PICTURES,
    add_group,
    names_restraint,
    take_fact,
    when,
)
from hearings.bulletin.drafts import LOOK_BACK, Draft, absorb, find_twin, is_aside, is_remark, kept_beside
from hearings.bulletin.entries import Parsed
from hearings.bulletin.forms import join_forms
from hearings.bulletin.headings import Heading, read_lead
from hearings.bulletin.intros import (
    Intro,
    names_one_of,
    nominatives,
    read_cause,
    read_opening,
    strip_item,
    whose,
)
from hearings.bulletin.layout import Block, build_blocks
from hearings.bulletin.likewise import same_article, take_over, take_same
from hearings.bulletin.listing import Listing
from hearings.bulletin.memory import MEMORY
from hearings.bulletin.notes import take_notes
from hearings.bulletin.passages import REMARKS, Passage
from hearings.bulletin.posts import join_pictured, join_posts, join_titles
from hearings.bulletin.stories import complete
from hearings.bulletin.tables import BAR, slashed
from hearings.bulletin.timelines import take_timelines
from hearings.bulletin.tokens import Text

_FIGURES = re.compile(r"\d")
_LIKE_ITEMS = tuple(("trigger", "hearing", verb) for verb in ("future", "moved", "postponed"))  # below a list


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


class _Parser(Listing):
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
        if len(self.drafts) == 1 and not self.house and not self.item[0]:
            complete(self.drafts[0], self.told, self.under.codes)
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

    def _listing(self, block: Block, passage: Passage) -> bool:
        """An allegation, or a group of defendants, of the current hearing."""
        if self.current is None:
            return False
        if not block.marker:
            return self._goes_on(self.current, block, passage) or self._unmarked(self.current, block, passage)
        if block.marker == "bullet" and (self._names_its_own(passage) or self._calls(block, passage)):
            return False
        if self.waiting and block.lines[0].number > self.waiting[-1].lines[-1].number:
            return False
        again = block.marker == "bullet" and ("bullet", block.sign) == self.item
        named = self.current.source.endswith(":")  # "against civil activists:", and below it each of them
        opened = self.intro is None and not self.listed and (block.marker != "number" or named)
        if opened and (self._group(block) or self._pictured(block, passage)):
            return True
        opens = self.intro is None or self.listed in ("bullet", "inline", "line")
        counts = block.marker == "number" and not self._numbers_list(block)
        if counts and not (opens or self._counts_on(block, passage)):
            opens = bool(self._drafts_of(passage, block, passage))
        if counts and opens:
            return False
        if self.intro is None and not self.listed:
            drafts = self._drafts_of(passage, block, passage)
            if any(draft.people or draft.time or draft.total for draft in drafts):
                return False
            if block.marker == "bullet" and self._completed(block, passage):
                return True
            if drafts:
                return False
        if again and (self.intro is None or self._drafts_of(passage, block, passage)):
            return False
        allegation = strip_item(block.text)
        self._allege([allegation] if allegation else [])
        self._claim(block, "allegation")
        self.listed = self.listed or block.marker
        self.counted += block.marker == "number"
        return True

    def _held(self, block: Block, passage: Passage) -> bool:
        """What the renderer writes of a hearing that took place: no announcement."""
        if not passage.held:
            return False
        self._settle()
        self.current = None
        self._claim(block, "not understood", why="a report of what is over")
        return True

    def _group(self, block: Block) -> bool:
        assert self.current is not None
        added = add_group(self.current, block.text, self.under.codes, more=self.grouped)
        self.grouped = self.grouped or added
        return added and self._taken(block)

    def _pictured(self, block: Block, passage: Passage) -> bool:
        """A line of a post that opens with a picture: the hour, the court or the articles of the hearing above."""
        if block.sign not in PICTURES or self.current is None:
            return False
        drafts = self._drafts_of(passage, block, passage)
        if take_fact(self.current, passage, drafts, self.under.codes):
            self._claim(block, "hearing")
            return True
        if not drafts and not self._named(block, passage) and not self._completed(block, passage):
            self._claim(block, "not understood")
        return not drafts

    def _grouping(self, block: Block, passage: Passage) -> bool:
        """ "In custody: A, B", without a bullet: a group of the defendants counted above."""
        if self.current is None or self.listed or self.intro or self.waiting or ":" not in block.text:
            return False
        labelled = not self.current.people and passage.tokens[0].has("label")  # "Defendant: Ann Sample"
        return (labelled or names_restraint(passage)) and self._group(block)

    def _intro(self, block: Block, passage: Passage) -> bool:
        if self.current is None or (
            block.marker == "bullet" and self.listed and not self._names_its_own(passage)
        ):
            return False
        scheduled = self.current.status == "scheduled"
        intro = (
            passage.intro
            or read_opening(passage, self.current.people, self.following)
            or read_cause(passage, self.following, scheduled=scheduled, house=self.house)
        )
        meant = self._meant(intro) if intro and (intro.names or intro.plain) else self.current
        if intro is None or meant is None:
            return False
        self.current = meant
        if intro.cites:
            self._settle()
        else:
            self.beside = [] if intro.names else self._others_meant(passage)
            self._take_intro(intro)
        return self._taken(block)

    def _meant(self, intro: Intro) -> Draft | None:
        """The hearing of those whom an intro names: the current one, or another above it under its heading."""
        if self.current is None or names_one_of(intro, self.current.people):
            return self.current
        above = self.drafts[max(self.begun, len(self.drafts) - LOOK_BACK) :][::-1]
        ways = ((draft, exactly) for exactly in (True, False) for draft in above)
        found = next((d for d, exactly in ways if names_one_of(intro, d.people, exactly=exactly)), None)
        return found or (None if intro.plain and (intro.names or self.listed) else self.current)

    def _take_intro(self, intro: Intro) -> None:
        assert self.current is not None
        self._settle()
        self.intro, self.house, self.listed, self.counted = intro, True, "inline" if intro.inline else "", 0
        self.targets = whose(intro, self.current.people, self.current.allegations)
        self.current.nominatives += nominatives(intro, self.current.people)
        self._allege(list(intro.inline))

    def _announcement(self, block: Block, passage: Passage) -> bool:
        behind = self.under.kind == "hearings" and not block.marker and self.listed and not passage.names_hour
        news = behind and passage.tokens[0].has("update")
        like_items = map(passage.perhaps.issuperset, _LIKE_ITEMS)
        if behind and not (news or _FIGURES.search(block.text) and any(like_items)):
            return False
        text, tail = passage.parts
        drafts = self._drafts_of(text, block, passage)
        if behind and not any(d.people and (news or all(d.charges) or d.is_set_anew) for d in drafts):
            return False
        if drafts and self.under.kind == "hearings" and not (block.marker or same_article(block.text)):
            drafts = kept_beside(drafts, self.drafts[-LOOK_BACK:], text, marked=self.item[0] != "")
        if drafts:
            drafts = self._further(drafts, block, passage)
        if not drafts:
            if passage.names_year:
                self.under.see_year(passage)
            if not self.under.kind and not block.marker:
                self.told.append(text.text)
            return False
        self._settle()
        if not self.under.kind and self._lead(drafts, block, passage):
            return True
        self._add(drafts, block)
        if tail and self.current:
            self._take_intro(tail)
        return True

    def _further(self, drafts: list[Draft], block: Block, passage: Passage) -> list[Draft]:
        """Those that are sittings beside the ones above, and not only said about them."""
        other_sign = self.item[0] == block.marker == "bullet" and block.sign != self.item[1]
        if self.under.kind and (other_sign or not block.marker):
            rows = self.drafts[self.begun :][-LOOK_BACK:]
            return [draft for draft in drafts if not is_aside(draft, rows, passage)]
        if not block.marker:
            return [draft for draft in drafts if not is_remark(draft, self.drafts)]
        return drafts

    def _lead(self, drafts: list[Draft], block: Block, passage: Passage) -> bool:
        """ "On 6 May, three trials will be held.", and below it each with its hour: the heading of a report."""
        if block.marker or any(draft.people or draft.time for draft in drafts):
            return False
        if self.following is None or not self.passages[self.following.text].names_hour:
            return False
        lead = read_lead(passage)
        if lead:
            self.under.begin(lead)
            self._claim(block, "heading")
        return lead is not None

    def _titled(self, block: Block, passage: Passage) -> bool:
        """ "Trial of Ann SAMPLE", and on the next line, alone, the day and the hour."""
        title = self.before
        if self.under.kind or title is None:
            return False
        seated = (
            _FIGURES.search(block.text) is not None
            and self.following is not None
            and "court" in self.passages[self.following.text].perhaps
        )
        if not (day := when(block.sign, passage, alone=seated)):
            return False
        drafts = MEMORY.announced(Text(f"{title.text}: {day}"), self.under.context(""))
        if len(drafts) != 1 or not (drafts[0].people and drafts[0].time):
            return False
        self._settle()
        self._add(drafts, block)
        return self._taken(title)

    def _add(self, drafts: list[Draft], block: Block) -> None:
        self.under.go_on()
        numbers = block.numbers
        before = self.drafts[-1] if self.drafts else None
        for draft in drafts if block.once else map(Draft.copy, drafts):
            undated = draft.date is None
            if before:
                take_same(draft, before, block.text, self.under.day)
            self.under.complete(draft)
            draft.lines += numbers
            if not block.marker and self._took_news(draft):
                continue
            twin = None if block.marker or self.under.kind else find_twin(self.drafts, draft, undated=undated)
            if twin is None:
                draft.index = len(self.drafts)
                self.drafts.append(draft)
            else:
                absorb(twin, draft)
            self.current = twin or draft
        self.intro, self.targets, self.beside, self.listed, self.grouped = None, [], [], "", False
        self.item = (block.marker, block.sign if block.marker == "bullet" else block.numbering)
        self.house = self.house or self.under.kind == "hearings" or block.marker == "number"
        self.claims.claim(numbers, "hearing", of=self.current.index if self.current else None)
        self.row = block.paragraph


# Who is asked about a paragraph, in this order: with a marker and without; first: while no hearing stands above it.
_Reader = Callable[[_Parser, Block, Passage], bool]
_OF_ITEMS: tuple[_Reader, ...] = (
    _Parser._listing, _Parser._held, _Parser._intro, _Parser._announcement, _Parser._titled)  # fmt: skip
_OF_LINES: tuple[_Reader, ...] = (
    _Parser._listing, _Parser._held, _Parser._label, _Parser._grouping, _Parser._intro, _Parser._update,
    _Parser._nothing, _Parser._court, _Parser._named, _Parser._announcement, _Parser._titled, _Parser._detail,
)  # fmt: skip
_OF_FIRST_ITEMS: tuple[_Reader, ...] = (_Parser._held, _Parser._announcement, _Parser._titled)
_OF_FIRST_LINES: tuple[_Reader, ...] = (
    _Parser._held, _Parser._label, _Parser._nothing, _Parser._court, _Parser._announcement, _Parser._titled)  # fmt: skip
