"""Words of the pages of people and cases that the other public pages have no use for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import template
from django.template import Context

from hearings import copies, dates, times
from hearings.records import CiteRecord, HearingRecord
from hearings.templatetags.public import cite
from offices.texts import Said

register = template.Library()


@register.simple_tag(takes_context=True)
def days_from_now(context: Context, record: HearingRecord) -> str:
    """Today, tomorrow, in 8 days: counted by the clocks of the court; nothing in a copy, which stands still."""
    if copies.is_copy():
        return ""
    days = (record.date - times.today(context["now"], record.zone)).days
    return dates.in_days(days, record.lang).lower()


@register.simple_tag(takes_context=True)
def brief_date(context: Context, date: dt.date) -> str:
    """23 Nov, for a narrow column; the two never part."""
    return f"{date.day}\u00a0{dates.month_names(context['lang'], short=True)[date.month - 1]}"


@register.simple_tag(takes_context=True)
def wording_behind(context: Context, box: CiteRecord, row: Sequence[CiteRecord], place: int) -> Said | None:
    """The wording announced for a citation, where it is not the next one's too: paper has room for it once."""
    return cite(context, box, row, place)["wording"]
