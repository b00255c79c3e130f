"""Subscribe: from what a reader wants to one address, and the steps that bring it into their own program.

A form without JavaScript; its answer is an address of its own, so it can be kept, sent and scanned.
"""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from hearings import addresses, copies, times
from hearings.calendars import Calendar
from hearings.choices import Status
from hearings.search.patience import TooSlow, patience
from hearings.views import choosing
from hearings.views.choosing import Choice
from hearings.views.clients import clients
from hearings.views.embed import frame_address, snippet
from hearings.views.frame import page
from hearings.views.home import AHEAD
from hearings.views.qr import qr

CANCELLED_WORDS = {
    "mark": gettext_lazy("Kept and marked (usual)"),
    "status": gettext_lazy("Sent as cancelled"),
    "hide": gettext_lazy("Left out"),
}


@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """The page; 400 with everything as it was typed when some of it was not understood."""
    now = copies.now()
    try:
        # A page may be a search, and a search may be anything.
        with patience() if request.GET.get("page") else nullcontext():
            return _answer(request, choosing.read(request.GET, request.lang, now), now)
    except TooSlow as slow:
        return _answer(request, choosing.refused(request.GET, request.lang, str(slow)), now, status=503)


def _answer(request: HttpRequest, choice: Choice, now: dt.datetime, status: int = 0) -> HttpResponse:
    context = {
        "choice": choice,
        "subjects": [choice.fields[name] for name in choosing.SUBJECTS],
        "languages": settings.LANGUAGES,
        "cancelled_words": CANCELLED_WORDS.items(),
        **(answer(choice, choice.calendar, request.lang, now) if choice.calendar else {}),
    }
    return page(
        request,
        "site/subscribe.html",
        context,
        now=now,
        calendar=choice.calendar,
        section="subscribe",
        status=status or (400 if choice.problems else 200),
    )


def answer(choice: Choice, calendar: Calendar, lang: str, now: dt.datetime) -> dict[str, Any]:
    """What the page gives: the address, ways into programs, a code that opens these steps on a phone, a frame."""
    title = calendar.title(choice.lang)
    name = f"{title} · {settings.SITE_NAME}"
    here = addresses.absolute(f"{addresses.prefix(lang)}/subscribe/")
    here = f"{here}?{choice.query}" if choice.query else here
    return {
        "title": title,
        "spoken": dict(settings.LANGUAGES)[choice.lang],
        "ways": clients(feed_address(calendar, choice), name),
        "here": here,
        "qr": qr(here, label=gettext("QR code: opens this page on a phone")),
        "coming": coming(calendar, choice, now),
        "frame": frame_address(calendar, choice.lang),
        "snippet": snippet(calendar, choice.lang),
        "frames": f"{addresses.prefix(choice.lang)}/embed/",
        "text": calendar.feed(choice.lang, "txt"),
    }


def feed_address(calendar: Calendar, choice: Choice) -> str:
    """The feed's absolute address; the usual way with cancelled hearings needs no word in it."""
    address = addresses.absolute(calendar.feed(choice.lang, "ics"))
    if choice.cancelled == "mark":
        return address
    return f"{address}{'&' if '?' in address else '?'}cancelled={choice.cancelled}"


def coming(calendar: Calendar, choice: Choice, now: dt.datetime) -> int:
    """How many hearings a subscriber sees in the next seven days, of what was chosen.

    Cancelled ones are seen where they are kept and marked; sent as cancelled, many programs hide them. Postponed
    ones, which the front page does not count, stay in the calendar where they were to be.
    """
    last = times.today(now, calendar.zone) + AHEAD
    ahead = calendar.hearings.not_over(times.quarter(now)).filter(date__lte=last)
    return (ahead if choice.cancelled == "mark" else ahead.exclude(status=Status.CANCELLED)).count()
