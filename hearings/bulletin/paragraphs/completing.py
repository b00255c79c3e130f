"""What completes the hearing above: its label, its court, its judge, that it is online, that it was put off.

Holds what has been read of the text and where reading stands; what opens a hearing or a list the parser decides.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from defendants.citations import find_citations
from hearings.bulletin.announcement.announcements import read_announcement
from hearings.bulletin.announcement.both import doubt_of_both
from hearings.bulletin.announcement.drafts import LOOK_BACK, Draft, absorb, take_news
from hearings.bulletin.announcement.likewise import same_cause, take_same_cause
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.paragraphs.account import Account
from hearings.bulletin.paragraphs.details import (
    add_named,
    take_charges,
    take_correction,
    take_detail,
    take_update,
)
from hearings.bulletin.paragraphs.held import take_restraint
from hearings.bulletin.paragraphs.intros import Intro
from hearings.bulletin.paragraphs.labelled import take_label
from hearings.bulletin.paragraphs.passages import Passage, Passages
from hearings.bulletin.paragraphs.several import (
    begins_with_all,
    is_of_several,
    take_charges_of_several,
    take_detail_of_all,
    take_hour_of_all,
)
from hearings.bulletin.paragraphs.standing import Standing
from hearings.bulletin.text.layout import Block, read_lines
from hearings.bulletin.text.tables import Columns
from hearings.bulletin.text.tokens import Tokens, lower, tokenize
from hearings.bulletin.what.changes import PUT_OFF
from hearings.bulletin.where.places import city_of_head
from hearings.bulletin.who.beside import may_be
from hearings.bulletin.who.names import is_surname, read_run, same_person, split_name

_PUT_OFF = (*PUT_OFF, "left")
_LONGEST_NOTHING = 80
_LONGEST_TITLE = 2  # tokens of "Changes:"
_LONGEST_CITY = 30
_OF_SITTINGS = ("hearing", "stage", "decision")
_FAMILY = re.compile(r"\b[^\W\d_a-zа-яёәғқңөұүһі]{4,}\b")  # in capitals
_CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3}")  # of a family name


class Completing(Account):
    def __init__(self, text: str, date: dt.date | None, codes: Mapping[str, str]) -> None:
        written, self.lines, notes = read_lines(text)
        super().__init__(written, notes)
        self.passages = Passages()
        self.columns = Columns()
        self.under = Standing(date, codes)
        self.item: tuple[str, str] = ("", "")  # marker and sign that opened the current item
        self.intro: Intro | None = None
        self.targets: list[int] = []
        self.beside: list[Draft] = []  # hearings whose people the current list is about, too
        self.listed = ""  # the marker of the current item's list: a number behind bullets opens another item
        self.counted = 0  # numbers in the current list
        self.opened = ""  # the last line that nobody claimed ends with a colon: what it lists goes with it
        self.programmed: Draft | None = None  # the sitting whose programme stands here
        self.grouped = False  # the current item lists its defendants by group
        self.before: Block | None = None
        self.following: Block | None = None
        self.begun = 0  # the first hearing under the heading of the day
        self.spoken = 0  # how many paragraphs are still to come there, 0: no count
        self.told: list[str] = []  # paragraphs of a report that announce nothing themselves

    def _counts_on(self, block: Block, passage: Passage) -> bool:
        """Has a number its place in the list that stands here, where the next item would be written otherwise?"""
        if block.sign != str(self.counted + 1) or passage.names_hour:
            return False
        item, sign = self.item[1][:-1], self.item[1][-1:]
        return not item.isdecimal() or block.numbering != f"{int(item) + 1}{sign}"

    def _label(self, block: Block, passage: Passage) -> bool:
        """ "Court: …" below an announcement."""
        label = passage.label
        if label is None:
            return False
        if label[0] == "outcome" and self.current is None and self.under.kind:
            self._claim(block, "not understood", why="a report of what is over")
            return True
        if self.current is None or any(waiting.paragraph != self.row for waiting in self.waiting):
            return False  # "Lawyer: …" right below an item hides no judge below it
        known = self.current.judges if label[0] == "judges" else self.current.court
        if (self.listed or self.intro) and (known or label[0] not in ("judges", "court", "place")):
            return False
        return take_label(self.current, *label) and self._taken(block)

    def _detail(self, block: Block, passage: Passage) -> bool:
        """A line that completes the hearing above: its court, its judge, that it is online."""
        if self.waiting:
            return False
        if self.current and self.current.index and same_cause(block.text):
            before = self.drafts[self.current.index - 1]
            meant = len(self.current.people) == 1 or not _FAMILY.search(block.text)
            if (
                meant
                and not _names_others(self.current, block.text)
                and take_same_cause(self.current, before)
            ):
                return self._taken(block)
        of_all = (
            self.current and begins_with_all(block.text) and (not self.listed or "future" in passage.perhaps)
        )
        if self.current and not self.listed and is_of_several(self.current, passage):
            if take_charges_of_several(self.drafts[self.begun :], passage, self.under.codes):
                return self._taken(block)
            self._claim(block, "not understood")  # which of those above?
            return True
        if self.current and (held := take_restraint(self.current, passage)) is not False:
            self._claim(block, "hearing" if held else "not understood")
            return True
        if of_all and (hour := take_hour_of_all(self.drafts[self.begun :], passage)) is not False:
            self._claim(block, "hearing" if hour else "not understood")
            return True
        if of_all and take_detail_of_all(self.drafts[self.begun :], passage):
            self.begun = len(self.drafts)
            return self._taken(block)
        return not self.listed and self._completed(block, passage)

    def _completed(self, block: Block, passage: Passage) -> bool:
        """What completes the hearing above, with a bullet or without: its court, its judge, its articles."""
        if self.current is None or (not self.under.kind and self.current.time and passage.names_hour):
            return False  # "At 11 am – Ben Sample, Demo court" is no detail of what is heard at ten
        if passage.court and not self.current.court:
            self.current.court, self.current.city = passage.court.court, passage.court.city
            self.current.judges = self.current.judges or passage.court.judges
        elif not take_detail(self.current, passage):
            if not take_charges(self.current, passage, self.under.codes, more=self.item[0] == "number"):
                return False
            if (count := len(self.current.people)) > 1:
                self.current.marks += doubt_of_both(passage.tokens[0].low, count)
        return self._taken(block)

    def _named(self, block: Block, passage: Passage) -> bool:
        """Who is tried, on the line right below the hour and the court of a hearing, or below others so named."""
        current = self.current
        if current is None or current.time is None or self.listed or self.intro or self.waiting:
            return False
        if block.lines[0].number - 1 not in current.lines:
            return False
        if self._told_below(current, passage):
            return self._taken(block)
        if not _CAPITALS.search(block.text):
            return False
        colon = current.source.rfind(": ")  # "against the activists: Ann SAMPLE;", and below it "Ben SAMPLE."
        more = bool(current.people) and 0 < colon < current.people[0].start
        if (not more and (current.people or current.total or current.group)) or passage.names_hour:
            return False
        if more and not current.loose_charges and find_citations(current.source[:colon]):
            current.loose_charges = current.charges[0]
        added = add_named(current, block.text, self.under.codes, more=more, capitals=True)
        return added and self._taken(block)

    def _told_below(self, current: Draft, passage: Passage) -> bool:
        """ "10:00, Almaty, Medeu court", and below it "Appeal of Ann SAMPLE": a line that announces but for the hour."""
        whose = current.people or current.total or current.group or current.loose_charges
        if whose or not self.under.day or passage.names_hour or passage.perhaps.isdisjoint(_OF_SITTINGS):
            return False
        under = replace(self.under.context("bullet"), kind="day", date=self.under.day)
        told = read_announcement(passage, under)
        if len(told) != 1 or not told[0].people or told[0].time or told[0].date not in (None, current.date):
            return False
        current.city = current.city or city_of_head(current.source)
        absorb(current, told[0])
        current.marks = [mark for mark in current.marks if mark.why != "no hour is named"]
        return True

    def _court(self, block: Block, passage: Passage) -> bool:
        """A court alone on its line: of the hearing above, or over the rows that are heard there."""
        if self.waiting or (self.listed and self.under.kind == "hearings"):
            return False
        court = passage.court
        if court is None:
            return False
        if self.under.court or not self.current or self.current.court or not self._completes(block):
            self.under.sit(court)
            self.current = None
            self._claim(block, "heading")
            return True
        self.current.court, self.current.city = court.court, self.current.city or court.city
        self.current.judges = self.current.judges or court.judges
        return self._taken(block)

    def _city(self, block: Block, passage: Passage) -> bool:
        """ "Almaty:" alone on its line, right above the rows that are heard there."""
        if not self.under.day or self.waiting or self.listed or len(block.text) > _LONGEST_CITY:
            return False
        row = self.following is not None and self.passages[self.following.text].names_hour
        word = block.text.rstrip(":")
        if not row or not (word.istitle() and word.replace("-", "").isalpha()) or is_surname(word):
            return False
        if passage.tokens[0].classes:
            return False
        self.under.city = word
        self.current = None
        self._claim(block, "heading")
        return True

    def _changes(self, block: Block, passage: Passage) -> bool:
        """ "Changes:" alone on its line: what stands below is news, of any day and city."""
        if "changes" not in passage.perhaps or len(passage.tokens) > _LONGEST_TITLE:
            return False
        if not passage.tokens[0].has("changes") or any(token.word for token in passage.tokens[1:]):
            return False
        self._settle()
        self.under.city, self.current = "", None
        self._claim(block, "heading")
        return True

    def _completes(self, block: Block) -> bool:
        """Does a court belong to the hearing above, which names none, and not to the row below?"""
        assert self.current is not None
        row = self.following is not None and self.passages[self.following.text].names_hour
        return not row or self.item[0] == "number" or block.lines[0].number - 1 in self.current.lines

    def _update(self, block: Block, passage: Passage) -> bool:
        """ "UPDATE: adjourned to a later date": news of the hearing above."""
        if self.current is None or self.waiting:
            return False
        if self.under.kind and "update" in passage.perhaps and self._corrected(block, passage):
            return True
        if self.listed or passage.perhaps.isdisjoint(_PUT_OFF) or _names_others(self.current, block.text):
            return False
        report = not self.under.kind
        return take_update(self.current, passage, self.under.reference, report=report) and self._taken(block)

    def _corrected(self, block: Block, passage: Passage) -> bool:
        """ "Correction: the trial of Ben CASE begins at 10:30": of whom it names, or of the hearing above."""
        above = self.drafts[max(self.begun, len(self.drafts) - LOOK_BACK) :][::-1]
        meant = next((draft for draft in above if not _names_others(draft, block.text)), None)
        if meant is None or not take_correction(meant, passage):
            return False
        self.current = meant
        return self._taken(block)

    def _took_news(self, draft: Draft) -> bool:
        """Is a draft no further sitting, but the news that one above it under its heading was put off?"""
        known = take_news(self.drafts[self.begun :], draft) if self.under.kind else None
        if known:
            known.lines += draft.lines
            self.current = known
        return known is not None

    def _nothing(self, block: Block, passage: Passage) -> bool:
        """ "There are no hearings.": all that stands under the heading of a day, or said of another below."""
        if len(block.text) > _LONGEST_NOTHING or not passage.says_nothing:
            return False
        self._claim(block, "not understood", why="no hearings that day")
        return True

    def _taken(self, block: Block) -> bool:
        """The block belongs to the current hearing."""
        self._claim(block, "hearing")
        return True


def _names_others(draft: Draft, text: str) -> bool:
    """ "UPD: the trial of Ann SAMPLE …", below the item of Ben CASE, or of Eve SAMPLE: is it about somebody else?"""
    if not draft.people:
        return False
    if named := _named_in_full(tokenize(text)):
        return not any(may_be(person, *name) for person in draft.people for name in named)
    loud = [word for word in _FAMILY.findall(text) if not LEXICON.classes(lower(word))]
    return bool(loud) and not any(
        same_person(person.family_name, word) for person in draft.people for word in loud
    )


def _named_in_full(tokens: Tokens) -> list[tuple[str, str]]:
    """Given and family names, "Ann Sample", but for a judge's or a lawyer's."""
    named = []
    for at, token in enumerate(tokens):
        run = read_run(tokens, at) if token.text[0].isupper() and not token.quoted else None
        whole = (
            run is not None and len(run.words) > 1 and not any(t.classes for t in tokens[at : run.last + 1])
        )
        if (
            run
            and whole
            and not (at and tokens[at - 1].has("judge", "official"))
            and (name := split_name(run))
        ):
            named.append((name.given_name, name.family_name))
    return named
