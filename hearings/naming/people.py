"""How a person of the record is written: in each language, as aliases, earlier, and as the twins merged into them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from defendants.models import Defendant
from hearings.naming.spelling import Spellings


def asked(person: str) -> Defendant | None:
    """The person of this number at the desk, or of this name in an address."""
    is_number = person.isascii() and person.isdigit() and len(person) < 19
    return Defendant.objects.filter(Q(pk=int(person)) if is_number else Q(slug=person)).first()


def with_twins(person: Defendant) -> list[int]:
    """The keys of a person and of the twins merged into them."""
    return [person.pk, *person.merged.values_list("pk", flat=True)]


def spellings(person: Defendant | None, words: Iterable[str] = ()) -> Spellings:
    """Every way the person is or was written; `words` are further ones that name by themselves.

    Words alone, without a person, are looked for wherever they stand, whoever else is called so.
    """
    if person is None:
        return Spellings(words)
    family, beside = [*words], []
    keys = with_twins(person)
    rows = [*Defendant.objects.filter(pk__in=keys), *Defendant.history.filter(id__in=keys)]
    for row in rows:
        family += [*row.family_name.values(), *row.aliases]
        beside += [*row.given_name.values(), *row.patronymic.values()]
    by_family, others = Spellings(family), []
    for row in Defendant.objects.exclude(pk__in=keys):
        if any(True for name in row.family_name.values() for _found in by_family.find(name)):
            others += row.given_name.values()
    return Spellings(family, beside, others)
