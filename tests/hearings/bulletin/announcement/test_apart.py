"""A paragraph that tells of several people's sittings gives each their own hour, and loses none of them."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 11, 3)


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            " ".join(person.family_name for person in row.defendants),
            f"{row.date or row.was_date:%d.%m}",
            f"{row.time:%H:%M}" if row.time else row.status,
        )
        for row in parse(text, date=TODAY).hearings
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 4 November, at 09:30, Ann SAMPLE will be tried under Article 174 Part 1 at the Medeu District Court. A "
        "hearing in the case against Ben CASE is scheduled for 4 November, 16:30, at the Alatau District Court. The "
        "trial of Eve MODEL on 12 November has been postponed indefinitely. The judge is ill.",
        "Medeu District Court, 4 November, 09:30. Ann SAMPLE, Article 174 Part 1. Alatau District Court, 4 November, "
        "16:30. Ben CASE, Article 405. The hearing will be held online. The trial of Eve MODEL on 12 November has been "
        "postponed indefinitely.",
        "Tomorrow, 4 November, at 9.30, the trial of Ann SAMPLE continues in the Medeu District Court. The Alatau "
        "District Court will hear the case of Ben CASE on 4 November at 16.30. Eve MODEL: hearing on 12 November "
        "postponed, new date to be announced.",
    ],
)
def test_each_sentence_tells_of_its_own(text: str) -> None:
    assert told(text) == [
        ("Sample", "04.11", "09:30"),
        ("Case", "04.11", "16:30"),
        ("Model", "12.11", "postponed"),
    ]


def test_namesakes_are_two_though_they_sit_at_the_same_hour() -> None:
    text = (
        "On 4 November, at 10:00, the trial of Ann SAMPLE and Ben CASE continues in the Medeu District Court.\n\n"
        "On 4 November, at 10:00, the trial of Eve SAMPLE continues in the Medeu District Court.\n"
    )
    assert told(text) == [("Sample Case", "04.11", "10:00"), ("Sample", "04.11", "10:00")]
    assert told(text.replace("\n\n", " ")) == told(text)


def test_what_is_said_further_of_the_same_person_is_no_second_sitting() -> None:
    text = (
        "On 4 November at 10:00, the trial of Ann SAMPLE continues in the Medeu District Court. Ann SAMPLE will speak "
        "at 12:00."
    )
    assert told(text) == [("Sample", "04.11", "10:00")]


@pytest.mark.parametrize(
    "row",
    [
        "1. Almaly District Court, 10.30: Ann SAMPLE (Article 405).",
        "1. Алмалинский районный суд, 10.30: Анна ПРИМЕРОВА.",
    ],
)
def test_an_hour_with_a_dot_is_read_between_a_court_and_a_name(row: str) -> None:
    [entry] = parse(f"Political trials on 4 November\n\n{row}", date=TODAY).hearings
    assert entry.time == dt.time(10, 30)
