"""A plan in the words of the desk's language: what becomes of an item, what is open, how sure the reading is.

The grammar and the plan know no translation; here each of their reasons has its sentence.
"""

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from defendants.choices import RestraintKind
from defendants.citations import Citation, write_citations
from hearings.bulletin.announcement.drafts import DECLINED
from hearings.bulletin.entries import Entry, Mark, Parsed, Person
from hearings.choices import Access, Mode, PartOfDay, Stage, Status
from hearings.dates import long_date, short_date, with_hour
from hearings.importer.plan import Doubt, Verb
from hearings.importer.short_names import IN_FULL

VERBS = {
    Verb.NEW: _("New"),
    Verb.SAME: _("On record already, nothing changes"),
    Verb.CHANGE: _("Changes what is on record"),
    Verb.DOUBT: _("Needs your answer"),
    Verb.SKIP: _("Left out"),
}
LINE_KINDS = {
    "heading": _("heading"),
    "hearing": _("hearing"),
    "allegation": _("allegation"),
    "statement": _("statement"),
    "noise": _("no news"),
    "not understood": _("not understood"),
}
COLUMNS = {
    "status": _("status"),
    "date": _("date"),
    "time": _("hour"),
    "part_of_day": _("part of the day"),
    "court": _("court"),
    "city": _("city"),
    "courtroom": _("room"),
    "mode": _("mode"),
    "stage": _("stage"),
    "access": _("open to the public?"),
    "number": _("number in the case"),
    "judges": _("judges"),
    "people": _("defendants listed"),
    "role": _("role"),
    "charges": _("charge"),
    "allegations": _("allegation"),
    "restraint": _("restraint"),
}
WORDS = {
    **dict(Status.choices),
    **dict(Mode.choices),
    **dict(PartOfDay.choices),
    **dict(Stage.choices),
    **dict(Access.choices),
}
STAGES = [
    ("", _("Not said")),
    *((value, label) for value, label in Stage.choices if value not in (Stage.TRIAL, Stage.OTHER)),
]
"""Those that a text tells; where it does not, a new hearing is a trial and a known one stays what it is."""
ACCESS = [("", _("Not said")), (Access.OPEN, Access.OPEN.label), (Access.CLOSED, Access.CLOSED.label)]
DOUBTS = {
    Doubt.NO_DATE: _("The text gives no whole date. Fill it in or check it below, or leave the item out."),
    Doubt.NOBODY: _("Nobody is named. Fill in who is on trial, or leave the item out."),
    Doubt.WHO: _("Say who is meant: somebody known, or somebody new."),
    Doubt.WHICH_CASE: _("Say which case this hearing belongs to."),
    Doubt.MOVED_OR_FURTHER: _("Say whether the known hearing was moved, or this is a further one."),
    Doubt.TWICE: _("The same hearing stands twice in this text. Leave one of them out."),
    Doubt.READING: _(
        "The text can be read in more than one way, or does not fit. Check the fields, then tick “I have checked it”."
    ),
    Doubt.CODE: _(
        "No legal code here is called as in the text. Write the article without the code below, or add the code first."
    ),
    Doubt.LETTERS: _("A name is not in one alphabet. Type it anew below, or tick “I have checked it”."),
    Doubt.DECLINED: _("A name may stand in an oblique case. Write it in the nominative below."),
    Doubt.REFUSED: _("This cannot be kept as it stands; see the note."),
    Doubt.PUT_OFF: _(
        "This hearing was postponed from this very day. If it is held after all, tick “I have checked it”; else leave "
        "the item out."
    ),
    Doubt.WITHDRAWN: _(
        "This hearing was taken off the record for somebody's safety. Leave it out, or say it is another."
    ),
}
_WHY_NOTHING = {
    "a heading without a day": _("a heading without a day"),
    "a heading of something else": _("a heading of something else"),
    "a report of what is over": _("tells of what is over"),
    "no hearings that day": _("says that there are no hearings"),
    "this date does not exist": _("this date does not exist"),
    "told again below": _("told again below"),
    "too long for an announcement": _("too long for an announcement"),
}
_SENTENCES = {
    "no date is named": _("No date is named."),
    "this date does not exist": _("This date does not exist."),
    "only the weekday is named": _("Only the weekday is named."),
    "the date is not known": _("The date is not known."),
    "the day of the text": _("No date is named: the day of the text was taken."),
    "counted from the day of the text": _("The day was counted from the day of the text."),
    "the year is the nearest": _("No year is named: the nearest was taken."),
    "the year is not known": _("No year is named."),
    "the year has two digits": _("The year has only two digits."),
    "day/month and month/day both fit": _("Day and month may be the other way round"),
    "tomorrow is the day of the heading or the next": _(
        "“Tomorrow” is the day of the heading or the one after it"
    ),
    "the weekday does not fit the date": _("The weekday does not fit the date."),
    "several days are named": _("Several days are named"),
    "further days are not named": _("It goes on for further days, which are not named."),
    "no hour is named": _("No hour is named."),
    "this hour does not exist": _("This hour does not exist."),
    "two hours are named": _("Two hours are named"),
    "two days are named": _("Two days are named"),
    "the hour is vague": _("The hour is not announced yet, or only roughly."),
    "the hour is approximate": _("The hour is approximate."),
    "the text also tells what was decided": _("The text also tells what was decided."),
    "each has other charges": _("The text gives each person other charges. Say below whose is which"),
    "both are meant, and not two are named": _(
        "The text says “both” where more or fewer than two people are named. Say below who is meant."
    ),
    "somebody else is named beside another hour": _("Somebody else is named beside another hour"),
    "the part may belong to the number": _("It may be one article of that number, and no part."),
    "named elsewhere in the text": _("Found elsewhere in the text, not in the announcement."),
}
_ORDER = "the order of the name is a guess"


