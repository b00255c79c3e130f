"""News of a sitting that is still to be: moved, put off or called off, in a row or a sentence that says little else."""

import datetime as dt
from bisect import bisect_left
from operator import attrgetter

from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.what.changes import PUT_OFF
from hearings.bulletin.what.deferrals import is_of_plan
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.years import resolve
from hearings.bulletin.who.names import named_runs, read_run

_SIGNS = frozenset(":–—")
_FIRST = attrgetter("first")


def is_news_row(reading: Reading, sentence: Sentence) -> bool:
    """ "Moved from 6 May to 8 May, 09:00: Ann SAMPLE", "Ann SAMPLE: moved from …": what became of it, and whose it is.

    No word for a hearing is needed, for nothing else is moved under such a heading.
    """
    if sentence.first or not sentence.put_off or sentence.no_hearing:
        return False
    if not any(date.first < sentence.last for date in reading.dates):
        return False
    tokens = reading.tokens
    told = tokens[0].has(*PUT_OFF) or _is_told_of_name(tokens, sentence.last)
    return told and any(run.last < sentence.last for run in named_runs(tokens, 0, sentence.last))


def _is_told_of_name(tokens: Tokens, last: int) -> bool:
    """ "Ann SAMPLE and Ben CASE: moved …": names, a sign, and what became of the sitting?"""
    run = read_run(tokens, 0) if tokens[0].text[0].isupper() else None
    if run is None or not run.is_name:
        return False
    sign = next((at for at in range(run.last + 1, last - 1) if tokens[at].text in _SIGNS), None)
    return sign is not None and tokens[sign + 1].has(*PUT_OFF)


def put_off_ahead(reading: Reading, reference: dt.date | None) -> set[int]:
    """Where sentences begin that call off a sitting whose one day is still to come: "on 19 November has been postponed".

    Of a day that is over by `reference`, the day of the text, the same words tell what happened at the hearing.
    """
    if reference is None or reading.tokens.seen.isdisjoint(PUT_OFF):
        return set()
    found = set()
    for sentence in reading.sentences:
        if not sentence.put_off or not (sentence.hearing or is_news_row(reading, sentence)):
            continue
        begin, end = (bisect_left(reading.dates, at, key=_FIRST) for at in (sentence.first, sentence.last))
        own = reading.dates[begin:end]
        verb = next(at for at in range(sentence.first, sentence.last) if reading.tokens[at].has(*PUT_OFF))
        told = reading.tokens[sentence.first : verb]
        if sentence.cancelled and any(token.has("decision", "stage", "past") for token in told):
            continue  # "the sentence was cancelled"
        behind = bool(own) and own[-1].first > verb and not is_of_plan(reading.tokens, *own[-1][:2])
        if behind and not (sentence.cancelled and verb == sentence.first):
            continue  # "… had put off its opening on 12 June", but "Cancelled: Ann SAMPLE, 6 May"
        day = resolve(own[0], reference).value if len(own) == 1 and not own[0].backward else None
        if day is not None and day > reference:
            found.add(sentence.first)
    return found
