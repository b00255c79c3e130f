"""The rows that addresses and forms are about: the demo around one morning, its editors, and the values of addresses."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from defendants.models import Article, Case, Defendant
from hearings import actions
from hearings.forms.steps import STEPS
from hearings.importer.applying import keep_text
from hearings.models import City, Court, Hearing
from offices.models import Office
from tests import factories
from tests.fuzz.asks import HOST

DAY = dt.date(2026, 11, 23)
MORNING = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)
"""09:00 in Almaty, where the clock stands still for all cases."""
MOST_ROWS = 12
"""Rows of a kind whose addresses are tried: the first ones, which differ as much as any."""
MODELS = ("auth", "offices", "defendants", "hearings")
"""Apps with pages at the desk."""
NOTICE = """\
Political court hearings scheduled on 24 November 2026:

1) At 09:15, a trial under Article 405 Part 2 («participation in an extremist organisation») against civil activist
Aru SAMPLEOVA will take place at the Almaly district court of Almaty.

Aru SAMPLEOVA is being prosecuted for:
— Calls and participation in peaceful protests.
"""


@dataclass
class World:
    """`known` are values by the address's beginning and the parameter's name, `sessions` cookies by editor."""

    known: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)
    sessions: dict[str, str] = field(default_factory=dict, repr=False)

    def values(self, route: str, name: str) -> list[str]:
        """What may truly stand there; nothing when any text is as good as another."""
        found = [
            values
            for (begin, called), values in self.known.items()
            if called == name and route.startswith(begin)
        ]
        return found[-1] if found else []


def build(*, demo: bool) -> World:
    """Fills an empty database and logs its editors in; the clock must stand at MORNING.

    Without the demo there are a few rows of each kind, for a look that takes seconds.
    """
    if demo:
        call_command("load_demo", date=DAY, stdout=io.StringIO())
    else:
        _few()
    office = Office.objects.get(slug="demo")
    world = World(known=_public())
    chief = factories.editor(username="chief", language="en")
    people = {
        "chief": chief,
        "editor": factories.editor(username="editor", groups=["editor"], offices=[office], language="ru"),
        "contributor": factories.editor(
            username="contributor", groups=["contributor"], offices=[office], language="kk"
        ),
    }
    keep_text(NOTICE, office=office, date=None, by=chief)
    for name, person in people.items():
        client = Client(headers={"host": HOST})
        client.force_login(person)
        world.sessions[name] = client.cookies["session"].value
    world.known |= _desk()
    return world


def _few() -> None:
    """A hearing in each state, of two people in one case."""
    people = [factories.prosecution(), factories.prosecution(case=factories.case(number="1-23"))]
    soon = factories.hearing(people=people, date=DAY, court=factories.court())
    factories.hearing(people=people[:1], date=DAY, time=None, published=False)
    actions.move(soon, by=None, date=DAY + dt.timedelta(days=1), time=dt.time(10, 0))
    actions.cancel(factories.hearing(people=people[1:], date=DAY), by=None)
    actions.withdraw(factories.hearing(people=people[:1], date=DAY), by=None)
    factories.statement(text="A statement.")


def _public() -> dict[tuple[str, str], list[str]]:
    people = Defendant.objects.order_by("pk")[:MOST_ROWS]
    return {
        ("hearings/", "public_id"): [str(row.public_id) for row in Hearing.objects.order_by("pk")[: 3 * MOST_ROWS]],
        ("cases/", "public_id"): [str(row.public_id) for row in Case.objects.order_by("pk")[:MOST_ROWS]],
        ("defendants/", "key"): [key for row in people for key in (row.slug, row.public_id.hex)],
        ("courts/", "slug"): list(Court.objects.values_list("slug", flat=True)[:MOST_ROWS]),
        ("cities/", "slug"): list(City.objects.values_list("slug", flat=True)[:MOST_ROWS]),
        ("offices/", "slug"): list(Office.objects.values_list("slug", flat=True)),
        ("articles/", "code"): ["kz-cc", "KZ-CC", "by-cc", "kz-cao"],
        ("articles/", "number"): list(Article.objects.values_list("number", flat=True)[:MOST_ROWS]),
        ("", "date"): [f"{DAY + dt.timedelta(days=days):%Y/%m/%d}" for days in range(-7, 8)],
        ("", "monday"): ["2026/W48", "2026/W53", "2026/W01", "2020/W53"],
        ("", "first"): ["2026/11", "2026/12", "1990/01", "2100/12"],
        ("", "year"): ["2026", "2025", "1990", "2100"],
        ("", "suffix"): ["ics", "atom", "json", "csv", "txt", "jsonld", "html", "xml"],
        ("embed/", "address"): ["today", "week", "search", "2026/11/23", "courts/almaty-city", "subscribe", "changes"],
        ("sitemap", "number"): ["1", "0", "2"],
    }  # fmt: skip


def _desk() -> dict[tuple[str, str], list[str]]:
    known = {("admin/", "name"): list(STEPS)}
    for route in routes():
        for pattern in ("object_id", "pk", "id"):
            match = re.match(rf"admin/({'|'.join(MODELS)})/(\w+)/.*<(?:\w+:)?{pattern}>", route)
            if match:
                rows = apps.get_model(match[1], match[2]).objects.order_by("pk")[:MOST_ROWS]
                known[f"admin/{match[1]}/{match[2]}/", pattern] = [str(row.pk) for row in rows]
    return known


def routes() -> Iterator[str]:
    """Every address the site answers, as the URLconf writes it."""

    def walk(resolver: URLResolver, before: str) -> Iterator[str]:
        for each in resolver.url_patterns:
            written = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield written
            else:
                yield from walk(each, written)

    yield from walk(get_resolver(), "")
