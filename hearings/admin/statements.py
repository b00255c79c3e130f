"""The desk's pages of what the organisation itself says."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearings import times
from hearings.models import Statement
from offices.desk import DeskAdmin
from offices.texts import say


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    list_display = ("beginning", "from_date", "until_date", "position", "office")
    list_filter = (("office", admin.RelatedOnlyFieldListFilter), ("until_date", admin.EmptyFieldListFilter))
    list_select_related = ("office",)
    date_hierarchy = "from_date"
    instead = _("Fill in “until”: then it is no longer said.")
    within = ("office",)
    fields = ("text", ("from_date", "until_date"), "position", "office")

    def was_shown(self, row: models.Model) -> bool:
        """From its first day on it stands in the bulletins of those days."""
        return row.from_date <= times.today(timezone.now(), row.office.zone)

    def is_beyond_drafts(self, row: models.Model) -> bool:
        """There are no drafts of statements."""
        return row.pk is not None

    @admin.display(description=_("text"))
    def beginning(self, row: Statement) -> str:
        text = say(row, "text", get_language())
        return text if len(text) < 100 else f"{text[:99]}…"
