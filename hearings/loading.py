"""Fills an empty database from folders of fixtures: reference data, the seed's day, the demo set.

A folder holds JSON files, read in the order of their names; each is a list of two kinds of entries:

- rows, in the format of Django's serializers, by natural keys. They are saved like any other row, so that
  derived columns are derived, unlike `loaddata`. A hearing written as published goes public by its action.
- steps, taken after all rows: `{"at": "-3 17:40", "do": "move", "hearing": "<id>", "with": {…}}`. `do` is an
  action of hearings/actions/, or `amend` for a row that changes by hand (`"row": [model, [key…]]`). The
  hearing in which an adjourned one goes on gets the id in `"as"`.

Dates may be written as working days from the day of loading: `+0` is that day itself, `-1` the working day
before it, `+0 08:53` an hour of it at the office. Knows no country and no person: those are in the fixtures.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from defendants.models import Article, LegalCode
from hearings import actions, edition, times, whitelist
from hearings.choices import Publication
from hearings.locks import write_lock
from hearings.models import City, Court, Hearing, Statement
from offices.models import Office

REFERENCE = (Office, LegalCode, Article, City, Court, Statement)
"""What a country needs before its first hearing."""
STEPS = (
    "publish",
    "move",
    "postpone",
    "set_again",
    "cancel",
    "go_online",
    "announce",
    "adjourn",
    "not_held",
    "record_outcome",
    "confirm",
    "withdraw",
    "undo",
)
_OFFSET = re.compile(r"([+-]\d{1,3})(?: (\d\d:\d\d))?")


class NotEmpty(Exception):
    """The database has content already; nothing was changed."""


class BadFixture(Exception):
    """A file that cannot be loaded; says which one, which entry and why. Nothing was changed."""

    def __init__(self, path: Path, number: int, why: object) -> None:
        place = f", entry {number}" if number else ""
        super().__init__(f"{path.parent.name}/{path.name}{place}: {why}")


def is_empty() -> bool:
    """Whether no row of the public record is there yet. Editors' accounts do not count."""
    return not any(model._default_manager.exists() for model in whitelist.public_models())


def load(
    folders: Iterable[Path],
    *,
    today: dt.date,
    now: dt.datetime | None = None,
    say: Callable[[str], object] = print,
) -> int:
    """Loads the folders as one edition, then takes their steps; returns the number of rows. All or nothing.

    Raises NotEmpty when there is content, BadFixture when a file is wrong.
    """
    now = now or timezone.now()
    files = list(_files(folders))
    steps = [(path, number, entry) for path in files for number, entry in _entries(path) if "do" in entry]
    loaded = 0
    with write_lock(), transaction.atomic():
        with edition.change(by=None, now=_before(steps, today=today, now=now)):
            if not is_empty():
                raise NotEmpty
            waiting: list[Hearing] = []
            for path in files:
                rows = [_save(path, number, row, waiting) for number, row in _rows(path, today=today)]
                loaded += len(rows)
                if rows:
                    say(f"  {path.parent.name}/{path.name}: {len(rows)} rows")
            for hearing in waiting:
                actions.publish(hearing, by=None)
        for done, (path, number, entry) in enumerate(steps, 1):
            _take(path, number, entry, today=today, now=now)
            if done % 25 == 0 or done == len(steps):
                say(f"  {done} of {len(steps)} steps in the lives of hearings")
    return loaded


def add_reference(folders: Iterable[Path], *, say: Callable[[str], object] = print) -> int:
    """Adds offices, codes, courts and statements that are missing, to any database; returns how many.

    A row that is there stays as it is, whatever the file says: editors may have mended it. Raises BadFixture
    for a row of another kind.
    """
    added = 0
    with edition.change(by=None):
        for path in _files(folders):
            for number, row in _rows(path, today=timezone.now().date()):
                if not isinstance(row.object, REFERENCE):
                    raise BadFixture(path, number, f"{row.object._meta.label} is no reference data")
                if not _is_there(row.object):
                    _save(path, number, row, [])
                    added += 1
            say(f"  {path.parent.name}/{path.name}")
    return added


# --- files
def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        found = sorted(folder.glob("*.json"))
        if not found:
            raise BadFixture(folder / "*.json", 0, "no such file")
        yield from found


