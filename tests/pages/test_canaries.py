"""What must not leave: words planted in every private place, and looked for in everything a reader can ask for.

A name that is withheld, a source, a draft, an editor's own name: none of them stands in a page, a feed, an address or a
header, in any language, though the name was public the day before.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from defendants.models import Case, Defendant
from hearings import actions, edition
from hearings.mirror.building import build
from hearings.models import Bulletin, Hearing
from offices.groups import RIGHTS
from tests import factories
from tests.environment import SITE_URL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CANARY = re.compile(r"\w*(?:zq|жьщ)\w*", re.IGNORECASE)
"""Letters that stand side by side in no word of ours; every planted word begins with them."""
FEEDS = ("ics", "atom", "json", "csv", "txt")
PAGES = (
    "changes",
    "about",
    "subscribe",
    "defendants",
    "embed",
    "statistics",
    "courts",
    "cities",
    "articles",
    "copies",
)
MOST = 700


def planted(word: str) -> dict[str, str]:
    return {"en": f"Zq{word}", "ru": f"Жьщ{word}", "kk": f"Жьщ{word}"}


def person(shown_as: str) -> Defendant:
    """Somebody whose names begin with a canary in every language; the first letters are an initial's own."""
    return factories.defendant(
        given_name=planted("given"),
        family_name=planted(f"family{shown_as}"),
        patronymic=planted("patronymic"),
        aliases=["Zqalias", "Жьщалиас"],
        description=planted("description"),
        private_notes="Zqnote",
        slug=f"zq{shown_as}",
        shown_as="full",
    )


@pytest.fixture
def hidden(now: dt.datetime) -> list[Defendant]:
    """Two people who were public by name yesterday, in a moved hearing with a past and a future, and are not today."""
    editor = factories.editor(username="Zqeditor", first_name="Zqfirst", last_name="Zqlast")
    with time_machine.travel(now - dt.timedelta(days=1), tick=False):
        people = [person("withheld"), person("initials")]
        case = factories.case(number="1-23", private_notes="Zqcasenote")
        parts = [factories.prosecution(case=case, defendant=each) for each in people]
        first = factories.hearing(
            people=parts, date=dt.date(2021, 5, 4), source="Zqsource", private_notes="Zqprivate"
        )
        following = actions.adjourn(first, by=editor, date=now.date(), time=dt.time(9, 15))
        actions.move(following, by=editor, date=now.date(), time=dt.time(14, 30))
        drafted = factories.prosecution(defendant=factories.defendant(family_name=planted("draft")))
        factories.hearing(people=[drafted], published=False, judges="Zqjudge", courtroom="Zqroom")
        gone = factories.prosecution(defendant=factories.defendant(family_name=planted("gone")))
        actions.withdraw(factories.hearing(people=[gone], judges="Zqgone"), by=editor)
        later = factories.prosecution(defendant=factories.defendant(family_name=planted("later")))
        released = factories.hearing(people=[later], published=False, judges="Zqlater")
        actions.publish(released, by=None, release_at=now + dt.timedelta(hours=1))
        ready = factories.prosecution(defendant=factories.defendant(family_name=planted("ready")))
        actions.make_ready(
            factories.hearing(people=[ready], published=False, link="https://zqlink.example"), by=editor
        )
        off = factories.hearing(
            people=parts, date=dt.date(2021, 5, 5), source="Zqoff", private_notes="Zqoffnote"
        )
        actions.cancel(off, by=editor)
        Bulletin.objects.create(office=case.office, text="Zqbulletin", sha256="0" * 64, by=editor)
    with edition.change(by=editor):
        for each, shown_as in zip(people, ("withheld", "initials"), strict=True):
            each.shown_as = shown_as
            each.save()
    call_command("purge_history", str(people[1].pk), stdout=io.StringIO())
    return people


def _asked(hidden: list[Defendant]) -> Iterator[str]:
    """Where a reader would begin, and where somebody who remembers an old address would look."""
    for lang in ("", "/ru", "/kk"):
        yield f"{lang}/"
        yield from (f"{lang}/{page}/" for page in PAGES)
        yield from (f"{lang}/search/?q={word}" for word in ("Zqfamilywithheld", "Demova"))
        yield from (f"{lang}/2021/05/06/{more}" for more in ("", "sheet/", "sheet/plain/"))
        for row in Hearing.objects.all():
            yield f"{lang}/hearings/{row.public_id}/"
            yield f"{lang}/hearings/{row.public_id}/sheet/"
        for each in hidden:
            yield f"{lang}/defendants/{each.public_id.hex}/"
    yield from ("/sitemap.xml", "/robots.txt", "/healthz")


