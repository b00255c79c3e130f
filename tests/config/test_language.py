"""Promises of `config.language`: a page speaks the language of its address, the desk its editor's."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import formats, translation
from django.utils.translation import gettext

from config.language import LanguageMiddleware, check_settings, page_language, split_language

LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]


def say_language(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse(f"{request.lang} {translation.get_language()} {request.path_info}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(f"{page_language(request)} {translation.get_language()} {gettext('Yes')}", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{page_language(request)} {translation.get_language()}", status=500)


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


class KnownEditor:
    """Stands where log-in stands: behind the language, before the page."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleNamespace(language=request.headers.get("Editor-Language", ""))
        return self.get_response(request)


urlpatterns = [
    path("", say_language),
    path("2021/05/06/", say_language),
    path("defendants/<slug:slug>/", say_language),
    path("broken/", broken),
    path("missing/", missing),
    path("admin/", say_language),
    path("admin/cases/", say_language),
    path("livez", say_language),
]
handler404 = not_found
handler500 = server_error

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def site(settings):
    settings.LANGUAGES = LANGUAGES
    settings.LANGUAGE_CODE = "en"
    settings.MIDDLEWARE = [
        "config.language.LanguageMiddleware",
        "django.middleware.common.CommonMiddleware",
        f"{__name__}.KnownEditor",
    ]
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    return settings


def get(address: str, **headers: str) -> str:
    return Client(headers=headers).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "en en /"),
        ("/2021/05/06/", "en en /2021/05/06/"),
        ("/ru/", "ru ru /"),
        ("/ru/2021/05/06/", "ru ru /2021/05/06/"),
        ("/kk/2021/05/06/", "kk kk /2021/05/06/"),
        ("/defendants/ru/", "en en /defendants/ru/"),
        ("/kk/defendants/ru/", "kk kk /defendants/ru/"),
    ],
)
def test_the_address_says_the_language(address: str, said: str) -> None:
    assert get(address) == said


@pytest.mark.parametrize("asked", ["ru", "kk,ru;q=0.8", "de", "*", "\x00", ""])
def test_a_readers_page_does_not_listen_to_the_browser(asked: str) -> None:
    response = Client(headers={"Accept-Language": asked, "Cookie": "django_language=ru"}).get("/2021/05/06/")
    assert response.content == b"en en /2021/05/06/"
    assert "Vary" not in response.headers
    assert "Set-Cookie" not in response.headers
    assert not response.cookies


@pytest.mark.parametrize(
    "address",
    [
        "/en/",
        "/en/2021/05/06/",
        "/RU/",
        "/de/",
        "/ru/ru/",
        "/ru/en/",
        "/ru//",
        "/ru/admin/",
        "/ru/admin/cases/",
        "/kk/static/site.css",
        "/ru/livez",
    ],
)
def test_no_other_address_speaks_a_language(address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/ru", "/ru/"),
        ("/ru?q=a%20b", "/ru/?q=a%20b"),
        ("/ru/2021/05/06", "/ru/2021/05/06/"),
        ("/2021/05/06", "/2021/05/06/"),
        ("/kk/2021/05/06?a=1", "/kk/2021/05/06/?a=1"),
    ],
)
def test_a_missing_slash_is_added_in_the_same_language(address: str, target: str) -> None:
    response = Client().get(address)
    assert (response.status_code, response.headers["Location"]) == (301, target)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/missing/", "en en Yes"),
        ("/ru/missing/", "ru ru Да"),
        ("/kk/missing/", "kk kk Иә"),
        ("/ru/no/such/page/", "ru ru Да"),
        ("/ru/admin/", "ru ru Да"),
        ("/en/", "en en Yes"),
    ],
)
def test_what_is_not_found_is_said_in_the_pages_language(address: str, said: str) -> None:
    assert get(address) == said


def test_a_failure_is_told_in_the_pages_language() -> None:
    client = Client(raise_request_exception=False)
    assert client.get("/kk/broken/").content == b"kk kk"
    assert client.get("/broken/").content == b"en en"


def test_a_request_refused_before_its_language_was_set_still_has_one() -> None:
    assert page_language(RequestFactory().get("/ru/2021/05/06/")) == "ru"
    assert page_language(RequestFactory().get("/2021/05/06/")) == "en"


