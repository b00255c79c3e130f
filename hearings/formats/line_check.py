"""Reads the raw bytes of an iCalendar feed and says what is wrong with them, and where.

Written from RFC 5545 and 7986 alone: it shares no code with what writes feeds and asks no iCalendar library,
since those forgive what calendar programs do not. Knows bytes: no models, no settings, no clock.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

WIDTH = 75
_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)')
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_LOCAL = re.compile(r"\d{8}T\d{6}")
_DATE = re.compile(r"\d{8}")
_BAD_ESCAPE = re.compile(r"\\(?:[^\\;,nN]|$)")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[;,]")

_TEXTS = {
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "NAME",
    "X-WR-CALNAME",
    "X-WR-CALDESC",
    "UID",
    "TZID",
    "COMMENT",
}
_ONCE = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "URL", "SOURCE", "REFRESH-INTERVAL"},
    "VEVENT": {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "SUMMARY"),
        *("DESCRIPTION", "LOCATION", "GEO", "TRANSP", "URL", "CLASS", "DURATION", "CATEGORIES"),
    },
    "VTIMEZONE": {"TZID", "LAST-MODIFIED"},
}
_NEEDED = {
    "VCALENDAR": (
        "VERSION",
        "PRODID",
        "NAME",
        "X-WR-CALNAME",
        "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL",
        "SOURCE",
    ),
    "VEVENT": (
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "STATUS",
        "TRANSP",
    ),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
_PARENTS = {"VCALENDAR": "", "VTIMEZONE": "VCALENDAR", "VEVENT": "VCALENDAR"}
_PARENTS |= {"STANDARD": "VTIMEZONE", "DAYLIGHT": "VTIMEZONE"}
_UNWANTED = {"VCALENDAR": {"METHOD", "UID"}, "VEVENT": {"ORGANIZER", "ATTENDEE"}}
_VALUES = {
    "STATUS": {"CONFIRMED", "TENTATIVE", "CANCELLED"},
    "TRANSP": {"TRANSPARENT", "OPAQUE"},
    "VERSION": {"2.0"},
    "CALSCALE": {"GREGORIAN"},
}
_LENGTHS = {"SUMMARY": 255, "LOCATION": 255, "DESCRIPTION": 3000, "UID": 191}
"""Characters after which Proton cuts, or refuses the event."""


@dataclasses.dataclass(frozen=True)
class Line:
    """One unfolded content line, `number` counting the raw lines from 1."""

    number: int
    name: str
    params: dict[str, str]
    value: str


@dataclasses.dataclass
class Component:
    """A BEGIN … END block: its own lines, without those of blocks inside it."""

    name: str
    number: int
    lines: list[Line] = dataclasses.field(default_factory=list)

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)


def problems(octets: bytes) -> list[str]:
    """Everything wrong with a feed, as "line N: …" in order; empty for a sound one."""
    found = list(_raw(octets))
    lines: list[Line] = []
    for number, line in _unfolded(octets):
        parsed = _parsed(number, line)
        if isinstance(parsed, str):
            found.append(parsed)
        else:
            lines.append(parsed)
            found += _values(parsed)
    components, nesting = _components(lines)
    found += nesting
    for component in components:
        found += _component(component)
    found += _whole(components)
    return sorted(found, key=lambda problem: int(problem.split(":")[0].split()[1]))


# --- octets
def _raw(octets: bytes) -> Iterator[str]:
    if octets.startswith(b"\xef\xbb\xbf"):
        yield "line 1: begins with a byte order mark"
    if not octets.endswith(b"\r\n"):
        yield "line 1: the last line has no ending"
    for number, line in enumerate(octets.split(b"\r\n")[:-1], 1):
        if len(line) > WIDTH:
            yield f"line {number}: {len(line)} octets, {WIDTH} are allowed"
        if not line.strip():
            yield f"line {number}: empty"
        if b"\n" in line or b"\r" in line:
            yield f"line {number}: a bare line feed or carriage return"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: not UTF-8, or cut inside a character"
            continue
        if control := _CONTROL.search(text):
            yield f"line {number}: control character U+{ord(control.group()):04X}"


def _unfolded(octets: bytes) -> Iterator[tuple[int, str]]:
    start = 0
    parts: list[bytes] = []
    for number, line in enumerate(octets.split(b"\r\n"), 1):
        if line[:1] in (b" ", b"\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield start, b"".join(parts).decode(errors="replace")
        start, parts = number, [line] if line else []


def _parsed(number: int, line: str) -> Line | str:
    if not (name := _NAME.match(line)):
        return f"line {number}: begins with no property name: {line[:30]!r}"
    at, params = name.end(), {}
    while match := _PARAMETER.match(line, at):
        params[match[1].upper()] = match[2].strip('"')
        at = match.end()
    if line[at : at + 1] != ":":
        return f"line {number}: {name.group()} has no colon, or a parameter lacks quotes"
    return Line(number, name.group().upper(), params, line[at + 1 :])


# --- single values
def _values(line: Line) -> Iterator[str]:
    name, value, where = line.name, line.value, f"line {line.number}"
    if not value:
        yield f"{where}: {name} is empty"
    if name in _VALUES and value not in _VALUES[name]:
        yield f"{where}: {name} cannot be {value!r}"
    if name in ("DTSTAMP", "LAST-MODIFIED", "CREATED") and not _UTC.fullmatch(value):
        yield f"{where}: {name} is not in UTC"
    if name == "SEQUENCE" and not (value.isascii() and value.isdigit() and int(value) < 2**31):
        yield f"{where}: SEQUENCE {value!r} is no number iCalendar knows"
    if name in _TEXTS and (_BAD_ESCAPE.search(value.replace("\\\\", "")) or _BARE.search(value)):
        yield f"{where}: {name} is not escaped"
    if name in ("URL", "SOURCE", "CONFERENCE") and not (
        value.isascii() and "://" in value and " " not in value
    ):
        yield f"{where}: {name} is no absolute ASCII address"
    if name in ("SOURCE", "CONFERENCE") and line.params.get("VALUE") != "URI":
        yield f"{where}: {name} needs VALUE=URI"
    if name == "REFRESH-INTERVAL" and line.params.get("VALUE") != "DURATION":
        yield f"{where}: REFRESH-INTERVAL needs VALUE=DURATION"
    if (length := len(value.replace("\\", ""))) > _LENGTHS.get(name, length):
        yield f"{where}: {name} has {length} characters"


def _moment(line: Line) -> str:
    """Which form a DTSTART or DTEND has: `date`, `utc`, `local`, or "" for none of them."""
    if line.params.get("VALUE") == "DATE":
        return "date" if _DATE.fullmatch(line.value) and "TZID" not in line.params else ""
    if "TZID" in line.params:
        return "local" if _LOCAL.fullmatch(line.value) else ""
    return "utc" if _UTC.fullmatch(line.value) else ""


# --- components
def _components(lines: list[Line]) -> tuple[list[Component], list[str]]:
    """Every component, and what is wrong with how they lie in each other."""
    found: list[Component] = []
    wrong: list[str] = []
    open_: list[Component] = []
    for line in lines:
        if line.name == "BEGIN":
            parent = open_[-1].name if open_ else ""
            if _PARENTS.get(line.value) != parent:
                wrong.append(f"line {line.number}: {line.value!r} cannot stand in {parent or 'a feed'!r}")
            open_.append(Component(line.value, line.number))
            found.append(open_[-1])
        elif line.name == "END":
            if not open_ or open_.pop().name != line.value:
                wrong.append(f"line {line.number}: END:{line.value} ends nothing")
        elif open_:
            open_[-1].lines.append(line)
        else:
            wrong.append(f"line {line.number}: {line.name} stands outside every component")
    wrong += [f"line {component.number}: {component.name} has no end" for component in open_]
    return found, wrong


def _component(component: Component) -> Iterator[str]:
    where = f"line {component.number}: {component.name}"
    counts = Counter(line.name for line in component.lines)
    for name in _NEEDED.get(component.name, ()):
        if not counts[name]:
            yield f"{where} has no {name}"
    for name in sorted(_ONCE.get(component.name, set())):
        if counts[name] > 1:
            yield f"{where} has {counts[name]} × {name}"
    for name in sorted(_UNWANTED.get(component.name, set()) & set(counts)):
        yield f"{where} should have no {name}"
    start, end = component.first("DTSTART"), component.first("DTEND")
    if component.name == "VEVENT" and start and end:
        forms = {_moment(start), _moment(end)}
        if "" in forms or len(forms) > 1:
            yield f"line {start.number}: DTSTART and DTEND are of forms that do not go together"
        elif start.value >= end.value and start.params == end.params:
            yield f"line {end.number}: DTEND is not after DTSTART"


def _whole(components: list[Component]) -> Iterator[str]:
    """What only the whole feed shows: one calendar, UIDs that stand once, a VTIMEZONE for each TZID."""
    calendars = [component for component in components if component.name == "VCALENDAR"]
    if len(calendars) != 1:
        yield f"line 1: {len(calendars)} calendars instead of one"
    if len(components) == len(calendars):
        yield "line 1: a calendar needs at least one component"
    seen: dict[str, int] = {}
    zones = {line.value: component.number for component in components if (line := _tzid(component))}
    used = set()
    for component in components:
        uid = component.first("UID")
        if component.name == "VEVENT" and uid:
            if uid.value in seen:
                yield f"line {uid.number}: UID {uid.value} stands already in line {seen[uid.value]}"
            seen[uid.value] = uid.number
        for line in component.lines:
            if zone := line.params.get("TZID"):
                used.add(zone)
                if zone not in zones:
                    yield f"line {line.number}: TZID {zone} has no VTIMEZONE"
    for zone, number in zones.items():
        if zone not in used and used:
            yield f"line {number}: nothing uses the VTIMEZONE {zone}"


def _tzid(component: Component) -> Line | None:
    return component.first("TZID") if component.name == "VTIMEZONE" else None
