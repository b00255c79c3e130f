"""The bulletin of a day, written by the calendar: to copy into messengers, in every language of its office."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearings import calendars, times
from hearings.bulletin.splitting import split
from hearings.formats import text
from hearings.models import Bulletin
from offices.fields import DayInput

if TYPE_CHECKING:
    from hearings.admin.bulletins import BulletinAdmin


class DayForm(forms.Form):
    """Which day to write."""

    date = forms.DateField(label=_("Day"), widget=DayInput)


def write(page: BulletinAdmin, request: HttpRequest) -> HttpResponse:
    """What is published for a day, as the organisation writes it; tomorrow's unless a day is asked for."""
    if not request.user.has_perm("hearings.view_hearing"):
        raise PermissionDenied
    now = timezone.now()
    tomorrow = times.today(now, calendars.main_zone()) + dt.timedelta(days=1)
    form = DayForm(request.GET or None, initial={"date": tomorrow})
    date = form.cleaned_data["date"] if form.is_valid() else tomorrow
    calendar = calendars.day(date, now)
    written = [
        (code, name, split(text.feed(calendar, lang=code, now=now).decode())) for code, name in languages()
    ]
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("Write a day's bulletin"),
        "opts": Bulletin._meta,
        "form": form,
        "written": written,
    }
    return TemplateResponse(request, "admin/hearings/bulletin/write.html", context)


def languages() -> list[tuple[str, str]]:
    """Those the first office says it writes its bulletins in; all of the site's where it says none of them."""
    office = calendars.main_office()
    asked = office.languages if office else []
    return [(code, name) for code, name in settings.LANGUAGES if code in asked] or settings.LANGUAGES
