"""Sessions of the desk: how long they last, and how fresh the proof is that the editor sits there.

The setting SESSION_ENGINE points here. A session ends after SESSION_IDLE seconds without a request and, whatever
happens, SESSION_COOKIE_AGE seconds after it began (OWASP ASVS 5.0, 7.3).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils import timezone

from offices.models import DeskSession

BEGAN, SEEN, PROVED = "began", "seen", "proved"
FRESH = dt.timedelta(minutes=10)
"""For so long after a log-in, or after the password or a code was typed again, sensitive acts need no further proof."""
STEP = 60
"""Seconds between two notes that the editor is still there: a write for each request would be wasted."""
FAST_CLOCK = 300
"""Seconds a session may seem to come from the future. More: the clock was set back, and it could last for ever."""


def digest(key: str | None) -> str:
    """Under which name the database knows a session."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's sessions in the database, under digests, each with its editor and a real end."""

    @classmethod
    def get_model_class(cls) -> type[DeskSession]:
        return DeskSession

    def _get_session_from_db(self) -> DeskSession | None:
        row = self.model.objects.filter(
            session_key=digest(self.session_key), expire_date__gt=timezone.now()
        ).first()
        if row is None or _is_ahead(row):
            self._session_key = None
            return None
        return row

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(session_key=digest(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> DeskSession:
        now = timezone.now()
        began = dt.datetime.fromtimestamp(data.get(BEGAN, now.timestamp()), dt.UTC)
        idle, whole = settings.SESSION_IDLE, settings.SESSION_COOKIE_AGE
        return self.model(
            session_key=digest(self._get_or_create_session_key()),
            session_data=self.encode(data),
            editor_id=data.get(SESSION_KEY),
            began=began,
            expire_date=min(now + dt.timedelta(seconds=idle), began + dt.timedelta(seconds=whole)),
        )

    def delete(self, session_key: str | None = None) -> None:
        self.model.objects.filter(session_key=digest(session_key or self.session_key)).delete()


def _is_ahead(row: DeskSession) -> bool:
    """Whether the clock was set back since it was noted: it began in the future, or idles longer than any may."""
    latest = timezone.now() + dt.timedelta(seconds=FAST_CLOCK)
    return row.began > latest or row.expire_date > latest + dt.timedelta(seconds=settings.SESSION_IDLE)


def began(request: HttpRequest, **_log_in: Any) -> None:
    """Notes at each log-in when the session began; receives Django's signal, so that no way in is forgotten."""
    now = int(timezone.now().timestamp())
    request.session.update({BEGAN: now, SEEN: now, PROVED: now})
    DeskSession.objects.filter(expire_date__lte=timezone.now()).delete()


def touch(request: HttpRequest) -> None:
    """Notes that the editor is still there."""
    now = int(timezone.now().timestamp())
    if SESSION_KEY in request.session and now - request.session.get(SEEN, 0) >= STEP:
        request.session[SEEN] = now


def prove(request: HttpRequest) -> None:
    """Notes that the password or a code was typed again just now."""
    request.session[PROVED] = int(timezone.now().timestamp())


def is_fresh(request: HttpRequest) -> bool:
    """Whether the editor proved who they are within FRESH."""
    age = timezone.now().timestamp() - request.session.get(PROVED, 0)
    return -FAST_CLOCK <= age <= FRESH.total_seconds()


def own_key(request: HttpRequest) -> str:
    """The name of this very session in the database."""
    return digest(request.session.session_key)


def end_all() -> int:
    """Ends every session of everybody, in every process, and says how many there were."""
    return DeskSession.objects.all().delete()[0]
