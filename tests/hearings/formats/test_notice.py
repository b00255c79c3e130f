"""What an editor pastes into a messenger after a step: what changed, for whom, from when to when, where, the link."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from hearings import actions
from hearings.choices import ChangeKind
from hearings.formats.description import names as whole_names
from hearings.formats.notice import LONGEST, last_change, notice
from hearings.models import Hearing
from hearings.records import ChangeRecord, HearingRecord
from hearings.serializers import hearing_record
from offices.texts import Said
from tests import factories
from tests.hearings.formats import records

SITE = "https://court.example"
LINK = f"{SITE}/hearings/{records.KEY}/"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(record: HearingRecord, change: ChangeRecord | None = None) -> str:
    change = change or last_change(record)
    assert change is not None
    return plain(notice(record, change, site=SITE))


def moved(**changes: object) -> HearingRecord:
    """The seed's first hearing, moved from 09:15 to 14:30 on the same day."""
    change = records.change(
        left_date=dt.date(2021, 5, 6),
        left_time=dt.time(9, 15),
        old={"date": "2021-05-06", "time": "09:15"},
        new={"date": "2021-05-06", "time": "14:30"},
    )
    return records.hearing(
        **{"time": dt.time(14, 30), "changes": (change,), "court": records.court(), **changes}
    )


def test_a_move_says_from_when_to_when_with_the_offset_the_court_and_the_link() -> None:
    assert told(moved()) == (
        "Moved: Aibek SABITOV\n"
        "Now: Thursday 6 May 2021, 14:30 (UTC+6)\n"
        "Was: Thursday 6 May 2021, 09:15 (UTC+6)\n"
        "Almaty City Court\n" + LINK
    )


@pytest.mark.parametrize(("fold", "offset"), [(0, "UTC+2"), (1, "UTC+1")])
def test_an_hour_that_happens_twice_has_the_offset_of_the_one_that_is_meant(fold: int, offset: str) -> None:
    values = {"date": "2026-10-25", "time": "02:30", "zone": "Europe/Berlin"}
    record = records.hearing(
        date=dt.date(2026, 10, 25),
        time=dt.time(2, 30),
        fold=fold,
        zone="Europe/Berlin",
        changes=(records.change(kind=ChangeKind.ANNOUNCED, new=values),),
    )

    assert f"25 October 2026, 02:30 ({offset})" in told(record)


def test_a_move_to_another_court_says_which_one_it_was() -> None:
    change = records.change(
        left_date=dt.date(2021, 5, 6),
        left_time=dt.time(9, 15),
        left_place=records.said("Medeu District Court"),
        old={"date": "2021-05-06", "time": "09:15"},
        new={},
    )
    text = told(records.hearing(changes=(change,), court=records.court(), courtroom="4"))

    assert "Was: Medeu District Court\nAlmaty City Court, room 4" in text


def test_an_older_change_is_told_as_things_stood_after_it() -> None:
    first = records.change(
        left_date=dt.date(2021, 5, 3),
        left_time=dt.time(11),
        old={"date": "2021-05-03", "time": "11:00"},
        new={"date": "2021-05-06", "time": "09:15"},
    )
    record = moved()
    record = dataclasses.replace(record, changes=(first, *record.changes))

    assert "Now: Thursday 6 May 2021, 09:15" in told(record, first)
    assert "Was: Monday 3 May 2021, 11:00" in told(record, first)


def test_an_hour_is_told_with_the_law_of_its_own_day() -> None:
    change = records.change(
        left_date=dt.date(2024, 2, 28),
        left_time=dt.time(10),
        old={"date": "2024-02-28", "time": "10:00"},
        new={"date": "2024-03-05", "time": "10:00"},
    )
    text = told(records.hearing(date=dt.date(2024, 3, 5), time=dt.time(10), changes=(change,)))

    assert "Now: Tuesday 5 March 2024, 10:00 (UTC+5)" in text
    assert "Was: Wednesday 28 February 2024, 10:00 (UTC+6)" in text


def test_a_change_of_court_across_zones_has_both_offsets() -> None:
    change = records.change(
        left_date=dt.date(2021, 5, 6),
        left_time=dt.time(9, 15),
        old={"date": "2021-05-06", "time": "09:15", "zone": "Asia/Oral"},
        new={"zone": "Asia/Almaty", "time": "10:15", "date": "2021-05-06"},
    )
    text = told(records.hearing(time=dt.time(10, 15), changes=(change,)))

    assert "Now: Thursday 6 May 2021, 10:15 (UTC+6)" in text
    assert "Was: Thursday 6 May 2021, 09:15 (UTC+5)" in text


def test_many_are_counted_rather_than_cut() -> None:
    people = tuple(records.person(f"Given{n}", f"FAMILYNAME{n}") for n in range(13))
    text = told(moved(people=people, others=4))

    assert text.startswith(
        "Moved: Given0 FAMILYNAME0, Given1 FAMILYNAME1, Given2 FAMILYNAME2 and 14 others\n"
    )
    assert len(text) <= LONGEST


def test_a_name_longer_than_a_notice_is_counted_as_well() -> None:
    people = (records.person("Ananda" * 40, "FAMILY" * 40),)

    assert told(moved(people=people)).startswith("Moved: 1 defendant\n")


