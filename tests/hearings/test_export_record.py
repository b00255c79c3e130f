"""The record leaves as one file and comes back from it, on any database, as the same record to the last byte."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from hearings import actions, edition
from hearings.models import Bulletin, Edition, Hearing, SearchKey, SearchWord
from hearings.portable import format as portable
from hearings.portable import reading
from hearings.portable.writing import lines
from hearings.whitelist import OUR_APPS
from offices.history import is_history
from offices.models import Editor
from tests import factories
from tests.browser.sites import Site
from tests.pages.test_canaries import CANARY, hidden  # noqa: F401 - a fixture: what must not leave
from tests.races import own_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DOCS = Path(__file__).resolve().parents[2] / "docs" / "record.md"
SHOWN = (
    *(f"/hearings.{suffix}" for suffix in ("ics", "json", "csv", "atom", "txt")),
    *("/", "/ru/", "/2021/05/06/", "/changes/", "/changes.atom", "/changes.json", "/defendants/", "/courts/"),
    *("/search/?q=Demova", "/statistics/", "/ru/2021/05/06.txt", "/sitemap.xml", "/about/"),
)
FEEDS = """
import hashlib
from django.conf import settings
from django.test import Client
from urllib.parse import urlsplit
at = urlsplit(settings.SITE_URL)
for path in ("/hearings.ics", "/hearings.json", "/ru/hearings.ics", "/kk/hearings.json", "/changes.json"):
    answer = Client(SERVER_NAME=at.hostname, SERVER_PORT=str(at.port)).get(path)
    print("feed", path, answer.status_code, len(answer.content) > 2000, hashlib.sha256(answer.content).hexdigest())
