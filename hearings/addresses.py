"""Public addresses in a language: the default language's stand at the root, every other's under its prefix."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from hearings import copies


def prefix(lang: str) -> str:
    """`/ru`, or nothing for the default language."""
    return "" if lang == settings.LANGUAGE_CODE else f"/{lang}"


def absolute(path: str) -> str:
    """The path behind the site's own address from the settings, never from what a client claims in Host."""
    return copies.site() + path


def home(lang: str) -> str:
    return prefix(lang) + "/"


def copies_page(lang: str) -> str:
    return prefix(lang) + "/copies/"


def day(date: dt.date, lang: str) -> str:
    return f"{prefix(lang)}/{date:%Y/%m/%d}/"


def month(date: dt.date, lang: str) -> str:
    return f"{prefix(lang)}/{date:%Y/%m}/"


def year(number: int, lang: str) -> str:
    return f"{prefix(lang)}/{number:04}/"


def week(monday: dt.date, lang: str) -> str:
    iso = monday.isocalendar()
    return f"{prefix(lang)}/{iso.year:04}/W{iso.week:02}/"


def hearing(public_id: object, lang: str) -> str:
    return f"{prefix(lang)}/hearings/{public_id}/"


def case(public_id: object, lang: str) -> str:
    return f"{prefix(lang)}/cases/{public_id}/"


def defendant(key: str, lang: str) -> str:
    return f"{prefix(lang)}/defendants/{key}/"


def court(slug: str, lang: str) -> str:
    return f"{prefix(lang)}/courts/{slug}/"


def city(slug: str, lang: str) -> str:
    return f"{prefix(lang)}/cities/{slug}/"


def article(code: str, number: str, lang: str) -> str:
    return f"{prefix(lang)}/articles/{code.lower()}/{number}/"
