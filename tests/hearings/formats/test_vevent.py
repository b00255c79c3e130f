"""A hearing in a calendar program: at the right hour, under the right name, telling what became of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import icalendar
import pytest

from hearings.formats import vevent
from hearings.formats.line_check import problems
from tests.hearings.formats import records
from tests.hearings.formats.reading import HEAD, SITE, STAMP, read, written


@pytest.mark.parametrize(
    ("time", "utc"), [(dt.time(9, 15), (3, 15)), (dt.time(14, 30), (8, 30)), (dt.time(15, 0), (9, 0))]
)
def test_the_seeds_hearings_stand_at_their_hour_of_2021(time: dt.time, utc: tuple[int, int]) -> None:
    event = read(records.hearing(time=time))

    start = dt.datetime(2021, 5, 6, *utc, tzinfo=dt.UTC)
    assert (event.start, event.end) == (start, start + dt.timedelta(hours=1))
    assert "TZID" not in event["DTSTART"].params


def test_the_same_hour_of_2025_is_written_in_the_courts_own_zone() -> None:
    event = read(records.hearing(date=dt.date(2025, 5, 6)))

    assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Asia/Almaty"
    assert event.start.replace(tzinfo=None) == dt.datetime(2025, 5, 6, 9, 15)  # read by the court's clock
    assert event.start.astimezone(dt.UTC).hour == 4


@pytest.mark.parametrize(
    "zone", ["Asia/Almaty", "Europe/Berlin", "Africa/Cairo", "Asia/Gaza", "Europe/Minsk"]
)
@pytest.mark.parametrize(
    "date", [dt.date(2021, 5, 6), dt.date(2024, 2, 28), dt.date(2026, 11, 23), dt.date(2027, 7, 1)]
)
@pytest.mark.parametrize("hour", [0, 9, 23])
def test_every_zone_and_year_gives_the_instant_that_was_stored(zone: str, date: dt.date, hour: int) -> None:
    record = records.hearing(zone=zone, date=date, time=dt.time(hour, 30))

    assert read(record).start == record.starts_at


def test_the_second_of_two_equal_hours_is_written_in_utc() -> None:
    record = records.hearing(zone="Europe/Berlin", date=dt.date(2026, 10, 25), time=dt.time(2, 30), fold=1)

    event = read(record)

    assert event.start == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


def test_a_hearing_that_would_end_in_the_second_of_two_equal_hours_is_written_in_utc() -> None:
    record = records.hearing(zone="Europe/Berlin", date=dt.date(2026, 10, 25), time=dt.time(2, 30), fold=0)

    event = read(record)

    assert event.end - event.start == dt.timedelta(hours=1)
    assert event.start == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_an_announced_end_is_the_end() -> None:
    event = read(records.hearing(end_time=dt.time(11, 45)))

    assert event.end == dt.datetime(2021, 5, 6, 5, 45, tzinfo=dt.UTC)
    assert "09:15–11:45" in event["DESCRIPTION"]
    assert "The end is not announced" not in event["DESCRIPTION"]


def test_without_an_hour_the_hearing_takes_the_day_and_says_so() -> None:
    event = read(records.hearing(time=None, part_of_day="morning"))

    assert (event.start, event.end) == (dt.date(2021, 5, 6), dt.date(2021, 5, 7))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == "Time not announced · Aibek SABITOV · Trial · Article 405 Part 2"
    assert (
        "Thursday 6\N{NO-BREAK SPACE}May 2021 · Time not announced · expected in the morning"
        in event["DESCRIPTION"]
    )


def test_an_ordinary_hearing_tells_all_that_is_known() -> None:
    event = read(records.hearing())

    assert event["SUMMARY"] == "Aibek SABITOV · Trial · Article 405 Part 2"
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", 3)
    assert event["UID"] == records.KEY
    assert event["URL"] == f"{SITE}/hearings/{records.KEY}/"
    assert "LOCATION" not in event
    assert event["DESCRIPTION"].split("\n") == [
        "Thursday 6\N{NO-BREAK SPACE}May 2021, 09:15 · Court time, UTC+6",
        "No court or city was announced; the time of Asia/Almaty is assumed.",
        "The end is not announced; the calendar shows 60 minutes.",
        "In person · Court not known",
        "Trial · Criminal case",
        "",
        "Aibek SABITOV, civil activist",
        "Charge: Article 405 Part 2 «participation in an extremist organisation»",
        "",
        "Prosecuted for, as the monitors report:",
        "— Calls and participation in peaceful protests and subbotage (evening marches on Saturday)",
        "",
        "A charge is what the authorities allege. "
        "Everyone is presumed innocent until a court has finally decided.",
        f"{SITE}/hearings/{records.KEY}/",
    ]


def test_a_wording_that_several_articles_share_is_told_once() -> None:
    """Five times the same left no room for what somebody is prosecuted for."""
    cites = (records.cite("Article 174 Part 1"), records.cite(), records.cite("Article 258", wording=""))

    description = read(records.hearing(people=(records.person(cites=cites),)))["DESCRIPTION"]

    assert [line for line in description.split("\n") if line.startswith("Charge: ")] == [
        "Charge: Article 174 Part 1, Article 405 Part 2 «participation in an extremist organisation»",
        "Charge: Article 258",
    ]


def test_stamps_say_when_the_text_last_changed() -> None:
    event = read(records.hearing(), created=STAMP - dt.timedelta(days=2))

    assert event["DTSTAMP"].to_ical() == event["LAST-MODIFIED"].to_ical() == b"20210505T183012Z"
    assert event["CREATED"].to_ical() == b"20210503T183012Z"


@pytest.mark.parametrize(
    ("changes", "summary", "status"),
    [
        ({"status": "cancelled"}, "Cancelled", "TENTATIVE"),
        ({"status": "postponed"}, "Postponed, no new date", "TENTATIVE"),
        ({"confidence": "presumed"}, "Date presumed", "TENTATIVE"),
        ({"changes": (records.change(),)}, "Moved", "CONFIRMED"),
        ({"changes": (records.change(),), "time": None}, "Moved · Time not announced", "CONFIRMED"),
    ],
)
def test_what_is_unusual_comes_first(changes: dict[str, Any], summary: str, status: str) -> None:
    event = read(records.hearing(**changes))

    assert event["SUMMARY"] == f"{summary} · Aibek SABITOV · Trial · Article 405 Part 2"
    assert event["STATUS"] == status


@pytest.mark.parametrize("status", ["held", "not_held"])
def test_a_past_hearing_keeps_its_plain_title(status: str) -> None:
    event = read(
        records.hearing(status=status, time=None, confidence="presumed", changes=(records.change(),))
    )

    assert event["SUMMARY"] == "Aibek SABITOV · Trial · Article 405 Part 2"
    assert event["STATUS"] == "CONFIRMED"


def test_readers_choose_what_becomes_of_cancelled_hearings() -> None:
    body = vevent.body(records.hearing(status="cancelled"))

    marked, status, hidden = (written(body, cancelled=choice) for choice in ("mark", "status", "hide"))

    assert "STATUS:TENTATIVE\r\n" in marked
    assert status == marked.replace("STATUS:TENTATIVE\r\n", "STATUS:CANCELLED\r\n")
    assert "SUMMARY:Cancelled" in status
    assert hidden == ""


@pytest.mark.parametrize("choice", ["mark", "status", "hide"])
def test_other_hearings_are_the_same_whatever_the_reader_chose(choice: str) -> None:
    body = vevent.body(records.hearing(status="postponed"))

    assert written(body, cancelled=choice) == written(body)


def test_a_moved_hearing_tells_every_date_it_stood_on_and_why() -> None:
    record = records.hearing(
        date=dt.date(2021, 5, 6),
        court=records.court(),
        city=records.city(),
        changes=(
            records.change(left_date=dt.date(2021, 4, 29), left_place=records.said("Medeu District Court")),
            records.change(
                left_date=dt.date(2021, 5, 3),
                left_time=None,
                left_place=records.said("Almaty City Court"),
                reason=records.said("The judge is ill."),
            ),
        ),
    )

    lines = read(record)["DESCRIPTION"].split("\n")

    assert lines[:4] == [
        "Earlier date: 29\N{NO-BREAK SPACE}April 2021, 11:00, Medeu District Court",
        "Moved from 3\N{NO-BREAK SPACE}May 2021",
        "The judge is ill.",
        "",
    ]


def test_the_outcome_and_the_next_date_are_told() -> None:
    record = records.hearing(
        status="held",
        outcome=records.said("Two witnesses were heard."),
        next=records.neighbour(dt.date(2021, 5, 20), dt.time(10, 0)),
    )

    event = read(record)

    assert event["DESCRIPTION"].split("\n")[:3] == [
        "Held",
        "Two witnesses were heard.",
        "Goes on 20\N{NO-BREAK SPACE}May 2021, 10:00",
    ]


def test_hearings_of_one_chain_point_at_each_other() -> None:
    first = read(records.hearing(status="held", next=records.neighbour(dt.date(2021, 5, 20))))
    second = read(records.hearing(previous=records.neighbour(dt.date(2021, 5, 6))))

    assert (first["RELATED-TO"], first["RELATED-TO"].params["RELTYPE"]) == (records.OTHER_KEY, "NEXT")
    assert (second["RELATED-TO"], second["RELATED-TO"].params["RELTYPE"]) == (records.OTHER_KEY, "SIBLING")


@pytest.mark.parametrize(
    ("people", "others", "shown"),
    [
        (1, 0, "A AA"),
        (3, 0, "A AA, B BB, C CC"),
        (4, 0, "A AA, B BB, C CC and 1 other"),
        (13, 0, "A AA, B BB, C CC and 10 others"),
        (2, 5, "A AA, B BB and 5 others"),
        (0, 13, "13 defendants"),
        (0, 0, "Defendants not named"),
    ],
)
def test_the_title_names_up_to_three_people(people: int, others: int, shown: str) -> None:
    letters = "ABCDEFGHIJKLM"[:people]
    record = records.hearing(people=tuple(records.person(x, x * 2, cites=()) for x in letters), others=others)

    assert read(record)["SUMMARY"] == f"{shown} · Trial"


def test_the_description_names_everybody_by_charge() -> None:
    organising = records.cite("Article 405 Part 1", "")
    people = tuple(records.person(x, x * 2, role=records.said("")) for x in "ABCDEFGH")
    record = records.hearing(people=(*people[:7], dataclasses.replace(people[7], cites=(organising,))))

    description = read(record)["DESCRIPTION"]

    assert "A AA; B BB; C CC; D DD; E EE; F FF; G GG\nCharge: Article 405 Part 2 «" in description
    assert "\nH HH\nCharge: Article 405 Part 1\n" in description


def test_a_very_long_hearing_loses_the_end_of_its_lists_and_not_its_facts() -> None:
    allegations = tuple(records.said(f"{number}. {'жалған ақпарат ' * 20}") for number in range(60))
    record = records.hearing(
        people=(records.person(allegations=allegations),),
        status="cancelled",
        reason=records.said("Себебі " * 400),
    )

    description = read(record)["DESCRIPTION"]

    assert len(description) < 3000
    assert description.startswith("Cancelled\nСебебі Себебі")
    assert "In person · Court not known" in description
    assert description.endswith(f"finally decided.\n{SITE}/hearings/{records.KEY}/")


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"court": records.court(), "city": records.city()}, "Almaty City Court, 66 Zheltoqsan Street"),
        (
            {"court": records.court("Court No. 2"), "city": records.city(), "courtroom": "7"},
            "Court No. 2, 66 Zheltoqsan Street, Almaty, Room 7",
        ),
        ({"city": records.city()}, "Almaty"),
        ({"mode": "online"}, "Online"),
        ({"mode": "online", "city": records.city()}, "Online (Almaty)"),
        ({"mode": "hybrid", "city": records.city()}, "Almaty"),
    ],
)
def test_where(changes: dict[str, Any], place: str) -> None:
    assert read(records.hearing(**changes))["LOCATION"] == place


def test_a_link_to_join_is_a_conference() -> None:
    event = read(records.hearing(mode="online", link="https://zoom.example/j/1?pwd=ә,b"))

    assert event["CONFERENCE"] == "https://zoom.example/j/1?pwd=%D3%99,b"
    assert dict(event["CONFERENCE"].params) == {
        "VALUE": "URI",
        "FEATURE": "VIDEO",
        "LABEL": "Link to join or watch",
    }


def test_a_link_to_join_is_read_where_a_program_shows_no_conferences() -> None:
    event = read(records.hearing(mode="online", link="https://zoom.example/j/1"))

    lines = event["DESCRIPTION"].split("\n")
    assert "Link to join or watch: https://zoom.example/j/1" in lines
    assert "Link to join" not in read(records.hearing())["DESCRIPTION"]


def test_a_court_on_the_map_is_on_the_map() -> None:
    event = read(records.hearing(court=records.court("Court, “North”", latitude=43.25, longitude=76.9)))

    assert event["GEO"].to_ical() == "43.25;76.9"
    assert event["X-APPLE-STRUCTURED-LOCATION"].params["X-TITLE"] == "Court, “North”"


def test_a_withdrawn_hearing_leaves_neither_name_nor_address() -> None:
    body = vevent.tombstone(records.KEY, date=dt.date(2021, 5, 6), lang="en")

    for choice in ("mark", "status"):
        octets = f"{HEAD}{written(body, cancelled=choice)}END:VCALENDAR\r\n".encode()
        assert problems(octets) == []
        (event,) = icalendar.Calendar.from_ical(octets).walk("VEVENT")
        assert (event["UID"], event["STATUS"]) == (records.KEY, "CANCELLED")
        assert event["SUMMARY"] == "No longer shown: removed for someone's safety"
        assert not {"DESCRIPTION", "LOCATION", "URL", "CATEGORIES"} & set(event)
    assert written(body, cancelled="hide") == ""


def test_a_very_long_site_address_breaks_no_line() -> None:
    site = "https://" + "a-very-long-name." * 12 + "example:8000"

    event = read(records.hearing(), site=site)

    assert event["URL"] == f"{site}/hearings/{records.KEY}/"
    assert event["DESCRIPTION"].endswith(f"\n{site}/hearings/{records.KEY}/")


def test_the_kept_body_knows_neither_the_site_nor_a_stamp() -> None:
    body = vevent.body(records.hearing())

    assert "http" not in body
    assert not {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "BEGIN", "END"} & {
        line.split(":")[0].split(";")[0] for line in body.split("\r\n")
    }
    assert vevent.body(records.hearing()) == body


@pytest.mark.parametrize(
    ("lang", "line"),
    [("ru", "Четверг, 6 мая 2021 г., 09:15"), ("kk", "2021 жылғы 6 мамыр, бейсенбі, 09:15")],
)
def test_the_line_of_the_date_begins_with_a_capital_letter(lang: str, line: str) -> None:
    description = read(records.hearing(lang=lang))["DESCRIPTION"].replace("\N{NO-BREAK SPACE}", " ")

    assert description.startswith(line)
