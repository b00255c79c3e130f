"""Carries out a plan that has no doubts left, in one transaction: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from defendants.models import Case, Defendant
from hearings import actions, edition, times
from hearings.actions.rows import locked, only_more_is_known, save
from hearings.choices import Access, BulletinState, ChangeKind, Publication, Stage, Status
from hearings.entry import EnteredHearing, add_people, enter_all
from hearings.importer.plan import Item, Plan, Verb
from hearings.importer.reading import storable
from hearings.models import Bulletin, Hearing, Statement
from offices.models import Editor, Office


class Undecided(ValueError):
    """Items wait for an editor; `lines` are theirs in the text."""

    def __init__(self, plan: Plan) -> None:
        self.items = plan.doubtful
        self.lines = [item.entry.lines[0] if item.entry.lines else 0 for item in self.items]
        said = [
            f"line {line} ({', '.join(item.doubts)})"
            for line, item in zip(self.lines, self.items, strict=True)
        ]
        super().__init__(f"Doubtful: {'; '.join(said)}")


@dataclass
class Result:
    """What an import did."""

    added: list[Hearing] = field(default_factory=list)
    changed: list[Hearing] = field(default_factory=list)
    same: list[Hearing] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


def apply_plan(
    plan: Plan,
    *,
    by: Editor | None,
    publish: bool = True,
    ready: bool = False,
    release_at: dt.datetime | None = None,
    leave_doubtful: bool = False,
    on_item: Callable[[Item], None] = lambda item: None,
) -> Result:
    """Writes what the plan says. Raises Undecided when an item is doubtful and `leave_doubtful` was not asked for."""
    if plan.doubtful and not leave_doubtful:
        raise Undecided(plan)
    result = Result()
    with edition.change(by=by) as ledger:
        _meet_newcomers(plan)
        new = [item for item in plan.items if item.verb is Verb.NEW]
        entries = _entries(new, plan, release_at=release_at if publish else None)
        entered = enter_all(entries, by=by, lang=plan.lang, publish=publish, ready=ready)
        result.added = [each.hearing for each in entered]
        for item in plan.items:
            if item.verb is Verb.CHANGE:
                result.changed.append(_change(item, plan, by=by))
            elif item.verb is Verb.SAME and item.hearing:
                result.same.append(item.hearing)
            on_item(item)
        result.statements = _new_statements(plan, times.today(ledger.clock, plan.office.zone))
        edition.add(result.statements)
    return result


def _meet_newcomers(plan: Plan) -> None:
    """Has somebody new who is named in several items be one person.

    Whoever is named twice in one text would be found on record if the text came in two halves. A name among whose
    bearers the editor chose is left as it was chosen; two of one name in one item are two.
    """
    met: dict[tuple[str, str], Defendant] = {}
    for item in plan.items:
        if item.verb not in (Verb.NEW, Verb.CHANGE):
            continue
        names = [(entered.given_name, entered.family_name) for entered in item.additions]
        people = [
            entered.defendant
            or (met.get(name) if not planned.candidates else None)
            or Defendant(given_name={plan.lang: name[0]}, family_name={plan.lang: name[1]})
            for entered, planned, name in zip(item.additions, item.people, names, strict=True)
        ]
        item.additions = [
            replace(entered, defendant=person) for entered, person in zip(item.additions, people, strict=True)
        ]
        met |= {name: person for name, person in zip(names, people, strict=True) if person.pk is None}


def _entries(items: list[Item], plan: Plan, *, release_at: dt.datetime | None) -> list[EnteredHearing]:
    """The new hearings. Those of one new case share it."""
    cases: dict[int, Case] = {}
    entries = []
    for item in items:
        twin = cases.get(item.same_case_as) if item.same_case_as is not None else None
        case = cases[item.index] = item.case or twin or Case(office=plan.office)
        hearing = _hearing(item, plan, release_at=release_at)
        entries.append(EnteredHearing(hearing=hearing, people=item.additions, case=case))
    return entries


def _hearing(item: Item, plan: Plan, *, release_at: dt.datetime | None) -> Hearing:
    entry = item.entry
    return Hearing(
        date=entry.date or entry.was_date,
        time=entry.time or (entry.was_time if entry.date is None else None),
        part_of_day="" if entry.time or entry.date is None else entry.part_of_day,
        mode=entry.mode,
        stage=entry.stage or Stage.TRIAL,
        court=item.court,
        city=None if item.court else item.city,
        courtroom=entry.courtroom,
        access=entry.access or Access.UNKNOWN,
        number=entry.number,
        judges=", ".join(entry.judges),
        others=entry.others,
        reason={plan.lang: entry.reason} if entry.reason else {},
        status=entry.status if entry.status in (Status.POSTPONED, Status.CANCELLED) else Status.SCHEDULED,
        release_at=release_at,
    )


def _new_statements(plan: Plan, today: dt.date) -> list[Statement]:
    """The closing paragraphs the office does not make yet, from the first day of the text on."""
    since = _first_day(plan) or today
    return [
        Statement(office=plan.office, text={plan.lang: row.text}, from_date=since, position=place)
        for place, row in enumerate(plan.statements)
        if row.is_new
    ]


def _first_day(plan: Plan) -> dt.date | None:
    """The first day the text is about."""
    days = [entry.date for entry in plan.parsed.hearings if entry.date]
    return min(days, default=plan.date)


def _change(item: Item, plan: Plan, *, by: Editor | None) -> Hearing:
    """The steps of a hearing's life that lead to what the text says, each through its action."""
    hearing, entry, steps = item.hearing, item.entry, item.steps
    reason = {plan.lang: entry.reason} if entry.reason else None
    add_people(hearing, by=by, people=item.additions, lang=plan.lang)
    off = {"postponed": actions.postpone, "cancelled": actions.cancel}.get(entry.status)
    if "status" in steps and not off:
        hearing = actions.set_again(hearing, by=by, date=entry.date, time=entry.time, **_new_place(item))
    elif steps & {"date", "time", "court", "city"}:
        hearing = _move(hearing, item, by=by, reason=reason)
    if "mode" in steps:
        hearing = actions.go_online(hearing, by=by, mode=entry.mode)
    if "status" in steps and off:
        # Last: of what is off, neither place nor mode can be changed any more.
        hearing = off(hearing, by=by, reason=reason)
    filled_in = steps & {"courtroom", "access", "stage", "number", "judges", "part_of_day"}
    if not filled_in and hearing.publication != Publication.READY:
        return hearing
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        if filled_in:
            row.courtroom = entry.courtroom if "courtroom" in steps else row.courtroom
            row.access = entry.access or row.access
            row.stage = entry.stage or row.stage
            row.number = entry.number or row.number
            row.judges = row.judges or ", ".join(entry.judges)
            row.part_of_day = entry.part_of_day if "part_of_day" in steps else row.part_of_day
            if not steps & {"status", "date", "time", "court", "city", "mode"}:
                ledger.call(row, ChangeKind.ANNOUNCED)
        if row.publication == Publication.READY:
            # Who wrote the last of it does not publish it alone.
            row.ready_by = by
        return save(row)


