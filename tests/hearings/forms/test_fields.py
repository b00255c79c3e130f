"""Hours, charges and lists are read as editors write them; what is not understood is said line by line."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from hearings.entry import EnteredCharge
from hearings.forms.fields import ChargesField, HourField, LinesField


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("9:15", dt.time(9, 15)),
        ("09:15", dt.time(9, 15)),
        ("0915", dt.time(9, 15)),
        ("915", dt.time(9, 15)),
        ("09.15", dt.time(9, 15)),
        ("14.30", dt.time(14, 30)),
        ("14-30", dt.time(14, 30)),
        ("14h30", dt.time(14, 30)),
        ("00:00", dt.time(0)),
        ("", None),
    ],
)
def test_an_hour_is_read(typed: str, hour: dt.time | None) -> None:
    assert HourField(required=False).clean(typed) == hour


@pytest.mark.parametrize("typed", ["24:00", "12:60", "9", "9:5", "noon", "2:30 pm", "٠٩:١٥", "9:15:00"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="This is no hour"):
        HourField().clean(typed)


def test_an_hour_written_otherwise_is_no_change() -> None:
    assert not HourField().has_changed(dt.time(9, 15), "0915")
    assert HourField().has_changed(dt.time(9, 15), "nonsense")


def charges(text: str) -> list[tuple[str, str, str]]:
    field = ChargesField(required=False)
    field.codes = {"CAO": "KZ-CAO", "KZ-CAO": "KZ-CAO"}
    return [(each.code + " " + each.article, each.part, each.wording) for each in field.clean(text)]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("405 parts 1 and 2", [(" 405", "1", ""), (" 405", "2", "")]),
        ("ст. 405 ч. 2", [(" 405", "2", "")]),
        ("405-бап 2-бөлік", [(" 405", "2", "")]),
        ("405 part 2 — participation", [(" 405", "2", "participation")]),
        ("405 part 2 - participation - in deed", [(" 405", "2", "participation - in deed")]),
        ("405 part 2: participation", [(" 405", "2", "participation")]),
        (
            "405 part 2 («participation in an organisation»)",
            [(" 405", "2", "participation in an organisation")],
        ),
        ("405 part 2 “participation”", [(" 405", "2", "participation")]),
        ('405 part 2 "participation"', [(" 405", "2", "participation")]),
        ("Article 405 Part 2 («taking part in “X”»);", [(" 405", "2", "taking part in “X”")]),
        ("193-1.3", [(" 193-1.3", "", "")]),
        ("CAO 488 part 6", [("KZ-CAO 488", "6", "")]),
        ("— 405 part 2", [(" 405", "2", "")]),
        ("158, 147 and 202", [(" 158", "", ""), (" 147", "", ""), (" 202", "", "")]),
        ("", []),
    ],
)
def test_a_line_of_charges_is_read(line: str, read: list) -> None:
    assert charges(line) == read


def test_each_line_that_is_not_understood_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        charges("405 part 2\nfor nothing\n174\nwhatever")

    assert [message.split(" is not")[0] for message in caught.value.messages] == [
        "“for nothing”",
        "“whatever”",
    ]


def test_a_charge_is_what_the_importer_takes() -> None:
    assert ChargesField().clean("405 part 2") == [EnteredCharge(article="405", part="2")]


def test_what_only_marks_an_item_is_left_out_of_a_list() -> None:
    typed = "— One;\r\n\r\n•  Two.\n- Three..."

    assert LinesField().clean(typed) == ["One", "Two", "Three..."]
