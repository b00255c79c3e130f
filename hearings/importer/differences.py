"""What an item of a bulletin would add to or change in what the record holds. Nothing is ever taken away by a text."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.translation import gettext as _

from defendants.choices import RestraintKind
from defendants.models import Prosecution
from hearings.bulletin.entries import Entry, Person
from hearings.choices import Mode, Status
from hearings.entry import EnteredCharge, EnteredPerson
from hearings.importer.plan import Difference, Item
from hearings.models import Hearing
from offices.texts import clean


def additions_to(item: Item, lang: str, usual: str) -> list[EnteredPerson]:
    """Each person of the item with only what the record does not hold yet; a new person with everything."""
    # Of a hearing found without names the case's people do not matter.
    rows = item.case.prosecutions.all() if item.case is not None and item.people else ()
    known = {row.defendant_id: row for row in rows}
    return [
        _addition(
            person.named,
            known.get(person.defendant.pk) if person.defendant else None,
            person.defendant,
            lang,
            usual,
        )
        for person in item.people
    ]


def held_otherwise(item: Item) -> list[str]:
    """A sentence for each person who is held on record otherwise than in the text: which of them holds it cannot say."""
    rows = item.case.prosecutions.all() if item.case is not None and item.people else ()
    known = {row.defendant_id: row for row in rows}
    said = []
    for person in item.people:
        row = known.get(person.defendant.pk) if person.defendant else None
        lasting = [held for held in row.restraints.all() if held.until_date is None] if row else []
        told = person.named.restraint
        if told and lasting and told not in {held.kind for held in lasting}:
            values = {
                "name": person.defendant,
                "held": ", ".join(str(held.get_kind_display()) for held in lasting),
                "told": RestraintKind(told).label,
            }
            said.append(
                _("%(name)s: on record “%(held)s”, in the text “%(told)s”. The record stays as it is.")
                % values
            )
    return said


def _addition(
    person: Person, row: Prosecution | None, defendant: object, lang: str, usual: str
) -> EnteredPerson:
    charges = [
        EnteredCharge(
            article=charge.article,
            part=charge.part,
            code="" if charge.code in ("", usual) else charge.code,
            wording=clean(charge.wording),
        )
        for charge in person.charges
    ]
    allegations = [clean(text) for text in person.allegations]
    role, restraint = clean(person.role), person.restraint
    if row is not None:
        charges = [charge for charge in charges if not _is_charged(row, charge, lang, usual)]
        allegations = _untold(row, allegations, lang)
        # A role told in another language only is a translation to come, unless the text just repeats it.
        role = "" if row.role.get(lang) or role in row.role.values() else role
        # One that still lasts is ended in the person's part: since when there is another a text does not say.
        restraint = "" if any(held.until_date is None for held in row.restraints.all()) else restraint
    return EnteredPerson(
        given_name=person.given_name,
        family_name=person.family_name,
        role=role,
        charges=charges,
        allegations=allegations,
        restraint=restraint,
        defendant=defendant,
    )


def _is_charged(row: Prosecution, charge: EnteredCharge, lang: str, usual: str) -> bool:
    """Whether the charge is in force already, with a wording in this language if the text has one.

    An article without a part says no more than any of its parts that is.
    """
    cited = (charge.article, charge.code or usual)
    in_force = [held for held in row.charges.all() if held.until_date is None]
    same = [held for held in in_force if (held.article.number, held.article.code.code) == cited]
    for held in same:
        if held.part == charge.part:
            return (
                not charge.wording or bool(held.wording.get(lang)) or charge.wording in held.wording.values()
            )
    return bool(same) and not charge.part


def _untold(row: Prosecution, allegations: list[str], lang: str) -> list[str]:
    """Allegations not told yet. Told only in other languages, they are left alone: which is which nobody has said."""
    told = [allegation.text for allegation in row.allegations.all()]
    if told and not any(texts.get(lang) for texts in told):
        return []
    here = {text for texts in told for text in texts.values()}
    return [text for text in allegations if text not in here]


def hearing_differences(item: Item) -> list[Difference]:
    """What would change in the hearing that was found; empty when it says the same already."""
    hearing, entry = item.hearing, item.entry
    if hearing is None:
        return []
    found = [*_status(hearing, entry), *_when(hearing, entry), *_where(hearing, item)]
    if entry.mode != Mode.IN_PERSON and entry.mode != hearing.mode:
        found.append(Difference("mode", hearing.mode, entry.mode))
    if entry.stage and entry.stage != hearing.stage:
        found.append(Difference("stage", hearing.stage, entry.stage))
    if entry.courtroom and not _is_same_room(entry.courtroom, hearing.courtroom):
        found.append(Difference("courtroom", hearing.courtroom, entry.courtroom))
    if entry.access and entry.access != hearing.access:
        found.append(Difference("access", hearing.access, entry.access))
    if entry.number and entry.number != hearing.number:
        found.append(Difference("number", str(hearing.number or ""), str(entry.number)))
    judges = ", ".join(entry.judges)
    if judges and not hearing.judges:
        found.append(Difference("judges", "", judges))
    return found + _people(item)


def _status(hearing: Hearing, entry: Entry) -> list[Difference]:
    if entry.status in (Status.POSTPONED, Status.CANCELLED) and hearing.status != entry.status:
        return [Difference("status", hearing.status, entry.status)]
    if entry.date and hearing.status == Status.POSTPONED and entry.status in ("scheduled", "moved"):
        return [Difference("status", hearing.status, Status.SCHEDULED)]
    return []


def _when(hearing: Hearing, entry: Entry) -> list[Difference]:
    """A date the text does not give changes nothing, nor does an hour while the day stays."""
    if entry.status in (Status.POSTPONED, Status.CANCELLED):
        return []
    found = []
    is_other_day = entry.date is not None and entry.date != hearing.date
    if is_other_day:
        found.append(Difference("date", hearing.date.isoformat(), entry.date.isoformat()))
    # An hour was announced for its own day: on another one it is known when a text says so.
    if (entry.time or is_other_day) and entry.time != hearing.time:
        found.append(Difference("time", _hour(hearing.time), _hour(entry.time) or _("no hour announced")))
    hour_is_open = not entry.time and (is_other_day or not hearing.time)
    if hour_is_open and entry.part_of_day and entry.part_of_day != hearing.part_of_day:
        found.append(Difference("part_of_day", hearing.part_of_day, entry.part_of_day))
    return found


def _where(hearing: Hearing, item: Item) -> list[Difference]:
    if item.court and item.court != hearing.court:
        return [Difference("court", str(hearing.court or ""), str(item.court))]
    if item.city and hearing.court_id is None and item.city != hearing.city:
        return [Difference("city", str(hearing.city or ""), str(item.city))]
    return []


def _is_same_room(told: str, known: str) -> bool:
    """ "12" is the room of the record's "room 12, third floor"."""
    return told.casefold() in (known.casefold(), *re.findall(r"\w+", known.casefold()))


def _people(item: Item) -> list[Difference]:
    listed = {row.defendant_id for row in item.hearing.prosecutions.all()} if item.hearing else set()
    found = []
    for person in item.additions:
        name = f"{person.given_name} {person.family_name}".strip()
        if person.defendant is None or person.defendant.pk not in listed:
            found.append(Difference("people", "", name))
        if person.role:
            found.append(Difference("role", "", f"{name}: {person.role}"))
        for charge in person.charges:
            found.append(
                Difference("charges", "", f"{name}: {charge.article} {charge.part} {charge.wording}".strip())
            )
        for text in person.allegations:
            found.append(Difference("allegations", "", text))
        if person.restraint:
            found.append(Difference("restraint", "", f"{name}: {RestraintKind(person.restraint).label}"))
    return found


def _hour(time: dt.time | None) -> str:
    return f"{time:%H:%M}" if time else ""
