"""Rows for tests: one function a model, keyword-only, everything optional, everybody made up.

Each opens the door itself. Shared ones (office, code, article, city, court) are found again by their natural
key, so that `court()` twice is one court; people, cases and hearings are new each time. Plain texts become
English ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.contrib.auth.models import Group
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from defendants.models import (
    Allegation,
    Article,
    Case,
    Charge,
    Defendant,
    LegalCode,
    Prosecution,
    Restraint,
)
from hearings import edition
from hearings.choices import ChangeKind, Publication
from hearings.models import City, Court, Edition, Hearing, Statement
from hearings.renderings import renew
from offices import second_factor
from offices.groups import make_groups
from offices.models import Editor, Office

Texts = str | dict[str, str]
PASSWORD = "a sentence long enough to pass"
DAY = dt.date(2021, 5, 6)
"""The day hearings are on unless a test says otherwise: the one of the fixture `now`."""
AT_0915 = dt.time(9, 15)
SOMEWHERE: Any = object()
"""Stands for "the usual court"; None says that the court is not known."""


def texts(text: Texts) -> dict[str, str]:
    """The text as its column holds it: a plain one is English."""
    return text if isinstance(text, dict) else {"en": text} if text else {}


# --- who publishes
def office(*, slug: str = "demo", name: Texts = "Demo office", **columns: Any) -> Office:
    with edition.change(by=None):
        defaults = {"name": texts(name), "country": "KZ", "zone": "Asia/Almaty", "code": "KZ-CC", **columns}
        return Office.objects.get_or_create(slug=slug, defaults=defaults)[0]


@cache
def _hash(password: str, hasher: BasePasswordHasher) -> str:
    # Once a process: a hash is slow by design, and most of what an editor costs.
    return hasher.encode(password, hasher.salt())


def editor(
    *,
    username: str = "editor",
    password: str = PASSWORD,
    is_superuser: bool | None = None,
    groups: Iterable[str] = (),
    offices: Iterable[Office] = (),
    **columns: Any,
) -> Editor:
    """Somebody who may log in at the desk with PASSWORD: everything, or what their groups may in their offices."""
    superuser = not groups if is_superuser is None else is_superuser
    columns = {"is_staff": True, "is_superuser": superuser, **columns}
    row = Editor.objects.create(username=username, password=_hash(password, get_hasher()), **columns)
    if groups and Group.objects.filter(name__in=groups).count() < len(list(groups)):
        make_groups(apps)  # a test that commits leaves the tables empty, the groups' too
    row.groups.set(Group.objects.filter(name__in=groups))
    row.offices.set(offices)
    return row


@dataclass
class Phone:
    """An editor's authenticator app, as the app knows it: its seed and a clock."""

    device: TOTPDevice
    seed: str

    def code(self, *, steps: int = 0) -> str:
        """The six digits it shows now, or so many half-minutes from now."""
        totp = TOTP(bytes.fromhex(self.seed))
        totp.time = timezone.now().timestamp() + 30 * steps
        return f"{totp.token():06}"


def phone(editor: Editor) -> Phone:
    """A second factor, set up a minute ago: the code of now was not used yet."""
    seed = second_factor.new_seed()
    found = Phone(None, seed)
    found.device = second_factor.add_phone(editor, seed, found.code())
    found.device.last_t -= 2
    found.device.save()
    return found


# --- who is prosecuted, and for what
def legal_code(*, code: str = "KZ-CC", name: Texts = "Criminal Code", **columns: Any) -> LegalCode:
    with edition.change(by=None):
        defaults = {"name": texts(name), "country": code[:2], **columns}
        return LegalCode.objects.get_or_create(code=code, defaults=defaults)[0]


def article(
    *, number: str = "405", code: LegalCode | None = None, title: Texts = "", **columns: Any
) -> Article:
    with edition.change(by=None):
        defaults = {"title": texts(title), **columns}
        return Article.objects.get_or_create(code=code or legal_code(), number=number, defaults=defaults)[0]


def case(*, office: Office | None = None, title: Texts = "", **columns: Any) -> Case:
    with edition.change(by=None):
        return Case.objects.create(office=office or _office(), title=texts(title), **columns)


def defendant(*, given_name: Texts = "Aru", family_name: Texts = "Demova", **columns: Any) -> Defendant:
    with edition.change(by=None):
        return Defendant.objects.create(
            given_name=texts(given_name), family_name=texts(family_name), **columns
        )


