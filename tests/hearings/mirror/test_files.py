"""Whatever an address says, its file stays inside the mirror, on every disk, and two never share one."""

from __future__ import annotations

import pytest

from hearings.mirror.files import UnsafeAddress, file_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/ru/2021/05/06/", "ru/2021/05/06/index.html"),
        ("/2021/05/06.ics", "2021/05/06.ics"),
        ("/2021/W18/", "2021/W18/index.html"),
        ("/2021/W18.ics", "2021/W18.ics"),
        ("/articles/kz-cc/193-1.3/", "articles/kz-cc/193-1.3/index.html"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_plain_addresses_are_their_own_files(path: str, name: str) -> None:
    assert file_of(path) == name


@pytest.mark.parametrize(
    "path", ["/../etc/passwd", "/a/../../b/", "a/b", "/a//b/", "/./a/", "/a\\..\\b/", "/a/..", "/\0/"]
)
def test_an_address_that_leads_out_is_refused(path: str) -> None:
    with pytest.raises(UnsafeAddress):
        file_of(path)


@pytest.mark.parametrize(
    "part", ["con", "COM1", "nul.ics", "a.", "Æ", "e\u0301", "\u00e9", "x" * 300, "A", "a b", "-~"]
)
def test_what_some_disk_does_not_take_is_written_otherwise(part: str) -> None:
    name = file_of(f"/defendants/{part}/").split("/")[1]

    assert name != part
    assert name.isascii()
    assert len(name) < 100
    assert name == name.lower()
    assert not name.endswith(".")
    assert name.split(".")[0] not in ("con", "nul", "com1")


def test_twins_of_letters_have_files_of_their_own() -> None:
    twins = ["A", "a", "e\u0301", "\u00e9", "CON", "con", "x" * 300, "x" * 301]

    assert len({file_of(f"/defendants/{part}.ics").casefold() for part in twins}) == len(twins)
    assert all(file_of(f"/defendants/{part}.ics").endswith(".ics") for part in twins)
