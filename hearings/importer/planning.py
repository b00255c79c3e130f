"""Makes the plan: matches people, then cases by people and articles, then hearings by case and date."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator, Set
from itertools import chain

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from defendants.choices import ShownAs
from defendants.models import Case
from hearings.bulletin.entries import Charge, Entry, Mark, Parsed
from hearings.choices import Publication, Status
from hearings.importer.differences import additions_to, hearing_differences, held_otherwise
from hearings.importer.hearing_meant import day_of, find_hearing, held_before, hour_of
from hearings.importer.known import Known
from hearings.importer.people import People, plan_people
from hearings.importer.places import Places
from hearings.importer.plan import Choices, Doubt, Item, PersonPlan, Plan, StatementItem, Verb
from hearings.models import Hearing, Statement
from offices.letters import odd_words
from offices.models import Office
from offices.texts import clean

_LEFT_OPEN = {"the weekday does not fit the date", "this hour does not exist", "further days are not named"}
_OF_ONE_TO_COME = {"status", "date", "time", "court", "city", "mode"}
"""What can only change of a hearing that is still to be held."""


def make_plan(
    parsed: Parsed, *, office: Office, lang: str, date: dt.date | None = None, choices: Choices | None = None
) -> Plan:
    """What importing `parsed`, written in `lang`, would do to the office's record. Writes nothing."""
    choices = choices or Choices()
    now = timezone.now()
    people, places = People(office, now), Places()
    statements = _statements(parsed, office, choices.unsaid)
    plan = Plan(office, lang, date, [], statements, parsed.unparsed, parsed)
    items = [Item(index=index, entry=entry) for index, entry in enumerate(parsed.hearings)]
    for item in items:
        item.people = plan_people(people, item.entry, item=item.index, choices=choices)
    known = Known(office, [person.defendant for item in items for person in item.people if person.defendant])
    for item in items:
        item.court, item.city = choices.places.get(item.index) or places.meant_by(item.entry, item.notes)
        plan.items.append(item)
        if item.index in choices.skipped or item.entry.stub or item.entry.status == "held":
            item.verb = Verb.SKIP
        else:
            _place(item, plan, choices, known, now)
    return plan


def _place(item: Item, plan: Plan, choices: Choices, known: Known, now: dt.datetime) -> None:
    """Finds the item's case and hearing, and says what would change."""
    entry = item.entry
    if not entry.defendants and not _nameless(item, plan):
        item.doubts.append(Doubt.NOBODY)
    if any(not person.is_sure for person in item.people):
        item.doubts.append(Doubt.WHO)
    if any(_is_open(mark) for mark in entry.marks):
        item.doubts.append(Doubt.READING)
    if not known.has_codes(charge.code for charge in _charges(entry)):
        item.doubts.append(Doubt.CODE)
    if item.index not in choices.checked and any(_is_twin_to_be(person) for person in item.people):
        item.doubts.append(Doubt.LETTERS)
    if entry.date is None and not (entry.status == "postponed" and entry.was_date):
        item.doubts.append(Doubt.NO_DATE)
    if item.hearing is None:
        _find_case(item, plan, choices, known)
        if not item.doubts:
            find_hearing(item, plan, choices, now)
    if item.doubts:
        item.verb = Verb.DOUBT
        return
    item.additions = additions_to(item, plan.lang, plan.office.code)
    item.notes += held_otherwise(item)
    if item.hearing is None:
        item.verb = Verb.NEW
        item.before = held_before(item)
        _refuse_impossible(item, Hearing(case=item.case or Case(office=plan.office)))
        return
    item.differences = hearing_differences(item)
    item.verb = Verb.CHANGE if item.differences else Verb.SAME
    if item.steps & _OF_ONE_TO_COME:
        _refuse_step(item)
    if item.index not in choices.checked and _is_older_than_its_postponement(item):
        item.doubts.append(Doubt.PUT_OFF)
        item.verb = Verb.DOUBT


def _charges(entry: Entry) -> Iterator[Charge]:
    return chain(entry.charges, *(person.charges for person in entry.defendants))


def _is_open(mark: Mark) -> bool:
    """Whether the text says something of the field, and not what: two readings, or one that cannot be."""
    return mark.certainty == "doubtful" and bool(mark.choices or mark.why in _LEFT_OPEN)


def _is_twin_to_be(person: PersonPlan) -> bool:
    """Whether a name would come onto the record that looks right and is found by nobody who types it."""
    return person.defendant is None and bool(
        odd_words(f"{person.named.given_name} {person.named.family_name}")
    )


def _nameless(item: Item, plan: Plan) -> bool:
    """Finds the hearing of an announcement that names nobody: the only one of its date and hour without public names."""
    date = item.entry.date or item.entry.was_date
    rows = (
        Hearing.objects.filter(
            case__office=plan.office, date=date, time=item.entry.time or item.entry.was_time
        )
        .exclude(publication=Publication.WITHDRAWN)
        .exclude(prosecutions__defendant__shown_as=ShownAs.FULL)
        .select_related("court", "city", "case__office")[:2]
    )
    if len(rows) == 1:
        item.hearing, item.case = rows[0], rows[0].case
    return item.hearing is not None


