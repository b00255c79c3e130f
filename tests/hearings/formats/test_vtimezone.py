"""One rule for ever is right at every hour it is used for, or it is not used."""

import datetime as dt
import zoneinfo

import icalendar
import pytest
from dateutil import rrule

from hearings.formats.vtimezone import rule_since, uses_tzid, vtimezone

HOURS_AROUND = [dt.timedelta(hours=hours) for hours in range(-30, 31, 3)] + [dt.timedelta(seconds=-1)]
ZONES = sorted(zoneinfo.available_timezones())
CANNOT_BE_WRITTEN = [
    "Africa/Cairo",
    "America/Godthab",
    "America/Nuuk",
    "America/Santiago",
    "America/Scoresbysund",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Jerusalem",
    "Asia/Tel_Aviv",
    "Chile/Continental",
    "Egypt",
    "Israel",
]  # of tzdata 2026f


def offset(value: str) -> dt.timedelta:
    minutes = int(value[1:3]) * 60 + int(value[3:5])
    return dt.timedelta(minutes=-minutes if value[0] == "-" else minutes)


def onsets(zone_name: str, first: int, last: int) -> list[tuple[dt.datetime, dt.timedelta]]:
    """The UTC instants and new offsets a reader gets from the VTIMEZONE, its rules evaluated by dateutil."""
    found = []
    for part in vtimezone(zone_name).split("BEGIN:")[2:]:
        lines = dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line)
        before, after = offset(lines["TZOFFSETFROM"]), offset(lines["TZOFFSETTO"])
        start = dt.datetime.strptime(lines["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 a local time has no zone
        walls = [start]
        if "RRULE" in lines:
            rule = rrule.rrulestr(lines["RRULE"], dtstart=start)
            assert rule[0] == start  # RFC 5545 3.8.5.3: DTSTART is the first of its own rule
            walls = rule.between(
                dt.datetime(first, 1, 1), dt.datetime(last, 12, 31), inc=True
            )  # rules are evaluated in local time
        found += [((wall - before).replace(tzinfo=dt.UTC), after) for wall in walls]
    return sorted(found)


def read(found: list[tuple[dt.datetime, dt.timedelta]], moment: dt.datetime) -> dt.timedelta:
    return [after for instant, after in found if instant <= moment][-1]


@pytest.mark.parametrize("zone_name", ZONES)
def test_the_rule_is_right_around_every_change_of_eleven_years(zone_name: str) -> None:
    since = rule_since(zone_name)
    if since is None:
        assert zone_name in CANNOT_BE_WRITTEN
        return
    zone = zoneinfo.ZoneInfo(zone_name)
    first = max(since.year, 2025)
    found = onsets(zone_name, first - 1, 2036)
    moments = {instant + hours for instant, _ in found for hours in HOURS_AROUND}
    moments |= {
        dt.datetime(year, month, 15, tzinfo=dt.UTC) for year in range(first, 2036) for month in range(1, 13)
    }

    wrong = [
        moment
        for moment in sorted(moments)
        if 2025 <= moment.year <= 2035
        and moment.astimezone(zone).date() >= since
        and read(found, moment) != moment.astimezone(zone).utcoffset()
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "zone_name", ["Asia/Almaty", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
)
def test_the_rule_does_not_hold_on_the_day_before_it_is_said_to_begin(zone_name: str) -> None:
    zone = zoneinfo.ZoneInfo(zone_name)
    since = rule_since(zone_name)
    assert since is not None
    found = onsets(zone_name, 1971, 2036)
    midnight = dt.datetime.combine(since, dt.time(), zone)

    quarters = [
        midnight.astimezone(dt.UTC) - dt.timedelta(minutes=minutes) for minutes in range(15, 26 * 60, 15)
    ]

    assert any(read(found, moment) != moment.astimezone(zone).utcoffset() for moment in quarters)


@pytest.mark.parametrize("zone_name", ["Asia/Almaty", "Europe/Berlin", "Australia/Sydney", "Europe/Dublin"])
def test_python_icalendar_reads_the_zone_as_zoneinfo_does(zone_name: str) -> None:
    zone = zoneinfo.ZoneInfo(zone_name)

    read_zone = icalendar.Timezone.from_ical(vtimezone(zone_name)).to_tz(lookup_tzid=False)

    walls = [
        dt.datetime(year, month, day, 12)  # both zones are put on below
        for year in (2025, 2030)
        for month in range(1, 13)
        for day in (1, 28)
    ]
    assert [wall.replace(tzinfo=read_zone).utcoffset() for wall in walls] == [
        wall.replace(tzinfo=zone).utcoffset() for wall in walls
    ]


@pytest.mark.parametrize(
    ("zone_name", "date", "fold", "local"),
    [
        ("Asia/Almaty", dt.date(2021, 5, 6), 0, False),
        ("Asia/Almaty", dt.date(2024, 2, 29), 0, False),
        ("Asia/Almaty", dt.date(2024, 2, 29), 1, False),
        ("Asia/Almaty", dt.date(2024, 3, 1), 0, True),
        ("Asia/Almaty", dt.date(2026, 11, 22), 0, True),
        ("Asia/Aqtau", dt.date(2021, 5, 6), 0, True),
        ("Asia/Aqtau", dt.date(2021, 5, 6), 1, False),
        ("Europe/Minsk", dt.date(2021, 5, 6), 0, True),
        ("Europe/Berlin", dt.date(2021, 7, 1), 0, True),
        ("Europe/Berlin", dt.date(2026, 10, 25), 1, False),
        ("Africa/Casablanca", dt.date(2021, 5, 6), 0, False),
        ("Africa/Casablanca", dt.date(2026, 2, 1), 0, False),
        ("Asia/Gaza", dt.date(2026, 11, 22), 0, False),
        ("Africa/Cairo", dt.date(2026, 11, 22), 0, False),
    ],
)
def test_local_time_is_written_only_where_todays_rule_held(
    zone_name: str, date: dt.date, fold: int, local: bool
) -> None:
    assert uses_tzid(zone_name, date, fold) is local


@pytest.mark.parametrize("zone_name", CANNOT_BE_WRITTEN)
def test_a_zone_without_a_yearly_rule_has_no_vtimezone(zone_name: str) -> None:
    with pytest.raises(ValueError, match=zone_name):
        vtimezone(zone_name)


def test_a_zone_of_one_offset_is_one_line_of_standard_time() -> None:
    assert vtimezone("Asia/Almaty").split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Almaty",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0500",
        "TZOFFSETTO:+0500",
        "TZNAME:+05",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
