"""Whether rows are of the shape the application writes: what a record is made of, looked at before it is made.

A hand at the database, a half-done restore or a disk can leave a list where texts by language belong, or a zone that
does not exist. Told here, by column, so that nothing else need guess from an error what went wrong, and a fault of our
own is never taken for one of the data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.db import models

from defendants.models import (
    Allegation,
    Article,
    Case,
    Charge,
    Defendant,
    LegalCode,
    Prosecution,
    ProsecutionStateRow,
    Restraint,
)
from hearings import times
from hearings.choices import Mode
from hearings.models import Change, City, Court, Hearing, Rendering, Statement
from offices.fields import TextsField
from offices.models import Office

READ: dict[type[models.Model], str] = {
    Hearing: (
        "date time starts_at ends_at last_checked zone part_of_day time_note mode access stage status reason outcome "
        "confidence source_kind was_open observers link_given"
    ),
    Case: "kind title",
    Court: "name address attending",
    City: "name",
    Prosecution: "role verdict sentence",
    Defendant: "given_name family_name shown_as",
    Charge: "wording from_date until_date",
    LegalCode: "name short_name",
    Allegation: "text",
    Restraint: "kind from_date until_date",
    ProsecutionStateRow: "state from_date note",
    Change: "kind reason before after",
}
"""What a record reads of each table and could stumble over: a broken column that it does not read hides nothing."""

ALONE: dict[type[models.Model], str] = {
    Defendant: "given_name family_name patronymic aliases description shown_as",
    Case: "title",
    Court: "name address attending zone",
    City: "name region zone",
    Article: "title parts",
    LegalCode: "name short_name",
    Statement: "text",
    Office: "name contact about corrections zone",
}
"""What is read of a row where it is told of by itself: in a list of its kind, on its own page, as a filter."""
KEYS: dict[type[models.Model], str] = {
    **{Hearing: "public_id", Defendant: "public_id", Case: "public_id"},
    **{Court: "slug", City: "slug", Office: "slug", LegalCode: "code", Article: "pk", Statement: "pk"},
}
"""By which column a row is named to the operator: never by the name of a person."""

_MOMENTS = {models.DateTimeField: dt.datetime, models.DateField: dt.date, models.TimeField: dt.time}
"""What a column of each kind gives; a DateTimeField is a DateField too."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unsound(ValueError):
    """A row cannot be shown: a hearing as a rule. Names it and the column, as `court.name`; never what stands in it."""

    def __init__(self, key: str, column: str, kind: str = "hearing") -> None:
        self.key, self.column, self.kind = key, column, kind
        super().__init__(f"{self.name} cannot be shown: {column} holds what it cannot hold")

    @property
    def name(self) -> str:
        """What and which: `hearing 0b5c…`, `court almaty-city`."""
        return f"{self.kind} {self.key}"


def check(hearing: Hearing, known: set[tuple[type, Any]]) -> None:
    """Raises Unsound unless the record of a row of `for_record()` can be made and written.

    `known` are the rows found sound before: what several hearings share is looked at once.
    """
    for row in _of_hearing(hearing, known):
        key = (type(row), row.id)
        if key not in known:
            if broken := _broken(row, READ):
                raise Unsound(str(hearing.public_id), broken)
            known.add(key)


def has_moment(hearing: Hearing) -> bool:
    """Whether date and hour can be told, where a hearing is only named beside another one."""
    return all(is_sound(getattr(hearing, column)) for column, is_sound in _tests(Hearing, "date time"))


def check_alone(row: models.Model) -> None:
    """Raises Unsound unless the row can be told of by itself, with its city or its code."""
    for one in _with_its_own(row):
        if broken := _broken(one, ALONE):
            raise Unsound(str(getattr(row, KEYS[type(row)])), broken, str(row._meta.model_name))


def _broken(row: models.Model, read: dict[type[models.Model], str]) -> str:
    """The first of the columns read that holds what it cannot hold, as `court.name`; nothing for a sound row."""
    for column, is_sound in _tests(type(row), read[type(row)]):
        if not is_sound(getattr(row, column)):
            return f"{row._meta.model_name}.{column}"
    return ""


