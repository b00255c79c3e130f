"""Notices of a hearing's last change in every language, for an editor to copy into messengers after a step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from hearings.formats.notice import last_change, notice
from hearings.models import Hearing
from hearings.serializers import hearing_records

FRESH = dt.timedelta(hours=1)
"""So long after a change its notices stand open: whoever made it has come here to pass it on."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The text in one language, and the language's own name; `is_fresh` while the change has only just been made."""

    lang: str
    language: str
    text: str
    is_fresh: bool


def notices(hearing: Hearing, now: dt.datetime) -> list[Notice]:
    """What readers can be told of the last change; nothing for a hearing they cannot see, or that cannot be shown."""
    rows = list(Hearing.objects.published(now).for_record().filter(pk=hearing.pk))
    written = []
    for lang, language in settings.LANGUAGES:
        for record in hearing_records(rows, lang, now):
            if change := last_change(record):
                text = notice(record, change, site=settings.SITE_URL)
                written.append(Notice(lang, language, text, is_fresh=now - change.at < FRESH))
    return written