def test_no_language_stays_behind() -> None:
    translation.activate("kk")
    try:
        get("/ru/")
        assert translation.get_language() == "en"
    finally:
        translation.deactivate()


@pytest.mark.parametrize(
    ("editor", "browser", "lang"),
    [
        ("kk", "ru", "kk"),
        ("", "ru", "ru"),
        ("", "kk;q=0.3,ru;q=0.9", "ru"),
        ("", "de", "en"),
        ("", "", "en"),
        ("xx", "ru", "ru"),
    ],
)
@pytest.mark.parametrize("address", ["/admin/", "/admin/cases/"])
def test_the_desk_speaks_its_editors_language_or_else_the_browsers(address, editor, browser, lang) -> None:
    said = get(address, **{"Editor-Language": editor, "Accept-Language": browser})
    assert said == f"{lang} {lang} {address}"


def test_another_default_language_takes_the_prefix_off_itself(site) -> None:
    site.LANGUAGE_CODE = "kk"
    assert get("/") == "kk kk /"
    assert get("/en/") == "en en /"
    assert Client().get("/kk/").status_code == 404


def test_a_fourth_language_is_a_setting(site) -> None:
    site.LANGUAGES = [*LANGUAGES, ("be", "Беларуская")]
    assert get("/be/2021/05/06/") == "be be /2021/05/06/"


@pytest.mark.parametrize(
    ("address", "split"),
    [
        ("/ru/2021/05/06.ics", ("ru", "/2021/05/06.ics")),
        ("/2021/05/06.ics", ("en", "/2021/05/06.ics")),
        ("/ru", ("ru", "")),
        ("/ru/", ("ru", "/")),
        ("/ru/static/a.css", ("ru", "/ru/static/a.css")),
        ("/", ("en", "/")),
        ("", ("en", "")),
        ("*", ("en", "*")),
        ("xru/", ("en", "xru/")),
    ],
)
def test_an_address_can_be_split_without_a_request(address: str, split: tuple[str, str]) -> None:
    assert split_language(address) == split


@pytest.mark.parametrize(
    ("languages", "default", "sentence"),
    [
        ([("ru", "Русский")], "en", "DEFAULT_LANGUAGE “en” is not among LANGUAGES."),
        (
            [*LANGUAGES, ("xx", "?")],
            "en",
            "LANGUAGES names “xx”. Language “xx” has no dates: locale/xx/dates.toml is missing.",
        ),
    ],
)
def test_a_language_that_cannot_be_spoken_stops_the_start(site, languages, default, sentence) -> None:
    site.LANGUAGES, site.LANGUAGE_CODE = languages, default
    with pytest.raises(ImproperlyConfigured) as caught:
        LanguageMiddleware(say_language)
    assert str(caught.value) == sentence


def test_the_languages_of_this_installation_can_be_spoken() -> None:
    check_settings()


@pytest.mark.parametrize(
    ("lang", "date", "month"),
    [
        ("en", "6_May 2021", "May 2021"),
        ("ru", "6_мая 2021_г.", "Май 2021_г."),
        ("kk", "2021 жылғы 6_мамыр", "2021 жылғы мамыр"),
    ],
)
def test_the_desk_writes_dates_and_hours_as_readers_know_them(lang: str, date: str, month: str) -> None:
    moment = dt.datetime(2021, 5, 6, 14, 5)  # a wall clock, as the desk shows it
    with translation.override(lang):
        assert formats.date_format(moment, "DATE_FORMAT") == date.replace("_", "\u00a0")
        assert formats.date_format(moment, "YEAR_MONTH_FORMAT") == month.replace("_", "\u00a0")
        assert formats.time_format(moment) == "14:05"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("typed", ["14:05", "14.05", "1405", "14:05:00"])
def test_an_editor_types_hours_as_they_come(lang: str, typed: str) -> None:
    with translation.override(lang):
        assert forms.TimeField().clean(typed) == dt.time(14, 5)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("typed", ["2021-05-06", "06.05.2021"])
def test_an_editor_types_dates_as_they_come(lang: str, typed: str) -> None:
    with translation.override(lang):
        assert forms.DateField().clean(typed) == dt.date(2021, 5, 6)
