"""Reads every .ics of a folder with libical and prints, as JSON, what it found: {file: {uid: [start, end]}}.

`python libical.py libical.so.3 FOLDER`, in a process of its own: a fault in C ends nothing else.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import json
import sys
from pathlib import Path

VEVENT = 4  # icalcomponent_kind


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


def load(name: str) -> ctypes.CDLL:
    """The library, with the types of what is used of it."""
    library = ctypes.CDLL(name)
    component, text = ctypes.c_void_p, ctypes.c_char_p
    for function, result, arguments in (
        ("icalparser_parse_string", component, [text]),
        ("icalcomponent_count_errors", ctypes.c_int, [component]),
        ("icalcomponent_get_first_component", component, [component, ctypes.c_int]),
        ("icalcomponent_get_next_component", component, [component, ctypes.c_int]),
        ("icalcomponent_get_uid", text, [component]),
        ("icalcomponent_get_dtstart", Time, [component]),
        ("icalcomponent_get_dtend", Time, [component]),
        ("icaltime_as_timet_with_zone", ctypes.c_long, [Time, ctypes.c_void_p]),
        ("icalcomponent_free", None, [component]),
    ):
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def told(library: ctypes.CDLL, time: Time) -> str:
    """A day as it is written, an instant in UTC."""
    if time.is_date:
        return f"{time.year:04}-{time.month:02}-{time.day:02}"
    moment = dt.datetime.fromtimestamp(library.icaltime_as_timet_with_zone(time, time.zone), dt.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def read(library: ctypes.CDLL, octets: bytes) -> dict[str, list[str]] | str:
    calendar = library.icalparser_parse_string(octets)
    if not calendar:
        return "cannot be read"
    events: dict[str, list[str]] = {}
    event = library.icalcomponent_get_first_component(calendar, VEVENT)
    while event:
        uid = library.icalcomponent_get_uid(event).decode()
        if uid in events:
            return f"{uid} twice"
        starts, ends = library.icalcomponent_get_dtstart(event), library.icalcomponent_get_dtend(event)
        events[uid] = [told(library, starts), told(library, ends)]
        event = library.icalcomponent_get_next_component(calendar, VEVENT)
    errors = library.icalcomponent_count_errors(calendar)
    library.icalcomponent_free(calendar)
    return f"{errors} errors" if errors else events


if __name__ == "__main__":
    opened = load(sys.argv[1])
    files = sorted(Path(sys.argv[2]).glob("*.ics"))
    print(json.dumps({file.name: read(opened, file.read_bytes()) for file in files}))
