"""Promises of `python -m config.catalogues`: a catalogue follows the code, and no translation gets lost."""

from pathlib import Path

import pytest

from config.catalogues import po
from config.catalogues.__main__ import all_catalogues, compile_catalogue, own_catalogues, plural_forms, update

HEADER = po.Message(
    "",
    translations=["Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n>2?2:n-1);\n"],
    comments=["Made by hand."],
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "locale" / "xx" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    return path


def updated(path: Path, old: list[po.Message], found: list[po.Message]) -> list[po.Message]:
    path.write_text(po.write([HEADER, *old]), encoding="utf-8")
    update(path, {message.key: message for message in found})
    return po.read(path.read_text(encoding="utf-8"))


def test_a_translation_stays_while_its_text_moves_about(catalogue: Path) -> None:
    old = po.Message(
        "Today", translations=["Сегодня"], places=["old.html"], comments=["Above the first day."]
    )
    assert updated(catalogue, [old], [po.Message("Today", places=["new.html"])]) == [
        HEADER,
        po.Message("Today", translations=["Сегодня"], places=["new.html"], comments=["Above the first day."]),
    ]


def test_a_doubt_stays_until_somebody_settles_it(catalogue: Path) -> None:
    old = po.Message("Today", translations=["Сегодня"], flags={"fuzzy"})
    assert updated(catalogue, [old], [po.Message("Today")])[1].flags == {"fuzzy"}


def test_a_new_text_waits_for_as_many_forms_as_the_language_has(catalogue: Path) -> None:
    found = [po.Message("Today"), po.Message("%d day", plural="%d days")]
    assert updated(catalogue, [], found)[1:] == [
        po.Message("%d day", plural="%d days", translations=["", "", ""]),
        po.Message("Today", translations=[""]),
    ]


def test_a_text_that_is_gone_leaves_the_catalogue(catalogue: Path) -> None:
    assert updated(catalogue, [po.Message("Today", translations=["Сегодня"])], []) == [HEADER]


def test_a_text_that_counts_from_now_on_is_translated_anew(catalogue: Path) -> None:
    old = po.Message("%d day", translations=["%d день"])
    assert updated(catalogue, [old], [po.Message("%d day", plural="%d days")])[1].translations == ["", "", ""]


def test_a_second_run_changes_nothing(catalogue: Path) -> None:
    found = [
        po.Message("Today", places=["b.html", "a.html"]),
        po.Message("May", context="month", places=["a.html"]),
    ]
    first = updated(catalogue, [], found)
    assert updated(catalogue, first[1:], found) == first


def test_the_header_says_how_many_forms_there_are() -> None:
    assert plural_forms(HEADER) == 3


def test_catalogues_of_dependencies_are_compiled_but_never_rewritten(catalogue: Path, tmp_path: Path) -> None:
    borrowed = tmp_path / "locale" / "dependencies" / "xx" / "LC_MESSAGES" / "djangojs.po"
    borrowed.parent.mkdir(parents=True)
    for path in (catalogue, borrowed):
        path.write_text(po.write([HEADER]), encoding="utf-8")
        compile_catalogue(path)
    assert own_catalogues(tmp_path) == [catalogue]
    assert all_catalogues(tmp_path) == [borrowed, catalogue]
    assert borrowed.with_suffix(".mo").read_bytes() == po.compiled([HEADER])
