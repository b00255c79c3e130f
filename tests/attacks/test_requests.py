"""Requests nobody sends by mistake: each gets a plain answer, quickly, and none a broken page or another's words.

The numbers are those of tests/attacks/table.py.
"""

from __future__ import annotations

import time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearings.models import Hearing
from tests import factories
from tests.environment import SITE_URL

pytestmark = pytest.mark.django_db
PLAIN = (200, 301, 302, 400, 404, 405, 410, 413, 414)
LONGEST = 1.0
"""Seconds of this thread's own work."""


def probe(client: Client, address: str, query: str = "", **more: object) -> int:
    """The status of a hostile request; fails when it is a fault of ours, slow, or shows markup that was sent."""
    began = time.thread_time()
    answer = client.generic("GET", address, QUERY_STRING=query, **more)
    assert answer.status_code in PLAIN, (address, query[:80], answer.status_code)
    assert time.thread_time() - began < LONGEST, (address, query[:80])
    # A calendar, sent as one and with nosniff, may repeat what was asked for in any letters.
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert b"<script>alert" not in answer.content
    assert answer.headers.get("Location", SITE_URL).startswith((SITE_URL, "/"))
    assert not answer.headers.get("Location", "").startswith("//")
    return answer.status_code


@pytest.fixture
def hearing(now: object) -> Hearing:
    return factories.hearing()


LISTS = ("/search/", "/changes/", "/subscribe/", "/embed/", "/search.ics")


@pytest.mark.parametrize(
    "query",
    [
        *(f"page={value}" for value in ("0", "-1", "1e9", "99999999999999999999", "a", "9" * 1500)),
        *(f"{value}" for value in ("page_size=1000000", "limit=-1", "limit=%D9%A3", "from=0001-01-01&to=9999-12-31")),
        *(f"q={value}" for value in ("%ff%fe", "%c0%af", "%ed%a0%80", "%25%25", "_", "*", "%22", "OR", "NEAR(", ":*")),
        "q=%5C", "q='%3B DROP TABLE--", "order=name)%3B--", "filter__user__password=a", "q=a&q=b&q[]=c", "q[$gt]=",
        "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "callback=alert", "fields=private_notes&expand=user",
        "&".join(f"a{n}=1" for n in range(300)),
    ],
)  # fmt: skip
def test_odd_queries_are_answered_plainly(client: Client, hearing: Hearing, query: str) -> None:
    for address in LISTS:
        probe(client, address, query)


def test_endless_queries_and_parameters_are_refused(client: Client) -> None:
    assert probe(client, "/search/", "q=" + "a" * 100_000) == 400
    assert probe(client, "/search/", "&".join(f"a{n}=1" for n in range(10_000))) == 400


@pytest.mark.parametrize("year", ["0", "1", "0000", "1899", "9999", "10000", "-1", "二〇二六", "٢٠٢٦"])
def test_years_that_are_none_are_not_found(client: Client, year: str) -> None:
    assert probe(client, f"/{year}/") == 404


def test_a_day_with_one_digit_is_not_the_day(client: Client) -> None:
    assert probe(client, "/2026/2/3/") == 404


FORGED = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PROTO": "http",
    "HTTP_X_FORWARDED_SCHEME": "nothing",
    "HTTP_FORWARDED": "host=evil.example",
    "HTTP_X_ORIGINAL_URL": "/admin/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE",
    "HTTP_ACCEPT_LANGUAGE": "../../etc",
    "HTTP_COOKIE": "sessionid=../../; csrf=" + "x" * 8000,
}


@pytest.mark.parametrize("header", FORGED)
@pytest.mark.parametrize("address", ["/2021/05/06/", "/2021/05/06.ics", "/embed/"])
def test_forged_headers_change_no_byte(client: Client, hearing: Hearing, header: str, address: str) -> None:
    plain = client.get(address)
    forged = client.get(address, **{header: FORGED[header]})

    assert (forged.status_code, forged.content) == (200, plain.content)
    assert not forged.cookies
    assert dict(forged.items()) == dict(plain.items())


