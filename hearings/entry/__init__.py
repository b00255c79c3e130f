"""Hearings entered from nothing: their cases, their people, what they are charged with, in one step through the door.

Serves the desk's form and the bulletin's importer alike. Who is meant was decided before: a person or a case that is
not given here is new. Texts come in one language and never overwrite what that language already says. What is said of
many hearings is gathered first, then written table by table: a bulletin costs little more than a single hearing.
"""

from hearings.entry.entering import add_people, enter, enter_all
from hearings.entry.law import UnknownCode
from hearings.entry.said import Entered, EnteredCharge, EnteredHearing, EnteredPerson

__all__ = [
    "Entered",
    "EnteredCharge",
    "EnteredHearing",
    "EnteredPerson",
    "UnknownCode",
    "add_people",
    "enter",
    "enter_all",
]
