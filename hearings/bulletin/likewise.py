"""Articles that an item does not cite because they are those of the item before: "Same charges", «по той же статье».

Knows whole items, in their order.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark

_SAME = re.compile(
    r"\bsame (?:article|charge)s?\b|\b(?:той|та) же стать|\b(?:тем|те) же стать|\b(?:то|те) же обвинени|\bсол бап",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(r"\w*,? (?:parts?|ч\.?|част\w+) ?(\d{1,2})\b", re.IGNORECASE)
_AS_BEFORE = Mark("charges", "guessed", "named elsewhere in the text")


def same_article(text: str) -> bool:
    """Does a text say that its article was cited before?"""
    return _SAME.search(text) is not None


def take_over(drafts: Iterable[Draft]) -> None:
    """Give the articles of the item before to each item that says so and cites none, where all its people have them."""
    for before, draft in pairwise(drafts):
        if not before.charges or any(draft.charges) or draft.loose_charges or not same_article(draft.source):
            continue
        charges = before.charges[0]
        if charges and all(own == charges for own in before.charges):
            said = _SAME.search(draft.source)
            part = _OTHER_PART.match(draft.source, said.end()) if said else None
            if part:  # "under the same article, part 2"
                charges = (replace(charges[-1], part=part[1], wording=""),)
            draft.charges = [charges for _ in draft.people]
            draft.marks.append(_AS_BEFORE)
