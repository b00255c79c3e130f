"""Every page says what it is to those who only look at its head: search engines, messengers, browsers."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"
PAGES = (
    "/", "/2021/", "/2021/05/", "/2021/W18/", "/2021/05/06/", "/defendants/", "/defendants/aru-demova/", "/courts/",
    "/courts/almaty-city/", "/cities/", "/cities/almaty/", "/articles/", "/articles/kz-cc/405/", "/changes/",
    "/subscribe/", "/statistics/", "/about/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/ru", "/kk"])
def test_a_page_names_itself_its_languages_and_what_a_messenger_shows(
    client: Client, path: str, prefix: str
) -> None:
    factories.hearing()

    page = reads(client, prefix + path)

    links = [one for one in page.all("head link") if one.get("rel") in ("canonical", "alternate")]
    assert [one.get("href") for one in links if one.get("rel") == "canonical"] == [SITE + prefix + path]
    languages = {one.get("hreflang"): one.get("href") for one in links if one.get("hreflang")}
    assert languages == {
        "en": SITE + path,
        "ru": f"{SITE}/ru{path}",
        "kk": f"{SITE}/kk{path}",
        "x-default": SITE + path,
    }
    told = {one.get("property"): one.get("content") for one in page.all("head meta") if one.get("property")}
    assert told["og:url"] == SITE + prefix + path
    assert told["og:type"] == "website"
    assert page.one("head title").text == f"{told['og:title']} – {told['og:site_name']}"
    assert told["og:description"]


def test_a_title_with_quotes_stays_one_text(client: Client) -> None:
    factories.hearing()

    page = reads(client, "/search/?q=%22demova%22%3E%3Cb")

    told = [one.get("content") for one in page.all("head meta") if one.get("property") == "og:title"]
    assert told == ['Search: "demova"><b']
