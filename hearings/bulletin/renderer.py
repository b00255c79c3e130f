"""A day's hearings written as the publisher writes them, so that the parser reads back what was meant.

Takes the same entries that the parser makes. Names stand in the nominative, charges are merged, what was moved,
postponed or cancelled says so first. A hearing that is over is told as an outcome and reads back as none.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from defendants.citations import write_running
from hearings.bulletin.entries import Charge, Entry, Person, Statement
from hearings.bulletin.parser import parse
from hearings.bulletin.style import Style, Wording, write_date, write_time
from hearings.bulletin.text.layout import tidy
from hearings.bulletin.who.names import shout
from hearings.bulletin.who.roles import plain_role

_DEFAULT = Style()
_OVER = ("held", "not_held")


def render(
    entries: Iterable[Entry],
    lang: str,
    *,
    statements: Sequence[Statement | str] = (),
    style: Style = _DEFAULT,
) -> str:
    """The bulletin of some hearings in one language, by day, in the order given within a day."""
    wording = style.wording(lang)
    days: dict[dt.date | None, list[Entry]] = {}
    for entry in entries:
        days.setdefault(day_of(entry), []).append(entry)
    paragraphs: list[str] = []
    for day in sorted(days, key=lambda day: (day is None, day or dt.date.min)):
        paragraphs.append(_heading(day, len(days[day]), wording))
        for number, entry in enumerate(days[day], 1):
            paragraphs += _entry(entry, number, lang, wording, style)
    texts = [tidy(s if isinstance(s, str) else s.text) for s in statements]
    paragraphs += _statements([text for text in texts if text], wording, bool(days))
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def day_of(entry: Entry) -> dt.date | None:
    """The day under which an entry stands: the old one if it only points to the new, or has none."""
    if entry.stub or (entry.status == "postponed" and entry.date is None):
        return entry.was_date
    return entry.date


def _heading(day: dt.date | None, count: int, wording: Wording) -> str:
    if day is None:
        return wording.heading_undated
    pattern = wording.heading_one if count == 1 else wording.heading_many
    return pattern.format(date=write_date(day, wording, heading=True))


def _entry(entry: Entry, number: int, lang: str, wording: Wording, style: Style) -> list[str]:
    """The paragraphs of one hearing: the announcement with its details, then the lists of allegations."""
    lines = [f"{number}) {_announcement(entry, lang, wording, style)}"]
    if entry.status in _OVER:
        return ["\n".join([*lines, f"{wording.outcome}: {tidy(entry.outcome)}"] if entry.outcome else lines)]
    details = (
        (wording.court, entry.court),
        (wording.room, "" if entry.stub else entry.courtroom),
        (wording.city, entry.city),
        (wording.stage, "" if entry.stub else wording.stages.get(entry.stage, "")),
        (wording.judges, "; ".join(entry.judges)),
        (wording.number, str(entry.number or "")),
        (wording.reason, entry.reason),
        (wording.known, _known(entry, wording)),
    )
    lines += [f"{label}: {tidy(value)}" for label, value in details if value]
    return ["\n".join(lines), *_lists(entry, wording)]


def _known(entry: Entry, wording: Wording) -> str:
    """ "Closed to the public. Room 14": each a sentence; the last has no full stop, for it may be a link."""
    known = (wording.closed if entry.access == "closed" and not entry.stub else "", *entry.known)
    said = (text if "://" in text else _capital(text).rstrip(".") for text in map(tidy, known) if text)
    return ". ".join(said)


def _case(entry: Entry, wording: Wording) -> str:
    """ "politically motivated criminal case"."""
    kinds = {"administrative": wording.administrative, "civil": wording.civil}
    return (wording.political if entry.political else "") + kinds.get(entry.kind, wording.criminal)


def _announcement(entry: Entry, lang: str, wording: Wording, style: Style) -> str:
    own = len({person.charges for person in entry.defendants}) > 1
    shared = entry.charges if not entry.defendants else () if own else entry.defendants[0].charges
    charges = wording.under.format(charges=_charges(shared, lang, wording, style)) if shared else ""
    people = _people(entry, own, lang, wording, style)
    trial = {"online": wording.trial_online, "hybrid": wording.trial_hybrid}.get(entry.mode, wording.trial)
    time = entry.was_time if entry.stub or entry.status == "postponed" else entry.time
    called_off = entry.stub or entry.status in ("postponed", "cancelled")
    part = "" if entry.stub or entry.status == "postponed" else wording.parts.get(entry.part_of_day, "")
    if entry.status == "held":
        pattern = wording.held if time else wording.held_untimed
    elif entry.status == "not_held":
        pattern = wording.not_held if time else wording.not_held_untimed
    elif called_off:
        untimed = wording.called_off_vague if part else wording.called_off_untimed
        pattern = wording.called_off if time else untimed
    else:
        untimed = wording.item_vague if part else wording.item_untimed
        pattern = wording.item if time else untimed
    text = pattern.format(
        time=write_time(time, lang, at=True) if time else "",
        part=part,
        trial=trial,
        case=_case(entry, wording),
        charges=charges,
        people=wording.against.format(people=people) if people else "",
    )
    change = _change(entry, lang, wording)
    sentences = [change, *text.split("|", 1)] if "|" in pattern else [change, text]
    return " ".join(_capital(sentence.strip()) for sentence in sentences if sentence)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _change(entry: Entry, lang: str, wording: Wording) -> str:
    """ "Moved from 09:15.": what a reader must see first."""
    if entry.stub:
        return wording.moved_to.format(was=_moment(entry.date, entry.time, None, lang, wording))
    if entry.status == "moved":
        was = _moment(entry.was_date, entry.was_time, entry.date, lang, wording)
        return wording.moved_from.format(was=was) if was else wording.moved
    return {"postponed": wording.postponed, "cancelled": wording.cancelled}.get(entry.status, "")


def _moment(
    day: dt.date | None, time: dt.time | None, known: dt.date | None, lang: str, wording: Wording
) -> str:
    """A date and an hour; the date is left out if it is the known one and an hour stands."""
    written = write_date(day, wording) if day and not (time and day == known) else ""
    return ", ".join(part for part in (written, write_time(time, lang) if time else "") if part)


def _people(entry: Entry, own: bool, lang: str, wording: Wording, style: Style) -> str:
    written = [_person(person, own, lang, wording, style) for person in entry.defendants]
    if entry.others and written:
        written.append((wording.others if entry.others > 1 else wording.other).format(n=entry.others))
    elif entry.others:
        return wording.group_of.format(n=entry.others, group=entry.group).strip()
    elif not written:
        return entry.group
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])} {wording.conjunction} {written[-1]}"


def full_name(person: Person) -> str:
    return f"{person.given_name} {shout(person.family_name)}".strip()


def _person(person: Person, own: bool, lang: str, wording: Wording, style: Style) -> str:
    """ "civil activist Aibek SABITOV (under house arrest; Article 405 Part 2)"."""
    role = tidy(person.role)
    before = f"{role} " if role and plain_role(role) else ""
    inside = [role] if role and not before else []
    if person.restraint:
        inside.append(wording.restraints[person.restraint])
    if own:
        charges = _charges(person.charges, lang, wording, style)
        inside.append(wording.own_charges.format(charges=charges) if charges else wording.no_article)
    return f"{before}{full_name(person)}" + (f" ({'; '.join(inside)})" if inside else "")


def _charges(charges: Sequence[Charge], lang: str, wording: Wording, style: Style) -> str:
    """Charges merged; those with one wording share it: "Article 405 Parts 1 and 2 («…»)"."""
    groups = []
    for said, group in groupby(charges, key=lambda charge: charge.wording):
        text = write_running([c.citation for c in group], lang, code_names=style.code_names)
        groups.append(text.replace("\N{NO-BREAK SPACE}", " ") + (f" («{_quotable(said)}»)" if said else ""))
    return wording.again.join(groups)


def _quotable(text: str) -> str:
    """A wording that can stand in «»: its own marks balanced, or replaced."""
    text = tidy(text)
    depth = 0
    for char in text:
        depth += (char == "«") - (char == "»")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("«", "“").replace("»", "”")


def _lists(entry: Entry, wording: Wording) -> list[str]:
    """The lists of allegations: one for all, or each their own."""
    if not entry.defendants:
        return _list(wording.intro_all, entry.allegations)
    first = entry.defendants[0]
    if all(person.allegations == first.allegations for person in entry.defendants):
        intro = wording.intro_one if len(entry.defendants) == 1 else wording.intro_all
        return _list(intro.format(name=full_name(first)), first.allegations)
    return [
        paragraph
        for person in entry.defendants
        for paragraph in _list(wording.intro_named.format(name=full_name(person)), person.allegations)
    ]


def _list(intro: str, allegations: Sequence[str]) -> list[str]:
    texts = [text for text in map(tidy, allegations) if text]
    if not texts:
        return []
    return [intro, *(f"— {text};" for text in texts[:-1]), f"— {texts[-1]}."]


def _statements(texts: list[str], wording: Wording, below: bool) -> list[str]:
    """Closing paragraphs, plain if they read back as such, else under a heading that counts them."""
    if not texts or (below and _reads_back(texts, wording)):
        return texts
    heading = wording.statement if len(texts) == 1 else wording.statements.format(n=len(texts))
    return [heading, *texts]


def _reads_back(texts: list[str], wording: Wording) -> bool:
    """Do they, whatever stands above them: a list of allegations, or an announcement alone?"""
    for sample in _SAMPLES:
        paragraphs = [_heading(sample.date, 1, wording), *_entry(sample, 1, "en", wording, _DEFAULT), *texts]
        if [s.text for s in parse("\n\n".join(paragraphs)).statements] != texts:
            return False
    return True


_SAMPLES = tuple(
    Entry(dt.date(2021, 5, 6), dt.time(9, 15), defendants=(Person("A.", "Sample", allegations=allegations),))
    for allegations in ((), ("Sample",))
)
