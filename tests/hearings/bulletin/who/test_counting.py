"""People who are counted, and then perhaps named."""

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse


def announced(whom: str) -> Entry:
    (entry,) = parse(
        f"At 09:15 on 6 May 2021, the trial of {whom} under Article 405 Part 2 will be held."
    ).hearings
    return entry


@pytest.mark.parametrize(
    "whom",
    [
        "Ann SAMPLE and three other activists (Ben CASE, Cat DEMO and Dan PROOF)",
        "Ann SAMPLE and three others: Ben CASE, Cat DEMO and Dan PROOF,",
        "Ann SAMPLE and three others — Ben CASE, Cat DEMO and Dan PROOF —",
        "Ann SAMPLE and 3 others (Ben CASE, Cat DEMO, Dan PROOF)",
    ],
)
def test_others_who_are_named_are_no_more_counted(whom: str) -> None:
    entry = announced(whom)
    assert [person.family_name for person in entry.defendants] == ["Sample", "Case", "Demo", "Proof"]
    assert entry.others == 0


@pytest.mark.parametrize(
    "whom",
    [
        "Ann SAMPLE and five others, among them Ben CASE and Cat DEMO,",
        "Ann SAMPLE and five others (including Ben CASE and Cat DEMO)",
    ],
)
def test_of_others_of_whom_some_are_named_the_rest_is_counted(whom: str) -> None:
    entry = announced(whom)
    assert [person.family_name for person in entry.defendants] == ["Sample", "Case", "Demo"]
    assert entry.others == 3


def test_what_the_others_are_is_the_role_of_those_named() -> None:
    entry = announced("Ann SAMPLE and two other bloggers (Ben CASE and Cat DEMO)")
    assert [person.role for person in entry.defendants] == ["", "blogger", "blogger"]


def test_an_article_behind_the_others_names_nobody() -> None:
    entry = announced("Ann SAMPLE and three other activists (Article 174 Part 1)")
    assert (len(entry.defendants), entry.others) == (1, 3)
