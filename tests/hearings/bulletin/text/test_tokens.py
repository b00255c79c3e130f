"""What a look at a paragraph tells without cutting it: never less than its tokens say."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.when.dates import find_dates, holds_date
from tests.hearings.bulletin.test_texts import TEXTS

# words that have a class or begin a phrase, and signs that may stand around them
pieces = st.sampled_from(
    sorted({*LEXICON.whole, *LEXICON.phrases, *LEXICON.of_phrases, "6", "06.05", "6.V.2021", "Temmuz'da"})
    + list(".,;:!?()«»“”’-–—#&№'/")
)
lines = st.lists(
    st.builds(str.__add__, pieces, st.sampled_from(["", " ", " ", ",", "’s ", "-"])), max_size=12
).map(lambda written: " ".join("".join(written).split()))


def missed(line: str) -> bool:
    text = Text(line)
    return not text.perhaps >= text.tokens.seen or bool(find_dates(line, text.tokens)) > holds_date(text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_look_misses_no_class_and_no_date_of_a_bulletin(path: Path) -> None:
    written = path.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [line for line in written if missed(" ".join(line.split()))] == []


@settings(max_examples=300, deadline=None)
@given(lines)
def test_a_look_misses_no_class_and_no_date_of_any_words(line: str) -> None:
    assert not missed(line)
