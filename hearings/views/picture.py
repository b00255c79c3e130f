"""The picture a messenger shows beside a link to a day or a hearing.

Its address ends in the digest of its words: messengers keep pictures by address, so a moved hour needs another one. Any
other digest leads to the present picture.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from hearings import addresses, calendars, copies, dates, edition
from hearings.choices import Access, Confidence, Mode, Status
from hearings.formats.picture import MIME_TYPE, ROWS, Line, Poster, draw
from hearings.models import Edition
from hearings.records import HearingRecord
from hearings.serializers import hearing_record, hearing_records
from hearings.views import subjects
from hearings.views.frame import as_of, keep_headers, place_of
from hearings.views.row import was_at
from hearings.views.titles import record_title, short_title


@require_safe
def day_picture(request: HttpRequest, date: dt.date, digest: str) -> HttpResponse:
    now = copies.now()
    records = hearing_records(calendars.day(date, now).hearings.for_record(), request.lang, now)
    if not records:
        raise Http404
    return _answer(request, digest, now, lambda told: of_day(date, records, request.lang, told))


@require_safe
def hearing_picture(request: HttpRequest, public_id: uuid.UUID, digest: str) -> HttpResponse:
    now = copies.now()
    record = hearing_record(subjects.hearing_row(public_id, now), request.lang, now)
    return _answer(request, digest, now, lambda told: of_hearing(record, told))


def _answer(
    request: HttpRequest, digest: str, now: dt.datetime, poster_of: Callable[[str], Poster]
) -> HttpResponse:
    current = edition.current()
    poster = poster_of(recorded(current, request.lang))
    if digest != poster.digest:
        return HttpResponseRedirect(request.path.replace(digest, poster.digest))
    response = HttpResponse(draw(poster), content_type=MIME_TYPE)
    keep_headers(response, current, now)
    return response


def day_address(date: dt.date, records: Sequence[HearingRecord], lang: str) -> str:
    """Where the picture of a day is now."""
    digest = of_day(date, records, lang, "").digest
    return addresses.absolute(f"{addresses.day(date, lang)}share/{digest}.png")


def hearing_address(record: HearingRecord) -> str:
    """Where the picture of a hearing is now."""
    return addresses.absolute(f"{record.url}share/{of_hearing(record, '').digest}.png")


# --- the words
def of_day(date: dt.date, records: Sequence[HearingRecord], lang: str, told: str) -> Poster:
    """A day: as many of its hearings as fit, by the hour."""
    shown = records if len(records) <= ROWS else records[: ROWS - 1]
    clocks = _clocks(shown)
    rest = len(records) - len(shown)
    count = ngettext("%(count)d hearing", "%(count)d hearings", len(records)) % {"count": len(records)}
    return Poster(
        site=settings.SITE_NAME,
        corner=count,
        kicker=_by(dates.capital(dates.weekday_names(lang)[date.weekday()]), clocks),
        heading=dates.long_date(date, lang, weekday=False),
        lines=tuple(_line(record, clocks=clocks) for record in shown),
        more=ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest} if rest else "",
        address=_short(addresses.day(date, lang)),
        as_of=_told(told),
    )


def of_hearing(record: HearingRecord, told: str) -> Poster:
    """One hearing: its people as the heading, its hour and place below."""
    place = record.court or record.city
    return Poster(
        site=settings.SITE_NAME,
        corner=str(place.name) if place else gettext("Court not known"),
        kicker=_by(dates.capital(dates.long_date(record.date, record.lang)), _clocks([record])),
        heading=record_title(record),
        lines=(_line(record, named=False),),
        more="",
        address=_short(addresses.day(record.date, record.lang)),
        as_of=_told(told),
    )


def _clocks(records: Sequence[HearingRecord]) -> tuple[str, ...]:
    """By which clocks the hours of these hearings are told: the offsets, each once."""
    return tuple(dict.fromkeys(record.offset for record in records if record.time))


def _by(words: str, clocks: Sequence[str]) -> str:
    """ "Thursday · court time, UTC+6": where all hours go by one clock. Of several each hour says its own."""
    if len(clocks) != 1:
        return words
    return f"{words} · {gettext('court time, %(offset)s') % {'offset': clocks[0]}}"


def _line(record: HearingRecord, *, named: bool = True, clocks: Sequence[str] = ()) -> Line:
    person = record.people[0] if len(record.people) == 1 and not record.others and named else None
    cites = dict.fromkeys(cite.text for each in record.people for cite in each.cites)
    given, family = (str(person.given), str(person.family)) if person else ("", "")
    moved = record.moved_from
    return Line(
        hour=f"{record.time:%H:%M}" if record.time else gettext("Time not announced"),
        given=given if person else short_title(record) if named else "",
        family=family,
        note=gettext("Online") if record.mode == Mode.ONLINE else ", ".join(cites),
        was=was_at(moved, record) if moved else "",
        word=_word(record),
        offset=record.offset if len(clocks) > 1 and record.time else "",
        is_off=record.is_off,
    )


def _word(record: HearingRecord) -> str:
    """What is unusual about it, in a word."""
    if record.moved_from:
        return gettext("Moved")
    if record.status in (Status.POSTPONED, Status.CANCELLED, Status.NOT_HELD):
        return str(Status(record.status).label)
    if record.access == Access.CLOSED:
        return gettext("Closed to the public")
    if record.confidence == Confidence.PRESUMED and record.status == Status.SCHEDULED:
        return str(Confidence.PRESUMED.label)
    return ""


def recorded(current: Edition, lang: str) -> str:
    """When the record last changed, and by whose clock that is told: not the courts', which may be another."""
    zone = calendars.main_zone()
    told = as_of(current, zone, lang)
    return f"{told} ({place_of(zone, lang)})" if told else ""


def _told(told: str) -> str:
    return gettext("As of %(when)s") % {"when": told} if told else ""


def _short(path: str) -> str:
    return addresses.absolute(path).partition("://")[2]
