"""What Django says at the desk is said in the editor's language, and no name stands in a case that is not its own."""

from __future__ import annotations

import re
from pathlib import Path

import django
import pytest

from config.catalogues import po
from config.catalogues.__main__ import ROOT

NAMED = re.compile(
    r"%\((verbose_name|verbose_name_plural|name|model_name|object_name|objects_name|model|items)\)s|\{name\}"
)
PARTS = ("contrib/admin", "contrib/auth")


def sentences(part: str) -> set[str]:
    """Django's sentences with the name of a kind of record in them."""
    path = Path(django.__file__).parent / part / "locale" / "en" / "LC_MESSAGES" / "django.po"
    return {
        message.text for message in po.read(path.read_text(encoding="utf-8")) if NAMED.search(message.text)
    }


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_sentence_around_a_name_is_our_own(language: str) -> None:
    """Django's put the name of a record, which never changes its ending, where grammar asks for another one."""
    path = ROOT / "locale" / "dependencies" / language / "LC_MESSAGES" / "django.po"
    ours = {message.text for message in po.read(path.read_text(encoding="utf-8")) if message.done}

    wanted = set().union(*map(sentences, PARTS))
    assert len(wanted) > 20
    assert wanted - ours == set()
