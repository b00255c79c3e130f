"""What one opening of the door changed: public columns before and after, and which hearings readers see it in."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, Q

from defendants.models import HANGING
from hearings import whitelist
from hearings.choices import SEEN, ChangeKind
from hearings.models import Change, Hearing
from offices.models import Editor
from offices.texts import clean, clean_texts

# How a hearing leads to the rows of each model that it is shown with.
_OUT = Q(publication__in=SEEN)
_REACH = {
    "offices.Office": ("case__office",),
    "defendants.LegalCode": ("prosecutions__charges__article__code",),
    "defendants.Article": ("prosecutions__charges__article",),
    "defendants.Case": ("case",),
    "defendants.Defendant": ("prosecutions__defendant",),
    "defendants.Prosecution": ("prosecutions",),
    # A moved hearing says where it was to be held, and leaves a stub there.
    "hearings.City": ("court__city", "city", "changes__left_city", "changes__left_court__city"),
    "hearings.Court": ("court", "changes__left_court"),
    # A hearing's VEVENT names the one before it and the one after it.
    "hearings.Hearing": ("pk", "goes_on_in", "adjourned_from"),
}
_OF_PROSECUTION = {model._meta.label for model in HANGING}
# Seen on pages of their own, with or without hearings.
_ALWAYS_SEEN = {"offices.Office", "hearings.Statement"}

Key = tuple[str, int]


@dataclass
class Call:
    """What an action says it did to a hearing, so that the log need not guess."""

    kind: ChangeKind
    reason: dict[str, str] = field(default_factory=dict)
    minor: bool = False
    left: bool = False  # the hearing leaves its date: the old day keeps a stub
    undoes: Change | None = None  # the step that is taken back


class Ledger:
    """Collects while the door is open; read once when it closes."""

    def __init__(
        self,
        *,
        by: Editor | None,
        reason: dict[str, str],
        minor: bool,
        now: dt.datetime,
        clock: dt.datetime,
        note: str = "",
    ) -> None:
        self.by, self.minor, self.now = by, minor, now
        self.clock = clock
        """What the clock shows, which may be before `now` when it was set back: whether a release is there, it says."""
        self.reason, self.note = clean_texts(reason), clean(note)
        self.kind = ""
        """One word for all that is done, where it is an act of its own: it stands in the histories."""
        self._rows: dict[Key, models.Model | None] = {}
        self._before: dict[Key, dict[str, Any] | None] = {}
        self._after: dict[Key, dict[str, Any] | None] = {}
        self._calls: dict[int, Call] = {}
        self._unexplained: set[int] = set()
        self._hearings: set[int] = set()
        self._unsealed: set[Key] = set()
        self._seen: dict[Key, tuple[dict | None, dict | None]] | None = None

    # --- while the door is open
    @contextmanager
    def forgetting_what_fails(self) -> Iterator[None]:
        """Drops what was noted inside when it raises: none of it is in the tables either."""
        noted = {
            name: copy.copy(value) if isinstance(value, (dict, set)) else value
            for name, value in vars(self).items()
        }
        try:
            yield
        except BaseException:
            vars(self).update(noted)
            raise

    def call(
        self,
        hearing: Hearing,
        kind: ChangeKind,
        *,
        reason: dict[str, str] | None = None,
        minor: bool = False,
        left: bool = False,
        undoes: Change | None = None,
    ) -> None:
        """Names what happens to a hearing. The last word holds."""
        self._calls[hearing.pk] = Call(kind, clean_texts(reason or {}), minor, left, undoes)

    def leave_unexplained(self, hearing: Hearing) -> None:
        """Keeps the reason for all of this away from a hearing that it is not about."""
        self._unexplained.add(hearing.pk)

    def take_words(self, reason: dict[str, str], note: str) -> None:
        """Why all of this happens, for readers and for editors, where that has not been said."""
        self.reason, self.note = self.reason or clean_texts(reason), self.note or clean(note)

    def rerender(self, hearings: Iterable[int]) -> None:
        """Has these renewed as well: not a row has changed, but what they are made with, as zone data."""
        self._hearings.update(Hearing.objects.filter(_OUT, pk__in=hearings).values_list("pk", flat=True))

    def seal_anew(self, label: str, keys: Iterable[int]) -> None:
        """Has the digests of these rows renewed as well, which change without being saved."""
        self._unsealed.update((label, key) for key in keys)

    def note_before(self, model: type[models.Model], pk: int | None) -> None:
        key = (model._meta.label, pk or 0)
        if pk is None or key in self._before:
            return
        self._rows[key] = row = model._default_manager.filter(pk=pk).first()
        self._before[key] = None if row is None else self._values(row)

    def note_after(self, row: models.Model, listed: Iterable[int] | None = None) -> None:
        """`listed` are the prosecutions of a hearing, where they are known without asking."""
        key = (row._meta.label, row.pk)
        self._before.setdefault(key, None)
        self._rows.setdefault(key, None)
        self._after[key] = self._values(row, listed)

    def note_deleted(self, row: models.Model) -> None:
        self._after[(row._meta.label, row.pk)] = None

    def note_listing(self, hearing_pk: int) -> None:
        key = ("hearings.Hearing", hearing_pk)
        after = self._after.get(key) or dict(self._before.get(key) or {})
        self._after[key] = {**after, "prosecutions": _listed(hearing_pk)}

    def _values(self, row: models.Model, listed: Iterable[int] | None = None) -> dict[str, Any]:
        values = whitelist.public_values(row)
        if isinstance(row, Hearing):
            values["prosecutions"] = _listed(row.pk) if listed is None else sorted(listed)
        return values

    # --- when it closes
    def held(self) -> dict[Key, tuple[models.Model | None, list[int]]]:
        """Every row that was saved or deleted as it was before; and, of a hearing, whom it listed."""
        return {
            key: (row, (self._before.get(key) or {}).get("prosecutions", []))
            for key, row in self._rows.items()
        }

    def calls(self) -> dict[int, Call]:
        """What actions said they did, by hearing."""
        return self._calls

    def net(self) -> dict[Key, tuple[dict | None, dict | None]]:
        """The rows whose public columns differ from before the door opened."""
        return {
            key: (self._before.get(key), after)
            for key, after in self._after.items()
            if self._before.get(key) != after
        }

    def to_seal(self) -> set[Key]:
        """The rows whose digest is not what it was."""
        return self._unsealed | set(self.net())

    def seen(self) -> dict[Key, tuple[dict | None, dict | None]]:
        """Those of `net()` that readers can see; also gathers the hearings they are seen in. Computed once."""
        if self._seen is None:
            net = self.net()
            wanted: dict[str, set[int]] = {}
            for key, values in net.items():
                for label, pk in _shown_through(key, *values):
                    wanted.setdefault(label, set()).add(pk)
            shown = {label: self._reach(label, pks) for label, pks in wanted.items()}
            self._seen = {key: values for key, values in net.items() if _is_seen(key, *values, shown)}
        return self._seen

    def hearings_reached(self) -> set[int]:
        """Keys of the published or withdrawn hearings whose rendering may have to be renewed. After `seen()`."""
        return self._hearings

    def _reach(self, label: str, pks: set[int]) -> set[int]:
        """Which of these rows a hearing that is out shows; the hearings are gathered on the way, a query a path."""
        shown: set[int] = set()
        for path in _REACH.get(label, ()):
            hearings = Hearing.objects.filter(_OUT, **{f"{path}__in": list(pks)})
            for hearing, row in hearings.annotate(reached=F(path)).values_list("pk", "reached"):
                self._hearings.add(hearing)
                shown.add(row)
        return shown

    def write_log(self, edition: int) -> None:
        """One Change row for each row readers see changed, chained to the last one by digest."""
        last = Change.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
        rows = []
        for (label, pk), (before, after) in self.seen().items():
            row = self._log_row(label, pk, before, after)
            row.edition, row.at, row.by, row.previous_digest = edition, self.now, self.by, last
            row.digest = last = row.computed_digest()
            rows.append(row)
        self.seal_anew(Change._meta.label, [row.pk for row in Change.objects.bulk_create(rows)])

    def _log_row(self, label: str, pk: int, before: dict | None, after: dict | None) -> Change:
        old, new = _difference(before, after)
        is_hearing = label == "hearings.Hearing"
        call = self._calls.get(pk) if is_hearing else None
        is_unexplained = is_hearing and pk in self._unexplained
        kind = (
            ChangeKind.ADDED
            if before is None
            else ChangeKind.REMOVED
            if after is None
            else ChangeKind.CHANGED
        )
        row = Change(
            kind=call.kind if call else kind,
            table=label,
            row=pk,
            before=old,
            after=new,
            reason=(call.reason if call else None) or ({} if is_unexplained else self.reason),
            minor=self.minor or bool(call and call.minor),
        )
        values = after or before or {}
        if is_hearing:
            row.hearing_id = pk
            row.visible_from = values.get("release_at")
            row.undoes = call.undoes if call else None
            if call and call.left and before:
                row.left_date, row.left_court_id = before["date"], before["court"]
                row.left_city_id = before["city"]
                # A court that was left was left at an hour, though that may not have changed.
                row.before = {**_plain({"date": before["date"], "time": before["time"]}), **old}
        elif label in _OF_PROSECUTION:
            row.prosecution_id = values["prosecution"]
        elif label == "defendants.Prosecution" and after:
            row.prosecution_id = pk
        elif label == "hearings.Court" and after:
            row.court_id = pk
        return row


def as_logged(row: Hearing) -> dict[str, Any]:
    """A hearing's public columns as the log would write them now."""
    return _plain({**whitelist.public_values(row), "prosecutions": _listed(row.pk)}) or {}


