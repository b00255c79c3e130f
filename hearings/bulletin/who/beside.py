"""What is said beside a name: a role before or behind it, a remark in brackets, how the person is held.

Knows one person at a time, neither the list nor the announcement.
"""

import re
from dataclasses import dataclass, fields
from operator import attrgetter

from hearings.bulletin.lexicon.given import GIVEN_NAMES, IN_CASES
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.when.dates import WEEKDAYS
from hearings.bulletin.who.names import is_surname, same_given, same_person
from hearings.bulletin.who.roles import is_plural

_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
RESTRAINTS = ("house_arrest", "recognizance", "custody")
_NO_ROLES = frozenset({"там же", "сол сотта"}).union(
    "mr mrs ms messrs mr. messrs. a an the by of that namely hear try examine защиты ал кеше"
    " г-н г-на г-ну г-ном г-жа г-жи г-же г-жу г-жой мырза ханым".split()
)
_OPEN_ENDS = (" for", " of", "’s", "'s", " to", " with", " against", " by", " at", " on", " and", " to be")
_OPEN = frozenset({"in", "в", "mr", "mrs", "ms", "dr"})  # no end of a role
_BEHIND_THE_LAW = frozenset(
    {"бойынша", "жөнінде", "тиіс", "керек", "сотталған", "туған", "said"}
)  # Kazakh names the article before them and the role behind; "the group said activist Ann Sample"
_OF_MEASURES = frozenset("ли арест ареста стражу срок меру проходит проходят которых которые".split())
_BEFORE_ROLES = frozenset({"защиты", "удо"})  # «жалоба защиты журналистки Анны»
_SOURCES = frozenset("по со according as информации сообщению словам данным".split())
_CLIENTS = ("client", "подзащитн")
_OF_MATTERS = frozenset("на в по о об за for on about".split())
LOCATIVE = ("да", "де", "та", "те")  # «Қостанайда белсенді …»
_MOST_OF_LEAD = 10  # words and signs
_NOT_IN_LEADS = (
    "future",
    "past",
    "unless",
    "prosecuted",
    "hearing",
    "judge",
    "kin",
    "moved",
    "postponed",
    "cancelled",
)
_REMARKED = (  # in a bracket, of the sitting and of nobody
    *("online", "in_person", "hybrid", "vague", "noon", "at", "stage", "state", "access"),
    *("postponed", "moved", "cancelled"),
)
_OF_SITTINGS = ("hearing", "court_word", "decision", "ordinal")
_MOST_IN_BRACKETS = 600
_OF_THE_LAW = ("задержан", "арестован", "предусмотренн", "обвиняем")
_HELD = frozenset({"held", "jailed", "imprisoned"})  # "a journalist held since 4 May"
_POINTS = frozenset({"п", "пп", "пункт", "пункты"})  # of a part of an article


@dataclass(slots=True)
class Found:
    """One person of the slot. `start`, `end`: place of the name; `reach`: end of the bracket behind it."""

    given_name: str
    family_name: str
    certain: bool
    start: int
    end: int
    role: str = ""
    own_role: bool = False
    restraint: str = ""
    declined: bool = False  # stands behind words that put a name into an oblique case
    tag: bool = False  # a hashtag right behind another name, which it may only say again

    @property
    def in_order(self) -> bool:
        """Do both names tell which is which, "Dana Maratova"? The other way round neither would be what it is called."""
        given, family = self.given_name.partition(" ")[0], self.family_name
        told = (given in GIVEN_NAMES or given in IN_CASES) and not is_surname(given)
        return told and is_surname(family) and family not in GIVEN_NAMES

    def copy(self) -> "Found":
        return Found(*_values(self))


_values = attrgetter(*[one.name for one in fields(Found)])


def may_be(person: Found, given: str, family: str) -> bool:
    """May a name be this person's: in another case, by initials, or the family name alone?"""
    if not same_person(person.family_name, family):
        return False
    if not given or not person.given_name:
        return True
    if "." in given or "." in person.given_name:
        return given[0] == person.given_name[0]
    return same_given(given, person.given_name)


