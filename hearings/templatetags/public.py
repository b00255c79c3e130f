"""Words of the public pages: texts with their language, addresses in the page's language, dates, rows.

Every tag takes the page's language from the context (`lang`); error pages have nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop, ngettext

from hearings import addresses, copies, dates, times
from hearings.calendars import Calendar
from hearings.choices import Access, Stage
from hearings.records import CiteRecord, HearingRecord, NeighbourRecord, PersonRecord
from hearings.stubs import Stub
from hearings.views.clients import clients, steps_address
from hearings.views.feeds import FORMATS
from hearings.views.row import Row, case_kind, row
from hearings.views.titles import NAMED, nameless_title, record_title
from offices.texts import Said

register = template.Library()

# Behind «3-е» stands what is counted.
_NUMBER_WORD = re.compile(r"\d+–\d+|\d[\w.]*-(?:[ея]\xa0)?\w+\.?(?:\xa0·|[,:])?")
_ORDINAL = re.compile(r"(?<!\S)(\d+(?:-[ея]|st|nd|rd|th)) (?=\w)")
NOT_TRANSLATED = {
    "en": gettext_noop("in English; no translation yet"),
    "ru": gettext_noop("in Russian; no translation yet"),
    "kk": gettext_noop("in Kazakh; no translation yet"),
}


# --- texts
@register.simple_tag(takes_context=True)
def said(context: Context, text: Said | str | None) -> SafeString | str:
    """The text; where it stands in for a missing translation, with its language for eye and ear."""
    if not text:
        return ""
    lang = getattr(text, "lang", None)
    if lang in (None, context["lang"]):
        return format_html("{}", str(text))
    return format_html('<span class="fb" lang="{}">{}</span>', lang, str(text))


@register.simple_tag(takes_context=True)
def untranslated(context: Context, text: Said | None) -> SafeString | str:
    """A line in words under a longer text that has no translation yet; nothing under one that has."""
    lang = getattr(text, "lang", None)
    if not text or lang in (None, context["lang"]):
        return ""
    own_name = dict(settings.LANGUAGES).get(lang, lang)
    known = NOT_TRANSLATED.get(lang)
    words = gettext(known) if known else f"{own_name}: {gettext('no translation yet')}"
    return format_html('<small class="soft">{}</small>', words)


@register.filter
def unbroken(text: str, mark: str = "") -> SafeString:
    """The text with words like 405-бап and 3-отырыс kept whole: a browser would break them behind the hyphen.

    So are «3-е заседание» and "3rd hearing": a number alone at the end of a line is a number of nothing.

    No line begins with a separator, nor with `mark`, a sign behind the text: "2-бөл. ·", "2-бөл.,".
    """
    whole = f"{text} ·" if mark == "·" else f"{text}{mark}"
    whole = _ORDINAL.sub("\\1\xa0", whole.replace(" ·", "\xa0·"))
    return mark_safe(_NUMBER_WORD.sub(r'<span class="nb">\g<0></span>', escape(whole)))


@register.simple_tag(takes_context=True)
def name(context: Context, person: PersonRecord) -> SafeString:
    """A person as a heading shows them: the given name light, the FAMILY NAME strong."""
    if person.minor and not person.given:
        return format_html('{} <span class="g">({})</span>', said(context, person.family), gettext("a minor"))
    return _whole_name(context, person, '<span class="g">{}</span> {}')


@register.simple_tag(takes_context=True)
def plain_name(context: Context, person: PersonRecord) -> SafeString:
    """A person inside a line of text."""
    return _whole_name(context, person, "{} {}")


def _whole_name(context: Context, person: PersonRecord, pattern: str) -> SafeString:
    """Both names, with one mark where both stand in the same other language."""
    if not person.given:
        return format_html("{}", said(context, person.family))
    lang = person.given.lang
    if lang != person.family.lang:
        return format_html(pattern, said(context, person.given), said(context, person.family))
    names = format_html(pattern, str(person.given), str(person.family))
    return (
        names if lang == context["lang"] else format_html('<span class="fb" lang="{}">{}</span>', lang, names)
    )


@register.simple_tag(takes_context=True)
def who(context: Context, record: HearingRecord) -> SafeString:
    """The heading of a hearing: up to three names, else their number, else the case's title."""
    if not record.people:
        return format_html(
            "{}", record_title(record) if record.others else said(context, nameless_title(record))
        )
    if record.is_crowd:
        total = len(record.people) + record.others
        crowd = ngettext("%(count)d defendant", "%(count)d defendants", total) % {"count": total}
        return format_html('{} <span class="g">{}</span>', crowd, gettext("in one case"))
    names = format_html_join(", ", "{}", ((name(context, person),) for person in record.people))
    if not record.others:
        return names
    others = ngettext("and %(count)d other", "and %(count)d others", record.others) % {"count": record.others}
    return format_html('{} <span class="g">{}</span>', names, others)


@register.inclusion_tag("hearings/_cite.html", takes_context=True)
def cite(context: Context, box: CiteRecord, row: Sequence[CiteRecord] = (), place: int = 0) -> dict[str, Any]:
    """A citation in its box and the wording announced for it; boxes in a row that share one have it behind the last."""
    is_shared = place < len(row) and row[place].wording == box.wording
    return {"lang": context["lang"], "box": box, "wording": None if is_shared else box.wording}


