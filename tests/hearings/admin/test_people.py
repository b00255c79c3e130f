"""Twins merged and cases parted at the desk: what would change is shown first, and it can be taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from defendants.models import Case, Defendant, Prosecution
from hearings.models import Hearing
from tests import factories
from tests.hearings.admin.test_kept import address, said
from tests.pages.reading import parsed

MERGE = "/admin/defendants/defendant/{}/merge/"


@pytest.fixture
def person(desk: Client) -> Defendant:
    return factories.defendant(given_name="Dana", family_name="Demova")


@pytest.fixture
def twin(desk: Client) -> Defendant:
    return factories.defendant(given_name={"ru": "Дана"}, family_name={"ru": "Демова"})


def preview(desk: Client, twin: Defendant, into: Defendant) -> Any:
    return desk.get(MERGE.format(twin.pk), {"into": into.pk})


def merge(desk: Client, twin: Defendant, into: Defendant, **answers: str) -> Any:
    seen = preview(desk, twin, into).context["form"]["seen"].value()
    return desk.post(f"{MERGE.format(twin.pk)}?into={into.pk}", {"seen": seen, **answers})


class TestMerging:
    def test_who_is_written_alike_in_another_script_is_offered(
        self, desk: Client, person: Defendant, twin: Defendant
    ) -> None:
        page = desk.get(MERGE.format(twin.pk)).content.decode()

        assert f"?into={person.pk}" in page

    def test_two_chosen_in_the_list_lead_to_the_preview(
        self, desk: Client, person: Defendant, twin: Defendant
    ) -> None:
        chosen = {"action": "merge_chosen", "_selected_action": [person.pk, twin.pk]}

        answer = desk.post(address(person, "changelist"), chosen)

        assert answer.headers["Location"] == f"{MERGE.format(twin.pk)}?into={person.pk}"
        one = desk.post(address(person, "changelist"), {**chosen, "_selected_action": [person.pk]})
        assert said(one)[-1] == "Choose two people."

    def test_the_preview_changes_nothing_and_the_button_merges(
        self, desk: Client, person: Defendant, twin: Defendant
    ) -> None:
        part = factories.prosecution(defendant=twin)

        page = preview(desk, twin, person).content.decode()
        assert "Дана Демова" in page
        part.refresh_from_db()
        assert part.defendant == twin

        answer = merge(desk, twin, person)
        assert answer.headers["Location"] == address(person, "change", person.pk)
        part.refresh_from_db()
        assert part.defendant == person

    def test_what_contradicts_has_to_be_answered(
        self, desk: Client, person: Defendant, twin: Defendant
    ) -> None:
        case = factories.case()
        stays = factories.prosecution(case=case, defendant=person, role="painter")
        factories.prosecution(case=case, defendant=twin, role="teacher")

        asked = merge(desk, twin, person)
        assert asked.status_code == 200
        assert "Say which of the two is right." in asked.content.decode()
        assert merge(desk, twin, person, **{f"role-{case.pk}": "twins"}).status_code == 302

        stays.refresh_from_db()
        assert stays.role == {"en": "teacher"}

    def test_what_was_not_shown_is_not_merged(self, desk: Client, person: Defendant, twin: Defendant) -> None:
        seen = preview(desk, twin, person).context["form"]["seen"].value()
        factories.prosecution(defendant=twin)

        answer = desk.post(f"{MERGE.format(twin.pk)}?into={person.pk}", {"seen": seen})

        assert "Something about the two has changed since." in answer.content.decode()
        twin.refresh_from_db()
        assert twin.merged_into is None

    def test_it_is_taken_back_from_the_page_of_the_other(
        self, desk: Client, person: Defendant, twin: Defendant
    ) -> None:
        merge(desk, twin, person)
        undo = f"/admin/defendants/defendant/{twin.pk}/unmerge/"
        assert undo in desk.get(address(person, "change", person.pk)).content.decode()

        desk.post(undo)

        twin.refresh_from_db()
        person.refresh_from_db()
        assert (twin.merged_into, person.aliases) == (None, [])

    @pytest.mark.parametrize("key", ["x", "0", "²", "99999999999999999999"])
    def test_nobody_is_merged_into_nobody(self, desk: Client, twin: Defendant, key: str) -> None:
        assert desk.get(MERGE.format(twin.pk), {"into": key}).status_code == 404

    def test_one_person_is_refused_in_a_sentence(self, desk: Client, twin: Defendant) -> None:
        answer = desk.get(MERGE.format(twin.pk), {"into": twin.pk})

        assert "nobody is their own twin" in said(answer)[-1]

    def test_who_may_not_change_people_may_not_merge_them(
        self, client: Client, person: Defendant, twin: Defendant
    ) -> None:
        office = factories.office()
        reader = factories.editor(username="t", groups=("translator",), offices=[office], translates=["ru"])
        client.force_login(reader)

        assert client.get(MERGE.format(twin.pk), {"into": person.pk}).status_code in (403, 404)
        assert client.post(f"/admin/defendants/defendant/{twin.pk}/unmerge/").status_code in (403, 404)


class TestParting:
    @pytest.fixture
    def trial(self, desk: Client) -> Case:
        case = factories.case()
        for name in ("One", "Two", "Three"):
            factories.prosecution(case=case, defendant=factories.defendant(family_name=name))
        factories.hearing(case=case)
        return case

    def send(self, desk: Client, case: Case, people: list[Prosecution], button: str, **typed: Any) -> Any:
        form = {"people": [row.pk for row in people], "date": "2021-05-01", button: "yes", **typed}
        return desk.post(f"/admin/defendants/case/{case.pk}/part/", form)

    def test_what_would_change_is_shown_first(self, desk: Client, trial: Case) -> None:
        chosen = list(trial.prosecutions.all()[:2])

        page = self.send(desk, trial, chosen, "preview")

        text = page.content.decode()
        assert "From then on in a new case: Aru ONE, Aru TWO." in text
        assert "The hearing of 6\xa0May 2021, 09:15 stays, without them." in text
        assert Case.objects.count() == 1

    def offered(self, page: Any) -> list[str]:
        boxes = parsed(page.content.decode()).all("#id_into label")
        return [box.text for box in boxes]

    def test_offered_are_cases_of_the_same_people(self, desk: Client, trial: Case) -> None:
        one = trial.prosecutions.first().defendant
        factories.prosecution(case=factories.case(number="2-7"), defendant=one)
        factories.prosecution(case=factories.case(), defendant=factories.defendant(family_name="Stranger"))

        page = desk.get(f"/admin/defendants/case/{trial.pk}/part/")

        assert self.offered(page) == ["A new case", "Aru ONE · 2-7 · 405 p. 2 · 0 hearings"]

    @pytest.mark.parametrize(
        ("sought", "told"),
        [
            ("", "Write a person or a case number."),
            ("nobody", "No other case is found by this."),
            ("demova", "More than 20 cases are found, here are the newest: write more."),
        ],
    )
    def test_looking_says_what_to_do_and_loses_nothing(
        self, desk: Client, trial: Case, sought: str, told: str
    ) -> None:
        chosen = list(trial.prosecutions.all()[:1])
        for _each in range(22):
            factories.prosecution(defendant=factories.defendant(given_name="Aru", family_name="Demova"))

        form = self.send(desk, trial, chosen, "look", find=sought, reason_en="Ill").context["form"]

        assert form.errors == {"find": [told]}
        assert form["people"].value() == [str(chosen[0].pk)]
        assert len(form.fields["into"].queryset) <= 20

    def test_a_case_that_is_sought_and_not_chosen_is_not_taken_for_a_new_one(
        self, desk: Client, trial: Case
    ) -> None:
        other = factories.prosecution(defendant=factories.defendant(family_name="Demova")).case
        chosen = list(trial.prosecutions.all()[:1])

        looked = self.send(desk, trial, chosen, "preview", find="demova")
        found = self.send(desk, trial, chosen, "preview", find="demova", into=other.pk)

        assert "From then on" not in looked.content.decode()
        assert "From then on in the case Aru DEMOVA" in found.content.decode()

    @pytest.mark.parametrize("count", [1, 30])
    def test_a_thousand_cases_cost_what_one_does(
        self, desk: Client, trial: Case, count: int, django_assert_max_num_queries: Any
    ) -> None:
        one = trial.prosecutions.first().defendant
        for _each in range(count):
            factories.prosecution(case=factories.case(), defendant=one)

        with django_assert_max_num_queries(24):
            page = desk.get(f"/admin/defendants/case/{trial.pk}/part/")

        assert len(self.offered(page)) <= 21

    def test_two_cases_of_one_family_name_are_told_apart(self, desk: Client, trial: Case) -> None:
        for given, charge in (("Aru", "405 1"), ("Bota", "274 2")):
            other = factories.case(number=f"{given[0]}-7")
            name = {"given_name": given, "family_name": "Demova"}
            factories.prosecution(case=other, defendant=factories.defendant(**name), charges=(charge,))
        factories.hearing(case=other)

        page = self.send(desk, trial, [], "look", find="demova")

        assert self.offered(page) == [
            "A new case",
            "Aru DEMOVA · A-7 · 405 p. 1 · 0 hearings",
            "Bota DEMOVA · B-7 · 274 p. 2 · 1 hearing",
        ]
        chosen = list(trial.prosecutions.all()[:1])
        text = self.send(desk, trial, chosen, "preview", into=other.pk).content.decode()
        assert "From then on in the case Bota DEMOVA · B-7" in text

    def test_they_are_parted_as_shown_and_it_is_taken_back(self, desk: Client, trial: Case) -> None:
        chosen = list(trial.prosecutions.all()[:2])
        seen = self.send(desk, trial, chosen, "preview").context["seen"]

        answer = self.send(desk, trial, chosen, "part", seen=seen)

        new = Case.objects.exclude(pk=trial.pk).get()
        assert answer.headers["Location"] == address(new, "change", new.pk)
        assert [row.severed_from for row in new.prosecutions.all()] == chosen
        assert Hearing.objects.get().prosecutions.count() == 1

        assert "Take that back" in desk.get(f"/admin/defendants/case/{new.pk}/part/").content.decode()
        undone = desk.post(f"/admin/defendants/case/{new.pk}/unpart/")
        assert said(undone)[-1] == "They go on where they were before."
        assert undone.headers["Location"] == address(trial, "change", trial.pk)
        assert Hearing.objects.get().prosecutions.count() == 3

    def test_readers_are_told_why_and_that_it_was_taken_back(self, desk: Client, trial: Case) -> None:
        chosen = list(trial.prosecutions.all()[:1])
        factories.hearing(case=trial, date=dt.date(2021, 4, 1))
        seen = self.send(desk, trial, chosen, "preview").context["seen"]
        self.send(desk, trial, chosen, "part", seen=seen, reason_en="She pleaded guilty.")

        told = Client().get("/changes/").content.decode()
        assert (
            told.count("She pleaded guilty.") == 1
        )  # of her, and not of those whose hearing goes on without her

        new = Case.objects.exclude(pk=trial.pk).get()
        desk.post(f"/admin/defendants/case/{new.pk}/unpart/")
        assert "Case separated (removed)" in Client().get("/changes/").content.decode()

    def test_without_having_been_shown_nothing_is_parted(self, desk: Client, trial: Case) -> None:
        chosen = list(trial.prosecutions.all()[:2])

        page = self.send(desk, trial, chosen, "part", seen="something else")

        assert "What would change" in page.content.decode()
        assert Case.objects.count() == 1

    def test_everybody_needs_a_case_to_go_to(self, desk: Client, trial: Case) -> None:
        everybody = list(trial.prosecutions.all())

        refused = self.send(desk, trial, everybody, "preview")
        assert "into" in refused.context["form"].errors

        other = factories.case()
        seen = self.send(desk, trial, everybody, "preview", into=other.pk).context["seen"]
        self.send(desk, trial, everybody, "part", into=other.pk, seen=seen)
        assert other.prosecutions.count() == 3
        assert Hearing.objects.get().case == other

    def test_an_action_that_refuses_leaves_nothing_behind(self, desk: Client, trial: Case) -> None:
        chosen = list(trial.prosecutions.all()[:1])
        seen = self.send(desk, trial, chosen, "preview").context["seen"]
        self.send(desk, trial, chosen, "part", seen=seen)
        cases = Case.objects.count()
        back = Case.objects.exclude(pk=trial.pk).get().prosecutions.get()

        # The same day again: something is known of that person from then on.
        again = self.send(desk, trial, [chosen[0]], "part", seen=seen)

        assert again.status_code == 200
        assert Case.objects.count() == cases
        assert back.severed_from == chosen[0]


def test_a_person_and_a_case_lead_to_what_readers_see_once_they_see_it(desk: Client) -> None:
    row = factories.prosecution()
    person = f"/admin/defendants/defendant/{row.defendant_id}/change/"
    case = f"/admin/defendants/case/{row.case_id}/change/"
    assert "View on site" not in desk.get(person).content.decode() + desk.get(case).content.decode()

    factories.hearing(case=row.case, people=[row])

    assert (
        f'href="/defendants/{row.defendant.slug}/" class="viewsitelink"' in desk.get(person).content.decode()
    )
    assert f'href="/cases/{row.case.public_id}/" class="viewsitelink"' in desk.get(case).content.decode()
