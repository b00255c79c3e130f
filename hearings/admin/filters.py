"""The questions editors ask of the list of hearings. Days are those of the first office's zone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearings import calendars, times
from hearings.choices import Publication, Status

STALE = dt.timedelta(hours=48)


def today() -> dt.date:
    """The date where the first office is."""
    return times.today(timezone.now(), calendars.main_zone())


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
        ]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        now, day = timezone.now(), today()
        planned = rows.filter(status=Status.SCHEDULED).exclude(publication=Publication.WITHDRAWN)
        to_come = planned.filter(ends_at__gt=now)
        match self.value():
            case "hour":
                return to_come.filter(time__isnull=True, date__lte=day + dt.timedelta(days=6 - day.weekday()))
            case "court":
                return to_come.filter(court__isnull=True)
            case "check":
                soon = to_come.filter(date__lte=day + dt.timedelta(days=2))
                return soon.filter(Q(last_checked__isnull=True) | Q(last_checked__lt=now - STALE))
            case "outcome":
                return planned.filter(ends_at__lte=now) | rows.filter(status=Status.HELD, outcome={})
            case "date":
                return rows.filter(status=Status.POSTPONED)
            case "draft":
                return rows.filter(publication__in=(Publication.DRAFT, Publication.READY))
        return rows


class When(admin.SimpleListFilter):
    title = _("date")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, page: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("today", _("today")),
            ("tomorrow", _("tomorrow")),
            ("week", _("next 7 days")),
            ("to-come", _("to come")),
            ("past", _("past")),
        ]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        day = today()
        match self.value():
            case "today":
                return rows.on(day)
            case "tomorrow":
                return rows.on(day + dt.timedelta(days=1))
            case "week":
                return rows.between(day, day + dt.timedelta(days=6))
            case "to-come":
                return rows.upcoming(timezone.now())
            case "past":
                return rows.past(timezone.now())
        return rows
