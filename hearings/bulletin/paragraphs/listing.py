"""What belongs to the list below an intro, whatever marks its items: none, numbers of its own, pictures.

Which blocks are asked, and in which order, the parser decides.
"""

from hearings.bulletin.announcement.both import doubt_of_both
from hearings.bulletin.announcement.drafts import LOOK_BACK, Draft
from hearings.bulletin.paragraphs.completing import Completing
from hearings.bulletin.paragraphs.details import CALL_SIGNS, FACT_SIGNS, add_group, names_restraint, take_fact
from hearings.bulletin.paragraphs.intros import (
    Intro,
    names_one_of,
    nominatives,
    read_cause,
    read_opening,
    strip_item,
    whose,
)
from hearings.bulletin.paragraphs.passages import Passage
from hearings.bulletin.paragraphs.several import are_meant, is_of_several
from hearings.bulletin.text.layout import PICTURES, Block
from hearings.bulletin.text.tokens import Text


class Listing(Completing):
    def _drafts_of(self, text: Text, block: Block, passage: Passage) -> list[Draft]:
        """The hearings a block, or a block without its intro, announces here."""
        return passage.announce(text, self.under.context(block.marker))

    def _allege(self, allegations: list[str]) -> None:
        for listed in self._lists(self.current) if self.current else ():
            listed += allegations

    def _lists(self, current: Draft) -> list[list[str]]:
        """The lists that what stands here belongs to."""
        return [*current.lists(self.targets), *(one for draft in self.beside for one in draft.lists([]))]

    def _others_meant(self, passage: Passage) -> list[Draft]:
        """ "Both are being prosecuted for:", below items of one person each: those above the current one."""
        rows = self.drafts[self.begun :]
        if self.current is None:
            return []
        if (count := len(self.current.people)) > 1:
            self.current.marks += doubt_of_both(passage.tokens[0].low, count)
        if not is_of_several(self.current, passage, figures=False):
            return []
        free = all(draft.people and not any(draft.allegations) for draft in rows)
        return (
            [draft for draft in rows if draft is not self.current]
            if free and are_meant(rows, passage)
            else []
        )

    def _goes_on(self, current: Draft, block: Block, passage: Passage) -> bool:
        """The line right behind an allegation that ends with a colon, without a mark of its own."""
        lists = self._lists(current)
        open_ended = self.listed and lists and lists[0] and lists[0][-1].endswith(":") and not self.waiting
        if not open_ended or block.lines[0].number - 1 not in current.lines:
            return False
        if passage.label or passage.intro or self._drafts_of(passage, block, passage):
            return False
        for allegations in lists:
            allegations[-1] += f" {strip_item(block.text)}"
        self._claim(block, "allegation")
        return True

    def _unmarked(self, current: Draft, block: Block, passage: Passage) -> bool:
        """An item of a list without marks: right below its intro or the item before, or set off by semicolons."""
        if self.intro is None or self.listed not in ("", "line") or self.waiting or self.before is None:
            return False
        beside = block.lines[0].number - 1 in current.lines
        if not (beside or block.text[-1] == ";" or (self.listed and self.before.text[-1] == ";")):
            return False
        wrapped = self.listed and beside and not self.before.lines[-1].shape.finished
        if wrapped and block.text[-1] in ";.":
            for allegations in self._lists(current):
                allegations[-1] += f" {strip_item(block.text)}"
            self._claim(block, "allegation")
            return True
        if block.text[-1] == ":" or passage.label or self._drafts_of(passage, block, passage):
            return False
        self._allege([strip_item(block.text)])
        self._claim(block, "allegation")
        self.listed = "line"
        return True

    def _numbers_list(self, block: Block) -> bool:
        """Is a number of the list of allegations, "1.", and not of the items, which are written "1)"?"""
        if (
            self.intro is None
            or self.item[0] != "number"
            or block.numbering.strip("0123456789") == self.item[1].strip("0123456789")
        ):
            return False
        return self.listed == "number" or (not self.listed and block.sign == "1")

    def _names_its_own(self, passage: Passage) -> bool:
        """ "➡ Ann SAMPLE is being prosecuted for:": the intro of a list, though it has a mark itself."""
        intro = passage.intro
        people = self.current.people if self.current else []
        return intro is not None and passage.text[-1] == ":" and names_one_of(intro, people)

    def _calls(self, block: Block, passage: Passage) -> bool:
        """ "📢 We call on everyone to come!": below a list, with a picture that none of its items has."""
        listed = self.listed == "bullet" and self.before is not None and self.before.sign != block.sign
        return listed and block.sign >= PICTURES and "ours" in passage.perhaps

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
            if block.sign in CALL_SIGNS:
                return False  # "❗️COURT", below a card in another language
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

    def _group(self, block: Block) -> bool:
        assert self.current is not None
        added = add_group(self.current, block.text, self.under.codes, more=self.grouped)
        self.grouped = self.grouped or added
        return added and self._taken(block)

    def _pictured(self, block: Block, passage: Passage) -> bool:
        """A line of a post that opens with a picture: the hour, the court or the articles of the hearing above."""
        if block.sign not in FACT_SIGNS or self.current is None:
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
