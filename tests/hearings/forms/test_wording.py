"""Each reason the grammar gives for a doubt has its sentence, which is translated; a new one needs one too."""

import re
from pathlib import Path

from hearings import bulletin
from hearings.bulletin.entries import Mark
from hearings.forms.wording import say_mark

REASON = re.compile(
    r'Mark\("(?P<name>\w+)", "(?:guessed|doubtful)", (?:found\.guessed or )?"(?P<why>[^"{]+)"'
)


def test_no_reason_is_told_as_the_grammar_writes_it() -> None:
    sources = [path.read_text() for path in Path(bulletin.__file__).parent.rglob("*.py")]
    reasons = {match["why"] for source in sources for match in REASON.finditer(source)}

    untold = {why for why in reasons if say_mark(Mark("date", "doubtful", why)) == why}

    assert len(reasons) > 8
    assert not untold
