"""What a reader chose on the subscribe page: a person, a city, a court, an article or a page, and how to be told.

Names are looked for among what is public, so a withheld one is never found by its letters. What cannot be understood
stays in its field with a sentence beside it, and then there is no address: half a choice gives a wrong calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from defendants.choices import ShownAs
from defendants.models import Article, Defendant
from defendants.transliteration import skeleton
from hearings import calendars
from hearings.calendars import Calendar
from hearings.formats.ics import CANCELLED
from hearings.models import City, Court
from hearings.serializers import article_title, shown_name
from hearings.unshown import sound
from hearings.views import subjects
from hearings.views.alphabet import sort_key
from hearings.views.filters import wanted
from hearings.views.named import calendar_at
from offices.texts import say

FEW = 60
"""So many choices stand in a list to open; of more, the name is typed."""
FITTING = 12
"""So many of those that a typed name fits are offered."""
LONGEST = 300
WIDE = 36
"""So many letters of a choice fit the width of a phone where no style arrives: a list is as wide as its longest."""

TITLES: dict[str, Promise] = {
    "person": _("Person"),
    "city": _("City"),
    "court": _("Court"),
    "article": _("Article of law"),
    "page": _("Address of a page here"),
    "language": _("Language"),
    "cancelled": _("Cancelled hearings"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: as it stands in an address, as readers call it, and its names in other languages.

    `lang` is the language of the label.
    """

    value: str
    label: str
    group: str = ""
    also: str = ""
    lang: str = ""

    def fits(self, typed: str, read: Callable[[str], str] = str.casefold) -> bool:
        """Whether each word typed begins a word of its names, both as `read` writes them."""
        names = read(f"{self.label} {self.group} {self.also}").split()
        return all(any(name.startswith(word) for name in names) for word in read(typed).split())


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form. Without `options` it is typed; `fitting` are answers to choose from instead."""

    name: str
    value: str
    options: tuple[Option, ...] = ()
    problem: str = ""
    fitting: tuple[tuple[str, str], ...] = ()  # label and query

    @property
    def title(self) -> str:
        return str(TITLES[self.name])

    @property
    def is_list(self) -> bool:
        return 0 < len(self.options) <= FEW and (not self.value or self.value in self.values)

    @property
    def is_wide(self) -> bool:
        return self.is_list and any(len(option.label) > WIDE for option in self.options)

    @property
    def values(self) -> set[str]:
        return {option.value for option in self.options}


@dataclass(frozen=True, slots=True)
class Choice:
    """A form as it was filled in; `calendar` is there when all of it was understood."""

    fields: dict[str, Field]
    lang: str
    cancelled: str
    calendar: Calendar | None = None

    @property
    def problems(self) -> list[Field]:
        return [one for one in self.fields.values() if one.problem]

    @property
    def query(self) -> str:
        """What stands behind the question mark of this page's address."""
        return urlencode({name: one.value for name, one in self.fields.items() if one.value})


class NotUnderstood(Exception):
    """A sentence for the reader; `fitting` are options that may have been meant."""

    def __init__(self, sentence: str, fitting: tuple[Option, ...] = ()) -> None:
        self.fitting = fitting
        super().__init__(sentence)


def read(given: Mapping[str, str], lang: str, now: dt.datetime) -> Choice:
    """The choice an address holds, in the words of `lang`; as many queries whatever the choice."""
    typed = _typed(given)
    fields: dict[str, Field] = {}
    found: dict[str, tuple[Calendar, str]] = {}
    for name in SUBJECTS:
        options = _options(name, lang, now)
        fields[name] = Field(name, typed[name], options)
        if not typed[name]:
            continue
        try:
            calendar, value = _calendar(name, typed[name], options, now)
            if name == "page" and found:
                raise NotUnderstood(
                    gettext("A page is a calendar of its own. Leave this or the other fields empty.")
                )
            found[name] = (calendar, value)
        except NotUnderstood as wrong:
            fields[name] = Field(name, typed[name], options, str(wrong), _offered(name, typed, wrong.fitting))
    for name, values in (("language", dict(settings.LANGUAGES)), ("cancelled", dict.fromkeys(CANCELLED))):
        problem = ""
        if typed[name] and typed[name] not in values:
            problem = gettext("“%(value)s” is not among the choices: %(choices)s.") % {
                "value": typed[name],
                "choices": ", ".join(values),
            }
        fields[name] = Field(name, typed[name], problem=problem)
    understood = not any(one.problem for one in fields.values())
    return Choice(
        fields=fields,
        lang=typed["language"] if understood and typed["language"] else lang,
        cancelled=typed["cancelled"] or CANCELLED[0],
        calendar=_together(found, now) if understood else None,
    )


def refused(given: Mapping[str, str], lang: str, sentence: str) -> Choice:
    """The form as it was filled in, with what is wrong with the page that was asked for; looks nothing up."""
    typed = _typed(given)
    fields = {name: Field(name, typed[name]) for name in TITLES}
    fields["page"] = Field("page", typed["page"], problem=sentence)
    return Choice(fields, lang, typed["cancelled"] or CANCELLED[0])