def _entries(path: Path) -> Iterator[tuple[int, dict]]:
    """The entries of a file with their numbers, from 1."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadFixture(path, 0, error) from error
    if not isinstance(entries, list):
        raise BadFixture(path, 0, "the file is not a list")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not ({"model", "do"} & set(entry)):
            raise BadFixture(path, number, "it is neither a row (“model”) nor a step (“do”)")
        yield number, entry


@contextmanager
def _blamed(path: Path, number: int) -> Iterator[None]:
    """Whatever goes wrong with an entry is told with its place."""
    wrong = (
        DeserializationError,
        FieldDoesNotExist,
        IntegrityError,
        LookupError,
        ObjectDoesNotExist,
        TypeError,
        ValueError,
    )
    try:
        yield
    except ValidationError as error:
        raise BadFixture(path, number, " ".join(error.messages)) from error
    except wrong as error:
        raise BadFixture(path, number, error) from error


# --- rows
def _rows(path: Path, *, today: dt.date) -> Iterator[tuple[int, DeserializedObject]]:
    """The rows of a file one by one, so that each finds those before it by their natural keys."""
    for number, entry in _entries(path):
        if "model" in entry:
            with _blamed(path, number):
                fields = {name: _resolved(value, today) for name, value in entry["fields"].items()}
                (row,) = serializers.deserialize("python", [{**entry, "fields": fields}])
            yield number, row


def _save(path: Path, number: int, read: DeserializedObject, waiting: list[Hearing]) -> models.Model:
    """Checks and saves a row as a form would; a hearing to be published joins those `waiting`."""
    row = read.object
    if isinstance(row, Hearing) and row.publication == Publication.PUBLISHED:
        row.publication = Publication.DRAFT
        waiting.append(row)
    with _blamed(path, number):
        # The database holds the constraints by itself; asking it about each beforehand takes half of the time.
        row.full_clean(validate_unique=False, validate_constraints=False)
        row.save()
        for name, keys in (read.m2m_data or {}).items():
            getattr(row, name).set(keys)
    return row


def _is_there(row: models.Model) -> bool:
    """Whether a row of reference data is in the database; a statement is known by its text."""
    if isinstance(row, Statement):
        return Statement.objects.filter(office=row.office_id, text=row.text).exists()
    return row.pk is not None


# --- dates
def _resolved(value: Any, today: dt.date) -> Any:
    """A date written as an offset becomes one; everything else stays."""
    match = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    return working_day(today, int(match[1])).isoformat() if match and not match[2] else value


def working_day(today: dt.date, offset: int) -> dt.date:
    """So many days from Monday to Friday after or before `today`; 0 is the day itself, whatever it is."""
    day, step = today, dt.timedelta(days=1 if offset > 0 else -1)
    for _nth in range(abs(offset)):
        day += step
        while day.isoweekday() > 5:
            day += step
    return day


def _moment(text: str, *, today: dt.date, zone: str) -> dt.datetime:
    """The instant of `-3 17:40` in a zone."""
    match = _OFFSET.fullmatch(text)
    if not match or not match[2]:
        raise ValueError(f"“{text}” is no moment; write it like “-3 17:40”")
    return times.instant(working_day(today, int(match[1])), dt.time.fromisoformat(match[2]), zone=zone)


# --- steps
def _before(steps: list[tuple[Path, int, dict]], *, today: dt.date, now: dt.datetime) -> dt.datetime:
    """A moment before every step, at which the rows were entered; a step nobody can take is refused here."""
    moments = [now]
    for path, number, entry in steps:
        with _blamed(path, number):
            if entry["do"] != "amend" and (entry["do"] not in STEPS or "hearing" not in entry):
                raise ValueError(f"“{entry['do']}” is no step, or it names no hearing")
            moments.append(_moment(entry["at"], today=today, zone="UTC") - dt.timedelta(days=1))
    return min(moments)


def _take(path: Path, number: int, entry: dict, *, today: dt.date, now: dt.datetime) -> None:
    """Takes one step through the door, at its own moment, though never later than now."""
    with _blamed(path, number):
        hearing = Hearing.objects.get(public_id=entry["hearing"]) if "hearing" in entry else None
        zone = hearing.case.office.zone if hearing else Office.objects.main().zone
        with edition.change(by=None, now=min(now, _moment(entry["at"], today=today, zone=zone))):
            if hearing:
                _act(entry, hearing, today=today, zone=zone)
            else:
                _amend(*entry["row"], {key: _resolved(value, today) for key, value in entry["with"].items()})


def _act(entry: dict, hearing: Hearing, *, today: dt.date, zone: str) -> None:
    asked = {name: _argument(name, value, today, zone) for name, value in entry.get("with", {}).items()}
    following = getattr(actions, entry["do"])(hearing, by=None, **asked)
    if "as" in entry:
        following.public_id = entry["as"]
        following.save()


def _argument(name: str, value: Any, today: dt.date, zone: str) -> Any:
    """A step's argument as its action wants it."""
    if name == "date":
        return dt.date.fromisoformat(_resolved(value, today))
    if name == "time":
        return dt.time.fromisoformat(value)
    if name in ("court", "city"):
        return {"court": Court, "city": City}[name].objects.get(slug=value)
    if name == "release_at":
        return _moment(value, today=today, zone=zone)
    return value


def _amend(model: str, key: list, values: dict[str, Any]) -> None:
    """Changes columns of a row found by its natural key."""
    row = apps.get_model(model)._default_manager.get_by_natural_key(*key)
    for name, value in values.items():
        setattr(row, name, row._meta.get_field(name).to_python(value))
    row.full_clean()
    row.save()
