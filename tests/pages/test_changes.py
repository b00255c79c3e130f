"""Who was away reads on one page what changed, day by day, and never what should not be told."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from hearings import actions, edition
from hearings.models import Change, Hearing
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
END = "/changes/"
NS = {"a": "http://www.w3.org/2005/Atom"}
DELETED = re.compile('<at:deleted-entry [^>]*ref="([^"]+)"')
EARLIER = dt.datetime(2021, 5, 4, 5, 0, tzinfo=dt.UTC)


def test_changes_stand_under_their_days_newest_first(client: Client) -> None:
    with time_machine.travel(EARLIER, tick=False):
        hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is busy."})

    page = reads(client, "/changes/")

    assert page.texts("h2.day") == ["Today, Thursday 6 May", "Tuesday 4 May"]
    assert page.texts(".log li") == [
        "08:00Aru DEMOVA, 6 May · Moved: 14:30, not 09:15. The judge is busy.",
        "11:00Aru DEMOVA · Announced: 6 May, 09:15",
    ]
    assert page.first(".log a").get("href") == f"/hearings/{hearing.public_id}/"


def test_a_name_in_another_language_is_marked_for_the_ear_here_too(client: Client) -> None:
    """A voice for English read «Пётр» letter by letter."""
    person = factories.defendant(given_name={"ru": "Пётр"}, family_name={"ru": "Примеров"})
    factories.hearing(people=[factories.prosecution(defendant=person)])

    (name,) = reads(client, "/changes/").all(".log a span")

    assert (name.get("lang"), name.text) == ("ru", "Пётр ПРИМЕРОВ")


def test_a_change_of_the_hour_stands_beside_the_day_it_was_for(client: Client) -> None:
    """Moved on to another day later, "14:30, not 09:15" beside that day would be an hour at which nothing is heard."""
    with time_machine.travel(EARLIER, tick=False):
        hearing = factories.hearing()
    with time_machine.travel(EARLIER + dt.timedelta(hours=3), tick=False):
        actions.move(hearing, by=None, time=dt.time(14, 30))
    actions.move(hearing, by=None, date=dt.date(2021, 5, 20), time=dt.time(16, 0))

    assert reads(client, "/changes/").texts(".log li")[:2] == [
        "08:00Aru DEMOVA · Moved: 20 May, 16:00, not 6 May, 14:30",
        "14:00Aru DEMOVA, 6 May · Moved: 14:30, not 09:15",
    ]


def test_the_day_of_an_announcement_is_told_once(client: Client) -> None:
    actions.publish(factories.hearing(published=False), by=None)

    assert reads(client, "/changes/").texts(".log p") == ["Aru DEMOVA · Announced: 6 May 2021, 09:15"]


def test_a_published_draft_says_for_when_it_was_announced(client: Client) -> None:
    hearing = factories.hearing(published=False)
    actions.publish(hearing, by=None)
    actions.move(hearing, by=None, time=dt.time(14, 30))

    assert reads(client, "/changes/").texts(".log p") == [
        "Aru DEMOVA, 6 May · Moved: 14:30, not 09:15",
        "08:00 Announced: 6 May 2021, 09:15",
    ]


def test_a_slip_and_a_check_are_no_news(client: Client) -> None:
    hearing = factories.hearing()
    actions.confirm(hearing, by=None)
    with edition.change(by=None, minor=True):
        hearing.refresh_from_db()
        hearing.courtroom = "7"
        hearing.save()

    assert len(reads(client, "/changes/").texts(".log li")) == 1


def test_of_a_withdrawn_hearing_only_that_it_went(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))
    actions.withdraw(hearing, by=None)

    page = reads(client, "/changes/")

    assert page.texts(".log p") == ["A hearing was taken off the public record."]
    assert page.all(".log a") == []


def test_what_is_not_released_yet_is_not_told(client: Client) -> None:
    factories.hearing(release_at=dt.datetime(2021, 5, 6, 3, 0, tzinfo=dt.UTC))
    factories.hearing(published=False)

    assert reads(client, "/changes/").texts(".none") == ["Nothing has changed yet."]


def test_what_is_released_by_the_clock_is_told_at_its_release(client: Client) -> None:
    release = dt.datetime(2021, 5, 6, 3, 0, tzinfo=dt.UTC)
    factories.hearing(release_at=release)
    with time_machine.travel(release + dt.timedelta(minutes=20), tick=False):
        factories.hearing(people=[factories.prosecution(defendant=factories.defendant(family_name="Later"))])

        page = reads(client, "/changes/")

    assert page.texts(".log time") == ["09:20", "09:00"]


def test_a_withheld_name_is_not_told_either(client: Client) -> None:
    who = factories.defendant(shown_as="withheld")
    factories.hearing(people=[factories.prosecution(defendant=who)])

    assert reads(client, "/changes/").texts(".log a") == ["Name withheld"]


def test_restraint_charge_and_verdict_of_a_person_are_told(client: Client) -> None:
    person = factories.prosecution()
    factories.hearing(people=[person])
    factories.restraint(prosecution=person, kind="house_arrest")
    factories.charge(prosecution=person, article=factories.article(number="174"), part="1")
    with edition.change(by=None):
        person.verdict = "acquitted"
        person.save()

    with edition.change(by=None):
        charge = person.charges.get(article__number="405")
        charge.until_date = dt.date(2021, 5, 5)
        charge.save()

    assert reads(client, "/changes/").texts(".log p")[:4] == [
        "Aru DEMOVA · Charge changed: Article 405 Part 2, until 5 May 2021",
        "08:00 Verdict: Acquitted",
        "08:00 Charge: Article 174 Part 1",
        "08:00 Restraint: House arrest",
    ]


def test_a_translation_is_no_news(client: Client) -> None:
    person = factories.prosecution()
    hearing = factories.hearing(people=[person], time_note={"en": "not before noon"})
    before = reads(client, "/changes/").texts(".log p")
    with edition.change(by=None):
        charge = person.charges.get()
        charge.wording = {**charge.wording, "ru": "участие в организации"}
        charge.save()
        hearing.time_note = {**hearing.time_note, "ru": "не раньше полудня"}
        hearing.save()

    assert reads(client, "/changes/").texts(".log p") == before
    assert "Changed" not in reads(client, f"/hearings/{hearing.public_id}/").one("#main").text

    with edition.change(by=None):
        charge.wording = {"en": "organising", "ru": "участие в организации"}
        charge.save()
    assert "Charge changed" in reads(client, "/changes/").texts(".log p")[0]


def test_somebody_new_comes_without_a_list_of_charges(client: Client) -> None:
    person = factories.prosecution()
    factories.hearing(people=[person])
    with edition.change(by=None):
        another = factories.prosecution(case=person.case, defendant=factories.defendant(family_name="New"))
        person.hearings.get().prosecutions.add(another)

    assert [
        line for line in reads(client, "/changes/").texts(".log p") if "NEW" in line and "Charge" in line
    ] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_whatever_changed(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    hearing = factories.hearing()
    for number in range(count):
        actions.move(hearing, by=None, time=dt.time(number))

    with django_assert_num_queries(15):
        page = reads(client, "/changes/")

    assert (len(page.all(".log li")), len(page.all(".log p"))) == (1, count + 1)


def test_a_long_record_is_cut_and_says_so(client: Client, django_assert_num_queries: Any) -> None:
    actions.move(factories.hearing(), by=None, time=dt.time(14, 30))
    last = Change.objects.select_related("hearing__case").first()
    assert last is not None
    Change.objects.bulk_create(copies(last, 1500), batch_size=500)

    for address in ("/changes/", f"/cases/{last.hearing.case.public_id}/changes/"):
        queries = 15 if address == "/changes/" else 17
        with django_assert_num_queries(queries):
            page = reads(client, address)
        assert len(page.all(".log p")) == 200
    assert page.texts(".none") == ["Older changes stand on the page of each hearing."]


def copies(change: Change, count: int) -> list[Change]:
    copies = [copy.copy(change) for _number in range(count)]
    for one in copies:
        one.pk, one._state = None, copy.copy(change._state)
    return copies


# --- of a person, a case, a court
def lists(hearing: Hearing) -> list[str]:
    return [
        f"/defendants/aru-demova{END}",
        f"/cases/{hearing.case.public_id}{END}",
        f"/courts/almaty-city{END}",
    ]


def test_a_person_a_case_and_a_court_have_their_own(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))
    other = factories.prosecution(defendant=factories.defendant(family_name="Otherova"))
    elsewhere = factories.court(slug="elsewhere", name="Elsewhere")
    factories.hearing(people=[other], court=elsewhere)

    for address in lists(hearing):
        page = reads(client, address)
        assert page.texts(".log p") == [
            "Aru DEMOVA · Moved: 14:30, not 09:15",
            "08:00 Announced: 6 May, 09:15",
        ], address
        above = page.first("h1 a").get("href")
        assert above == address.removesuffix("changes/")
        links = {link.get("href") for link in reads(client, str(above)).all("link")}
        assert f"{address[:-1]}.atom" in links
        assert address in [link.get("href") for link in reads(client, str(above)).all(".side a")]
    assert reads(client, f"/courts/elsewhere{END}").texts(".log a") == ["Aru OTHEROVA"]


def test_a_court_tells_of_what_was_moved_away_and_of_itself(client: Client) -> None:
    court = factories.court()
    hearing = factories.hearing()
    actions.move(hearing, by=None, court=factories.court(slug="second", name="Second Court"))
    with edition.change(by=None):
        court.come_early = 45
        court.save()

    assert reads(client, f"/courts/almaty-city{END}").texts(".log p") == [
        "Almaty City Court · Name, address or rules of the court changed",
        "Aru DEMOVA, 6 May · Moved · Was: Almaty City Court",
    ]


def test_a_merged_twins_list_leads_to_the_others(client: Client) -> None:
    twin = factories.defendant(family_name="Twin")
    hearing = factories.hearing()
    with edition.change(by=None):
        twin.merged_into = hearing.prosecutions.get().defendant
        twin.save()

    for end in (END, "/changes.atom", "/changes.json"):
        answer = client.get(f"/ru/defendants/{twin.slug}{end}")
        assert (answer.status_code, answer["Location"]) == (301, f"/ru/defendants/aru-demova{end}")


def test_a_withdrawn_hearing_leaves_nothing_in_a_persons_list(client: Client) -> None:
    person = factories.prosecution()
    factories.hearing(people=[person])
    gone = factories.hearing(people=[person], date=dt.date(2021, 5, 9))
    before = entries(client, "/changes.atom")
    actions.withdraw(gone, by=None)

    for address in lists(gone):
        assert len(reads(client, address).all(".log li")) == 1
    after = entries(client, "/changes.atom")
    dropped = DELETED.findall(client.get("/changes.atom").content.decode())
    assert set(dropped) == before - after
    assert len(dropped) == 1
    told = json.loads(client.get("/changes.json").content)
    assert [row["id"] for row in told["withdrawn"]] == [str(gone.public_id)]
    (withdrawn,) = [group for group in told["changes"] if group["about"] == "withdrawn"]
    assert (withdrawn["page"], withdrawn["title"]) == (None, "A hearing was taken off the public record.")


def entries(client: Client, address: str) -> set[str]:
    """The ids of a feed's entries about somebody."""
    root = ET.fromstring(client.get(address).content)
    return {
        entry.find("a:id", NS).text
        for entry in root.findall("a:entry", NS)
        if "DEMOVA" in entry.find("a:title", NS).text
    }