def test_a_long_reason_ends_with_a_whole_word() -> None:
    record = moved()
    change = dataclasses.replace(record.changes[0], reason=Said("the witness did not come again " * 30, "en"))
    text = told(dataclasses.replace(record, changes=(change,)))

    assert len(text) <= LONGEST
    reason = text.splitlines()[-2]
    assert reason.endswith("…")
    assert set(reason.rstrip("…").split()) <= set("the witness did not come again".split())
    assert text.endswith(LINK)


def test_a_withdrawn_hearing_is_told_without_a_name_or_a_link() -> None:
    record = moved()
    change = dataclasses.replace(record.changes[0], kind=ChangeKind.WITHDRAWN)

    assert notice(record, change, site=SITE) == "A hearing was taken off the public record."


def test_that_somebody_asked_again_is_no_news() -> None:
    record = moved()
    asked = records.change(kind=ChangeKind.CONFIRMED, left_date=None)

    assert last_change(dataclasses.replace(record, changes=(*record.changes, asked))) is record.changes[0]
    assert last_change(records.hearing()) is None


LETTERS = st.text(alphabet="abcЖәқ ,;", min_size=1, max_size=260).filter(str.strip)


@given(
    kind=st.sampled_from([kind for kind in ChangeKind if kind != ChangeKind.WITHDRAWN]),
    names=st.lists(LETTERS, max_size=6),
    court=LETTERS,
    reason=LETTERS,
    lang=st.sampled_from(["en", "ru", "kk"]),
)
def test_no_notice_is_longer_than_its_limit_or_cuts_a_name(
    kind: ChangeKind, names: list[str], court: str, reason: str, lang: str
) -> None:
    people = tuple(records.person("Aru", name.upper()) for name in names)
    record = moved(people=people, court=records.court(court), lang=lang)
    change = dataclasses.replace(record.changes[0], kind=kind, reason=Said(reason, lang))
    text = notice(dataclasses.replace(record, changes=(change,)), change, site=SITE)

    assert len(text) <= LONGEST
    assert text.endswith(LINK)
    head = text.split("\n")[0]
    assert any(head.endswith(f": {whole_names(record, shown=shown)}") for shown in (None, 3, 2, 1, 0))


# --- the real steps
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
STEPS = {
    "Moved": lambda row: actions.move(row, date=dt.date(2021, 5, 12), time=dt.time(14, 30), by=None),
    "Postponed, no new date": lambda row: actions.postpone(row, by=None),
    "Cancelled": lambda row: actions.cancel(row, reason={"en": "The judge is ill."}, by=None),
    "Mode changed": lambda row: actions.go_online(row, by=None),
}


def after(row: Hearing, lang: str = "en") -> HearingRecord:
    now = dt.datetime(2021, 5, 6, 2, 30, tzinfo=dt.UTC)
    return hearing_record(Hearing.objects.published(now).for_record().get(pk=row.pk), lang, now)


@pytest.mark.parametrize("label", STEPS)
def test_each_step_has_its_notice(label: str) -> None:
    row = factories.hearing()
    STEPS[label](row)

    lines = told(after(row)).split("\n")

    assert lines[0] == f"{label}: Aru DEMOVA"
    assert any("6 May 2021, 09:15 (UTC+6)" in line for line in lines)
    assert lines[-1] == f"{SITE}/hearings/{row.public_id}/"


def test_a_reason_and_an_outcome_are_told() -> None:
    row = factories.hearing()
    actions.cancel(row, reason={"en": "The judge is ill."}, by=None)

    assert "\nThe judge is ill.\n" in told(after(row))


def test_an_hour_that_becomes_known_is_announced_and_not_moved() -> None:
    row = factories.hearing(time=None)
    actions.announce(row, time=dt.time(10, 30), by=None)

    text = told(after(row))
    assert text.startswith("Time announced: Aru DEMOVA\nThursday 6 May 2021, 10:30 (UTC+6)\n")
    assert "Was" not in text


def test_one_that_goes_on_another_day_says_when() -> None:
    row = factories.hearing()
    following = actions.adjourn(row, date=dt.date(2021, 5, 20), time=dt.time(11), by=None)

    assert "Goes on 20 May 2021, 11:00" in told(after(row))
    assert told(after(following)).startswith(
        "Goes on another day: Aru DEMOVA\nNow: Thursday 20 May 2021, 11:00 (UTC+6)\nWas: Thursday 6 May 2021, 09:15"
    )


@pytest.mark.parametrize("lang", [code for code, _name in settings.LANGUAGES])
def test_a_notice_speaks_each_language_and_links_to_its_page(lang: str) -> None:
    row = factories.hearing()
    actions.move(row, date=dt.date(2021, 5, 12), time=dt.time(14, 30), by=None)
    text = told(after(row, lang))

    first = {"en": "Moved: ", "ru": "Перенесено: ", "kk": "Ауыстырылды: "}[lang]
    assert text.startswith(first)
    prefix = "" if lang == settings.LANGUAGE_CODE else f"/{lang}"
    assert text.endswith(f"{SITE}{prefix}/hearings/{row.public_id}/")
