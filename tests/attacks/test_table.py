"""All eighty attacks are accounted for, by tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.attacks.table import ATTACKS

TESTS = Path(__file__).resolve().parents[1]


def test_every_attack_is_held_or_does_not_apply() -> None:
    assert list(ATTACKS) == list(range(1, 81))
    assert [number for number, each in ATTACKS.items() if not each.tests and not each.note] == []


@pytest.mark.parametrize("number", ATTACKS)
def test_the_tests_of_an_attack_are_there(number: int) -> None:
    for named in ATTACKS[number].tests:
        file, _colons, name = named.partition("::")
        assert (TESTS / file).is_file(), named
        if name != "*":
            assert re.search(rf"^ *def {re.escape(name)}\(", (TESTS / file).read_text(), re.MULTILINE), named