def _answers(client: Client, hidden: list[Defendant]) -> Iterator[tuple[str, str]]:
    """Each address with all that it answers: headers, and the text without the folds and escapes of its format."""
    waiting = deque(dict.fromkeys(_asked(hidden)))
    seen = set(waiting)
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        response = client.get(address)
        assert response.status_code in (200, 301, 302, 400, 404, 410), (address, response.status_code)
        body = b"".join(response) if response.streaming else response.content
        # A picture's bytes say nothing by their letters; its words are tested where they are chosen.
        is_picture = response.headers.get("Content-Type", "") == "image/png"
        text = "" if is_picture else body.decode("utf-8", "replace")
        if "text/html" in response.headers.get("Content-Type", ""):
            for link in re.findall(r'(?:href|src|content)="([^"#]+)', text):
                parts = urlsplit(html.unescape(link))
                ours = f"{parts.scheme}://{parts.netloc}" == SITE_URL or not parts.netloc
                path = parts.path + (f"?{parts.query}" if parts.query else "")
                skip = path.startswith(("/admin/", "/static/")) or not path.startswith("/")
                if ours and not skip and path not in seen and _is_near(path):
                    seen.add(path)
                    waiting.append(path)
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        asked = "" if "/search/" in address else unquote(address)
        unfolded = re.sub(r"\r\n[ \t]", "", text)
        yield address, "\n".join((asked, headers, html.unescape(unfolded)))


def _is_near(path: str) -> bool:
    """Days, weeks and months lead on without end: only those around the planted ones."""
    dated = re.search(r"/(\d{4})/", path)
    return dated is None or path.rpartition("/")[0].endswith(
        ("/2021", "/2021/05", "/2021/W18", "/2021/05/04", "/2021/05/06", "/2021/05/05")
    )


def test_nothing_private_leaves_by_any_way(client: Client, hidden: list[Defendant]) -> None:
    answers = dict(_answers(client, hidden))

    told = {
        address: found
        for address, text in answers.items()
        # A search repeats what was asked for, as it was asked.
        if (found := CANARY.findall(text.replace("Zqfamilywithheld", "") if "search" in address else text))
    }
    assert told == {}
    kinds = {suffix: [address for address in answers if address.endswith(f".{suffix}")] for suffix in FEEDS}
    assert all(len(found) > 5 for found in kinds.values()), {k: len(v) for k, v in kinds.items()}
    assert "Name withheld" in answers["/2021/05/06/"]
    assert "Z. Z." in answers["/2021/05/06/"]


def test_nothing_private_is_in_a_mirror(hidden: list[Defendant], now: dt.datetime, tmp_path: Path) -> None:
    built = build(tmp_path / "mirror", now=now)

    told = {}
    for name in built.manifest.files:
        text = html.unescape(
            re.sub(r"\r\n[ \t]", "", (tmp_path / "mirror" / name).read_text(errors="replace"))
        )
        if found := CANARY.findall(f"{name}\n{text}"):
            told[name] = found
    assert told == {}
    assert len(built.manifest.files) > 500


NAMES = ("zqwithheld", "zqinitials")
BY_NAME = tuple(
    f"{lang}{address.format(name)}"
    for lang in ("", "/ru", "/kk")
    for name in NAMES
    for address in (
        "/defendants/{}/",
        "/defendants/{}/changes/",
        "/embed/defendants/{}/",
        "/subscribe/?page=/defendants/{}/",
        *(f"/defendants/{{}}.{suffix}" for suffix in FEEDS),
        *(f"/defendants/{{}}/changes.{suffix}" for suffix in ("atom", "json")),
        "/search/?person={}",
        "/search.json?person={}",
    )
)


def whole(client: Client, address: str) -> tuple[int, dict[str, str], bytes]:
    """All that an address answers: status, every header, every byte."""
    answer = client.get(address)
    return answer.status_code, dict(answer.items()), answer.content


