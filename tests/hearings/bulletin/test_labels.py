"""Labels on lines of their own below an item."""

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize("label", ["Format: online", "Mode: online", "Формат: онлайн", "Форматы: онлайн"])
def test_how_a_sitting_is_held_may_stand_on_a_line_of_its_own(label: str) -> None:
    (entry,) = parse(f"Hearings on 6 May 2021:\n\n1. 14:30 Ben CASE, Article 405 Part 2\n{label}").hearings
    assert entry.mode == "online"