@register.simple_tag(takes_context=True)
def paragraphs(context: Context, text: Said) -> SafeString:
    """A longer text with its line breaks as paragraphs."""
    lines = [Said(line, text.lang) for line in text.split("\n") if line]
    return format_html_join("\n", "<p>{}</p>", ((said(context, line),) for line in lines))


@register.simple_tag(takes_context=True)
def people_line(context: Context, record: HearingRecord) -> SafeString:
    """Up to three names, then "and 10 others", for a line of a list."""
    named, rest = record.people[:NAMED], len(record.people[NAMED:]) + record.others
    if not named or record.are_all_withheld:
        return format_html(
            "{}", record_title(record) if rest or named else said(context, nameless_title(record))
        )
    names = format_html_join(", ", "{}", ((plain_name(context, person),) for person in named))
    if not rest:
        return names
    others = ngettext("and %(count)d other", "and %(count)d others", rest) % {"count": rest}
    # «и ещё» at the end of a line and a date behind the number: «10, 29 ноября».
    return format_html("{} {}", names, others.replace(" ", "\xa0"))


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


# --- addresses
@register.filter
def cut_slash(path: str) -> str:
    """The stem of a page's path, to which a format's suffix is put."""
    return path.removesuffix("/")


@register.simple_tag(takes_context=True)
def feed_path(context: Context, calendar: Calendar, suffix: str) -> str:
    """Where a calendar stands in a format."""
    return calendar.feed(context["lang"], suffix)


@register.simple_tag(takes_context=True)
def href(context: Context, path: str) -> str:
    """An address of this site in the page's language: `{% href "/about/" %}`."""
    return addresses.prefix(context["lang"]) + path


@register.simple_tag
def absolute(path: str) -> str:
    """A path behind the site's own address."""
    return addresses.absolute(path)


@register.simple_tag(takes_context=True)
def address(context: Context, kind: str, value: Any) -> str:
    """The address of a day, week, month or year in the page's language: `{% address "day" date %}`."""
    return getattr(addresses, kind)(value, context["lang"])


@register.simple_tag(takes_context=True)
def this_month(context: Context) -> str:
    """The address of the month that is now, for the main menu."""
    today = context.get("today") or times.today(copies.now(), settings.DEFAULT_ZONE)
    return addresses.month(today, context["lang"])


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[dict[str, Any]]:
    """This page in every language, by the language's own name; phones see the first three letters."""
    path = context.get("path") or "/"
    return [
        {
            "code": code,
            "short": own_name[:3],
            "rest": own_name[3:],
            "href": addresses.prefix(code) + path,
            "is_current": code == context["lang"],
        }
        for code, own_name in settings.LANGUAGES
    ]


# --- dates
@register.simple_tag(takes_context=True)
def long_date(context: Context, date: dt.date, weekday: bool = True, year: bool = True) -> str:
    """Thursday 6 May 2021, or less of it."""
    return dates.capital(dates.long_date(date, context["lang"], weekday=weekday, year=year))


@register.simple_tag(takes_context=True)
def weekday(context: Context, date: dt.date) -> str:
    """Thursday."""
    return dates.capital(dates.weekday_names(context["lang"])[date.weekday()])


@register.simple_tag(takes_context=True)
def near_date(context: Context, date: dt.date, beside: dt.date) -> str:
    """4 May; with the year where it is another than that of the date beside it."""
    return dates.near_date(date, context["lang"], beside=beside)


@register.simple_tag(takes_context=True)
def list_date(context: Context, date: dt.date, *, year: bool = False) -> str:
    """Thu 6 May, at the head of a day in a longer list."""
    return dates.capital(dates.short_date(date, context["lang"], weekday=True, year=year))


@register.simple_tag(takes_context=True)
def month_title(context: Context, date: dt.date) -> str:
    """May 2021."""
    return dates.month_title(date, context["lang"])


@register.simple_tag(takes_context=True)
def day_title(context: Context, date: dt.date, year: bool = False) -> SafeString | str:
    """Today, Thursday 6 May; without the word where the day is further off than tomorrow, and in copies."""
    days = None if copies.is_copy() else (date - context["today"]).days
    text = dates.long_date(date, context["lang"], year=year or date.year != context["today"].year)
    return _near(days, text, context["lang"]) if days in (-1, 0, 1) else dates.capital(text)


def _near(days: int, text: str, lang: str) -> SafeString:
    """The date behind its word, "Today"; paper is read on another day and leaves the word out."""
    return format_html('<span class="noprint">{}, </span>{}', dates.in_days(days, lang), text)


@register.simple_tag(takes_context=True)
def week_title(context: Context, monday: dt.date) -> str:
    """Week 18, 3–9 May 2021."""
    return dates.week_title(monday, context["lang"])


@register.simple_tag(takes_context=True)
def date_span(context: Context, first: dt.date, last: dt.date) -> str:
    """3–9 May 2021; a dash stays at the end of a line."""
    return dates.date_range(first, last, context["lang"]).replace(" –", "\xa0–")


