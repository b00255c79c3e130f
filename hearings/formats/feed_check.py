"""A feed's bytes beside the rows it should tell of: what is missing, too much, or at another hour.

The bytes are read three times, by `line_check`, by python icalendar and, where it is installed, by vobject: the
code that wrote them is not their witness. Local times are read by the VTIMEZONE in the feed, as programs do that
know no zone by name. Knows bytes and plain values, no models.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

import icalendar

from hearings.formats.line_check import problems as line_problems

try:
    import vobject
except ImportError:  # for developers only: a server does not have it
    vobject = None

Moment = dt.datetime | dt.date


@dataclass(frozen=True, slots=True)
class Expected:
    """A hearing as its rows have it: UTC instants, or dates where the hour is unknown."""

    starts: Moment
    ends: Moment
    sequence: int
    stamp: dt.datetime


def problems(
    octets: bytes, expected: Mapping[str, Expected], *, gone: Set[str] = frozenset(), cut: bool = False
) -> list[str]:
    """Everything wrong with a feed, in words; empty for a sound one.

    `expected` is by UID; `gone` are the UIDs of withdrawn hearings. A `cut` feed may lack the oldest.
    """
    if found := line_problems(octets):
        return found  # what cannot be read line by line says nothing about its hours
    try:
        calendar = icalendar.Calendar.from_ical(octets)
    except ValueError as error:
        return [f"icalendar cannot read it: {error}"]
    found = [f"icalendar: {name} is wrong: {why}" for part in calendar.walk() for name, why in part.errors]
    zones = {str(part["TZID"]): part.to_tz(lookup_tzid=False) for part in calendar.walk("VTIMEZONE")}
    seen: set[str] = set()
    for event in calendar.walk("VEVENT"):
        uid = str(event["UID"])
        seen.add(uid)
        if uid in expected:
            found += (f"{uid}: {wrong}" for wrong in _event(event, expected[uid], zones))
        elif uid in gone:
            found += (f"{uid}: {wrong}" for wrong in _tombstone(event))
        else:
            found.append(f"{uid}: the calendar holds no such hearing")
    missing = sorted(set(expected) - seen)
    if not cut:
        found += (f"{uid}: is missing" for uid in missing)
    found += _by_vobject(octets, expected, seen)
    return found


def _event(event: icalendar.Event, hearing: Expected, zones: Mapping[str, dt.tzinfo]) -> Iterator[str]:
    for name, right in (("DTSTART", hearing.starts), ("DTEND", hearing.ends)):
        told = instant(event[name], zones)
        if told != right:
            yield f"{name} is {told}, not {right}"
        named = _utc(event[name].dt)
        if named != told:
            yield f"{name}: the VTIMEZONE says {told}, the zone's name {named}"
    if event["SEQUENCE"] != hearing.sequence:
        yield f"SEQUENCE is {event['SEQUENCE']}, not {hearing.sequence}"
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if event[name].dt != hearing.stamp:
            yield f"{name} is {event[name].dt}, not {hearing.stamp}"


def _tombstone(event: icalendar.Event) -> Iterator[str]:
    if event["STATUS"] != "CANCELLED":
        yield f"was withdrawn, but is {event['STATUS']}"
    if told := sorted({"DESCRIPTION", "LOCATION", "URL", "CATEGORIES"} & set(event)):
        yield f"was withdrawn, but still has {', '.join(told)}"


def instant(moment: icalendar.vDDDTypes, zones: Mapping[str, dt.tzinfo]) -> Moment:
    """The UTC instant of a property as the feed's own VTIMEZONE has it; a date as it is."""
    zone = zones.get(moment.params.get("TZID", ""))
    return _utc(moment.dt.replace(tzinfo=zone) if zone else moment.dt)


def _utc(moment: Moment) -> Moment:
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) else moment


def _by_vobject(octets: bytes, expected: Mapping[str, Expected], seen: Set[str]) -> Iterator[str]:
    """Whether another library reads the same events at the same hours."""
    if vobject is None:
        return
    try:
        calendar = vobject.readOne(octets.decode())
    except vobject.base.VObjectError as error:
        yield f"vobject cannot read it: {error}"
        return
    read = {event.uid.value: event for event in calendar.contents.get("vevent", ())}
    for uid in sorted(seen ^ set(read)):
        yield f"{uid}: vobject and icalendar do not find the same events"
    for uid in sorted(set(expected) & set(read)):
        told = (_utc(read[uid].dtstart.value), _utc(read[uid].dtend.value))
        if told != (right := (expected[uid].starts, expected[uid].ends)):
            yield f"{uid}: vobject reads {told[0]} to {told[1]}, not {right[0]} to {right[1]}"