# --- since
@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("2021-05-04", 2),
        ("2021-05-06", 1),
        ("2021-05-07", 0),
        ("2021-05-06T02:00:00Z", 1),
        ("2021-05-06T02:00:01Z", 0),
        ("2021-05-06T08:00", 1),
        ("2021-05-06T08:00:00%2B06:00", 1),
        ("2021-05-06T08:00:01+06:00", 0),
        ("1", 2),
        ("", 2),
    ],
)
def test_changes_can_be_asked_for_since_a_day_a_moment_or_an_edition(
    client: Client, word: str, count: int
) -> None:
    with time_machine.travel(EARLIER, tick=False):
        hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))

    assert len(reads(client, f"/changes/?since={word}").all(".log li")) == count
    assert len(json.loads(client.get(f"/changes.json?since={word}").content)["changes"]) == count


def test_a_program_asks_on_from_the_edition_it_was_given(client: Client) -> None:
    hearing = factories.hearing()
    first = json.loads(client.get("/changes.json").content)
    assert json.loads(client.get(f"/changes.json?since={first['edition']}").content)["changes"] == []
    actions.move(hearing, by=None, time=dt.time(14, 30))

    told = json.loads(client.get(f"/changes.json?since={first['edition']}").content)

    (group,) = told["changes"]
    assert [(step["kind"], step["old"], step["new"]) for step in group["changes"]] == [
        ("moved", {"date": "2021-05-06", "time": "09:15"}, {"time": "14:30"})
    ]
    assert (group["id"], told["edition"], told["complete"]) == (
        str(hearing.public_id),
        first["edition"] + 1,
        True,
    )


def test_what_was_released_since_is_told_to_who_asks_by_edition(client: Client, now: dt.datetime) -> None:
    release = now + dt.timedelta(minutes=30)
    factories.hearing(release_at=release)
    factories.hearing()
    last = edition.current().number

    with time_machine.travel(release, tick=False):
        told = json.loads(client.get(f"/changes.json?since={last}").content)

    assert [group["at"] for group in told["changes"]] == ["2021-05-06T02:30:00Z"]


@pytest.mark.parametrize(
    "word",
    [
        "yesterday",
        "2021-02-30",
        "20210506",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
        "٢٠٢١-٠٥-٠٦",
        "-1",
        "<b>",
        "1" * 99,
    ],
)
def test_what_cannot_be_understood_is_answered_with_what_can(client: Client, word: str) -> None:
    factories.hearing()

    page = reads(client, f"/changes/?since={quote(word)}", status=400)

    assert "Write a day (2021-05-06), a moment" in page.one("#wrong").text
    assert page.one("#since").get("value") == word
    for suffix in ("atom", "json"):
        answer = client.get(f"/changes.{suffix}?since={quote(word)}")
        assert answer.status_code == 400
        assert "Write a day (2021-05-06)" in answer.content.decode()
