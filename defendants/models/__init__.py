"""Who is prosecuted, and for what. Knows nothing of hearings: where and when stand one floor above."""

from defendants.models.case import Case
from defendants.models.defendant import Defendant
from defendants.models.hanging import HANGING, Allegation, Charge, ProsecutionStateRow, Restraint
from defendants.models.law import Article, LegalCode
from defendants.models.prosecution import Prosecution

__all__ = [
    "HANGING",
    "Allegation",
    "Article",
    "Case",
    "Charge",
    "Defendant",
    "LegalCode",
    "Prosecution",
    "ProsecutionStateRow",
    "Restraint",
]