"""


@pytest.fixture
def record(now: dt.datetime) -> Hearing:
    """A record with all that is easily lost: a moved hearing, a withdrawn one, a draft, a deleted one, a bulletin."""
    editor = factories.editor(username="aigul")
    row = factories.hearing(source="A lawyer", private_notes="Careful")
    actions.move(
        row, by=editor, date=row.date, time=dt.time(14, 30), reason={"ru": "Судья занят", "en": "Busy"}
    )
    actions.cancel(row, by=editor)
    actions.undo(row, by=editor)
    actions.adjourn(row, by=editor, date=dt.date(2021, 5, 12))
    actions.withdraw(factories.hearing(), by=editor)
    factories.hearing(published=False, judges="Nobody yet")
    gone = factories.hearing(published=False)
    with edition.change(by=editor):
        gone.delete()
    with edition.change(by=editor):
        twin, later = (factories.defendant(family_name=name) for name in ("Twin", "Later"))
        twin.merged_into = later
        twin.save()
    factories.restraint()
    factories.statement()
    text = "Political court hearings\nscheduled on 6 May 2021"
    Bulletin.objects.create(
        office=row.case.office, text=text, typed={"б": 1, "a": [2]}, sha256="0" * 64, by=editor
    )
    return row


def exported(*options: str) -> str:
    out = io.StringIO()
    call_command("export_record", "-", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def imported(text: str, folder: Path, *options: str) -> str:
    out, file = io.StringIO(), folder / "given.jsonl"
    file.write_text(text, encoding="utf-8")
    call_command("import_record", str(file), *options, stdout=out)
    return out.getvalue()


def empty_the_database() -> None:
    """As if nothing had ever been entered."""
    listing = (Hearing.history.model.prosecutions.model, Hearing.prosecutions.through)
    for model in (*listing, SearchWord, SearchKey, Edition, *reversed(portable.tables().values())):
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)
    assert reading.present() == {}


def shown(client: Client) -> dict[str, tuple[int, bytes]]:
    answers = {path: client.get(path) for path in SHOWN}
    return {path: (answer.status_code, answer.content) for path, answer in answers.items()}


def test_what_leaves_comes_back_as_the_same_record(client: Client, record: Hearing, tmp_path: Path) -> None:
    text, before = exported(), shown(client)
    empty_the_database()

    imported(text, tmp_path)

    assert exported() == text
    assert shown(client) == before
    assert Hearing.objects.get(public_id=record.public_id).rendering.sequence > 1
    call_command("verify_record", stdout=io.StringIO())
    assert not Editor.objects.get(username="aigul").is_active
    assert not Editor.objects.get(username="aigul").has_usable_password()


def test_a_later_change_goes_on_where_the_old_record_ended(record: Hearing, tmp_path: Path) -> None:
    gone = Hearing.history.filter(history_type="-").get().id
    number, sequence, text = edition.current().number, record.rendering.sequence, exported()
    empty_the_database()
    imported(text, tmp_path)

    fresh = Hearing.objects.get(public_id=record.public_id)
    actions.record_outcome(fresh, by=None, outcome={"en": "Two witnesses were heard."})
    new = factories.hearing(published=False)

    assert edition.current().number == number + 1
    assert fresh.rendering.sequence == sequence + 1
    # A number that comes again would inherit the history of the draft that was deleted.
    assert new.pk > gone
    call_command("verify_record", stdout=io.StringIO())


@pytest.mark.only_on("postgresql")
def test_the_record_moves_from_sqlite_to_postgresql_and_back(tmp_path: Path) -> None:
    with own_database("postgresql") as url:
        old = Site(tmp_path / "old")
        sites = [old, Site(tmp_path / "middle", old.port, url), Site(tmp_path / "new", old.port)]
        told, feeds = [], []
        for number, site in enumerate(sites):
            site.folder.mkdir()
            site.manage("migrate", "--verbosity=0")
            if number:
                site.manage("import_record", str(tmp_path / f"{number - 1}.jsonl.gz"))
            else:
                site.manage("load_demo")
            site.manage("export_record", str(tmp_path / f"{number}.jsonl.gz"))
            told.append((tmp_path / f"{number}.jsonl.gz").read_bytes())
            feeds.append(re.findall(r"^feed .*", site.manage("shell", "-c", FEEDS), re.MULTILINE))
            assert "all as they passed the door" in site.manage("verify_record")

    assert told[1] == told[0] == told[2]
    assert feeds[1] == feeds[0] == feeds[2]
    assert len(feeds[0]) == 5
    assert all(" 200 True " in feed for feed in feeds[0])


# --- what is refused
def lines_of(record: str) -> list[str]:
    return record.splitlines(keepends=True)


def without_one_that_nobody_names(lines: list[str]) -> list[str]:
    return [*lines[:-2], lines[-1]]


def with_half_a_line(lines: list[str]) -> list[str]:
    return [*lines[:9], lines[9][:30] + "\n", *lines[10:]]


def of_another_version(lines: list[str]) -> list[str]:
    return [lines[0].replace('"version": 1', '"version": 9'), *lines[1:]]


def with_an_unknown_court(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith('{"is": "hearings.Court"')]


def with_another_hour(lines: list[str]) -> list[str]:
    return [line.replace('"09:15:00"', '"10:15:00"') for line in lines]


def with_a_column_too_many(lines: list[str]) -> list[str]:
    return [line.replace('"slug"', '"colour": "red", "slug"') for line in lines]


def with_an_impossible_day(lines: list[str]) -> list[str]:
    return [line.replace('"date": "2021-05-12"', '"date": "2021-02-30"') for line in lines]


def upside_down(lines: list[str]) -> list[str]:
    return [lines[0], *reversed(lines[1:-1]), lines[-1]]


@pytest.mark.parametrize(
    ("spoilt", "why", "options"),
    [
        (without_one_that_nobody_names, r"Line \d+: the lines before are not those that were written", ()),
        (with_half_a_line, r"Line 10: no JSON.*take another copy", ()),
        (of_another_version, r"Line 1: the file has version 9.*reads 1.*newer", ()),
        (lambda lines: lines[:-5], r"Line \d+: here the file is cut off", ()),
        (lambda lines: ["Political court hearings\n"], r"Line 1: this is no file of a record", ()),
        (lambda lines: [], r"Line 0: here the file is cut off", ()),
        (with_an_unknown_court, r"Line \d+: `court` names hearings.Court almaty-city", ("--altered",)),
        (with_another_hour, r"Line \d+: the lines before", ()),
        (with_a_column_too_many, r"Line \d+: offices.Office has other columns here: colour", ("--altered",)),
        (with_an_impossible_day, r"Line \d+: hearings.Hearing cannot have this `date`", ("--altered",)),
        (upside_down, r"Line \d+: `\w+` names|Line \d+: .* stands behind", ("--altered",)),
    ],
)  # fmt: skip
def test_a_spoilt_file_leaves_nothing_and_says_where(
    record: Hearing, tmp_path: Path, spoilt: object, why: str, options: tuple[str, ...]
) -> None:
    lines = spoilt(lines_of(exported()))
    empty_the_database()

    with pytest.raises(CommandError, match=why) as refused:
        imported("".join(lines), tmp_path, *options)

    assert "Nothing was taken in" in str(refused.value)
    assert reading.present() == {}
    assert not Editor.objects.exists()


def test_a_forged_hour_is_found_by_its_seal_though_the_sums_were_made_anew(
    record: Hearing, tmp_path: Path
) -> None:
    lines = with_another_hour(lines_of(exported()))
    digest = hashlib.sha256("".join(lines[:-1]).encode()).hexdigest()
    lines[-1] = json.dumps({"is": "end", "lines": len(lines) - 1, "sha256": digest}) + "\n"
    empty_the_database()

    with pytest.raises(CommandError, match=r"hearings.Hearing \d+ was changed behind.*Nothing was taken in"):
        imported("".join(lines), tmp_path)

    assert reading.present() == {}


def test_an_interrupted_import_leaves_nothing(record: Hearing) -> None:
    lines = lines_of(exported())
    empty_the_database()

    def cut() -> Iterator[bytes]:
        yield from (line.encode() for line in lines[: len(lines) // 2])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reading.take_in(cut())

    assert reading.present() == {}


def test_a_record_that_is_there_stays(record: Hearing, tmp_path: Path) -> None:
    before = exported()

    with pytest.raises(CommandError, match=r"a record here already: 1 offices.Office, .*empty database"):
        imported(before, tmp_path)

    assert exported() == before


def test_an_account_of_another_name_is_not_taken_for_the_one_in_the_file(
    record: Hearing, tmp_path: Path
) -> None:
    text, number = exported(), Editor.objects.get().pk
    empty_the_database()
    Editor.objects.create(pk=number, username="somebody")

    with pytest.raises(CommandError, match="is aigul in the file, and account .* is somebody here"):
        imported(text, tmp_path)


# --- what the file holds
def test_a_compressed_file_is_the_same_and_its_owners_alone(record: Hearing, tmp_path: Path) -> None:
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        call_command("export_record", str(tmp_path / name), stdout=io.StringIO(), stderr=io.StringIO())

    assert gzip.decompress((tmp_path / "one.jsonl.gz").read_bytes()).decode() == exported()
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()
    assert (tmp_path / "one.jsonl.gz").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.jsonl.gz", "two.jsonl.gz"]


def test_it_holds_what_is_private_and_says_so_but_nobodys_password(record: Hearing) -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_record", "-", stdout=out, stderr=err)
    text = out.getvalue()

    assert "A lawyer" in text
    assert "Nobody yet" in text
    assert "PRIVATE" in err.getvalue()
    assert Editor.objects.get().password not in text
    assert f'{{"is": "offices.Editor", "id": {Editor.objects.get().pk}, "username": "aigul"}}\n' in text


@pytest.mark.usefixtures("hidden")
def test_the_public_extract_holds_nothing_private() -> None:
    shown_name = factories.hearing(people=[factories.prosecution()])

    text = exported("--public")

    assert CANARY.findall(text) == []
    assert str(shown_name.public_id) in text
    assert "Demova" in text
    assert '"Z."' in text
    assert '"id"' not in text
    assert {json.loads(line)["is"] for line in text.splitlines()} >= {
        "hearings.Hearing",
        "defendants.Charge",
        "end",
    }
    assert len(CANARY.findall(exported())) > 20


@pytest.mark.usefixtures("hidden")
def test_every_row_that_the_public_extract_names_is_in_it() -> None:
    rows = [json.loads(line) for line in exported("--public").splitlines()[1:-1]]
    described = {label: [[row[name] for name in names] for row in rows if row["is"] == label]
                 for label, names in portable.KEYS.items()}  # fmt: skip
    named = [
        (target, row[field.name])
        for row in rows
        for field in portable.fields(row["is"])
        if (target := portable.target(row["is"], field)) and row.get(field.name) is not None
    ]
    named += [("defendants.Prosecution", key) for row in rows for key in row.get("prosecutions", [])]

    assert len(named) > 20
    assert [
        one for one in named if [one[1]] not in described[one[0]] and one[1] not in described[one[0]]
    ] == []


def test_the_public_extract_is_not_taken_for_a_record(record: Hearing, tmp_path: Path) -> None:
    text = exported("--public")
    empty_the_database()

    with pytest.raises(CommandError, match="an extract for readers"):
        imported(text, tmp_path)


def test_every_table_is_in_the_file_or_left_out_for_a_reason() -> None:
    every = {model._meta.label for app in OUR_APPS for model in apps.get_app_config(app).get_models()}
    listing = {model._meta.label for model in apps.get_models() if is_history(model)} - set(portable.tables())

    assert every - set(portable.tables()) - set(portable.LEFT_OUT) == listing
    assert listing == {"hearings.HistoricalHearing_prosecutions"}


def test_every_column_of_the_file_is_explained() -> None:
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCS.read_text(), re.MULTILINE | re.DOTALL))
    missing = []
    for label, model in portable.tables().items():
        names = portable.names(label)
        if is_history(model):
            of = model.instance_type._meta.label
            names, section = set(names) - set(portable.names(of)), sections["Histories"]
            assert f"`{label}`" in section
        else:
            section = sections[f"`{label}`"]
        missing += [f"{label}.{name}" for name in names if f"`{name}`" not in section]
    missing += [name for name in portable.HEADER if f"`{name}`" not in sections["The first line"]]
    *_rows, last = map(json.loads, lines())
    missing += [name for name in last if f"`{name}`" not in sections["The last line"]]

    assert missing == []
