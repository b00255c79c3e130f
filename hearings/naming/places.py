"""Where a name stands in the database: what readers can see, what editors can, and what is kept of earlier.

Every text of every row is read, so it is for an operator, and for the rare moment when a name must go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q

from defendants.choices import ShownAs
from defendants.models import HANGING, Defendant, Prosecution
from defendants.naming import desk_page
from hearings import addresses, whitelist
from hearings.choices import SearchKind
from hearings.models import Bulletin, Change, Hearing, Rendering, SearchWord
from hearings.naming.spelling import Found, Spellings
from offices.history import has_history

PUBLIC, DESK, OUTSIDE = "Readers can see", "Editors can see", "Outside the database"
TEXTS = (models.JSONField, models.TextField, models.CharField)
APART = ("given_name", "family_name", "patronymic", "aliases")
"""Columns of one name, of which a namesake's family name alone says nothing: the whole stands in the slug."""
NAMED = (*APART, "slug", "sort_name")
"""Columns that nobody reads of a person whose name is withheld."""
_OPAQUE = {"sha256", "digest", "previous_digest", "salt"}
PublicKeys = Callable[[type[models.Model]], set[int]]

AT_THE_DESK = "change it at the desk: {}"
PURGE = "manage.py purge_history NUMBER"
PURGE_TEXTS = "manage.py purge_history NUMBER --texts"
PURGE_BULLETINS = "manage.py purge_history NUMBER --bulletins"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name can be found: who can find it there, where it is, a few words around it, and how it goes."""

    group: str
    where: str
    context: str
    remedy: str


def places(names: Spellings, people: Iterable[int], now: dt.datetime) -> Iterator[Place]:
    """Every place in the database, the public ones first. `people` are the person and their twins; without any, the
    words are looked for in everybody's name."""
    own, public = set(people), _public_keys(now)
    found = [
        *_rows(names, own, public),
        *_changes(names, own, public, now),
        *_renderings(names, public),
        *_words(names),
    ]
    yield from sorted(found, key=lambda place: place.group != PUBLIC)
    yield from _bulletins(names)
    yield from _versions(names, own)
    yield from _desk_log(names)


def texts(value: Any) -> Iterator[str]:
    """The texts in a column's value, however deep: of a text by language, of what was typed into a form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)


def columns(model: type[models.Model]) -> list[str]:
    """The columns of a table in which a text can stand."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and field.attname not in _OPAQUE and not field.choices
    ]


def columns_of(model: type[models.Model], is_own: bool) -> list[str]:
    """The columns that can name the person: of other people only those in which a name stands whole, and texts.

    By what others are sorted is made of their names, and nobody could change it: Примерова-Образцова is no Примерова.
    """
    is_about_others = model in (Defendant, Defendant.history.model) and not is_own
    return [name for name in columns(model) if not (is_about_others and name in (*APART, "sort_name"))]


