"""Everybody who is publicly tried, from A to Z in the page's own alphabet, with the date of their next hearing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from defendants.choices import ShownAs
from defendants.models import Defendant, Prosecution
from hearings import addresses, copies
from hearings.serializers import shown_name, some
from hearings.soundness import is_texts
from hearings.unshown import Shown, sound
from hearings.views import nearest
from hearings.views.alphabet import letter_of, sort_key
from hearings.views.frame import page
from offices.texts import Said


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in a list of people."""

    given: Said
    family: Said
    url: str
    shown_as: str
    minor: bool
    role: Said | None
    next: dt.date | None


@require_safe
def defendants(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    people = listed(Defendant.objects.published(now), request.lang, now)
    context = {
        "groups": by_letter(people, request.lang),
        "count": len(people),
        "unlisted": people.unshown,
    }
    return page(request, "people/defendants.html", context, now=now, section="defendants")


def listed(
    rows: QuerySet[Defendant], lang: str, now: dt.datetime, among: Iterable[int] | None = None
) -> Shown[Listed]:
    """The people of a queryset as they may be shown, in no order to rely on; three queries.

    `among` are their keys where they are few: nobody else's next hearing is looked for.
    """
    ahead = nearest.ahead(nearest.BY_DEFENDANT, now, among)
    public = Prosecution.objects.published(now).order_by("pk")
    found = sound(rows.prefetch_related(Prefetch("prosecutions", public, to_attr="public_parts")))
    return Shown((_listed(row, lang, ahead.get(row.pk, nearest.NOTHING)) for row in found), found.unshown)


def _listed(row: Defendant, lang: str, ahead: nearest.Ahead) -> Listed:
    given, family = shown_name(row, lang)
    parts = row.public_parts
    return Listed(
        given=given,
        family=family,
        url=addresses.defendant(row.address_key, lang),
        shown_as=row.shown_as,
        minor=row.minor,
        role=some(parts[-1], "role", lang) if parts and is_texts(parts[-1].role) else None,
        next=ahead.date,
    )


def in_order(people: Iterable[Listed], lang: str) -> list[Listed]:
    """By the alphabet; those whose name is withheld last, where their place tells nothing of the name."""

    def place(person: Listed) -> tuple:
        hidden = person.shown_as == ShownAs.WITHHELD
        names = (sort_key(person.family, lang), sort_key(person.given, lang))
        return (hidden, *(() if hidden else names), person.next or dt.date.max, person.url)

    return sorted(people, key=place)


def by_letter(people: Iterable[Listed], lang: str) -> list[tuple[str, list[Listed]]]:
    """People under the letters of the alphabet; those whose name is withheld stand under a word."""

    def heading(person: Listed) -> str:
        if person.shown_as == ShownAs.WITHHELD:
            return gettext("Name withheld")
        return letter_of(person.family, lang) or "…"

    return [(letter, list(group)) for letter, group in groupby(in_order(people, lang), key=heading)]
