"""A reader finds a hearing by any word of it, in any alphabet, and is told what was searched."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from defendants.choices import ShownAs
from hearings import actions, edition
from hearings.choices import Access, Mode
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)
QUERIES = {"sqlite": 29, "postgresql": 34}
"""Of a page with words and results; on PostgreSQL its limit to how long a query may take is four more."""


def person(family: str = "Sabitov", given: str = "Aibek", **columns: Any) -> Any:
    return factories.prosecution(
        defendant=factories.defendant(given_name=given, family_name=family, **columns)
    )


def found(client: Client, query: str, prefix: str = "") -> Element:
    return reads(client, f"{prefix}/search/?{query}")


def names(page: Element) -> list[str]:
    """The heading of each hearing to come."""
    return page.texts("h3.n")


@pytest.mark.parametrize(
    "typed",
    [
        "Sabitov", "САБИТОВ", "Сәбитов", "сабитов", "Säbitov", "aibek sabitov", "Sabitov Aibek", "сабит", "А. Сабитов",
        "Сабитову", "Сәбитовтың", "Sabtov", "Sabiotv", "Собитов", "405", "405 part 2", "ст. 405 ч. 2", "405(2)",
        "civil activist", "extremist organisation", "peaceful protests", "Almaty", "алматы", "Алматы Сабитов",
        "city court", "Criminal Code",
    ],
)  # fmt: skip
def test_a_hearing_is_found_by(client: Client, typed: str) -> None:
    factories.hearing(people=[person()])
    other = factories.city(slug="oral", name="Oral")
    factories.hearing(
        people=[
            factories.prosecution(
                role="poet",
                charges=["488"],
                wording="",
                allegations=[],
                defendant=factories.defendant(family_name="Li"),
            )
        ],
        court=factories.court(slug="oral", name="Oral Tribunal", city=other),
    )

    shown = names(found(client, f"q={typed}"))

    assert "Aibek SABITOV" in shown
    assert shown == ["Aibek SABITOV"] or typed == "Criminal Code"


@pytest.mark.parametrize(
    "typed", ["Sabitov Astana", "405 part 1", "ст. 406 ч. 2", "Sobirov", "sab almaty", "40"]
)
def test_a_hearing_is_not_found_by(client: Client, typed: str) -> None:
    factories.hearing(people=[person()])

    page = found(client, f"q={typed}")

    assert names(page) == []
    assert "Nothing found." in page.one(".none").text


def test_people_stand_first_with_their_next_hearing(client: Client) -> None:
    part = person()
    factories.hearing(people=[part], date=TOMORROW)
    factories.hearing(people=[part], date=dt.date(2021, 4, 1))

    page = found(client, "q=sabitov")

    assert page.texts("h2.day") == ["People 1", "Tomorrow, Friday 7 May", "Past hearings 1"]
    assert page.texts(".by-date li") == ["7 MayAibek SABITOV, civil activist"]
    assert "2 hearings · to come: 1 · past: 1" in page.one("#main").text


def test_what_was_taken_for_something_else_is_said(client: Client) -> None:
    factories.hearing(people=[person()])

    page = found(client, "q=sabtov")

    assert "Nothing is written exactly so: «sabtov». Searched instead: Sabitov." in page.one("#main").text


def test_a_name_like_the_one_found_is_offered_and_not_mixed_in(client: Client) -> None:
    factories.hearing(people=[person()])
    factories.hearing(people=[person("Sagitov", "Daniyar")])

    page = found(client, "q=Sabitov")

    assert names(page) == ["Aibek SABITOV"]
    assert "Similar names: Sagitov" in page.one("#main").text


@pytest.mark.parametrize(
    "entered", ["С\u0061битов", "\u0043абитов", "S\u0430bitov", "Саб1тов", "Са\u200dбитов"]
)
@pytest.mark.parametrize("typed", ["Sabitov", "Сабитов", "Сaби", "sаbit\u043ev", "Саб1тов"])
def test_a_name_with_letters_that_only_look_right_is_found(client: Client, entered: str, typed: str) -> None:
    factories.hearing(people=[person(entered)])

    assert len(names(found(client, f"q={quote(typed)}"))) == 1


def test_words_that_stand_nowhere_together_are_offered_one_by_one(client: Client) -> None:
    factories.hearing(people=[person()])
    factories.hearing(people=[person("Orazov", "Daniyar")])

    page = found(client, "q=sabitov+orazov")

    assert [link.get("href") for link in page.all(".none a")] == ["/search/?q=sabitov", "/search/?q=orazov"]


def test_the_page_without_a_question_says_what_can_be_asked(client: Client) -> None:
    page = reads(client, "/search/")

    assert page.facts()["An article of law"].text.startswith("405 · 405 part 2")
    assert page.all(".side") == []


# --- who must not be found
@pytest.mark.parametrize("suffix", ["/", ".ics", ".atom", ".json", ".csv", ".txt"])
def test_drafts_and_unreleased_hearings_are_found_by_nothing(client: Client, suffix: str) -> None:
    factories.hearing(people=[person()])
    canary = person("Kanareev", "Canary", aliases=["Кенар"])
    factories.hearing(people=[canary], published=False)
    factories.hearing(people=[canary], release_at=dt.datetime(2021, 5, 6, 6, tzinfo=dt.UTC))
    hearings = set(Hearing.objects.exclude(prosecutions=canary).values_list("public_id", flat=True))

    def told(typed: str) -> str:
        """The answer without the words of the question."""
        body = client.get(f"/search{suffix}", {"q": typed}).content.decode()
        assert not [key for key in hearings if str(key) in body]
        return body.replace(quote(quote(typed)), "…").replace(quote(typed), "…").replace(typed, "…")

    for typed in ("Kanareev", "Canary", "Кенар", "Kanareeva", "Kanarev"):
        text = told(typed)
        assert "Kanareev" not in text
        assert text == told("Nikogda") or suffix != "/"


def test_a_name_is_not_found_from_the_moment_it_is_withheld(client: Client) -> None:
    part = person("Kanareev", "Canary", aliases=["Кенар"])
    factories.hearing(people=[part])
    assert names(found(client, "q=kanareev"))

    with edition.change(by=None):
        part.defendant.shown_as = ShownAs.WITHHELD
        part.defendant.save()

    for typed in ("Kanareev", "canary", "кенар", "kanarev"):
        assert names(found(client, f"q={typed}")) == []
    assert names(found(client, "q=405")) == ["Name withheld"]


def test_a_withdrawn_hearing_is_no_proof_of_a_name(client: Client) -> None:
    part = person("Kanareev")
    hearing = factories.hearing(people=[part])
    actions.withdraw(hearing, by=None)

    assert b"VEVENT" not in client.get("/search.ics?q=kanareev").content
    assert names(found(client, "q=kanareev")) == []


def test_subscribers_of_a_search_are_told_to_drop_what_was_withdrawn(client: Client) -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)

    feed = client.get("/search.ics?court=almaty-city").content.decode()

    assert str(hearing.public_id) in feed
    assert "STATUS:CANCELLED" in feed


# --- filters
def scene() -> None:
    """Two hearings that differ in everything a filter asks for."""
    factories.hearing(people=[person()], date=TOMORROW)
    factories.office(slug="second", name="Second office")
    factories.hearing(
        people=[
            factories.prosecution(
                charges=["488 6"],
                case=factories.case(office=factories.office(slug="second")),
                defendant=factories.defendant(given_name="Asel", family_name="Orazova"),
            )
        ],
        date=dt.date(2022, 1, 10),
        court=factories.court(slug="oral", name="Oral Court", city=factories.city(slug="oral", name="Oral")),
        mode=Mode.ONLINE,
        access=Access.CLOSED,
        stage="appeal",
        status="cancelled",
    )


FILTERS = {
    "person": "asel-orazova",
    "article": "kz-cc/488",
    "court": "oral",
    "city": "oral",
    "office": "second",
    "mode": "online",
    "access": "closed",
    "status": "cancelled",
    "stage": "appeal",
    "from": "2022-01-01",
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_what_fits_it_and_can_be_removed(client: Client, name: str) -> None:
    scene()

    page = found(client, f"{name}={FILTERS[name]}")

    assert names(page) == ["Asel ORAZOVA"]
    assert [link.get("href") for link in page.all(".on-off a")] == ["/search/"]


def test_a_part_and_the_last_day_leave_what_fits_them(client: Client) -> None:
    scene()

    assert names(found(client, "article=kz-cc/488&part=6")) == ["Asel ORAZOVA"]
    assert names(found(client, "article=kz-cc/488&part=7")) == []
    assert names(found(client, "to=2021-12-31")) == ["Aibek SABITOV"]


def test_a_first_day_is_said_once(client: Client) -> None:
    scene()

    page = found(client, "from=2021-05-01&city=almaty")

    assert [one.text for one in page.all(".on-off li")] == [
        "City: Almaty · remove City: Almaty",
        "from 1 May 2021 · remove from 1 May 2021",
    ]


def test_each_way_to_narrow_down_says_how_many_it_leaves_and_keeps_its_word(client: Client) -> None:
    scene()
    factories.hearing(people=[person("Orazov")], date=TOMORROW)
    page = found(client, "q=activist")

    offered = [
        (link.get("href"), count.text)
        for link, count in zip(page.all(".fl a"), page.all(".fl .soft"), strict=True)
    ]

    assert len(offered) > 15
    for address, count in offered:
        assert f"{count} hearing" in reads(client, address).one("#main").text, address


@pytest.mark.parametrize("typed", ["2021-05-07", "07.05.2021", "7.5.2021"])
def test_a_day_may_be_typed_as_it_is_said_here(client: Client, typed: str) -> None:
    factories.hearing(people=[person("Early")])
    factories.hearing(people=[person("Late")], date=TOMORROW)

    assert names(found(client, f"from={typed}")) == ["Aibek LATE"]


def test_an_address_has_one_order_and_forgets_what_it_does_not_know(client: Client) -> None:
    scene()

    page = reads(client, "/ru/search/?mode=online&nonsense=1&q=orazova&court=oral&more=1")

    canonical = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
    assert canonical == ["http://127.0.0.1:8000/ru/search/?q=orazova&court=oral&mode=online"]
    assert page.one("#feed").get("value").endswith("/ru/search.ics?q=orazova&court=oral&mode=online")


# --- what cannot be understood
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("mode=telepathy", "Mode: “telepathy” is not among the choices: in_person, online, hybrid."),
        ("from=6+May", "From: “6 May” is no date between 1990 and 2100. Write it like 2021-05-06."),
        ("to=1066-10-14", "Until: “1066-10-14” is no date between 1990 and 2100. Write it like 2021-05-06."),
        ("from=2021-05-06&to=2021-05-05", "The last day is before the first one."),
        ("court=nowhere", "Court: “nowhere” is not known here."),
        ("person=nobody", "Person: “nobody” is not known here."),
        ("article=405", "Article: “405” is not known here."),
        ("part=2", "A part needs its article."),
        ("q=" + "a" * 201, "That is too long: 201 characters. Write at most 200."),
        ("q=%3F%3F%3F", "There is no word in it to search for. Write at least two letters of a name."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_found(client: Client, query: str, sentence: str) -> None:
    factories.hearing()

    answer = client.get(f"/search/?{query}")
    feed = client.get(f"/search.ics?{query}")

    assert (answer.status_code, feed.status_code) == (400, 400)
    assert sentence in answer.content.decode()
    assert feed.content.decode() == sentence + "\n"
    assert "<h3" not in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "%00",
        "x" * 10_000,
        "' OR 1=1 --",
        ".*[a-z]+$",
        "((((",
        "%",
        "_",
        "\\",
        "NEAR(",
        "*",
        "\ufeff\u200b",
        "<b>",
        "{{7*7}}",
    ],
)
def test_junk_gets_an_answer(client: Client, typed: str) -> None:
    factories.hearing()

    for address in ("/search/", "/search.ics", "/ru/search.json"):
        assert client.get(address, {"q": typed}).status_code in (200, 400)


@pytest.mark.only_on("sqlite")
def test_a_question_that_takes_too_long_is_stopped(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.hearing()
    monkeypatch.setattr("hearings.search.patience._STEPS", 1)
    monkeypatch.setattr("hearings.views.search.patience.__wrapped__.__defaults__", (0.001,))

    assert client.get("/search/?q=demova").status_code == 503


# --- cost
@pytest.mark.parametrize("count", [1, 3])
def test_a_search_costs_the_same_queries_whatever_it_finds(
    client: Client, count: int, database: str, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        factories.hearing(
            people=[person(given=f"Aibek{'abc'[number]}")], date=TOMORROW + dt.timedelta(days=number)
        )

    with django_assert_num_queries(QUERIES[database]):
        client.get("/search/?q=sabitov")


def test_1500_hearings_cost_as_many_queries_as_one(
    client: Client, database: str, django_assert_num_queries: Any
) -> None:
    factories.many_hearings(1500, date=TOMORROW, a_day=3)

    with django_assert_num_queries(QUERIES[database]):
        page = found(client, "q=demova")
    assert len(names(page)) == 25
    assert page.one(".more a").get("href") == "/search/?q=demova&more=2"
    assert len(client.get("/search.json?q=demova").json()["hearings"]) == 1500


def test_more_is_shown_on_demand(client: Client) -> None:
    factories.many_hearings(60, date=TOMORROW, a_day=3, rendered=False)

    assert len(names(found(client, "q=demova&more=2"))) == 50
    assert found(client, "q=demova&more=3").all(".more a") == []
    assert len(names(found(client, "q=demova&more=junk"))) == 25
