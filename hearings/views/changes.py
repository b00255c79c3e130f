"""Lists of changes, of everything and of one person, case or court: pages, Atom and JSON, each with `?since=`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.views.decorators.http import require_safe

from hearings import copies, dates, edition, times
from hearings.calendars import Calendar
from hearings.changelog import Changelog, Group, gather
from hearings.formats import atom, changelog, json
from hearings.formats.change_words import day_of, ending, note, told, upsets
from hearings.records import HearingRecord
from hearings.views import since
from hearings.views.frame import keep_headers, page, place_of
from offices.texts import Said

LONGEST = 200
"""Changes on a page; older ones stand on the pages of the hearings."""
FORMATS = {"atom": (atom.MIME_TYPE, changelog.atom), "json": (json.MIME_TYPE, changelog.json)}


@dataclass(frozen=True, slots=True)
class Line:
    """One change: when by the list's clock, in words, what stands behind them."""

    at: dt.datetime
    what: str
    note: Said | None
    upsets: bool

    @property
    def hour(self) -> str:
        return f"{self.at:%H:%M}"

    @property
    def stamp(self) -> str:
        """The instant for <time datetime>."""
        return self.at.isoformat("T", "minutes")


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one hearing, person or court within an hour, the newest first. No address: nothing to lead to."""

    hearing: HearingRecord | None
    who: Said
    url: str
    day: str
    lines: tuple[Line, ...]

    @property
    def date(self) -> dt.date:
        return self.lines[0].at.date()


@require_safe
def changes(request: HttpRequest, calendar_of: Callable[..., Calendar], **address: Any) -> HttpResponse:
    now = copies.now()
    log = Changelog(copies.once(calendar_of)(now=now, **address))
    if moved := elsewhere(log, address, log.page(request.lang)):
        return moved
    context: dict[str, Any] = {"log": log, "title": log.title(request.lang), **head(log, request.lang)}
    word = request.GET.get("since", "")
    try:
        asked = since.read(word, log.zone)
    except since.BadSince as error:
        context |= {"wrong": error.remedy, "word": word}
        return page(request, "site/changes.html", context, now=now, section="changes", status=400)
    groups, is_cut = gather(log, request.lang, now, most=LONGEST, since=asked)
    told_of = [entry(group, request.lang, log.zone) for group in groups]
    context |= {
        "days": [(date, list(entries)) for date, entries in groupby(told_of, key=lambda one: one.date)],
        "is_cut": is_cut,
        "unshown": groups.unshown,
        "word": word.strip(),
        "since": since_words(asked, request.lang, log.zone),
        "since_day": times.local(asked.moment, log.zone).date().isoformat() if asked and asked.moment else "",
    }
    return page(request, "site/changes.html", context, now=now, section="changes")


@require_safe
def changes_feed(
    request: HttpRequest, suffix: str, calendar_of: Callable[..., Calendar], **address: Any
) -> HttpResponse:
    if suffix not in FORMATS:
        raise Http404
    now = copies.now()
    current = edition.current()
    media_type, write = FORMATS[suffix]
    log = Changelog(copies.once(calendar_of)(now=now, **address))
    if moved := elsewhere(log, address, log.feed(request.lang, suffix)):
        return moved
    try:
        asked = since.read(request.GET.get("since", ""), log.zone)
    except since.BadSince as error:
        said = f"since={error.word}: {error.remedy}"
        if suffix == "json":
            return HttpResponse(json.write({"error": said}), content_type=media_type, status=400)
        return HttpResponse(f"{said}\n", content_type="text/plain; charset=utf-8", status=400)
    response = HttpResponse(write(log, lang=request.lang, now=now, since=asked), content_type=media_type)
    keep_headers(response, current, now)
    return response


def elsewhere(log: Changelog, address: dict[str, Any], here: str) -> HttpResponse | None:
    """The way on from a merged twin or an emptied case; nothing where the address is the list's own."""
    subject = log.calendar.subject
    if "key" in address and subject.address_key != address["key"]:
        return HttpResponsePermanentRedirect(here)
    if "public_id" in address and subject and subject.public_id != address["public_id"]:
        return HttpResponseRedirect(here)
    return None


def head(log: Changelog, lang: str) -> dict[str, Any]:
    """Whose changes these are, and by whose clock."""
    calendar, place = log.calendar, {"place": place_of(log.zone, lang)}
    if calendar.subject is None:
        return place
    return {**place, "calendar_title": calendar.title(lang), "calendar_page": calendar.page(lang)}


def entry(group: Group, lang: str, zone: str) -> Entry:
    day = day_of(group)
    return Entry(
        hearing=group.record,
        who=group.who or Said("", lang),
        url=group.url,
        day=dates.near_date(day, lang, beside=group.at) if day else "",
        lines=tuple(lines(group, lang, zone)),
    )


def lines(group: Group, lang: str, zone: str) -> Sequence[Line]:
    return [
        Line(times.local(step.at, zone), ending(told(step, group, lang), said), said, upsets(step.change))
        for step in reversed(group.steps)
        for said in (note(step, group),)
    ]


def since_words(asked: since.Since | None, lang: str, zone: str) -> str:
    """The moment asked for as the list's clock shows it; nothing for an edition, whose number says it all."""
    if asked is None or asked.moment is None:
        return ""
    local = times.local(asked.moment, zone)
    day = dates.long_date(local.date(), lang, weekday=False)
    # Who asked for a day asked for its first moment.
    return dates.with_hour(day, local.time() if local.time() != dt.time() else None)
