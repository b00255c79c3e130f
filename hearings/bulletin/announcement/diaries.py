"""Several sittings behind the day that leads them, hour by hour or counted: "The first, of Ann SAMPLE, begins at 10:00".

Knows one paragraph; what each sitting is, `announcements` reads.
"""

from bisect import bisect_left

from hearings.bulletin.announcement.readings import JOINING, Reading, names_one
from hearings.bulletin.when.dates import DateFound
from hearings.bulletin.when.deeds import is_of_deed

_NEAR_START = 5  # tokens


def led_by_day(reading: Reading) -> tuple[DateFound, list[str]] | None:
    """ "Three trials are due on 6 May. At 09:15 … . At 11:00 …": the day that leads, and the sittings hour by hour."""
    tokens, lead = reading.tokens, reading.sentences[0]
    listed = _lists_behind_day(reading)
    if len(reading.times) < 2 or not (lead.hearing or listed) or lead.put_off:
        return None
    if not lead.announces and (lead.reports or lead.no_hearing or not (listed or _counts_sittings(reading))):
        return None
    starts = [token.start for token in tokens]
    cuts = _one_by_one(reading)
    for time in () if cuts else reading.times:
        at = bisect_left(starts, time.start) - 1
        while (
            at >= 0
            and tokens[at].word
            and (tokens[at].has("at", "preposition", "and") or tokens[at].low in JOINING)
        ):
            at -= 1
        if at < 0 or tokens[at].word or tokens[at].text[0] not in ".:;,–—":
            return None
        cuts.append(tokens[at].end)
    days = [date for date in reading.dates if tokens[date.first].start < cuts[0]]
    others = [date for date in reading.dates if date not in days and not is_of_deed(date, tokens)]
    if len(days) != 1 or others or days[0].backward or days[0].ranged:
        return None
    ends = [*cuts[1:], len(reading.text)]
    return days[0], [reading.text[a:b].strip(" ,;–—") for a, b in zip(cuts, ends, strict=True)]


def _one_by_one(reading: Reading) -> list[int]:
    """ "The first, of Ann SAMPLE, begins at 10:00. The second, …": where the sentences begin that count sittings."""
    cuts: list[int] = []
    for s in reading.sentences[1:]:
        words, start, end = reading.tokens[s.first : s.last], *reading.within([s])[0]
        at = bisect_left(reading.times, start, key=lambda time: time.start)
        told = [time for time in reading.times[at : at + 2] if time.start < end]
        if len(told) != 1 or not any(t.has("ordinal") for t in words[:2]) or not names_one(words):
            break
        cuts.append(start)
    return cuts if len(cuts) > 1 and len(cuts) == len(reading.times) else []


def _lists_behind_day(reading: Reading) -> bool:
    """ "For 6 May are set: at 9:00 – Ann Sample, …", «Завтра, 6 мая: в 10:00 …»: a day, a colon and the first hour."""
    tokens, dates = reading.tokens, reading.dates
    if not dates or dates[0].first > _NEAR_START:
        return False
    behind = tokens[dates[0].last + 1 : dates[0].last + 1 + _NEAR_START]
    colon = next((at for at, token in enumerate(behind[:-1]) if token.text == ":" and not token.masked), None)
    return colon is not None and any(token.masked for token in behind[colon + 1 : colon + 3])


def _counts_sittings(reading: Reading) -> bool:
    """ "Three trials are on the list for Monday": is it told how many there are?"""
    first, behind = reading.tokens[0], reading.tokens[1 : 1 + _NEAR_START]
    return (first.digits or first.has("count", "many")) and any(
        t.has("hearing") and t.low.endswith("s") for t in behind
    )
