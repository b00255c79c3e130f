"""The database's rules about a row, asked in one question before it is saved."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db import models


class AskedAtOnce(models.Model):
    """For rows with many named rules: which of them is broken is asked only when one is.

    Django asks three statements for each rule, and a hearing, checked with each step of its life, has over twenty.
    All its constraints must be CheckConstraints.
    """

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # Like Django, which asks nothing about a rule that speaks of an excluded column.
        left_out = set(exclude or ())
        conditions = [rule.condition for rule in self._meta.constraints]
        asked = [condition for condition in conditions if not condition.referenced_base_fields & left_out]
        whole = models.CheckConstraint(condition=reduce(and_, asked, models.Q()), name="all_rules")
        try:
            whole.validate(type(self), self, exclude=exclude)
        except ValidationError:
            super().validate_constraints(exclude=exclude)
