"""One text brought in by several at the same moment, each with a process of its own, is one bulletin."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.browser.sites import Site
from tests.hearings.admin.test_importing import TEXT
from tests.races import own_database

_OFFICE = "from tests import factories; factories.office(); factories.legal_code()"
_COUNT = "from hearings.models import Hearing; print(Hearing.objects.count())"


def test_a_text_that_three_bring_in_at_once_makes_no_twins(db: None, database: str, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(TEXT)
    with own_database(database) as url:
        site = Site(tmp_path, database_url=url)
        site.manage("migrate", "--verbosity=0")
        site.manage("shell", "-v0", "-c", _OFFICE)
        begun = [site.begin("import_bulletin", str(path), prints=subprocess.PIPE) for _ in range(3)]
        said = sorted(process.communicate()[0].partition(",")[0] for process in begun)
        held = site.manage("shell", "-v0", "-c", _COUNT).split()[-1]

    assert (said, held) == (["0 new", "0 new", "2 new"], "2")
