"""Whoever changes the public record behind the application's back leaves a trace that one command finds."""

from __future__ import annotations

import pytest

from hearings import seals
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_head_moves_on_with_what_readers_see() -> None:
    assert seals.head() == (0, "")
    factories.hearing()
    number, digest = seals.head()
    factories.hearing()

    assert seals.head()[0] > number
    assert len(digest) == 64
    assert digest != seals.head()[1]
