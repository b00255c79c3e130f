"""A log-in of an editor, as the server remembers it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskSession(AbstractBaseSession):
    """One browser at the desk. Knows whose it is, so that all of somebody's can be ended at once.

    `session_key` holds a digest: a copy of the database opens nobody's session.
    """

    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="desk_sessions", null=True, on_delete=models.CASCADE
    )
    began = models.DateTimeField()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return f"{self.editor_id} {self.began:%Y-%m-%d %H:%M}"
