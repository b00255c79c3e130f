"""A small record with a past, a future and a moved hearing, and a key to sign its copies with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearings import actions, edition
from hearings.mirror.building import Built, build
from hearings.mirror.signing import SecretKey
from hearings.models import Hearing
from tests import factories

Build = Callable[..., Built]


@pytest.fixture
def record(now: dt.datetime) -> list[Hearing]:
    """Two hearings of two people, one of them moved to another day; as of the seed's morning."""
    editor = factories.editor()
    court = factories.court()
    first = factories.prosecution(defendant=factories.defendant(family_name="Demova", slug="aru-demova"))
    second = factories.prosecution(defendant=factories.defendant(family_name="Samplov", slug="con"))
    rows = [
        factories.hearing(people=[first], date=dt.date(2021, 5, 6), court=court),
        factories.hearing(people=[second], date=dt.date(2021, 5, 6), time=dt.time(9, 15)),
    ]
    actions.move(rows[1], by=editor, date=dt.date(2021, 5, 12), time=dt.time(14, 30))
    return rows


@pytest.fixture(scope="session")
def key() -> SecretKey:
    return SecretKey.make()


@pytest.fixture
def mirrored(tmp_path: Path, now: dt.datetime, record: list[Hearing], key: SecretKey, settings: Any) -> Build:
    """Builds the record's mirror in a folder of this name, `mirror` unless said otherwise; in two languages."""
    settings.LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] != "kk"]

    def build_mirror(name: str = "mirror", **more: object) -> Built:
        return build(
            tmp_path / name, **{"now": now, "key": key, "base": "https://copy.example/court", **more}
        )

    return build_mirror


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name, with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def correct(hearing: Hearing, room: str) -> None:
    """Corrects the room of a hearing: the smallest of edits."""
    with edition.change(by=None):
        hearing.courtroom = room
        hearing.save()