def hits(names: Spellings, row: models.Model, of: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """The columns of a row that name somebody, each once, and the first place in them."""
    for name in of:
        found = next((one for text in texts(getattr(row, name)) for one in names.find(text)), None)
        if found:
            yield name, found


def _public_keys(now: dt.datetime) -> PublicKeys:
    """The keys of a table's rows that readers can see now, each table asked once."""

    @cache
    def keys(model: type[models.Model]) -> set[int]:
        return set(model._default_manager.published(now).order_by().values_list("pk", flat=True))

    return keys


# --- rows
def _rows(names: Spellings, own: set[int], public: PublicKeys) -> Iterator[Place]:
    for model in whitelist.public_models():
        shown, seen = set(whitelist.PUBLIC[model._meta.label]), _seen(model, public)
        for row in model._default_manager.order_by("pk").iterator():
            is_own = model is Defendant and row.pk in own
            is_withheld = model is Defendant and row.shown_as != ShownAs.FULL
            is_seen = seen(row)
            for name, found in hits(names, row, columns_of(model, is_own or not own)):
                # What a withheld person's own row says of them is shown to nobody; of others at least the name is not.
                is_hidden = is_withheld and (is_own or name in NAMED)
                group = PUBLIC if is_seen and not is_hidden and name in shown else DESK
                where = f"{model._meta.label} {row.pk}, {name}, line {found.line}"
                if group == PUBLIC:
                    where += f": {addresses.absolute(_page(row))}"
                remedy = AT_THE_DESK.format(desk_page(row))
                if is_own:
                    remedy = (
                        f"the person's own row: withhold the name, {desk_page(row)}"
                        if is_seen and not is_hidden
                        else f"the person's own row, for the desk alone; write another name there, {desk_page(row)}"
                    )
                yield Place(group, where, found.context, remedy)


def _seen(model: type[models.Model], public: PublicKeys) -> Callable[[models.Model], bool]:
    """Whether readers can see a row of the table now."""
    if model in HANGING:
        return lambda row: row.prosecution_id in public(Prosecution)
    if not hasattr(model._default_manager.all(), "published"):
        return lambda row: True
    return lambda row: row.pk in public(model)


def _page(row: models.Model) -> str:
    """A page on which readers find the row."""
    if isinstance(row, HANGING):
        row = row.prosecution
    if isinstance(row, Hearing):
        return f"/hearings/{row.public_id}/"
    if isinstance(row, Prosecution):
        return f"/cases/{row.case.public_id}/"
    if isinstance(row, Defendant):
        return f"/defendants/{row.address_key}/"
    stem = {"Case": "cases", "Court": "courts", "City": "cities", "Office": "offices"}.get(type(row).__name__)
    key = getattr(row, "public_id", None) or getattr(row, "slug", "")
    return f"/{stem}/{key}/" if stem else "/articles/" if row._meta.app_label == "defendants" else "/"


# --- what is derived of rows
def whole(values: dict | None) -> dict | None:
    """What the change log keeps of another person, less the columns that hold a part of a name."""
    return values and {name: value for name, value in values.items() if name not in APART}


def _changes(names: Spellings, own: set[int], public: PublicKeys, now: dt.datetime) -> Iterator[Place]:
    hearings, prosecutions = public(Hearing), public(Prosecution)
    told = Change.objects.published(now).filter(
        Q(hearing__isnull=False) | Q(prosecution__isnull=False) | Q(court__isnull=False)
    )
    listed = {
        pk
        for pk, hearing, prosecution in told.order_by().values_list("pk", "hearing", "prosecution")
        # Of what was withdrawn only that it was.
        if (hearing is None or hearing in hearings) and (prosecution is None or prosecution in prosecutions)
    }
    for change in Change.objects.order_by("pk").iterator():
        is_own = change.table == Defendant._meta.label and change.row in own
        if change.table == Defendant._meta.label and own and not is_own:
            change.before, change.after = whole(change.before), whole(change.after)
        for name, found in hits(names, change, ("reason", "before", "after")):
            # Pages tell of people as they are called now; the reason is told as it was given.
            group = PUBLIC if name == "reason" and change.pk in listed else DESK
            where = f"change {change.pk} of edition {change.edition} ({change.table} {change.row}), {name}"
            if group == PUBLIC:
                where += f": {addresses.absolute('/changes/')}"
            yield Place(group, where, found.context, PURGE if is_own and name != "reason" else PURGE_TEXTS)


def _renderings(names: Spellings, public: PublicKeys) -> Iterator[Place]:
    out = public(Hearing)
    for row in Rendering.objects.order_by("pk").select_related("hearing").iterator():
        for name, found in hits(names.derived(), row, ("bodies", "coming")):
            yield Place(
                PUBLIC if row.pk in out and name == "bodies" else DESK,
                f"calendar entry of hearing {row.hearing.public_id}, {name}",
                found.context,
                "goes with the text it was made of, when that is changed",
            )


def _words(names: Spellings) -> Iterator[Place]:
    # A word by itself: of the row it stands in, more is said above.
    for row in SearchWord.objects.exclude(kind=SearchKind.DEFENDANT).order_by("pk").iterator():
        for _name, found in hits(names, row, ("spelling",)):
            where = f"word of the search, {row.kind} {row.row}"
            yield Place(
                DESK, where, found.context, "goes with the text it stands in; manage.py rebuild_search"
            )


# --- what is kept
def _bulletins(names: Spellings) -> Iterator[Place]:
    for row in Bulletin.objects.order_by("pk").iterator():
        for name, found in hits(names, row, ("text", "typed")):
            where = f"bulletin {row.pk} of {row}, {name}, line {found.line}"
            yield Place(DESK, where, found.context, PURGE_BULLETINS)


def _versions(names: Spellings, own: set[int]) -> Iterator[Place]:
    for model in filter(has_history, apps.get_models()):
        kept = model.history.model
        for entry in model.history.order_by("history_id").iterator():
            is_own = model is Defendant and entry.id in own
            for name, found in hits(names, entry, columns_of(kept, is_own or not own)):
                where = f"{model._meta.label} {entry.id}, version {entry.history_id}, {name}"
                told = name in ("history_note", "history_change_reason")
                yield Place(DESK, where, found.context, PURGE if is_own and not told else PURGE_TEXTS)


def _desk_log(names: Spellings) -> Iterator[Place]:
    for entry in LogEntry.objects.order_by("pk").iterator():
        for name, found in hits(names, entry, ("object_repr", "change_message")):
            where = f"line {entry.pk} of the desk's log, {entry.action_time:%Y-%m-%d}, {name}"
            yield Place(DESK, where, found.context, PURGE_TEXTS)
