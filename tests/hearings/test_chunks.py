"""What is asked for some at a time is asked for whole."""

from __future__ import annotations

import pytest

from hearings.chunks import CHUNK, chunks


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_every_value_comes_once_in_its_order_and_never_more_than_fit_into_a_query(count: int) -> None:
    found = list(chunks(range(count)))

    assert [value for chunk in found for value in chunk] == list(range(count))
    assert all(0 < len(chunk) <= CHUNK < 1000 for chunk in found)
