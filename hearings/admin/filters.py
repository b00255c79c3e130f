"""The questions editors ask of the list of hearings. Days are those of the first office's zone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearings import calendars, times
from hearings.choices import Status

AHEAD = {
    "when": ("today", "tomorrow", "soon", "week", "to-come"),
    "todo": ("hour", "court", "check", "draft"),
}
"""Questions, by their words in the address, whose answers lie ahead: what is next stands first."""


def today() -> dt.date:
    """The date where the first office is."""
    return times.today(timezone.now(), calendars.main_zone())


def to_do(rows: QuerySet, todo: str | None, now: dt.datetime, day: dt.date) -> QuerySet:
    """The hearings among the rows of which this is to do, by its word in the address; all for any other word."""
    match todo:
        case "hour":
            return rows.without_hour(now, day + dt.timedelta(days=6 - day.weekday()))
        case "court":
            return rows.without_court(now)
        case "check":
            return rows.unchecked(now, day + dt.timedelta(days=2))
        case "outcome":
            return rows.unwritten(now)
        case "date":
            return rows.filter(status=Status.POSTPONED)
        case "draft":
            return rows.waiting()
        case "twice":
            return rows.doubled(now)
    return rows


class ToDo(admin.SimpleListFilter):
    """What is missing: an hour, a court, an outcome, a second look, a decision to publish."""

    title = _("what is to do")
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, page: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("hour", _("this week, without an hour")),
            ("court", _("to come, without a court")),
            ("check", _("within 48 hours, not checked again")),
            ("outcome", _("past, without an outcome")),
            ("date", _("postponed, without a new date")),
            ("draft", _("drafts")),
            ("twice", _("the same person twice on a day")),
        ]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        return to_do(rows, self.value(), timezone.now(), today())


class When(admin.SimpleListFilter):
    title = _("date")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, page: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("today", _("today")),
            ("tomorrow", _("tomorrow")),
            ("soon", _("today and tomorrow")),
            ("week", _("next 7 days")),
            ("to-come", _("to come")),
            ("past", _("past")),
        ]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        now = timezone.now()
        match self.value():
            case "today":
                return rows.in_days(now, 0, 0)
            case "tomorrow":
                return rows.in_days(now, 1, 1)
            case "soon":
                return rows.in_days(now, 0, 1)
            case "week":
                return rows.in_days(now, 0, 6)
            case "to-come":
                return rows.upcoming(now)
            case "past":
                return rows.past(now)
        return rows
