"""What is announced and is no sitting: a press conference, a rally on its day, a broadcast, a court that is shut."""

from itertools import pairwise

from hearings.bulletin.text.tokens import Token

_OF_SHOWS = ("future", "broadcast", "hearing")
_OF_SOMEBODY = ("trigger", "trigger_after", "postponed", "moved", "cancelled", "not_held")


def is_event(tokens: list[Token]) -> bool:
    """ "A press conference about the trial": what is announced is named before what it is about."""
    return next(t.has("event") for t in tokens if t.has("event", "hearing") and not t.quoted and not t.masked)


def is_shown(tokens: list[Token]) -> bool:
    """ "The group will be live streaming all four trials": that somebody will show them, not that they will be held."""
    told = [name for t in tokens if not t.quoted for name in _OF_SHOWS if t.has(name)]
    return told[:2] == ["future", "broadcast"]


def is_rally(tokens: list[Token]) -> bool:
    """ "On the day of the hearing, rallies will take place": what stands before the verb, in its own clause."""
    told = (at for at, t in enumerate(tokens) if t.has("future") and not t.quoted and not t.masked)
    verb = next(told, 0)  # "the trial for the picket is on 6 May" has none
    if not verb or not tokens[verb - 1].has("no_hearing"):
        return False
    clause = next((at for at in range(verb - 1, -1, -1) if tokens[at].text == ","), -1)
    return not any(t.has("hearing", "trigger") and not t.quoted for t in tokens[clause + 1 : verb])


def is_shut(tokens: list[Token]) -> bool:
    """ "The court will be closed on 6 May", «Суд 9 мая не работает»: the house, and not the sitting of anybody."""
    return not any(
        t.has(*_OF_SOMEBODY) or (t.has("hearing") and not t.has("court")) for t in tokens if not t.quoted
    )


def names_somebody(tokens: list[Token]) -> bool:
    """Is somebody named, «Ануар ВЫДУМОВ: 6 мамыр күнгі отырыс болмайды», so that it is no day without hearings?"""
    words = [token for token in tokens if token.word]
    if all(token.text.isupper() for token in words):
        return False
    return any(
        _is_of_name(one) and _is_of_name(other) and (other.text.istitle() or len(other.text) > _INITIALS)
        for one, other in pairwise(words)
    )


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() and not token.classes


_INITIALS = 3  # letters
