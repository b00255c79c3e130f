"""Time grows with the text and no faster, whatever the text is."""

import time

import pytest

from bench.bulletin import CASES
from hearings.bulletin.parser import parse


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        parse(text)
        best = min(best, time.process_time() - begin)
    return best


def grows_evenly(name: str) -> bool:
    small, large = seconds(CASES[name](16_000)), seconds(CASES[name](64_000))
    return large < 12 * small + 0.03


@pytest.mark.parametrize("name", CASES)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    # other work on the machine may disturb one look or two, and text that takes too long fails in all
    assert any(grows_evenly(name) for _ in range(5))