def prosecution(
    *,
    case: Case | None = None,
    defendant: Defendant | None = None,
    role: Texts = "civil activist",
    charges: Iterable[str] = ("405 2",),
    wording: Texts = "participation in an extremist organisation",
    allegations: Iterable[Texts] = ("Calls and participation in peaceful protests",),
    **columns: Any,
) -> Prosecution:
    """A defendant's part in a case; charges are given as "article part", of the usual code."""
    with edition.change(by=None):
        row = Prosecution.objects.create(
            case=case or _case(), defendant=defendant or _defendant(), role=texts(role), **columns
        )
        for position, cited in enumerate(charges):
            number, _space, part = cited.partition(" ")
            charge(
                prosecution=row, article=article(number=number), part=part, wording=wording, position=position
            )
        for position, text in enumerate(allegations):
            allegation(prosecution=row, text=text, position=position)
        return row


def charge(
    *,
    prosecution: Prosecution | None = None,
    article: Article | None = None,
    part: str = "2",
    wording: Texts = "",
    **columns: Any,
) -> Charge:
    with edition.change(by=None):
        return Charge.objects.create(
            prosecution=prosecution or _prosecution(charges=()),
            article=article or _article(),
            part=part,
            wording=texts(wording),
            **columns,
        )


def allegation(
    *, prosecution: Prosecution | None = None, text: Texts = "Reposting a post", **columns: Any
) -> Allegation:
    with edition.change(by=None):
        return Allegation.objects.create(
            prosecution=prosecution or _prosecution(allegations=()), text=texts(text), **columns
        )


def restraint(*, prosecution: Prosecution | None = None, kind: str = "custody", **columns: Any) -> Restraint:
    with edition.change(by=None):
        return Restraint.objects.create(prosecution=prosecution or _prosecution(), kind=kind, **columns)


# --- where and when
def city(*, slug: str = "almaty", name: Texts = "Almaty", zone: str = "Asia/Almaty", **columns: Any) -> City:
    with edition.change(by=None):
        defaults = {"name": texts(name), "zone": zone, "country": "KZ", **columns}
        return City.objects.get_or_create(slug=slug, defaults=defaults)[0]


def court(
    *, slug: str = "almaty-city", name: Texts = "Almaty City Court", city: City | None = None, **columns: Any
) -> Court:
    with edition.change(by=None):
        defaults = {"name": texts(name), "city": city or _city(), **columns}
        return Court.objects.get_or_create(slug=slug, defaults=defaults)[0]


def hearing(
    *,
    published: bool = True,
    date: dt.date = DAY,
    time: dt.time | None = AT_0915,
    court: Court | None = SOMEWHERE,
    case: Case | None = None,
    people: Sequence[Prosecution] | None = None,
    **columns: Any,
) -> Hearing:
    """A hearing and whom it lists: `people`, else everybody of `case`, else somebody new."""
    if people is None:
        people = list(case.prosecutions.all()) if case else [_prosecution()]
    if court is SOMEWHERE:
        court = None if columns.get("city") else _court()
    with edition.change(by=None) as ledger:
        row = Hearing(
            date=date, time=time, court=court, case=case or (people[0].case if people else _case()), **columns
        )
        if published and row.publication == Publication.DRAFT:
            row.publication, row.first_published_at = Publication.PUBLISHED, ledger.now
        row.save()
        row.prosecutions.set(people)
        if published:
            ledger.call(row, ChangeKind.PUBLISHED)
        return row


def many_hearings(
    count: int,
    *,
    date: dt.date = DAY,
    time: dt.time | None = AT_0915,
    a_day: int = 0,
    rendered: bool = True,
) -> list[Hearing]:
    """So many published hearings of one person, fast: in bulk, past the door's receivers, one edition on.

    All on `date`, or on as many days from it as it takes with `a_day` of them on each. Only feeds need
    `rendered`, which takes most of the time.
    """
    with edition.change(by=None) as ledger:
        who, where = _prosecution(), _court()
        rows = [
            Hearing(
                case=who.case,
                court=where,
                date=date + dt.timedelta(days=number // a_day if a_day else 0),
                time=time,
                publication=Publication.PUBLISHED,
                first_published_at=ledger.now,
            )
            for number in range(count)
        ]
        for row in rows:
            row.derive()
        Hearing.objects.bulk_create(rows, batch_size=500)
        through = Hearing.prosecutions.through
        through.objects.bulk_create([through(hearing=row, prosecution=who) for row in rows], batch_size=500)
        if rendered:
            renew([row.pk for row in rows], now=ledger.now)
    kept = edition.current()
    Edition.objects.filter(pk=1).update(number=kept.number + 1, at=kept.at)
    return rows


def statement(
    *,
    office: Office | None = None,
    text: Texts = "We call for the release of all.",
    from_date: dt.date = DAY,
    **columns: Any,
) -> Statement:
    with edition.change(by=None):
        return Statement.objects.create(
            office=office or _office(), text=texts(text), from_date=from_date, **columns
        )


# Inside a function its keywords hide the functions of the same name.
_office, _case, _defendant, _prosecution, _article, _city, _court = (
    office,
    case,
    defendant,
    prosecution,
    article,
    city,
    court,
)