@register.simple_tag(takes_context=True)
def month_name(context: Context, date: dt.date) -> str:
    """May."""
    return dates.capital(dates.month_names(context["lang"])[date.month - 1])


@register.simple_tag(takes_context=True)
def near_month(context: Context, date: dt.date, beside: dt.date) -> str:
    """April; with the year where it is another than that of the month beside it."""
    return month_title(context, date) if date.year != beside.year else month_name(context, date)


# --- hearings
@register.inclusion_tag("hearings/_row.html", takes_context=True)
def hearing_row(
    context: Context,
    record: HearingRecord,
    level: int = 3,
    full: bool = False,
    dated: bool = False,
    dateless: bool = False,
) -> dict[str, Any]:
    """A hearing in a list, as `<li>`. `level` of its heading; `full` with allegations and links."""
    return {
        "lang": context["lang"],
        "level": level,
        "full": full,
        # It may stand a second time among the last days' hearings, and an id only once on a page.
        "dateless": dateless,
        "row": row(
            record,
            now=context["now"],
            zone=context["zone"],
            zone_place=context["zone_place"],
            dated=dated,
            dateless=dateless,
        ),
    }


@register.inclusion_tag("hearings/_line.html", takes_context=True)
def hearing_line(context: Context, record: HearingRecord) -> dict[str, Any]:
    """A hearing in one line of a longer list, as `<li>`: hour, names, charge, place, label."""
    return {"lang": context["lang"], "row": present(context, record)}


@register.simple_tag(takes_context=True)
def present(context: Context, record: HearingRecord, on_paper: bool = False) -> Row:
    """How the hearing is shown: `{% present hearing as row %}`."""
    return row(record, on_paper=on_paper, **{key: context[key] for key in ("now", "zone", "zone_place")})


@register.simple_tag
def nth_hearing(record: HearingRecord) -> str:
    """Trial · 9th hearing of the case."""
    parts = [str(Stage(record.stage).label)]
    if record.number:
        parts.append(dates.nth_hearing(record.number, record.lang))
    return " · ".join(parts)


@register.simple_tag
def case_line(record: HearingRecord) -> str:
    """Politically motivated criminal case."""
    return dates.capital(case_kind(record))


@register.simple_tag
def date_line(record: HearingRecord, is_today: bool) -> SafeString | str:
    """Today, Thursday 6 May 2021."""
    text = dates.long_date(record.date, record.lang)
    return _near(0, text, record.lang) if is_today and not copies.is_copy() else dates.capital(text)


@register.simple_tag
def access_word(record: HearingRecord) -> str:
    """Open to the public."""
    return str(Access(record.access).label)


@register.simple_tag(takes_context=True)
def neighbour(context: Context, record: NeighbourRecord) -> str:
    """9th hearing, 12 November 2026, 10:00."""
    lang = context["lang"]
    parts = [dates.nth_hearing(record.number, lang, of_case=False)] if record.number else []
    parts.append(dates.with_hour(dates.long_date(record.date, lang, weekday=False), record.time))
    return ", ".join(parts)


@register.inclusion_tag("hearings/_day_lines.html", takes_context=True)
def day_lines(
    context: Context, date: dt.date, entries: Sequence[HearingRecord | Stub], *, year: bool = False
) -> dict[str, Any]:
    """A day of a longer list: its date, of another year with it where none stands over the list (`year`), its lines."""
    frame = {name: context[name] for name in ("lang", "now", "zone", "zone_place")}
    return {**frame, "date": date, "entries": entries, "year": year and date.year != context["today"].year}


@register.inclusion_tag("hearings/_stub_line.html", takes_context=True)
def stub_line(context: Context, stub: Stub) -> dict[str, Any]:
    """A stub as a line of a longer list, as `<li>`."""
    return {"lang": context["lang"], "stub": stub}


@register.inclusion_tag("hearings/_stub.html", takes_context=True)
def stub(context: Context, stub: Stub) -> dict[str, Any]:
    """What is left of a hearing that was moved away, as `<li>`."""
    return {"lang": context["lang"], "stub": stub}


@register.inclusion_tag("hearings/_subscribe.html", takes_context=True)
def subscribe(context: Context, calendar: Calendar, heading: str, sentence: str = "") -> dict[str, Any]:
    """The block that gives a calendar away: its address first, then programs, then other formats."""
    lang = context["lang"]
    https = addresses.absolute(calendar.feed(lang, "ics"))
    return {
        "lang": lang,
        "calendar": calendar,
        "heading": heading,
        "sentence": sentence,
        "ways": clients(https, f"{calendar.title(lang)} · {settings.SITE_NAME}"),
        "steps": steps_address(calendar, lang),
        "year": context["today"].year,
        "archive": calendar.archive(lang, context["today"].year),
        "text": calendar.feed(lang, "txt") if "txt" in FORMATS else "",
        "others": [
            (suffix.title() if suffix == "atom" else suffix.upper(), calendar.feed(lang, suffix))
            for suffix in FORMATS
            if suffix not in ("ics", "txt")
        ],
    }
