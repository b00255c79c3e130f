"""Notices of a hearing's last change in every language, for an editor to copy into messengers after a step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from hearings.formats.notice import last_change, notice
from hearings.models import Hearing
from hearings.serializers import hearing_record

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
    """What readers can be told of the last change; nothing for a hearing they cannot see."""
    row = Hearing.objects.published(now).for_record().filter(pk=hearing.pk).first()
    if row is None:
        return []
    written = []
    for lang, language in settings.LANGUAGES:
        record = hearing_record(row, lang, now)
        if change := last_change(record):
            text = notice(record, change, site=settings.SITE_URL)
            written.append(Notice(lang, language, text, is_fresh=now - change.at < FRESH))
    return written