def _shown_through(key: Key, before: dict | None, after: dict | None) -> set[Key]:
    """The rows through which a row is seen: itself, or the prosecutions it hangs on."""
    label, pk = key
    if label not in _OF_PROSECUTION:
        return {key}
    return {("defendants.Prosecution", values["prosecution"]) for values in (before, after) if values}


def _is_seen(key: Key, before: dict | None, after: dict | None, shown: dict[str, set[int]]) -> bool:
    """Whether readers can see that the row changed."""
    if key[0] in _ALWAYS_SEEN:
        return True
    if key[0] == "hearings.Hearing":
        return any(values and values.get("publication") in SEEN for values in (before, after))
    return any(pk in shown.get(label, ()) for label, pk in _shown_through(key, before, after))


def _listed(hearing_pk: int | None) -> list[int]:
    """Keys of the prosecutions a hearing lists."""
    if hearing_pk is None:
        return []
    listing = Hearing.prosecutions.through.objects.filter(hearing=hearing_pk)
    return sorted(listing.values_list("prosecution", flat=True))


def _difference(before: dict | None, after: dict | None) -> tuple[dict | None, dict | None]:
    """Only the columns that differ, as JSON values; a whole row when it is new or gone."""
    if before is None or after is None:
        return _plain(before), _plain(after)
    changed = [name for name in after if before.get(name) != after[name]]
    # A moved hour means little without its date, so the two always stand together.
    if {"date", "time"} & set(changed):
        changed = [name for name in after if name in changed or name in ("date", "time")]
    return _plain({name: before.get(name) for name in changed}), _plain(
        {name: after[name] for name in changed}
    )


def _plain(values: dict | None) -> dict | None:
    """Dates, hours and ids as the text JSON keeps, so that a digest computed now holds when the row is read back."""
    if values is None:
        return None
    return {name: _as_json(value) for name, value in values.items()}


def _as_json(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str, list, dict)):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
