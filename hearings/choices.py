"""The fixed words of a hearing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    SCHEDULED = "scheduled", _("Scheduled")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    HELD = "held", _("Held")
    NOT_HELD = "not_held", _("Did not take place")


class Publication(models.TextChoices):
    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNSEEN = (Publication.DRAFT, Publication.READY)
"""What readers have never seen."""
SEEN = (Publication.PUBLISHED, Publication.WITHDRAWN)
"""What was given to readers, and perhaps taken away again."""


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Access(models.TextChoices):
    UNKNOWN = "unknown", _("Not known whether open")
    OPEN = "open", _("Open to the public")
    CLOSED = "closed", _("Closed to the public")


class WasOpen(models.TextChoices):
    """Whether the public could be there, as it turned out; what was announced beforehand is `Access`."""

    UNKNOWN = "", _("not recorded")
    OPEN = "open", _("Was open to the public")
    PARTLY = "partly", _("Was closed in part")
    CLOSED = "closed", _("Was closed to the public")


class Observers(models.TextChoices):
    """What became of the observers who came."""

    UNKNOWN = "", _("not recorded")
    ADMITTED = "admitted", _("Observers were let in")
    SOME = "some", _("Only some observers were let in")
    REFUSED = "refused", _("Observers were not let in")
    NONE = "none", _("No observer came")


class LinkGiven(models.TextChoices):
    """Whether those who asked for the link to an online hearing got it."""

    UNKNOWN = "", _("not recorded")
    GIVEN = "given", _("The link was given")
    REFUSED = "refused", _("The link was not given")


class Stage(models.TextChoices):
    RESTRAINT = "restraint", _("Measure of restraint")
    PREPARATORY = "preparatory", _("Preparatory hearing")
    TRIAL = "trial", _("Trial")
    SENTENCING = "sentencing", _("Sentencing")
    APPEAL = "appeal", _("Appeal")
    CASSATION = "cassation", _("Cassation")
    RETRIAL = "retrial", _("Retrial")
    EXECUTION = "execution", _("After the sentence")
    OTHER = "other", _("Other hearing")


class PartOfDay(models.TextChoices):
    """A vague hour, as announced: it orders the day but is never written as a time."""

    MORNING = "morning", _("expected in the morning")
    AFTERNOON = "afternoon", _("expected in the afternoon")
    EVENING = "evening", _("expected in the evening")


class Confidence(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    REPORTED = "reported", _("Reported")
    PRESUMED = "presumed", _("Date presumed")


class SourceKind(models.TextChoices):
    """Where a hearing is known from, as readers are told; the source itself stays private."""

    UNKNOWN = "", _("not said")
    COURT = "court", _("the court")
    LAWYER = "lawyer", _("a lawyer")
    RELATIVE = "relative", _("a relative")
    MONITOR = "monitor", _("a monitor")
    MEDIA = "media", _("a news report")
    SITE = "site", _("an official site")
    PARTY = "party", _("a defendant")


class SearchKind(models.TextChoices):
    """Of which rows the words are kept that readers search by."""

    DEFENDANT = "defendant", _("Defendant")
    PROSECUTION = "prosecution", _("Prosecution")
    ARTICLE = "article", _("Article")
    CASE = "case", _("Case")
    COURT = "court", _("Court")
    CITY = "city", _("City")


class BulletinState(models.TextChoices):
    """How far a pasted bulletin has come."""

    WAITING = "waiting", _("Waiting to be confirmed")
    IMPORTED = "imported", _("Brought in")
    SET_ASIDE = "set_aside", _("Set aside")


class ChangeKind(models.TextChoices):
    """What happened, as the change log tells it."""

    PUBLISHED = "published", _("Announced")
    MOVED = "moved", _("Moved")
    POSTPONED = "postponed", _("Postponed, no new date")
    SET_AGAIN = "set_again", _("New date set")
    CANCELLED = "cancelled", _("Cancelled")
    ANNOUNCED = "announced", _("More became known")
    MODE = "mode", _("Mode changed")
    ADJOURNED = "adjourned", _("Goes on another day")
    HELD = "held", _("Held")
    NOT_HELD = "not_held", _("Did not take place")
    OUTCOME = "outcome", _("Outcome known")
    CONFIRMED = "confirmed", _("Checked again")
    WITHDRAWN = "withdrawn", _("No longer shown")
    UNDONE = "undone", _("Taken back")
    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")
