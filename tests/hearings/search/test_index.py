"""The words of the search follow the record, in the same change, and a withheld name leaves none."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from defendants.choices import ShownAs
from hearings import edition
from hearings.models import SearchKey, SearchWord
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def kept(kind: str) -> set[str]:
    return set(SearchWord.objects.filter(kind=kind).values_list("word", flat=True))


def test_words_are_kept_of_people_texts_law_and_places() -> None:
    factories.hearing(people=[factories.prosecution(defendant=factories.defendant(aliases=["Ару Демова"]))])

    assert kept("defendant") == {"aru", "demova"}
    assert {"civil", "activist", "participation"} <= kept("prosecution")
    assert kept("article") == {"405", "criminal", "code"}
    assert kept("court") == {"almati", "citi", "court"}
    assert kept("city") == {"almati"}


def test_a_name_that_is_withheld_leaves_the_index_with_the_change_that_withholds_it() -> None:
    person = factories.defendant(given_name="Canary", family_name="Kanareeva", aliases=["Kenar"])
    factories.prosecution(
        defendant=person,
        case=factories.case(title="The case of Kanareeva"),
        allegations=["Kanareeva sang a song"],
    )
    with edition.change(by=None):
        person.shown_as = ShownAs.WITHHELD
        person.save()

    kept_words = set(SearchWord.objects.values_list("word", flat=True))
    assert not {word for word in kept_words if word.startswith(("kanar", "kenar", "canari"))}
    assert {"sang", "song", "case"} <= kept_words
    assert not SearchKey.objects.filter(word__startswith="kan").exists()
    assert not SearchKey.objects.filter(text__startswith="ken").exists()


@pytest.mark.parametrize("shown_as", [ShownAs.INITIALS, ShownAs.WITHHELD])
def test_a_person_who_was_never_named_has_no_words(shown_as: str) -> None:
    factories.prosecution(defendant=factories.defendant(shown_as=shown_as))

    assert kept("defendant") == set()


def test_a_court_that_is_called_otherwise_is_found_so() -> None:
    court = factories.court(name="Red Court")
    with edition.change(by=None):
        court.name = {"en": "Blue Court"}
        court.save()

    assert kept("court") == {"blue", "court"}
    assert not SearchKey.objects.filter(word="red").exists()


def test_a_code_lends_its_name_to_its_articles() -> None:
    article = factories.article()
    with edition.change(by=None):
        article.code.short_name = {"en": "CC", "ru": "УК"}
        article.code.save()

    assert "uk" in kept("article")


def test_a_deleted_charge_takes_its_wording_along() -> None:
    part = factories.prosecution(wording="wording of a moment")
    with edition.change(by=None):
        part.charges.get().delete()

    assert "moment" not in kept("prosecution")


def test_rebuilding_mends_what_changed_behind_the_door(capsys: Any) -> None:
    factories.hearing()
    SearchWord.objects.filter(word="demova").delete()
    SearchWord.objects.create(word="stray", kind="court", row=999, spelling="stray")

    call_command("rebuild_search")

    assert "demova" in kept("defendant")
    assert "stray" not in kept("court")
    assert "2 of " in capsys.readouterr().out
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 of ")


def test_where_words_are_missing_the_start_builds_them(capsys: Any) -> None:
    factories.hearing()
    call_command("rebuild_search", if_missing=True)
    assert capsys.readouterr().out == ""

    SearchWord.objects.all().delete()
    SearchKey.objects.all().delete()
    call_command("rebuild_search", if_missing=True)
    assert "demova" in kept("defendant")


def test_a_rebuild_goes_by_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        factories.defendant(family_name=f"Demo{'abcde'[number] * 2}eva")
    SearchWord.objects.all().delete()
    monkeypatch.setattr("hearings.chunks.CHUNK", 2)

    call_command("rebuild_search")

    assert len(kept("defendant")) == 6