def _move(hearing: Hearing, item: Item, *, by: Editor | None, reason: dict | None) -> Hearing:
    """What was unknown is announced; what was known is moved."""
    entry, place = item.entry, _new_place(item)
    stood = (hearing.date, hearing.time, hearing.court, hearing.city)
    told = (entry.date, entry.time, place["court"], place["city"])
    stands = tuple(new or old for new, old in zip(told, stood, strict=True))
    if only_more_is_known(stood, stands):
        hour = entry.time if "time" in item.steps else None
        return actions.announce(hearing, by=by, time=hour, **place)
    known = entry.time is not None or "time" not in item.steps
    return actions.move(
        hearing, by=by, date=entry.date, time=entry.time, time_is_known=known, reason=reason, **place
    )


def _new_place(item: Item) -> dict[str, Any]:
    """The court or the city that an action is told, where the text names another one than the record."""
    return {name: getattr(item, name) if name in item.steps else None for name in ("court", "city")}


def keep_text(
    text: str, *, office: Office, date: dt.date | None, by: Editor | None, imported: bool = False
) -> Bulletin:
    """Keeps the original, once: the same text brought in again by the office is the same bulletin."""
    text = storable(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    row, made = Bulletin.objects.get_or_create(
        office=office, sha256=digest, defaults={"date": date, "text": text, "by": by}
    )
    if not made:
        row.date = date or row.date
        row.state = BulletinState.WAITING if row.state == BulletinState.SET_ASIDE else row.state
    if imported:
        row.state = BulletinState.IMPORTED
    row.save(update_fields=["date", "state"])
    return row
