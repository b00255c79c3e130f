"""What is announced and is no sitting: a press conference about it, a rally on its day, that somebody will show it."""

from hearings.bulletin.text.tokens import Token

_OF_SHOWS = ("future", "broadcast", "hearing")


def is_event(tokens: list[Token]) -> bool:
    """ "A press conference about the trial": what is announced is named before what it is about."""
    return next(t.has("event") for t in tokens if t.has("event", "hearing") and not t.quoted and not t.masked)


def is_shown(tokens: list[Token]) -> bool:
    """ "The group will be live streaming all four trials": that somebody will show them, not that they will be held."""
    told = [name for t in tokens if not t.quoted for name in _OF_SHOWS if t.has(name)]
    return told[:2] == ["future", "broadcast"]


def is_rally(tokens: list[Token]) -> bool:
    """ "On the day of the hearing, rallies will take place": what stands before the verb, in its own clause."""
    verb = next(at for at, t in enumerate(tokens) if t.has("future") and not t.quoted and not t.masked)
    if not verb or not tokens[verb - 1].has("no_hearing"):
        return False
    clause = next((at for at in range(verb - 1, -1, -1) if tokens[at].text == ","), -1)
    return not any(t.has("hearing", "trigger") and not t.quoted for t in tokens[clause + 1 : verb])
