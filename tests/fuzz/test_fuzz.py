"""Whatever is sent, the site answers in plain words: no fault, no cookie for readers, no way to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import override_settings

from tests.fuzz import world
from tests.fuzz.kinds import KINDS, run
from tests.fuzz.site import FuzzedSite

CASES = {"addresses": 100, "parameters": 100, "headers": 60, "forms": 60, "boxes": 60, "imports": 12}
"""The same ones every time; `make fuzz` draws new ones by the thousand."""


@pytest.fixture
def site(db: None) -> Iterator[FuzzedSite]:
    with time_machine.travel(world.MORNING, tick=False), override_settings(KEPT_ANSWERS_MB=8):
        yield FuzzedSite(world.build(demo=False))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_sent_breaks_the_site(site: FuzzedSite, kind: str) -> None:
    run(KINDS[kind](site), CASES[kind], 1, site.case)

    assert site.faults == {}
