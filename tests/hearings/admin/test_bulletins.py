"""The desk's list of bulletins and their pages: told apart, and led on from."""

import datetime as dt

import pytest
from django.urls import reverse

from hearings.importer.applying import keep_text
from hearings.models import Bulletin
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Bulletin:
    row = keep_text("Hearings on 6 May 2021:\n\n1) At 9", office=factories.office(), date=None, by=None)
    Bulletin.objects.update(at=dt.datetime(2021, 5, 5, 18, 30, tzinfo=dt.UTC))
    return row


def test_bulletins_are_told_apart_by_their_first_words_and_a_clock_with_its_name(desk, kept):
    listed = desk.get(reverse("admin:hearings_bulletin_changelist")).content.decode()

    assert "Hearings on 6 May 2021: 1) At 9" in listed
    assert "6\N{NO-BREAK SPACE}May 2021, 00:30 (UTC+6)" in listed


def test_the_page_of_a_bulletin_leads_to_its_plan(desk, kept):
    page = desk.get(reverse("admin:hearings_bulletin_change", args=[kept.pk])).content.decode()

    assert reverse("admin:hearings_bulletin_plan", args=[kept.pk]) in page
    assert reverse("admin:hearings_bulletin_history", args=[kept.pk]) not in page


def test_from_where_bulletins_are_brought_in_all_that_wait_are_reached(desk, kept):
    page = desk.get(reverse("admin:hearings_bulletin_paste")).content.decode()

    address = f"{reverse('admin:hearings_bulletin_changelist')}?state__exact=waiting"
    assert f'href="{address}"' in page
    assert "Hearings on 6 May 2021" in desk.get(address).content.decode()
