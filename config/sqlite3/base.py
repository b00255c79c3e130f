"""A date or an hour in SQLite that is none, such as 2026-13-45, is read as the text that stands there.

SQLite keeps whatever a hand writes behind the application's back, and Django's own reading raises in the middle of a
query, so that one such row takes away every list it stands in and its page at the desk. As text it comes through:
`hearings.soundness` finds the row and leaves out that one alone, and an editor sees what is written and can mend it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base, operations
from django.utils.dateparse import parse_date, parse_datetime, parse_time

Parse = Callable[[str], dt.date | dt.time | None]


def _read(parse: Parse, text: str) -> dt.date | dt.time | str:
    """The date or the hour; the text as it stands where it is neither."""
    try:
        return parse(text) or text
    except ValueError:
        return text


def _reader(parse: Parse) -> Callable[[bytes], Any]:
    return lambda held: _read(parse, held.decode(errors="replace"))


for kind, parse in (
    ("date", parse_date),
    ("time", parse_time),
    ("datetime", parse_datetime),
    ("timestamp", parse_datetime),
):
    sqlite3.register_converter(kind, _reader(parse))


class DatabaseOperations(operations.DatabaseOperations):
    """Leaves what is no date as the text it is."""

    def convert_datefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return _read(parse_date, value) if isinstance(value, str) else value

    def convert_timefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return _read(parse_time, value) if isinstance(value, str) else value

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if isinstance(value, str) and isinstance(value := _read(parse_datetime, value), str):
            return value
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, with these readings."""

    ops_class = DatabaseOperations
