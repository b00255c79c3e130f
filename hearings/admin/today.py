"""What the desk's first page lists: what is on now, what to find out, what to write up, what waits.

Each block has a count and at most ten lines, each line ends in one form. Only what the editor may see: rows come from
the pages of the desk, which know whose offices they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from defendants.models import Defendant, Prosecution
from hearings import addresses, dates, edition, handover, matching, times
from hearings.admin.beginning import to_begin
from hearings.admin.blocks import MOST, Block, Line, Part
from hearings.admin.filters import to_do, today
from hearings.admin.importing import may_import
from hearings.admin.untranslated import (
    missing,
    untranslated,
    untranslated_courts,
    untranslated_hearings,
    untranslated_statements,
)
from hearings.choices import BulletinState, Publication, Status
from hearings.forms.steps import STEPS
from hearings.handover import Note
from hearings.models import Bulletin, Court, Hearing, Statement
from hearings.soundness import KEYS, Unsound, has_moment
from hearings.unshown import LISTED, examine, noted
from offices.rights import offices_of

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite, ModelAdmin

LOOKED_AT = 200
"""Hearings of these days that are read whole; `manage.py doctor` reads all."""
ACTS = {"move": _("Move"), "cancel": _("Cancel"), "outcome": _("Outcome")}
"""The steps that are taken in a hurry."""


def parts(site: AdminSite, request: HttpRequest) -> list[Part]:
    """The desk of today for this editor; nothing for one who may not see hearings."""
    page = site._registry[Hearing]
    if not page.has_view_permission(request):
        return []
    return [
        Part(title, tuple(block for block in blocks if block.count)) for title, blocks in _all(page, request)
    ]


def _unshown(page: ModelAdmin, request: HttpRequest, now: dt.datetime) -> Block:
    """What readers do not get to see because its row is broken: hearings of these days, and whatever readers met."""
    own = page.get_queryset(request).published(now)
    soon = own.between(today() - dt.timedelta(days=7), today() + dt.timedelta(days=30)).in_order()
    met = noted(now)
    found = {each.key: each.column for each in (*examine(soon[:LOOKED_AT]), *met) if each.kind == "hearing"}
    rows = own.filter(public_id__in=found) if found else own.none()
    lines = [
        Line(page.page_of(row), "", str(row.public_id), found[str(row.public_id)]) for row in rows[:MOST]
    ]
    others = list(_others_unshown(page.admin_site, request, met))
    listed = reverse("admin:hearings_hearing_changelist")
    title = _("Cannot be shown to readers: broken in the database")
    return Block(title, (*lines, *others[:MOST]), len(rows) + len(others), listed)


def _others_unshown(site: AdminSite, request: HttpRequest, met: list[Unsound]) -> Iterator[Line]:
    """People, cases, places and articles among them that the editor may see; a query for each kind there is."""
    for model in LISTED:
        columns = {each.key: each.column for each in met if each.kind == model._meta.model_name}
        page = site._registry.get(model)
        if not columns or page is None or not page.has_view_permission(request):
            continue
        for row in page.get_queryset(request).filter(**{f"{KEYS[model]}__in": columns}):
            key = str(getattr(row, KEYS[model]))
            yield Line(page.page_of(row), "", f"{model._meta.verbose_name} {key}", columns[key])


def _copies(now: dt.datetime) -> tuple[Block, Block]:
    """Mirrors that do not go out, and what each has been given; nothing where none ever went."""
    notes = handover.notes(settings.HANDOVER)
    current = edition.current() if notes else None
    page = addresses.copies_page(get_language() or settings.LANGUAGE_CODE)
    troubled = [
        Line(page, "", note.mirror, trouble)
        for note in notes
        if (trouble := note.trouble(current.number, current.at, now))
    ]
    given = [_given(note, current.number, page) for note in notes]
    return (
        Block(_("Not handed over"), tuple(troubled[:MOST]), len(troubled), page),
        Block(_("Copies handed over"), tuple(given[:MOST]), len(given), page),
    )


def _given(note: Note, number: int, page: str) -> Line:
    """Which edition a mirror has been given, when, and how many it is behind."""
    at, behind = note.given_at(), note.behind(number)
    if at is None:
        return Line(page, "", note.mirror, gettext("nothing yet"))
    local = times.local(at, settings.DEFAULT_ZONE)
    when = dates.capital(dates.with_hour(_day(local.date(), today()), local.time()))
    lacks = ngettext("%(n)d edition behind", "%(n)d editions behind", behind) % {"n": behind}
    told = (
        gettext("edition %(number)d") % {"number": note.edition},
        lacks if behind else gettext("the newest"),
    )
    return Line(page, when, note.mirror, " · ".join(told))


def _all(page: ModelAdmin, request: HttpRequest) -> Iterator[tuple[Promise, Iterable[Block]]]:
    now, day = timezone.now(), today()
    rows = page.get_queryset(request).select_related("court__city", "city").in_order()

    def block(title: Promise, todo: str, form: str = "") -> Block:
        some = to_do(rows, todo, now, day)
        return _block(page, title, some, f"?todo={todo}", form if _may(request, form) else "", now)

    if (begin := to_begin(page.admin_site, request)).count:
        yield _("To begin"), [begin]
    if request.user.translates:
        names = _names_missing(page.admin_site, request, now)
        yield _("To translate"), [*names, *_to_translate(page.admin_site, request, now, day)]
    troubled, given = _copies(now)
    yield (
        _("Now"),
        [
            _unshown(page, request, now),
            troubled,
            _now(page, request, rows, now),
            _block(page, _("The next days"), _not_withdrawn(rows.in_days(now, 2, 6)), "?when=week", "", now),
            given,
        ],
    )
    yield (
        _("To find out"),
        [
            block(_("Without an hour"), "hour", "announce"),
            block(_("Without a court"), "court", "announce"),
            block(_("Soon, and not checked again in 48 hours"), "check", "confirm"),
        ],
    )
    yield _("To write up"), [block(_("Past, and nobody wrote what came of it"), "outcome", "outcome")]
    yield (
        _("Waiting"),
        [
            *_bulletins(page.admin_site, request),
            block(_("Drafts"), "draft"),
            block(_("The same person twice on a day"), "twice"),
            *_twins(page.admin_site, request, now),
            *([] if request.user.translates else _names_missing(page.admin_site, request, now)),
        ],
    )


def _may(request: HttpRequest, step: str) -> bool:
    return bool(step) and request.user.has_perm(STEPS[step].right)


# --- blocks
def _not_withdrawn(rows: QuerySet) -> QuerySet:
    return rows.exclude(publication=Publication.WITHDRAWN)


def _now(page: ModelAdmin, request: HttpRequest, rows: QuerySet, now: dt.datetime) -> Block:
    """Today and tomorrow, with the steps that are taken in a hurry."""
    some = _not_withdrawn(rows.in_days(now, 0, 1))
    lines = []
    for row in some[: 2 * MOST]:
        acts = [
            (_step(row, name), str(title))
            for name, title in ACTS.items()
            if _may(request, name)
            and STEPS[name].fits(row)
            and (name != "outcome" or (row.starts_at or row.ends_at) <= now)
        ]
        if row.is_out and row.status == Status.SCHEDULED:
            acts.append((f"{addresses.hearing(row.public_id, get_language())}sheet/", gettext("Sheet")))
        lines.append(_line(page, row, page.page_of(row), now, tuple(acts)))
    listed = reverse("admin:hearings_hearing_changelist")
    return Block(_("Today and tomorrow"), tuple(lines), some.count(), f"{listed}?when=soon")


def _block(
    page: ModelAdmin, title: Promise, some: QuerySet, query: str, form: str, now: dt.datetime
) -> Block:
    """`form` is the step a line ends in where the hearing can take it; else its page."""
    lines = [
        _line(page, row, _step(row, form) if form and STEPS[form].fits(row) else page.page_of(row), now)
        for row in some[:MOST]
    ]
    listed = reverse("admin:hearings_hearing_changelist")
    return Block(title, tuple(lines), some.count(), listed + query)


def _bulletins(site: AdminSite, request: HttpRequest) -> Iterator[Block]:
    """Texts that were read and never confirmed: a lost line or a log-in that ran out leaves them so."""
    if not may_import(request.user):
        return
    page = site._registry[Bulletin]
    waiting = page.get_queryset(request).filter(state=BulletinState.WAITING)
    lines = [
        Line(
            url=reverse("admin:hearings_bulletin_plan", args=[row.pk]),
            when=page.brought_in(row),
            who=page.begins(row),
            note=str(row.by or ""),
        )
        for row in waiting.select_related("by")[:MOST]
    ]
    listed = reverse("admin:hearings_bulletin_changelist")
    yield Block(_("Bulletins to confirm"), tuple(lines), waiting.count(), f"{listed}?state__exact=waiting")


def _twins(site: AdminSite, request: HttpRequest, now: dt.datetime) -> Iterator[Block]:
    """People written alike in some alphabet, who are perhaps one person: each line ends in their merging."""
    page = site._registry[Defendant]
    if not page.may_change(request):
        return
    groups = _own(page, request, matching.twins(offices=offices_of(request.user), now=now))
    lines = [
        Line(
            url=reverse("admin:defendants_defendant_merge", args=[group[-1].pk]) + f"?into={group[0].pk}",
            when="",
            who=str(group[-1]),
            note=", ".join(page.spellings(person) for person in group[:-1]),
        )
        for group in groups[:MOST]
    ]
    listed = reverse("admin:defendants_defendant_changelist")
    yield Block(_("Written alike: perhaps one person"), tuple(lines), len(groups), listed)


def _own(page: ModelAdmin, request: HttpRequest, groups: list[list[Defendant]]) -> list[list[Defendant]]:
    """The groups of two or more whom the editor may merge: people of other offices are known, and left to them."""
    keys = {person.pk for group in groups for person in group}
    own = set(page.get_queryset(request).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    mine = [[person for person in group if person.pk in own] for group in groups]
    return [group for group in mine if len(group) > 1]


def _names_missing(site: AdminSite, request: HttpRequest, now: dt.datetime) -> Iterator[Block]:
    """People soon before a court whose name is not there in every language of the site, or of a translator's."""
    page = site._registry[Defendant]
    if not page.has_change_permission(request):
        return
    asked = [code for code, _language in settings.LANGUAGES]
    if not page.may_change(request):
        asked = [code for code in asked if code in request.user.translates]
    lacking = Q()
    for code in asked:
        lacking |= ~Q(family_name__has_key=code)
    to_come = Prosecution.objects.filter(
        defendant=OuterRef("pk"), hearings__in=Hearing.objects.planned().filter(ends_at__gt=now)
    )
    people = page.get_queryset(request).filter(lacking, Exists(to_come)).order_by("slug")
    lines = [
        Line(
            url=reverse("admin:defendants_defendant_change", args=[person.pk]),
            when="",
            who=str(person),
            note=", ".join(
                own for code, own in settings.LANGUAGES if code in asked and code not in person.family_name
            ),
        )
        for person in people[:MOST]
    ]
    more = reverse("admin:defendants_defendant_changelist")
    yield Block(_("Names not yet in every language"), tuple(lines), people.count(), more)


