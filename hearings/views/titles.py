"""What hearings and cases are called in titles: by the people in them. Languages are an argument."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext, override

from hearings import dates
from hearings.formats.description import listed, names
from hearings.records import HearingRecord
from offices.texts import Said

NAMED = 3


def people_title(labels: Sequence[str], others: int, lang: str) -> str:
    """Up to three names, then "and 10 others"; "" where there is nobody."""
    return listed(labels, others, lang, shown=NAMED)


def nameless_title(record: HearingRecord) -> Said | str:
    """What stands where nobody is named: the case's own title, or that nobody is."""
    return record.case.title or gettext("Defendants not named")


def record_title(record: HearingRecord) -> str:
    """Who is tried: up to three names, or the case's own title."""
    return names(record, shown=NAMED)


def short_title(record: HearingRecord) -> str:
    """For the cell of a month: up to three family names, else the number of people."""
    with override(record.lang):
        total = len(record.people) + record.others
        if total > NAMED or record.are_all_withheld:
            return ngettext("%(count)d defendant", "%(count)d defendants", total) % {"count": total}
        # One letter alone would be no name, and hardly an initial.
        names = (person.label if person.shown_as == "initials" else person.family for person in record.people)
        return ", ".join(names) or str(nameless_title(record))


def hearing_title(record: HearingRecord) -> str:
    """Who is tried and when: "Aibek SABITOV, 6 May 2021, 09:15"."""
    day = dates.long_date(record.date, record.lang, weekday=False)
    return f"{record_title(record)}, {dates.with_hour(day, record.time)}"
