"""Where, when, what became of it, and the public record of it."""

from hearings.models.bulletin import Bulletin
from hearings.models.court import City, Court
from hearings.models.hearing import Hearing
from hearings.models.record import Change, Edition, Rendering, SecondLook
from hearings.models.seal import RowDigest, Seal
from hearings.models.search import SearchKey, SearchWord
from hearings.models.statement import Statement

__all__ = [
    "Bulletin",
    "Change",
    "City",
    "Court",
    "Edition",
    "Hearing",
    "Rendering",
    "RowDigest",
    "Seal",
    "SearchKey",
    "SearchWord",
    "SecondLook",
    "Statement",
]
