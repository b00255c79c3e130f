"""Validators: who has the bytes already is told so, by GET and by HEAD."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/2021/05/06/", "/2021/05/06.ics", "/hearings.json"])
def test_head_carries_the_etag_of_get_and_answers_304_to_it(client, address):
    factories.hearing()
    etag = client.get(address).headers["ETag"]

    head = client.head(address)

    assert (head.status_code, head.headers["ETag"], head.content) == (200, etag, b"")
    assert client.head(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_a_court_whose_only_hearing_was_withdrawn_still_hands_out_the_tombstone(client, now):
    hearing = factories.hearing(publication="withdrawn", first_published_at=now, withdrawn_at=now)

    feed = client.get(f"/courts/{hearing.court.slug}.json")

    assert feed.status_code == 200
    assert [gone["id"] for gone in feed.json()["withdrawn"]] == [str(hearing.public_id)]
