"""What is said of a hearing that is entered, before anything of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from defendants.models import Article, Case, Defendant
from hearings.models import Hearing
from offices.texts import clean


@dataclass(frozen=True, kw_only=True)
class EnteredCharge:
    """`code` is a legal code's own code; "" means the office's usual one."""

    article: str
    part: str = ""
    code: str = ""
    wording: str = ""


@dataclass(frozen=True, kw_only=True)
class EnteredPerson:
    """Names as they are kept ("Sabitov").

    `defendant` is the known person who is meant, None a new one; one that is not saved yet is new as well, and the
    same wherever it stands. `restraint` is a kind the person is held under now, "" when nothing is said of it.
    """

    given_name: str
    family_name: str
    role: str = ""
    charges: Sequence[EnteredCharge] = ()
    allegations: Sequence[str] = ()
    restraint: str = ""
    defendant: Defendant | None = None

    def cleaned(self, lang: str) -> EnteredPerson:
        """The same with texts as they are kept, and a person in any case: a new one, called so in `lang`."""
        new = Defendant(given_name={lang: self.given_name}, family_name={lang: self.family_name})
        return replace(
            self,
            role=clean(self.role),
            charges=[
                replace(cited, part=clean(cited.part), wording=clean(cited.wording)) for cited in self.charges
            ],
            allegations=[text for text in map(clean, self.allegations) if text],
            defendant=self.defendant or new,
        )


@dataclass(frozen=True, kw_only=True)
class EnteredHearing:
    """An unsaved hearing and whom it lists. `case` is a known one, or an unsaved one of an office, also of several."""

    hearing: Hearing
    people: Sequence[EnteredPerson]
    case: Case


@dataclass(kw_only=True)
class Entered:
    """What became of an entry: the saved hearing, and the articles nobody had described before."""

    hearing: Hearing
    new_articles: list[Article] = field(default_factory=list)


People = tuple[Case, Sequence[EnteredPerson]]
"""A case with whom an entry names in it."""