def read_role(text: str, tokens: list[Token], first: int, last: int) -> str:
    """The words between two tokens as a role: no article, no masked words, no hashtag."""
    depth, cited = 0, False
    for at in range(first, last):
        token = tokens[at]
        cited = depth > 0 and (cited or token.masked)
        if token.low in _BEHIND_THE_LAW:
            first = at + 1
        elif token.classes and token.has("stage", "decision", "hearing", "no_date"):
            first = at + token.span  # what is decided about somebody is not what somebody is
            first += first < last and tokens[first].low == "for"
        elif token.classes and (token.classes & WEEKDAYS.keys() or _where(token)):
            first = at + 1  # «бейсенбіде осы сотта»
        elif token.classes and token.has(*RESTRAINTS):
            first = min(last, at + token.span)  # «тергеу абақтысында отырған саяси тұтқын»
            first += first < last and tokens[first].has("state")
        elif token.low in _OF_MEASURES:
            first = at + 1  # «решит, продлить ли арест Анне», «проходят Анна и Борис»
        elif "label" in token.classes and "role" not in token.classes:
            first = at + 1  # «добавлен третий подсудимый»
        elif not token.word and token.text[0] in "()":
            depth += 1 if token.text[0] == "(" else -1
            if depth < 0 or (cited and at + 1 < last):
                first = at + 1  # the end of a bracket that opened before, or held an article
    while first < last and (
        tokens[first].masked
        or (not tokens[first].word and not tokens[first].digits and tokens[first].text[0] not in "«“\"#'")
        or (tokens[first].has("trigger") and not tokens[first].has("role"))
        or tokens[first].has("and", "vague", "online", "in_person", "our", "hearing")
        or tokens[first].low
        in ("of", "to", "к", "ко")  # "trial (Article 405 Part 2) of civil activist Ann SAMPLE"
    ):
        first += tokens[first].span
    while first < last - 1 and (_is_place(tokens[first]) or tokens[first].low in _BEFORE_ROLES):
        first += 1
    first = _behind_matter(tokens, first, last)
    kept = [token for token in tokens[first:last] if not token.masked]
    while kept and ((not kept[-1].word and kept[-1].text[0] not in '»”")') or kept[-1].low in _OPEN):
        kept.pop()
    if not kept or first >= last:
        return ""
    role = " ".join(text[kept[0].start : kept[-1].end].replace("#", "").split())
    role = _ARTICLE.sub("", role)
    if ")" in role and "(" not in role:
        return ""  # the end of an address in brackets
    if len(role) == 1 or role.lower() in _NO_ROLES or role.endswith(_OPEN_ENDS):
        return ""
    if kept[-1].low.startswith(_CLIENTS):
        return ""  # «суд над его подзащитной Анной»: of her lawyer
    if kept[0].low in _OF_MATTERS and not any(token.has("role", "kin") for token in kept):
        return ""  # «жалоба на отказ в УДО»: what the sitting is about
    return role


def _behind_matter(tokens: list[Token], first: int, last: int) -> int:
    """«Рассмотрит иск об опеке активистки Анны»: where the role begins behind what the sitting is about."""
    verb = next((at + 1 for at in range(last - 1, first - 1, -1) if tokens[at].has("tries")), first)
    about = any(token.low in _OF_MATTERS and not token.low.isascii() for token in tokens[verb : last - 1])
    roles = (at for at in range(verb, last) if tokens[at].has("role") and not tokens[at].masked)
    return next(roles, verb) if about and not tokens[verb].has("role") else verb


def _where(token: Token) -> bool:
    return "court" in token.classes and token.low.endswith(LOCATIVE) and not token.low.isascii()


def _is_place(token: Token) -> bool:
    """Does it open a Kazakh sentence by saying where?"""
    return token.word and not token.classes and token.text.istitle() and token.low.endswith(LOCATIVE)


def read_lead(text: str, tokens: list[Token], first: int, last: int) -> str:
    """The role that a comma sets off before a name: "the editor of “Sample Times”, Ann SAMPLE"."""
    begin = first
    if tokens[first].low in _SOURCES:
        return ""  # «По информации адвоката, суд рассмотрит дело Анны»
    while first < last and (tokens[first].digits or tokens[first].has("count")):
        first += 1
    if not 0 < last - first <= _MOST_OF_LEAD or not any(
        t.has("role", "official") for t in tokens[first:last]
    ):
        return ""
    for at in range(first, last):
        token = tokens[at]
        if token.masked or (not token.quoted and token.has(*_NOT_IN_LEADS) and not _of_children(tokens, at)):
            return ""
    role = read_role(text, tokens, first, last)
    return role if first == begin or is_plural(role) else read_role(text, tokens, begin, last)


