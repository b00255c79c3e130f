"""`/metrics` for the operator, in Prometheus' text format: how old, how busy, how well the site is; never who or what.

Off until METRICS_TOKEN is set, and then for those who send it; to everybody else there is no such page. Counters are one
process's own and say which: docs/deploy.md tells how they add up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from config import carried, counting
from config.answers import answers
from config.errors import error_page
from hearings import edition, handover
from hearings.models import Hearing
from hearings.unshown import noted

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """What is measured under one name: its kind (counter or gauge), what it means, its values by labels."""

    name: str
    kind: str
    meaning: str
    samples: tuple[tuple[Labels, float], ...]


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The page; 404, as for any address that is none, to whoever does not send the token."""
    if not is_asked_by_operator(request):
        response = error_page(request, 404)
        # Kept by a proxy, a stranger's 404 would be the operator's next answer.
        response.headers["Cache-Control"] = "no-store"
        return response
    families = [*of_process(), *of_record(), *of_copies()]
    return HttpResponse(
        exposition(families), content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store, private"}
    )


def is_asked_by_operator(request: HttpRequest) -> bool:
    """Whether the request has `Authorization: Bearer` and the token."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    is_bearer = scheme.lower() == "bearer" and bool(settings.METRICS_TOKEN)
    return is_bearer and constant_time_compare(token, settings.METRICS_TOKEN)


# --- what is measured
def gauge(name: str, meaning: str, value: float, labels: Labels = ()) -> Family:
    return Family(f"opencourt_{name}", "gauge", meaning, ((labels, value),))


def counter(name: str, meaning: str, value: float, labels: Labels) -> Family:
    return Family(f"opencourt_{name}_total", "counter", meaning, ((labels, value),))


def of_process() -> Iterator[Family]:
    """What this process did since it began: another one answers the next scrape with its own."""
    process: Labels = (("process", str(os.getpid())),)
    yield gauge("process_start_time_seconds", "When this process began (Unix time).", counting.BEGAN, process)
    yield Family(
        "opencourt_responses_total",
        "counter",
        "Answers of this process by class of status.",
        tuple(
            ((*process, ("class", f"{digit}xx")), count)
            for digit, count in counting.answered.counts().items()
        ),
    )
    yield counter("kept_answers_hits", "Answers from this process's memory.", answers.hits, process)
    yield counter("kept_answers_misses", "Answers that its memory had not.", answers.misses, process)
    yield gauge("kept_answers_bytes", "Bytes of answers in its memory.", answers.size, process)
    yield gauge("kept_answers_limit_bytes", "Bytes its memory may fill.", answers.limit, process)


def of_record() -> Iterator[Family]:
    """What the database says; without it only that it does not answer."""
    now = timezone.now()
    try:
        current = edition.current()
        overdue = Hearing.objects.unwritten(now).count()
        left_out = [unsound.kind for unsound in noted(now)]
    except (DatabaseError, InterfaceError):
        yield gauge("database_up", "Whether the database answers.", 0)
        return
    yield gauge("database_up", "Whether the database answers.", 1)
    yield gauge("edition_number", "The record's edition.", current.number)
    yield gauge("edition_time_seconds", "When the edition came (Unix time).", current.at.timestamp())
    yield gauge(
        "hearings_overdue", "Hearings that are over and of which nobody wrote what came of them.", overdue
    )
    yield gauge(
        "hearings_unshown",
        "Public hearings this process came across that cannot be shown.",
        left_out.count("hearing"),
        (("process", str(os.getpid())),),
    )
    yield gauge(
        "others_unshown",
        "People, cases, places and articles this process came across that cannot be shown.",
        len(left_out) - left_out.count("hearing"),
        (("process", str(os.getpid())),),
    )


def of_copies() -> Iterator[Family]:
    """When the last backup and the mirror on this machine were made; nothing of what is not known here."""
    try:
        made = settings.LAST_BACKUP.stat().st_mtime
    except OSError:
        pass
    else:
        yield gauge(
            "backup_time_seconds", "When the last backup was made by this installation (Unix time).", made
        )
    if notes := handover.notes(settings.HANDOVER):
        yield from of_mirrors(notes)
    moment = carried.moment_of(settings.MIRROR_DIR) if settings.MIRROR_DIR else None
    if moment is not None:
        yield gauge(
            "mirror_time_seconds", "Of when the mirror in MIRROR_DIR is (Unix time).", moment.timestamp()
        )


def of_mirrors(notes: list[handover.Note]) -> Iterator[Family]:
    """What each mirror was given. Its name may be an address few know, so a sign stands for it."""

    def family(name: str, meaning: str, value: Callable[[handover.Note], float]) -> Family:
        samples = tuple(((("mirror", handover.sign_of(note.mirror)),), value(note)) for note in notes)
        return Family(f"opencourt_{name}", "gauge", meaning, samples)

    yield family("handover_edition_number", "The edition a mirror has been given.", lambda note: note.edition)
    yield family(
        "handover_time_seconds",
        "When a mirror was last handed over (Unix time); 0: never.",
        lambda note: at.timestamp() if (at := note.given_at()) else 0,
    )
    yield family(
        "handover_failing",
        "Whether the last try to hand it over failed.",
        lambda note: int(bool(note.failing_since)),
    )


# --- how it is written
def exposition(families: list[Family]) -> str:
    """The text format, version 0.0.4: every family with its meaning and kind, a line each value."""
    lines = []
    for family in families:
        lines += [f"# HELP {family.name} {family.meaning}", f"# TYPE {family.name} {family.kind}"]
        for labels, value in family.samples:
            told = ",".join(f'{name}="{word}"' for name, word in labels)
            lines.append(f"{family.name}{{{told}}} {value}" if told else f"{family.name} {value}")
    return "\n".join(lines) + "\n"
