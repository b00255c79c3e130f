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


@pytest.mark.parametrize("held", ["задержанной 3 марта 2026 года в 18:00", "арестованной в марте"])
def test_that_somebody_was_arrested_is_no_role(held: str) -> None:
    text = f"Суды на 8 декабря 2026 года:\n\n1) В 15:00 огласят приговор Иде ПРОБОВОЙ, {held}."
    [hearing] = parse(text).hearings

    assert [person.role for person in hearing.defendants] == [""]
