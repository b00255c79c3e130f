"""A mirror is the whole site, in files that work anywhere, the same for an edition and a day, whole at every moment."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from hearings import actions, edition, sitemap
from hearings.mirror import addresses, building, leaflet, tree
from hearings.mirror.building import build
from hearings.mirror.manifest import read, verify
from hearings.mirror.signing import SecretKey
from hearings.mirror.tree import NotOurs
from hearings.models import Edition, Hearing, Seal
from tests.hearings.mirror.conftest import Build, content, correct

pytestmark = pytest.mark.django_db


def test_a_copy_is_the_whole_site_in_files_that_lead_to_each_other(
    tmp_path: Path, mirrored: Build, record: list[Hearing], key: SecretKey
) -> None:
    """One building, which takes its time, and all that is promised of a copy's words and links."""
    # As a service that keeps all it writes to itself; whoever serves the copy has to read it all the same.
    before = os.umask(0o077)
    try:
        mirrored()
    finally:
        assert os.umask(before) == 0o077
    root = tmp_path / "mirror"
    files = content(root)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in [root, *root.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}
    text = {name: body.decode() for name, body in files.items() if name.endswith((".html", ".txt", ".xml"))}

    stems = (
        f"hearings/{record[0].public_id}",
        "2021/05/06",
        "2021/05",
        "2021/W18",
        "defendants/aru-demova",
        "hearings",
    )
    expected = {
        f"{prefix}{stem}.{suffix}"
        for prefix in ("", "ru/")
        for stem in stems
        for suffix in ("ics", "atom", "json", "csv", "txt")
    }
    assert expected - files.keys() == set()
    # It holds until a date, and nobody renews it in a copy.
    assert not [name for name in files if name.endswith("security.txt")]
    assert _dead_links(root) == []
    for name, body in text.items():
        if name == "MANIFEST.txt":
            continue
        assert "/admin/" not in body, name
        assert "csrf" not in body, name
        assert "<form" not in body, name
        assert not re.search(r">\s*(Today|Tomorrow|Yesterday|Сегодня|Завтра|Вчера)\b", body), name
        if name.endswith(".html"):
            assert 'id="copy"' in body.partition("<h1")[0], name
    assert "Copy as of 6\u00a0May 2021" in text["index.html"]
    assert "https://copy.example/court/hearings.ics" in text["index.html"]
    assert b"https://copy.example/court/" in files["hearings.atom"]
    assert str(record[0].public_id) in json.dumps(json.loads(files["hearings.json"]))
    # Named like a device of Windows, and found from A to Z.
    link = re.search(r'href="(con~[0-9a-f]+/index\.html)"', text["defendants/index.html"])
    assert link
    assert "SAMPLOV" in text[f"defendants/{link[1]}"].upper()
    told = leaflet.verify(files["ru/leaflet.html"], key.public)
    assert told == "Open Court: /ru/leaflet.html of 2021-05-06, edition 4"
    assert len({path.stat().st_mtime for path in root.rglob("*")}) == 1


