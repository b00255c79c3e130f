"""The calendar writes the day's bulletin for its editors, in every language."""

import datetime as dt

import pytest
from django.urls import reverse

from hearings.bulletin.splitting import LIMIT
from tests import factories

pytestmark = pytest.mark.django_db


def test_tomorrows_bulletin_is_ready_to_copy_in_three_languages(desk, now):
    factories.hearing(date=dt.date(2021, 5, 7))
    factories.hearing(
        date=dt.date(2021, 5, 7),
        published=False,
        people=[factories.prosecution(defendant=factories.defendant(family_name="Canaryova"))],
    )

    page = desk.get(reverse("admin:hearings_bulletin_write")).content.decode()

    assert "scheduled on 7 May 2021" in page.replace("\u00a0", " ")
    assert "назначенный на 7 мая 2021" in page.replace("\u00a0", " ")
    assert "2021 жылғы 7 мамырға" in page.replace("\u00a0", " ")
    assert "CANARYOVA" not in page.upper()


@pytest.mark.parametrize(
    ("said", "written"),
    [(["ru", "kk"], ["kk", "ru"]), ([], ["kk", "ru", "en"]), (["be"], ["kk", "ru", "en"])],
)
def test_an_office_that_says_in_which_languages_it_writes_gets_these(desk, said, written):
    factories.office(languages=said)

    page = desk.get(reverse("admin:hearings_bulletin_write"))

    assert [code for code, _name, _parts in page.context["written"]] == written


def test_another_day_can_be_asked_for(desk):
    factories.hearing(date=dt.date(2021, 5, 6))

    page = desk.get(reverse("admin:hearings_bulletin_write"), {"date": "2021-05-06"}).content.decode()

    assert "DEMOVA" in page


def test_a_date_that_is_none_is_said_to_be_none(desk):
    factories.office()

    page = desk.get(reverse("admin:hearings_bulletin_write"), {"date": "2021-02-30"})

    assert (page.status_code, "Enter a valid date" in page.content.decode()) == (200, True)


def test_a_long_day_comes_in_messages_that_messengers_take(desk):
    case = factories.case()
    for _ in range(13):
        factories.prosecution(
            case=case, allegations=["An allegation of some length, told again and again. " * 4] * 3
        )
    for hour in range(9, 15):
        factories.hearing(case=case, time=dt.time(hour))

    answer = desk.get(reverse("admin:hearings_bulletin_write"), {"date": "2021-05-06"})

    english = next(parts for code, _name, parts in answer.context["written"] if code == "en")
    assert len(english) > 1
    assert max(map(len, english)) <= LIMIT
