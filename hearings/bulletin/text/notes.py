"""Notes above a text, "# url: …", "# ---": they are about it, and none of its lines. Knows lines, and no words."""

import re

from hearings.bulletin.text.layout import TextLine

_NOTE = re.compile(r"# (?:[a-z]{2,12}: |---)")


def take_notes(lines: list[TextLine]) -> list[TextLine]:
    """Take away, and return, the lines above the text that are notes about it: "# url: …", "# ---"."""
    count = next((at for at, line in enumerate(lines) if not _NOTE.match(line.shape.text)), len(lines))
    notes = lines[:count]
    del lines[:count]
    return notes
