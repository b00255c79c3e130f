"""Numbers for the operator: there for nobody without the token, readable by the rules of the format, and of nobody."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.test import Client

from config import environment
from config.answers import answers
from config.metrics import Family, exposition
from hearings import edition, unshown
from hearings.handover import Note, sign_of
from hearings.mirror.building import build
from hearings.models import Court, Hearing
from tests import factories

pytestmark = pytest.mark.django_db

TOKEN = "a token for tests, but without spaces".replace(" ", "-")
SAMPLE = re.compile(
    r'([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (\S+)'
)
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"')
Read = dict[str, dict[tuple[tuple[str, str], ...], float]]


@pytest.fixture(autouse=True)
def _switched_on(settings: Any, now: dt.datetime, tmp_path: Path) -> Iterator[None]:
    settings.METRICS_TOKEN = TOKEN
    settings.LAST_BACKUP = tmp_path / "last-backup"
    yield
    unshown.forget()


def read(text: str) -> Read:
    """The values by name and labels, read as Prometheus' text format 0.0.4 wants it; whatever breaks a rule fails."""
    assert text.endswith("\n")
    found: Read = {}
    kinds: dict[str, str] = {}
    meant: set[str] = set()
    current = ""
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith("# HELP "):
            _hash, _help, current, meaning = line.split(" ", 3)
            assert current not in meant, "one HELP for each name"
            assert meaning
            meant.add(current)
        elif line.startswith("# TYPE "):
            _hash, _type, name, kind = line.split(" ")
            assert name == current, "lines of one name stand together"
            assert name not in found, "TYPE stands before the first value"
            assert kind in ("counter", "gauge")
            assert (kind == "counter") == name.endswith("_total")
            kinds[name] = kind
        else:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            name, labels, value = sample.groups()
            assert name == current in kinds
            key = tuple(LABEL.findall(labels or ""))
            assert len(dict(key)) == len(key), "a label once"
            assert key not in found.setdefault(name, {}), "a value once"
            found[name][key] = float(value)
    assert set(found) == set(kinds) == meant
    return found


def asked(client: Client, token: str = TOKEN) -> Read:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store, private"
    return read(answer.content.decode())


def of(found: Read, name: str) -> float:
    (value,) = found[f"opencourt_{name}"].values()
    return value


# --- for whom
@pytest.mark.parametrize(
    "sent", [None, "", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer ключ"]
)
def test_without_the_token_there_is_no_such_page(client: Client, sent: str | None) -> None:
    headers = {} if sent is None else {"Authorization": sent}

    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content == client.get("/metric").content


@pytest.mark.parametrize("sent", [TOKEN, ""])
def test_it_is_off_until_a_token_is_set(client: Client, settings: Any, sent: str) -> None:
    settings.METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"Authorization": f"Bearer {sent}"}).status_code == 404


@pytest.mark.parametrize("path", ["/ru/metrics", "/metrics/", "/kk/metrics"])
def test_it_stands_once(client: Client, path: str) -> None:
    assert client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 404


@pytest.mark.parametrize("value", ["short", "a token of many letters, and with spaces", "к" * 40])
def test_a_token_that_can_be_guessed_or_not_be_sent_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOME_TOKEN", value)

    with pytest.raises(ImproperlyConfigured, match="takes 32 or more letters"):
        environment.token("SOME_TOKEN")


def test_a_token_is_read_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("SOME_TOKEN_FILE", str(tmp_path / "token"))

    assert environment.token("SOME_TOKEN") == TOKEN


# --- what it tells
def test_it_tells_of_the_record(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=dt.date(2021, 5, 1))
    broken = factories.hearing()
    Hearing.objects.filter(pk=broken.pk).update(zone="Mars/Olympus")
    client.get("/2021/05/06/")

    found = asked(client)
    assert of(found, "database_up") == 1
    assert of(found, "edition_number") == edition.current().number > 1
    assert of(found, "edition_time_seconds") == now.timestamp()
    assert of(found, "hearings_overdue") == 1
    assert of(found, "hearings_unshown") == 1


