"""Search: people first, then hearings by day, with what would narrow them down; and the same list in every format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from defendants.models import Article, Defendant
from hearings import addresses, calendars, copies, dates, times
from hearings.calendars import Calendar
from hearings.models import Hearing
from hearings.records import HearingRecord
from hearings.search.asked import LONGEST, Asked, Cited
from hearings.search.patience import TooSlow, patience
from hearings.serializers import Serializer, article_title
from hearings.unshown import sound
from hearings.views.choice_meant import choices_meant
from hearings.views.day_meant import Meant, day_meant
from hearings.views.days import by_day
from hearings.views.defendants import Listed, in_order, listed
from hearings.views.facets import facets
from hearings.views.feeds import feed
from hearings.views.filters import CHOICES, NAMES, OFFERED, SPAN, Wanted, wanted
from hearings.views.frame import page
from hearings.views.results import Results, results

STEP = 25
"""Hearings to come, and past ones, that a page shows; "more" shows so many more."""
FURTHEST = 20
"""Steps; after them a reader narrows down."""
PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """The hearings of one page of results, and how much was found."""

    ahead: list[HearingRecord]
    undated: list[HearingRecord]
    past: list[HearingRecord]
    unshown: frozenset[str]
    found: Results

    def is_cut(self, limit: int) -> bool:
        """Whether a part holds more than is shown of it."""
        return any(len(part) > limit for part in self.found.parts)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page; 400 when it was not understood, 503 when the database was stopped."""
    now = copies.now()
    if copies.is_copy():
        # Files cannot search: the page leads to the lists that have everything.
        return page(request, "search/copy.html", {}, now=now, section="search")
    try:
        with patience():
            return _answer(request, now)
    except TooSlow as slow:
        return _said(request, Wanted(_text(request), problems=(str(slow),)), now, status=503)


