"""Database gone, nothing in memory: readers get the mirror's files, dated, and never a file of anybody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config.answers import answers
from hearings.mirror.building import build
from tests import factories

pytestmark = pytest.mark.django_db
DAY = "/2021/05/06"
FORMATS = ("/", ".ics", ".atom", ".json", ".csv", ".txt")


@pytest.fixture
def live(
    request: pytest.FixtureRequest, settings, tmp_path: Path, now: dt.datetime, client: Client
) -> Client:
    """A reader of a site with a mirror beside it, in two languages."""
    settings.KEPT_ANSWERS_MB = getattr(request, "param", 8)
    settings.LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] != "kk"]
    settings.MIRROR_DIR = tmp_path / "mirror"
    person = factories.prosecution(defendant=factories.defendant(family_name="Demova", slug="aru-demova"))
    factories.hearing(people=[person], date=dt.date(2021, 5, 6), time=dt.time(9, 15))
    build(settings.MIRROR_DIR, now=now)
    answers.clear()
    client.raise_request_exception = False
    return client


@pytest.fixture
def lose_the_database() -> Iterator[Callable[[], None]]:
    """From the call on, no statement is answered, and nothing is kept."""

    def nobody_there(*_args: object) -> None:
        raise OperationalError("could not connect to server")

    def lose() -> None:
        gone.enter_context(connection.execute_wrapper(nobody_there))
        answers.clear()

    with ExitStack() as gone:
        yield lose


@pytest.mark.parametrize("live", [0, 8], ids=["memory off", "memory on"], indirect=True)
def test_every_format_and_language_is_served_dated_and_typed_as_ever(
    live: Client, lose_the_database: Callable[[], None]
) -> None:
    addresses = [lang + DAY + suffix for lang in ("", "/ru") for suffix in FORMATS]
    addresses += ["/", "/defendants/aru-demova/", "/sitemap.xml"]
    before = {address: live.get(address) for address in addresses}
    lose_the_database()

    after = {address: live.get(address) for address in addresses}

    for address, was in before.items():
        answer = after[address]
        assert answer.status_code == 200, address
        assert answer["Content-Type"] == was["Content-Type"], address
        assert answer["Content-Security-Policy"] == was["Content-Security-Policy"], address
        assert answer["Cache-Control"] == "public, no-cache"
        assert "Last-Modified" in answer
    page = after["/ru" + DAY + "/"].content.decode()
    assert "6 мая 2021" in page
    assert 'class="note" role="status"' in page
    assert "index.html" not in page
    assert after[DAY + ".ics"].content.count(b"BEGIN:VEVENT") == 1
    again = live.get(DAY + ".ics", headers={"If-None-Match": after[DAY + ".ics"]["ETag"]})
    assert again.status_code == 304


def test_the_leaflet_is_handed_out_to_the_byte(
    live: Client, lose_the_database: Callable[[], None], settings
) -> None:
    lose_the_database()

    answer = live.get("/ru/leaflet.html")

    assert answer.content == (settings.MIRROR_DIR / "ru" / "leaflet.html").read_bytes()
    assert answer["Content-Disposition"] == "attachment"


def test_what_the_copy_has_not_is_told_from_what_is_nowhere(
    live: Client, lose_the_database: Callable[[], None], settings, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("a private word")
    (settings.MIRROR_DIR / "link.txt").symlink_to(tmp_path / "secret.txt")
    (settings.MIRROR_DIR / "away").symlink_to(tmp_path)
    lose_the_database()

    nowhere = (
        "/nonsense/",
        "/ru/nonsense/",
        "/link.txt",
        "/away/secret.txt",
        "/.mirror.state",
        "/%2e%2e/secret.txt",
    )
    perhaps = ("/hearings/zzzzzzzz/", "/search/?q=Demova", DAY + ".ics?cancelled=hide")
    assert {live.get(address).status_code for address in nowhere} == {404}
    assert {live.get(address).status_code for address in ("/../secret.txt", "/ru/../../secret.txt")} <= {
        404,
        503,
    }
    assert [live.get(address).status_code for address in perhaps[1:]] == [503, 503]
    for address in (*nowhere, *perhaps, "/../secret.txt"):
        assert b"a private word" not in live.get(address).content
    assert live.get("/healthz").content == b"no database; mirror served"
    assert live.get("/healthz").status_code == 503
    assert live.get("/admin/").status_code in (302, 503)
    assert live.get(DAY)["Location"] == DAY + "/"


def test_without_a_whole_mirror_nothing_is_made_up(
    live: Client, lose_the_database: Callable[[], None], settings
) -> None:
    (settings.MIRROR_DIR / "MANIFEST.txt").unlink()
    lose_the_database()

    assert live.get(DAY + "/").status_code == 503
    assert live.get("/nonsense/").status_code in (404, 503)
    assert live.get("/healthz").content == b"no database; mirror missing"
