"""After the bulletins of some weeks the record says what was said in them, in whatever words; routine asks nothing."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from django.core.management import call_command

from hearings.importer.plan import Doubt
from tests import factories
from tests.hearings.importer.months.editor import live
from tests.hearings.importer.months.texts import WRITERS

pytestmark = pytest.mark.django_db

EVENINGS = 6
SEED = 320
"""In these evenings two hearings are moved, one is put off and one called off."""


@pytest.mark.parametrize("langs", [("en",), ("ru",), ("kk",), ("ru", "en")], ids="+".join)
@pytest.mark.parametrize("style", WRITERS)
def test_what_was_said_evening_after_evening_stands_on_record(style: str, langs: tuple[str, ...]) -> None:
    """Trials go on, are moved, put off and called off; each hearing stands once, at its last day, hour, court, state."""
    call_command("load_reference", str(settings.BASE_DIR / "fixtures" / "reference"), stdout=io.StringIO())
    factories.office()

    count = live(SEED, style, langs, evenings=EVENINGS)

    assert count.news == {"moved": 2 * len(langs), "postponed": len(langs), "cancelled": len(langs)}
    assert count.wrong == []
    assert count.asked[Doubt.MOVED_OR_FURTHER.value] <= count.items // 10
