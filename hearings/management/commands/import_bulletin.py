"""Brings bulletins in from files: the same engine as the desk's page, for other programs and for many texts at once.

Exit codes: 0 done (or a dry run), 1 something waits for a person or could not be read; nothing of that file is saved.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from hearings import edition
from hearings.bulletin.contract import contract
from hearings.bulletin.decoding import UnreadableText
from hearings.entry import UnknownCode
from hearings.importer.applying import Result, Undecided, apply_plan, keep_text
from hearings.importer.declined import doubt_declined
from hearings.importer.plan import Doubt, Plan
from hearings.importer.planning import make_plan
from hearings.importer.reading import in_nominative, read, text_of
from hearings.importer.short_names import name_in_full
from offices.models import Editor, Office


class Command(BaseCommand):
    help = "Brings the hearings and statements of bulletins in; several files: each whole, or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="text files; - is standard input")
        parser.add_argument("--date", type=_date, help="supplies a missing year or date: YYYY-MM-DD")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, save nothing")
        parser.add_argument("--json", action="store_true", help="print what was understood as JSON")
        parser.add_argument(
            "--office", help="the office it belongs to, by its short name (default: the first)"
        )
        parser.add_argument("--by", help="the editor in whose name it happens, by user name")
        parser.add_argument("--draft", action="store_true", help="keep new hearings as drafts")
        parser.add_argument(
            "--leave-doubtful", action="store_true", help="bring in the rest of a file with doubts"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        many = len(options["files"]) > 1
        failed, printed = [], []
        for number, name in enumerate(options["files"], start=1):
            if many and not options["json"]:
                self.stderr.write(f"[{number}/{len(options['files'])}] {name}")
            try:
                printed.append(self._one(name, options))
            except CommandError as error:
                failed.append(f"{name}: {error}")
                self.stderr.write(self.style.ERROR(failed[-1]))
        if options["json"]:
            self.stdout.write(
                json.dumps(printed if many else (printed or [{}])[0], ensure_ascii=False, indent=1)
            )
        if failed:
            raise CommandError(f"{len(failed)} of {len(options['files'])} files were not brought in.")

    def _one(self, name: str, options: dict[str, Any]) -> dict[str, Any]:
        """Reads, plans and applies one file, and returns what it says as the contract has it."""
        text, parsed, lang = self._read(name, options)
        if options["dry_run"] and not Office.objects.exists():
            # Reading needs no record; another program may ask what a text says before there is one.
            return contract(parsed)
        office = self._office(options["office"])

        def plan() -> Plan:
            called = name_in_full(in_nominative(parsed, lang))
            return doubt_declined(make_plan(called, office=office, lang=lang, date=options["date"]))

        if options["dry_run"]:
            if not options["json"]:
                self._tell_plan(plan())
            return contract(parsed)
        result = self._apply(plan, text, options)
        if not options["json"]:
            self.stdout.write(
                f"{len(result.added)} new, {len(result.changed)} changed, {len(result.same)} as they were, "
                f"{len(result.statements)} new statements; {len(parsed.unparsed)} lines not understood."
            )
        return contract(parsed)

    def _read(self, name: str, options: dict[str, Any]) -> tuple[str, Any, str]:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"This cannot be read: {error.strerror}.") from error
        try:
            text, notes = text_of(data)
        except UnreadableText as error:
            raise CommandError(str(error)) from error
        office = Office.objects.filter(slug=options["office"]).first() or Office.objects.main()
        country = office.country if office else ""
        parsed, lang = read(text, date=options["date"], notes=notes, country=country)
        for note in parsed.notes:
            self.stderr.write(note)
        return text, parsed, lang

    def _apply(self, make: Callable[[], Plan], text: str, options: dict[str, Any]) -> Result:
        by = _editor(options["by"])
        size = 0

        def tell(item: Any) -> None:
            if size > 20:
                self.stderr.write(f"\r{item.index + 1}/{size} hearings", ending="")

        try:
            with edition.change(by=by):
                # Behind the door: who brought the same text in a moment ago has finished, and is found on record.
                plan = make()
                size = len(plan.items)
                result = apply_plan(
                    plan,
                    by=by,
                    publish=not options["draft"],
                    leave_doubtful=options["leave_doubtful"],
                    on_item=tell,
                )
                keep_text(text, office=plan.office, date=options["date"], by=by, imported=True)
        except Undecided as error:
            undated = any(Doubt.NO_DATE in item.doubts for item in error.items)
            raise CommandError(
                f"{error}. Nothing was saved. "
                + ("Name the day with --date YYYY-MM-DD, or bring" if undated else "Bring")
                + " the text in at the desk, where each question can be answered, or repeat with --leave-doubtful."
            ) from error
        except UnknownCode as error:
            lacking = (
                f"No legal code is called {error}. Add it"
                if str(error)
                else "The office has no usual legal code. Name it"
            )
            raise CommandError(f"{lacking} at the desk first. Nothing was saved.") from error
        except ValidationError as error:
            raise CommandError(f"{' '.join(error.messages)} Nothing was saved.") from error
        except edition.Frozen as error:
            raise CommandError(f"{error} Nothing was saved; --draft brings it in unseen.") from error
        return result

    def _tell_plan(self, plan: Plan) -> None:
        for item in plan.items:
            line = item.entry.lines[0] if item.entry.lines else 0
            doubts = f": {', '.join(item.doubts)}" if item.doubts else ""
            self.stdout.write(f"line {line}: {item.verb}{doubts}")
            for change in item.differences:
                self.stdout.write(f"    {change.name}: {change.old or '–'} → {change.new}")
        for row in plan.unparsed:
            self.stdout.write(f"line {row.line}: not understood: {row.text}")

    def _office(self, slug: str | None) -> Office:
        office = Office.objects.filter(slug=slug).first() if slug else Office.objects.main()
        if office is None:
            raise CommandError(
                f"There is no office called {slug}."
                if slug
                else "There is no office yet: run load_seed, or add one."
            )
        return office


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--date {text}: write it like 2021-05-06.") from None


def _editor(name: str | None) -> Editor | None:
    if not name:
        return None
    editor = Editor.objects.filter(username=name).first()
    if editor is None:
        raise CommandError(f"There is no editor called {name}.")
    return editor