def _typed(given: Mapping[str, str]) -> dict[str, str]:
    return {name: " ".join(given.get(name, "").split())[:LONGEST] for name in TITLES}


def _together(found: dict[str, tuple[Calendar, str]], now: dt.datetime) -> Calendar:
    """One answer's own calendar; of several, the search for what fits them all; of none, everything."""
    if len(found) > 1:
        return wanted({name: value for name, (_calendar, value) in found.items()}, now).calendar(now)
    return next((calendar for calendar, _value in found.values()), None) or calendars.all_hearings(now)


def _calendar(name: str, typed: str, options: tuple[Option, ...], now: dt.datetime) -> tuple[Calendar, str]:
    """The calendar of an answer, and its value in addresses: by this, else by the only name it fits.

    Raises NotUnderstood.
    """
    try:
        return SUBJECTS[name](typed, now), typed
    except Http404:
        fitting = tuple(option for option in options if option.fits(typed))
        if not fitting and skeleton(typed) and not any(map(str.isdigit, typed)):
            # «Сабитов», typed on a keyboard without «ә»: by its sound, in which digits are lost.
            fitting = tuple(option for option in options if option.fits(typed, skeleton))
    if len(fitting) == 1:
        return SUBJECTS[name](fitting[0].value, now), fitting[0].value
    told = {"value": typed}
    if fitting:
        raise NotUnderstood(gettext("“%(value)s” fits more than one. Which is it?") % told, fitting[:FITTING])
    if name == "page":
        raise NotUnderstood(
            gettext("“%(value)s” is no page of this site that is a calendar. Copy the address of one.") % told
        )
    raise NotUnderstood(gettext("“%(value)s” is not known here. Look at the spelling.") % told)


def _offered(name: str, typed: dict[str, str], fitting: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
    """The answers that may have been meant, with the rest of the form as it was filled in."""
    kept = {key: value for key, value in typed.items() if value}
    return tuple(
        (" · ".join(filter(None, (option.label, option.group))), urlencode({**kept, name: option.value}))
        for option in fitting
    )


# --- from what was typed to a calendar
def _article(typed: str, now: dt.datetime) -> Calendar:
    code, _slash, number = typed.partition("/")
    return subjects.article(now=now, code=code, number=number)


SUBJECTS: dict[str, Callable[[str, dt.datetime], Calendar]] = {
    "person": lambda typed, now: subjects.defendant(now=now, key=typed),
    "city": lambda typed, now: subjects.city(now=now, slug=typed),
    "court": lambda typed, now: subjects.court(now=now, slug=typed),
    "article": _article,
    "page": calendar_at,
}


# --- what there is to choose from
def _people(lang: str, now: dt.datetime) -> Iterator[Option]:
    """Everybody who is named in public; of one shown by initials nothing but these."""
    for row in sound(Defendant.objects.published(now).exclude(shown_as=ShownAs.WITHHELD)):
        given, family = shown_name(row, lang)
        is_whole = row.shown_as == ShownAs.FULL
        known = _spelt(row.given_name, row.family_name) if is_whole else ""
        # Initials have one order everywhere: "P. U." is somebody else than "U. P.".
        names = (family, given) if is_whole else (given, family)
        yield Option(row.address_key, " ".join(names).strip(), also=known, lang=family.lang)


def _cities(lang: str, now: dt.datetime) -> Iterator[Option]:
    for row in sound(City.objects.published(now)):
        name = say(row, "name", lang)
        yield Option(row.slug, str(name), also=_spelt(row.name), lang=name.lang)


def _courts(lang: str, now: dt.datetime) -> Iterator[Option]:
    for row in sound(Court.objects.published(now).select_related("city")):
        city, name = str(say(row.city, "name", lang)), say(row, "name", lang)
        yield Option(row.slug, str(name), city, _spelt(row.name, row.city.name), name.lang)


def _articles(lang: str, now: dt.datetime) -> Iterator[Option]:
    rows = Article.objects.published(now).select_related("code").order_by("code__code", "sort_key")
    for row in sound(rows):
        yield Option(f"{row.code.code.lower()}/{row.number}", article_title(row, lang))


def _spelt(*texts: dict[str, str]) -> str:
    return " ".join(name for text in texts for name in text.values())


def _by_name(options: Iterable[Option], lang: str) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda one: (sort_key(one.group, lang), sort_key(one.label, lang))))


def _options(name: str, lang: str, now: dt.datetime) -> tuple[Option, ...]:
    """What can be chosen in a field, in the order of a reader's alphabet; articles in the order of the law."""
    if name not in _OPTIONS:
        return ()
    options = _OPTIONS[name](lang, now)
    return tuple(options) if name == "article" else _by_name(options, lang)


_OPTIONS: dict[str, Callable[[str, dt.datetime], Iterator[Option]]] = {
    "person": _people,
    "city": _cities,
    "court": _courts,
    "article": _articles,
}
