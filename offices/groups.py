"""The groups of editors and what each may do; several groups add up. Made by a migration, by codename.

Rights that Django's add, change, delete and view cannot tell apart stand in `Office.Meta.permissions`:
`make_ready` a draft, `take_steps` in what is public, `publish` and withdraw, `translate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps.registry import Apps
from django.utils.translation import gettext_lazy as _

CONTRIBUTOR, TRANSLATOR, EDITOR = "contributor", "translator", "editor"
PUBLISHER, ADMINISTRATOR = "publisher", "administrator"

NAMES = {
    CONTRIBUTOR: _("Contributor: writes drafts"),
    TRANSLATOR: _("Translator: writes texts in their own languages"),
    EDITOR: _("Editor: makes drafts ready, takes the steps of hearings"),
    PUBLISHER: _("Publisher: publishes and withdraws"),
    ADMINISTRATOR: _("Administrator: accounts and offices"),
}
"""What the desk calls them."""

# What a hearing is told with: written as a draft, and public once a hearing that shows it is.
_DRAFTED = (
    "hearings.hearing",
    "defendants.case",
    "defendants.defendant",
    "defendants.prosecution",
    "defendants.charge",
    "defendants.allegation",
    "defendants.restraint",
    "defendants.prosecutionstaterow",
)
# Reference data, which belongs to no office.
_SHARED = ("hearings.court", "hearings.city", "defendants.article", "defendants.legalcode")
_RECORD = ("hearings.change", "hearings.edition", "hearings.bulletin")


def _rights(kinds: str, tables: Iterable[str]) -> Iterator[str]:
    """`add change` of `hearings.court` are `hearings.add_court` and `hearings.change_court`."""
    for table in tables:
        app, model = table.split(".")
        for kind in kinds.split():
            yield f"{app}.{kind}_{model}"


RIGHTS: dict[str, tuple[str, ...]] = {
    CONTRIBUTOR: (*_rights("add change view", _DRAFTED), *_rights("view", _SHARED)),
    TRANSLATOR: (
        *_rights("view", (*_DRAFTED, *_SHARED, "hearings.statement")),
        "offices.translate",
    ),
    EDITOR: (
        *_rights("add change delete view", (*_DRAFTED, *_SHARED, "hearings.statement")),
        *_rights("view", (*_RECORD, "offices.office")),
        "hearings.add_bulletin",
        "offices.make_ready",
        "offices.take_steps",
    ),
    PUBLISHER: (
        *_rights("view", (*_DRAFTED, *_SHARED, *_RECORD, "hearings.statement", "offices.office")),
        "offices.publish",
    ),
    ADMINISTRATOR: tuple(_rights("add change view", ("offices.office", "offices.editor"))),
}


def make_groups(apps: Apps) -> None:
    """Makes the groups that are missing and gives each its rights, no others; what else there is stays.

    The rights themselves are made where they are missing: in a database that is being set up Django makes them
    only after the last migration.
    """
    group_model = apps.get_model("auth", "Group")
    for name, rights in RIGHTS.items():
        group, _made = group_model.objects.get_or_create(name=name)
        group.permissions.set([_permission(apps, right) for right in rights])


def _permission(apps: Apps, right: str) -> object:
    app, codename = right.split(".")
    kind, _sep, model = codename.partition("_")
    usual = kind in ("add", "change", "delete", "view")
    table, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model if usual else "office"
    )
    row, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=table, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return row