def test_it_counts_answers_by_their_class(client: Client) -> None:
    process = ("process", str(os.getpid()))
    before = asked(client)["opencourt_responses_total"]
    for address in ("/", "/about/", "/nothing/", "/2021"):
        client.get(address)

    after = asked(client)["opencourt_responses_total"]
    more = {dict(key)["class"]: after[key] - before[key] for key in after}
    assert more == {"1xx": 0, "2xx": 3, "3xx": 1, "4xx": 1, "5xx": 0}
    assert all(process in key for key in after)


def test_it_tells_of_what_is_kept_in_memory(client: Client, settings: Any) -> None:
    settings.KEPT_ANSWERS_MB = 8
    answers.limit = 8 * 1024 * 1024
    answers.clear()
    reader = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    before = asked(reader)
    for _ in range(3):
        reader.get("/about/")

    after = asked(reader)
    answers.clear()
    assert of(after, "kept_answers_hits_total") - of(before, "kept_answers_hits_total") == 2
    assert of(after, "kept_answers_misses_total") - of(before, "kept_answers_misses_total") == 1
    assert of(after, "kept_answers_bytes") > of(before, "kept_answers_bytes") == 0
    assert of(after, "kept_answers_limit_bytes") == 8 * 1024 * 1024


def test_it_tells_when_backup_and_mirror_were_made(
    client: Client, settings: Any, now: dt.datetime, tmp_path: Path
) -> None:
    settings.LANGUAGES = [("en", "English")]
    factories.hearing()
    assert {"opencourt_backup_time_seconds", "opencourt_mirror_time_seconds"}.isdisjoint(asked(client))

    settings.LAST_BACKUP.touch()
    os.utime(settings.LAST_BACKUP, (1620000000, 1620000000))
    build(tmp_path / "mirror", now=now)
    settings.MIRROR_DIR = tmp_path / "mirror"

    found = asked(client)
    assert of(found, "backup_time_seconds") == 1620000000
    assert of(found, "mirror_time_seconds") <= now.timestamp()


def test_it_tells_what_each_mirror_was_given_and_not_where_it_stands(
    client: Client, settings: Any, now: dt.datetime, tmp_path: Path
) -> None:
    settings.HANDOVER = tmp_path / "handover"
    Note("https://few.example").succeeded(7, now).write(settings.HANDOVER)
    Note("another").failed("no room", now).write(settings.HANDOVER)

    found = asked(client)
    few, another = (((("mirror", sign_of(name)),)) for name in ("https://few.example", "another"))
    assert found["opencourt_handover_edition_number"] == {few: 7, another: 0}
    assert found["opencourt_handover_time_seconds"] == {few: now.timestamp(), another: 0}
    assert found["opencourt_handover_failing"] == {few: 0, another: 1}


def test_it_tells_of_persons_and_places_that_cannot_be_shown(client: Client) -> None:
    factories.hearing()
    Court.objects.update(name=5)
    client.get("/courts/")

    found = asked(client)
    assert of(found, "others_unshown") == 1


def test_without_its_database_it_tells_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_there(*_args: object, **_options: object) -> None:
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(connection, "cursor", nobody_there)

    found = asked(client)
    assert of(found, "database_up") == 0
    assert "opencourt_edition_number" not in found
    assert "opencourt_responses_total" in found


def test_it_costs_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        asked(client)


def test_nothing_in_it_is_of_a_reader_or_of_somebody_in_the_record(client: Client) -> None:
    factories.hearing()
    reader = {"User-Agent": "Zqreader", "X-Forwarded-For": "198.51.100.77"}
    client.get("/defendants/aru-demova/?q=Zqreader", headers=reader)

    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()
    assert [trace for trace in ("zqreader", "198.51", "demova", "/", "127.0") if trace in text.lower()] == []
    labels = {name for samples in read(text).values() for key in samples for name, _value in key}
    assert labels == {"process", "class"}


def test_the_format_is_written_by_its_rules() -> None:
    text = exposition([Family("a_total", "counter", "A.", ((((("x", "1"),)), 2), ((("x", "2"),), 3.5)))])

    assert text == '# HELP a_total A.\n# TYPE a_total counter\na_total{x="1"} 2\na_total{x="2"} 3.5\n'