@require_safe
def search_feed(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same list in a format; what is wrong with it is said in plain words."""

    def opened(now: dt.datetime) -> Calendar:
        asked = wanted(request.GET, now)
        if asked.problems or asked.is_empty:
            raise Refused(asked.problems or (gettext("Nothing was asked for. Add words, as in ?q=Sabitov."),))
        return asked.calendar(now)

    try:
        with patience():
            response = feed(request, suffix=suffix, opened=opened)
    except Refused as refused:
        response = HttpResponse("\n".join(refused.args[0]) + "\n", content_type=TEXT, status=400)
    except TooSlow as slow:
        response = HttpResponse(f"{slow}\n", content_type=TEXT, status=503)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class Refused(Exception):
    """A feed cannot be made of what was asked; its argument are the sentences that say why."""


TEXT = "text/plain; charset=utf-8"


def _text(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:LONGEST]


def _answer(request: HttpRequest, now: dt.datetime) -> HttpResponse:
    asked = wanted(request.GET, now)
    if asked.is_empty or asked.problems:
        return _said(request, asked, now, status=400 if asked.problems else 200)
    calendar = asked.calendar(now)
    steps = _steps(request.GET.get("more", ""))
    found = results(calendar.hearings, now)
    shown = _shown(found, request.lang, now, STEP * steps)
    people, more_people = _people(asked, found, request.lang, now)
    day = _day(asked, now)
    context = {
        "shown": shown,
        "unshown": shown.unshown,
        "days": by_day(shown.ahead),
        "past_days": by_day(shown.past),
        "people": people,
        "more_people": more_people,
        "articles": _articles(asked, request.lang, now),
        "facets": facets(asked, found, request.lang),
        "more": steps + 1 if shown.is_cut(STEP * steps) and steps < FURTHEST else 0,
        "is_furthest": shown.is_cut(STEP * steps) and steps == FURTHEST,
        "alone": _alone(asked, day, request.lang) if not found else [],
        "day": (
            dates.long_date(day.date, request.lang),
            addresses.day(day.date, request.lang),
            Hearing.objects.published(now).filter(date=day.date).count(),
        )
        if day
        else None,
        # The words of a date stand in no hearing, and nothing ever comes into the calendar of such a search.
        "is_only_day": bool(day) and not found,
    }
    return _said(request, asked, now, calendar=None if context["is_only_day"] else calendar, **context)


def _day(asked: Wanted, now: dt.datetime) -> Meant | None:
    """The day that stands among the words; the clock of the site is asked for only where there is one."""
    if not day_meant(asked.text, now.date()):
        return None
    return day_meant(asked.text, times.today(now, calendars.main_zone()))


def _articles(asked: Wanted, lang: str, now: dt.datetime) -> list[tuple[str, str]]:
    """The articles that were named, of every code, and where everyone tried under them stands; a query if there are."""
    read = asked.matched.asked if asked.matched else Asked("")
    numbers = {cited.article for term in read.terms if isinstance(term, Cited) for cited in term.citations}
    numbers |= {word.spelling for word in read.words if word.is_number}
    if not numbers:
        return []
    rows = Article.objects.published(now).select_related("code").filter(number__in=numbers)
    return [
        (article_title(row, lang), addresses.article(row.code.code, row.number, lang)) for row in sound(rows)
    ]


def _said(
    request: HttpRequest,
    asked: Wanted,
    now: dt.datetime,
    *,
    status: int = 200,
    calendar: Calendar | None = None,
    **context: Any,
) -> HttpResponse:
    """The page with what was typed still in its boxes."""
    query = asked.query()
    context = {
        "wanted": asked,
        "matched": asked.matched,
        "active": [
            # "from 1 December 2026" needs no word before it.
            (
                "" if one.name in SPAN else _before_value(one.title),
                one.label(request.lang),
                asked.query(without=_with_what_hangs_on(one.name)),
            )
            for one in asked.filters
        ],
        "boxes": _boxes(asked),
        "kept": [(one.name, one.value) for one in asked.filters if one.name not in (*OFFERED, "from", "to")],
        "query": query,
        "path": f"/search/?{query}" if query else "/search/",
        "longest": LONGEST,
        **context,
    }
    response = page(
        request, "search/search.html", context, now=now, calendar=calendar, section="search", status=status
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _before_value(title: str) -> str:
    """ "Mode:"; a question asks without a colon."""
    return title if title.endswith("?") else f"{title}:"


def _with_what_hangs_on(name: str) -> tuple[str, ...]:
    return (name, "part") if name == "article" else (name,)


def _boxes(asked: Wanted) -> dict[str, Any]:
    """The choices of the form, and what was chosen or typed, understood or not."""
    typed = asked.typed
    understood = {one.name for one in asked.filters}
    return {
        "choices": [
            (
                name,
                NAMES[name],
                [(one.value, one.label, one.value == typed.get(name)) for one in CHOICES[name]],
            )
            for name in OFFERED
        ],
        # A box for dates cannot show what is none: it becomes one for text, so that nothing typed is lost.
        "dates": [
            (name, NAMES[name], typed.get(name, ""), name in understood or not typed.get(name))
            for name in ("from", "to")
        ],
        "is_open": any(typed.get(name) for name in (*OFFERED, "from", "to")),
    }


def _steps(typed: str) -> int:
    """How far a reader has unrolled the page."""
    return min(max(int(typed), 1), FURTHEST) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1


def _shown(found: Results, lang: str, now: dt.datetime, limit: int) -> Shown:
    """What stands on the page: to come, put off, past; as many queries however many there are."""
    ordered = {
        "ahead": found.ahead.keys[:limit],
        "undated": found.undated.keys[:limit],
        "past": found.past.keys[:limit],
    }
    every = [key for keys in ordered.values() for key in keys]
    serializer = Serializer(lang, now)
    rows_read = serializer.each(Hearing.objects.published(now).filter(pk__in=every).for_record())
    records = {row.pk: record for row, record in rows_read}
    told = {name: [records[key] for key in keys if key in records] for name, keys in ordered.items()}
    return Shown(**told, unshown=frozenset(serializer.unshown), found=found)


def _people(asked: Wanted, found: Results, lang: str, now: dt.datetime) -> tuple[list[Listed], int]:
    """Those of the result in whose names a word stands, and how many more there are."""
    named = asked.matched.named() if asked.matched else None
    if named is None or not found:
        return [], 0
    # One set after the other: asked of each person, the whole result would be found again for each.
    listing = Hearing.prosecutions.through.objects.order_by()
    listed_here = listing.filter(prosecution__defendant__in=named, hearing__in=[row.pk for row in found.rows])
    rows = Defendant.objects.filter(
        pk__in=listed_here.values("prosecution__defendant"), merged_into__isnull=True
    )
    keys = list(rows.order_by("sort_name", "pk").values_list("pk", flat=True)[: PEOPLE * 20])
    shown = keys[:PEOPLE]
    return in_order(listed(Defendant.objects.filter(pk__in=shown), lang, now, shown), lang), len(keys) - len(
        shown
    )


def _alone(asked: Wanted, day: Meant | None, lang: str) -> list[tuple[str, str]]:
    """Other searches to try when this one finds nothing: a filter that was written as a word, the known words one by
    one, then without the filters.

    Beside a day those of what else was written.
    """
    tries = []
    if day:
        tries += [(f"«{day.others}»", asked.query(text=day.others))] if day.others else []
    elif asked.matched:
        known = [
            one.term.spelling
            for one in asked.matched.matches
            if one.how and hasattr(one.term, "spelling") and one.term.spelling != asked.text
        ]
        tries += [
            (one.label, asked.query(text=one.others, **{one.name: one.value}))
            for one in choices_meant(asked.text, lang)
        ]
        tries += [(f"«{word}»", asked.query(text=word)) for word in known]
    if asked.text and asked.filters:
        tries.append((gettext("without the filters"), asked.query(without=tuple(NAMES))))
    return tries
