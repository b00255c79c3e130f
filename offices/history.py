"""The history of a model's rows: every edit with who, when, why, and the row as it stood after it. Private.

A model says `history = History()`. The rows of its history table are written by the door of the public record (see
hearings/history.py) and not by signals: one for each row an opening of the door really changed, in bulk, with who
opened it and why.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from simple_history.models import HistoricalChanges, HistoricalRecords

ADDED, CHANGED, DELETED = "+", "~", "-"
"""What an entry says became of the row, in simple-history's signs."""
BEGAN = "began"
"""The kind of an entry that keeps how a row stood before its history began."""


class HistoryEntry(models.Model):
    """What an entry tells besides simple-history's own columns."""

    history_kind = models.CharField(max_length=16, blank=True)
    history_note = models.TextField(blank=True)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """simple-history's tables without its signals."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            bases=[HistoryEntry],
            history_id_field=models.BigAutoField(),
            # The reason readers were told: language → text.
            history_change_reason_field=models.JSONField(default=dict, blank=True),
            **options,
        )

    def post_save(self, *_args: Any, **_kwargs: Any) -> None:
        """The door writes."""

    post_delete = pre_delete = m2m_changed = post_save

    def create_history_model(self, model: type[models.Model], inherited: bool) -> type[models.Model]:
        history = super().create_history_model(model, inherited)
        # Where it really is: simple-history names the app, and `manage.py shell` looks there in vain.
        history.__module__ = self.module
        return history

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        # Nobody is given rights on a history: who may see a row may see its own.
        return {**super().get_meta_options(model), "default_permissions": ()}

    def _get_history_user_fields(self) -> dict[str, Any]:
        fields = super()._get_history_user_fields()
        # Who did it is known for ever: an account that edited anything is closed, not deleted.
        fields["history_user"].remote_field.on_delete = models.PROTECT
        return fields


def is_history(model: type[models.Model]) -> bool:
    """Whether the model is the history of another one."""
    return issubclass(model, HistoricalChanges)


def has_history(model: type[models.Model]) -> bool:
    """Whether edits of the model's rows are kept."""
    return hasattr(model._meta, "simple_history_manager_attribute")
