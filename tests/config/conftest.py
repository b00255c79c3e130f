"""Two offices, for tests of who reaches what."""

from __future__ import annotations

import pytest

from offices.models import Office
from tests import factories


@pytest.fixture
def office() -> Office:
    return factories.office()


@pytest.fixture
def elsewhere() -> Office:
    return factories.office(slug="elsewhere")