def _of_hearing(hearing: Hearing, known: set[tuple[type, Any]]) -> Iterator[models.Model]:
    """The hearing and what hangs on it and is told of it; of whom it lists nothing where all was looked at before."""
    yield hearing
    yield hearing.case
    if hearing.court_id:
        yield hearing.court
        yield hearing.court.city
    elif hearing.city_id:
        yield hearing.city
    for prosecution in hearing.prosecution_rows:
        # Whoever hangs on several hearings is known with all that hangs on them.
        if (type(prosecution), prosecution.id) not in known:
            yield from _of_prosecution(prosecution)
            yield prosecution
    for change in hearing.change_rows:
        yield change
        if change.left_court_id:
            yield change.left_court
        if change.left_city_id:
            yield change.left_city


def _with_its_own(row: models.Model) -> Iterator[models.Model]:
    yield row
    if isinstance(row, Court):
        yield row.city
    elif isinstance(row, Article):
        yield row.code


def _of_prosecution(prosecution: Prosecution) -> Iterator[models.Model]:
    """What hangs on somebody's part in a case and is told of it."""
    yield prosecution.defendant
    for charge in prosecution.charge_rows:
        yield charge
        yield charge.article.code
    yield from prosecution.allegation_rows
    yield from prosecution.restraint_rows
    yield from prosecution.state_rows


@cache
def _tests(model: type[models.Model], columns: str) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
    return tuple((name, _test(model._meta.get_field(name))) for name in columns.split())


def _test(field: models.Field) -> Callable[[Any], bool]:
    """What a value of the column must be."""
    if isinstance(field, TextsField) or field.name == "reason":
        return is_texts
    if field.name in ("before", "after"):
        return is_told
    if field.name == "aliases":
        return is_lines
    if field.name == "parts":
        return is_parts
    if field.name == "zone":
        return is_zone
    if field.choices:
        words = {value for value, _label in field.flatchoices}
        return frozenset(words | {""} if field.blank else words).__contains__
    for kind, held in _MOMENTS.items():
        if isinstance(field, kind):
            # What SQLite holds and nobody can read comes as text (config/sqlite3).
            return lambda value: isinstance(value, held) or (value is None and field.null)
    return lambda value: value is not None


# --- values
def is_texts(value: object) -> bool:
    """Texts by language, each a string that can be written in UTF-8; or none at all."""
    return value is None or (
        isinstance(value, dict)
        and all(
            isinstance(text, str) and (text.isascii() or not _SURROGATE.search(text))
            for text in value.values()
        )
    )


def is_lines(value: object) -> bool:
    """Spellings: a list of strings, or none at all."""
    return value is None or (isinstance(value, list) and all(is_texts({"": line}) for line in value))


def is_parts(value: object) -> bool:
    """What the parts of an article say: texts by language for each."""
    return value is None or (isinstance(value, dict) and all(map(is_texts, value.values())))


def is_zone(value: object) -> bool:
    """A time zone that exists."""
    return isinstance(value, str) and times.is_zone(value)


def is_told(value: object) -> bool:
    """What a change had before or brought, as far as readers are told of it: dates and hours can be read."""
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    zone, mode = value.get("zone"), value.get("mode")
    return (
        _is_read(dt.date.fromisoformat, value.get("date"))
        and _is_read(dt.time.fromisoformat, value.get("time"))
        and (not zone or is_zone(zone))
        and (not mode or mode in Mode.values)
        and isinstance(value.get("courtroom") or "", str)
    )


def is_coming(value: object) -> bool:
    """What a kept VEVENT is to become and when: each with its moment and its lines by language."""
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("at"), str)
        and _is_read(dt.datetime.fromisoformat, one["at"])
        and _are_bodies(one.get("bodies"))
        for one in value
    )


def is_body(value: object) -> bool:
    """The lines of a VEVENT as they are kept: the first says the status, or that it is a tombstone."""
    return isinstance(value, str) and value.startswith(("STATUS:", "CLASS:"))


def _are_bodies(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_body, value.values()))


def is_kept(rendering: Rendering) -> bool:
    """Whether what is kept of a hearing for calendars can be served."""
    return _are_bodies(rendering.bodies) and is_coming(rendering.coming)


def _is_read(read: Callable[[Any], object], word: object) -> bool:
    if not word:
        return True
    try:
        read(word)
    except (TypeError, ValueError):
        return False
    return True
