"""The addresses of the public site, without languages. Every list has two: its page, and its feeds beside."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from hearings import converters
from hearings.calendars import Calendar
from hearings.views import opened, plain, subjects
from hearings.views.about import about
from hearings.views.archive import archive
from hearings.views.article import article, articles
from hearings.views.case import case, case_feed
from hearings.views.changes import changes, changes_feed
from hearings.views.city import cities, city
from hearings.views.copies import copies_page
from hearings.views.court import court, courts
from hearings.views.day import day
from hearings.views.defendant import defendant, defendant_feed
from hearings.views.defendants import defendants
from hearings.views.embed import embed
from hearings.views.feeds import feed
from hearings.views.hearing import hearing
from hearings.views.home import home
from hearings.views.leaflet import leaflet
from hearings.views.month import month
from hearings.views.office import office
from hearings.views.picture import day_picture, hearing_picture
from hearings.views.search import search, search_feed
from hearings.views.sheet import day_sheet, hearing_sheet
from hearings.views.statistics import statistics, statistics_file
from hearings.views.subscribe import subscribe
from hearings.views.week import week
from hearings.views.year import year

converters.register()


def calendar(
    stem: str, view: Callable[..., HttpResponse], opened: Callable[..., Calendar], name: str
) -> list[URLPattern]:
    """Both paths of a calendar: the page at `stem/`, its feeds at `stem.ics` and every other suffix."""
    return [
        path(f"{stem}/", view, name=name),
        path(f"{stem}.<suffix:suffix>", feed, {"opened": opened}, name=f"{name}-feed"),
    ]


def rolling(
    stem: str, view: Callable[..., HttpResponse], found: Callable[..., Calendar], name: str
) -> list[URLPattern]:
    """A calendar that reaches 90 days back, and each of its years whole: `stem/2021/`, `stem/2021.ics`."""
    in_year = opened.in_year(found)
    return [
        *calendar(stem, view, found, name),
        path(f"{stem}/<year:year>/", archive, {"found": found}, name=f"{name}-year"),
        path(f"{stem}/<year:year>.<suffix:suffix>", feed, {"opened": in_year}, name=f"{name}-year-feed"),
    ]


def changelog(stem: str, opened: Callable[..., Calendar], name: str) -> list[URLPattern]:
    """The same of a calendar's list of changes: `stem/`, `stem.atom`, `stem.json`."""
    calendar = {"calendar_of": opened}
    return [
        path(f"{stem}/", changes, calendar, name=name),
        path(f"{stem}.<suffix:suffix>", changes_feed, calendar, name=f"{name}-feed"),
    ]


urlpatterns = [
    path("", home, name="home"),
    path("hearings.<suffix:suffix>", feed, {"opened": opened.all_hearings}, name="home-feed"),
    *calendar("<day:date>", day, opened.day, "day"),
    *calendar("<week:monday>", week, opened.week, "week"),
    *calendar("<month:first>", month, opened.month, "month"),
    *calendar("<year:year>", year, opened.year, "year"),
    *calendar("hearings/<uuid:public_id>", hearing, subjects.hearing, "hearing"),
    # What messengers show beside a link.
    path("hearings/<uuid:public_id>/share/<digest:digest>.png", hearing_picture, name="hearing-picture"),
    path("<day:date>/share/<digest:digest>.png", day_picture, name="day-picture"),
    # For the way to court, with the publisher's name and without.
    path("hearings/<uuid:public_id>/sheet/", hearing_sheet, name="hearing-sheet"),
    path("hearings/<uuid:public_id>/sheet/plain/", hearing_sheet, {"named": False}),
    path("<day:date>/sheet/", day_sheet, name="day-sheet"),
    path("<day:date>/sheet/plain/", day_sheet, {"named": False}),
    # People, cases, places, the law.
    path("defendants/", defendants, name="defendants"),
    path("defendants/<slug:key>/", defendant, name="defendant"),
    path(
        "defendants/<slug:key>.<suffix:suffix>",
        defendant_feed,
        {"opened": subjects.defendant},
        name="defendant-feed",
    ),
    *changelog("defendants/<slug:key>/changes", subjects.defendant, "defendant-changes"),
    path("cases/<uuid:public_id>/", case, name="case"),
    path("cases/<uuid:public_id>.<suffix:suffix>", case_feed, {"opened": subjects.case}, name="case-feed"),
    *changelog("cases/<uuid:public_id>/changes", subjects.case, "case-changes"),
    path("courts/", courts, name="courts"),
    *rolling("courts/<slug:slug>", court, subjects.court, "court"),
    *changelog("courts/<slug:slug>/changes", subjects.court, "court-changes"),
    path("cities/", cities, name="cities"),
    *rolling("cities/<slug:slug>", city, subjects.city, "city"),
    path("articles/", articles, name="articles"),
    *rolling("articles/<slug:code>/<str:number>", article, subjects.article, "article"),
    *rolling("offices/<slug:slug>", office, subjects.office, "office"),
    # Any of them inside another site's page.
    path("embed/", embed, name="embed"),
    path("embed/<path:address>/", embed, name="embed-calendar"),
    path("statistics/", statistics, name="statistics"),
    path("statistics.<suffix:suffix>", statistics_file, name="statistics-file"),
    path("search/", search, name="search"),
    path("search.<suffix:suffix>", search_feed, name="search-feed"),
    # About the site, and what programs ask for.
    path("about/", about, name="about"),
    path("copies/", copies_page, name="copies"),
    path("leaflet.html", leaflet, name="leaflet"),
    path("subscribe/", subscribe, name="subscribe"),
    *changelog("changes", opened.all_hearings, "changes"),
    path("robots.txt", plain.robots),
    path("favicon.ico", plain.favicon),
    path("sitemap.xml", plain.site_map, name="sitemap"),
    path("sitemap-<int:number>.xml", plain.one_of_maps),
    path(".well-known/security.txt", plain.security),
    path("livez", plain.alive),
    path("healthz", plain.healthy),
]
