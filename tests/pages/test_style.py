"""Telephones of 2017 show the public pages as newer ones do: their browsers leave out what they do not know."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

SHEETS = ("style.css", "sheet.css", "embed.css")


@pytest.mark.parametrize("name", SHEETS)
def test_no_distance_is_a_gap_that_they_leave_out(name: str) -> None:
    """`gap` is known in grids since Chrome 66, in rows that wrap since 84; `grid-gap` since 57."""
    assert re.findall(r"[{;]((?:row-|column-)?gap:[^;}]*)", written(name)) == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_long_word_is_broken_there_too(name: str) -> None:
    """`anywhere` is known since Chrome 80; what stands before it holds where it is not."""
    css = written(name)

    assert css.count("overflow-wrap:break-word;overflow-wrap:anywhere") == css.count("anywhere") > 0


def written(name: str) -> str:
    return (settings.BASE_DIR / "static" / name).read_text(encoding="utf-8")
