"""A journalist finds anybody on trial by the letters of their own alphabet, and sees when they are next heard."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from defendants.models import Defendant, Prosecution
from hearings import actions, edition
from hearings.models import Hearing
from hearings.views.alphabet import letter_of, sort_key
from tests import factories
from tests.pages.reading import reads

TOMORROW = dt.date(2021, 5, 7)


def tried(given: str, family: Any, *, date: dt.date = TOMORROW, **columns: Any) -> Hearing:
    who = factories.defendant(given_name=given, family_name=family, **columns)
    return factories.hearing(people=[factories.prosecution(defendant=who, role="poet")], date=date)


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
class TestTheList:
    def test_people_stand_under_their_letters_with_their_next_date(self, client: Client) -> None:
        tried("Bota", "Ulgibai")
        tried("Aru", "Demova", date=dt.date(2021, 4, 1))

        page = reads(client, "/defendants/")

        assert page.texts("section h2") == ["D", "U"]
        assert page.texts("section li") == ["–Aru DEMOVA, poet", "7 MayBota ULGIBAI, poet"]

    def test_a_cancelled_hearing_is_not_a_next_date(self, client: Client) -> None:
        actions.cancel(tried("Aru", "Demova"), by=None)

        assert reads(client, "/defendants/").texts(".on") == ["–"]

    def test_the_letters_are_those_of_the_page_s_language(self, client: Client) -> None:
        for family in ("Қалиев", "Ёлкин", "Яковлев", "Ержанов", "Касымов"):
            tried("Aru", {"en": "Demov", "kk": family})

        assert reads(client, "/kk/defendants/").texts("section h2") == ["Е", "Ё", "К", "Қ", "Я"]

    def test_whose_name_is_withheld_stands_last_and_unnamed(self, client: Client) -> None:
        tried("Aru", "Demova", shown_as="withheld", minor=True)
        tried("Bota", "Zhanova")

        page = reads(client, "/defendants/")

        assert page.texts("section h2") == ["Z", "Name withheld"]
        assert "Demova" not in client.get("/defendants/").content.decode()

    def test_only_people_of_public_hearings_are_listed_and_twins_once(self, client: Client) -> None:
        tried("Aru", "Demova")
        factories.hearing(published=False)
        twin = tried("Aroo", "Demova").prosecutions.get().defendant
        with edition.change(by=None):
            Defendant.objects.filter(pk=twin.pk).update(merged_into=Defendant.objects.get(slug="aru-demova"))

        assert reads(client, "/defendants/").texts("section a") == ["Aru DEMOVA"]

    def test_an_empty_list_says_so(self, client: Client) -> None:
        assert reads(client, "/defendants/").texts("main p") == ["Nobody is listed yet."]

    @pytest.mark.parametrize("count", [1, 3, 1500])
    def test_a_long_list_costs_as_many_queries_as_a_short_one(
        self, client: Client, count: int, django_assert_num_queries: Any
    ) -> None:
        many_people(count)

        with django_assert_num_queries(6):
            response = client.get("/defendants/")

        assert response.content.count(b"<li>") == count


def many_people(count: int) -> None:
    """So many people in one public case, in bulk."""
    case = factories.case()
    with edition.change(by=None):
        people = [
            Defendant(given_name={"en": "Aru"}, family_name={"en": f"D{number}"}, slug=f"d-{number}")
            for number in range(count)
        ]
        Defendant.objects.bulk_create(people, batch_size=500)
        Prosecution.objects.bulk_create(
            [Prosecution(case=case, defendant=person) for person in people], batch_size=500
        )
        hearing = factories.hearing(case=case, people=[])
        through = Hearing.prosecutions.through
        through.objects.bulk_create(
            [through(hearing=hearing, prosecution=one) for one in case.prosecutions.all()], batch_size=500
        )


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("kk", "Әлиев Ғабитов Қалиев Ңұрлан Өмір Ұлы Үкі Һан Ілияс"),
        ("kk", "Асан Әлия Баян Гүл Ғани Кенже Қали Нұр Оспан Өтеген Уәли Ұлжан Үміт Хан Һарун Ыбырай Ілияс"),
        ("ru", "Ежов Ёлкин Жуков Яшин"),
        ("be", "Зуб Іваноў Каханоўскі Уладзімір Ўскі Фёдараў"),
        ("en", "Ávila Bota Čapek Doe Özil Zhan"),
    ],
)
def test_names_are_in_the_order_of_the_alphabet(lang: str, names: str) -> None:
    shuffled = names.split()[::-1]

    assert sorted(shuffled, key=lambda name: sort_key(name, lang)) == names.split()


@pytest.mark.parametrize(
    ("name", "lang", "letter"),
    [("Қалиев", "kk", "Қ"), ("Ёлкин", "ru", "Ё"), ("Çelik", "en", "C"), ("ʼАли", "ru", "А"), ("", "en", "")],
)
def test_a_name_stands_under_a_letter_of_the_alphabet(name: str, lang: str, letter: str) -> None:
    assert letter_of(name, lang) == letter
