"""What an observer takes along on paper: where to be and when, words for the door, boxes to tick, lines to write on.

One page a hearing; of a day one page a court, by the hour. Each also without the publisher's name, for those whom
it would endanger at the door.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_safe

from defendants.choices import ShownAs
from hearings import addresses, calendars, copies, times
from hearings.choices import Access, Mode
from hearings.formats.words import room_told
from hearings.models import Hearing
from hearings.records import CityRecord, CourtRecord, HearingRecord
from hearings.serializers import hearing_record, hearing_records
from hearings.views import subjects
from hearings.views.frame import page
from hearings.views.qr import qr
from hearings.views.titles import hearing_title, record_title
from offices.models import Office

COME_EARLY = 30
"""Minutes before the hour, where no court says otherwise."""
LANGUAGE_OF_READERS_ABROAD = "en"
"""Not shown at a door while the site speaks another one."""


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What to show the guard, in a language of the court: what is heard, and what the bearer asks."""

    lang: str
    heard: str
    asked: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of a day and what is heard there, by the hour."""

    court: CourtRecord | None
    city: CityRecord | None
    records: tuple[HearingRecord, ...]
    come_at: dt.time | None

    @property
    def is_off(self) -> bool:
        """Whether nobody need go there any more: it is told, but gets no page of its own."""
        return all(record.is_off for record in self.records)


@require_safe
def hearing_sheet(request: HttpRequest, public_id: uuid.UUID, named: bool = True) -> HttpResponse:
    now = copies.now()
    row = subjects.hearing_row(public_id, now)
    record = hearing_record(row, request.lang, now)
    context = {
        "hearing": record,
        "title": hearing_title(record),
        "come_at": come_at(record),
        "so_far": Hearing.objects.published(now).of_case(row.case).held_before(record.date),
        "door": [door(hearing_record(row, lang, now)) for lang in languages_of_the_door(row.case.office)]
        if has_a_door(record)
        else [],
        "page_qr": qr(addresses.absolute(record.url)),
        "named": named,
        "other": f"{record.url}sheet/{'plain/' if named else ''}",
    }
    return page(request, "sheets/hearing.html", context, now=now)


@require_safe
def day_sheet(request: HttpRequest, date: dt.date, named: bool = True) -> HttpResponse:
    now = copies.now()
    records = hearing_records(calendars.day(date, now).hearings.for_record(), request.lang, now)
    here = addresses.day(date, request.lang)
    context = {
        "date": date,
        "stops": stops(records),
        "unshown": records.unshown,
        "page_qr": qr(addresses.absolute(here)),
        "named": named,
        "other": f"{here}sheet/{'plain/' if named else ''}",
    }
    return page(request, "sheets/day.html", context, now=now)


def is_awaited(record: HearingRecord, now: dt.datetime) -> bool:
    """Whether a sheet is worth offering: the hearing is to be, on its court's today or later.

    All of its day counts: an observer may print one in the corridor. The sheets of other hearings keep their addresses.
    """
    return not record.is_off and record.date >= times.today(now, record.zone)


def has_a_door(record: HearingRecord) -> bool:
    """Whether there is a guard to show words to: not before a screen, nor where nothing will be heard."""
    return record.mode != Mode.ONLINE and not record.is_off


def come_at(record: HearingRecord) -> dt.time | None:
    """When to be at the door, by the court's clock; None where no hour is known or nobody need come."""
    if record.time is None or record.access == Access.CLOSED or not has_a_door(record):
        return None
    early = dt.timedelta(minutes=record.court.come_early if record.court else COME_EARLY)
    opens = dt.datetime.combine(record.date, record.time) - early
    # Nobody stands at a court before midnight of the day before.
    return opens.time() if opens.date() == record.date else dt.time(0, 0)


def stops(records: Sequence[HearingRecord]) -> list[Stop]:
    """A day's hearings by court (or city, where no court is known), courts by their first hour.

    Those where everything is off come last.
    """

    def place(record: HearingRecord) -> str:
        return record.court.key if record.court else record.city.key if record.city else ""

    def by_hour(record: HearingRecord) -> tuple:
        return (record.time is None, record.time or dt.time.min, record.key)

    groups = [sorted(group, key=by_hour) for _key, group in groupby(sorted(records, key=place), key=place)]
    found = [
        Stop(
            court=group[0].court,
            city=group[0].city,
            records=tuple(group),
            come_at=next(filter(None, map(come_at, group)), None),
        )
        for group in sorted(groups, key=lambda group: by_hour(group[0]))
    ]
    return sorted(found, key=lambda stop: stop.is_off)


def languages_of_the_door(office: Office) -> list[str]:
    """The site's languages but the one for readers abroad, unless it has no other; of these the office's, if any.

    Nobody asks a guard in Minsk in Kazakh.
    """
    codes = [code for code, _name in settings.LANGUAGES]
    spoken = [code for code in codes if code != LANGUAGE_OF_READERS_ABROAD] or codes
    return [code for code in spoken if code in (office.languages or ())] or spoken


def door(record: HearingRecord) -> DoorWords:
    """The words for the door in the record's language; people stand in a slot that needs no case ending."""
    with override(record.lang):
        is_open = record.access == Access.OPEN
        heard = [gettext("Open court hearing") if is_open else gettext("Court hearing")]
        if record.time:
            heard.append(f"{record.time:%H:%M}")
        if record.courtroom:
            heard.append(room_told(record.courtroom, record.lang))
        asked = [gettext("I am an observer. Where should I go?")]
        if any(person.shown_as != ShownAs.WITHHELD for person in record.people):
            # "В. П." has a dot of its own, and a hall may be "Hall No. 2, 2nd fl.".
            names = record_title(record).rstrip(".")
            count = len(record.people) + record.others
            asked.insert(
                0, ngettext("Defendant: %(names)s.", "Defendants: %(names)s.", count) % {"names": names}
            )
        return DoorWords(record.lang, ", ".join(heard).rstrip(".") + ".", " ".join(asked))
