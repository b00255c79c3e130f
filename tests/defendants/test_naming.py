"""Before a name goes, the editor sees where else it stands: texts about others, in any language and any case."""

from __future__ import annotations

import pytest
from django.test import Client

from defendants.models import Defendant
from tests import factories
from tests.hearings.admin.conftest import save
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden() -> Defendant:
    return factories.defendant(
        given_name={"en": "Aru", "ru": "Ару"},
        family_name={"en": "Demova", "ru": "Демова"},
        aliases=["Dyomova"],
        shown_as="withheld",
    )


def page(client: Client, person: Defendant) -> list[str]:
    return reads(client, f"/admin/defendants/defendant/{person.pk}/change/").texts(".mentions li")


def test_texts_of_others_that_name_the_person_are_listed(client: Client, hidden: Defendant) -> None:
    client.force_login(factories.editor(language="en"))
    other = factories.prosecution(
        defendant=factories.defendant(given_name="Bek", family_name="Example"),
        allegations=[{"ru": "Призывал прийти к Демовой домой"}, "Nothing of the kind"],
    )
    factories.hearing(
        people=[other], outcome={"en": "Dyomova’s lawyer spoke."}, reason={"en": "Demonstration"}
    )

    assert sorted(page(client, hidden)) == [
        "6 May 2021, 09:15, outcome: Dyomova’s lawyer spoke.",
        "Призывал прийти к Демовой домой, text: Призывал прийти к Демовой домой",
    ]


def test_whoever_withholds_a_name_is_led_to_the_texts_that_still_hold_it(client: Client) -> None:
    person = factories.defendant(given_name={"en": "Aru"}, family_name={"en": "Demova"})
    other = factories.prosecution(defendant=factories.defendant(given_name="Bek", family_name="Example"))
    factories.hearing(people=[other], outcome={"en": "Demova’s lawyer spoke."})
    client.force_login(factories.editor(language="en"))

    answer = save(client, f"/admin/defendants/defendant/{person.pk}/change/", shown_as="withheld")

    told = reads(client, answer["Location"]).one(".messagelist .warning a")
    assert told.text == "1 text of others names this person: look at it"
    assert told.get("href") == f"/admin/defendants/defendant/{person.pk}/change/#mentions"


def test_nobody_is_asked_to_withhold_the_name_of_a_namesake(client: Client, hidden: Defendant) -> None:
    client.force_login(factories.editor(language="en"))
    factories.defendant(given_name="Bek", family_name="Demov", description={"en": "A cousin of Demova’s"})
    factories.defendant(given_name={"en": "Aru"}, family_name={"en": "Demova"}, slug="aru-demova-2")

    assert page(client, hidden) == [
        "Bek DEMOV, about the person: A cousin of Demova’s",
        "Aru DEMOVA, family name: Demova",
    ]


def test_a_public_name_has_no_such_list_and_an_empty_one_says_so(client: Client, hidden: Defendant) -> None:
    client.force_login(factories.editor(language="en"))
    named = factories.defendant(family_name="Named")

    assert (
        "Texts of others"
        not in client.get(f"/admin/defendants/defendant/{named.pk}/change/").content.decode()
    )
    page_of_hidden = client.get(f"/admin/defendants/defendant/{hidden.pk}/change/").content.decode()
    assert "No other text names this person." in page_of_hidden


def test_texts_of_another_office_are_not_told(client: Client, hidden: Defendant) -> None:
    ours, theirs = factories.office(), factories.office(slug="other")
    case = factories.case(office=ours)
    factories.prosecution(case=case, defendant=hidden, allegations=())
    factories.case(office=theirs, title="The case against Demova")
    client.force_login(factories.editor(username="anna", groups=["editor"], offices=[ours], language="en"))

    assert page(client, hidden) == []


def test_a_person_has_a_name_and_not_a_title(client: Client, hidden: Defendant) -> None:
    client.force_login(factories.editor(language="ru"))

    assert "Имя" in reads(client, "/admin/defendants/defendant/").texts("th")
    labels = reads(client, f"/admin/defendants/defendant/{hidden.pk}/change/").texts("label")
    assert "Другие написания:" in labels
