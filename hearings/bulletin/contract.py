"""What a bulletin holds as plain data: the contract of the import command, which other programs read.

Keys may be added here and never change. Knows no text.
"""

from typing import Any

from hearings.bulletin.entries import Charge, Entry, Mark, Parsed, Person


def contract(parsed: Parsed) -> dict[str, Any]:
    """hearings, statements, headings and unparsed, in the order of the text; unknown date and time are None."""
    headings = [line for line in parsed.lines if line.kind == "heading"]
    return {
        "hearings": [_hearing(entry) for entry in parsed.hearings],
        "statements": [statement.text for statement in parsed.statements],
        "unparsed": [{"line": line.line, "text": line.text} for line in parsed.unparsed],
        "headings": [{"line": line.number, "text": line.text.strip()} for line in headings],
        "notes": list(parsed.notes),
    }


def _hearing(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "date": entry.date.isoformat() if entry.date else None,
        "time": f"{entry.time:%H:%M}" if entry.time else None,
        "mode": entry.mode,
        "defendants": [_person(person) for person in entry.defendants],
        "status": entry.status,
        "lines": list(entry.lines),
        "doubts": [_mark(mark) for mark in entry.marks if mark.certainty != "found"],
    }
    if entry.status in ("moved", "postponed"):
        data["was_date"] = entry.was_date.isoformat() if entry.was_date else None
        data["was_time"] = f"{entry.was_time:%H:%M}" if entry.was_time else None
    if entry.charges:
        data["charges"] = [_charge(charge) for charge in entry.charges]
    if entry.allegations:
        data["allegations"] = list(entry.allegations)
    for name in (
        "part_of_day",
        "stage",
        "city",
        "court",
        "courtroom",
        "access",
        "number",
        "others",
        "group",
        "reason",
    ):
        if getattr(entry, name):
            data[name] = getattr(entry, name)
    if entry.judges:
        data["judges"] = list(entry.judges)
    return data


def _person(person: Person) -> dict[str, Any]:
    data: dict[str, Any] = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "role": person.role,
        "charges": [_charge(charge) for charge in person.charges],
        "allegations": list(person.allegations),
    }
    if person.restraint:
        data["restraint"] = person.restraint
    return data


def _charge(charge: Charge) -> dict[str, str]:
    data = {"article": charge.article, "part": charge.part}
    if charge.code:
        data["code"] = charge.code
    if charge.wording:
        data["wording"] = charge.wording
    return data


def _mark(mark: Mark) -> dict[str, Any]:
    data: dict[str, Any] = {"field": mark.name, "certainty": mark.certainty, "why": mark.why}
    if mark.choices:
        data["choices"] = list(mark.choices)
    return data
