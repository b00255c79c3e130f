"""A copy follows each change within half a minute, is tried again when it fails, and the desk knows of it."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from hearings.handover import (
    FIRST_WAIT,
    LATE,
    LATEST,
    LONGEST_WAIT,
    Note,
    Pace,
    Refused,
    forget,
    hand_over,
    notes,
)

BEGAN = dt.datetime(2021, 5, 6, 4, 0, tzinfo=dt.UTC)


def after(seconds: float) -> dt.datetime:
    return BEGAN + dt.timedelta(seconds=seconds)


def due(pace: Pace, stands: dict[int, object], until: int) -> list[int]:
    """The seconds at which a copy is due, looked at every second, when the record changes so; each one goes out."""
    found, now_stands = [], None
    for second in range(until):
        now_stands = stands.get(second, now_stands)
        if pace.is_due(now_stands, after(second)):
            found.append(second)
            pace.succeeded(now_stands)
    return found


def test_the_first_copy_is_due_at_once_and_then_none_until_something_changes() -> None:
    assert due(Pace(), {0: 1}, 100) == [0]


def test_a_change_goes_out_when_it_has_been_quiet_for_some_seconds() -> None:
    assert due(Pace(out=1), {0: 1, 10: 2}, 100) == [18]


def test_several_changes_go_out_together() -> None:
    assert due(Pace(out=1), {0: 1, 10: 2, 14: 3, 20: 4}, 100) == [28]


def test_editors_who_never_rest_do_not_hold_a_copy_back() -> None:
    restless = due(Pace(out=0), {second: second for second in range(100)}, 100)

    assert restless[0] == 1 + LATEST.total_seconds()
    assert len(restless) >= 3


def test_after_a_failure_it_waits_longer_and_longer_and_then_at_once_follows_again() -> None:
    pace, waits, now = Pace(), [], BEGAN
    for _ in range(8):
        assert pace.is_due(1, now)
        pace.failed(now)
        waits.append(pace.wait)
        assert not pace.is_due(1, now + pace.wait - dt.timedelta(seconds=1))
        now += pace.wait

    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    pace.succeeded(1)
    pace.failed(now)
    assert pace.wait == FIRST_WAIT


def test_the_command_gets_the_folder_where_it_says_so_and_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    told = tmp_path / "told"
    code = f"import os,sys; open({str(told)!r},'w').write(repr((sys.argv[1:], os.environ.get('SECRET_KEY'))))"

    hand_over(tmp_path, f'{sys.executable} -c "{code}" {{}}/ there; rm')
    assert told.read_text() == repr(([f"{tmp_path}/", "there;", "rm"], None))

    hand_over(tmp_path, f'{sys.executable} -c "{code}"')
    assert told.read_text() == repr(([str(tmp_path)], None))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-command", "no-such-command cannot be run"),
        ("sh -c 'echo no room >&2; exit 3'", "ended with 3: no room"),
        ("rsync 'a b", "The command cannot be read: No closing quotation"),
    ],
)
def test_what_a_command_says_when_it_fails_is_told(tmp_path: Path, command: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        hand_over(tmp_path, command)


def test_the_note_says_since_when_it_fails_and_forgets_it_when_it_works(tmp_path: Path) -> None:
    folder = tmp_path / "handover"
    assert notes(folder) == []
    Note("one").succeeded(7, BEGAN).write(folder)
    (note,) = notes(folder)
    assert note.trouble(7, BEGAN, after(9999)) == ""

    failing = note.failed("no\nroom", after(60)).failed("no room left", after(90))

    assert failing.failing_since == after(60).isoformat()
    assert failing.trouble(7, BEGAN, after(91)) == "no room left"
    assert failing.succeeded(8, after(120)).trouble(8, BEGAN, after(121)) == ""
    (file,) = folder.iterdir()
    file.write_text("{")
    assert notes(folder) == []
    assert Note.of(folder, "one") == Note("one")


def test_each_mirror_has_a_note_of_its_own(tmp_path: Path) -> None:
    Note("https://b.example").succeeded(7, BEGAN).write(tmp_path)
    Note("https://a.example").failed("no room", after(60)).write(tmp_path)
    Note.of(tmp_path, "https://b.example").succeeded(9, after(90)).write(tmp_path)

    first, second = notes(tmp_path)
    assert (first.mirror, first.given_at(), first.behind(9)) == ("https://a.example", None, 9)
    assert (second.mirror, second.given_at(), second.behind(9)) == ("https://b.example", after(90), 0)
    assert second.behind(11) == 2
    assert forget(tmp_path, "https://a.example")
    assert not forget(tmp_path, "https://a.example")
    assert notes(tmp_path) == [second]


def test_an_edition_that_ought_to_be_out_long_ago_is_trouble() -> None:
    note = Note().succeeded(7, BEGAN)

    assert note.trouble(8, BEGAN, BEGAN + LATE) == ""
    assert note.trouble(8, BEGAN, BEGAN + LATE + dt.timedelta(seconds=1)) == "edition 7 instead of 8"
