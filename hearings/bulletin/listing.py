"""What belongs to the list below an intro, whatever marks its items: none, numbers of its own, pictures.

Which blocks are asked, and in which order, the parser decides.
"""

from hearings.bulletin.both import doubt_of_both
from hearings.bulletin.completing import Completing
from hearings.bulletin.drafts import Draft
from hearings.bulletin.intros import names_one_of, strip_item
from hearings.bulletin.layout import PICTURES, Block
from hearings.bulletin.passages import Passage
from hearings.bulletin.several import are_meant, is_of_several
from hearings.bulletin.tokens import Text


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
