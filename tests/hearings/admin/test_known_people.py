"""Whom and what the form knows already: it asks and never guesses, and what is known need not be typed again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from defendants.models import Case, Defendant
from hearings.models import Hearing
from offices.models import Office
from tests import factories
from tests.hearings.admin.entry_form import ADDRESS, AINUR, errors, filled_in, send


class TestKnownPeople:
    """Somebody of that name is known: the form asks, and guesses neither way."""

    @pytest.fixture
    def known(self) -> Hearing:
        who = factories.prosecution(
            defendant=factories.defendant(
                given_name={"en": "Ainur", "ru": "Айнур"},
                family_name={"en": "Myrzaliyeva", "ru": "Мырзалиева"},
                aliases=["Мырзалиева Айнұр"],
            ),
            charges=("405 1",),
            allegations=("Calls and participation in peaceful protests",),
        )
        return factories.hearing(date=dt.date(2021, 4, 1), people=[who])

    def same(self, known: Hearing) -> dict[str, str]:
        return {**AINUR, "same_as": str(known.prosecutions.get().defendant_id)}

    def test_both_questions_come_at_once_and_only_the_case_is_marked(
        self, desk: Client, law: Office, known: Hearing
    ) -> None:
        response = send(desk, law)

        assert errors(response) == ["Say which case this hearing belongs to.", "Say who is meant."]
        page = response.content.decode()
        assert page.count(" checked") == 2  # politically motivated, and the case of exactly the same people
        assert f'name="case" value="{known.case_id}"' in page
        assert "The same person: Ainur MYRZALIYEVA" in page
        assert Defendant.objects.count() == 1

    @pytest.mark.parametrize(
        "spelt",
        [
            {"family_name": "Айнур МЫРЗАЛИЕВА"},
            {"family_name": "мырзалиева", "given_name": "айнұр"},
            {"family_name": "MYRZALIYEVA Ainur"},
            {"family_name": "myrzaliyeva"},
        ],
    )
    def test_any_known_spelling_in_any_script_asks(
        self, desk: Client, law: Office, known: Hearing, spelt: dict
    ) -> None:
        response = send(desk, law, spelt)

        assert "same_as" in response.context["people"].forms[0].errors

    def test_the_same_person_in_a_further_hearing_gets_what_is_new(
        self, desk: Client, law: Office, known: Hearing
    ) -> None:
        send(desk, law, self.same(known), case=known.case_id)

        hearing = Hearing.objects.exclude(pk=known.pk).get()
        who = known.prosecutions.get()
        assert hearing.case == known.case
        assert list(hearing.prosecutions.all()) == [who]
        assert [(row.part, row.position) for row in who.charges.all()] == [("1", 0), ("2", 1)]
        assert who.allegations.count() == 4

    def test_the_same_person_in_a_new_case(self, desk: Client, law: Office, known: Hearing) -> None:
        send(desk, law, self.same(known), case=f"new:{known.case_id}")

        assert Case.objects.count() == 2
        assert Defendant.objects.count() == 1

    def test_another_person_of_the_same_name(self, desk: Client, law: Office, known: Hearing) -> None:
        person = known.prosecutions.get().defendant_id

        send(desk, law, {**AINUR, "same_as": f"another:{person}"})

        assert [row.slug for row in Defendant.objects.order_by("pk")] == [
            "ainur-myrzaliyeva",
            "ainur-myrzaliyeva-2",
        ]
        assert Case.objects.count() == 2

    def test_an_answer_given_for_another_name_is_asked_again(
        self, desk: Client, law: Office, known: Hearing
    ) -> None:
        response = send(desk, law, {**AINUR, "same_as": "another:999"})

        assert "same_as" in response.context["people"].forms[0].errors

    def test_the_same_person_on_the_same_day_warns_of_a_twin(
        self, desk: Client, law: Office, known: Hearing
    ) -> None:
        twin = {"date": "2021-04-01", "case": known.case_id}

        response = send(desk, law, self.same(known), **twin)
        assert errors(response) == ["There is a hearing of this person on that day already."]

        send(desk, law, self.same(known), **twin, same_day=str(known.pk))
        assert Hearing.objects.filter(date="2021-04-01").count() == 2

    def test_sent_twice_it_asks_instead_of_doubling(self, desk: Client, law: Office) -> None:
        send(desk, law)
        response = send(desk, law)

        assert "There is a hearing of this person on that day already." in errors(response)
        assert Hearing.objects.count() == 1


class TestFurtherHearing:
    """Opened from a case, the form has its people and asks nothing that is known."""

    @pytest.fixture
    def case(self) -> Case:
        one = factories.prosecution(defendant=factories.defendant(given_name="Aru", family_name="Demova"))
        factories.prosecution(case=one.case, defendant=factories.defendant(family_name="Primer"), position=1)
        factories.hearing(case=one.case)
        return one.case

    def test_only_the_date_is_typed(self, desk: Client, law: Office, case: Case) -> None:
        page = desk.get(ADDRESS, {"case": case.pk})
        assert page.content.decode().count(" checked") == 4  # motivated, the case, two people

        shown = [form.initial for form in page.context["people"].forms]
        send(desk, law, *shown, case=case.pk, date="2021-06-01")

        assert case.hearings.count() == 2
        assert case.hearings.get(date="2021-06-01").prosecutions.count() == 2
        assert (Defendant.objects.count(), Case.objects.count()) == (2, 1)
        assert [row.charges.count() for row in case.prosecutions.all()] == [1, 1]

    def test_taking_one_out_keeps_the_other_answers(self, desk: Client, law: Office, case: Case) -> None:
        shown = [form.initial for form in desk.get(ADDRESS, {"case": case.pk}).context["people"].forms]

        sent = {**filled_in(*shown, office=law.pk, case=case.pk), "remove": "0"}
        page = desk.post(ADDRESS, sent).content.decode()

        assert f'<input type="hidden" name="case" value="{case.pk}"' in page
        assert f'<input type="hidden" name="people-0-same_as" value="{shown[1]["same_as"]}"' in page

    @pytest.mark.parametrize("key", ["999", "x", "-1", "9" * 30, "٣"])
    def test_a_case_nobody_knows_opens_the_empty_form(self, desk: Client, law: Office, key: str) -> None:
        page = desk.get(ADDRESS, {"case": key})

        assert page.status_code == 200
        assert len(page.context["people"].forms) == 1

    def test_the_pages_of_case_and_hearing_lead_there(self, desk: Client, law: Office, case: Case) -> None:
        hearing = case.hearings.get()
        for address, way in (
            (f"/admin/defendants/case/{case.pk}/change/", f"?case={case.pk}"),
            (f"/admin/hearings/hearing/{hearing.pk}/change/", f"?after={hearing.pk}"),
        ):
            assert f'href="{ADDRESS}{way}"' in desk.get(address).content.decode()


class TestNextHearing:
    """Opened from a hearing, the form has what the next one usually keeps."""

    def test_only_date_and_hour_are_typed(self, desk: Client, law: Office) -> None:
        one = factories.prosecution()
        factories.prosecution(case=one.case, defendant=factories.defendant(family_name="Primer"), position=1)
        before = factories.hearing(
            people=[one], number=9, mode="hybrid", stage="appeal", judges="A. Judge", courtroom="7"
        )
        page = desk.get(ADDRESS, {"after": before.pk})
        shown = {
            field.name: field.value()
            for field in page.context["form"]
            if field.value() not in (None, "") and field.name != "office"
        }
        people = [form.initial for form in page.context["people"].forms]

        send(desk, law, *people, **{**shown, "date": "2021-06-01", "time": "10:00"})

        after = one.case.hearings.get(date="2021-06-01")
        assert list(after.prosecutions.all()) == [one]
        assert (after.number, after.mode, after.stage) == (10, "hybrid", "appeal")
        assert (after.court, after.courtroom, after.judges) == (before.court, "7", "A. Judge")

    @pytest.mark.parametrize("key", ["999", "x", "9" * 30])
    def test_a_hearing_nobody_knows_opens_the_empty_form(self, desk: Client, law: Office, key: str) -> None:
        page = desk.get(ADDRESS, {"after": key})

        assert len(page.context["people"].forms) == 1
        assert page.context["form"]["case"].value() is None
