"""Programs find what they ask for at the addresses where they ask for it, in whatever state the site is."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client

from hearings import sitemap
from tests import factories

XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@contextmanager
def no_database() -> Iterator[None]:
    def refuse(*_args: Any) -> None:
        raise DatabaseError("the disk is gone")

    with connection.execute_wrapper(refuse):
        yield


def test_robots_may_read_all_but_the_desk_calendars_too(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
    ]


def test_the_icon_is_an_icon(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert (response["Content-Type"], response.content[:4]) == ("image/x-icon", b"\x00\x00\x01\x00")


@pytest.mark.django_db
def test_whoever_finds_a_hole_learns_whom_to_tell(client: Client, now: dt.datetime) -> None:
    factories.office(contact_email="desk@office.example")

    lines = client.get("/.well-known/security.txt").content.decode().splitlines()

    assert lines == [
        "Contact: mailto:desk@office.example",
        "Contact: http://127.0.0.1:8000/about/#contact",
        "Expires: 2021-12-01T00:00:00Z",
        "Preferred-Languages: kk, ru, en",
        "Canonical: http://127.0.0.1:8000/.well-known/security.txt",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "day",
    [
        dt.date(2021, 1, 31),
        dt.date(2021, 5, 1),
        dt.date(2021, 5, 31),
        dt.date(2024, 2, 29),
        dt.date(2021, 12, 31),
    ],
)
def test_the_contact_holds_half_a_year_from_whatever_day_it_is_read(client: Client, day: dt.date) -> None:
    with time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC), tick=False):
        text = client.get("/.well-known/security.txt").content.decode()

    told = next(line for line in text.splitlines() if line.startswith("Expires: "))
    left = dt.datetime.fromisoformat(told.removeprefix("Expires: ")).date() - day
    assert dt.timedelta(days=181) <= left <= dt.timedelta(days=215)


@pytest.mark.django_db
def test_the_map_has_every_public_page_in_every_language_and_no_other(
    client: Client, now: dt.datetime
) -> None:
    public = factories.hearing()
    hidden = factories.defendant(given_name="Bota", family_name="Ulgibai")
    factories.hearing(people=[factories.prosecution(defendant=hidden)], published=False)

    root = ET.fromstring(client.get("/sitemap.xml").content)

    found = [loc.text.removeprefix("http://127.0.0.1:8000") for loc in root.iter(f"{SITEMAP}loc") if loc.text]
    fixed = {"/", "/defendants/", "/courts/", "/cities/", "/articles/", "/changes/", "/subscribe/"}
    fixed |= {"/about/", "/statistics/", "/copies/"}
    rows = {
        "/defendants/aru-demova/",
        f"/cases/{public.case.public_id}/",
        "/courts/almaty-city/",
        "/cities/almaty/",
        "/articles/kz-cc/405/",
        "/2021/05/06/",
    }
    assert sorted(found) == sorted(prefix + path for prefix in ("", "/ru", "/kk") for path in fixed | rows)
    assert [client.get(path).status_code for path in found] == [200] * len(found)


@pytest.mark.django_db
def test_the_map_names_each_page_in_every_language_and_the_one_for_everybody_else(client: Client) -> None:
    factories.hearing()

    root = ET.fromstring(client.get("/sitemap.xml").content)

    for url in root.iter(f"{SITEMAP}url"):
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        assert set(links) == {"en", "ru", "kk", "x-default"}
        assert links["x-default"] == links["en"]
        assert url.findtext(f"{SITEMAP}loc") in links.values()


@pytest.mark.django_db
def test_a_map_that_is_too_long_is_several(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.hearing()
    whole = ET.fromstring(client.get("/sitemap.xml").content)
    assert client.get("/sitemap-1.xml").status_code == 404
    monkeypatch.setattr(sitemap, "MOST", 21)

    index = ET.fromstring(client.get("/sitemap.xml?x").content)
    files = [loc.text or "" for loc in index.iter(f"{SITEMAP}loc")]
    parts = [ET.fromstring(client.get(file).content) for file in files]

    assert index.tag == f"{SITEMAP}sitemapindex"
    assert len(files) == 3
    assert all(len(part) <= 21 for part in parts)
    told = [loc.text for part in parts for loc in part.iter(f"{SITEMAP}loc")]
    assert told == [loc.text for loc in whole.iter(f"{SITEMAP}loc")]
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in ("0", "4", "01")] == [404] * 3
    assert client.get("/ru/sitemap-1.xml").status_code == 404


@pytest.mark.django_db
def test_the_map_does_not_tell_a_withheld_name(client: Client) -> None:
    who = factories.defendant(shown_as="withheld")
    factories.hearing(people=[factories.prosecution(defendant=who)])

    assert "demova" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/livez", "/healthz"])
def test_a_sign_of_life_is_a_word(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok", "no-store")


@pytest.mark.django_db
def test_without_a_database_the_process_lives_but_is_not_healthy(client: Client) -> None:
    with no_database():
        assert client.get("/livez").status_code == 200
        assert client.get("/healthz").status_code == 503
        assert client.get("/robots.txt").status_code == 200
        assert client.get("/favicon.ico").status_code == 200


@pytest.mark.parametrize("path", ["/livez", "/healthz", "/robots.txt", "/favicon.ico", "/sitemap.xml"])
def test_these_files_stand_once_whatever_the_language(client: Client, path: str) -> None:
    assert client.get(f"/ru{path}").status_code == 404
