"""From the words of an address to the hearing, person, case, court, city, article or office it names, and its calendar.

What is not public does not exist: it raises Http404 exactly like what never was. What is public and broken in the
database raises Unsound. Where the name of a person is withheld, an address made of the name does not exist either, not
even as one that leads on.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext, override

from defendants.choices import ShownAs
from defendants.models import Article, Case, Defendant, Prosecution
from hearings import calendars
from hearings.calendars import Calendar
from hearings.models import Change, City, Court, Hearing
from hearings.rereading import first
from hearings.serializers import hearing_record, shown_label
from hearings.unshown import is_sound, require
from hearings.views.titles import hearing_title, people_title
from offices.models import Office
from offices.texts import say

Row = TypeVar("Row", bound=Model)


FURTHEST = 5
"""Merges of merges that are followed; more is a mistake in the data."""


def named_by(key: str) -> Defendant | None:
    """Whoever has this address, public or not: the slug of a whole name, or the opaque id of any other."""
    row = Defendant.objects.filter(slug=key, shown_as=ShownAs.FULL).first()
    if row is None and len(key) == 32:
        try:
            row = (
                Defendant.objects.exclude(shown_as=ShownAs.FULL).filter(public_id=uuid.UUID(hex=key)).first()
            )
        except ValueError:
            return None
    return row if row and row.address_key == key else None


def defendant_row(key: str, now: dt.datetime) -> Defendant:
    """The public defendant at this address; of a merged twin, the other one."""
    asked = row = named_by(key)
    for _step in range(FURTHEST):
        if row is None or row.merged_into_id is None:
            break
        row = Defendant.objects.filter(pk=row.merged_into_id).first()
    if asked is None or row is None or not Defendant.objects.published(now).filter(pk=row.pk).exists():
        raise Http404
    # The name in the old address would tell who the withheld person is.
    if row.shown_as != ShownAs.FULL and asked.shown_as == ShownAs.FULL:
        raise Http404
    require(row)
    return row


def hearing_row(public_id: uuid.UUID, now: dt.datetime) -> Hearing:
    """The public hearing with all that its record reads."""
    return _there(first(Hearing.objects.published(now).for_record().filter(public_id=public_id)))


def case_row(public_id: uuid.UUID, now: dt.datetime) -> Case:
    """The public case; of one that was emptied, the case in which it goes on, which has another `public_id`."""
    asked = Case.objects.select_related("office").filter(public_id=public_id)
    return _there(asked.published(now).first() or _goes_on_in(asked.first(), now))


def _goes_on_in(emptied: Case | None, now: dt.datetime) -> Case | None:
    """Where the last of its public hearings went, as readers were told: by a joining, or when a parting was undone."""
    if emptied is None:
        return None
    people = emptied.prosecutions.values("defendant")
    left = Change.objects.published(now).filter(
        table=Hearing._meta.label,
        before__case=emptied.pk,
        hearing__in=Hearing.objects.published(now).filter(prosecutions__defendant__in=people).values("pk"),
    )
    last = left.order_by("-pk").select_related("hearing__case__office").first()
    return last.hearing.case if last else None


def court_row(slug: str, now: dt.datetime) -> Court:
    return _there(Court.objects.published(now).select_related("city").filter(slug=slug).first())


def city_row(slug: str, now: dt.datetime) -> City:
    return _there(City.objects.published(now).filter(slug=slug).first())


def article_row(code: str, number: str, now: dt.datetime) -> Article:
    """The code stands in small letters in addresses, and only so."""
    rows = (
        Article.objects.published(now).select_related("code").filter(code__code__iexact=code, number=number)
    )
    return _there(rows.first() if code == code.lower() else None)


def office_row(slug: str) -> Office:
    """An office has a page of its own only beside another one."""
    rows = {row.slug: row for row in Office.objects.all()}
    return _there(rows.get(slug) if len(rows) > 1 else None)


def _there(row: Row | None) -> Row:
    """The row, if there is one and it can be shown."""
    if row is None:
        raise Http404
    require(row)
    return row


# --- their calendars, as feeds open them
def defendant(*, now: dt.datetime, key: str) -> Calendar:
    return calendars.of_defendant(defendant_row(key, now), now)


def hearing(*, now: dt.datetime, public_id: uuid.UUID) -> Calendar:
    """The calendar of one hearing; its title is who is tried, and when.

    Of one taken off the record it holds the nameless tombstone for as long as any other calendar: a program that got
    404 here would keep the name it read last.
    """
    try:
        row = hearing_row(public_id, now)
    except Http404:
        gone = calendars.lately_withdrawn(now).filter(public_id=public_id).first()
        if gone is None:
            raise
        return calendars.nameless(calendars.one(gone, now, str))
    return calendar_of(row, now)


def calendar_of(row: Hearing, now: dt.datetime) -> Calendar:
    """The calendar of one hearing, a row of `hearing_row`; its title is who is tried, and when."""
    return calendars.one(row, now, lambda lang: hearing_title(hearing_record(row, lang, now)))


def case(*, now: dt.datetime, public_id: uuid.UUID) -> Calendar:
    """The calendar of a case; tombstones where its last hearings were withdrawn, as with a hearing."""
    try:
        row = case_row(public_id, now)
    except Http404:
        gone = calendars.lately_withdrawn(now).filter(case__public_id=public_id)
        last = gone.select_related("case__office").first()
        if last is None:
            raise
        return calendars.nameless(calendars.of_case(last.case, now, str))
    return calendars.of_case(row, now, lambda lang: case_title(row, lang, now))


def court(*, now: dt.datetime, slug: str) -> Calendar:
    return calendars.at_court(court_row(slug, now), now)


def city(*, now: dt.datetime, slug: str) -> Calendar:
    return calendars.in_city(city_row(slug, now), now)


def article(*, now: dt.datetime, code: str, number: str) -> Calendar:
    return calendars.under_article(article_row(code, number, now), now)


def office(*, now: dt.datetime, slug: str) -> Calendar:
    return calendars.of_office(office_row(slug), now)


# --- what they are called
def case_title(row: Case, lang: str, now: dt.datetime) -> str:
    """The case's own title, else the people who are publicly tried in it; a query."""
    return str(say(row, "title", lang)) or case_titles([row], lang, now)[row.pk]


def case_titles(rows: Sequence[Case], lang: str, now: dt.datetime) -> dict[int, str]:
    """What several cases are called, by their keys; one query."""
    tried = Prosecution.objects.published(now).filter(case__in=rows).select_related("defendant")
    people: dict[int, list[str]] = {}
    for part in tried.order_by("position", "pk"):
        if not is_sound(part.defendant):
            continue
        people.setdefault(part.case_id, []).append(shown_label(part.defendant, lang))
    with override(lang):
        nobody = gettext("Defendants not named")
        return {
            row.pk: say(row, "title", lang) or people_title(people.get(row.pk, []), 0, lang) or nobody
            for row in rows
        }
