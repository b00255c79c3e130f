"""Run by pretalx's own Python, on an empty database: makes talks, has its schedule.ics written, tells what that took.

Prints `talks`, their number, the file's bytes and seconds, the best of three, for each number it is given.
"""

# ruff: noqa: E402 - pretalx's modules can be read only once its settings are

import datetime as dt
import os
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "pretalx.settings"
django.setup()

from django.core.management import call_command
from django_scopes import scopes_disabled
from pretalx.event.models import Event, Organiser
from pretalx.person.models import User
from pretalx.schedule.exporters import ICalExporter
from pretalx.schedule.models import Room, TalkSlot
from pretalx.submission.models import Submission

call_command("migrate", verbosity=0)
# Twenty-five a day, one speaker each, a paragraph about it.
ABSTRACT = "Everything a reader is told of it. " * 15
with scopes_disabled():
    first = dt.date(2026, 11, 23)
    event = Event.objects.create(
        name="Court",
        slug="court",
        organiser=Organiser.objects.create(name="Us", slug="us"),
        email="us@example.org",
        date_from=first,
        date_to=first + dt.timedelta(days=500),
        timezone="Asia/Almaty",
        locale="en",
        locale_array="en",
    )
    room = Room.objects.create(event=event, name="Almaty City Court")
    kind = event.cfp.default_type
    made = 0
    for count in map(int, sys.argv[1:]):
        numbers = range(made, count)
        users = User.objects.bulk_create(
            [User(email=f"s{n}@example.org", name=f"Speaker {n}", code=f"P{n:05}") for n in numbers], 500
        )
        talks = Submission.objects.bulk_create(
            [
                Submission(
                    event=event,
                    submission_type=kind,
                    title=f"Talk {n}",
                    code=f"T{n:05}",
                    state="confirmed",
                    abstract=ABSTRACT,
                    content_locale="en",
                )
                for n in numbers
            ],
            500,
        )
        through = Submission.speakers.through
        through.objects.bulk_create(
            [
                through(submission_id=talk.pk, user_id=user.pk)
                for talk, user in zip(talks, users, strict=True)
            ],
            500,
        )
        morning = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)
        starts = [morning + dt.timedelta(days=n // 25) for n in numbers]
        TalkSlot.objects.bulk_create(
            [
                TalkSlot(
                    submission=talk,
                    schedule=event.wip_schedule,
                    room=room,
                    is_visible=True,
                    start=start,
                    end=start + dt.timedelta(hours=1),
                )
                for talk, start in zip(talks, starts, strict=True)
            ],
            500,
        )
        made = count
        seconds = []
        for _ in range(3):
            began = time.perf_counter()
            written = ICalExporter(Event.objects.get(), schedule=event.wip_schedule).get_data()
            seconds.append(time.perf_counter() - began)
        assert written.count("BEGIN:VEVENT") == count, written.count("BEGIN:VEVENT")
        print("talks", count, len(written.encode()), min(seconds), flush=True)
