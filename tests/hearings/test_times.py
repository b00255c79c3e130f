"""The announced hour, and the instant it names."""

import datetime as dt
import zoneinfo

import pytest

from hearings import times

D, T = dt.date, dt.time


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("date", "time", "zone", "fold", "expected"),
    [
        # Kazakhstan went from +6 to +5 on 1 March 2024: the same wall time, another instant.
        (D(2021, 5, 6), T(9, 15), "Asia/Almaty", 0, utc(2021, 5, 6, 3, 15)),
        (D(2025, 5, 6), T(9, 15), "Asia/Almaty", 0, utc(2025, 5, 6, 4, 15)),
        (D(2021, 5, 6), T(9, 15), "Asia/Aqtau", 0, utc(2021, 5, 6, 4, 15)),
        # 29 February 2024, 23:30 happened twice in Almaty.
        (D(2024, 2, 29), T(23, 30), "Asia/Almaty", 0, utc(2024, 2, 29, 17, 30)),
        (D(2024, 2, 29), T(23, 30), "Asia/Almaty", 1, utc(2024, 2, 29, 18, 30)),
        (D(2026, 7, 1), T(10, 0), "Europe/Vilnius", 0, utc(2026, 7, 1, 7)),
        (D(2026, 12, 1), T(10, 0), "Europe/Vilnius", 0, utc(2026, 12, 1, 8)),
        (D(2026, 12, 1), T(10, 0), "Asia/Kathmandu", 0, utc(2026, 12, 1, 4, 15)),
    ],
)
def test_a_wall_time_names_the_instant_of_its_zone_on_that_day(date, time, zone, fold, expected):
    assert times.instant(date, time, zone=zone, fold=fold) == expected


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_the_clocks_jump_over_is_refused(fold):
    with pytest.raises(times.NoSuchTime, match="02:30 does not exist on 2026-03-29 in Europe/Berlin"):
        times.instant(D(2026, 3, 29), T(2, 30), zone="Europe/Berlin", fold=fold)


@pytest.mark.parametrize(
    ("date", "time", "zone", "expected"),
    [
        (D(2024, 2, 29), T(23, 30), "Asia/Almaty", True),
        (D(2024, 2, 29), T(22, 59), "Asia/Almaty", False),
        (D(2026, 10, 25), T(2, 30), "Europe/Berlin", True),
        (D(2026, 3, 29), T(2, 30), "Europe/Berlin", False),  # a gap, not a fold
        (D(2026, 6, 1), T(2, 30), "Europe/Berlin", False),
    ],
)
def test_it_is_known_which_hours_happen_twice(date, time, zone, expected):
    assert times.happens_twice(date, time, zone=zone) is expected


@pytest.mark.parametrize(
    ("date", "zone", "expected"),
    [
        (D(2021, 5, 6), "Asia/Almaty", utc(2021, 5, 6, 18)),
        (D(2024, 2, 29), "Asia/Almaty", utc(2024, 2, 29, 19)),
        # Cairo's clocks jumped from 00:00 to 01:00 on 25 April 2025: the day begins at 01:00.
        (D(2025, 4, 24), "Africa/Cairo", utc(2025, 4, 24, 22)),
        # Samoa had no 30 December 2011.
        (D(2011, 12, 29), "Pacific/Apia", utc(2011, 12, 30, 10)),
    ],
)
def test_a_day_ends_when_the_next_one_begins_there(date, zone, expected):
    assert times.day_end(date, zone=zone) == expected


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        (utc(2021, 5, 6, 3), "Asia/Almaty", "UTC+6"),
        (utc(2025, 5, 6, 3), "Asia/Almaty", "UTC+5"),
        (utc(2026, 1, 1), "Asia/Kathmandu", "UTC+5:45"),
        (utc(2026, 1, 1), "America/New_York", "UTC−5"),
        (utc(2026, 1, 1), "America/St_Johns", "UTC−3:30"),
        (utc(2026, 1, 1), "Europe/London", "UTC"),
    ],
)
def test_an_offset_reads_as_readers_know_it(moment, zone, expected):
    assert times.offset_name(moment, zone) == expected


def test_every_local_midnight_of_every_zone_is_a_quarter_hour():
    for name in zoneinfo.available_timezones():
        for date in (D(2026, 1, 15), D(2026, 7, 15)):
            assert times.is_quarter(times.day_end(date, zone=name)), name


def test_a_moment_belongs_to_the_quarter_hour_it_is_in():
    assert times.quarter(utc(2026, 11, 23, 8, 59, 59)) == utc(2026, 11, 23, 8, 45)
    assert times.is_quarter(utc(2026, 11, 23, 8, 45))
    assert not times.is_quarter(utc(2026, 11, 23, 8, 46))


def test_week_53_is_refused_in_a_year_of_52():
    assert times.week_start(2020, 53) == D(2020, 12, 28)
    with pytest.raises(ValueError, match="week"):
        times.week_start(2021, 53)
    with pytest.raises(ValueError, match="week"):
        times.week_start(2021, 54)


@pytest.mark.parametrize(
    ("first", "last"),
    [(D(2024, 2, 1), D(2024, 2, 29)), (D(2026, 12, 1), D(2026, 12, 31)), (D(2026, 11, 1), D(2026, 11, 30))],
)
def test_a_month_ends_on_its_last_day(first, last):
    assert times.month_end(first) == last


def test_the_package_of_zones_wins_over_the_systems_copy():
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    ("date", "zone"), [(dt.date.min, "Asia/Almaty"), (dt.date.max, "America/New_York")], ids=["first", "last"]
)
def test_an_hour_at_an_end_of_the_calendar_is_none(date, zone):
    hour = dt.time(1) if date == dt.date.min else dt.time(23)

    with pytest.raises(times.NoSuchTime):
        times.instant(date, hour, zone=zone)
