"""A day typed where names are expected leads to its page."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import pytest
from django.test import Client

from hearings.views.day_meant import day_meant
from tests import factories
from tests.pages.reading import reads

TODAY = dt.date(2021, 5, 6)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-05-12", dt.date(2021, 5, 12)),
        ("12.05.2021", dt.date(2021, 5, 12)),
        ("12 May", dt.date(2021, 5, 12)),
        ("Сабитов 12 мая", dt.date(2021, 5, 12)),
        ("12 мамыр", dt.date(2021, 5, 12)),
        ("2 января", dt.date(2021, 1, 2)),
        ("20 декабря", dt.date(2020, 12, 20)),
        ("today", dt.date(2021, 5, 6)),
        ("Завтра", dt.date(2021, 5, 7)),
        ("Сабитов завтра", dt.date(2021, 5, 7)),
        ("ертең", dt.date(2021, 5, 7)),
        ("бүгін", dt.date(2021, 5, 6)),
    ],
)
def test_a_day_is_known_without_its_year_as_the_nearest(text: str, date: dt.date) -> None:
    meant = day_meant(text, TODAY)

    assert meant
    assert meant.date == date
    assert meant.others == ("Сабитов" if "Сабитов" in text else "")


@pytest.mark.parametrize(
    "text",
    [
        "Май",
        "405",
        "ст. 405 ч. 2",
        "5/6/2021",
        "12 и 13 мая",
        "31 февраля",
        "1 мая 1888",
        "сегодня или завтра",
        "",
    ],
)
def test_what_may_be_another_day_or_none_is_not_guessed(text: str) -> None:
    assert day_meant(text, TODAY) is None


@pytest.mark.django_db
def test_a_search_for_a_day_leads_to_it_and_says_nothing_of_a_word_that_is_missing(
    client: Client, now: dt.datetime
) -> None:
    factories.hearing()

    page = reads(client, f"/ru/search/?q={quote('6 мая')}")

    (link,) = [link for link in page.all("p a") if link.get("href") == "/ru/2021/05/06/"]
    assert link.text == "четверг, 6 мая 2021 г."
    words = page.one("main").text
    for said in ("Ничего не найдено", "Этого слова", "0 заседаний", "Попробуйте:"):
        assert said not in words, words
    assert "search.ics" not in words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search/?q=today", "Date: Thursday 6 May 2021 · No hearings are known for this day."),
        ("/ru/search/?q=" + quote("завтра"), "Дата: пятница, 7 мая 2021 г. · 2 заседания"),
        ("/kk/search/?q=" + quote("ертең"), "2021 жылғы 7 мамыр, жұма · 2 сот отырысы"),
    ],
)
def test_whoever_asks_for_tomorrow_is_told_how_many_hearings_there_are(
    client: Client, now: dt.datetime, address: str, told: str
) -> None:
    for _ in range(2):
        factories.hearing(date=dt.date(2021, 5, 7))

    assert told in reads(client, address).one("main").text.replace("\u00a0", " ")


@pytest.mark.django_db
def test_beside_a_day_the_rest_of_what_was_typed_can_be_searched(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    page = reads(client, f"/search/?q={quote('demova 7 May')}")

    assert "Date: Friday 7 May 2021" in page.one("main").text
    assert [(a.text, a.get("href")) for a in page.all("p.none a")] == [("«demova»", "/search/?q=demova")]


@pytest.mark.django_db
def test_a_number_of_an_article_is_no_day(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    assert "Date:" not in reads(client, "/search/?q=405").one("main").text


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
@pytest.mark.parametrize(
    ("prefix", "last_year"),
    [("", "Fri 6 March 2020"), ("/ru", "Пт, 6 марта 2020 г."), ("/kk", "2020 жылғы 6 наурыз, жм")],
)
def test_a_past_day_of_another_year_says_which(client: Client, prefix: str, last_year: str) -> None:
    for day in (dt.date(2020, 3, 6), dt.date(2021, 4, 6)):
        named = factories.defendant(given_name="Aibek", family_name="Sabitov")
        factories.hearing(date=day, people=[factories.prosecution(defendant=named)])

    heads = reads(client, f"{prefix}/search/?q=Sabitov").texts(".ls h3")

    assert last_year in heads
    assert all("2021" not in head for head in heads)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "label", "told"),
    [
        ("", "A day", "today · tomorrow · 6 May"),
        ("/ru", "День", "сегодня · завтра · 6 мая"),
        ("/kk", "Күн", "бүгін · ертең · 6 мамыр"),
    ],
)
def test_the_search_says_that_a_day_can_be_asked_for(
    client: Client, now: dt.datetime, prefix: str, label: str, told: str
) -> None:
    assert reads(client, f"{prefix}/search/").facts()[label].text.replace("\u00a0", " ") == told
