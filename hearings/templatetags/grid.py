"""The cells of months and years: strokes, names, shades, and for the ear the whole of it in words."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from hearings import dates
from hearings.choices import Status
from hearings.records import HearingRecord
from hearings.stubs import Stub
from hearings.templatetags.public import plain_name, said
from hearings.views.days import Day
from hearings.views.titles import NAMED, short_title
from hearings.views.year import Cell

register = template.Library()

CELL_LINES = 4


@register.simple_tag(takes_context=True)
def weekdays(context: Context) -> list[tuple[str, str]]:
    """Seven names with their short forms, Monday first."""
    long, short = (dates.weekday_names(context["lang"], short=is_short) for is_short in (False, True))
    return [(dates.capital(name), dates.capital(brief)) for name, brief in zip(long, short, strict=True)]


@register.simple_tag(takes_context=True)
def count_label(context: Context, cell: Cell) -> str:
    """6 May: 3 hearings."""
    return f"{dates.short_date(cell.date, context['lang'])}: {hearings_in_words(cell.count)}"


def hearings_in_words(count: int) -> str:
    return ngettext("%(count)d hearing", "%(count)d hearings", count) % {"count": count}


@register.simple_tag(takes_context=True)
def day_label(context: Context, day: Day) -> str:
    """6 May, 3 hearings."""
    return f"{dates.short_date(day.date, context['lang'])}, {hearings_in_words(len(day.records))}"


@register.simple_tag
def month_day(day: Day) -> SafeString:
    """The number of the day, and a stroke for each hearing: no words, for seven columns have no room for them."""
    count = len(day.records)
    strokes = format_html('<i class="k k{}"></i>', min(count, 6)) if count else ""
    return format_html("{}{}", day.date.day, strokes)


@register.simple_tag(takes_context=True)
def month_cell(context: Context, day: Day) -> SafeString:
    """At most four lines for a day of the table: hour, family name, a word where it is not as announced."""
    lines = [cell_line(context, entry) for entry in day.entries[:CELL_LINES]]
    rest = len(day.entries) - CELL_LINES
    if rest > 0:
        more = ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest}
        lines.append(format_html("{}", more))
    return format_html_join("", "<li>{}</li>", ((line,) for line in lines))


def family_names(context: Context, record: HearingRecord) -> SafeString:
    """Up to three family names, each with its language where it is not the page's, else the number of people."""
    if record.are_all_withheld or not 0 < len(record.people) + record.others <= NAMED:
        return format_html("{}", short_title(record))
    shown = (
        plain_name(context, person) if person.shown_as == "initials" else said(context, person.family)
        for person in record.people
    )
    return format_html_join(", ", "{}", ((name,) for name in shown))


def cell_line(context: Context, entry: HearingRecord | Stub) -> SafeString:
    if isinstance(entry, Stub):
        names = family_names(context, entry.hearing)
        return format_html("<s>{}</s> <em>{}</em>", _at(entry.hour, names), gettext("moved"))
    names = family_names(context, entry)
    text = _at(f"{entry.time:%H:%M}", names) if entry.time else names
    if entry.is_off:
        return format_html("<s>{}</s> <em>{}</em>", text, Status(entry.status).label.lower())
    if entry.moved_from:
        return format_html("{} <em>{}</em>", text, gettext("moved"))
    return text


def _at(hour: str, names: SafeString) -> SafeString:
    """ "09:15 DEMOVA"; "09:15 · 13 defendants", for two numbers side by side are read as one."""
    if not hour:
        return names
    return format_html("{}\xa0· {}" if names[:1].isdigit() else "{} {}", hour, names)
