"""The fixed words of a prosecution."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    CRIMINAL = "criminal", _("Criminal case")
    ADMINISTRATIVE = "administrative", _("Administrative case")
    CIVIL = "civil", _("Civil case")


class ShownAs(models.TextChoices):
    """How much of a person's name the public sees, everywhere at once."""

    FULL = "full", _("full name")
    INITIALS = "initials", _("initials")
    WITHHELD = "withheld", _("name withheld")


class RestraintKind(models.TextChoices):
    CUSTODY = "custody", _("Custody")
    HOUSE_ARREST = "house_arrest", _("House arrest")
    RECOGNIZANCE = "recognizance", _("Recognizance not to leave")
    BAIL = "bail", _("Bail")
    OTHER = "other", _("Other restraint")
    NONE = "none", _("No restraint")


class ProsecutionState(models.TextChoices):
    GOING_ON = "going_on", _("Going on")
    SEPARATED = "separated", _("Case separated")
    DROPPED = "dropped", _("Prosecution dropped")
    DECIDED = "decided", _("Decided")
    DIED = "died", _("Died")


class Verdict(models.TextChoices):
    CONVICTED = "convicted", _("Convicted")
    ACQUITTED = "acquitted", _("Acquitted")
    DISCONTINUED = "discontinued", _("Discontinued")
    OTHER = "other", _("Other decision")
