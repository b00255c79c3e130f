"""What a paragraph announces, made hearings of the text: which are new, and which were told above already.

Which paragraphs are asked, and in which order, the parser decides.
"""

import re

from hearings.bulletin.announcement.drafts import (
    LOOK_BACK,
    Draft,
    absorb,
    find_twin,
    is_aside,
    is_remark,
    kept_beside,
)
from hearings.bulletin.announcement.likewise import same_article, take_people_of_verdict, take_same
from hearings.bulletin.paragraphs.details import when
from hearings.bulletin.paragraphs.headings import read_lead
from hearings.bulletin.paragraphs.held import take_restraints
from hearings.bulletin.paragraphs.listing import Listing
from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.paragraphs.passages import Passage
from hearings.bulletin.paragraphs.programmes import PARTS, hour_of_programme, sitting_of
from hearings.bulletin.text.layout import Block
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.what.changes import PUT_OFF

_FIGURES = re.compile(r"\d")
_LIKE_ITEMS = tuple(("trigger", "hearing", verb) for verb in ("future", "moved", "postponed"))  # below a list


class Announcing(Listing):
    def _announcement(self, block: Block, passage: Passage) -> bool:
        behind = self.under.kind == "hearings" and not block.marker and self.listed and not passage.names_hour
        news = behind and passage.tokens[0].has("update")
        like_items = any(map(passage.perhaps.issuperset, _LIKE_ITEMS)) or (
            "hearing" in passage.perhaps and not passage.perhaps.isdisjoint(PUT_OFF)
        )
        if behind and not (news or (_FIGURES.search(block.text) and like_items)):
            return False
        text, tail = passage.parts
        drafts = self._drafts_of(text, block, passage)
        if behind and not any(
            d.people and (news or all(d.charges) or d.is_set_anew or self._is_called_off(d)) for d in drafts
        ):
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
        if len(drafts) == 1 and self.current:
            take_restraints(self.current, text)
        if tail and self.current:
            self._take_intro(tail)
        return True

    def _is_called_off(self, draft: Draft) -> bool:
        """Is a sitting off that is still to be: on the day it stands under, or later?"""
        day = draft.date or draft.was_date
        if day is None or draft.status not in ("postponed", "cancelled"):
            return False
        return self.under.day is None or day >= self.under.day

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

    def _programme(self, block: Block, passage: Passage) -> bool:
        """ "11:30 – witness Ben CASE": a row of the programme of the sitting above, or below its title."""
        current = None if self.waiting else self.current
        if (
            current is None
            and not self.waiting
            or current
            and current.time
            and current is not self.programmed
        ):
            return False
        if passage.perhaps.isdisjoint(PARTS) or self.under.kind == "report" or not passage.names_hour:
            return False
        families = [person.family_name for person in current.people] if current else []
        hour = hour_of_programme(passage, families)
        if hour is None:
            return False
        if current and (current.time is None or current is self.programmed):
            if current.people and current.status == "scheduled":
                current.set_hour(current.time or hour)
                self.programmed = current
                return self._taken(block)
        elif self.waiting and not self.under.day:
            title = next(
                (b for b in self.waiting[-2:] if self.passages[b.text].perhaps.isdisjoint(("past",))), None
            )
            draft = sitting_of(self.passages[title.text], self.under.context("")) if title else None
            if title and draft:
                self.waiting.remove(title)
                self._settle()
                self._add([draft], title)
                draft.set_hour(hour)
                self.programmed = self.current
                return self._taken(block)
        return False

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
                if len(self.drafts) == 1 and not self.under.kind and not draft.people:
                    take_people_of_verdict(draft, before)
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
