"""What the record refuses leaves nothing behind, although the desk keeps the page that says so."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from hearings import edition
from hearings.models import Bulletin, Hearing
from tests import factories
from tests.hearings.admin.test_importing import TEXT, fields_of, plan_address


def test_a_bulletin_refused_half_way_brings_nothing_in(desk: Client) -> None:
    factories.legal_code()
    office, paste = factories.office().pk, reverse("admin:hearings_bulletin_paste")
    first = desk.post(paste, {"text": TEXT, "office": office})
    desk.post(plan_address(), {**fields_of(first), "i1-skip": "on", "confirm": "yes"})
    known = Hearing.objects.get()
    before = edition.current().number

    judge = f"DEMOVA will take place. Judge: A. {'Merin' * 70}."
    shown = desk.post(paste, {"text": TEXT.replace("DEMOVA will take place.", judge), "office": office})
    address = reverse("admin:hearings_bulletin_plan", args=[Bulletin.objects.latest("pk").pk])
    answer = desk.post(address, {**fields_of(shown), "confirm": "yes"})

    assert "at most 300 characters" in answer.content.decode()
    assert (list(Hearing.objects.all()), edition.current().number) == ([known], before)
    assert Bulletin.objects.latest("pk").state == "waiting"


def test_an_editor_without_the_right_hears_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(factories.editor(username="newcomer", is_superuser=False))

    page = client.get("/admin/hearings/hearing/")

    assert page.status_code == 403
    assert "Whoever administers the accounts can give it the right." in page.content.decode()
    assert 'href="/admin/"' in page.content.decode()
