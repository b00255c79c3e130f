"""What an item leaves to the item before: "Same charges", «по той же статье», «в это же время», "The next is on 8 May".

Knows whole items, in their order.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Text

_SAME = re.compile(
    r"\bsame (?:article|charge)s?\b|\b(?:той|та) же стать|\b(?:тем|те) же стать|\b(?:то|те) же обвинени|\bсол бап",
    re.IGNORECASE,
)
_SAME_HOUR = re.compile(
    r"\b(?:в (?:то|это) же время|(?:сол|осы) уақытта|(?:at )?(?:the )?same (?:time|hour))\b", re.IGNORECASE
)
_SAME_DAY = re.compile(r"\b(?:same day|(?:тот|этот) же (?:день|вечер)|(?:сол|осы) күні)\b", re.IGNORECASE)
_OTHER_PART = re.compile(r"\w*,? (?:parts?|ч\.?|част\w+) ?(\d{1,2})\b", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:parts?|част\w+) (\d{1,2}) (?:of the |(?:той|этой) же )?$", re.IGNORECASE)
_IT = frozenset({"it", "он", "оно", "она", "ол"})
_SAME_CAUSE = re.compile(
    r"\b(?:преследу|обвиня|суд)\w+[^.:;]{0,40}? за (?:то|те) же\b"
    r"|\b(?:prosecuted|tried|accused)[^.:;]{0,40}? (?:for|of) the same(?: (?:acts?|things?|reasons?))?(?:[.;]|$)"
    r"|\bсол үшін (?:қудалан|айыптал|сотталы)\w+",
    re.IGNORECASE,
)
_AS_BEFORE = Mark("charges", "guessed", "named elsewhere in the text")


def same_article(text: str) -> bool:
    """Does a text say that its article was cited before?"""
    return _SAME.search(text) is not None


def same_hour(text: str) -> bool:
    """Does a text say that its hour is the one told before?"""
    return _SAME_HOUR.search(text) is not None


def share_people(before: Draft, draft: Draft) -> None:
    """«Следующее заседание – 8 сентября.»: the people of the sitting told before it, if it names nobody itself."""
    if draft.people or draft.total or draft.group:
        return
    opening = Text(draft.source).tokens[
        :2
    ]  # "The next hearing is on 8 September.", "It continues on 8 September."
    verdict = draft.stage == "sentencing" and any(token.has("decision") for token in opening)
    if (
        verdict
        or opening[0].low in _IT
        or any(token.has("next", "goes_on") or token.low == "next" for token in opening)
    ):
        draft.people, draft.others, draft.total = (
            [p.copy() for p in before.people],
            before.others,
            before.total,
        )
        draft.charges, draft.allegations = before.charges[:], [[] for _ in before.people]


def take_people_of_verdict(draft: Draft, before: Draft) -> None:
    """ "The verdict is expected on 9 March.", in a paragraph below the only sitting: whose it is, as a guess."""
    if draft.stage == "sentencing" and before.people and before.stage != "sentencing":
        share_people(before, draft)
        if draft.people:
            draft.marks.append(Mark("name", "guessed", _AS_BEFORE.why))


def take_same(draft: Draft, before: Draft, text: str, day: dt.date | None) -> None:
    """ "The same day", «в это же время»: what an item tells by the one above it. `day`: that under which both stand."""
    if before.date and draft.date in (None, day) and _SAME_DAY.search(text):
        draft.date = before.date
        if not any(mark.name == "date" for mark in draft.marks):
            draft.marks.append(Mark("date", "guessed", "named elsewhere in the text"))
    alike = draft.time is None and draft.status == "scheduled" and draft.date == before.date
    if alike and before.time and same_hour(text):
        draft.set_hour(before.time)
    if same_cause(text):
        take_same_cause(draft, before)


def same_cause(text: str) -> bool:
    """Does a text say that somebody is prosecuted for what was told before, «преследуется за то же самое»?"""
    return _SAME_CAUSE.search(text) is not None


def take_same_cause(draft: Draft, before: Draft) -> bool:
    """Give what is held against the people of the item before to these, where it is one list for all of them."""
    told = before.allegations[0] if before.allegations else before.loose_allegations
    if not told or any(own != told for own in before.allegations) or any(draft.allegations):
        return False
    draft.allegations = [told[:] for _ in draft.people]
    draft.marks.append(Mark("allegations", "guessed", _AS_BEFORE.why))
    return bool(draft.people)


def take_over(drafts: Iterable[Draft]) -> None:
    """Give the articles of the item before to each item that says so and cites none, where all its people have them."""
    for before, draft in pairwise(drafts):
        if not before.charges or any(draft.charges) or draft.loose_charges or not same_article(draft.source):
            continue
        charges = before.charges[0]
        if charges and all(own == charges for own in before.charges):
            said = _SAME.search(draft.source)
            part = _OTHER_PART.match(draft.source, said.end()) if said else None
            part = part or (_PART_BEFORE.search(draft.source, 0, said.start()) if said else None)
            if part:  # "under the same article, part 2", "under Part 2 of the same article"
                charges = (replace(charges[-1], part=part[1], wording=""),)
            draft.charges = [charges for _ in draft.people]
            draft.marks.append(_AS_BEFORE)
