"""Rows some of whose columns follow from the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.db import models


class Derived(models.Model):
    """`derive()` fills such columns: before each save, and where rows are inserted many at once."""

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Fills what follows from the other columns."""
        raise NotImplementedError

    @classmethod
    def derive_all(cls, rows: Sequence[Self]) -> None:
        """The same for rows that are inserted at once; here is the place to look up once what all of them need."""
        for row in rows:
            row.derive()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)
