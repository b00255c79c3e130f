"""Any calendar inside another site's page: a few lines, no script, links that leave the frame.

`/embed/courts/almaty-city/` is that court, `/embed/` everything, `/embed/today/` and `/embed/week/` what these words
mean on the day somebody reads them, so that a host's page never has to change. Framing is allowed for these pages
alone (config/headers.py).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from hearings import addresses, calendars, copies, times
from hearings.calendars import Calendar
from hearings.querysets import HearingQuerySet
from hearings.search.patience import TooSlow, patience
from hearings.serializers import first_records
from hearings.views.days import by_day
from hearings.views.frame import page
from hearings.views.named import calendar_at

ONE_DAY = dt.timedelta(days=1)
USUAL, MOST = 10, 50
"""Hearings in a frame, unless `limit` says another number, and at the most."""
THEMES = ("light", "dark")
"""What `theme` may be; without it the frame follows the reader's own setting."""


class Refused(ValueError):
    """An option has a value it cannot have; the text says which, and what it takes."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a frame is to look."""

    limit: int = USUAL
    theme: str = ""

    @classmethod
    def read(cls, typed: QueryDict) -> Options:
        """What stands behind the question mark. Raises Refused, in the active language."""
        limit, theme = typed.get("limit", ""), typed.get("theme", "")
        if limit and not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= MOST):
            raise Refused(
                gettext("“limit” is “%(value)s”; it takes a whole number from 1 to %(most)d.")
                % {"value": limit, "most": MOST}
            )
        if theme and theme not in THEMES:
            raise Refused(
                gettext("“theme” is “%(value)s”; it takes light or dark, or is left out.") % {"value": theme}
            )
        return cls(int(limit) if limit else USUAL, theme)


@require_safe
def embed(request: HttpRequest, address: str = "") -> HttpResponse:
    """The frame; what is wrong is said inside it, in words."""
    now = copies.now()
    try:
        with patience() if address == "search" else nullcontext():
            return framed(request, address, now)
    except Refused as error:
        wrong, status = str(error), 400
    except Http404:
        wrong, status = gettext("There is no such calendar, or not any more."), 404
    except TooSlow as slow:
        wrong, status = str(slow), 503
    return page(request, "site/embed.html", {"wrong": wrong}, now=now, status=status)


def framed(request: HttpRequest, address: str, now: dt.datetime) -> HttpResponse:
    options = Options.read(request.GET)
    # What stands behind "?" belongs to a search as well; the words of a frame mean nothing to it.
    calendar = opened(f"search?{request.GET.urlencode()}" if address == "search" else address, now)
    rows, earlier = from_today(calendar, options.limit, now)
    context = {
        **listed(rows, options.limit, request.lang, now, earlier),
        "undated": 0 if is_whole(calendar) else calendar.hearings.undated(now).count(),
        # Of a single day the title is the date already.
        "many_days": calendar.first is None or calendar.first != calendar.last,
        "theme": options.theme,
        "title": calendar.title(request.lang),
        "full": addresses.absolute(calendar.page(request.lang)),
    }
    return page(request, "site/embed.html", context, now=now, calendar=calendar)


def opened(address: str, now: dt.datetime) -> Calendar:
    """The calendar a frame shows; raises Http404."""
    words = ROLLING.get(address)
    return words(times.today(now, calendars.main_zone()), now) if words else calendar_at(address, now)


def this_week(today: dt.date, now: dt.datetime) -> Calendar:
    return calendars.week(today - dt.timedelta(days=today.weekday()), now)


ROLLING: dict[str, Callable[[dt.date, dt.datetime], Calendar]] = {"today": calendars.day, "week": this_week}
"""Addresses that mean another day each day."""


def is_whole(calendar: Calendar) -> bool:
    """Whether a frame shows what is over too: of fixed dates and of a single hearing."""
    return calendar.first is not None or calendar.kind == "hearing"


def coming(calendar: Calendar, now: dt.datetime) -> HearingQuerySet:
    """What a frame lists: everything, or what is still to come."""
    return calendar.hearings if is_whole(calendar) else calendar.hearings.upcoming(times.quarter(now))


def from_today(calendar: Calendar, limit: int, now: dt.datetime) -> tuple[HearingQuerySet, int]:
    """What a frame lists, and how many hearings before them it leaves out.

    A week with more hearings than fit begins with today's: ten of Monday and Tuesday would hide on Friday what a reader
    can still go to.
    """
    rows, first, last = coming(calendar, now), calendar.first, calendar.last
    if first is None or last is None or first == last:
        return rows, 0
    today = times.today(now, calendars.main_zone())
    if not first < today <= last:
        return rows, 0
    ahead, earlier = rows.between(today, last), rows.between(first, today - ONE_DAY).count()
    return (ahead, earlier) if earlier and rows.count() > limit and ahead.exists() else (rows, 0)


def listed(
    rows: HearingQuerySet, limit: int, lang: str, now: dt.datetime, earlier: int = 0
) -> dict[str, Any]:
    """So many hearings by day, how many there are in all, and how many of them are left out before and behind."""
    records, count = first_records(rows, limit, lang, now)
    rest = count - len(records) - len(records.unshown)
    return {
        "days": by_day(records),
        "count": count + earlier,
        "earlier": gettext("Earlier: %(count)d") % {"count": earlier} if earlier else "",
        "more": ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest} if rest else "",
        "unshown": records.unshown,
    }


# --- what a host's page needs
SANDBOX = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
"""What a frame may do: lead out of itself when a reader says so. No script, no form, no origin."""
HEIGHT = 480


def frame_address(calendar: Calendar, lang: str) -> str:
    """Where the calendar stands as a frame, absolute."""
    stem = "" if calendar.kind == "all" else calendar.stem
    asked = f"?{calendar.query}" if calendar.query else ""
    return addresses.absolute(f"{addresses.prefix(lang)}/embed{stem}/{asked}")


def snippet(calendar: Calendar, lang: str) -> str:
    """The lines that put the calendar into a page; everything in them escaped."""
    return str(
        format_html(
            '<iframe src="{}" title="{} · {}" width="100%" height="{}" loading="lazy" '
            'referrerpolicy="no-referrer" sandbox="{}"></iframe>',
            frame_address(calendar, lang),
            calendar.title(lang),
            settings.SITE_NAME,
            HEIGHT,
            SANDBOX,
        )
    )
