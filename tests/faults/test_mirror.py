"""However a build of the mirror ends, a whole one stands there; and several processes write what one would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.mirroring import Mirrored, kill_builds, mirrored
from tests.hearings.mirror.conftest import content


@pytest.fixture
def mirror(db: None, database: str, tmp_path: Path) -> Iterator[Mirrored]:
    with mirrored(tmp_path, database, hearings=8) as mirror:
        yield mirror


def test_several_processes_write_the_same_bytes_as_one(mirror: Mirrored) -> None:
    alone = mirror.build("--jobs=1", name="alone")
    together = mirror.build("--jobs=2", name="together")

    one, other = content(mirror.site.folder / "alone"), content(mirror.site.folder / "together")
    assert "edition" in alone
    assert "edition" in together
    assert len(one) > 400
    assert one == other


@pytest.mark.only_on("sqlite")  # what a kill leaves behind are files; `make faults` asks both
def test_a_build_killed_at_any_moment_leaves_the_old_mirror_and_the_next_one_heals(mirror: Mirrored) -> None:
    killed, broken = kill_builds(mirror, 4)

    assert broken == []
    assert killed > 0
    mirror.edit()
    mirror.build("--jobs=2")
    mirror.build("--jobs=1", name="undisturbed")
    assert content(mirror.root) == content(mirror.site.folder / "undisturbed")
    rest = {path.name for path in mirror.site.folder.glob(".mirror.*")}
    assert rest == {".mirror.lock", ".mirror.state", ".mirror.crew", ".mirror.twin"}
