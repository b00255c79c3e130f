"""The picture beside a link in a messenger shows the day's hours and names, never an hour that holds no more."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from django.test import Client
from PIL import Image, ImageDraw

from hearings import actions, edition
from hearings.formats.picture import (
    HOUR_COLUMN,
    LEFT,
    NAME_SIZES,
    NAME_SIZES_IN_TWO,
    SIZE,
    Line,
    Poster,
    _font,
    draw,
    fitted,
)
from hearings.models import Hearing
from hearings.serializers import hearing_record, hearing_records
from hearings.views.picture import of_day, of_hearing, recorded
from tests import factories
from tests.pages.reading import reads

DAY = dt.date(2021, 5, 6)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def address_on(client: Client, page: str) -> str:
    """The path of the picture a page names to messengers."""
    found = reads(client, page).all("meta[property]")
    image = next(one.get("content") for one in found if one.get("property") == "og:image")
    assert image.startswith("http://127.0.0.1:8000/")
    return image.removeprefix("http://127.0.0.1:8000")


def pages(hearing: Hearing) -> list[str]:
    return ["/2021/05/06/", "/ru/2021/05/06/", f"/hearings/{hearing.public_id}/"]


def test_every_day_and_hearing_has_one_in_the_size_messengers_show_whole(client: Client) -> None:
    for page in pages(factories.hearing()):
        answer = client.get(address_on(client, page))

        assert answer["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(answer.content)).size == SIZE
        assert len(answer.content) < 60_000


def test_a_moved_hour_gets_another_address_and_the_old_one_leads_there(client: Client) -> None:
    hearing = factories.hearing()
    before = [address_on(client, page) for page in pages(hearing)]

    actions.move(hearing, by=None, date=hearing.date, time=dt.time(14, 30))

    for page, old in zip(pages(hearing), before, strict=True):
        new = address_on(client, page)
        assert new != old
        assert client.get(old).headers["Location"] == new


def test_an_edit_elsewhere_leaves_the_address_alone(client: Client) -> None:
    page = pages(factories.hearing())[0]
    before = address_on(client, page)

    factories.hearing(date=dt.date(2021, 6, 1))

    assert address_on(client, page) == before


def test_what_is_not_public_has_none(client: Client) -> None:
    hidden = factories.hearing(published=False)

    assert client.get("/2021/05/06/share/000000000000.png").status_code == 404
    assert client.get(f"/hearings/{hidden.public_id}/share/000000000000.png").status_code == 404
    assert client.get("/2021/05/06/share/x.png").status_code == 404


class TestTheWords:
    """What is drawn is what the words say; the drawing itself was looked at."""

    def poster(self, *hearings: Hearing, lang: str = "en") -> Poster:
        rows = Hearing.objects.filter(pk__in=[one.pk for one in hearings]).in_order().for_record()
        return of_day(
            DAY, hearing_records(rows, lang, dt.datetime(2021, 5, 6, 2, 0, tzinfo=dt.UTC)), lang, ""
        )

    def test_an_hour_a_name_and_the_charge(self) -> None:
        poster = self.poster(factories.hearing())

        assert (poster.corner, poster.kicker) == ("1 hearing", "Thursday · court time, UTC+6")
        assert poster.lines == (
            Line("09:15", "Aru", "DEMOVA", note="Article\N{NO-BREAK SPACE}405 Part\N{NO-BREAK SPACE}2"),
        )

    def test_three_fit_and_of_more_the_rest_is_counted(self) -> None:
        assert len(self.poster(*(factories.hearing() for _ in range(3))).lines) == 3
        poster = self.poster(*(factories.hearing() for _ in range(5)))

        assert (len(poster.lines), poster.more) == (2, "and 3 more")

    def test_what_upsets_a_plan_is_said(self) -> None:
        moved, off = factories.hearing(), factories.hearing(time=dt.time(10, 0))
        actions.move(moved, by=None, date=DAY, time=dt.time(9, 30))
        actions.cancel(off, by=None)

        first, second = self.poster(moved, off).lines

        assert (first.hour, first.word, first.was) == ("09:30", "Moved", "09:15")
        assert (second.is_off, second.word) == (True, "Cancelled")

    def test_an_hour_of_another_day_stands_with_its_day(self) -> None:
        moved = factories.hearing(date=dt.date(2021, 5, 5))
        actions.move(moved, by=None, date=DAY)

        (line,) = self.poster(moved).lines

        assert (line.hour, line.was) == ("09:15", "5\N{NO-BREAK SPACE}May, 09:15")

    def test_where_several_clocks_meet_each_hour_says_its_own(self) -> None:
        """Nine o'clock in Minsk stood above one "UTC+6" for all."""
        minsk = factories.court(
            slug="minsk", name="Minsk City Court", city=factories.city(slug="minsk", zone="Europe/Minsk")
        )

        poster = self.poster(factories.hearing(), factories.hearing(court=minsk, time=dt.time(9, 0)))

        assert poster.kicker == "Thursday"
        assert {(line.hour, line.offset) for line in poster.lines} == {("09:15", "UTC+6"), ("09:00", "UTC+3")}

    def test_the_clock_of_the_record_is_not_taken_for_the_court_s(self) -> None:
        """A picture from Vilnius said "As of 08:53 · UTC+2": three hours after the moment it meant."""
        minsk = factories.court(
            slug="minsk", name="Minsk City Court", city=factories.city(slug="minsk", zone="Europe/Minsk")
        )
        row = Hearing.objects.for_record().get(pk=factories.hearing(court=minsk).pk)
        record = hearing_record(row, "en", dt.datetime(2021, 5, 6, 2, 0, tzinfo=dt.UTC))

        poster = of_hearing(record, recorded(edition.current(), "en"))

        assert plain(poster.as_of) == "As of 6 May 2021, 08:00 (Almaty)"
        assert plain(poster.kicker) == "Thursday 6 May 2021 · court time, UTC+3"

    def test_a_closed_door_and_a_presumed_date_are_said(self) -> None:
        closed = factories.hearing(access="closed")
        presumed = factories.hearing(time=dt.time(11, 0), confidence="presumed")

        assert [line.word for line in self.poster(closed, presumed).lines] == [
            "Closed to the public",
            "Date presumed",
        ]

    def test_a_withheld_name_is_on_no_picture(self) -> None:
        person = factories.defendant(family_name="Secretova", shown_as="withheld")
        hearing = factories.hearing(people=[factories.prosecution(defendant=person)])

        assert "ecretova" not in repr(self.poster(hearing)).lower()


