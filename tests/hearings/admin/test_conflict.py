"""Two editors, one record: nobody saves over what the other wrote, and nobody types anything twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from defendants.models import Charge, Prosecution
from hearings import actions
from hearings.models import Hearing
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.test_kept import address


def opened(desk: Client, row: Model) -> dict[str, Any]:
    return fields_of(desk.get(address(row, "change", row.pk)))


def save(desk: Client, row: Model, form: dict[str, Any], **typed: Any) -> Any:
    return desk.post(address(row, "change", row.pk), {**form, **typed})


def both(response: Any) -> dict[str, tuple[str, str, str]]:
    return {each.label: (each.opened, each.theirs, each.yours) for each in response.context["differences"]}


@pytest.fixture
def draft(desk: Client) -> Hearing:
    return factories.hearing(published=False, judges="Judge One")


def test_the_second_save_is_refused_with_both_versions_who_and_when(desk: Client, draft: Hearing) -> None:
    form = opened(desk, draft)
    assert save(desk, draft, form, judges="Judge Two").status_code == 302

    refused = save(desk, draft, form, judges="Judge Three", courtroom="12")

    assert refused.status_code == 409
    assert both(refused) == {"Judges": ("Judge One", "Judge Two", "Judge Three")}
    page = refused.content.decode()
    assert "Not saved: somebody else has changed this record" in page
    assert "editor changed it on" in page
    assert 'value="Judge Three"' in page
    assert 'value="12"' in page
    draft.refresh_from_db()
    assert (draft.judges, draft.courtroom) == ("Judge Two", "")


def test_saved_again_it_is_saved_on_purpose(desk: Client, draft: Hearing) -> None:
    form = opened(desk, draft)
    save(desk, draft, form, judges="Judge Two")

    again = fields_of(save(desk, draft, form, judges="Judge Three"))
    assert save(desk, draft, again).status_code == 302

    draft.refresh_from_db()
    assert draft.judges == "Judge Three"


def test_what_only_they_changed_is_taken_over_and_what_only_you_changed_stays(
    desk: Client, draft: Hearing
) -> None:
    form = opened(desk, draft)
    save(desk, draft, form, time="14:30")

    refused = save(desk, draft, form, time_note_en="After lunch")
    assert both(refused) == {"Hour": ("09:15", "14:30", "")}
    assert save(desk, draft, fields_of(refused)).status_code == 302

    draft.refresh_from_db()
    assert (f"{draft.time:%H:%M}", draft.time_note) == ("14:30", {"en": "After lunch"})


def test_languages_of_one_text_are_merged_one_by_one(desk: Client, draft: Hearing) -> None:
    form = opened(desk, draft)
    save(desk, draft, form, time_note_ru="После обеда")

    again = fields_of(save(desk, draft, form, time_note_en="After lunch"))
    save(desk, draft, again)

    draft.refresh_from_db()
    assert draft.time_note == {"ru": "После обеда", "en": "After lunch"}


def test_theirs_can_be_taken_field_by_field(desk: Client, draft: Hearing) -> None:
    form = opened(desk, draft)
    save(desk, draft, form, judges="Judge Two", courtroom="7")

    refused = save(desk, draft, form, judges="Judge Three", courtroom="12")
    again = fields_of(refused)
    assert save(desk, draft, again, take_theirs=["judges"]).status_code == 302

    draft.refresh_from_db()
    assert (draft.judges, draft.courtroom) == ("Judge Two", "12")


def test_a_step_taken_meanwhile_is_shown_too(desk: Client) -> None:
    hearing = factories.hearing()
    form = opened(desk, hearing)
    actions.cancel(hearing, by=None, reason={"en": "The judge is ill."})

    refused = save(desk, hearing, form, courtroom="12")

    assert both(refused)["Status"] == ("Scheduled", "Cancelled", "")
    hearing.refresh_from_db()
    assert hearing.courtroom == ""
    assert save(desk, hearing, fields_of(refused)).status_code == 302


def test_people_listed_by_somebody_else_are_shown_by_name(desk: Client) -> None:
    case = factories.case()
    first = factories.prosecution(case=case)
    factories.prosecution(case=case, defendant=factories.defendant(given_name="Dana", family_name="Demo"))
    draft = factories.hearing(published=False, case=case, people=[first])
    form = opened(desk, draft)
    save(desk, draft, form, prosecutions=[row.pk for row in case.prosecutions.all()])

    refused = save(desk, draft, form, judges="Judge Two")

    assert both(refused) == {"Defendants listed": ("Aru DEMOVA", "Aru DEMOVA, Dana DEMO", "")}
    save(desk, draft, fields_of(refused))
    assert draft.prosecutions.count() == 2


def test_a_form_without_its_token_is_no_way_around(desk: Client, draft: Hearing) -> None:
    form = {**opened(desk, draft), "as_opened": "forged"}

    refused = save(desk, draft, form, judges="Judge Two")

    assert refused.status_code == 409
    assert both(refused) == {"Judges": ("", "Judge One", "Judge Two")}


def test_the_token_of_another_record_does_not_open_this_one(desk: Client, draft: Hearing) -> None:
    other = opened(desk, factories.hearing(published=False))

    assert save(desk, draft, {**opened(desk, draft), "as_opened": other["as_opened"]}).status_code == 409


class TestRowsOnTheSamePage:
    @pytest.fixture
    def who(self, desk: Client) -> Prosecution:
        return factories.prosecution(charges=("405 1", "405 2"))

    def test_a_charge_changed_by_each_of_two_is_refused_and_merged(
        self, desk: Client, who: Prosecution
    ) -> None:
        form = opened(desk, who)
        save(desk, who, form, **{"charges-0-wording_en": "theirs"})

        refused = save(desk, who, form, **{"charges-0-wording_en": "mine", "charges-1-part": "3"})

        assert both(refused) == {
            "Charge: KZ-CC 405 1 · Wording as announced · English": (
                "participation in an extremist organisation",
                "theirs",
                "mine",
            )
        }
        assert save(desk, who, fields_of(refused)).status_code == 302
        assert list(who.charges.values_list("part", flat=True)) == ["1", "3"]
        assert who.charges.first().wording == {"en": "mine"}

    def test_a_charge_they_added_and_one_i_add_both_stay(self, desk: Client, who: Prosecution) -> None:
        factories.article(number="406")
        form = opened(desk, who)
        article = who.charges.first().article_id
        assert form["charges-TOTAL_FORMS"] == "3"
        save(desk, who, form, **{"charges-2-article": article, "charges-2-part": "3"})

        refused = save(desk, who, form, **{"charges-2-article": article, "charges-2-part": "4"})
        assert both(refused) == {"Charge: KZ-CC 405 3": ("—", "added", "")}
        save(desk, who, fields_of(refused))

        assert sorted(who.charges.values_list("part", flat=True)) == ["1", "2", "3", "4"]

    def test_a_charge_they_deleted_stays_deleted_and_what_i_typed_is_shown(
        self, desk: Client, who: Prosecution
    ) -> None:
        form = opened(desk, who)
        assert save(desk, who, form, **{"charges-0-DELETE": "on"}).status_code == 302

        refused = save(desk, who, form, **{"charges-0-wording_en": "typed in vain?"})

        assert "typed in vain?" in both(refused)["Charge"][2]
        save(desk, who, fields_of(refused))
        assert [charge.part for charge in Charge.objects.filter(prosecution=who)] == ["2"]

    def test_theirs_is_taken_for_one_box_of_one_row(self, desk: Client, who: Prosecution) -> None:
        form = opened(desk, who)
        save(desk, who, form, **{"charges-1-wording_en": "theirs"})

        refused = save(desk, who, form, **{"charges-1-wording_en": "mine", "role_en": "painter"})
        save(desk, who, fields_of(refused), take_theirs=["charges-1-wording_en"])

        who.refresh_from_db()
        assert (who.charges.last().wording, who.role) == ({"en": "theirs"}, {"en": "painter"})


def test_what_was_typed_into_a_deleted_record_can_be_copied(desk: Client, draft: Hearing) -> None:
    form = opened(desk, draft)
    desk.post(address(draft, "delete", draft.pk), {"post": "yes"})

    gone = save(desk, draft, form, judges="Judge Three")

    assert gone.status_code == 409
    assert "Judge Three" in gone.content.decode()


class TestSteps:
    """The small forms of a hearing's life are guarded as well."""

    @pytest.fixture
    def hearing(self, desk: Client) -> Hearing:
        return factories.hearing()

    def step(self, desk: Client, hearing: Hearing, name: str) -> dict[str, Any]:
        page = desk.get(reverse("admin:hearings_hearing_step", args=[hearing.pk, name]))
        form = page.context["form"]
        shown = {box.html_name: box.value() for box in form if isinstance(box.value(), str)}
        return {**shown, "date": f"{hearing.date:%Y-%m-%d}", "as_opened": page.context["as_opened"]}

    def take(self, desk: Client, hearing: Hearing, name: str, form: dict[str, Any], **typed: Any) -> Any:
        return desk.post(reverse("admin:hearings_hearing_step", args=[hearing.pk, name]), {**form, **typed})

    def test_a_move_that_comes_second_shows_what_the_first_did_and_takes_it_over(
        self, desk: Client, hearing: Hearing
    ) -> None:
        form = self.step(desk, hearing, "move")
        actions.move(hearing, by=None, date=dt.date(2021, 5, 7))

        refused = self.take(desk, hearing, "move", form, time="14:30", reason_en="The judge is ill.")

        assert refused.status_code == 409
        assert both(refused)["Date"] == ("2021-05-06", "2021-05-07", "")
        page = refused.content.decode()
        for kept in ('value="2021-05-07"', 'value="14:30"', 'value="The judge is ill."'):
            assert kept in page
        hearing.refresh_from_db()
        assert f"{hearing.date} {hearing.time:%H:%M}" == "2021-05-07 09:15"

        again = {**form, "as_opened": refused.context["as_opened"], "date": "2021-05-07"}
        assert self.take(desk, hearing, "move", again, time="14:30").status_code == 302
        hearing.refresh_from_db()
        assert f"{hearing.date} {hearing.time:%H:%M}" == "2021-05-07 14:30"

    def test_a_step_that_is_no_longer_possible_keeps_what_was_typed_and_has_no_button(
        self, desk: Client, hearing: Hearing
    ) -> None:
        form = self.step(desk, hearing, "postpone")
        actions.cancel(hearing, by=None)

        refused = self.take(desk, hearing, "postpone", form, reason_en="The judge is ill.")

        page = refused.content.decode()
        assert refused.status_code == 409
        assert 'value="The judge is ill."' in page
        assert "The hearing cannot take this step now." in page
        assert 'class="desk-act"' not in page

    def test_a_step_on_a_hearing_nobody_touched_is_taken(self, desk: Client, hearing: Hearing) -> None:
        form = self.step(desk, hearing, "postpone")

        assert self.take(desk, hearing, "postpone", form).status_code == 302


@pytest.mark.parametrize("sent", ["²", "9" * 30, "9" * 5000])
def test_a_stale_form_with_numbers_that_are_none_is_refused_like_any_other(desk: Client, sent: str) -> None:
    account = factories.editor(username="other", is_superuser=False)
    form = opened(desk, account)
    save(desk, account, form, offices=[factories.office().pk])
    assert save(desk, account, form, offices=[sent]).status_code == 409

    part = factories.prosecution()
    form = opened(desk, part)
    save(desk, part, form, position="5")
    assert save(desk, part, form, **{"position": "7", "charges-TOTAL_FORMS": sent}).status_code == 409
