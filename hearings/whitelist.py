"""Which columns the public may see, and which never: every column of every model of ours stands in exactly one list.

The door compares the public ones to notice what readers would see changed; a system check (hearings.E001) names any
column that stands in neither list, so a new one cannot become public, or be forgotten, by accident.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from offices.history import is_history

PUBLIC: dict[str, tuple[str, ...]] = {
    "offices.Office": (
        "slug",
        "name",
        "country",
        "zone",
        "code",
        "names_code",
        "languages",
        "bulletin_style",
        "contact_email",
        "contact",
        "licence",
        "about",
        "corrections",
    ),
    "defendants.LegalCode": ("code", "name", "short_name", "country"),
    "defendants.Article": ("code", "number", "title", "title_source", "parts", "sort_key"),
    "defendants.Case": ("public_id", "office", "kind", "number", "title", "political"),
    "defendants.Defendant": (
        "public_id",
        "given_name",
        "family_name",
        "patronymic",
        "aliases",
        "slug",
        "description",
        "minor",
        "shown_as",
        "merged_into",
        "sort_name",
    ),
    "defendants.Prosecution": (
        "case",
        "defendant",
        "position",
        "role",
        "verdict",
        "verdict_date",
        "sentence",
        "severed_from",
    ),
    "defendants.ProsecutionStateRow": ("prosecution", "state", "from_date", "note"),
    "defendants.Restraint": ("prosecution", "kind", "from_date", "until_date"),
    "defendants.Charge": ("prosecution", "article", "part", "wording", "from_date", "until_date", "position"),
    "defendants.Allegation": ("prosecution", "text", "position"),
    "hearings.City": ("slug", "name", "region", "country", "zone"),
    "hearings.Court": (
        "slug",
        "name",
        "city",
        "address",
        "zone",
        "website",
        "latitude",
        "longitude",
        "come_early",
        "attending",
    ),
    "hearings.Hearing": (
        "public_id",
        "case",
        "prosecutions",
        "others",
        "date",
        "time",
        "fold",
        "end_time",
        "part_of_day",
        "time_note",
        "court",
        "city",
        "courtroom",
        "mode",
        "link",
        "access",
        "stage",
        "number",
        "judges",
        "status",
        "reason",
        "outcome",
        "adjourned_from",
        "next_date_unknown",
        "publication",
        "release_at",
        "withdrawn_at",
        "confidence",
        "source_kind",
        "last_checked",
        "was_open",
        "observers",
        "link_given",
        "zone",
        "starts_at",
        "ends_at",
        "day_order",
    ),
    "hearings.Statement": ("office", "text", "from_date", "until_date", "position"),
}

PRIVATE: dict[str, tuple[str, ...]] = {
    "offices.Editor": (
        "id",
        "password",
        "last_login",
        "is_superuser",
        "username",
        "first_name",
        "last_name",
        "email",
        "is_staff",
        "is_active",
        "date_joined",
        "language",
        "translates",
        "groups",
        "user_permissions",
        "offices",
    ),
    "offices.Office": ("id", "second_person"),
    "offices.DeskSession": ("session_key", "session_data", "expire_date", "editor", "began"),
    "offices.Tally": ("id", "key", "failures", "free_at", "forget_at"),
    "offices.Freeze": ("id", "since", "lifted", "held"),
    "defendants.LegalCode": ("id",),
    "defendants.Article": ("id",),
    "defendants.Case": ("id", "private_notes"),
    "defendants.Defendant": ("id", "private_notes"),
    "defendants.Prosecution": ("id",),
    "defendants.ProsecutionStateRow": ("id",),
    "defendants.Restraint": ("id",),
    "defendants.Charge": ("id",),
    "defendants.Allegation": ("id",),
    "hearings.City": ("id",),
    "hearings.Court": ("id",),
    "hearings.Hearing": ("id", "ready_by", "first_published_at", "source", "private_notes"),
    "hearings.Statement": ("id",),
    "hearings.Bulletin": ("id", "office", "date", "text", "state", "typed", "sha256", "at", "by", "purged"),
    # The record keeps itself; what pages tell of it is written from single values, never from a whole row.
    "hearings.Edition": ("id", "number", "at"),
    "hearings.SecondLook": ("id", "change", "by", "at"),
    "hearings.Rendering": ("hearing", "bodies", "coming", "digest", "sequence", "stamp", "created"),
    "hearings.RowDigest": ("id", "table", "row", "salt", "digest", "columns"),
    "hearings.Seal": ("id", "edition", "at", "is_public", "changes", "rows", "digest", "previous_digest"),
    # Words of drafts stand here too: pages tell of a word only through a row that is published.
    "hearings.SearchWord": ("id", "word", "kind", "row", "spelling"),
    "hearings.SearchKey": ("id", "text", "is_near", "word"),
    "hearings.Change": (
        "id",
        "edition",
        "at",
        "kind",
        "table",
        "row",
        "hearing",
        "prosecution",
        "court",
        "before",
        "after",
        "reason",
        "minor",
        "visible_from",
        "undoes",
        "undone",
        "purged",
        "left_date",
        "left_court",
        "left_city",
        "by",
        "salt",
        "digest",
        "previous_digest",
    ),
}

OUR_APPS = ("offices", "defendants", "hearings")


def public_models() -> list[type[models.Model]]:
    """The models with public columns, in the order a database can be filled."""
    return [apps.get_model(label) for label in PUBLIC]


def public_values(row: models.Model) -> dict[str, Any]:
    """The row's public columns by name, as the database would give them back: foreign keys as their keys."""
    values = {}
    for name in PUBLIC[row._meta.label]:
        field = row._meta.get_field(name)
        if field.many_to_many:
            continue
        values[name] = _typed(field, getattr(row, field.attname))
    return values


def _typed(field: models.Field, value: Any) -> Any:
    """As the database gives it back; what is no value of such a column as it stands, so that it can be mended."""
    try:
        return field.to_python(value)
    except ValidationError:
        return value


def undeclared() -> dict[str, list[str]]:
    """Columns that stand in no list, or in both, by model: the check's findings, empty when all is well."""
    found: dict[str, list[str]] = {}
    for app in OUR_APPS:
        for model in apps.get_app_config(app).get_models():
            if is_history(model):
                # Every column of a history is private, whatever it is in the row itself: it says what was there once.
                continue
            label = model._meta.label
            columns = {
                field.name for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many)
            }
            public, private = set(PUBLIC.get(label, ())), set(PRIVATE.get(label, ()))
            wrong = sorted((columns - public - private) | (public & private) | ((public | private) - columns))
            if wrong:
                found[label] = wrong
    return found