@pytest.mark.parametrize(
    "words", ["", "Ә" * 400, "עברית 中文 😀", "\n"], ids=["none", "long", "other letters", "break"]
)
def test_no_words_break_the_drawing(words: str) -> None:
    line = Line(hour=words, given=words, family=words, note=words, was=words, word=words, is_off=True)
    picture = draw(Poster(words, words, words, words, (line,) * 3, words, words, words))

    assert Image.open(io.BytesIO(picture)).size == SIZE


LONG = ("Aleksandra-Nurgul", "PRIMEROVA-OBRAZTSOVA-DEMOVSKAYA-SYNAQBAIKYZ")


def drawn(*lines: Line, heading: str = "") -> bytes:
    return draw(Poster("Open Court", "", "", heading, lines, "", "", ""))


@pytest.mark.parametrize(("word", "was"), [("", ""), ("Moved", "09:15"), ("Не состоялось", "")])
def test_a_very_long_name_is_read_to_its_last_letter(word: str, was: str) -> None:
    given, family = LONG
    one, other = (
        drawn(Line("14:30", given, name, was=was, word=word))
        for name in (family, family.removesuffix("Z") + "M")
    )

    assert one != other


def test_a_very_long_name_does_not_hide_that_the_hearing_will_not_be() -> None:
    given, family = LONG
    said, unsaid = (drawn(Line("14:30", given, family, word=word)) for word in ("Cancelled", ""))

    assert said != unsaid


def test_a_very_long_name_does_not_hide_the_hour_that_holds_no_more() -> None:
    given, family = LONG
    said, unsaid = (drawn(Line("14:30", given, family, was=was, word="Moved")) for was in ("09:15", ""))

    assert said != unsaid


def test_a_very_long_name_above_its_hearing_is_read_to_its_last_letter() -> None:
    name = " ".join(LONG)

    assert drawn(heading=name) != drawn(heading=name.removesuffix("Z") + "M")


def test_what_no_size_has_room_for_ends_behind_a_whole_word() -> None:
    pen = ImageDraw.Draw(Image.new("RGB", SIZE))
    names = [("Aru", False), ("PRIMEROVA " * 40, True)]

    first, second = fitted(pen, names, (NAME_SIZES, NAME_SIZES_IN_TWO), 600)

    assert first.text.startswith("Aru PRIMEROVA")
    assert second.text.endswith("PRIMEROVA…")
    assert max(first.width(pen), second.width(pen)) <= 600


@pytest.mark.parametrize("words", ["Time not announced", "Время не объявлено", "Уақыты хабарланбаған"])
def test_a_missing_hour_is_said_beside_the_name_and_not_below_it(words: str) -> None:
    line = Line(hour=words, given="Айбек", family="САБИТОВ")
    picture = draw(Poster("Open Court", "", "", "", (line,), "", "", ""))
    # The end of the hour's column, between the rules of the row: nothing is written there.
    end = LEFT + HOUR_COLUMN
    gap = Image.open(io.BytesIO(picture)).convert("L").crop((end - 8, 292, end - 1, 370))

    assert gap.getextrema()[0] > 200


def test_the_letters_of_all_our_languages_are_in_the_fonts() -> None:
    for face in ("Sans", "Serif"):
        for bold in (False, True):
            font = _font(face, 40, bold=bold)
            missing = bytes(font.getmask("\U0010ffff"))
            letters = "AZazЁёЯяӘәҒғҚқҢңӨөҰұҮүҺһІіЎў«»—–…№"
            assert [one for one in letters if bytes(font.getmask(one)) == missing] == []


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_long_day_costs_no_more_queries(client: Client, count: int, django_assert_num_queries: Any) -> None:
    factories.many_hearings(count, date=DAY, a_day=count)
    address = address_on(client, "/2021/05/06/")

    with django_assert_num_queries(12):
        assert client.get(address).status_code == 200


def test_the_address_is_twelve_hex_digits(client: Client) -> None:
    assert re.search(r"/share/[0-9a-f]{12}\.png$", address_on(client, pages(factories.hearing())[0]))


def test_one_hearing_shows_its_people_large() -> None:
    row = Hearing.objects.for_record().get(pk=factories.hearing().pk)
    poster = of_hearing(hearing_record(row, "en", dt.datetime(2021, 5, 6, 2, 0, tzinfo=dt.UTC)), "")

    assert (poster.heading, poster.corner) == ("Aru DEMOVA", "Almaty City Court")
