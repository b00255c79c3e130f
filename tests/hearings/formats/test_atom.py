"""A news reader learns of each new and changed hearing once, and no text breaks the feed for the others."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest
import time_machine

from hearings import actions, calendars
from hearings.formats.atom import LONGEST, feed
from tests import factories
from tests.hearings.formats import hostile

pytestmark = pytest.mark.django_db
NS = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def tree(now: dt.datetime, lang: str = "en", **options: Any) -> ET.Element:
    return ET.fromstring(feed(calendars.all_hearings(now), lang=lang, now=now, **options))


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [element.text for element in root.findall(path, NS)]


def test_the_feed_has_all_that_rfc_4287_asks_for(now: dt.datetime) -> None:
    factories.hearing()

    root = tree(now)

    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NS)}
    assert links == {
        "alternate": "http://127.0.0.1:8000/",
        "self": "http://127.0.0.1:8000/hearings.atom",
    }
    assert texts(root, "a:title") == ["Hearings of political trials"]
    assert texts(root, "a:author/a:name") == ["Demo office"]
    assert texts(root, "a:updated") == texts(root, "a:entry/a:updated") == ["2021-05-06T02:00:00+00:00"]
    assert all(id.startswith("urn:uuid:") for id in texts(root, ".//a:id"))


def test_an_entry_names_day_hour_person_and_article(now: dt.datetime) -> None:
    hearing = factories.hearing()

    (entry,) = tree(now).findall("a:entry", NS)

    assert texts(entry, "a:title") == [
        "6\u00a0May 2021, 09:15: Aru DEMOVA · Trial · Article\u00a0405 Part\u00a02"
    ]
    assert texts(entry, "a:id") == [f"urn:uuid:{hearing.public_id}"]
    assert entry.find("a:link", NS).get("href") == f"http://127.0.0.1:8000/hearings/{hearing.public_id}/"


def test_the_last_change_comes_first_and_keeps_its_id(now: dt.datetime) -> None:
    with time_machine.travel(now - dt.timedelta(days=3), tick=False):
        moved = factories.hearing(date=dt.date(2021, 5, 9))
    with time_machine.travel(now - dt.timedelta(days=2), tick=False):
        other = factories.hearing()
    actions.move(moved, by=None, time=dt.time(14, 30))

    root = tree(now)

    assert texts(root, "a:entry/a:id") == [f"urn:uuid:{row.public_id}" for row in (moved, other)]
    assert texts(root, "a:entry/a:updated") == ["2021-05-06T02:00:00+00:00", "2021-05-04T02:00:00+00:00"]
    assert texts(root, "a:entry/a:published") == ["2021-05-03T02:00:00+00:00", "2021-05-04T02:00:00+00:00"]


def test_a_hearing_prepared_for_release_is_news_from_its_release_on(now: dt.datetime) -> None:
    release = now - dt.timedelta(hours=1)
    with time_machine.travel(now - dt.timedelta(days=3), tick=False):
        factories.hearing(release_at=release)

    assert texts(tree(now), "a:entry/a:updated") == ["2021-05-06T01:00:00+00:00"]


def test_a_withdrawn_hearing_leaves_a_deleted_entry_that_names_nobody(now: dt.datetime) -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)

    root = tree(now)

    (gone,) = root.findall("at:deleted-entry", NS)
    assert gone.attrib == {"ref": f"urn:uuid:{hearing.public_id}", "when": "2021-05-06T02:00:00+00:00"}
    assert b"DEMOVA" not in ET.tostring(root)


def test_an_empty_feed_is_a_feed(now: dt.datetime) -> None:
    assert texts(tree(now), "a:updated") == ["2021-05-06T02:00:00+00:00"]


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_hostile_text_stays_a_text_and_breaks_no_feed(now: dt.datetime, text: str) -> None:
    who = factories.defendant(given_name=f"A{text}", family_name=f"B{text}")
    factories.hearing(
        people=[factories.prosecution(defendant=who, role=text, wording=text, allegations=[f"x{text}"])],
        outcome={"en": text},
        status="held",
        judges=text[:300],
    )
    factories.hearing()

    root = tree(now)

    assert len(root.findall("a:entry", NS)) == 2
    assert {element.tag.partition("}")[2] for element in root.iter()} == {
        *("feed", "title", "link", "id", "updated", "author", "name", "subtitle"),
        *("entry", "published", "summary", "category"),
    }
    # A reader shows the summary as HTML: no element in it but ours.
    for summary in texts(root, "a:entry/a:summary"):
        shown = ET.fromstring(f"<div>{str(summary).replace('<br>', '<br/>')}</div>")
        assert {element.tag for element in shown.iter()} == {"div", "p", "br"}


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_feed_speaks_the_language_of_its_address(now: dt.datetime, lang: str) -> None:
    factories.hearing()

    root = tree(now, lang=lang)

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert root.findall("a:link", NS)[1].get("href") == f"http://127.0.0.1:8000/{lang}/hearings.atom"


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_a_long_feed_costs_as_many_queries_as_a_short_one(
    now: dt.datetime, count: int, django_assert_num_queries: Any
) -> None:
    factories.many_hearings(count)
    calendar = calendars.all_hearings(now)

    with django_assert_num_queries(10):
        octets = feed(calendar, lang="en", now=now)

    assert octets.count(b"<entry>") == min(count, LONGEST)
