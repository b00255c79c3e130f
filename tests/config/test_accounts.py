"""An administrator makes and mends the accounts of their offices, and gets no further by them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from offices.models import Editor, Office
from tests import factories
from tests.config.reach import change, enter_as
from tests.hearings.admin.conftest import fields_of

pytestmark = pytest.mark.django_db


def administer(client: Client, row: Editor, **typed: Any) -> Any:
    sent = fields_of(client.get(change(row)))
    return client.post(change(row), {**sent, **typed})


def test_an_administrator_makes_nobody_a_superuser(client: Client, office: Office) -> None:
    row = factories.editor(username="anna", groups=["contributor"], offices=[office])
    right = Permission.objects.first()
    enter_as(client, office, "administrator")
    editor = Group.objects.get(name="editor")

    response = administer(client, row, is_superuser="on", user_permissions=[right.pk], groups=[editor.pk])

    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.is_superuser, row.user_permissions.count(), row.groups.get()) == (False, 0, editor)


def test_an_administrator_gives_no_office_and_no_group_of_others(
    client: Client, office: Office, elsewhere: Office
) -> None:
    row = factories.editor(username="anna", groups=["contributor"], offices=[office])
    strong = Group.objects.create(name="strong")
    enter_as(client, office, "administrator")

    assert administer(client, row, offices=[office.pk, elsewhere.pk]).status_code == 200
    assert administer(client, row, groups=[strong.pk]).status_code == 200
    assert list(row.offices.all()) == [office]


def test_an_administrator_does_not_change_their_own_rights(client: Client, office: Office) -> None:
    me = enter_as(client, office, "administrator")
    publisher = Group.objects.get(name="publisher")

    administer(client, me, groups=[publisher.pk], translates=["kk"], first_name="Anna")

    me.refresh_from_db()
    assert (me.first_name, me.translates, [group.name for group in me.groups.all()]) == (
        "Anna",
        [],
        ["administrator"],
    )


@pytest.mark.parametrize("stronger", ["superuser", "own rights", "another office", "another group"])
def test_an_account_that_can_do_more_is_out_of_an_administrators_reach(
    client: Client, office: Office, elsewhere: Office, stronger: str
) -> None:
    row = factories.editor(username="anna", groups=["editor"], offices=[office])
    if stronger == "superuser":
        Editor.objects.filter(pk=row.pk).update(is_superuser=True)
    elif stronger == "own rights":
        row.user_permissions.add(Permission.objects.first())
    elif stronger == "another office":
        row.offices.add(elsewhere)
    else:
        row.groups.add(Group.objects.create(name="strong"))
    enter_as(client, office, "administrator")

    for page in ("admin:offices_editor_change", "admin:auth_user_password_change"):
        response = client.post(reverse(page, args=[row.pk]), {"password1": "x" * 20, "password2": "x" * 20})
        assert response.status_code in (302, 404)
    row.refresh_from_db()
    assert row.check_password(factories.PASSWORD)


def test_whoever_adds_an_office_belongs_to_it(client: Client, office: Office) -> None:
    me = enter_as(client, office, "administrator")
    sent = {
        "name_en": "New office",
        "slug": "new",
        "country": "KZ",
        "zone": "Asia/Almaty",
        "bulletin_style": "{}",
    }

    client.post(reverse("admin:offices_office_add"), sent)

    assert [row.slug for row in me.offices.order_by("pk")] == ["demo", "new"]
