"""The checker passes a sound feed and names, with its line, each way a feed can be broken."""

from __future__ import annotations

import pytest

from hearings.formats.line_check import problems

SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Open Court//Hearings//EN
NAME:Almaty\\, city
X-WR-CALNAME:Almaty\\, city
REFRESH-INTERVAL;VALUE=DURATION:PT1H
SOURCE;VALUE=URI:https://opencourt.example/hearings.ics
X-PUBLISHED-TTL:PT1H
BEGIN:VTIMEZONE
TZID:Asia/Almaty
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
TZNAME:+05
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:5b1a3c0e
DTSTAMP:20261122T080000Z
LAST-MODIFIED:20261122T080000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;TZID=Asia/Almaty:20261123T091500
DTEND;TZID=Asia/Almaty:20261123T101500
SUMMARY:Сот отырысы
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

EVENT = SOUND[SOUND.index("BEGIN:VEVENT") : SOUND.index("END:VCALENDAR")]


def test_a_sound_feed_has_no_problems() -> None:
    assert problems(SOUND.encode()) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("STATUS:CONFIRMED\r\n", "STATUS:CONFIRMED\n", "line 23: a bare line feed or carriage return"),
        ("SEQUENCE:0\r\n", "SEQUENCE:0\r\n\r\n", "line 23: empty"),
        ("SUMMARY:Сот", "SUMMARY:Сот" * 10, "line 26: 155 octets, 75 are allowed"),
        ("Сот отырысы", "Сот\x07отырысы", "line 26: control character U+0007"),
        ("Сот отырысы", "Сот\u2028отырысы", "line 26: control character U+2028"),
        ("Сот отырысы", "Сот; отырысы", "line 26: SUMMARY is not escaped"),
        ("Сот отырысы", "Сот \\x", "line 26: SUMMARY is not escaped"),
        ("SUMMARY:Сот отырысы", "SUMMARY:", "line 26: SUMMARY is empty"),
        ("SUMMARY:Сот отырысы", "SUMMARY;X=a:b:c", ""),
        ("SUMMARY:Сот", 'SUMMARY;X="a"b:c', "line 26: SUMMARY has no colon, or a parameter lacks quotes"),
        ("SUMMARY:Сот отырысы\r\n", "", "line 18: VEVENT has no SUMMARY"),
        ("UID:5b1a3c0e\r\n", "UID:5b1a3c0e\r\nUID:6\r\n", "line 18: VEVENT has 2 × UID"),
        ("STATUS:CONFIRMED", "STATUS:CANCELED", "line 23: STATUS cannot be 'CANCELED'"),
        ("DTSTAMP:20261122T080000Z", "DTSTAMP:20261122T080000", "line 20: DTSTAMP is not in UTC"),
        ("SEQUENCE:0", "SEQUENCE:1.5", "line 22: SEQUENCE '1.5' is no number iCalendar knows"),
        ("SEQUENCE:0", "SEQUENCE:2147483648", "line 22: SEQUENCE '2147483648' is no number iCalendar knows"),
        ("Almaty:20261123T101500", "Almaty:20261123T091500", "line 25: DTEND is not after DTSTART"),
        (
            "DTEND;TZID=Asia/Almaty:20261123T101500",
            "DTEND:20261123T051500Z",
            "line 24: DTSTART and DTEND are of forms that do not go together",
        ),
        (";VALUE=DURATION", "", "line 6: REFRESH-INTERVAL needs VALUE=DURATION"),
        ("https://opencourt.example/", "/", "line 7: SOURCE is no absolute ASCII address"),
        ("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH", "line 1: VCALENDAR should have no METHOD"),
        ("END:STANDARD\r\n", "", "line 16: END:VTIMEZONE ends nothing"),
        ("TZID:Asia/Almaty\r\n", "TZID:Asia/Aqtau\r\n", "line 24: TZID Asia/Almaty has no VTIMEZONE"),
        (EVENT, EVENT + EVENT, "line 30: UID 5b1a3c0e stands already in line 19"),
        ("BEGIN:VEVENT", "BEGIN:VALARM", "line 18: 'VALARM' cannot stand in 'VCALENDAR'"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR", "line 1: the last line has no ending"),
        ("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR", "line 1: begins with a byte order mark"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_line(good: str, bad: str, said: str) -> None:
    broken = SOUND.replace(good, bad, 1)
    assert broken != SOUND

    found = problems(broken.encode())

    assert (said in found) if said else found == []


def test_a_character_cut_by_a_fold_is_found() -> None:
    octets = SOUND.encode().replace("отырысы".encode(), "о".encode()[:1] + b"\r\n " + "о".encode()[1:])

    assert "line 26: not UTF-8, or cut inside a character" in problems(octets)


def test_texts_that_programs_would_cut_are_found() -> None:
    long = "\r\n ".join(["ж" * 30] * 10)

    assert "line 26: SUMMARY has 300 characters" in problems(SOUND.replace("Сот отырысы", long).encode())


def test_an_empty_calendar_needs_a_component() -> None:
    octets = SOUND[: SOUND.index("BEGIN:VTIMEZONE")] + "END:VCALENDAR\r\n"

    assert problems(octets.encode()) == ["line 1: a calendar needs at least one component"]
