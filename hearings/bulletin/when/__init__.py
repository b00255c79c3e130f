"""Days and hours: every way to write one, ranges of them, and days that are nobody's sitting."""
