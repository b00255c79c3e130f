"""The desk's first page tells an editor what to do now, and each line ends in one form."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from hearings import actions, edition
from hearings.admin.blocks import Block
from hearings.models import Bulletin, Hearing
from offices.models import Editor
from tests import factories

TODAY = dt.date(2021, 5, 6)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def blocks(desk: Client) -> dict[str, Block]:
    parts = desk.get("/admin/").context["parts"]
    return {str(block.title): block for part in parts for block in part.blocks}


def checked(**columns: Any) -> Hearing:
    """A hearing of which nothing is missing."""
    return factories.hearing(last_checked=dt.datetime(2021, 5, 6, 1, 0, tzinfo=dt.UTC), **columns)


def test_today_and_tomorrow_stand_first_with_the_steps_of_a_hurry(desk: Client) -> None:
    hearing = checked(date=TODAY, time=dt.time(9, 15))
    checked(date=TODAY + dt.timedelta(days=1), time=None)
    checked(date=TODAY + dt.timedelta(days=9))

    first, second = blocks(desk)["Today and tomorrow"].lines

    assert (first.when, first.who) == ("Today, 09:15", "DEMOVA")
    assert second.when == "Tomorrow"
    assert [title for _url, title in first.acts] == ["Move", "Cancel", "Sheet"]
    assert first.acts[0][0] == f"/admin/hearings/hearing/{hearing.pk}/move/step/"


def test_nobody_is_sent_with_a_sheet_to_what_was_cancelled(desk: Client) -> None:
    checked(date=TODAY, status="cancelled")

    (only,) = blocks(desk)["Today and tomorrow"].lines

    assert "Sheet" not in [title for _url, title in only.acts]


def test_the_rest_of_the_week_stands_below(desk: Client) -> None:
    for days in (1, 2, 6, 7):
        checked(date=TODAY + dt.timedelta(days=days))

    block = blocks(desk)["The next days"]

    assert [line.when.replace("\xa0", " ") for line in block.lines] == [
        "Sat 8 May, 09:15",
        "Wed 12 May, 09:15",
    ]
    assert len(desk.get(block.more).context["cl"].result_list) == 3


@pytest.mark.parametrize(
    ("zone", "when"), [("Pacific/Kiritimati", "Tomorrow, 09:15"), ("Asia/Almaty", "Today, 09:15")]
)
def test_today_is_todays_date_at_the_court(desk: Client, zone: str, when: str) -> None:
    # 19:30 on 6 May in Almaty is 7 May already on Kiritimati.
    with time_machine.travel(dt.datetime(2021, 5, 6, 13, 30, tzinfo=dt.UTC), tick=False):
        desk.force_login(Editor.objects.get())
        days = 1 if when.startswith("Tomorrow") else 0
        where = factories.city(slug="far", zone=zone)
        local = dt.datetime.now(ZoneInfo(zone)).date() + dt.timedelta(days=days)
        factories.hearing(date=local, city=where)

        assert [line.when for line in blocks(desk)["Today and tomorrow"].lines] == [when]


def test_people_written_alike_end_in_their_merging(desk: Client) -> None:
    one, other = (
        factories.defendant(family_name={"en": "Sabitova"}),
        factories.defendant(family_name={"ru": "Сабитова"}, given_name={"ru": "Ару"}),
    )
    for person in (one, other):
        factories.hearing(people=[factories.prosecution(defendant=person)])

    (line,) = blocks(desk)["Written alike: perhaps one person"].lines

    assert line.url == f"/admin/defendants/defendant/{other.pk}/merge/?into={one.pk}"
    assert desk.get(line.url).status_code == 200


def test_what_goes_on_another_day_needs_no_outcome_and_an_old_one_is_not_asked_for(desk: Client) -> None:
    adjourned, old, silent = (factories.hearing(date=dt.date(2021, *day)) for day in ((5, 3), (1, 4), (5, 4)))
    actions.adjourn(adjourned, by=None, date=dt.date(2021, 5, 20))
    for hearing in (old, silent):
        actions.record_outcome(hearing, by=None, was_open="open")

    lines = blocks(desk)["Past, and nobody wrote what came of it"].lines

    assert [line.url for line in lines] == [f"/admin/hearings/hearing/{silent.pk}/outcome/step/"]


def test_what_is_unknown_ends_in_the_form_that_tells_it(desk: Client) -> None:
    hearing = checked(date=TODAY, time=None, court=None, city=factories.city())

    found = blocks(desk)

    address = f"/admin/hearings/hearing/{hearing.pk}/announce/step/"
    assert [found[name].lines[0].url for name in ("Without an hour", "Without a court")] == [address] * 2


def test_a_check_older_than_two_days_is_asked_for_again(desk: Client) -> None:
    soon = factories.hearing(last_checked=dt.datetime(2021, 5, 4, 1, 59, tzinfo=dt.UTC))
    checked()

    found = blocks(desk)["Soon, and not checked again in 48 hours"]

    assert [line.url for line in found.lines] == [f"/admin/hearings/hearing/{soon.pk}/confirm/step/"]


def test_what_nobody_wrote_up_stands_oldest_first_with_its_age(desk: Client) -> None:
    for day in (3, 1, 5):
        factories.hearing(date=dt.date(2021, 5, day))
    told = factories.hearing(date=dt.date(2021, 5, 2))
    actions.record_outcome(told, by=None, outcome={"en": "Witnesses were heard."})

    lines = blocks(desk)["Past, and nobody wrote what came of it"].lines

    assert [line.when[:5] for line in lines] == ["Sat 1", "Mon 3", "Yeste"]
    assert lines[0].note.endswith("5 days ago")
    assert lines[0].url.endswith("/outcome/step/")


def test_drafts_and_doubles_and_missing_names_wait(desk: Client) -> None:
    draft = factories.hearing(published=False, date=TODAY + dt.timedelta(days=20))
    person = factories.prosecution()
    for hour in (10, 12):
        checked(date=TODAY + dt.timedelta(days=30), time=dt.time(hour, 0), people=[person])

    found = blocks(desk)

    assert found["Drafts"].lines[0].url == f"/admin/hearings/hearing/{draft.pk}/change/"
    assert found["The same person twice on a day"].count == 2
    names = found["Names not yet in every language"]
    assert names.lines[0].note == "Қазақша, Русский"


def test_an_empty_desk_says_there_is_nothing_to_do(desk: Client) -> None:
    factories.office()

    assert desk.get("/admin/").content.decode().count("Nothing to do.") == 4


def test_a_long_block_is_cut_and_leads_to_all_of_it(desk: Client) -> None:
    for _ in range(12):
        factories.hearing(date=dt.date(2021, 5, 1))

    found = blocks(desk)["Past, and nobody wrote what came of it"]

    assert (len(found.lines), found.count, found.is_cut) == (10, 12, True)
    assert len(desk.get(found.more).context["cl"].result_list) == 12


@pytest.mark.parametrize("count", [1, 3, 60])
def test_more_to_do_costs_no_more_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    people = [factories.prosecution()]
    with edition.change(by=None):
        for number in range(count):
            for date in (TODAY, dt.date(2021, 5, 1)):
                factories.hearing(date=date, time=None, court=None, people=people, case=people[0].case)
            factories.hearing(date=TODAY, published=False, case=people[0].case, number=number + 1)
    desk.get("/admin/")

    # Eleven of them read the hearings of these days whole, to tell which of them readers cannot be shown.
    with django_assert_num_queries(47):
        desk.get("/admin/")


def test_a_bulletin_that_was_read_and_never_confirmed_waits_here(desk: Client, editor: Editor) -> None:
    """The line was lost on the way to "Confirm", and the desk said "Nothing to do."."""
    office = factories.office()
    texts = ("At 09:15 in Almaty", "At 10:00 in Astana")
    kept, done = (
        Bulletin.objects.create(office=office, text=text, sha256=text[3:5] * 32, by=editor) for text in texts
    )
    Bulletin.objects.filter(pk=done.pk).update(state="imported")

    block = blocks(desk)["Bulletins to confirm"]

    assert [(line.url, line.who) for line in block.lines] == [
        (f"/admin/hearings/bulletin/{kept.pk}/plan/", "At 09:15 in Almaty")
    ]
    assert list(desk.get(block.more).context["cl"].result_list) == [kept]


def test_who_may_not_see_hearings_sees_none(client: Client) -> None:
    checked()
    client.force_login(factories.editor(username="guest", is_superuser=False))

    assert client.get("/admin/").context["parts"] == []


def test_a_translator_is_sent_nowhere_they_may_not_go_and_asked_for_their_own_language(
    client: Client,
) -> None:
    for name in ({"en": "Demova", "ru": "Демова"}, {"en": "Demova", "kk": "Демова"}):
        checked(people=[factories.prosecution(defendant=factories.defendant(family_name=name))])
    person = {
        "username": "t",
        "groups": ("translator",),
        "offices": [factories.office()],
        "translates": ["kk"],
    }
    client.force_login(factories.editor(**person))

    found = blocks(client)

    assert "Written alike: perhaps one person" not in found
    assert [line.note for line in found["Names not yet in every language"].lines] == ["Қазақша"]


def test_people_of_another_office_are_left_to_it(client: Client) -> None:
    for name in ({"en": "Sabitova"}, {"ru": "Сабитова"}):
        person = factories.defendant(family_name=name, given_name={"ru": "Ару", "en": "Aru"})
        factories.hearing(people=[factories.prosecution(defendant=person)])
    office = factories.office(slug="another")
    client.force_login(factories.editor(username="t", groups=("editor", "publisher"), offices=[office]))

    assert "Written alike: perhaps one person" not in blocks(client)


def test_a_translator_finds_first_what_is_said_and_not_yet_in_their_language(client: Client) -> None:
    office = factories.office()
    editor = factories.editor(
        username="t", groups=("translator",), offices=[office], translates=["kk"], language="en"
    )
    case = factories.case(office=office)
    roles = ({"en": "poet", "kk": "ақын"}, {"en": "poet"})
    _known, lacking = (
        factories.prosecution(
            case=case, defendant=factories.defendant(), role=role, charges=(), allegations=()
        )
        for role in roles
    )
    checked(case=case, date=TODAY + dt.timedelta(days=1))
    said = factories.statement(office=office, text={"en": "We call on all to come."})
    client.force_login(editor)

    title, *_others = [str(part.title) for part in client.get("/admin/").context["parts"]]
    found = blocks(client)

    assert title == "To translate"
    people = found["Said of people, and not yet in your languages"].lines
    assert [(line.url, line.note) for line in people] == [
        (f"/admin/defendants/prosecution/{lacking.pk}/change/", "Қазақша")
    ]
    assert [line.who for line in found["Statements not yet in your languages"].lines] == [said.text["en"]]


def test_a_translator_is_told_of_courts_and_hearings_that_lack_their_language_too(client: Client) -> None:
    office = factories.office()
    case = factories.case(office=office)
    factories.prosecution(case=case)
    half, whole = {"en": "after lunch"}, {"en": "after lunch", "kk": "түстен кейін"}
    court = factories.court(slug="minsk", name={"ru": "Минский городской суд"})
    lacking = checked(case=case, court=court, time_note=half, date=TODAY + dt.timedelta(days=1))
    checked(case=case, time_note=whole, date=TODAY + dt.timedelta(days=1))
    client.force_login(
        factories.editor(
            username="t", groups=("translator",), offices=[office], translates=["kk"], language="en"
        )
    )

    found = blocks(client)

    said = found["Said of hearings, and not yet in your languages"].lines
    assert [(line.url, line.note) for line in said] == [
        (f"/admin/hearings/hearing/{lacking.pk}/change/", "Қазақша")
    ]
    courts = [line.url for line in found["Courts not yet in your languages"].lines]
    assert f"/admin/hearings/court/{court.pk}/change/" in courts
