"""Nobody has to know how the site is built: every hearing is three clicks from the home page, or one search away."""

from __future__ import annotations

import datetime as dt
import io
import re
from urllib.parse import quote, urljoin, urlsplit

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from hearings.models import Hearing
from hearings.serializers import hearing_records

MORNING = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)
CLICKS = 3
LINK = re.compile(r'<a [^>]*?href="([^"#]*)')
HEARING = re.compile(r"/hearings/([0-9a-f-]{36})/")
PAGES = r"/(\d{4}/(\d\d/(\d\d/)?|W\d\d/)?|(defendants|courts|cities)/([^/]+/)?|articles/([^/]+/[^/]+/)?|cases/[^/]+/)?"
"""Where a reader who looks for a hearing goes on; not into forms, feeds and lists of changes."""

pytestmark = pytest.mark.django_db


def reached(client: Client) -> dict[str, int]:
    """The public id of each hearing that is named on a page, and after how many clicks from the home page."""
    found: dict[str, int] = {}
    seen, now = {"/"}, ["/"]
    for clicks in range(CLICKS):
        ahead = []
        for address in now:
            for link in LINK.findall(client.get(address).content.decode()):
                path = urlsplit(urljoin(address, link)).path
                if key := HEARING.match(path):
                    # The link to it is one click more.
                    found.setdefault(key[1], clicks + 1)
                elif path not in seen and re.fullmatch(PAGES, path):
                    seen.add(path)
                    ahead.append(path)
        now = ahead
    return found


def searched(client: Client, key: str, hearing: Hearing) -> bool:
    """Whether the name of its first defendant, or its court, finds it on the first page of results."""
    record = hearing_records([hearing], "en", MORNING)[0]
    words = record.people[0].label if record.people else str(record.court.name)
    return key in client.get(f"/search/?q={quote(words)}").content.decode()


@pytest.mark.only_on("sqlite")  # the demo whole, and its pages are the same on either
@time_machine.travel(MORNING, tick=False)
def test_from_the_home_page_any_hearing_takes_three_clicks_or_one_search(client: Client) -> None:
    call_command("load_demo", date=MORNING.date(), stdout=io.StringIO())
    public = {str(row.public_id): row for row in Hearing.objects.published(MORNING).for_record()}

    clicked = reached(client)
    unfound = [key for key in public.keys() - clicked.keys() if not searched(client, key, public[key])]

    assert clicked.keys() <= public.keys()
    assert len(clicked) > len(public) // 2
    assert unfound == []
