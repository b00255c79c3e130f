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


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Skip to the hearings"),
        ("/2021/05/06/", "Skip to the hearings"),
        ("/ru/courts/almaty-city/", "Перейти к заседаниям"),
        ("/kk/defendants/aru-demova/", "Отырыстарға өту"),
        ("/search/?q=demova", "Skip to the hearings"),
        ("/search/", "Skip to the content"),
        ("/about/", "Skip to the content"),
        ("/ru/about/", "Перейти к содержанию"),
        ("/kk/courts/", "Мазмұнға өту"),
        ("/subscribe/", "Skip to the content"),
        ("/subscribe/?who=demova", "Skip to the content"),
    ],
)
def test_whoever_skips_the_menu_is_told_where_that_leads(client: Client, path: str, words: str) -> None:
    factories.hearing()

    assert reads(client, path).one("a.skip").text == words


def test_the_page_of_one_hearing_has_no_hearings_to_skip_to(client: Client) -> None:
    hearing = factories.hearing()

    assert reads(client, f"/hearings/{hearing.public_id}/").one("a.skip").text == "Skip to the content"


def test_a_page_that_is_not_there_has_no_hearings_to_skip_to(client: Client) -> None:
    assert reads(client, "/no-such-page/", 404).one("a.skip").text == "Skip to the content"
