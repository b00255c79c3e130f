"""`manage.py migrate` as Django has it, but that a migration and the note that it was made are one transaction.

Where statements wait for a migration's end, as those of indexes do, Django writes the note after all is committed. A
process that is killed just between the two leaves tables of which the note knows nothing, and each later start of the
service fails with "already exists". Here nothing waits longer than the migration itself, and then Django writes the
note before it commits (`MigrationExecutor.apply_migration` in Django 5.2).
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.executor import MigrationExecutor


class WholeExecutor(MigrationExecutor):
    def apply_migration(self, state: Any, migration: Any, **options: Any) -> Any:
        apply = migration.apply

        def apply_whole(state: Any, editor: Any, **more: Any) -> Any:
            state = apply(state, editor, **more)
            while editor.deferred_sql:
                editor.execute(editor.deferred_sql.pop(0), None)
            return state

        migration.apply = apply_whole
        try:
            return super().apply_migration(state, migration, **options)
        finally:
            del migration.apply


migrate.MigrationExecutor = WholeExecutor


class Command(migrate.Command):
    pass
