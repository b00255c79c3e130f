"""The index of words that readers search by. Derived from the public record, written by the door alone.

It knows only which row holds which word; whether readers may see the row is asked anew with every search. Built of
equalities alone, so that every database answers alike and by its indexes.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearings.choices import SearchKind


class SearchWord(models.Model):
    """A folded word that stands in a row: of a person, a prosecution, a case, a court, a city or an article."""

    word = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=SearchKind.choices)
    row = models.BigIntegerField()
    spelling = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(fields=["word", "kind", "row", "spelling"], name="searchword_once_a_row"),
            models.CheckConstraint(
                condition=models.Q(kind__in=SearchKind.values), name="searchword_kind_is_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "row"], name="searchword_by_row")]

    def __str__(self) -> str:
        return f"{self.word} ({self.kind} {self.row})"


class SearchKey(models.Model):
    """What leads to a word: one of its beginnings, or (`is_near`) the word with a letter left out."""

    text = models.CharField(max_length=40)
    is_near = models.BooleanField()
    word = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = _("key of the search")
        verbose_name_plural = _("keys of the search")
        constraints = [
            models.UniqueConstraint(fields=["text", "is_near", "word"], name="searchkey_once_a_word")
        ]

    def __str__(self) -> str:
        return f"{self.text} → {self.word}"
