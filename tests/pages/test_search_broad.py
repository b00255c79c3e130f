"""Searches that find very much: they find the same, read a part of it, and say so."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.pages.test_search import TOMORROW, found, names, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

BROAD = [
    "q=sabitov", "q=sab", "q=sabtov", "q=405", "q=405+part+2", "q=civil", "q=almaty", "q=court", "q=criminal+code",
    "q=sabitov+405+almaty", "q=thirteen", "q=sabitov+astana", "q=sabitov&mode=in_person", "q=oral",
]  # fmt: skip


@pytest.mark.parametrize("query", BROAD)
def test_a_word_of_very_many_hearings_finds_what_a_rare_one_would(
    client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    case = factories.case(title="Case of the thirteen")
    factories.hearing(people=[person()], case=case)
    factories.hearing(
        people=[person("Li")], date=TOMORROW, court=factories.court(slug="oral", name="Oral Tribunal")
    )
    factories.hearing(people=[person("Sabitova", shown_as="withheld")], date=TOMORROW)
    factories.hearing(people=[person("Sabitov", "Draft")], published=False)
    rare = client.get(f"/search.json?{query}").json()["hearings"]

    monkeypatch.setattr("hearings.search.matching.FEW", 0)

    assert client.get(f"/search.json?{query}").json()["hearings"] == rare
    assert "Draft" not in str(rare)


def test_of_very_many_hearings_the_nearest_are_read_and_it_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearings.views.results.MOST", 5)
    factories.many_hearings(8, date=TOMORROW, a_day=1, rendered=False)

    page = found(client, "q=demova")

    assert "more than 5 hearings" in page.one("main").text
    assert "to come: 5+" in page.one("main").text
    assert len(names(page)) == 5
    # What is counted in a part of them would be wrong for all.
    assert [one.text for one in page.all("aside .fl .soft")] == []


def test_a_word_that_sounds_like_nothing_is_a_word_that_stands_nowhere(client: Client) -> None:
    factories.hearing()

    page = found(client, "q=zzzzzz")

    assert "This word stands nowhere: «zzzzzz»." in page.one("main").text
    assert "Nothing found." in page.one(".none").text