def _dead_links(root: Path) -> list[tuple[str, str]]:
    """Every link of a page that leads to no file, or by a way that is none of ours."""
    dead = []
    for page in root.rglob("*.html"):
        for link in re.findall(r'<[^>]+\s(?:href|src|action)="([^"]*)"', page.read_text()):
            if link.startswith(("#", "https:", "webcal:", "mailto:")):
                continue
            if not (page.parent / unquote(link.partition("#")[0])).is_file():
                dead.append((page.relative_to(root).as_posix(), link))
    return dead


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mirrors of a handful of pages, where it matters how they are written and not what."""

    def some_leaves(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [
            addresses.Leaf(leaf.paths[:2], leaf.when, leaf.in_languages)
            for leaf in addresses.leaves(now, zone)
            if leaf.paths[0].startswith(("/hearings/", "/about/", "/robots.txt"))
        ]

    monkeypatch.setattr(building, "leaves", some_leaves)


def test_a_map_of_the_site_that_is_too_long_is_several_files_of_a_copy_too(
    mirrored: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirrored("short")
    monkeypatch.setattr(sitemap, "MOST", 20)
    mirrored("long")

    told = re.findall(
        "<loc>https://copy.example/court/(.*?)</loc>", (tmp_path / "long/sitemap.xml").read_text()
    )
    assert told == ["sitemap-1.xml", "sitemap-2.xml"]
    pages = "".join((tmp_path / "long" / name).read_text() for name in told)
    whole = (tmp_path / "short/sitemap.xml").read_text()
    assert re.findall("<loc>.*?</loc>", pages) == re.findall("<loc>.*?</loc>", whole)


def test_two_copies_of_one_edition_and_day_are_the_same_bytes(
    tmp_path: Path, mirrored: Build, few: None
) -> None:
    mirrored("one")
    with time_machine.travel(dt.datetime(2021, 5, 6, 16, 40, tzinfo=dt.UTC), tick=False):
        mirrored("two", now=timezone.now())

    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_the_record_is_held_against_what_a_signed_copy_says_of_it(
    tmp_path: Path, mirrored: Build, record: list[Hearing], few: None
) -> None:
    mirrored()
    head = read(tmp_path / "mirror")[0]["record"]
    actions.cancel(record[0], by=None)

    call_command("verify_record", "--head", head, stdout=io.StringIO())
    Seal.objects.filter(edition=int(head.partition(":")[0])).delete()

    with pytest.raises(CommandError, match="was cut off"):
        call_command("verify_record", "--head", head, stdout=io.StringIO())


def test_without_an_edit_nothing_is_asked_of_the_site(mirrored: Build, few: None) -> None:
    mirrored()

    assert mirrored().rendered == 0


def test_a_stop_at_any_step_leaves_the_old_copy_whole_and_the_next_run_heals(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch, few: None
) -> None:
    class Killed(BaseException):
        pass

    mirrored()
    before = content(tmp_path / "mirror")
    actions.cancel(record[0], by=None)
    # The first stop costs the twin: after it a build begins with links.
    stops = [("begin", 1), ("_keep", 3), ("remove", 1), ("write", 1), ("write", 4)]
    for name, at in stops:
        step, left = getattr(tree.Tree, name), [at]

        def stopping(self: tree.Tree, *args: object, step: Callable = step, left: list[int] = left) -> None:
            left[0] -= 1
            step(self, *args)
            if not left[0]:
                raise Killed

        monkeypatch.setattr(tree.Tree, name, stopping)
        with pytest.raises(Killed):
            mirrored()
        monkeypatch.setattr(tree.Tree, name, step)
        assert content(tmp_path / "mirror") == before

    # Where a disk knows no exchange, the stop may come between the two renames.
    (tmp_path / "mirror").rename(tmp_path / ".mirror.leaving")
    mirrored()
    mirrored("whole", whole=True)
    assert content(tmp_path / "mirror") == content(tmp_path / "whole")
    shown = {path.name for path in tmp_path.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert shown == {"mirror", "whole"}
    assert list(tmp_path.glob(".*.growing")) + list(tmp_path.glob(".*.leaving")) == []


@pytest.mark.parametrize("step", ["the note of what it holds", "the twin"])
def test_a_stop_after_the_new_copy_stands_loses_nothing(
    tmp_path: Path,
    mirrored: Build,
    record: list[Hearing],
    monkeypatch: pytest.MonkeyPatch,
    few: None,
    step: str,
) -> None:
    mirrored()
    edition_before = read(tmp_path / "mirror")[0]["edition"]
    actions.cancel(record[0], by=None)
    rename = Path.rename

    def stop(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    def stop_at_the_note(path: Path, target: Path) -> Path:
        return stop() if path.suffix == ".new" else rename(path, target)

    with monkeypatch.context() as broken:
        if step == "the twin":
            broken.setattr(tree.Tree, "pair", stop)
        else:
            broken.setattr(Path, "rename", stop_at_the_note)
        with pytest.raises(KeyboardInterrupt):
            mirrored()
    assert read(tmp_path / "mirror")[0]["edition"] != edition_before
    assert verify(tmp_path / "mirror", None).is_whole
    actions.withdraw(record[1], by=None)
    mirrored()

    mirrored("whole", whole=True)
    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_a_disk_without_an_exchange_takes_two_renames(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch, few: None
) -> None:
    monkeypatch.setattr(tree, "exchange", lambda one, other: False)
    mirrored()
    actions.cancel(record[0], by=None)
    mirrored()

    assert (
        "Cancelled"
        in (tmp_path / "mirror" / "hearings" / str(record[0].public_id) / "index.html").read_text()
    )


def test_a_disk_without_links_copies_and_keeps_no_twin(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch, few: None
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError("Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    mirrored()
    assert list(tmp_path.glob(".mirror.twin")) == []
    actions.cancel(record[0], by=None)
    mirrored()

    mirrored("whole", whole=True)
    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_what_does_not_change_is_written_once_for_all_copies(
    tmp_path: Path, mirrored: Build, record: list[Hearing], few: None
) -> None:
    mirrored()
    root, twin = tmp_path / "mirror", tmp_path / ".mirror.twin"
    page = f"hearings/{record[1].public_id}/index.html"
    one = (root / page).stat().st_ino
    assert content(twin) == content(root)
    for room in ("1", "2", "3"):
        correct(record[0], room)
        built = mirrored()

        assert (root / page).stat().st_ino == (twin / page).stat().st_ino == one
        assert 0 < built.rendered < built.files


def test_what_others_put_into_a_copy_is_gone_with_the_next_two(
    tmp_path: Path, mirrored: Build, record: list[Hearing], few: None
) -> None:
    mirrored()
    (tmp_path / "mirror" / "about" / "more").mkdir()
    (tmp_path / "mirror" / "about" / "more" / "page.html").write_text("more")
    for room in ("1", "2"):
        correct(record[0], room)
        mirrored()

        assert verify(tmp_path / "mirror", None).is_whole
        assert not (tmp_path / "mirror" / "about" / "more").exists()


def test_one_changed_byte_a_missing_and_an_added_file_are_named(
    tmp_path: Path, mirrored: Build, key: SecretKey, few: None
) -> None:
    mirrored()
    root = tmp_path / "mirror"
    assert verify(root, key.public).is_whole
    page = root / "ru" / "about" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"2021", b"2022", 1))
    (root / "robots.txt").unlink()
    (root / "more.html").write_text("more")

    found = verify(root, key.public)

    assert (found.changed, found.missing, found.extra) == (
        ["ru/about/index.html"],
        ["robots.txt"],
        ["more.html"],
    )
    with pytest.raises(CommandError, match="3 file"):
        call_command("verify_mirror", root, key=key.public.letters, stdout=io.StringIO())


def test_a_folder_of_something_else_is_left_alone(
    tmp_path: Path, mirrored: Build, now: dt.datetime, few: None
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter").write_text("dear")
    with pytest.raises(NotOurs):
        mirrored("home")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    with pytest.raises(NotOurs):
        build(tmp_path / "link", now=now)

    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter"]


def test_a_copy_of_a_later_edition_is_left_alone_unless_going_back_is_meant(
    tmp_path: Path, mirrored: Build, few: None
) -> None:
    """The record that is asked may be an empty one: a shell without DATABASE_URL has such a one at hand."""
    mirrored()
    before = content(tmp_path / "mirror")
    Edition.objects.update(number=F("number") - 1)

    with pytest.raises(NotOurs, match="--back"):
        mirrored()
    assert content(tmp_path / "mirror") == before

    assert mirrored(back=True).edition == edition.current().number


def test_a_link_planted_in_the_folder_is_never_written_through(
    tmp_path: Path, mirrored: Build, record: list[Hearing], key: SecretKey, few: None
) -> None:
    mirrored()
    outside = tmp_path / "outside"
    outside.write_text("mine")
    page = tmp_path / "mirror" / "about" / "index.html"
    page.unlink()
    page.symlink_to(outside)
    assert verify(tmp_path / "mirror", key.public).missing == ["about/index.html"]

    actions.cancel(record[0], by=None)
    mirrored()

    assert outside.read_text() == "mine"
    assert verify(tmp_path / "mirror", key.public).is_whole
