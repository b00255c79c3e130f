"""What a step would look like: it is rehearsed, its traces are read as readers and calendars get them, and it is undone.

Nothing is imitated. The same action, serializer, VEVENT and notice write the preview that will write the real thing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Event

from hearings import addresses, dates, edition, times
from hearings.admin.telling import Notice, notices
from hearings.choices import Publication
from hearings.formats import vevent
from hearings.forms.step import StepForm
from hearings.models import Hearing, Rendering
from hearings.records import HearingRecord
from hearings.serializers import hearing_record
from offices.models import Editor


@dataclass(frozen=True, slots=True)
class Outlook:
    """A hearing as the world sees it. `record` is nothing where there is no page; `calendar` what programs show."""

    record: HearingRecord | None
    calendar: dict[str, str]
    sequence: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Before and after a step. `following` is the hearing the step makes; `release` when readers get to see it."""

    before: Outlook
    after: Outlook
    following: HearingRecord | None
    release: dt.datetime | None

    @property
    def calendar(self) -> list[tuple[str, str, str]]:
        """What each property is called, was and will be."""
        before, after = self.before.calendar, self.after.calendar
        return [(name, before.get(name, ""), after.get(name, "")) for name in {**before, **after}]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What to tell in messengers, if the step gives anything to tell."""
        return () if self.after.notices == self.before.notices else self.after.notices

    @property
    def reaches_calendars(self) -> bool:
        """Whether programs of subscribers take the entry anew (RFC 5545, section 3.8.7.4)."""
        return (self.before.sequence, bool(self.before.calendar)) != (
            self.after.sequence,
            bool(self.after.calendar),
        )


def preview(form: StepForm, *, by: Editor, lang: str) -> Preview:
    """What the valid form's step would bring. Raises ValidationError as the step does; nothing of it stays."""
    pk, now = form.hearing.pk, timezone.now()
    before = _outlook(pk, lang, now)

    def look(result: Hearing) -> Preview:
        row = Hearing.objects.get(pk=pk)
        release = row.release_at if row.release_at and row.release_at > now else None
        at = release or now
        following = _record(result.pk, lang, at) if result.pk != pk else None
        return Preview(before, _outlook(pk, lang, at), following, release)

    return edition.rehearse(lambda: form.take(by=by), look, by=by)


def _record(pk: int, lang: str, at: dt.datetime) -> HearingRecord | None:
    row = Hearing.objects.published(at).for_record().filter(pk=pk).first()
    return hearing_record(row, lang, at) if row else None


def _outlook(pk: int, lang: str, at: dt.datetime) -> Outlook:
    record = _record(pk, lang, at)
    kept = Rendering.objects.filter(hearing=pk).first()
    row = Hearing.objects.get(pk=pk)
    # The editor's own language first.
    told = tuple(sorted(notices(row, at), key=lambda notice: notice.lang != lang)) if record else ()
    if record:
        body = vevent.body(record)
    elif row.publication == Publication.WITHDRAWN:
        body = vevent.tombstone(row.public_id, date=row.date, lang=lang)
    else:
        return Outlook(None, {}, 0, told)
    held = kept.in_force(at)
    text = vevent.event(
        body, sequence=held.sequence, stamp=held.stamp, created=kept.created, site=addresses.absolute("")
    )
    return Outlook(record, _as_programs_show(text, row.zone, lang), held.sequence, told)


def _as_programs_show(text: str, zone: str, lang: str) -> dict[str, str]:
    """The properties an editor can judge, read by a parser as a subscriber's program reads them."""
    event = Event.from_ical(text)
    start = event.decoded("DTSTART")
    if isinstance(start, dt.datetime):
        local = times.local(start, zone)
        begins = dates.with_hour(dates.long_date(local.date(), lang, weekday=False), local.time())
    else:
        begins = f"{dates.long_date(start, lang, weekday=False)}, {gettext('all day')}"
    states = {
        "CONFIRMED": gettext("Confirmed"),
        "TENTATIVE": gettext("Tentative"),
        "CANCELLED": gettext("Cancelled"),
    }
    shown = {
        gettext("Title"): str(event["SUMMARY"]),
        gettext("Status"): states[str(event["STATUS"])],
        gettext("Begins"): begins,
        gettext("Place"): str(event.get("LOCATION", "")),
    }
    return {name: value for name, value in shown.items() if value}