def test_an_address_made_of_a_name_answers_like_one_that_never_was(
    client: Client, request: pytest.FixtureRequest
) -> None:
    """The very same addresses, before anybody of that name was known and after the names were taken off."""
    factories.hearing(date=dt.date(2021, 6, 1))
    searched = [address for address in BY_NAME if "search" in address or "subscribe" in address]
    never = {address: whole(client, address) for address in BY_NAME}
    found = {each.slug for each in request.getfixturevalue("hidden")}

    now_hidden = {address: whole(client, address) for address in BY_NAME}

    assert found == set(NAMES)
    assert {never[address][0] for address in BY_NAME if address not in searched} == {404}
    told = [
        address for address in BY_NAME if address not in searched and now_hidden[address] != never[address]
    ]
    assert told == []
    # The page of a search has the date of the last change; what it finds is what it found.
    assert [address for address in searched if now_hidden[address][0] != never[address][0]] == []


OF_HIDDEN = (
    *(f"{lang}{address}" for lang in ("", "/ru") for address in (
        "/", "/2021/05/06/", "/2021/05/06/sheet/", "/2021/W18/", "/defendants/", "/changes/", "/statistics/",
        "/search/?q=Demova",
    )),
    *(f"/2021/05/06.{suffix}" for suffix in FEEDS),
    "/changes.atom", "/changes.json", "/statistics.csv", "/sitemap.xml", "/embed/today/", "/leaflet.html", "/healthz",
)  # fmt: skip


def said(client: Client, address: str) -> str:
    """All that is said there, but for the number of the edition, which a change of any name raises."""
    return re.sub(
        r'("edition": ?|edition(?: |&nbsp;)|выпуск(?: |&nbsp;))\d+', "", client.get(address).content.decode()
    )


def pictures(client: Client) -> dict[str, bytes]:
    """What messengers show beside the day and each hearing, by its address."""
    found = {}
    for address in ("/2021/05/06/", *(f"/hearings/{row.public_id}/" for row in Hearing.objects.all())):
        for link in re.findall(r'og:image" content="([^"]+\.png)"', client.get(address).content.decode()):
            found[link] = client.get(urlsplit(link).path).content
    return found


def test_no_byte_and_no_pixel_depends_on_what_is_hidden(client: Client, hidden: list[Defendant]) -> None:
    """What is hidden is written anew: pages, feeds and pictures are what they were, whoever compares them."""
    before = {address: said(client, address) for address in OF_HIDDEN}
    drawn = pictures(client)

    with edition.change(by=None):
        for each in hidden:
            each.family_name = {lang: f"{name[0]}other" for lang, name in each.family_name.items()}
            each.aliases, each.private_notes, each.description = ["Other"], "Other", {"en": "Other"}
            each.save()
        for row in Hearing.objects.all():
            row.source, row.private_notes = "Other", "Other"
            row.save()

    after = {address: said(client, address) for address in OF_HIDDEN}
    assert [address for address in OF_HIDDEN if after[address] != before[address]] == []
    assert len(drawn) > 2
    assert pictures(client) == drawn


OF_OFFICE = (
    "Zqnote",
    "Zqcasenote",
    "Zqsource",
    "Zqprivate",
    "Zqjudge",
    "Zqroom",
    "Zqbulletin",
    "Zqdraft",
    "Zqready",
    "Zqlater",
)
LISTS = (
    "hearings/hearing",
    "hearings/bulletin",
    "hearings/change",
    "defendants/case",
    "defendants/prosecution",
)


@pytest.mark.parametrize("group", RIGHTS)
def test_another_office_reads_nothing_of_it_at_the_desk(
    client: Client, hidden: list[Defendant], group: str
) -> None:
    elsewhere = factories.office(slug="elsewhere")
    client.force_login(factories.editor(username="other", groups=[group], offices=[elsewhere], language="en"))
    rows = {
        "hearings/hearing": Hearing.objects.all(),
        "hearings/bulletin": Bulletin.objects.all(),
        "defendants/case": Case.objects.all(),
    }
    asked = [f"/admin/{each}/{query}" for each in LISTS for query in ("", "?q=Zq")]
    for each, found in rows.items():
        asked += [
            f"/admin/{each}/{row.pk}/{page}/" for row in found for page in ("change", "history", "delete")
        ]

    told = {}
    for address in ("/admin/", *asked):
        text = client.get(address).content.decode()
        if found := [word for word in OF_OFFICE if word in text]:
            told[address] = found
    assert told == {}


def test_outside_caches_forget_within_a_minute(client: Client, hidden: list[Defendant]) -> None:
    row = Hearing.objects.get(publication="withdrawn")

    for address in ("/", "/2021/05/06/", "/hearings.ics", "/hearings.json", f"/hearings/{row.public_id}/"):
        control = client.get(address).headers["Cache-Control"]
        assert "max-age=60" in control, (address, control)
        assert "stale-while-revalidate" not in control