def _of_children(tokens: list[Token], at: int) -> bool:
    """ "A mother of many children": who somebody is, and not whose she is."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].low == "of" and (behind[1].digits or behind[1].has("count", "many"))


def take_apposition(text: str, tokens: list[Token], person: Found | None, first: int, last: int) -> None:
    """Words between a name and the next boundary: the role of the person just named."""
    if person is None or first >= last:
        return
    while last > first and tokens[last - 1].has("preposition", "pronoun") and tokens[last - 1].low.isascii():
        last -= 1  # "a blogger in the (court)"
    restraint = read_restraint(tokens, first, last)
    if restraint and not person.restraint:
        person.restraint = restraint
        return
    last = next((at for at in range(first + 1, last) if tokens[at].low == "since"), last)
    last -= last > first + 1 and (tokens[last - 1].low in _HELD or tokens[last - 1].has("past"))
    words = [t for t in tokens[first:last] if t.word and not t.masked and not t.quoted]
    if (
        (person.role and person.own_role)
        or not words
        or len(words) > 12
        or tokens[first - 1].text[0] not in ",(–—-|"
    ):
        return
    if any(t.has("future", "past", "prosecuted", "hearing", "court", "said", "ours") for t in words):
        return
    odd = words[0].has("stop", "pronoun", "preposition", "official") and not words[0].has("role")
    if odd and words[0].low != "the":
        return
    if words[0].low in _POINTS or words[-1].low in ("по", "в") or words[0].low.startswith(_OF_THE_LAW):
        return  # «п. «д» ч. 2», «обвиняемого по ст. 405», «преступления, предусмотренного ст. 405», «задержанной»
    if words[0].has(*_REMARKED):
        return
    known = any(t.has("role") for t in words) or words[0].low in ("a", "an", "the")
    if not known and (
        words[0].text.isascii() or words[0].has("no_name") or len(words) > 3 or words[0].text[0].isupper()
    ):
        return
    if not known and any(t.digits for t in tokens[first:last]):
        return  # «зал 8», «арестованного на 15 суток»
    role = read_role(text, tokens, first, last)
    if role and not role[0].isdigit():
        person.role, person.own_role = role, True


def find_closings(tokens: list[Token], first: int, stop: int) -> dict[int, int]:
    """Of each token that opens a bracket, the one that closes it: found once for all, as brackets stand in brackets."""
    found: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []  # each deeper than the one before it
    depth = 0
    for index in range(first, stop):
        token = tokens[index]
        if token.text[0] in "([":
            waiting.append((index, depth))
        if not token.quoted and not token.word:
            depth += sum((char in "([") - (char in ")]") for char in token.text)
            while waiting and depth <= waiting[-1][1]:
                found[waiting.pop()[0]] = index
    return found


def take_bracket(
    text: str, tokens: list[Token], person: Found | None, index: int, closings: dict[int, int]
) -> int:
    """Step over a bracket; a role or a restraint inside belongs to the person before it."""
    end = closings.get(index, -1)
    if end < 0 or end - index >= _MOST_IN_BRACKETS:
        return index + 1
    if person is not None:
        first = index + 1
        for at in range(index + 1, end + 1):
            if at == end or tokens[at].text[0] == ";":
                _remark(text, tokens, person, first, at)
                first = at + 1
    return end + 1


def _remark(text: str, tokens: list[Token], person: Found, first: int, last: int) -> None:
    """One remark in the bracket behind a name: a restraint, or a role as it stands."""
    inside = tokens[first:last]
    words = [token for token in inside if token.word]
    if not words:
        return
    restraint = read_restraint(tokens, first, last)
    if restraint:
        person.restraint = person.restraint or restraint
        return
    if any(word.has("not_on", "was") for word in words[:2]):
        return  # «3 мая (а не 2 мая)»
    if words[0].has(*_REMARKED, "court") or all(word.has(*_OF_SITTINGS) for word in words):
        return  # how, or in which stage, the sitting is, not who somebody is
    if words[0].has("aside") or words[-1].has("aside"):
        return  # "(link to follow)", "(second day)"
    if words[0].low in _POINTS or words[0].has("access"):
        return  # "п. «д» ч. 2 ст. 207.3"
    if any(token.masked for token in inside):
        last = next(at for at in range(first, last) if tokens[at].masked)
        while last > first and tokens[last - 1].text[0] in ",–—-":
            last -= 1
        inside = tokens[first:last]
        if inside and inside[-1].text == ".":
            return  # "room. 9"
    if not inside or person.own_role or words[0].has("no_article", "stop", "preposition", "also"):
        return
    named = len(words) > 2 and all(t.text[0].isupper() for t in words[1:3])
    if named and words[0].has("official"):
        return  # "(lawyer Ben CASE)": who defends somebody
    if words[0].has("pronoun") and not any(token.has("kin") for token in words[1:]):
        return
    if inside[0].text[0] in '«“„‘"#' or (inside[0].text[0].isupper() and not inside[0].has("role")):
        return
    if words[0].has("done") and not words[0].has("role"):
        return  # «(арестована 3 марта)»
    if not any(
        token.digits or token.has("future", "past", "hearing", "prosecuted", "said") for token in inside
    ):
        person.role, person.own_role = (
            _ARTICLE.sub("", text[inside[0].start : _without_home(inside).end]),
            True,
        )


def _without_home(inside: list[Token]) -> Token:
    """The last token of a role: "civil activist, Almaty" ends before the comma."""
    commas = [at for at, token in enumerate(inside) if token.text == ","]
    behind = inside[commas[-1] + 1 :] if commas and commas[-1] else []
    home = behind and all(token.text[0].isupper() and not token.classes for token in behind)
    return inside[commas[-1] - 1] if home else inside[-1]


def read_restraint(tokens: list[Token], first: int, last: int) -> str:
    for token in tokens[first:last]:
        if not token.classes.isdisjoint(RESTRAINTS):
            return next(name for name in RESTRAINTS if name in token.classes)
    return ""
