"""Labels on lines of their own below an item."""

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize("label", ["Format: online", "Mode: online", "Формат: онлайн", "Форматы: онлайн"])
def test_how_a_sitting_is_held_may_stand_on_a_line_of_its_own(label: str) -> None:
    (entry,) = parse(f"Hearings on 6 May 2021:\n\n1. 14:30 Ben CASE, Article 405 Part 2\n{label}").hearings
    assert entry.mode == "online"


@pytest.mark.parametrize(
    "line",
    [
        "Observer: Carl EXAMPLE",
        "Lawyer: Carl EXAMPLE",
        "Why it matters: she was detained at a rally on 8 May",
        "Observers: please register by 5 May, 12:00.",
    ],
)
def test_what_a_form_says_beside_the_sitting_changes_nothing(line: str) -> None:
    form = (
        "Date: 6 May 2021\nDefendant(s): 1. Ann SAMPLE, teacher; 2. Ben CASE, driver\n"
        f"{line}\nTime: 10:00\nCourt: Demo district court\n"
    )
    (entry,) = parse(form).hearings
    assert (str(entry.date), f"{entry.time:%H:%M}") == ("2021-05-06", "10:00")
    assert [(p.family_name, p.role) for p in entry.defendants] == [("Sample", "teacher"), ("Case", "driver")]
