"""What the office's record holds of the people a text names: their cases and hearings, read once for the whole text; and
the legal codes it may cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import Prefetch

from defendants.models import Case, Defendant, LegalCode
from hearings.chunks import chunks
from hearings.models import Hearing
from offices.models import Office


class Known:
    """The cases of the office in which any of these people is tried, with all that is said in them."""

    def __init__(self, office: Office, people: Iterable[Defendant]) -> None:
        self._cases = {case.pk: case for case in _cases(office, {person.pk for person in people})}
        self._of: dict[int, set[int]] = {}
        for case in self._cases.values():
            for row in case.prosecutions.all():
                self._of.setdefault(row.defendant_id, set()).add(case.pk)

    @cached_property
    def _codes(self) -> set[str]:
        return set(LegalCode.objects.values_list("code", flat=True))

    def has_codes(self, codes: Iterable[str]) -> bool:
        """Whether these legal codes are all on record. None is the office's usual one."""
        told = set(codes) - {""}
        return not told or told <= self._codes

    def cases_of(self, people: Iterable[Defendant]) -> list[Case]:
        """Those in which any of these is tried, the newest first."""
        keys = {key for person in people for key in self._of.get(person.pk, ())}
        return [self._cases[key] for key in sorted(keys, reverse=True)]


def _cases(office: Office, people: set[int]) -> Iterator[Case]:
    hearings = Hearing.objects.select_related("court", "city").prefetch_related("prosecutions").in_order()
    read = (
        "prosecutions__defendant",
        "prosecutions__charges__article__code",
        "prosecutions__allegations",
        "prosecutions__restraints",
        Prefetch("hearings", hearings),
    )
    for keys in chunks(sorted(people)):
        rows = Case.objects.filter(office=office, prosecutions__defendant__in=keys)
        yield from rows.select_related("office").prefetch_related(*read).distinct()
