"""A change in words, for pages and feeds: "Moved: 14:30, not 09:15", "Restraint: House arrest, since 3 September 2026".

Everything stands under a label and no label governs a case. The language is an argument; reads records alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from defendants.choices import ProsecutionState, RestraintKind, Verdict
from hearings import dates
from hearings.changelog import Group, Step
from hearings.choices import ChangeKind, Mode, PartOfDay
from hearings.formats.description import names
from hearings.formats.words import gettext, label, room_told
from hearings.records import ChangeRecord, DatedRecord, HearingRecord
from offices.texts import Said

UPSET = (
    ChangeKind.MOVED,
    ChangeKind.POSTPONED,
    ChangeKind.SET_AGAIN,
    ChangeKind.CANCELLED,
    ChangeKind.NOT_HELD,
)
"""What overturns a reader's plan."""
_TOLD_WITH_OUTCOME = (ChangeKind.OUTCOME, ChangeKind.ADJOURNED)


def upsets(change: ChangeRecord) -> bool:
    return (change.took_back or change.kind) in UPSET


# --- of a hearing
def what_changed(change: ChangeRecord, lang: str) -> str:
    """The kind of change, and the values it brought: "Moved: 14:30, not 09:15"."""
    words, values = kind_told(change, lang), values_told(change, lang)
    # What has a label of its own, "Was: …", stands beside the kind and not behind it.
    is_labelled = values.startswith((gettext("Was: %(when)s", lang) % {"when": ""}).strip())
    return f"{words}{' · ' if is_labelled else ': '}{values}" if values else words


def kind_told(change: ChangeRecord, lang: str) -> str:
    """The kind of change; of a step that was taken back which one it was."""
    if change.kind == ChangeKind.ANNOUNCED and change.new.get("time") and not change.old.get("time"):
        return gettext("Time announced", lang)
    if change.kind == ChangeKind.CHANGED and change.left_case:
        return gettext("Now part of another case", lang)
    if change.kind == ChangeKind.CHANGED and change.listed:
        return gettext("List of defendants changed", lang)
    words = label(ChangeKind(change.kind), lang)
    return f"{words} ({label(ChangeKind(change.took_back), lang)})" if change.took_back else words


def values_told(change: ChangeRecord, lang: str) -> str:
    if change.kind == ChangeKind.MODE and "mode" in change.new:
        return label(Mode(change.new["mode"]), lang)
    parts = []
    if change.kind == ChangeKind.CHANGED and change.listed and not change.left_case:
        before, after = change.listed
        parts += (
            [gettext("%(new)s, not %(old)s", lang) % {"new": after, "old": before}] if before != after else []
        )
    new, old = (when_told(values, change, lang) for values in (change.new, change.old))
    left_place = str(change.left_place) if change.left_place and {"court", "city"} & set(change.new) else ""
    if new and old and new != old:
        was = ", ".join(filter(None, (old, left_place)))
        parts.append(gettext("%(new)s, not %(old)s", lang) % {"new": new, "old": was})
    elif new:
        parts.append(new)
    elif old and "time" in change.new:
        unknown = gettext("Time not announced", lang).lower()
        parts.append(gettext("%(new)s, not %(old)s", lang) % {"new": unknown, "old": old})
    elif left_place:
        parts.append(gettext("Was: %(when)s", lang) % {"when": left_place})
    if change.new.get("courtroom"):
        parts.append(room_told(change.new["courtroom"], lang))
    if part := change.new.get("part_of_day"):
        parts.append(_part_told(part, change.old.get("part_of_day"), lang))
    if not parts and change.kind == ChangeKind.ANNOUNCED:
        # Which one stands on the hearing's page.
        parts += [gettext("Court", lang).lower()] if change.new.get("court") else []
        parts += [gettext("Link to join or watch", lang).lower()] if change.link_came else []
    return ", ".join(parts)


def _part_told(new: str, old: str | None, lang: str) -> str:
    """ "expected in the evening, not expected in the afternoon"."""
    said = label(PartOfDay(new), lang)
    return (
        gettext("%(new)s, not %(old)s", lang) % {"new": said, "old": label(PartOfDay(old), lang)}
        if old
        else said
    )


def when_told(values: dict, change: ChangeRecord, lang: str) -> str:
    """The date and hour among the old or new values of a change; only the hour where the date stays.

    The year stands with a date of another one than that in which the change was made.
    """
    time = dt.time.fromisoformat(values["time"]) if values.get("time") else None
    if not values.get("date") or change.new.get("date") == change.old.get("date"):
        return f"{time:%H:%M}" if time else ""
    day = dates.near_date(dt.date.fromisoformat(values["date"]), lang, beside=change.at)
    return dates.with_hour(day, time)


