"""The way to readers and back: draft, ready, published, withdrawn. An office may ask for two people on it.

Illegal steps raise IllegalStep with the reason, like those of a hearing's life.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hearings import edition
from hearings.actions.rows import locked, refuse_unless, save
from hearings.choices import UNSEEN, ChangeKind, Publication
from hearings.models import Change, Hearing, SecondLook
from offices.models import Editor


def begin(hearing: Hearing, *, by: Editor | None, at: dt.datetime, publish: bool) -> None:
    """Sets how far an unsaved hearing is on its way: with readers, or ready for the second person who publishes it."""
    if publish and not (by and hearing.case.office.second_person):
        hearing.publication, hearing.first_published_at = Publication.PUBLISHED, at
    else:
        hearing.publication, hearing.ready_by = Publication.READY, by


def make_ready(hearing: Hearing, *, by: Editor | None) -> Hearing:
    """Says that a draft is complete and may be published."""
    with edition.change(by=by):
        row = locked(hearing)
        refuse_unless(row.publication == Publication.DRAFT, _("Only a draft can be made ready."))
        row.publication, row.ready_by = Publication.READY, by
        return save(row)


def take_back(hearing: Hearing, *, by: Editor | None) -> Hearing:
    """Makes what was ready a draft again: something is still missing."""
    with edition.change(by=by):
        row = locked(hearing)
        refuse_unless(row.publication == Publication.READY, _("Only what is ready can be a draft again."))
        row.publication, row.ready_by = Publication.DRAFT, None
        return save(row)


def why_not_publish(hearing: Hearing, *, by: Editor | None) -> str:
    """Why this person may not publish the hearing as it stands; "" when they may.

    Two people are asked for where the office says so. Commands of the site itself (`by` None) are nobody's word.
    """
    if hearing.publication not in UNSEEN:
        return _("Only a draft can be published.")
    if by is None or not hearing.case.office.second_person:
        return ""
    if hearing.publication == Publication.DRAFT:
        return _("Two people publish here: make it ready first, and somebody else publishes it.")
    if hearing.ready_by_id in (None, by.pk):
        return _("Two people publish here: you wrote the last of it, so somebody else publishes it.")
    return ""


def publish(
    hearing: Hearing, *, by: Editor | None, release_at: dt.datetime | None = None, at_once: bool = False
) -> Hearing:
    """Gives a draft to the public at a quarter-hour to come, else at the one the draft has, else `at_once`."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        why_not = why_not_publish(row, by=by)
        refuse_unless(not why_not, why_not)
        row.publication = Publication.PUBLISHED
        row.first_published_at = row.first_published_at or ledger.now
        row.release_at = None if at_once else release_at or row.release_at
        ledger.call(row, ChangeKind.PUBLISHED)
        return save(row, new_link=row.link)


def withdraw(hearing: Hearing, *, by: Editor | None) -> Hearing:
    """Takes it off the public record for somebody's safety; feeds keep a nameless tombstone for 90 days."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.publication == Publication.PUBLISHED, _("Only what is public can be withdrawn."))
        row.publication, row.withdrawn_at = Publication.WITHDRAWN, ledger.clock
        ledger.call(row, ChangeKind.WITHDRAWN)
        return save(row)


def look(changes: QuerySet[Change], *, by: Editor) -> int:
    """Notes that a second person has looked at these changes, which were made by somebody else; returns how many."""
    others = changes.exclude(by=by).filter(second_look__isnull=True)
    looks = [SecondLook(change=change, by=by, at=timezone.now()) for change in others]
    return len(SecondLook.objects.bulk_create(looks, ignore_conflicts=True))
