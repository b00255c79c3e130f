"""Digests of rows and of what hangs together with them, from one reading of each public table.

They stand for "all that a page could say of it": every public column, each change in the log, the kept rendering. So
they find what changed without asking how it changed, also behind the application's back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.apps import apps

from defendants.models import Charge, Prosecution
from hearings.mirror.phases import is_told, phases
from hearings.models import Change, Court, Edition, Hearing, Rendering
from hearings.models.record import come_true
from hearings.whitelist import PUBLIC

OWN = frozenset(
    {
        *("others", "end_time", "part_of_day", "time_note", "courtroom", "link", "access", "stage"),
        *("number", "judges", "reason", "outcome", "confidence", "source_kind", "last_checked", "day_order"),
    }
)
"""Columns that readers meet only where a hearing itself is told: no list of people or places, no count has them.

Its mode is none of them: of those held online the statistics count whether the link was given."""


def digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@dataclass(slots=True)
class HearingKeys:
    """Where a hearing belongs."""

    pk: int
    public_id: object
    date: dt.date
    court: int | None
    city: int | None
    case: int
    office: int
    adjourned_from: int | None
    ends_at: dt.datetime
    left_dates: set[dt.date] = field(default_factory=set)
    left_courts: set[int] = field(default_factory=set)
    left_cities: set[int] = field(default_factory=set)
    parts: list[int] = field(default_factory=list)


class Digests:
    """All rows of the record, read once, as readers may see them at `at`; `zone` is the main office's."""

    def __init__(self, at: dt.datetime, zone: str) -> None:
        self.at = at
        self.phases = dict(phases(at, zone))
        self.rows = {label: rows(label) for label in PUBLIC}
        for pk, phase in self.phases.items():
            self.rows["hearings.Hearing"][pk] += phase
        self.log = _changes(at)
        self.city_of = dict(Court.objects.values_list("pk", "city"))
        self.parts = {
            pk: (case, defendant, severed)
            for pk, case, defendant, severed in Prosecution.objects.values_list(
                "pk", "case", "defendant", "severed_from"
            )
        }
        self.hearings = self._hearings()
        self._kept: dict[tuple[str, int], str] = {}

    def _hearings(self) -> dict[int, HearingKeys]:
        columns = (
            *("pk", "public_id", "date", "court", "city", "case", "case__office", "adjourned_from"),
            "ends_at",
        )
        found = {row[0]: HearingKeys(*row) for row in Hearing.objects.order_by("pk").values_list(*columns)}
        through = Hearing.prosecutions.through.objects.order_by("pk")
        for hearing, part in through.values_list("hearing", "prosecution"):
            found[hearing].parts.append(part)
        left = Change.objects.filter(left_date__isnull=False).order_by("pk")
        for hearing, date, court, city in left.values_list("hearing", "left_date", "left_court", "left_city"):
            if hearing in found:
                row = found[hearing]
                row.left_dates.add(date)
                row.left_courts |= {court} - {None}
                row.left_cities |= {city, self.city_of.get(court)} - {None}
        return found

    def of(self, label: str, pk: int | None) -> str:
        """A row, with what the log says of it; nothing for none."""
        if pk is None:
            return ""
        return self.rows[label].get(pk, "") + self.log.get((label, pk), "")

    def everything(self) -> str:
        """All of it, and the edition's number, which some pages print."""
        return digest(
            *map(str, Edition.objects.values_list("number", "at")),
            self._all_rows(self.rows["hearings.Hearing"]),
            *(f"{key} {one}" for key, one in sorted(self.log.items())),
            *(f"{pk} {one}" for pk, one in sorted(self._renderings.items())),
        )

    def lists(self) -> str:
        """All that lists of people and places and counts of hearings tell: of each hearing not what is its OWN."""
        listed = rows("hearings.Hearing", but=OWN)
        left = Change.objects.filter(left_date__isnull=False).order_by("pk")
        columns = ("hearing", "left_court", "left_city", "minor", "undone", "visible_from")
        return digest(
            self._all_rows({pk: one + self.phases[pk] for pk, one in listed.items()}),
            *(f"{row} {is_told(row[-1], self.at)}" for row in left.values_list(*columns)),
        )

    def _all_rows(self, of_hearings: dict[int, str]) -> str:
        every = {**self.rows, "hearings.Hearing": of_hearings}
        return digest(
            *(f"{label} {pk} {one}" for label, rows in every.items() for pk, one in sorted(rows.items())),
            *(f"{pk} {row.parts}" for pk, row in sorted(self.hearings.items())),
        )

    # --- one thing with all that its page tells
    def hearing(self, pk: int) -> str:
        return self._once("hearing", pk, self._hearing)

    def _hearing(self, pk: int) -> str:
        row = self.hearings[pk]
        beside = (row.adjourned_from, *self._goes_on.get(pk, ()))
        city = self.city_of.get(row.court) if row.court else row.city
        return digest(
            self.of("hearings.Hearing", pk),
            self.log.get(("hearing", pk), ""),
            self._renderings.get(pk, ""),
            self.of("defendants.Case", row.case),
            self.of("hearings.Court", row.court),
            self.of("hearings.City", city),
            *(self._outlines[other] for other in beside if other),
            *(self.part(part) for part in row.parts),
        )

    def alone(self, pk: int) -> str:
        """A hearing by itself: of the others of its case no more than an outline."""
        return digest(
            self.hearing(pk),
            *(self._outlines[other] for other in self._hearings_of_case[self.hearings[pk].case]),
        )

    def part(self, pk: int) -> str:
        """One defendant's part in one case: who it is, the charges, what is told of them."""
        return self._once("part", pk, self._part)

    def _part(self, pk: int) -> str:
        return digest(
            self.of("defendants.Prosecution", pk),
            self.log.get(("prosecution", pk), ""),
            self.of("defendants.Defendant", self.parts[pk][1]),
            *self._hanging.get(pk, ()),
        )

    def case(self, pk: int) -> str:
        """A case with every hearing and every part of it, and the parts that were severed from it or into it."""
        return self._once("case", pk, self._case)

    def _case(self, pk: int) -> str:
        parts = self._parts_of_case.get(pk, [])
        near = [
            other for part in parts for other in (self.parts[part][2], *self._severed.get(part, ())) if other
        ]
        return digest(
            self.of("defendants.Case", pk),
            *(self.part(part) for part in parts),
            *(self.part(part) + self.of("defendants.Case", self.parts[part][0]) for part in near),
            *self.some(self._hearings_of_case.get(pk, ())),
        )

    def person(self, pk: int) -> str:
        return digest(
            self.of("defendants.Defendant", pk),
            *(self.case(case) for case in sorted(self._cases_of_person.get(pk, ()))),
        )

    # --- several
    def some(self, hearings: Iterable[int]) -> list[str]:
        return [f"{pk} {self.hearing(pk)}" for pk in sorted(hearings)]

    def cases_of(self, hearings: Iterable[int]) -> list[str]:
        """Their whole cases: whether a date is still unknown depends on the case's other hearings."""
        return [self.case(pk) for pk in sorted({self.hearings[pk].case for pk in hearings})]

    def people_of(self, hearings: Iterable[int]) -> list[str]:
        """Whomever they list, with every case of theirs: where people are listed stands when they are heard next."""
        parts = {part for pk in hearings for part in self.hearings[pk].parts}
        return [self.person(pk) for pk in sorted({self.parts[part][1] for part in parts})]

    def at_court(self, court: int) -> set[int]:
        """Hearings that are there, and those that left."""
        return {pk for pk, row in self.hearings.items() if row.court == court or court in row.left_courts}

    def in_city(self, city: int) -> set[int]:
        return {
            pk
            for pk, row in self.hearings.items()
            if city in row.left_cities or city == (self.city_of.get(row.court) if row.court else row.city)
        }

    def under(self, article: int) -> set[int]:
        parts = set(self._charged.get(article, ()))
        return {pk for pk, row in self.hearings.items() if not parts.isdisjoint(row.parts)}

    def courts_of(self, city: int) -> list[str]:
        return [self.of("hearings.Court", pk) for pk, its in sorted(self.city_of.items()) if its == city]

    # --- which belong together
    def _once(self, kind: str, pk: int, make: Callable[[int], str]) -> str:
        key = (kind, pk)
        if key not in self._kept:
            self._kept[key] = make(pk)
        return self._kept[key]

    @cached_property
    def _renderings(self) -> dict[int, str]:
        columns = ("pk", "digest", "sequence", "stamp", "created", "coming")
        return {
            row[0]: digest(*map(str, row), str(len(come_true(row[-1], self.at))))
            for row in Rendering.objects.values_list(*columns)
        }

    @cached_property
    def _outlines(self) -> dict[int, str]:
        """What a hearing's neighbours tell of it (records.NeighbourRecord), and whether they may."""
        columns = ("pk", "public_id", "date", "time", "number", "status", "publication", "release_at")
        return {
            row[0]: digest(*map(str, row), self.phases[row[0]])
            for row in Hearing.objects.order_by("pk").values_list(*columns)
        }

    @cached_property
    def _goes_on(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for pk, row in self.hearings.items():
            if row.adjourned_from:
                found[row.adjourned_from].append(pk)
        return found

    @cached_property
    def _hanging(self) -> dict[int, list[str]]:
        """The rows that hang on a part, by the part."""
        found = defaultdict(list)
        for label in ("ProsecutionStateRow", "Restraint", "Charge", "Allegation"):
            model = apps.get_model("defendants", label)
            for pk, part in model.objects.order_by("pk").values_list("pk", "prosecution"):
                found[part].append(f"{label} {pk} {self.of(f'defendants.{label}', pk)}")
        for part, article in Charge.objects.order_by("pk").values_list("prosecution", "article"):
            found[part].append(self.of("defendants.Article", article))
        return found

    @cached_property
    def _charged(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for article, part in Charge.objects.values_list("article", "prosecution"):
            found[article].append(part)
        return found

    @cached_property
    def _parts_of_case(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for pk, (case, _defendant, _severed) in sorted(self.parts.items()):
            found[case].append(pk)
        return found

    @cached_property
    def _severed(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for pk, (_case, _defendant, severed) in sorted(self.parts.items()):
            if severed:
                found[severed].append(pk)
        return found

    @cached_property
    def _hearings_of_case(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for pk, row in self.hearings.items():
            found[row.case].append(pk)
        return found

    @cached_property
    def _cases_of_person(self) -> dict[int, set[int]]:
        found = defaultdict(set)
        for case, defendant, _severed in self.parts.values():
            found[defendant].add(case)
        for row in self.hearings.values():
            for part in row.parts:
                found[self.parts[part][1]].add(row.case)
        return found


def rows(label: str, but: Collection[str] = ()) -> dict[int, str]:
    """Every row of a model by its key: the digest of its public columns, `but` some."""
    model = apps.get_model(label)
    columns = [
        name for name in PUBLIC[label] if name not in but and not model._meta.get_field(name).many_to_many
    ]
    return {
        row[0]: digest(*map(str, row))
        for row in model._base_manager.order_by("pk").values_list("pk", *columns).iterator(2000)
    }


def _changes(at: dt.datetime) -> dict[tuple[str, int], str]:
    """What the log says of each row, hearing, part of a case and court: the digests of the changes, joined.

    Of each also whether readers may see it at `at`.
    """
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    # The values too: a purge on purpose empties them and leaves the digest as it was.
    told = ("pk", "digest", "undone", "visible_from", "minor", "before", "after", "reason")
    columns = (*told, "table", "row", "hearing", "prosecution", "court")
    for *told, table, row, hearing, prosecution, court in (
        Change.objects.order_by("pk").values_list(*columns).iterator(2000)
    ):
        line = " ".join(map(str, (*told, is_told(told[3], at))))
        keys = {(table, row), ("hearing", hearing), ("prosecution", prosecution), ("hearings.Court", court)}
        for key in keys:
            if key[1] is not None:
                found[key].append(line)
    return {key: digest(*lines) for key, lines in found.items()}
