"""Somebody twice, a hearing twice, a letter of another alphabet: asked before saving, once, with nothing typed lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from defendants.models import Defendant
from hearings import matching
from hearings.models import Hearing
from offices.models import Office
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.entry_form import AINUR, send
from tests.hearings.admin.test_kept import address

LATIN_A = "С\u0061битов"
NOW = dt.datetime(2021, 5, 6, 2, 0, tzinfo=dt.UTC)


def save(desk: Client, row: Model, **typed: Any) -> Any:
    page = address(row, "change", row.pk)
    return desk.post(page, {**fields_of(desk.get(page)), **typed})


def key(response: Any) -> str:
    return response.context["adminform"].form.doubts_key


class TestPeople:
    @pytest.fixture
    def known(self, desk: Client) -> Defendant:
        return factories.defendant(given_name="Aibek", family_name="Sabitov")

    def test_a_name_known_in_another_script_is_asked_about_and_saved_on_purpose(
        self, desk: Client, known: Defendant
    ) -> None:
        other = factories.defendant(family_name="Other")
        names = {
            "family_name_en": "",
            "family_name_ru": "Сабитов",
            "given_name_en": "",
            "given_name_ru": "Айбек",
        }

        asked = save(desk, other, **names)
        page = asked.content.decode()
        assert "Somebody is written like that already:" in page
        assert address(known, "change", known.pk) in page
        assert 'value="Сабитов"' in page
        assert save(desk, other, **names, save_anyway=key(asked)).status_code == 302

        other.refresh_from_db()
        assert other.family_name == {"ru": "Сабитов"}

    def test_a_new_person_is_asked_about_too(self, desk: Client, known: Defendant) -> None:
        page = address(known, "add")
        form = fields_of(desk.get(page))
        typed = {**form, "family_name_en": "Sabitov", "given_name_en": "Aibek"}

        asked = desk.post(page, typed)
        assert asked.status_code == 200
        assert desk.post(page, {**typed, "save_anyway": key(asked)}).status_code == 302
        assert Defendant.objects.count() == 2

    def test_letters_of_two_alphabets_are_marked(self, desk: Client, known: Defendant) -> None:
        asked = save(desk, known, family_name_ru=LATIN_A)

        page = asked.content.decode()
        assert "С[a]битов" in page
        assert "Out of place: Latin a. Type it anew." in page

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("Саб1тов", "Саб[1]тов. Out of place: digit 1."),
            ("Са\u200dбитов", "Са[U+200D]битов. Out of place: unseen sign U+200D."),
            ("S\u0430bitov", "S[\u0430]bitov. Out of place: Cyrillic \u0430."),
            ("Саб\u03bfв", "Саб[\u03bf]в. Out of place: letter \u03bf of another alphabet."),
        ],
    )
    def test_digits_and_what_nobody_sees_are_named_too(
        self, desk: Client, known: Defendant, name: str, said: str
    ) -> None:
        assert said in save(desk, known, family_name_ru=name).content.decode()

    def test_a_name_that_only_looks_right_is_known(self, desk: Client, known: Defendant) -> None:
        other = factories.defendant(family_name="Other")

        asked = save(desk, other, given_name_en="Aibek", family_name_en="S\u0430bitov").content.decode()

        assert "Somebody is written like that already:" in asked
        assert address(known, "change", known.pk) in asked

    def test_the_desk_finds_whoever_was_entered_so(self, desk: Client, known: Defendant) -> None:
        mixed = factories.defendant(given_name={"ru": "Айбек"}, family_name={"ru": LATIN_A})

        for typed in ("Сабитов", LATIN_A):
            page = desk.get("/admin/defendants/defendant/", {"q": typed})
            assert set(page.context["cl"].result_list) == {mixed, known}  # «Сабитов» is Sabitov, too

    def test_the_answer_holds_for_what_was_asked_and_no_more(self, desk: Client, known: Defendant) -> None:
        asked = save(desk, known, family_name_ru=LATIN_A)

        other = save(desk, known, family_name_ru="С\u0061битова", save_anyway=key(asked))
        assert other.status_code == 200

    def test_nothing_is_asked_of_names_nobody_touched(self, desk: Client, known: Defendant) -> None:
        factories.defendant(given_name="Aibek", family_name="Sabitov")

        assert save(desk, known, description_en="A teacher").status_code == 302


class TestHearings:
    @pytest.fixture
    def two(self, desk: Client) -> tuple[Hearing, Hearing]:
        who = factories.prosecution()
        return (
            factories.hearing(people=[who]),
            factories.hearing(people=[who], published=False, date=dt.date(2021, 5, 7)),
        )

    def test_a_second_hearing_of_a_person_on_a_day_is_asked_about(
        self, desk: Client, two: tuple[Hearing, Hearing]
    ) -> None:
        first, draft = two

        asked = save(desk, draft, date="2021-05-06", judges="Judge Demo")
        page = asked.content.decode()
        assert "There is a hearing of somebody listed on that day already:" in page
        assert address(first, "change", first.pk) in page
        assert 'value="Judge Demo"' in page
        assert save(desk, draft, date="2021-05-06", save_anyway=key(asked)).status_code == 302

    def test_nothing_is_asked_when_the_date_stays(self, desk: Client, two: tuple[Hearing, Hearing]) -> None:
        assert save(desk, two[1], judges="Judge Demo").status_code == 302


class TestEntering:
    def test_letters_of_two_alphabets_are_asked_about_once(self, desk: Client, law: Office) -> None:
        person = {**AINUR, "family_name": LATIN_A}

        asked = send(desk, law, person)
        page = asked.content.decode()
        assert "С[a]битов" in page
        assert "It is really written so: save it anyway." in page
        assert Hearing.objects.count() == 0

        send(desk, law, {**person, "as_written": LATIN_A})
        assert Hearing.objects.count() == 1


class TestForTheDesk:
    """What the desk's first page may list."""

    def test_people_written_alike_stand_in_groups(self, law: Office) -> None:
        first = factories.defendant(given_name="Aibek", family_name="Sabitov")
        second = factories.defendant(given_name={"ru": "Айбек"}, family_name={"ru": "Сабитов"})
        factories.defendant(family_name="Other")

        groups = matching.twins(offices=Office.objects.all(), now=NOW)

        assert [set(group) for group in groups] == [{first, second}]

    @pytest.mark.parametrize("many", [1, 3])
    def test_more_of_them_ask_no_more_questions(
        self, law: Office, many: int, django_assert_num_queries: Any
    ) -> None:
        for number in range(many):
            for _twice in range(2):
                factories.defendant(family_name="Name" + "abc"[number] * 3)
        with django_assert_num_queries(2):
            assert len(matching.twins(offices=Office.objects.all(), now=NOW)) == many
