"""What a plan makes of the parts of an announcement: the hour that is only roughly named, the name of a legal code."""

import pytest

from defendants.models import LegalCode
from hearings.models import Hearing
from tests.hearings.admin.plan_form import fields_of
from tests.hearings.admin.test_importing import TEXT, desk, office_key, paste, plan_address

pytestmark = pytest.mark.django_db


__all__ = ["desk", "paste"]


def test_a_part_of_the_day_is_shown_and_kept_unless_the_editor_knows_the_hour(desk, paste):
    text = TEXT.replace("At 09:15,", "In the afternoon,").replace("At 14:30,", "In the morning,")
    shown = desk.post(paste, {"text": text, "office": office_key()})
    [first, second] = [row.understood["when"] for row in shown.context["forms"].rows]
    assert first.endswith("expected in the afternoon")
    assert second.endswith("expected in the morning")

    desk.post(plan_address(), {**fields_of(shown), "i1-time": "9:30", "confirm": "yes"})

    kept = Hearing.objects.order_by("pk").values_list("time__hour", "part_of_day")
    assert list(kept) == [(None, "afternoon"), (9, "")]


def test_a_code_in_short_is_the_one_on_record(desk, paste):
    LegalCode.objects.update(name={"en": "Criminal Code of the Republic of Kazakhstan"})
    text = TEXT.replace("Part 2 («", "Part 2 of the Criminal Code of Kazakhstan («")
    shown = desk.post(paste, {"text": text, "office": office_key()})

    [(_name, said)] = shown.context["forms"].rows[0].understood["who"]
    assert said[1] == "Article\N{NO-BREAK SPACE}405 Part\N{NO-BREAK SPACE}2"

    desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})

    assert [str(row) for row in Hearing.objects.first().prosecutions.get().charges.all()] == ["KZ-CC 405 2"]


def test_a_code_that_is_not_on_record_is_asked_about_before_anything_is_confirmed(desk, paste):
    text = TEXT.replace("Part 2 («", "Part 2 of the Criminal Code of Belarus («")
    shown = desk.post(paste, {"text": text, "office": office_key()})

    row = shown.context["forms"].rows[0]
    assert [doubt[:36] for doubt in row.doubts] == ["No legal code here is called as in t"]
    assert not row.is_folded

    corrected = fields_of(shown) | {"i0-p0-charges": "405 part 2 — participation", "confirm": "yes"}
    desk.post(plan_address(), corrected)
    assert Hearing.objects.count() == 2


def test_of_a_paragraph_with_two_hearings_each_stands_beside_its_lines(desk, paste):
    text = TEXT.replace("will take place.\n\nAru", "will take place. It continues on Monday at 11:00.\n\nAru")
    shown = desk.post(paste, {"text": text, "office": office_key()})

    first, second, third = ([line.number for line in part["lines"]] for part in shown.context["parts"])
    assert first == [3]
    assert second[0] == 3
    assert third == [11]


def test_a_new_day_is_told_as_people_write_it(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})
    moved = "Political court hearings scheduled on 7 May 2021:\n\n1) Moved from 6 May 2021. The trial of Aru DEMOVA."

    again = desk.post(paste, {"text": moved, "office": office_key()})

    assert again.context["forms"].rows[0].differences == [
        ("date", "Thursday 6\N{NO-BREAK SPACE}May 2021", "Friday 7\N{NO-BREAK SPACE}May 2021"),
        ("hour", "09:15", "no hour announced"),
    ]


def test_the_stage_the_room_and_whether_it_is_open_are_shown_and_kept_or_corrected(desk, paste):
    text = TEXT.replace(
        "will take place.\n\nAru",
        "will take place. The verdict will be announced. Room 12. Closed to the public.\n\nAru",
    )
    shown = desk.post(paste, {"text": text, "office": office_key()})
    told = shown.context["forms"].rows[0].understood["where"]
    assert {"room 12", "Sentencing", "Closed to the public"} <= set(told)

    desk.post(
        plan_address(), {**fields_of(shown), "i1-stage": "appeal", "i1-courtroom": "5", "confirm": "yes"}
    )

    kept = Hearing.objects.order_by("pk").values_list("stage", "courtroom", "access")
    assert list(kept) == [("sentencing", "12", "closed"), ("appeal", "5", "unknown")]


def test_a_line_that_changes_nothing_says_why_where_that_is_known(desk, paste):
    text = (
        "Trials this week: 3 May – 7 May 2021\n\n3 May\nNo hearings.\n\n6 May\n10:00 – trial of Ann SAMPLE.\n"
    )
    shown = desk.post(paste, {"text": text, "office": office_key()})

    assert shown.context["lines_left"] == [(4, "No hearings.", "says that there are no hearings")]
    said = '<span lang="en">No hearings.</span> <small>– says that there are no hearings</small>'
    assert said in shown.content.decode()


def test_a_new_hearing_that_is_off_says_so_before_it_is_confirmed(desk, paste):
    text = (
        "The hearing of Ann SAMPLE on 7 May 2021 at 10:00 has been postponed indefinitely.\n\n"
        "The hearing of Ben CASE on 8 May 2021 at 11:00 has been cancelled.\n"
    )
    shown = desk.post(paste, {"text": text, "office": office_key(), "date": "2021-05-05"}).content.decode()

    assert "<strong>Postponed: Friday 7\u00a0May 2021, 10:00</strong>" in shown
    assert "<strong>Cancelled: Saturday 8\u00a0May 2021, 11:00</strong>" in shown
