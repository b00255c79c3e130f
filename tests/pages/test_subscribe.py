"""An embassy officer brings the calendar they need into their program by steps that hold, and learns what it hides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from hearings.views import choosing
from tests import factories
from tests.pages.qr_reader import read_svg
from tests.pages.reading import Element, parsed, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"


def asked(client: Client, status: int = 200, lang: str = "", **typed: str) -> Element:
    return reads(client, f"{lang}/subscribe/?{urlencode(typed)}", status)


def address(page: Element) -> str | None:
    return page.one("#all").get("value")


def links(page: Element) -> dict[str, str]:
    return {a.text: a.get("href") or "" for a in page.all("main a")}


# --- the address
def test_a_choice_in_another_language_says_so_to_the_ear(client: Client) -> None:
    person = factories.defendant(given_name={"ru": "Пётр"}, family_name={"ru": "Примеров"})
    factories.hearing(people=[factories.prosecution(defendant=person)])

    languages = {
        option.text: option.get("lang") for option in reads(client, "/subscribe/").all("#person option")
    }

    assert languages == {"All": None, "ПРИМЕРОВ Пётр": "ru"}


def test_the_address_to_copy_comes_first(client: Client) -> None:
    page = reads(client, "/subscribe/")
    fields = [each for each in page.all("main") for each in each.walk() if each.tag in ("input", "select")]

    assert fields[0].get("value") == f"{SITE}/hearings.ics"
    assert fields[0].get("readonly") is not None


def test_each_subject_has_its_address(client: Client) -> None:
    hearing = factories.hearing()
    slug = hearing.prosecutions.get().defendant.slug

    assert address(asked(client, person=slug)) == f"{SITE}/defendants/{slug}.ics"
    assert address(asked(client, city="almaty")) == f"{SITE}/cities/almaty.ics"
    assert address(asked(client, court="almaty-city")) == f"{SITE}/courts/almaty-city.ics"
    assert address(asked(client, article="kz-cc/405")) == f"{SITE}/articles/kz-cc/405.ics"
    for stem in ("/2021/05/06", "/2021/W18", f"/cases/{hearing.case.public_id}", "/courts/almaty-city"):
        for typed in (stem, f"{stem}/", f"{stem}.ics", f"{SITE}/kk{stem}/", f"/ru{stem}.json"):
            assert address(asked(client, page=typed)) == f"{SITE}{stem}.ics", typed


def test_language_and_cancelled_ones_are_told_in_the_address(client: Client) -> None:
    factories.hearing()

    assert address(asked(client, language="ru")) == f"{SITE}/ru/hearings.ics"
    assert address(asked(client, lang="/kk")) == f"{SITE}/kk/hearings.ics"
    assert address(asked(client, cancelled="mark")) == f"{SITE}/hearings.ics"
    chosen = asked(client, lang="/ru", city="almaty", language="kk", cancelled="status")
    assert address(chosen) == f"{SITE}/kk/cities/almaty.ics?cancelled=status"


@pytest.mark.parametrize("cancelled", ["mark", "status", "hide"])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_address_given_answers(client: Client, language: str, cancelled: str) -> None:
    given = address(asked(client, language=language, cancelled=cancelled)) or ""

    assert client.get(given.removeprefix(SITE)).content.startswith(b"BEGIN:VCALENDAR")


def test_a_feed_answers_whatever_authorization_a_program_sends(client: Client) -> None:
    """Classic Outlook sends a token of its own to whoever it asks."""
    assert client.get("/hearings.ics", headers={"authorization": "Bearer x"}).status_code == 200


# --- into programs
def test_programs_get_the_address_as_each_wants_it(client: Client) -> None:
    factories.hearing()
    page = asked(client, court="almaty-city", cancelled="hide")
    there = links(page)
    https = f"{SITE}/courts/almaty-city.ics?cancelled=hide"
    webcal = https.replace("http:", "webcal:")

    assert there["Open in a calendar app"] == webcal
    google = urlsplit(there["Google Calendar"])
    assert (google.netloc, google.path) == ("calendar.google.com", "/calendar/r")
    assert parse_qs(google.query) == {"cid": [webcal]}
    for name, host in (("Outlook.com", "live"), ("Outlook at work or school", "office")):
        outlook = urlsplit(there[name])
        assert (outlook.netloc, outlook.path) == (f"outlook.{host}.com", "/calendar/0/addfromweb")
        assert parse_qs(outlook.query) == {"url": [https], "name": ["Almaty City Court · Open Court"]}


def test_links_to_other_sites_are_called_so_and_tell_them_nothing_of_this_page(client: Client) -> None:
    page = reads(client, "/subscribe/")
    away = [a for a in page.all("main a") if (a.get("href") or "").startswith("https:")]

    assert len(away) == 3
    assert {a.get("rel") for a in away} == {"noreferrer"}
    assert "These lead to other sites" in away[0].parent.text


def test_the_code_opens_the_same_choice_on_a_phone(client: Client) -> None:
    factories.hearing()
    for typed in (
        {},
        {"court": "almaty-city", "language": "kk"},
        {"page": "/2021/05/06/", "cancelled": "hide"},
    ):
        page = asked(client, lang="/ru", **typed)
        code = page.one("svg.qr")
        here = f"{SITE}/ru/subscribe/" + (f"?{urlencode(typed)}" if typed else "")

        assert read_svg(code) == here
        assert address(reads(client, here.removeprefix(SITE))) == address(page)
        assert code.get("aria-label") == "QR-код: открывает эту страницу на телефоне"
        assert code.get("style") is None


def test_it_says_what_one_sees_when_it_worked(client: Client) -> None:
    for day in (6, 13, 14):
        factories.hearing(date=dt.date(2021, 5, day))
    worked = "When it has worked you see 2 hearings in the next seven days."

    assert worked in reads(client, "/subscribe/").texts("main p")


def test_it_says_the_number_that_the_front_page_says(client: Client) -> None:
    for day in (6, 7, 13, 14):
        factories.hearing(date=dt.date(2021, 5, day), status="cancelled" if day == 7 else "scheduled")

    assert "in the next seven days: 3" in reads(client, "/").one("#main").text
    assert "you see 3 hearings in the next seven days" in asked(client).text
    assert "you see 2 hearings in the next seven days" in asked(client, cancelled="hide").text


@pytest.mark.parametrize("cancelled", ["mark", "hide"])
def test_what_was_put_off_is_seen_too_for_the_calendar_keeps_it(client: Client, cancelled: str) -> None:
    """Whoever counted found one more than was said, and took the calendar for broken."""
    factories.hearing()
    factories.hearing(date=dt.date(2021, 5, 7), status="postponed")
    feed = client.get("/hearings.ics", {"cancelled": cancelled}).content

    assert feed.count(b"BEGIN:VEVENT") == 2
    assert "you see 2 hearings in the next seven days" in asked(client, cancelled=cancelled).text


def test_what_is_for_another_page_is_in_the_chosen_language(client: Client) -> None:
    factories.hearing()
    page = asked(client, court="almaty-city", language="kk")

    assert "/kk/embed/today/ and /kk/embed/week/" in page.text
    assert "/kk/courts/almaty-city.txt" in [a.get("href") for a in page.all("main a")]


def test_an_empty_calendar_is_said_not_to_be_broken(client: Client) -> None:
    assert "It is not broken." in reads(client, "/subscribe/").text


def test_steps_are_numbered_for_each_program_and_say_how_soon_changes_come(client: Client) -> None:
    folds = reads(client, "/subscribe/").all("details.fold")

    assert len(folds) == 6
    assert all(len(fold.all("ol.steps li")) >= 2 for fold in folds)
    assert all(fold.all("p.soft") for fold in folds)
    assert "Google 4–24 hours" in reads(client, "/subscribe/").text


# --- the form
def test_what_was_chosen_stands_in_the_form_again(client: Client) -> None:
    factories.hearing()
    page = asked(client, court="almaty-city", language="ru", cancelled="hide")

    assert [o.get("value") for o in page.all("option") if o.get("selected") is not None] == [
        "almaty-city",
        "ru",
    ]
    assert [r.get("value") for r in page.all("input") if r.get("checked") is not None] == ["hide"]


@pytest.mark.parametrize("name", ["person", "city", "court", "article", "page", "language", "cancelled"])
def test_what_is_not_known_is_named_and_kept(client: Client, name: str) -> None:
    factories.hearing()
    page = asked(client, 400, **{name: "Nowhere <b>", "court" if name != "court" else "city": ""})

    assert page.texts(".note a") == [str(choosing.TITLES[name])]
    assert "“Nowhere <b>”" in page.one(".note li").text
    assert page.all("#all") == []
    if name not in ("language", "cancelled"):
        field = page.one(f"#{name}")
        assert (field.get("value"), field.get("aria-invalid")) == ("Nowhere <b>", "true")


def test_one_mistake_loses_nothing_else(client: Client) -> None:
    factories.hearing()
    page = asked(client, 400, person="Nobodyova", language="kk", cancelled="status")

    assert page.one("#person").get("value") == "Nobodyova"
    assert [r.get("value") for r in page.all("input") if r.get("checked") is not None] == ["status"]


def test_a_typed_name_finds_its_person_in_any_language(client: Client) -> None:
    person = factories.defendant(
        given_name={"en": "Aru", "ru": "Ару"}, family_name={"en": "Demova", "ru": "Демова"}
    )
    factories.hearing(people=[factories.prosecution(defendant=person)])

    for typed in ("demova", "Aru DEMOVA", "демова", "Dem A"):
        assert address(asked(client, person=typed)) == f"{SITE}/defendants/{person.slug}.ics", typed


def test_a_name_typed_on_another_keyboard_finds_its_person(client: Client) -> None:
    person = factories.defendant(given_name={"kk": "Сәуле"}, family_name={"kk": "Үлгібай"})
    factories.hearing(people=[factories.prosecution(defendant=person)])

    for typed in ("Улгибай", "сауле", "Ulgibai Saule", "Үлгі"):
        assert address(asked(client, person=typed)) == f"{SITE}/defendants/{person.slug}.ics", typed
    for typed in ("Демова", "王"):
        assert asked(client, 400, person=typed).texts(".bad strong")


def test_of_several_that_fit_the_reader_chooses(client: Client) -> None:
    for given in ("Aru", "Bota"):
        person = factories.defendant(given_name=given)
        factories.hearing(people=[factories.prosecution(defendant=person)])
    page = asked(client, 400, person="demova", language="ru")

    offered = {a.text: a.get("href") for a in page.all("form ul a")}
    assert list(offered) == ["DEMOVA Aru", "DEMOVA Bota"]
    assert (
        address(reads(client, unescape(offered["DEMOVA Bota"] or "")))
        == f"{SITE}/ru/defendants/bota-demova.ics"
    )


@pytest.mark.parametrize("shown_as", ["withheld", "initials"])
def test_a_name_that_is_not_shown_is_not_found_by_its_letters(client: Client, shown_as: str) -> None:
    person = factories.defendant(family_name="Canaryova", shown_as=shown_as)
    factories.hearing(people=[factories.prosecution(defendant=person)])
    hidden = client.get("/subscribe/?person=canaryova").content
    never = client.get("/subscribe/?person=cbnaryova").content

    assert hidden.replace(b"canaryova", b"") == never.replace(b"cbnaryova", b"")
    assert b"anaryova" not in client.get("/subscribe/").content.lower()
    assert client.get(f"/subscribe/?person={person.address_key}").status_code == 200


def test_initials_are_chosen_in_the_order_in_which_pages_show_them(client: Client) -> None:
    person = factories.defendant(given_name="Uladzimir", family_name="Sample", shown_as="initials")
    factories.hearing(people=[factories.prosecution(defendant=person)])

    assert "U. S." in reads(client, "/subscribe/").one("#person").texts("option")


def test_several_answers_together_are_what_fits_them_all(client: Client) -> None:
    person = factories.prosecution()
    factories.hearing(people=[person])
    factories.hearing(people=[person], court=factories.court(slug="other", name="Other Court"))
    factories.hearing()
    key = person.defendant.address_key
    page = asked(client, person=key, court="almaty-city", cancelled="hide", language="ru")
    given = address(page) or ""

    assert given == f"{SITE}/ru/search.ics?person={key}&court=almaty-city&cancelled=hide"
    assert client.get(given.removeprefix(SITE)).content.count(b"BEGIN:VEVENT") == 1
    assert asked(client, page=given).one("#all").get("value") == (
        f"{SITE}/search.ics?person={key}&court=almaty-city"
    )


def test_a_page_stands_alone(client: Client) -> None:
    factories.hearing()
    page = asked(client, 400, city="almaty", page="/2021/05/06/")

    assert "A page is a calendar of its own." in page.one(".note li").text


def test_a_search_can_be_subscribed_to_and_framed(client: Client) -> None:
    factories.hearing()
    steps = next(
        a.get("href") or ""
        for a in reads(client, "/search/?q=demova&city=almaty").all("aside a")
        if a.text == "Steps, QR code, other languages"
    )
    page = reads(client, steps)
    frame = parsed(page.one("#snippet").text).one("iframe").get("src") or ""

    assert address(page) == f"{SITE}/search.ics?q=demova&city=almaty"
    assert frame == f"{SITE}/embed/search/?q=demova&city=almaty"
    assert len(reads(client, f"{frame.removeprefix(SITE)}&limit=1").all("li")) == 1
    assert reads(client, "/embed/search/?q=", 404).one("h1").text


@pytest.mark.parametrize(
    "typed", ["https://evil.example/courts/almaty-city/", "/about/", "/admin/", "x" * 2000, "//", "http://["]
)
def test_what_is_no_calendar_here_is_refused(client: Client, typed: str) -> None:
    factories.hearing()
    response = client.get("/subscribe/", {"page": typed[:1900]})

    assert response.status_code == 400 or typed == "//"
    assert b"evil.example" not in response.content.replace(b"https://evil.example/courts/almaty-city/", b"")


def test_of_very_many_the_name_is_typed(client: Client) -> None:
    for number in range(choosing.FEW + 1):
        factories.hearing(court=factories.court(slug=f"court-{number}", name=f"Court {number}x"))
    page = reads(client, "/subscribe/")

    assert page.one("#court").tag == "input"
    assert page.one("#city").tag == "select"
    assert address(asked(client, court="court 17x")) == f"{SITE}/courts/court-17.ics"


def test_the_form_asks_the_database_the_same_number_of_times(
    client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager]
) -> None:
    factories.hearing()
    with django_assert_num_queries(9):
        client.get("/subscribe/")
    for number in range(3):
        factories.hearing(court=factories.court(slug=f"court-{number}"), people=[_somebody(number)])
    with django_assert_num_queries(9):
        client.get("/subscribe/")


def _somebody(number: int) -> object:
    return factories.prosecution(defendant=factories.defendant(family_name=f"Demova{number}"))


# --- on other pages
def test_the_lines_for_a_page_of_ones_own_frame_the_calendar(client: Client) -> None:
    factories.hearing(court=factories.court(name='Court "A" & <B>'))
    page = asked(client, court="almaty-city", language="ru")
    frame = parsed(page.one("#snippet").text).one("iframe")

    assert frame.get("src") == f"{SITE}/ru/embed/courts/almaty-city/"
    assert frame.get("title") == 'Court "A" & <B> · Open Court'
    assert (frame.get("width"), frame.get("height"), frame.get("loading")) == ("100%", "480", "lazy")
    assert "allow-scripts" not in (frame.get("sandbox") or "")
    assert client.get("/ru/embed/courts/almaty-city/").status_code == 200


def test_every_calendar_page_gives_its_address_and_leads_to_its_steps(client: Client) -> None:
    hearing = factories.hearing()
    for stem in (
        "/courts/almaty-city",
        "/2021/05/06",
        f"/hearings/{hearing.public_id}",
        "/articles/kz-cc/405",
    ):
        block = reads(client, f"/ru{stem}/").one("aside.side")

        assert block.one("#feed").get("value") == f"{SITE}/ru{stem}.ics"
        steps = next(a.get("href") for a in block.all("a") if a.text == "Шаги, QR-код, другие языки")
        assert steps == f"/ru/subscribe/?page={stem}/"
        assert address(reads(client, steps)) == f"{SITE}/ru{stem}.ics"


def test_the_front_page_leads_to_the_steps_for_everything(client: Client) -> None:
    links_there = [a.get("href") for a in reads(client, "/kk/").all("aside a")]

    assert "/kk/subscribe/" in links_there


def test_whose_paper_refuses_frames_learns_that_the_list_can_be_copied_with_its_links(client: Client) -> None:
    factories.hearing()
    page = reads(client, "/subscribe/")

    assert "open it and copy the list with its links" in page.one("main").text
    listed = reads(client, links(page)["See it"].removeprefix("http://127.0.0.1:8000"))
    assert all((link.get("href") or "").startswith("http://127.0.0.1:8000/") for link in listed.all("li a"))
    assert listed.all("li a")
