"""The list of changes of a calendar as Atom (RFC 4287), for news readers, and as JSON, for programs.

An entry is what happened to one hearing, person or court within an hour. Its id is for life and tells nothing by
itself: when a hearing is withdrawn, the ids of its entries are named as deleted, and nothing else of it.
"""

from __future__ import annotations

import datetime as dt
import io
import uuid
from typing import Any

from hearings import copies, dates, times
from hearings.calendars import main_office
from hearings.changelog import LONGEST, Changelog, Group, Since, Step, gather
from hearings.choices import ChangeKind
from hearings.formats.atom import HearingsFeed, as_html, empty_since
from hearings.formats.change_words import day_of, ending, note, told, who
from hearings.formats.json import VERSION, local, text, utc
from hearings.formats.json import write as write_json
from hearings.formats.listing import Gone, publisher
from hearings.formats.words import presumption
from hearings.unshown import sentence
from offices.texts import clean

LONGEST_ATOM = 500
LONGEST_JSON = LONGEST
"""Changes in a document; whoever wants more takes the calendar itself."""
_NOTHING: Any = object()
_VALUES = ("date", "time", "zone", "mode", "courtroom", "status")


def atom(log: Changelog, *, lang: str, now: dt.datetime, since: Since | None = None) -> bytes:
    """The last changes as a feed of news, the newest first."""
    groups, _is_cut = gather(log, lang, now, most=LONGEST_ATOM, since=since)
    gone = tuple(Gone(key=str(key), date=at.date(), at=at) for key, at in log.gone(lang))
    office = main_office()
    generator = HearingsFeed(
        title=clean(log.title(lang)),
        link=copies.site() + log.page(lang),
        description="",
        subtitle=sentence(lang, hearings=len(groups.unshown)) or None,
        language=lang,
        author_name=clean(publisher(office, lang)),
        feed_url=copies.site() + log.feed(lang, "atom"),
        feed_guid=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'open-court:{lang}:{log.stem}')}",
        feed_copyright=clean(office.licence) if office and office.licence else None,
        updated=_updated(groups, gone, now),
        gone=gone,
    )
    for group in groups:
        generator.add_item(**_entry(group, lang, log.zone))
    written = io.BytesIO()
    generator.write(written, "utf-8")
    return written.getvalue()


def json(log: Changelog, *, lang: str, now: dt.datetime, since: Since | None = None) -> bytes:
    """The last changes for programs; every key is explained in docs/json.md."""
    groups, is_cut = gather(log, lang, now, most=LONGEST_JSON, since=since)
    gone = log.calendar.gone.order_by("withdrawn_at", "pk")
    office = main_office()
    steps = [step for group in groups for step in group.steps]
    document = {
        "version": VERSION,
        "title": log.title(lang),
        "language": lang,
        "page": copies.site() + log.page(lang),
        "self": copies.site() + log.feed(lang, "json"),
        "publisher": text(publisher(office, lang)),
        "licence": (office.licence if office else "") or None,
        "notice": presumption(lang),
        "edition": max((step.edition for step in steps), default=since.edition if since else None),
        "complete": not is_cut,
        "changes": [_group(group, lang, log.zone) for group in groups],
        "withdrawn": [{"id": str(row.public_id), "withdrawn_at": utc(row.withdrawn_at)} for row in gone],
        "unshown": sorted(groups.unshown),
    }
    return write_json(document)


def title(group: Group, lang: str) -> str:
    """`Aru DEMOVA, 6 May 2021 · Moved: 14:30, not 09:15`, the newest change last."""
    name, day = who(group, lang), day_of(group)
    head = ", ".join(filter(None, (str(name), dates.long_date(day, lang, weekday=False) if day else "")))
    words = "; ".join(dict.fromkeys(told(step, group, lang) for step in group.steps))
    return f"{head} · {words}" if head else words


# --- Atom
def _entry(group: Group, lang: str, zone: str) -> dict[str, Any]:
    lines = []
    for step in group.steps:
        said = note(step, group)
        words = ending(told(step, group, lang), said)
        lines.append(f"{times.local(step.at, zone):%H:%M}: {words}" + (f". {said}" if said else ""))
    return {
        "title": clean(title(group, lang)),
        "link": copies.site() + (group.url or "/"),
        "description": as_html(clean("\n\n".join(lines))),
        "unique_id": f"urn:uuid:{group.id(lang)}",
        "pubdate": group.steps[0].at.astimezone(dt.UTC),
        "updateddate": group.at.astimezone(dt.UTC),
    }


def _updated(groups: list[Group], gone: tuple[Gone, ...], now: dt.datetime) -> dt.datetime:
    moments = [*(group.at for group in groups), *(row.at for row in gone)]
    return max(moments) if moments else empty_since(now)


# --- JSON
def _group(group: Group, lang: str, zone: str) -> dict[str, Any]:
    return {
        "about": group.about,
        "id": group.key,
        "page": copies.site() + group.url if group.url else None,
        "title": title(group, lang),
        "hour": local(group.hour, zone),
        "at": utc(group.at),
        "changes": [_step(step, group, lang) for step in group.steps],
    }


def _step(step: Step, group: Group, lang: str) -> dict[str, Any]:
    is_withdrawn = group.about == "withdrawn"
    change = step.change
    return {
        "kind": ChangeKind.WITHDRAWN.value if is_withdrawn else str(step.kind),
        "at": utc(step.at),
        "edition": step.edition,
        "text": told(step, group, lang),
        "note": text(note(step, group)),
        "old": _values(change.old, {}) if group.record else None,
        "new": _values(change.new, change.old) if group.record else None,
        "taken_back": change.undone,
        "takes_back": change.took_back or None,
    }


def _values(values: dict[str, Any], beside: dict[str, Any]) -> dict[str, Any]:
    """Of the values of a change those that mean something outside this database, and are another than beside."""
    return {
        name: values[name]
        for name in _VALUES
        if name in values and values[name] != beside.get(name, _NOTHING)
    }
