"""Promise: nobody meets an English word of ours on a Russian or Kazakh page, nor at a Russian or Kazakh desk.

Every text of the record is written in Cyrillic here, in all three languages; so what is left in Latin letters was
left in English, or is a name that is the same everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, deque
from collections.abc import Callable

import pytest
from django.test import Client

from hearings import actions
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import Element, parsed

pytestmark = pytest.mark.django_db

SAMPLE = dict.fromkeys(("en", "ru", "kk"), "Үлгі")
# Names of the site, of formats, programs and standards; examples of what is typed in Latin letters.
NAMES = set(
    "Open Court UTC ICS Atom JSON CSV TXT RFC QR SHA ID IP UUID URL cookie http mailto "
    "Google Calendar Outlook Microsoft Apple Windows iPhone iPad Mac Android ICSx5 F-Droid Thunderbird "
    "CC BY Signal onion Telegram Facebook Sabitov Aibek kazakhstan almaty almaty-city almaty-sample "
    "Aegis Ente Auth FreeOTP Authenticator "
    "A4 Letter contributor translator editor publisher administrator "
    "English KZ KZ-CC Asia Control Command LDAP Single Sign-On Sing-On demo kk ru OK".split()
)
# Django writes these into its pages as they are, in every language.
DJANGOS = {"Search", "True", "False", "None", "Group-permission", "object", "relationship", "relationships"}
WORD = re.compile(r"(?<![\w/.@#&-])[A-Za-z][A-Za-z0-9’'-]+(?![\w/@])")
ADDRESS = re.compile(r"\S*(?:/|@|\.\w)\S*|\b[0-9a-f]{12,}\b")
# Values of a change as they are kept; permissions, which Django names in the database.
NOT_OURS = ("pre", "script", "style", "template", "textarea")
PERMISSIONS = ("id_permissions", "id_user_permissions")
SPOKEN = ("aria-label", "title", "alt", "placeholder")
EACH_KIND = 2


@pytest.fixture
def record(now: dt.datetime) -> None:
    """A hearing in every state, and every kind of row that has a page."""
    factories.office(name=SAMPLE, about=SAMPLE, contact=SAMPLE)
    factories.legal_code(name=SAMPLE, short_name=SAMPLE)
    factories.article(title=SAMPLE)
    city = factories.city(name=SAMPLE)
    court = factories.court(slug="almaty-sample", name=SAMPLE, city=city, address=SAMPLE)
    factories.statement(text=SAMPLE)
    people = [somebody(minor=number == 4) for number in range(5)]
    factories.restraint(prosecution=people[0], kind="house_arrest", from_date=dt.date(2021, 3, 1))

    def hearing(days: int = 1, **columns: object) -> Hearing:
        columns = {"court": court, "people": people[:1], **columns}
        return factories.hearing(date=dt.date(2021, 5, 6) + dt.timedelta(days=days), **columns)

    hearing(
        people=people, mode="online", stage="sentencing", number=9, others=2, access="closed", judges="Үлгі"
    )
    hearing(
        0, mode="hybrid", court=None, city=city, confidence="presumed", courtroom="7", link="https://a.test/"
    )
    hearing(0, time=None, part_of_day="morning", court=None, last_checked=now, source_kind="lawyer")
    hearing(-1)
    hearing(-2, outcome=SAMPLE, status="held")
    hearing(-3, status="held", next_date_unknown=True)
    for step, more in (
        (actions.move, {"date": dt.date(2021, 5, 20), "time": dt.time(14, 30)}),
        (actions.postpone, {}),
        (actions.cancel, {}),
        (actions.announce, {"courtroom": "12"}),
        (actions.go_online, {}),
        (actions.confirm, {}),
        (actions.withdraw, {}),
    ):
        step(
            hearing(),
            by=None,
            **more,
            **({"reason": SAMPLE} if step in (actions.move, actions.cancel) else {}),
        )
    actions.not_held(hearing(-1), by=None, reason=SAMPLE)
    actions.adjourn(hearing(-1), by=None, date=dt.date(2021, 5, 12), time=dt.time(10), outcome=SAMPLE)


def somebody(**columns: object) -> object:
    who = factories.defendant(given_name=SAMPLE, family_name=SAMPLE, **columns)
    return factories.prosecution(
        defendant=who,
        case=factories.case(office=factories.office()),
        role=SAMPLE,
        wording=SAMPLE,
        allegations=[SAMPLE],
        verdict="convicted",
        sentence=SAMPLE,
    )


def pages(client: Client, start: str, follow: Callable[[str], bool]) -> dict[str, Element]:
    """Every page that links lead to from `start`, a few of each kind."""
    waiting, known, kinds = deque([start]), {start}, Counter[str]()
    found = {}
    while waiting:
        path = waiting.popleft()
        response = client.get(path)
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        found[path] = page = parsed(response.content.decode())
        for link in page.all("a"):
            target = (link.get("href") or "").partition("#")[0].partition("?")[0]
            kind = re.sub(r"[0-9a-f-]{32,36}|\d+", "N", target)
            if target.startswith("/") and target not in known and follow(target) and kinds[kind] < EACH_KIND:
                kinds[kind] += 1
                known.add(target)
                waiting.append(target)
    return found


def english(page: Element, lang: str) -> set[str]:
    """Words in Latin letters that the page says in its own language, to the eye or the ear."""
    said = " ".join(_said(page, lang))
    return set(WORD.findall(ADDRESS.sub(" ", said))) - NAMES - DJANGOS


def _said(element: Element, lang: str) -> list[str]:
    if element.tag in NOT_OURS or element.get("id") in PERMISSIONS or element.get("lang") not in (None, lang):
        return []
    if element.get("translate") == "no":  # keys and codes
        return []
    words = [element.get(name) or "" for name in SPOKEN]
    if element.tag == "input" and element.get("type") == "submit":
        words.append(element.get("value") or "")
    for child in element.children:
        words += [child] if isinstance(child, str) else _said(child, lang)
    return words


def left(found: dict[str, Element], lang: str) -> dict[str, str]:
    """The words left in English, each with a page that says it."""
    return {word: path for path, page in found.items() for word in sorted(english(page, lang))}


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_readers_meet_no_english(record: None, client: Client, lang: str) -> None:
    found = pages(client, f"/{lang}/", lambda path: path.startswith(f"/{lang}/") and path.endswith("/"))
    found[f"/{lang}/none/"] = parsed(client.get(f"/{lang}/none/").content.decode())
    assert len(found) > 20
    assert left(found, lang) == {}


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_editors_meet_no_english(record: None, client: Client, lang: str) -> None:
    editor = factories.editor(username="үлгі", language=lang)
    editor.set_unusable_password()  # the page of an editor shows a password's hash
    editor.save()
    client.force_login(editor)
    found = pages(client, "/admin/", lambda path: path.startswith("/admin/") and "logout" not in path)
    assert len(found) > 40
    assert left(found, lang) == {}
