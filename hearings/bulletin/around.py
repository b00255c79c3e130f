"""What the words around a name tell of it: where somebody comes from, two roles of one person, whose wife she is.

Knows tokens, neither people nor lists.
"""

from hearings.bulletin.roles import is_plural
from hearings.bulletin.tokens import Token

_TITLES = frozenset({"mr", "mrs", "ms", "messrs"})


def is_home(tokens: list[Token], index: int) -> bool:
    """ "Ann SAMPLE from Semey and Ben CASE": where somebody comes from; in capitals it would be a name."""
    place = tokens[index + 1] if index + 1 < len(tokens) else None
    return place is not None and place.text.istitle() and not place.classes and not place.masked


def joins_roles(tokens: list[Token], index: int, pending: int, stop: int) -> bool:
    """ "Ann SAMPLE, an activist and blogger, …", "and activist and blogger Ann SAMPLE": two roles of one person."""
    if pending == index or not tokens[pending].text[0].islower():
        return False
    at = index + 1
    while at < stop and tokens[at].word and not tokens[at].masked and tokens[at].text[0].islower():
        if tokens[at].has("future", "past", "stop", "and"):
            break
        at += 1
    if not any(token.has("role") for token in tokens[index + 1 : at]):
        return False
    ended = at == stop or tokens[at].text[0] in ",);." or tokens[at].has("future", "past", "stop", "and")
    named = not ended and (tokens[at].text[0].isupper() or tokens[at].text == "#")
    if tokens[pending - 1].text in ",(":
        return ended
    return named and tokens[pending - 1].has("and") and any(t.has("role") for t in tokens[pending:index])


def of_kin(tokens: list[Token], pending: int, first: int) -> bool:
    """Is "the wife of (political prisoner)" said before a name? "Mother of five" is said of whoever comes next."""
    at = first - 1
    while at > pending and tokens[at].low != "of" and (tokens[at].has("role") or tokens[at].low == "the"):
        at -= 1
    return at > pending and tokens[at].low == "of" and tokens[at - 1].has("kin")


def of_organisation(tokens: list[Token], after: int) -> bool:
    """ "Sample TV journalists Ann and Ben": does a role follow right behind, with a name or of several?"""
    at = after
    while at < len(tokens) and tokens[at].has("role") and tokens[at].low not in _TITLES:
        at += 1
    if at == after or at == len(tokens):
        return False
    return (tokens[at].text[0].isupper() and not tokens[at].masked) or is_plural(tokens[at - 1].low)


def on_street(tokens: list[Token], first: int) -> bool:
    """«Ул. М. Примерова, 40»: where a court is."""
    at = first - 1 - (first > 1 and tokens[first - 1].text == ".")
    return at >= 0 and tokens[at].low in _STREETS


def titled(tokens: list[Token], first: int) -> bool:
    """Does "Mr." stand right before a name?"""
    return any(token.low in _TITLES for token in tokens[max(0, first - 2) : first])


def defends(tokens: list[Token], pending: int, first: int) -> bool:
    """ "Ann SAMPLE, defended by lawyer Ben OTHER", "whose lawyer is Ben OTHER": an official of somebody's."""
    before = tokens[pending:first]
    return any(t.has("official") for t in before) and any(t.low in _WHOSE for t in before)


_STREETS = frozenset("ул улица улице улицы пр просп проспект проспекте пл площадь площади им имени".split())
_WHOSE = frozenset({"by", "whose"})
