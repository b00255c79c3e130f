"""An editor who brings the bulletins of a month in and answers what is asked, and the record held against the truth."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field, replace

import time_machine

from defendants.models import Defendant
from hearings import edition
from hearings.bulletin.entries import Entry, Parsed
from hearings.importer.applying import Result, apply_plan, keep_text
from hearings.importer.plan import Choices, Doubt, Item, Plan, Verb
from hearings.importer.planning import make_plan
from hearings.importer.reading import in_nominative, read
from hearings.models import Court, Hearing
from offices.models import Office
from tests.hearings.importer.months.life import Evening, Month, Person, Sitting, Told
from tests.hearings.importer.months.names import COURTS, everybody
from tests.hearings.importer.months.texts import WRITERS, Lines

ZONE = dt.timezone(dt.timedelta(hours=5))


@dataclass
class Count:
    """What a month asked for and what it left."""

    items: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    news: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Count, of: str) -> None:
        self.items += other.items
        self.asked += other.asked
        self.news += other.news
        self.wrong += [f"{of}: {each}" for each in other.wrong]


class Editor:
    """Brings evenings in and answers from what is known of the courts."""

    def __init__(self, office: Office, count: Count) -> None:
        self.office, self.count = office, count
        self.rows: dict[int, int] = {}  # a sitting's id → the key of its hearing

    def bring_in(self, evening: Evening, lines: Lines, *, late: int = 0) -> None:
        text = "\n".join(line for line, _ in lines)
        if not any(rows for _, rows in lines):
            return
        with time_machine.travel(dt.datetime.combine(evening.today, dt.time(19, late), ZONE), tick=False):
            parsed, lang = read(text, date=evening.today, country="KZ")
            told = self._told(parsed, lines, evening)
            called, choices = in_nominative(parsed, lang), Choices()
            plan = make_plan(called, office=self.office, lang=lang, date=evening.today)
            for item in plan.items:
                self._ask(item, told[item.index], choices)
            called = _named(called, told, lang)
            for _ in range(3):
                plan = make_plan(called, office=self.office, lang=lang, date=evening.today, choices=choices)
                for item in plan.items:
                    self._answer(item, told[item.index], choices)
                if not plan.doubtful:
                    break
            for item in plan.doubtful:
                self._fail(f"not to be settled: {item.doubts} {item.notes}", text, item.entry)
                choices.skipped.add(item.index)
            if plan.doubtful:
                plan = make_plan(called, office=self.office, lang=lang, date=evening.today, choices=choices)
            with edition.change(by=None):
                result = apply_plan(plan, by=None)
                keep_text(text, office=self.office, date=evening.today, by=None, imported=True)
            self._remember(plan, result, told)

    def _told(self, parsed: Parsed, lines: Lines, evening: Evening) -> list[Told | None]:
        """Of each hearing read the sitting its lines tell of. Says what was lost, or is none."""
        told: list[Told | None] = []
        text = "\n".join(line for line, _ in lines)
        for entry in parsed.hearings:
            rows = [row for number in entry.lines for row in lines[number - 1][1]]
            row = next((row for row in rows if _names(entry, row.said)), rows[0] if rows else None)
            told.append(row)
            if row is None:
                self._fail("a hearing that is none", text, entry)
            elif wrong := _misread(entry, row.said):
                self._fail(f"{wrong} ({_shown(row.said)})", text, entry)
        for row in {id(row): row for _, rows in lines for row in rows}.values():
            if not any(each is row for each in told):
                written = " / ".join(line for line, rows in lines if any(each is row for each in rows))
                self.count.wrong.append(f"{evening.today} not read: {_shown(row.said)}\n    {written}")
        self.count.wrong += [f"a statement: {statement.text}" for statement in parsed.statements]
        self.count.items += len(parsed.hearings)
        unread = [row for row in parsed.unparsed if row.why != "no announcement"]
        self.count.asked["a line not understood"] += len(unread)
        self.count.news.update(row.said.status for row in evening.news)
        return told

    def _ask(self, item: Item, row: Told | None, choices: Choices) -> None:
        """Count what the desk asks of an item, and tell it the court that it does not know by that name."""
        unsure = [person for person in item.people if not person.is_sure]
        likely = sum(person.is_likely for person in unsure)
        self.count.asked["who, one being likely"] += likely
        self.count.asked["who"] += len(unsure) - likely
        marked = sum(mark.name == "name" and mark.certainty != "found" for mark in item.entry.marks)
        self.count.asked["a newcomer's name"] += min(marked, sum(not each.candidates for each in item.people))
        self.count.asked.update(doubt.value for doubt in item.doubts if doubt is not Doubt.WHO)
        if row and item.entry.court and item.court is None:
            self.count.asked["court"] += 1
            named = row.said.trial.court.name["en"]
            choices.places[item.index] = Court.objects.get(name__en=named), None

    def _answer(self, item: Item, row: Told | None, choices: Choices) -> None:
        if row is None:
            choices.skipped.add(item.index)
            return
        for doubt in item.doubts:
            if doubt is Doubt.WHO:
                for place, person in enumerate(item.people):
                    if not person.is_sure:
                        truth = row.said.trial.people
                        meant = truth[place] if place < len(truth) else None
                        found = (each.pk for each in person.candidates if meant and _is(each, meant))
                        choices.people[item.index, place] = next(found, 0)
            elif doubt is Doubt.MOVED_OR_FURTHER:
                choices.moves[item.index] = self.rows.get(id(row.meant), 0)
            elif doubt is Doubt.WHICH_CASE:
                keys = [self.rows.get(id(each)) for each in row.meant.trial.sittings]
                known = Hearing.objects.filter(pk__in=keys).first()
                choices.cases[item.index] = known.case_id if known else 0
            elif doubt in (Doubt.LETTERS, Doubt.PUT_OFF):
                choices.checked.add(item.index)

    def _remember(self, plan: Plan, result: Result, told: list[Told | None]) -> None:
        added = iter(result.added)
        for item in plan.items:
            row = told[item.index]
            if item.verb is Verb.SKIP:
                continue
            hearing = next(added) if item.verb is Verb.NEW else item.hearing
            if row is not None and self.rows.setdefault(id(row.meant), hearing.pk) != hearing.pk:
                self.count.wrong.append(f"a twin of {_shown(row.said)}")

    def _fail(self, why: str, text: str, entry: Entry | None) -> None:
        at = "\n".join(text.splitlines()[number - 1] for number in entry.lines) if entry else ""
        self.count.wrong.append(f"{why}\n    {at}")


def _names(entry: Entry, said: Sitting) -> bool:
    """Does an entry name the people of a sitting, and no others?"""
    read = {(person.given_name[:3], person.family_name[:4]) for person in entry.defendants}
    meant = [
        {(each.given[lang][:3], each.family[lang][:4]) for lang in each.family} for each in said.trial.people
    ]
    return len(entry.defendants) == len(meant) and not any(names.isdisjoint(read) for names in meant)


def _named(parsed: Parsed, told: list[Told | None], lang: str) -> Parsed:
    """What was read, with everybody called by the name an editor writes, where as many are named as there are."""

    def right(entry: Entry, row: Told | None) -> Entry:
        truth = row.said.trial.people if row else []
        if len(truth) != len(entry.defendants):
            return entry
        names = [(person.given[lang], person.family[lang]) for person in truth]
        people = [
            replace(person, given_name=given, family_name=family)
            for person, (given, family) in zip(entry.defendants, names, strict=True)
        ]
        marks = tuple(mark for mark in entry.marks if mark.name != "name")
        return replace(entry, defendants=tuple(people), marks=marks)

    return replace(parsed, hearings=tuple(map(right, parsed.hearings, told)))


def _is(row: Defendant, person: Person) -> bool:
    return any(
        (row.given_name.get(lang), row.family_name.get(lang)) == (person.given[lang], person.family[lang])
        for lang in ("en", "ru", "kk")
    )


def _shown(sitting: Sitting) -> str:
    who = ", ".join(f"{each.given['en']} {each.family['en']}" for each in sitting.trial.people)
    return f"{sitting.date} {sitting.time:%H:%M} {who} ({sitting.status}, was {sitting.was})"


def _misread(entry: Entry, said: Sitting) -> str:
    """What of an entry is not as it was said."""
    if len(entry.defendants) != len(said.trial.people):
        return f"{len(entry.defendants)} people of {len(said.trial.people)}"
    if said.status == "postponed":
        stands, read_as = (said.date, "postponed"), (entry.date or entry.was_date, entry.status)
        return "" if stands == read_as else f"read as {read_as}"
    if said.status == "cancelled":
        stands, read_as = (said.date, "cancelled"), (entry.date, entry.status)
        return "" if stands == read_as and entry.time in (None, said.time) else f"read as {read_as}"
    if (entry.date, entry.time) != (said.date, said.time):
        return f"read as {entry.date} {entry.time}, not {said.date} {said.time}"
    return f"read as {entry.status}" if entry.status in ("cancelled", "postponed") else ""


def compare(month: Month, editor: Editor) -> None:
    """Each sitting that was announced against its hearing on record."""
    count = editor.count
    announced = month.announced
    for sitting in announced:
        row = Hearing.objects.filter(pk=editor.rows.get(id(sitting))).select_related("court").first()
        if row is None:
            count.wrong.append(f"missing: {_shown(sitting)}")
            continue
        status = "scheduled" if sitting.status == "moved" else sitting.status
        stands = f"{row.date} {row.time} {row.status} {row.court and row.court.name['en']}"
        truth = f"{sitting.date} {sitting.time} {status} {sitting.trial.court.name['en']}"
        if stands != truth:
            count.wrong.append(f"on record {stands}, in truth {truth}: {_shown(sitting)}")
    surplus = Hearing.objects.exclude(pk__in=editor.rows.values()).count()
    people = {id(person) for sitting in announced for person in sitting.trial.people}
    cases = {id(sitting.trial) for sitting in announced}
    if surplus:
        count.wrong.append(f"{surplus} hearings too many")
    for kind, known, true in (
        ("people", Defendant.objects.count(), len(people)),
        ("cases", Hearing.objects.values("case").distinct().count(), len(cases)),
    ):
        if known != true:
            count.wrong.append(f"{known} {kind} on record, in truth {true}")


def live(seed: int, style: str, langs: tuple[str, ...], *, evenings: int = 22) -> Count:
    """What the bulletins of a month ask, and what is wrong on record after it.

    In several languages an evening's bulletin comes in once in each. Needs the courts of Kazakhstan on record.
    """
    count = Count()
    editor = Editor(Office.objects.get(), count)
    month = Month(seed, everybody(), COURTS)
    draw = random.Random(seed)
    for evening in month.evenings(evenings):
        for late, lang in enumerate(langs):
            editor.bring_in(evening, WRITERS[style](evening, lang, draw), late=late)
    compare(month, editor)
    return count
