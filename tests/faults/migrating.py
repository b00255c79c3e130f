"""A database with rows in it, taken back to how earlier releases had it, and forward again, while somebody reads.

Runs inside `manage.py shell` on a database of its own. What it finds wrong it prints, a line each.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps.registry import Apps
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hearings import actions, proof
from tests import factories

FIRST = [("hearings", "0001_initial"), ("defendants", "0002_initial"), ("offices", "0001_initial")]
"""The first schema there was."""
LAST_BUT_SOME = [
    ("hearings", "0010_change_by_release"),
    ("defendants", "0003_history"),
    ("offices", "0004_history"),
]
"""Since this one every release's code reads and writes on the schema that comes after it."""
BEFORE_LAST = [("hearings", "0015_hearing_by_withdrawal")]
"""Since this one the seals cover the change log."""
OURS = ("hearings_", "defendants_", "offices_")
READ = (
    *(("hearings", name) for name in ("Hearing", "Change", "Rendering", "Edition")),
    *(("defendants", name) for name in ("Defendant", "Prosecution", "Charge")),
)
"""What readers' pages are made of."""

Contents = dict[str, dict[str, list[Any]]]


def fill() -> None:
    """Rows of every kind, with a past."""
    editor = factories.editor()
    people = [factories.prosecution(), factories.prosecution()]
    for part in people:
        factories.restraint(prosecution=part)
    for day in range(20):
        hearing = factories.hearing(people=people, date=factories.DAY + dt.timedelta(days=day))
        actions.move(hearing, by=editor, time=dt.time(11, 15))
    actions.withdraw(hearing, by=editor)
    factories.hearing(people=people[:1], published=False, judges="A. Judge")
    factories.statement()


def contents() -> Contents:
    """Every value of every table of ours, by column, in the order of keys."""
    found: Contents = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(OURS):
                columns = [
                    each.name for each in connection.introspection.get_table_description(cursor, table)
                ]
                key = "id" if "id" in columns else columns[0]
                quoted = connection.ops.quote_name
                cursor.execute(
                    f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)} ORDER BY {quoted(key)}"
                )
                rows = cursor.fetchall()
                found[table] = {name: [str(row[n]) for row in rows] for n, name in enumerate(columns)}
    return found


def move_to(targets: list[tuple[str, str]] | None) -> None:
    """Migrates there; None is how the code has it."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets or executor.loader.graph.leaf_nodes())


def differences(before: Contents, after: Contents) -> Iterator[str]:
    """Columns of `before` that say something else in `after`, or are not there."""
    for table, columns in before.items():
        for name, values in columns.items():
            if after.get(table, {}).get(name) != values:
                yield f"{table}.{name}"


def there_and_back() -> None:
    """All migrations taken back to the first, and made again: prints each column that did not keep its values."""
    before = contents()
    move_to(FIRST)
    bottom = contents()
    move_to(None)
    after = contents()
    rows = sum(len(next(iter(columns.values()), [])) for columns in bottom.values())
    print("rows", rows)
    for lost in sorted({*differences(bottom, before), *differences(bottom, after)}):
        print("lost", lost)


def read_on_with(old: Apps, read: list[int], problems: list[str], over: threading.Event) -> None:
    """What a process of the release before does all the time: reads every row its pages show."""
    try:
        while not over.is_set():
            for app, model in READ:
                read.append(len(list(old.get_model(app, model)._base_manager.all())))
    except DatabaseError as error:
        problems.append(repr(error))
    finally:
        connection.close()


@contextmanager
def reading_with(old: Apps) -> Iterator[tuple[list[int], list[str]]]:
    """While this is open the old code reads, on a connection it had before."""
    read: list[int] = []
    problems: list[str] = []
    over = threading.Event()
    reader = threading.Thread(target=read_on_with, args=(old, read, problems, over))
    reader.start()
    try:
        yield read, problems
    finally:
        over.set()
        reader.join()


def live() -> None:
    """The newest migrations with a reader of the old code: prints how often it read, and what failed."""
    move_to(LAST_BUT_SOME)
    old = MigrationExecutor(connection).loader.project_state(LAST_BUT_SOME).apps
    with reading_with(old) as (read, problems):
        while not read and not problems:
            pass
        move_to(None)
        during = len(read)
        while len(read) < during + len(READ) and not problems:
            pass
    print("read", len(read))
    for model in (old.get_model("hearings", "City"), old.get_model("hearings", "Hearing")):
        # What an editor of the old code saves.
        row = model._base_manager.order_by("pk").first()
        row.save()
        row.pk = None
        if hasattr(row, "public_id"):
            row.public_id = "00000000-0000-4000-8000-000000000000"
        else:
            row.slug = "another"
        row.save()
        print("written", model.__name__)
    for problem in problems:
        print("failed", problem)


def proven(when: str) -> None:
    """Prints every row that looks as if it had not passed the door: a migration that adds a public column seals it."""
    for one in proof.look().findings:
        print("unproven", when, one.where, one.what)


def all_of_it() -> None:
    fill()
    proven("before")
    there_and_back()
    proven("there and back")
    move_to(BEFORE_LAST)
    move_to(None)
    proven("one back")
    live()
