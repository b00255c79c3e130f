"""Who and which case might be meant by what an editor or a bulletin names: candidates to ask about, never an answer.

Reads every spelling of every person, a list of thousands at most, so it is for the desk and never for readers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from defendants.models import Case, Charge, Defendant, Prosecution
from defendants.names import spellings
from defendants.transliteration import skeleton
from hearings.choices import Publication
from hearings.models import Hearing
from hearings.soundness import is_lines, is_texts
from offices.models import Office
from offices.telling import may_be_key


def people_called(
    names: Sequence[tuple[str, str]], *, offices: QuerySet[Office], now: dt.datetime
) -> list[list[Defendant]]:
    """For each (given, family) the people written so in any language, alphabet or alias; a merged twin leads on.

    Without a given name everybody of that family name is meant. Of other offices only whom readers know by name.
    """
    wanted = [(bool(given), skeleton(given, family)) for given, family in names]
    found: list[dict[int, None]] = [{} for _name in names]
    columns = ("pk", "merged_into", "given_name", "family_name", "aliases")
    known = Defendant.objects.known_to(offices, now).order_by("pk")
    for pk, merged_into, given, family, aliases in known.values_list(*columns):
        if not _can_be_read(given, family, aliases):
            continue
        whole = spellings(given, family, aliases)
        families = {skeleton(text) for text in family.values()}
        for place, (has_given, name) in enumerate(wanted):
            if name and (name in whole or (not has_given and name in families)):
                found[place][merged_into or pk] = None
    people = Defendant.objects.prefetch_related(with_charges(offices)).in_bulk(
        {pk for pks in found for pk in pks}
    )
    return [[people[pk] for pk in pks if pk in people] for pks in found]


def cases_of(people: Iterable[Defendant], *, office: int) -> list[Case]:
    """Up to five cases of the office in which any of the people is tried: most of them first, then the newest.

    Before one without a hearing, as a parting that was taken back leaves it, those that have some.
    """
    keys = {person.pk for person in people}
    if not keys:
        return []
    shared = Count("prosecutions", filter=Q(prosecutions__defendant__in=keys))
    return list(
        Case.objects.filter(office=office)
        .annotate(shared=shared, is_heard=Exists(Hearing.objects.filter(case=OuterRef("pk"))))
        .filter(shared__gt=0)
        .order_by("-shared", "-is_heard", "-pk")
        .prefetch_related(with_charges())[:5]
    )


def case_with_people(key: str, *, offices: QuerySet[Office]) -> Case | None:
    """The offices' case of that key with its people and their charges, for labels; nothing for a wrong key."""
    if not may_be_key(Case, key):
        return None
    return Case.objects.filter(pk=key, office__in=offices).prefetch_related(with_charges()).first()


def hearings_on(
    date: dt.date, people: Iterable[Defendant], *, offices: QuerySet[Office]
) -> QuerySet[Hearing]:
    """The offices' hearings of that date that list any of the people, drafts too, withdrawn ones not."""
    keys = {person.pk for person in people}
    return (
        Hearing.objects.filter(date=date, case__office__in=offices, prosecutions__defendant__in=keys)
        .exclude(publication=Publication.WITHDRAWN)
        .select_related("case", "court")
        .distinct()
        .in_order()
    )


def twins(*, offices: QuerySet[Office], now: dt.datetime) -> list[list[Defendant]]:
    """People who share a way to be written, in whatever alphabet: perhaps one person twice. In groups, newest first."""
    columns = ("pk", "given_name", "family_name", "aliases")
    known = Defendant.objects.known_to(offices, now).filter(merged_into__isnull=True)
    groups: dict[str, set[int]] = {}
    for pk, given, family, aliases in known.values_list(*columns):
        if not _can_be_read(given, family, aliases):
            continue
        for name in spellings(given, family, aliases):
            groups.setdefault(name, set()).add(pk)
    doubtful = {tuple(sorted(pks)) for pks in groups.values() if len(pks) > 1}
    people = Defendant.objects.in_bulk({pk for pks in doubtful for pk in pks})
    return [[people[pk] for pk in pks] for pks in sorted(doubtful, key=max, reverse=True)]


def twins_of(person: Defendant, *, offices: QuerySet[Office], now: dt.datetime) -> list[Defendant]:
    """Who else is written like this person, in any language and alphabet."""
    names = [(person.given_name.get(lang, ""), name) for lang, name in person.family_name.items()]
    names += [("", alias) for alias in person.aliases]
    found = people_called(names, offices=offices, now=now)
    return list({each.pk: each for group in found for each in group if each.pk != person.pk}.values())


def _can_be_read(given: object, family: object, aliases: object) -> bool:
    """Whether somebody's names are of the shape the application writes; the desk names the others elsewhere."""
    return all(map(is_texts, (given, family))) and is_lines(aliases) and family is not None


def with_charges(offices: QuerySet[Office] | None = None) -> Prefetch:
    """A person's (in these offices) or a case's prosecutions with what they are for, as labels tell them apart."""
    charges = Charge.objects.filter(until_date__isnull=True).select_related("article__code")
    rows = (
        Prosecution.objects.without_twins()
        .select_related("defendant")
        .prefetch_related(Prefetch("charges", charges))
    )
    return Prefetch("prosecutions", rows if offices is None else rows.filter(case__office__in=offices))
