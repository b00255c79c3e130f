"""The room of the court is read where its number stands; what only has a number is no room."""

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

EN, RU, KK = (
    "Hearings on 1 December 2026\n1. ",
    "Слушания 1 декабря 2026 года\n1. ",
    "2026 жылғы 1 желтоқсандағы сот отырыстары\n1. ",
)


def only(text: str) -> Entry:
    (entry,) = parse(text).hearings
    assert len(entry.defendants) == 1
    assert entry.defendants[0].role == ""
    return entry


@pytest.mark.parametrize(
    ("text", "court", "room"),
    [
        (
            EN + "10:00 – Medeu District Court, room 5: Ann SAMPLE, Article 405 Part 2.",
            "Medeu District Court",
            "5",
        ),
        (
            EN
            + "At 10:00, a trial against Ann SAMPLE will take place in courtroom 12 of the Medeu District Court.",
            "Medeu District Court",
            "12",
        ),
        (EN + "At 10:00, a trial against Ann SAMPLE will take place. Room No. 12B.", "", "12B"),
        (
            EN + "At 10:00, a trial against Ann SAMPLE.\nCourt: Medeu District Court, room 5",
            "Medeu District Court",
            "5",
        ),
        (
            EN + "At 10:00, a trial against Ann SAMPLE.\nPlace: Medeu District Court, hall 5",
            "Medeu District Court",
            "5",
        ),
        (EN + "At 10:00, a trial against Ann SAMPLE.\nCourtroom: Large hall", "", "Large hall"),
        (EN + "At 10:00, a trial against Ann SAMPLE will take place.\nRoom 7, second floor.", "", "7"),
        (
            RU + "10:00 – Медеуский районный суд, зал 427. Суд над Анной ПРИМЕРОВОЙ.",
            "Медеуский районный суд",
            "427",
        ),
        (RU + "В 10:00 в Медеуском суде (каб. 5) суд над Анной ПРИМЕРОВОЙ.", "Медеуском суде", "5"),
        (RU + "В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Зал № 5, 2 этаж.", "", "5"),
        (
            KK + "Сағат 10:00-де Медеу сотында, 5-залда Анна ПРИМЕРОВАҒА қатысты сот өтеді.",
            "Медеу сотында",
            "5",
        ),
        (KK + "Сағат 10:00-де Медеу сотында (№ 5 зал) Анна ПРИМЕРОВАҒА қатысты сот.", "Медеу сотында", "5"),
        (
            "🗓 6 May 2021\n\n🕙 10:00 Medeu District Court\nTrial of Ann SAMPLE\n📍 5 Sample Street, room 12",
            "Medeu District Court",
            "12",
        ),
        (
            "6 May 2021\nMedeu District Court, room 3:\n10:00 – Ann SAMPLE, Article 405",
            "Medeu District Court",
            "3",
        ),
    ],
)
def test_the_room_is_read_and_is_no_part_of_the_court(text: str, court: str, room: str) -> None:
    entry = only(text)
    assert (entry.court, entry.courtroom) == (court, room)


@pytest.mark.parametrize(
    "item",
    [
        "At 10:00, a trial under Article 5 against Ann SAMPLE will take place in the city hall.",
        "The hall opens at 9:30. At 10:00, a trial against Ann SAMPLE will take place.",
        "At 10:00, a trial against Ann SAMPLE will take place, room 10:15.",
    ],
)
def test_other_figures_are_no_room(item: str) -> None:
    assert [entry.courtroom for entry in parse(EN + item).hearings] == [""]
