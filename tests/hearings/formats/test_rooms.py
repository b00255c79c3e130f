"""Where in the court: "room 12", but no "room Large hall", in whatever a reader looks at."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hearings import actions
from hearings.formats import vevent
from hearings.formats.notice import last_change, notice
from hearings.formats.words import room_told
from hearings.models import Hearing
from hearings.serializers import hearing_record
from offices.models import Office
from tests import factories
from tests.hearings.formats import records
from tests.hearings.formats.test_text import plan_again

HALL = "Large hall of the second floor"


@pytest.mark.parametrize(
    ("name", "english", "russian", "kazakh"),
    [
        ("12", "room 12", "зал 12", "12-зал"),
        ("4B", "room 4B", "зал 4B", "4B-зал"),
        ("12, third floor", "room 12, third floor", "зал 12, third floor", "12-зал, third floor"),
        ("№ 5", "room № 5", "зал № 5", "№ 5-зал"),
        ("Halliday", "room Halliday", "зал Halliday", "Halliday-зал"),
        *(
            (name,) * 4
            for name in (
                HALL,
                "Courtroom 3",
                "Hall No. 2",
                "room 14",
                "зал 7",
                "Зал№7",
                "зал7",
                "Большой зал",
                "в зале 3",
                "каб. 214",
                "кабинет №214",
                "комната 5",
                "7-зал",
                "Үлкен зал",
                "мәжіліс залы",
                "5-бөлме",
                "3 этаж, 12",
            )
        ),
    ],
)
def test_a_room_says_what_it_is_once(name: str, english: str, russian: str, kazakh: str) -> None:
    assert [room_told(name, lang) for lang in ("en", "ru", "kk")] == [english, russian, kazakh]


@pytest.fixture
def hearing(db: None, now: dt.datetime) -> Hearing:
    court = factories.court(address={"en": "1 Sample Street"})
    return factories.hearing(court=court, courtroom=HALL, access="open", time=dt.time(14, 30))


@pytest.mark.parametrize(
    "address",
    [
        "/2021/05/06/",
        "/2021/05/06.txt",
        "/2021/05/06/sheet/",
        "/hearings/{}/",
        "/hearings/{}/sheet/",
        "/hearings/{}.ics",
    ],
)
@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_a_hall_is_called_a_hall_wherever_it_is_read(
    client: Client, hearing: Hearing, lang: str, address: str
) -> None:
    text = client.get(lang + address.format(hearing.public_id)).content.decode().replace("\r\n ", "")

    assert "Large hall" in text
    assert not any(f"{word} Large hall" in text for word in ("room", "Room", "зал", "Зал"))
    assert "floor-зал" not in text


def test_a_hall_is_called_a_hall_where_a_change_is_told(client: Client, db: None, now: dt.datetime) -> None:
    hearing = factories.hearing(time=None, court=factories.court())

    hearing = actions.announce(hearing, by=None, time=dt.time(10), courtroom=HALL)

    record = hearing_record(Hearing.objects.for_record().get(), "en", now)
    assert f"Almaty City Court, {HALL}" in notice(record, last_change(record), site="")
    assert f"10:00, {HALL}" in client.get("/changes/").content.decode().replace("\u00a0", " ")
    assert HALL in client.get("/changes.atom").content.decode()
    assert f"room {HALL}" not in client.get("/changes.atom").content.decode()


def test_an_invitation_to_the_calendar_begins_the_room_with_a_capital() -> None:
    place = vevent.location(records.hearing(court=records.court(), courtroom="12"))

    assert place == "Almaty City Court, 66 Zheltoqsan Street, Room 12"


def test_a_text_that_names_a_hall_is_read_back_as_nothing_new(client: Client, hearing: Hearing) -> None:
    written = client.get("/2021/05/06.txt").content.decode()

    assert f"\nCourtroom: {HALL}\n" in written
    assert plan_again(written, Office.objects.main()).changes_nothing