def _to_translate(site: AdminSite, request: HttpRequest, now: dt.datetime, day: dt.date) -> Iterator[Block]:
    """For those who translate: what people, hearings, courts and statements have not in their languages yet."""
    langs = request.user.translates
    kinds = (
        (_("Said of people, and not yet in your languages"), Prosecution, untranslated, now),
        (_("Said of hearings, and not yet in your languages"), Hearing, untranslated_hearings, now),
        (_("Courts not yet in your languages"), Court, untranslated_courts, now),
        (_("Statements not yet in your languages"), Statement, untranslated_statements, day),
    )
    for title, model, lacking, at in kinds:
        page = site._registry[model]
        if not page.has_change_permission(request):
            continue
        rows = lacking(page.get_queryset(request), langs, at)
        lines = [Line(page.page_of(row), "", str(row), ", ".join(missing(row, langs))) for row in rows[:MOST]]
        address = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        yield Block(title, tuple(lines), rows.count(), address)


# --- lines
def _line(
    page: ModelAdmin, row: Hearing, url: str, now: dt.datetime, acts: tuple[tuple[str, str], ...] = ()
) -> Line:
    day = times.today(now, row.zone if times.is_zone(row.zone) else settings.DEFAULT_ZONE)
    # What is no date, or no hour, is named as it stands: it is this list that leads to where it is mended.
    is_told = has_moment(row)
    when = dates.with_hour(_day(row.date, day), row.time) if is_told else str(row)
    notes = [page.place(row)]
    if row.status != Status.SCHEDULED:
        notes.append(str(row.get_status_display()))
    if row.publication != Publication.PUBLISHED:
        notes.append(str(row.get_publication_display()))
    if is_told and (age := (day - row.date).days) > 1:
        notes.append(ngettext("%(n)d day ago", "%(n)d days ago", age) % {"n": age})
    return Line(
        url=url,
        when=dates.capital(when),
        who=page.people(row) or str(row),
        note=" · ".join(notes),
        acts=acts,
    )


def _day(date: dt.date, day: dt.date) -> str:
    """Today, tomorrow, yesterday; else Thu 6 May."""
    lang, apart = get_language(), (date - day).days
    if apart in (-1, 0, 1):
        return dates.in_days(apart, lang)
    return dates.short_date(date, lang, weekday=True)


def _step(row: Hearing, name: str) -> str:
    return reverse("admin:hearings_hearing_step", args=[row.pk, name])
