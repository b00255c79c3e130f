"""A hearing: one listed appearance before a court on a day. Its wall-clock time is the truth, instants are derived."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from defendants.models import Case, Prosecution
from hearings import dates, times
from hearings.choices import (
    SEEN,
    UNSEEN,
    Access,
    Confidence,
    LinkGiven,
    Mode,
    Observers,
    PartOfDay,
    Publication,
    SourceKind,
    Stage,
    Status,
    WasOpen,
)
from hearings.models.court import City, Court
from hearings.models.rules import AskedAtOnce
from hearings.querysets import HearingQuerySet
from offices.choices import validate_zone
from offices.derived import Derived
from offices.fields import LineField, LinkField, TextsField
from offices.history import History
from offices.labels import spoken

OUT_OF_RANGE = _("The date must lie between 1990 and 2100.")
_DAY_ORDER = {"": 9, PartOfDay.MORNING: 1, PartOfDay.AFTERNOON: 2, PartOfDay.EVENING: 3}


def known(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The named rule that a column holds one of its words."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"hearing_{field}_is_known"
    )


class Hearing(AskedAtOnce, Derived):
    """Life of a hearing: see hearings/actions/, which alone changes more than one row."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("case"), related_name="hearings", on_delete=models.PROTECT)
    prosecutions = models.ManyToManyField(
        Prosecution, verbose_name=_("defendants listed"), related_name="hearings", blank=True
    )
    others = models.PositiveSmallIntegerField(
        _("and so many more"), default=0, help_text=_("Defendants whose names are not known.")
    )

    # When: as announced.
    date = models.DateField(_("date"), help_text=_("The court's own date."))
    time = models.TimeField(
        _("hour"), null=True, blank=True, help_text=_("As announced, 09:15. Empty: not announced.")
    )
    fold = models.PositiveSmallIntegerField(
        _("which of the two"),
        null=True,
        blank=True,
        choices=[(0, _("the first time")), (1, _("the second time"))],
        help_text=_("Only for an hour that happens twice because clocks go back."),
    )
    end_time = models.TimeField(_("announced end"), null=True, blank=True)
    part_of_day = models.CharField(
        _("part of the day"),
        max_length=16,
        blank=True,
        choices=PartOfDay.choices,
        help_text=_("Only without an hour."),
    )
    time_note = TextsField(
        _("note on the hour"), blank=True, help_text=_("not before the end of the previous hearing")
    )

    # Where.
    court = models.ForeignKey(
        Court,
        verbose_name=_("court"),
        related_name="hearings",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        related_name="hearings",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Only when the court is not known."),
    )
    courtroom = LineField(_("room"), max_length=80, blank=True)
    mode = models.CharField(_("mode"), max_length=16, choices=Mode.choices, default=Mode.IN_PERSON)
    link = LinkField(_("link to join or watch"), max_length=500, blank=True)
    access = models.CharField(
        _("open to the public?"), max_length=16, choices=Access.choices, default=Access.UNKNOWN
    )

    # What.
    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices, default=Stage.TRIAL)
    number = models.PositiveSmallIntegerField(
        _("number in the case"), null=True, blank=True, help_text=_("9 for the 9th")
    )
    judges = LineField(_("judges"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=Status.choices, default=Status.SCHEDULED)
    reason = TextsField(_("reason of the change"), blank=True, help_text=_("The judge is ill."))
    outcome = TextsField(_("outcome"), blank=True, lines=2, help_text=_("Two witnesses were heard."))
    adjourned_from = models.OneToOneField(
        "self",
        verbose_name=_("continues"),
        related_name="goes_on_in",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    next_date_unknown = models.BooleanField(
        _("goes on, next date not announced"),
        default=False,
        help_text=_("The hearing was adjourned without a date."),
    )

    # How open it was, as it turned out.
    was_open = models.CharField(
        _("was it open to the public?"), max_length=16, choices=WasOpen.choices, blank=True
    )
    observers = models.CharField(
        _("were observers let in?"), max_length=16, choices=Observers.choices, blank=True
    )
    link_given = models.CharField(
        _("was the link given?"),
        max_length=16,
        choices=LinkGiven.choices,
        blank=True,
        help_text=_("To those who asked for it. Only for a hearing held online."),
    )

    # Who may see it.
    publication = models.CharField(
        _("publication"), max_length=16, choices=Publication.choices, default=Publication.DRAFT
    )
    release_at = models.DateTimeField(
        _("release"),
        null=True,
        blank=True,
        help_text=_("Not shown before this moment (UTC), a quarter-hour."),
    )
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made ready by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    first_published_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    # How we know.
    confidence = models.CharField(
        _("confidence"), max_length=16, choices=Confidence.choices, default=Confidence.REPORTED
    )
    source_kind = models.CharField(_("known from"), max_length=16, choices=SourceKind.choices, blank=True)
    source = models.TextField(_("source (private)"), blank=True)
    last_checked = models.DateTimeField(_("last checked"), null=True, blank=True)
    private_notes = models.TextField(_("notes (private)"), blank=True)

    # Derived at save, by the door when the zone of its place is corrected, and again by `manage.py rederive_times`.
    zone = models.CharField(_("time zone"), max_length=64, editable=False, validators=[validate_zone])
    starts_at = models.DateTimeField(null=True, editable=False)
    ends_at = models.DateTimeField(editable=False)
    day_order = models.PositiveSmallIntegerField(default=9, editable=False)

    objects = HearingQuerySet.as_manager()
    history = History(m2m_fields=[prosecutions])

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        ordering = ["-date", "day_order", "starts_at", "pk"]
        indexes = [
            models.Index(fields=["date", "day_order", "starts_at", "id"], name="hearing_by_day"),
            models.Index(fields=["ends_at"], name="hearing_by_end"),
            models.Index(fields=["court", "date"], name="hearing_by_court"),
            models.Index(fields=["case", "date"], name="hearing_by_case"),
            models.Index(fields=["city", "date"], name="hearing_by_city"),
            models.Index(fields=["status", "date"], name="hearing_by_status"),
            models.Index(fields=["mode", "date"], name="hearing_by_mode"),
            models.Index(fields=["access", "date"], name="hearing_by_access"),
            models.Index(fields=["stage", "date"], name="hearing_by_stage"),
            # Not by publication: nearly all are published, and SQLite, which keeps no statistics, would begin with it.
            models.Index(
                fields=["withdrawn_at"], condition=Q(withdrawn_at__isnull=False), name="hearing_by_withdrawal"
            ),
            models.Index(
                fields=["date"], condition=Q(next_date_unknown=True), name="hearing_awaiting_its_next"
            ),
        ]
        constraints = [
            known("status", Status),
            known("mode", Mode),
            known("access", Access),
            known("stage", Stage),
            known("confidence", Confidence),
            known("source_kind", SourceKind),
            known("was_open", WasOpen),
            known("observers", Observers),
            known("link_given", LinkGiven),
            models.CheckConstraint(
                condition=Q(date__range=(times.FIRST_DATE, times.LAST_DATE)),
                name="hearing_date_is_in_range",
                violation_error_message=OUT_OF_RANGE,
            ),
            models.CheckConstraint(
                condition=Q(time__isnull=True, starts_at__isnull=True)
                | Q(time__isnull=False, starts_at__isnull=False),
                name="hearing_instant_goes_with_its_hour",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="hearing_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(end_time__isnull=True) | Q(time__isnull=False),
                name="hearing_end_needs_an_hour",
                violation_error_message=_("An announced end needs an announced hour."),
            ),
            models.CheckConstraint(
                condition=Q(part_of_day__in=("", *PartOfDay.values)), name="hearing_part_of_day_is_known"
            ),
            models.CheckConstraint(
                condition=Q(part_of_day="") | Q(time__isnull=True),
                name="hearing_part_of_day_without_hour",
                violation_error_message=_("Give either an hour or a part of the day, not both."),
            ),
            models.CheckConstraint(
                condition=Q(fold__isnull=True) | Q(fold__in=(0, 1), time__isnull=False),
                name="hearing_fold_is_0_or_1",
            ),
            models.CheckConstraint(
                condition=Q(court__isnull=True) | Q(city__isnull=True),
                name="hearing_city_only_without_court",
                violation_error_message=_("Leave the city empty when the court is known: the court has one."),
            ),
            models.CheckConstraint(
                condition=~Q(adjourned_from=F("id")), name="hearing_does_not_continue_itself"
            ),
            models.CheckConstraint(
                condition=Q(publication__in=UNSEEN, first_published_at__isnull=True)
                | Q(publication__in=SEEN, first_published_at__isnull=False),
                name="hearing_once_published_stays_known",
            ),
            models.CheckConstraint(
                condition=Q(publication=Publication.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(publication=Publication.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="hearing_withdrawn_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=1), name="hearing_number_counts_from_one"
            ),
            models.CheckConstraint(condition=~Q(zone=""), name="hearing_has_a_zone"),
        ]

    def __str__(self) -> str:
        if not (isinstance(self.date, dt.date) and isinstance(self.time, dt.time | None)):
            # SQLite may hold what is no date: it is named as it stands, so that its page can be opened and mended.
            return f"{self.date} {self.time or ''}".strip()
        return dates.with_hour(dates.long_date(self.date, spoken(), weekday=False), self.time)

    def natural_key(self) -> tuple[str]:
        return (str(self.public_id),)

    # --- where
    def zone_of_place(self) -> str:
        """The IANA zone of its court, else of its city, else of the office of its case."""
        if self.court_id:
            return self.court.zone
        if self.city_id:
            return self.city.zone
        # A case that is being entered together with its hearing has no key yet.
        has_case = self.case_id or self._meta.get_field("case").is_cached(self)
        return self.case.office.zone if has_case else settings.DEFAULT_ZONE

    def set_place(self, *, court: Court | None = None, city: City | None = None) -> None:
        """Another court, else another city; with neither it stays. With a court that is left goes its room."""
        if court or city:
            if self.court_id and self.court_id != (court and court.pk):
                self.courtroom = ""
            self.court, self.city = court, None if court else city

    # --- when
    def set_hour(self, time: dt.time | None, *, fold: int | None = None) -> None:
        """Another hour or none: with the one before goes its end, and where it is known no part of the day is said."""
        if time != self.time:
            self.end_time = None
        self.time, self.fold = time, fold
        if time:
            self.part_of_day = ""

    @property
    def is_out(self) -> bool:
        """Whether it was given to the public (though perhaps not released yet)."""
        return self.publication == Publication.PUBLISHED

    # --- checks and derived columns
    @property
    def _is_out_of_range(self) -> bool:
        return bool(self.date) and not times.FIRST_DATE <= self.date <= times.LAST_DATE

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        if {"time", "end_time"} & set(exclude or ()):
            # What an hour was refused for need not be said again of the instants derived of it.
            exclude = {*exclude, "starts_at", "ends_at"}
        if not self._is_out_of_range:
            super().validate_constraints(exclude=exclude)
        elif "date" not in (exclude or ()):
            # Without a possible date there are no instants, which other rules speak of.
            raise ValidationError({"date": OUT_OF_RANGE})

    def clean(self) -> None:
        """Refuses what cannot be, and derives the other columns for the database's rules, which are checked next."""
        if self._is_out_of_range:
            # The database's rule, asked first: at the ends of the calendar no clock can be read.
            raise ValidationError({"date": ValidationError(OUT_OF_RANGE, code="range")})
        errors = self._wrong_hour()
        if self.time and self.end_time and self.end_time <= self.time:
            errors["end_time"] = ValidationError(_("The end is before the beginning."), code="end")
        if self.release_at and not times.is_quarter(self.release_at):
            errors["release_at"] = ValidationError(
                _("Choose a quarter-hour: 09:00, 09:15, 09:30 or 09:45."), code="quarter"
            )
        if self.date and not {"time", "end_time"} & set(errors):
            self.derive()
        if errors:
            raise ValidationError(errors)

    def _wrong_hour(self) -> dict[str, ValidationError]:
        """Refuses an hour the clocks jump over, and asks which one when it happens twice (PEP 495).

        Where there is nothing to ask, the answer goes.
        """
        if self.time is None:
            self.fold = None
        if not (self.date and self.time):
            return {}
        zone = self.zone_of_place()
        for name in ("time", "end_time"):
            try:
                self._instant(getattr(self, name), zone)
            except times.NoSuchTime:
                jumped = _("The clocks in %(zone)s jump over this hour on that day. Ask which hour is meant.")
                return {name: ValidationError(jumped, params={"zone": zone}, code="gap")}
        if not times.happens_twice(self.date, self.time, zone=zone):
            self.fold = None
        elif self.fold is None:
            twice = _("The clocks go back in %(zone)s: this hour happens twice that day. Say which is meant.")
            return {"fold": ValidationError(twice, params={"zone": zone}, code="fold")}
        return {}

    def derive(self) -> None:
        """Fills zone, instants and order from what was announced; raises times.NoSuchTime for an hour in a gap."""
        self.zone = self.zone_of_place()
        self.starts_at = self._instant(self.time, self.zone)
        announced = self._instant(self.end_time, self.zone) if self.time else None
        self.ends_at = announced or times.day_end(self.date, zone=self.zone)
        self.day_order = 0 if self.time else _DAY_ORDER[self.part_of_day]

    def _instant(self, hour: dt.time | None, zone: str) -> dt.datetime | None:
        """When its clocks show the hour that day; of one that happens twice, the end in the run of the beginning."""
        return times.instant(self.date, hour, zone=zone, fold=self.fold or 0) if hour else None

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.release_at and not times.is_quarter(self.release_at):
            raise ValueError("release_at must be a quarter-hour: pages are kept by quarters")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "zone", "starts_at", "ends_at", "day_order"}
        super().save(*args, **kwargs)
