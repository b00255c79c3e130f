"""Headers on every answer, and requests that no view sees."""

import pytest
from django.urls import reverse

from hearings import edition
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/ru/",
    "/2021/05/06/",
    "/2021/05/06.ics",
    "/nowhere/",
    "/2021/02/30/",
    "/static/style.css",
    "/admin/login/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers_that_keep_others_out(client, address):
    headers = client.get(address).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Permissions-Policy" in headers
    assert headers["Referrer-Policy"] == ("same-origin" if address.startswith("/admin/") else "no-referrer")


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith("/admin/")])
def test_no_public_answer_sets_or_varies_on_a_cookie(client, address):
    client.cookies["session"] = "stolen"

    answer = client.get(address)

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_desk_is_never_kept_by_anybody(client):
    assert client.get("/admin/login/").headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "FOO"])
@pytest.mark.parametrize("address", ["/", "/kk/2021/05/06/", "/admin/"])
def test_odd_methods_are_refused_everywhere(client, method, address):
    answer = client.generic(method, address)

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("address", ["/", "/2021/05/06/", "/2021/05/06.ics", "/about/"])
def test_a_public_page_takes_no_post(client, address):
    factories.office()

    assert client.post(address, {"x": "y"}).status_code == 405


@pytest.mark.parametrize("query", ["q=%00", "q=\x00", "q=" + "a" * 3000])
def test_a_query_that_no_reader_sends_is_refused_plainly(client, query):
    answer = client.get("/", QUERY_STRING=query)

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path", ["/\x00", "/2021/%00/", "/defendants/%ff%fe/", "/..%2f..%2fetc/passwd", "//evil.example/%2e%2e"]
)
def test_an_address_that_is_none_is_refused_and_leads_nowhere_else(client, path):
    answer = client.get(path)

    assert answer.status_code in (400, 404)
    assert "Location" not in answer.headers


def test_another_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_an_error_speaks_the_language_of_its_address(client):
    assert '<html lang="ru"' in client.get("/ru/2021/02/30/").content.decode()
    assert '<html lang="kk"' in client.put("/kk/").content.decode()


def test_a_door_at_the_desk_opens_for_editors_alone(client):
    factories.hearing()
    before = edition.current().number
    answer = client.post(reverse("admin:hearings_court_change", args=[factories.court().pk]), {"slug": "x"})

    assert (answer.status_code, edition.current().number) == (403, before)


@pytest.mark.parametrize("address", [*ADDRESSES, "/subscribe/", "/embedded/", "/about/"])
def test_no_other_site_may_frame_a_page(client, address):
    headers = client.get(address).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "address", ["/embed/", "/ru/embed/today/", "/kk/embed/2021/05/06/", "/embed/?limit=0"]
)
def test_only_what_is_made_for_frames_may_be_framed(client, address):
    headers = client.get(address).headers

    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_whoever_has_the_framed_page_already_may_go_on_framing_it(client):
    factories.office()
    first = client.get("/embed/")
    again = client.get("/embed/", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert "X-Frame-Options" not in again.headers


@pytest.mark.parametrize("suffix", ["ics", "atom", "json", "csv", "txt"])
@pytest.mark.parametrize("stem", ["/hearings", "/ru/2021/05", "/courts/nowhere"])
def test_programs_on_other_sites_may_read_the_data(client, stem, suffix):
    headers = client.get(f"{stem}.{suffix}").headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_the_style_reaches_a_frame_that_has_no_origin(client):
    assert client.get("/static/embed.css").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
