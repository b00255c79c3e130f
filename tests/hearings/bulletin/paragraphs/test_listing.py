"""The list below an intro is read whatever marks its items, and takes no item of the bulletin in."""

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

TEXT = """Political court hearings scheduled on 6 May 2021:

1) At 10:00, a trial under Article 405 Part 2 against activists Ann SAMPLE and Ben SAMPLE will take place.

{}

2) At 12:00, a trial under Article 405 Part 2 against activist Carl CASE will take place.
"""
BOTH = ["A picket at 12:00 on 1 May 2020", "Supporting Dora CASE in court"]


def read(listed: str) -> tuple[Entry, Entry]:
    parsed = parse(TEXT.format(listed))
    assert not parsed.unparsed
    one, other = parsed.hearings
    assert (f"{one.time:%H:%M}", f"{other.time:%H:%M}") == ("10:00", "12:00")
    assert not other.defendants[0].allegations
    return one, other


@pytest.mark.parametrize(
    "listed",
    [
        "They are being prosecuted for:\n\n1. A picket at 12:00 on 1 May 2020;\n\n2. Supporting Dora CASE in court.",
        "They are being prosecuted for:\nA picket at 12:00 on 1 May 2020;\nSupporting Dora CASE in court.",
        "They are being prosecuted for:\nA picket at\n12:00 on 1 May 2020;\nSupporting\nDora CASE in court.",
        "They are being prosecuted for:\n\nA picket at 12:00 on 1 May 2020;\n\nSupporting Dora CASE in court.",
        "They are being prosecuted for:\n— A picket at 12:00\non 1 May 2020;\n— Supporting Dora CASE in court.",
        "Ann and Ben SAMPLE are prosecuted for:\n— A picket at 12:00 on 1 May 2020;\n— Supporting Dora CASE in court.",
    ],
)
def test_a_list_is_read_whatever_marks_it(listed: str) -> None:
    one, _ = read(listed)
    assert [list(person.allegations) for person in one.defendants] == [BOTH, BOTH]


def test_an_intro_with_a_picture_opens_the_list_of_its_person() -> None:
    one, _ = read(
        "➡️ Ann SAMPLE is being prosecuted for:\n▪️ A song;\n➡️ Ben SAMPLE is being prosecuted for:\n▪️ A poem."
    )
    assert [person.allegations for person in one.defendants] == [("A song",), ("A poem",)]


def test_a_call_with_a_picture_below_a_list_is_a_statement() -> None:
    parsed = parse(
        "Hearings on 6 May 2021:\n\n1️⃣ At 10:00, a trial against Ann SAMPLE will take place.\n\n"
        "Ann SAMPLE is prosecuted for:\n▪️ A song;\n\n📢 We call on everyone to come!\n"
    )
    assert parsed.hearings[0].defendants[0].allegations == ("A song",)
    assert [statement.text for statement in parsed.statements] == ["📢 We call on everyone to come!"]


def test_the_lists_of_two_of_one_name_in_one_item_go_to_each() -> None:
    parsed = parse(
        "Hearings on 6 May 2021:\n\n"
        "1) At 10:00 and at 15:00, trials of Ann SAMPLE and Ben SAMPLE respectively will take place.\n\n"
        "Ann SAMPLE is being prosecuted for:\n\n— A song.\n\nBen SAMPLE is being prosecuted for:\n\n— A poem.\n"
    )
    assert [row.defendants[0].allegations for row in parsed.hearings] == [("A song",), ("A poem",)]


@pytest.mark.parametrize(
    ("named", "roles"),
    [
        ("Ann SAMPLE and Ben SAMPLE, civil activists,", ["civil activist", "civil activist"]),
        ("Ann SAMPLE, a teacher, Ben CASE and Carl CASE, students,", ["teacher", "student", "student"]),
        ("Ann SAMPLE, a teacher, and Ben CASE, a student,", ["teacher", "student"]),
        ("Ann SAMPLE and Ben CASE, a student,", ["", "student"]),
    ],
)
def test_what_several_are_called_behind_the_last_of_them(named: str, roles: list[str]) -> None:
    (row,) = parse(
        f"Hearings on 6 May 2021:\n\n1) At 10:00, a trial against {named} will take place.\n"
    ).hearings
    assert [person.role for person in row.defendants] == roles
