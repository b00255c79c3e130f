"""What stands in the bracket behind a name: a role, or something that is none."""

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("Ann Sample (activist)", "activist"),
        ("Ann Sample, online (link in the morning)", ""),
        ("Ann Sample (link to follow)", ""),
        ("Ann Sample (second day)", ""),
        ("Анна Примерова (ссылка появится утром)", ""),
        ("Анна Примерова (второй день)", ""),
        ("Анна Примерова (блогер)", "блогер"),
        ("Дана Демова (екінші күн)", ""),
    ],
)
def test_a_link_and_the_day_of_a_trial_are_nobodys_role(row: str, role: str) -> None:
    [hearing] = parse(f"Trials on 4 December 2026\n\n09:30 – {row}").hearings

    assert [person.role for person in hearing.defendants] == [role]