@pytest.mark.parametrize("query", ["utm_x=1", "%3Bparam", "a=b&c=d"])
def test_junk_and_a_body_change_no_byte(client: Client, hearing: Hearing, query: str) -> None:
    plain = client.get("/2021/05/06/").content

    assert client.get("/2021/05/06/", QUERY_STRING=query).content == plain
    body = client.generic("GET", "/2021/05/06/", "q=evil", content_type="application/x-www-form-urlencoded")
    assert body.content == plain


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1@evil.example", "127.0.0.1 evil", "a" * 5000, ""])
def test_other_hosts_are_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"host": host}) if host else client.get("/", SERVER_NAME="evil.example")

    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.parametrize(
    "address", ["/admin/x.css", "/cases/1/foo.ics", "/hearings/1/x.css", "/2021/05/06/a.css"]
)
def test_a_page_does_not_pass_for_a_file(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code in (302, 404)
    assert "no-store" in answer.headers["Cache-Control"] or answer.status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=" + ",".join(["0-1"] * 1000)},
        {"If-None-Match": ",".join(['"a"'] * 20_000)},
        {"If-Modified-Since": "yesterday"},
        {"If-Modified-Since": "Mon, 32 Foo 99999 99:99:99 GMT"},
        {"Accept": "*/*;q=" + "9" * 4000},
        {"Accept-Encoding": "gzip;q=" + "0" * 4000},
    ],
)
def test_odd_headers_are_answered_plainly(client: Client, hearing: Hearing, headers: dict[str, str]) -> None:
    for address in ("/2021/05/06/", "/hearings.ics", "/robots.txt"):
        assert client.get(address, headers=headers).status_code in (200, 206, 304, 416)


@pytest.mark.parametrize("length", [">", "-1", "1e3", "٣", "9" * 5000])
@pytest.mark.parametrize("address", ["/2021/05/06/", "/admin/login/"])
def test_a_length_that_is_no_number_is_refused(client: Client, address: str, length: str) -> None:
    assert client.get(address, CONTENT_LENGTH=length).status_code == 400


NOBODYS = """order=name)%3B-- filter__user__password=a page_size=1000000 callback=alert fields=private_notes
expand=user""".split()
ANSWERS = ("/search/", "/changes/", "/embed/", "/search.json", "/2021/05/06.json", "/changes.json")


@pytest.mark.parametrize("address", ANSWERS)
def test_parameters_nobody_knows_change_no_byte(client: Client, hearing: Hearing, address: str) -> None:
    plain = client.get(address)

    for query in NOBODYS:
        answer = client.get(address, QUERY_STRING=query)
        assert (answer.status_code, answer.content) == (plain.status_code, plain.content), query


@pytest.mark.parametrize(
    "path",
    ["..%2f..%2fetc/passwd", "%2e%2e/manage.py", "..%5cmanage.py", "style.css%00.png", ".git/config", ".env"],
)
def test_no_file_leaves_by_the_folder_of_the_style(client: Client, path: str) -> None:
    assert probe(client, f"/static/{path}") in (400, 404)
    assert probe(client, f"/{path}") in (400, 404)


@pytest.mark.parametrize(
    "name", ["db.sqlite3", "opencourt.sqlite3", "backup.sql", "settings.py", "secret-key"]
)
def test_no_file_of_the_house_has_an_address(client: Client, name: str) -> None:
    assert {probe(client, f"{at}{name}") for at in ("/", "/static/", "/var/")} == {404}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    stem=st.sampled_from(
        ["/", "/ru/", "/2021/05/06/", "/defendants/", "/courts/", "/articles/kz-cc/", "/embed/", "/admin/"]
    ),
    path=st.text(max_size=40),
    query=st.dictionaries(
        st.sampled_from(
            ["q", "from", "to", "limit", "since", "past", "cancelled", "address", "lang", "court", "x"]
        ),
        st.text(max_size=30),
        max_size=4,
    ),
)
def test_no_address_and_no_parameter_breaks_a_page(
    client: Client, stem: str, path: str, query: dict[str, str]
) -> None:
    data = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    for address in (
        stem + path.encode("utf-8", "replace").decode(),
        "/search/",
        "/changes/",
        "/subscribe/",
        "/embed/",
    ):
        answer = client.get(address.replace("?", "").replace("#", ""), data)
        assert answer.status_code in PLAIN, (address, data)


@pytest.mark.parametrize(
    "link",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,a",
            "file:///etc/passwd",
            "ftp://court.example/",
            "//evil.example",
        ),
        *(
            "https://a/\r\nX: y",
            "https://court.kz@evil.example/",
            "https://zo\u043em.us/",
            "https://xn--80ak6aa92e.com/",
        ),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(hearing: Hearing, link: str) -> None:
    hearing.link = link
    with pytest.raises(ValidationError):
        hearing.full_clean()
