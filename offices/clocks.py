"""What a clock's distance from UTC is called."""

from __future__ import annotations

import datetime as dt


def offset_name(local: dt.datetime) -> str:
    """The offset of a moment as its own clock shows it: `UTC+6`, `UTC+5:30`, `UTC−3`, `UTC`."""
    minutes = int((local.utcoffset() or dt.timedelta()).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
