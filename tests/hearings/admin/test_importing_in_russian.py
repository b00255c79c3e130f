"""A Russian post pasted at a Russian desk: its boxes speak Russian, and a name in another case stands open."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from defendants.models import Prosecution
from offices.models import Editor
from tests import factories
from tests.hearings.admin.test_importing import fields_of, plan_address
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db

TEXT = """Политические суды на 6 мая 2021 года:

1) В 09:15 состоится суд над активисткой Ару ДЕМОВОЙ по ч. 1 и 2 ст. 405.

2) В 14:30 состоится суд. Подсудимый: журналист Берик ПРИМЕРОВ, ст. 274 ч. 2.
"""


@pytest.fixture
def plan(desk: Client, editor: Editor) -> str:
    factories.legal_code()
    Editor.objects.filter(pk=editor.pk).update(language="ru")
    answer = desk.post(
        reverse("admin:hearings_bulletin_paste"), {"text": TEXT, "office": factories.office().pk}
    )
    return answer.content.decode()


def test_charges_stand_in_their_box_as_an_editor_would_type_them(desk: Client, plan: str) -> None:
    assert "405 ч. 1 и 2" in plan
    assert " part" not in plan.replace('class="part', "")

    shown = desk.get(plan_address())
    desk.post(plan_address(), fields_of(shown) | {"i0-p0-family_name": "ДЕМОВА", "confirm": "yes"})

    charges = {
        (charge.article.number, charge.part)
        for row in Prosecution.objects.all()
        for charge in row.charges.all()
    }
    assert charges == {("405", "1"), ("405", "2"), ("274", "2")}


def test_a_name_that_may_stand_in_another_case_is_open_to_be_mended(plan: str) -> None:
    first, second = plan.split('id="item-2"')

    assert "впишите имя и род занятий в именительном" in first
    assert '<details class="quiet">' not in first
    assert '<details class="quiet">' in second


def test_what_was_typed_wrongly_is_one_tap_away(desk: Client, plan: str) -> None:
    wrong = {"i0-p0-family_name": "ДЕМОВА", "i1-p0-charges": "двести"}
    typed = fields_of(desk.get(plan_address())) | {**wrong, "confirm": "yes"}

    page = desk.post(plan_address(), typed).content.decode()

    assert "Непонятно: «двести»" in page
    assert '<a class="next" href="#item-2">Первый вопрос</a>' in page


def test_each_item_is_headed_by_its_day_and_people(plan: str) -> None:
    assert '<span class="called">чт, 6\xa0мая, 09:15 · ДЕМОВОЙ</span>' in plan
    assert '<span class="called">чт, 6\xa0мая, 14:30 · ПРИМЕРОВ</span>' in plan


def test_once_a_name_is_mended_nothing_more_is_said_of_it(desk: Client, plan: str) -> None:
    typed = fields_of(desk.get(plan_address())) | {"i0-p0-family_name": "ДЕМОВА", "keep": "yes"}

    page = desk.post(plan_address(), typed).content.decode()

    assert "впишите имя и род занятий в именительном" not in page
    assert "чт, 6\xa0мая, 09:15 · ДЕМОВА<" in page


def test_of_somebody_known_the_text_may_decline_the_name_as_it_likes(desk: Client, plan: str) -> None:
    known = factories.prosecution(
        defendant=factories.defendant(given_name={"ru": "Ару"}, family_name={"ru": "Демова"})
    ).defendant
    typed = fields_of(desk.get(plan_address())) | {"i0-p0-who": str(known.pk), "keep": "yes"}

    page = desk.post(plan_address(), typed).content.decode()

    assert "впишите имя и род занятий в именительном" not in page
    assert "чт, 6\xa0мая, 09:15 · ДЕМОВА<" in page


def test_keeping_for_later_says_that_it_is_kept(desk: Client, plan: str) -> None:
    kept = desk.post(plan_address(), fields_of(desk.get(plan_address())) | {"keep": "yes"})

    assert "заполненное ждёт здесь, читатели его не видят" in kept.content.decode()


@pytest.mark.parametrize("answer", [{"i0-p0-family_name": "ДЕМОВА"}, {"i0-checked": "on"}])
def test_nobody_is_published_in_the_instrumental_unasked(desk: Client, plan: str, answer: dict) -> None:
    typed = fields_of(desk.get(plan_address())) | {"confirm": "yes"}

    asked = desk.post(plan_address(), typed).content.decode()

    assert "в косвенном падеже стоит, возможно, имя в заседании 1." in asked
    assert 'name="i0-checked"' in asked
    assert not Prosecution.objects.exists()

    desk.post(plan_address(), {**typed, **answer})
    assert Prosecution.objects.count() == 2


def test_the_only_known_person_whose_name_this_is_in_a_case_is_proposed(desk: Client, plan: str) -> None:
    known = factories.prosecution(
        defendant=factories.defendant(given_name={"ru": "Ару"}, family_name={"ru": "Демова"})
    ).defendant

    shown = desk.get(plan_address())
    assert fields_of(shown)["i0-p0-who"] == str(known.pk)
    assert "Укажите, о ком речь" in shown.content.decode()
    desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})

    assert Prosecution.objects.filter(defendant=known).count() == 1


def test_nobody_is_proposed_whose_name_has_no_such_form(desk: Client, plan: str) -> None:
    factories.defendant(given_name={"ru": "Ару"}, family_name={"ru": "Демов"})

    assert fields_of(desk.get(plan_address()))["i0-p0-who"] == ""


def test_the_text_is_read_to_the_ear_in_its_own_language(desk: Client) -> None:
    """An English voice read Russian lines beside what had been understood."""
    factories.legal_code()
    desk.post(reverse("admin:hearings_bulletin_paste"), {"text": TEXT, "office": factories.office().pk})

    page = reads(desk, plan_address())

    assert page.one("html").get("lang") == "en"
    assert {lines.get("lang") for lines in page.all(".source ol")} == {"ru"}
    assert {
        line.get("lang") for line in page.all(".whole li span") if "kind" not in (line.get("class") or "")
    } == {"ru"}
    assert page.one("#whole-text").get("lang") == "ru"
    assert page.first("article h2").text.startswith("New. Hearing 1: ")