# --- of anything in a list of changes
def who(group: Group, lang: str) -> Said:
    """Whom or what a group is about; nothing for a hearing that is no longer shown."""
    if group.record:
        return Said(names(group.record, shown=3), lang)
    return group.who or Said("", lang)


def day_of(group: Group) -> dt.date | None:
    """The date the hearing had then, where none of its changes says one.

    Beside "14:30, not 09:15" the date of a later move would send a reader there at an hour of another day.
    """
    if group.record is None or any(_is_new(step.change, "date") for step in group.steps):
        return None
    if _is_first_told(group.steps[-1]):
        return None
    later = (change for change in group.record.changes if change.at > group.at)
    left = next(
        (change.old["date"] for change in later if _is_new(change, "date") and change.old.get("date")), ""
    )
    return dt.date.fromisoformat(left) if left else group.record.date


def _is_first_told(step: Step) -> bool:
    """Whether it is the announcement of what had stood in a draft, which says its day itself."""
    return step.kind == ChangeKind.PUBLISHED and not step.change.new.get("date")


def _is_new(change: ChangeRecord, name: str) -> bool:
    return bool(change.new.get(name)) and change.new[name] != change.old.get(name)


def told(step: Step, group: Group, lang: str) -> str:
    """One step of a group in words."""
    if group.about == "withdrawn":
        return gettext("A hearing was taken off the public record.", lang)
    if group.about == "court":
        return gettext("Name, address or rules of the court changed", lang)
    if group.record is None:
        return " · ".join(_of_person(step, lang))
    if _is_first_told(step):
        return f"{what_changed(step.change, lang)}: {first_date(group.record)}"
    if step.kind == ChangeKind.ADJOURNED and step.is_last and group.record.next:
        following = group.record.next
        day = dates.near_date(following.date, lang, beside=step.at)
        when = dates.with_hour(day, following.time)
        return gettext("Goes on %(when)s", lang) % {"when": when}
    return what_changed(step.change, lang)


def note(step: Step, group: Group) -> Said | None:
    """What stands behind the words: the reason, or what came of the hearing."""
    if step.change.reason:
        return step.change.reason
    is_outcome = step.is_last and step.kind in _TOLD_WITH_OUTCOME
    return group.record.outcome if group.record and is_outcome else None


def ending(words: str, note: Said | None) -> str:
    """The words of a step as they end in front of a full stop and its note: «2026 г.» brings a dot of its own."""
    return words.removesuffix(".") if note else words


def first_date(record: HearingRecord) -> str:
    """The date and hour a hearing was first announced for."""
    first = next((change for change in record.changes if change.left_date), None)
    date, time = (first.left_date, first.left_time) if first else (record.date, record.time)
    assert date is not None
    return dates.with_hour(dates.long_date(date, record.lang, weekday=False), time)


# --- of a person
def _of_person(step: Step, lang: str) -> Iterator[str]:
    """Restraint, state, charge or verdict."""
    removed = (
        f" ({label(ChangeKind.REMOVED, lang).lower()})" if step.change.kind == ChangeKind.REMOVED else ""
    )
    if step.restraint:
        yield f"{gettext('Restraint', lang)}: {restraint_text(step.restraint, lang)}{removed}"
    if step.state:
        yield label(ProsecutionState(step.state), lang) + removed
    if step.kind == "charge":
        is_new = step.change.kind == ChangeKind.ADDED
        words = gettext("Charge", lang) if is_new else gettext("Charge changed", lang)
        until = _until(step.until, lang) if step.until else ""
        yield f"{words}: " + ", ".join(filter(None, (step.cite, until))) if step.cite else words
    if step.verdict:
        yield f"{gettext('Verdict', lang)}: {label(Verdict(step.verdict), lang)}"
    if step.sentence:
        yield f"{gettext('Sentence', lang)}: {step.sentence}"


def restraint_text(held: DatedRecord, lang: str) -> str:
    """House arrest, since 3 September 2026 · Custody, 12 August 2026 – 3 September 2026."""
    kind = label(RestraintKind(held.kind), lang)
    since = dates.long_date(held.since, lang, weekday=False) if held.since else ""
    if since and held.until:
        return f"{kind}, {since} – {dates.long_date(held.until, lang, weekday=False)}"
    if since:
        return f"{kind}, {gettext('since %(date)s', lang) % {'date': since}}"
    return f"{kind}, {_until(held.until, lang)}" if held.until else kind


def _until(date: dt.date, lang: str) -> str:
    return gettext("until %(date)s", lang) % {"date": dates.long_date(date, lang, weekday=False)}