def lines_left(parsed: Parsed) -> list[tuple[int, str, str]]:
    """The number and the text of each line that changes nothing, and why, where that is known."""
    return [(row.line, row.text, str(_WHY_NOTHING.get(row.why, ""))) for row in parsed.unparsed]


def say_mark(mark: Mark) -> str:
    """One sentence: the reason, and the readings among which the text does not choose."""
    who, colon, why = mark.why.rpartition(": ")
    if colon and why == _ORDER:
        return gettext("Which name of %(name)s is the family name is a guess.") % {"name": who}
    if colon and why == DECLINED:
        return gettext(
            "“%(name)s” may stand in an oblique case: if so, write name and role in the nominative."
        ) % {"name": who}
    if colon and why == IN_FULL:
        return gettext("“%(name)s” was taken for %(whole)s, named elsewhere in this text.") % {
            "name": who,
            "whole": " / ".join(mark.choices),
        }
    said = str(_SENTENCES.get(mark.why, mark.why))
    return f"{said}: {' / '.join(mark.choices)}" if mark.choices else said


def is_declined(mark: Mark) -> bool:
    """Whether it says that a name may not be the one a person is called by."""
    return mark.name == "name" and mark.why.endswith(DECLINED)


def called(entry: Entry, lang: str) -> str:
    """When a hearing of a text is, and who is tried: as people tell one of a list from another."""
    day = short_date(entry.date, lang, weekday=True) if entry.date else ""
    names = [each.family_name.upper() or each.given_name for each in entry.defendants]
    who = ", ".join(names[:3]) + (f" + {len(names) - 3}" if len(names) > 3 else "")
    return " · ".join(filter(None, (with_hour(day, entry.time) if day else "", who)))


def person_in_words(person: Person, lang: str, codes: Mapping[str, str]) -> tuple[str, list[str]]:
    """The name, and what else was read of the person, legal codes by their names in `codes`."""
    count = len(person.allegations)
    cited = [Citation(each.article, each.part, codes.get(each.code, each.code)) for each in person.charges]
    said = [
        person.role,
        write_citations(cited, lang),
        str(RestraintKind(person.restraint).label) if person.restraint else "",
        ngettext("%d allegation", "%d allegations", count) % count if count else "",
    ]
    return f"{person.given_name} {person.family_name.upper()}".strip(), list(filter(None, said))


def how_in_words(entry: Entry) -> list[str]:
    """The stage, and whether the public may come, where the text says so."""
    told = [
        Stage(entry.stage).label if entry.stage else "",
        Access(entry.access).label if entry.access else "",
    ]
    return [str(each) for each in told if each]


def value_in_words(column: str, value: str) -> str:
    """A column's word as readers know it, a date as they write it; anything else as it is."""
    if column == "date" and value:
        return long_date(dt.date.fromisoformat(value), get_language())
    return str(WORDS.get(value, value))
