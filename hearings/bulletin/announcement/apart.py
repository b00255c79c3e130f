"""A paragraph that tells of several sittings, each in a sentence of its own and of people of its own."""

from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.who.names import read_run, stem

_OF_PLACES = ("court", "court_word", "region_word")
_OF_SITTINGS = ("hearing", "trigger", "trigger_after", "tries", "stage")
_TRIED = frozenset({"tried", "heard"})
_MOST = 40  # sentences; a longer paragraph is no digest
Name = frozenset[str]


def told_apart(reading: Reading) -> list[str]:
    """The paragraph in pieces of one sitting each; none where it does not tell of two.

    "On 6 May at 10:00, the trial of Ann SAMPLE continues. The hearing of Ben CASE was moved to 8 May, 11:00."
    """
    sentences = reading.sentences
    if not 1 < len(sentences) <= _MOST or len(reading.dates) + len(reading.times) < 2:
        return []
    cuts: list[int] = []
    known: list[Name] = []
    for at, sentence in enumerate(sentences):
        if sentence.no_hearing or sentence.reports:
            continue
        names = _names(reading.tokens, sentence)
        before = sentences[at - 1] if at else None
        placed = before is not None and _is_moment(reading, before) and not _has_moment(reading, sentence)
        if not names or not (
            placed or (_has_moment(reading, sentence) and _is_of_sitting(reading, sentence))
        ):
            continue
        if any(_is_same(name, other) for name in names for other in known):
            continue
        known += names
        cuts.append(before.first if before is not None and placed else sentence.first)
    if len(cuts) < 2:
        return []
    starts = [0, *(reading.tokens[cut].start for cut in cuts[1:])]
    ends = [*starts[1:], len(reading.text)]
    return [reading.text[a:b].strip() for a, b in zip(starts, ends, strict=True)]


def _names(tokens: Tokens, sentence: Sentence) -> list[Name]:
    """Who is named: names of two words, or in capitals, that are no court."""
    names = []
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        run = read_run(tokens, at) if token.text[0].isupper() and not (token.quoted or token.masked) else None
        if run is None:
            at += 1
            continue
        placed = any(t.has(*_OF_PLACES) for t in tokens[at : run.last + 1])
        if not placed and run.is_name:
            names.append(frozenset(stem(word) for word in run.words))
        at = run.last + 1
    return names


def _is_same(one: Name, other: Name) -> bool:
    """By both names; by the one that is told, where only one is."""
    return len(one & other) >= min(2, len(one), len(other))


def _has_moment(reading: Reading, sentence: Sentence) -> bool:
    first, last = reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    dated = any(sentence.first <= date.first < sentence.last and not date.backward for date in reading.dates)
    return dated or any(first <= time.start < last for time in reading.times)


def _is_moment(reading: Reading, sentence: Sentence) -> bool:
    """ "Medeu District Court, 6 May, 10:00.": a sentence that says where and when, and not of whom?"""
    if sentence.announces or sentence.put_off or not _has_moment(reading, sentence):
        return False
    return not _names(reading.tokens, sentence)


def _is_of_sitting(reading: Reading, sentence: Sentence) -> bool:
    """ "Ben CASE will speak at 11:00" is of none."""
    words = reading.tokens[sentence.first : sentence.last]
    return sentence.put_off or any(
        (token.has(*_OF_SITTINGS) or token.low in _TRIED) and not token.quoted for token in words
    )
