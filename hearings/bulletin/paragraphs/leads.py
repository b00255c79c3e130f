"""What a text says first in few words and then in full: "Tomorrow Ann SAMPLE goes on trial", above her hearing.

Knows the hearings of one text; tells which of them are no hearings of their own.
"""

from collections.abc import Sequence

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.who.names import stem

_UNTIMED = Mark("time", "doubtful", "no hour is named")


def find_leads(drafts: Sequence[Draft]) -> set[int]:
    """The places of hearings without an hour, each of whose people has a hearing with an hour further down that day."""
    perhaps = [
        (at, draft)
        for at, draft in enumerate(drafts)
        if draft.time is None
        and draft.people
        and draft.status == "scheduled"
        and not any(draft.allegations)
        and _UNTIMED in draft.marks
    ]
    days = {draft.date for _, draft in perhaps}
    last: dict[tuple[object, str], int] = {}
    for at, draft in enumerate(drafts) if perhaps else ():
        if draft.time and draft.date in days:
            last.update({(draft.date, stem(person.family_name)): at for person in draft.people})
    return {
        at
        for at, draft in perhaps
        if all(last.get((draft.date, stem(person.family_name)), -1) > at for person in draft.people)
    }
