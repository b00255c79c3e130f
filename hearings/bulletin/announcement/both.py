"""Is "both" said where two are named? Of one or of three people it is asked who is meant.

Knows drafts and what charges somebody.
"""

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.entries import Mark

BOTH, OF_BOTH = 2, frozenset("both оба обе обоим обоих обеим екеуі екеуіне".split())
_NOT_TWO = Mark("charges", "doubtful", "both are meant, and not two are named")


def doubt_of_both(first: str, count: int) -> list[Mark]:
    """ "Both are prosecuted for:", of one or of three people: the first word of what is said, and how many are named."""
    return [_NOT_TWO] if first in OF_BOTH and count not in (0, BOTH) else []


def ask_of_both(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts of an announcement, with that doubt if a sentence of it charges "both" and not two are named."""
    if reading.mentions and not OF_BOTH.isdisjoint(token.low for token in reading.tokens):
        people = {(person.given_name, person.family_name) for draft in drafts for person in draft.people}
        for sentence in reading.accusing():
            doubt = doubt_of_both(reading.tokens[sentence.first].low, len(people))
            for draft in drafts if doubt else ():
                draft.marks += doubt
    return drafts
