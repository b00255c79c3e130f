"""Two editors save one record at the same moment, over HTTP, at two servers: nothing is lost. The long form: bench/."""

from __future__ import annotations

from pathlib import Path

from tests.races import race, two_servers


def test_of_two_who_save_at_once_one_is_refused_with_both_versions(
    db: None, database: str, tmp_path: Path
) -> None:
    with two_servers(tmp_path, database) as servers:
        result = race(servers, 10)

    assert (result.races, result.lost) == (10, [])