def _find_case(item: Item, plan: Plan, choices: Choices, known: Known) -> None:
    """The case of these people with an article in common; else a choice, else a new one.

    Of several the one with a hearing at that hour is meant, or on that date, or the one with just these people in it.
    """
    item.cases = _cases_in_common(item, known)
    chosen = choices.cases.get(item.index)
    item.case = next((case for case in item.cases if case.pk == chosen), None)
    if item.case is not None or chosen == 0:
        return
    people = {person.defendant.pk for person in item.people if person.defendant}
    members = {case.pk: {row.defendant_id for row in case.prosecutions.all()} for case in item.cases}
    whole = [case for case in item.cases if people <= members[case.pk] and len(people) == len(item.people)]
    date, time = item.entry.date or item.entry.was_date, item.entry.time or item.entry.was_time
    on_date = {case.pk: [row.time for row in case.hearings.all() if row.date == date] for case in whole}
    for likely in (
        [case for case in whole if time in on_date[case.pk]],
        [case for case in whole if on_date[case.pk]],
        [case for case in whole if members[case.pk] == people],
        whole,
    ):
        if len(likely) == 1:
            item.case = likely[0]
            return
    if item.cases:
        item.doubts.append(Doubt.WHICH_CASE)
        item.case = (whole or item.cases)[0]
    else:
        item.same_case_as = _twin(item, plan)


def _cases_in_common(item: Item, known: Known) -> list[Case]:
    """Cases of the office with any of the people known in them, unless the articles have nothing in common."""
    numbers = {charge.article for person in item.entry.defendants for charge in person.charges}
    found = []
    for case in known.cases_of(person.defendant for person in item.people if person.defendant):
        articles = {charge.article.number for row in case.prosecutions.all() for charge in row.charges.all()}
        if not numbers or not articles or numbers & articles:
            found.append(case)
    return found


def _twin(item: Item, plan: Plan) -> int | None:
    """An earlier item of the text with the same people and articles: both are hearings of one new case."""
    for other in plan.items[:-1]:
        if (
            other.case is None
            and other.verb is Verb.NEW
            and _people_key(other.entry) == _people_key(item.entry)
        ):
            if (other.entry.date, other.entry.time) == (item.entry.date, item.entry.time):
                item.doubts.append(Doubt.TWICE)
            return other.index if other.same_case_as is None else other.same_case_as
    return None


def _people_key(entry: Entry) -> tuple:
    return tuple(
        (
            person.given_name,
            person.family_name,
            tuple((charge.article, charge.part) for charge in person.charges),
        )
        for person in entry.defendants
    )


def _is_older_than_its_postponement(item: Item) -> bool:
    """Whether the text sets a postponed hearing for the very day and hour it was put off from, as one does that was
    written before."""
    row, entry = item.hearing, item.entry
    return (
        row.status == Status.POSTPONED
        and entry.status in (Status.SCHEDULED, "moved")
        and entry.date == row.date
        and entry.time in (None, row.time)
    )


def _refuse_step(item: Item) -> None:
    """A step that the hearing cannot take from where it stands is told now, beside the item it is about."""
    row, status = item.hearing, next((each.new for each in item.differences if each.name == "status"), "")
    if row.status == Status.SCHEDULED or (row.status == Status.POSTPONED and status == Status.SCHEDULED):
        _refuse_impossible(item, copy.copy(row))
    elif row.status != Status.POSTPONED or item.steps & _OF_ONE_TO_COME != {"status"}:
        over = _(
            "On record this hearing stands as: %(state)s. Change it on its own page, or leave this item out."
        )
        _refuse(item, [over % {"state": row.get_status_display()}])


def _refuse_impossible(item: Item, row: Hearing) -> None:
    """An hour that does not exist, or happens twice, is asked about now and not when everything is saved."""
    day = day_of(item.entry) or row.date
    when = (day, hour_of(item.entry) or (row.time if day == row.date else None))
    if when != (row.date, row.time):
        row.date = when[0]
        row.set_hour(when[1])
    row.set_place(court=item.court, city=item.city)
    try:
        row.full_clean(exclude=["case", "prosecutions", "zone", "ends_at", "starts_at", "link"])
    except ValidationError as error:
        _refuse(item, error.messages)


def _refuse(item: Item, notes: list[str]) -> None:
    item.doubts.append(Doubt.REFUSED)
    item.notes += notes
    item.verb = Verb.DOUBT


def _statements(parsed: Parsed, office: Office, unsaid: Set[int]) -> list[StatementItem]:
    """Each closing paragraph, matched with one the office makes already in these words."""
    kept = {
        _plain(text): row for row in Statement.objects.filter(office=office) for text in row.text.values()
    }
    return [
        StatementItem(clean(row.text), row.lines, kept.get(_plain(row.text)), place in unsaid)
        for place, row in enumerate(parsed.statements)
    ]


def _plain(text: str) -> str:
    """A paragraph for comparing: its words, whatever the line breaks and the quotes."""
    return " ".join(clean(text).casefold().translate(str.maketrans("“”«»’", '""""\'')).split())
