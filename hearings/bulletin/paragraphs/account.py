"""What has been read of a text so far: its hearings, its statements, and the paragraphs that nobody has claimed yet.

Keeps the account of every line; what a paragraph is the parser decides.
"""

import re
from collections.abc import Sequence

from hearings.bulletin.announcement.drafts import Draft, finish, share_lists
from hearings.bulletin.entries import LineKind, Parsed, Statement
from hearings.bulletin.paragraphs.leads import find_leads
from hearings.bulletin.paragraphs.passages import is_call
from hearings.bulletin.text.claims import Claims
from hearings.bulletin.text.layout import Block
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.when.clock import holds_hour
from hearings.bulletin.when.dates import CLASSES_OF_DATES

# Of what nobody understood: narrower than a row that announces, for "10-20 people came" may be said.
_ROW = re.compile(r"\W*(?:\d{1,2}[:.]\d\d\b|\d{1,2}\s\w{3,12}[\s,]{1,2}\d{1,2}[:.]\d\d\s?[–—-]\s)")
_DEMAND = re.compile(
    r"we (?:\w+ ){0,2}(?:demand|urge|insist|call (?:on|upon|for)) |(?:мы )?(?:\w+ )?(?:требуем|призываем|настаиваем)\b"
    r"|біз .{,200}шақырамыз|.{,200}талап етеміз",
    re.IGNORECASE,
)
_LONGEST_DAY, _DAYS = 26, CLASSES_OF_DATES
_SAID = re.compile(r"(?:our |public )?statement: |(?:наше )?заявление: |мәлімдеме: ", re.IGNORECASE)


def _is_of_later_day(text: str) -> bool:
    """ "The day after tomorrow: Ann SAMPLE, 9:00": a day with a colon, and an hour behind it?"""
    day, _, rest = text.partition(": ")
    return len(day) < _LONGEST_DAY and holds_hour(rest) and not Text(day).perhaps.isdisjoint(_DAYS)


class Account:
    """`current` is the hearing that the next lines may belong to; `house`: the text is a bulletin, not a report."""

    def __init__(self, written: Sequence[str], notes: list[str]) -> None:
        self.claims = Claims(written)
        self.notes = notes
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.house = False
        self.speaking = False  # behind "Statement:", everything is one
        self.waiting: list[Block] = []
        self.row = -1  # the paragraph of the last hearing, while no list follows it
        self.statements: list[Statement] = []

    def _settle(self, *, last: bool = False, closing: bool = False) -> None:
        """Paragraphs nobody claimed are statements at the end of a bulletin, and not understood anywhere else."""
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        spoken = self.speaking or ((last or closing) and self.house and bool(self.drafts))
        if not spoken:
            for block in waiting:
                if last and self.drafts and not block.marker and _DEMAND.match(block.text):
                    self._state([block])  # whoever writes a calendar says it in the own name
                else:
                    self._claim(block, "not understood")
            return
        paragraph: list[Block] = []
        for block in waiting:
            beside = block.paragraph == self.row and not is_call(block.text)
            if not self.speaking and (beside or _ROW.match(block.text) or _is_of_later_day(block.text)):
                # "Doors open at 9:00", right below the last row; "16:00 somebody", which may be one
                self._claim(block, "not understood")
                continue
            labelled = not self.speaking and _SAID.match(block.text)
            if paragraph and (labelled or paragraph[-1].paragraph != block.paragraph):
                self._state(paragraph)
                paragraph = []
            paragraph.append(block)
        if paragraph:
            self._state(paragraph)

    def _state(self, blocks: list[Block]) -> None:
        if self.speaking and len(blocks) > 1 and all(block.marker for block in blocks):
            for block in blocks:  # "Statements:", and below it "1. …", "2. …"
                self.statements.append(Statement(block.text, tuple(block.numbers)))
                self._claim(block, "statement")
            return
        text = " ".join(block.written for block in blocks)
        text = text if self.speaking else _SAID.sub("", text, count=1)
        numbers = tuple(number for block in blocks for number in block.numbers)
        self.statements.append(Statement(text, numbers))
        for block in blocks:
            self._claim(block, "statement")

    def _claim(self, block: Block, kind: LineKind, *, why: str = "") -> None:
        numbers, of = block.numbers, None
        if kind in ("hearing", "allegation") and self.current is not None:
            of = self.current.index
            self.current.lines += numbers
            self.row = block.paragraph if kind == "hearing" else -1
        self.claims.claim(numbers, kind, of=of, why=why)

    def _result(self) -> Parsed:
        share_lists(self.drafts)
        leads = find_leads(self.drafts)
        if leads:
            self.drafts = [draft for draft in self.drafts if draft.index not in leads]
            self.claims.keep({draft.index: draft.lines for draft in self.drafts}, why="told again below")
        return Parsed(
            tuple(finish(draft) for draft in self.drafts),
            tuple(self.statements),
            self.claims.unparsed(),
            self.claims,
            tuple(self.notes),
        )
