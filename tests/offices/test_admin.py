"""Offices and accounts at the desk: languages are ticked and chosen, never typed."""

from __future__ import annotations

import pytest
from django.test import Client

from offices.models import Editor, Office
from tests import factories
from tests.hearings.admin.conftest import save

pytestmark = pytest.mark.django_db


def test_the_languages_of_an_office_are_ticked(desk: Client) -> None:
    office = factories.office()

    save(desk, f"/admin/offices/office/{office.pk}/change/", languages=["ru", "kk"])

    assert Office.objects.get().languages == ["ru", "kk"]


def test_an_editor_chooses_the_language_of_the_desk(desk: Client) -> None:
    editor = Editor.objects.get()
    address = f"/admin/offices/editor/{editor.pk}/change/"

    assert "<h1>Change editor</h1>" in desk.get(address).content.decode()
    save(desk, address, language="ru", is_active="on", is_staff="on", is_superuser="on")

    assert Editor.objects.get().language == "ru"
    assert 'lang="ru"' in desk.get(address).content.decode()
