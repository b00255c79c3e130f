"""What the words around a name tell of it: where somebody comes from, two roles of one person, whose wife she is.

Knows tokens, neither people nor lists.
"""

from hearings.bulletin.lexicon.given import GIVEN_NAMES, IN_CASES
from hearings.bulletin.text.tokens import APOSTROPHES, Token
from hearings.bulletin.who.beside import LOCATIVE, Found
from hearings.bulletin.who.names import GENITIVE, Run, is_patronymic, is_surname, read_run, shared_family
from hearings.bulletin.who.roles import is_plural

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


def owns_kin(tokens: list[Token], first: int, last: int) -> bool:
    """Is it only said whose brother or lawyer somebody is who is named behind?

    "Ann SAMPLE’s brother Ben", «Анна ҮЛГІНІҢ інісі Бақыт», «жены активиста Бориса ПРИМЕРОВА – Анны ПРИМЕРОВОЙ»,
    «адвоката Анны ПРИМЕРОВОЙ Бориса ПРИМЕРОВА».
    """
    behind = tokens[last + 1 : last + 3]
    if not behind:
        return False
    owner = tokens[last].text[-2:-1] in APOSTROPHES or tokens[last].low.endswith(GENITIVE)
    if owner and behind[0].text.islower() and behind[0].has("kin", "kin_of", "official"):
        return True
    if first and tokens[first - 1].has("official") and behind[0].text[0].isupper() and not behind[0].classes:
        return not behind[0].masked
    at = first - 1
    while at > 0 and tokens[at].has("role"):
        at -= 1
    next_one = behind[-1] if behind[0].text in ("–", "—", "-") else behind[0]
    return at >= 0 and tokens[at].has("kin_of") and next_one.text[0].isupper() and not next_one.classes


def opens_with_client(tokens: list[Token], run: Run) -> bool:
    """«Суд над адвокатом Анны Борисом ПРИМЕРОВЫМ»: does a run begin with the given name of whom a lawyer defends?"""
    if len(run.words) < 3 or not run.first or not tokens[run.first - 1].has("official"):
        return False
    return run.capitals and run.words[0] in IN_CASES and run.words[1] in IN_CASES


def of_organisation(tokens: list[Token], after: int) -> bool:
    """ "Sample TV journalists Ann and Ben": does a role follow right behind, with a name or of several?"""
    at = after
    while at < len(tokens) and tokens[at].has("role") and tokens[at].low not in _TITLES:
        at += 1
        if (
            tokens[at : at + 1]
            and tokens[at].has("and")
            and at + 1 < len(tokens)
            and tokens[at + 1].has("role")
        ):
            return tokens[at + 1].text.islower()  # "Sample Times writer and editor of …"
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


def tells(tokens: list[Token], last: int) -> bool:
    """ "… of five activists, their lawyer Dan LAW said": does the verb of somebody who only tells of it stand behind?"""
    behind = tokens[last + 1 : last + 2]
    return bool(behind) and behind[0].has("tells")


def says_again(text: str, before: Found, start: int) -> bool:
    """ "Anna PRIMEROVA / Анна ПРИМЕРОВА": the same name in the other alphabet, behind a slash?"""
    return (
        text[before.end : start].strip() in ("/", "|")
        and text[start].isascii() != text[before.start].isascii()
    )


def is_called(tokens: list[Token], first: int, last: int) -> bool:
    """ "Sample Times newspaper", "the weekly Sample Times", "the Sample House": what something is called, nobody.

    "The Ann Sample case" is hers if her name tells that she is a person.
    """
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.low.rstrip("’'s") in _MEDIA:
        return True
    if before is None:
        return False
    if before.low in _MEDIA:
        return first < 2 or not tokens[first - 2].text[0].isupper()
    named = tokens[first].text in GIVEN_NAMES or is_surname(tokens[last].text)
    return before.low == "the" and not (named and after is not None and after.low in _CASES)


def opens_role(tokens: list[Token], first: int, last: int) -> bool:
    """ "Ann Sample, Demo News director, and": does a name behind a comma only begin what the one before it is?"""
    behind = tokens[last + 1 : last + 3]
    return (
        len(behind) == 2
        and tokens[first - 1].text == ","
        and behind[0].has("role")
        and behind[1].text in ",)"
    )


_NEAR_JUDGE, _NEAR_VERB = 6, 4  # tokens
_TRIED = frozenset({"tried", "trial"})
_MEDIA = frozenset({"newspaper", "daily", "weekly", "magazine", "website"})
_CASES = frozenset({"case", "trial", "affair", "hearing", "trials", "appeal"})


def counts_behind(tokens: list[Token], last: int) -> bool:
    """ "47 Hong Kong democracy activists": do those who are counted come behind the name?"""
    behind = tokens[last + 1 : last + 3]
    return any(
        (token.has("role") or not token.classes) and token.text.islower() and is_plural(token.low)
        for token in behind
    )


def beside_judge(tokens: list[Token], first: int) -> bool:
    """ "Justices Ann Sample and Ben Sample": does a word for judges stand before the name that is joined to this one?

    Or right before a comma: "The judge, Ann Sample, announced …".
    """
    if first > 1 and tokens[first - 1].text == "," and tokens[first - 2].has("judge"):
        return True
    before = tokens[max(0, first - _NEAR_JUDGE) : first]
    return (
        bool(before) and before[-1].has("and") and any(t.has("judge") and t.low.endswith("s") for t in before)
    )


def is_owned(tokens: list[Token], first: int) -> bool:
    """ "The clearance of Sample Park", where nothing said that names come: does "of" stand behind an unknown word?"""
    return (
        first > 1
        and tokens[first - 1].low == "of"
        and tokens[first - 2].word
        and not tokens[first - 2].classes
    )


def is_of_somebody(tokens: list[Token], first: int, last: int) -> bool:
    """ "One of Sample’s lawyers", "her attorney", "a lawyer for the activists": an official of those who are tried."""
    return any(
        tokens[at].has("official")
        and (
            tokens[at - 1].text[-2:-1] in APOSTROPHES
            or tokens[at - 1].low in _THEIRS
            or tokens[at + 1].low == "for"
        )
        for at in range(max(first, 1, last - _REACH), last)
    )


def place_perhaps(tokens: list[Token], run: Run, pending: int) -> bool:
    """One word without capitals where nothing said that names come: a city as soon as a family name."""
    part = any(t.has("no_name") and t.text.istitle() for t in tokens[run.last + 1 : run.last + 2])
    if run.is_name or run.hashtag or part:  # "Sample News journalist Ann Sample"
        return False
    if any(token.has("role", "kin") for token in tokens[pending : run.first]):
        return False
    return not _is_one_of(tokens, run, pending)


def _is_one_of(tokens: list[Token], run: Run, pending: int) -> bool:
    """Does a given name open a row that ends with the family name of all, "Ann, Ben and Carl SAMPLE"?"""
    joined = run.first == pending and any(t.has("and") for t in tokens[run.last + 1 : run.last + 2])
    opens = joined or run.words[0] in GIVEN_NAMES
    return opens and shared_family(tokens, run, kin=False) != ""


def in_office(tokens: list[Token], first: int, last: int) -> bool:
    """Is a judge, a lawyer, a minister called so there? «Құқық қорғаушы», who defends rights, is none."""
    joined = first > 0 and tokens[first - 1].has("and")
    while first < last and (not tokens[first].has("official") or tokens[first].low.startswith(_FORMERLY)):
        first += tokens[first].span + (tokens[first].low in _FORMER)
    return first < last and not (joined and _are_tried(tokens, last))


def _are_tried(tokens: list[Token], first: int) -> bool:
    """ "Ann SAMPLE and her lawyer Ben CASE will be tried": does the name here end the row of those who are?"""
    run = read_run(tokens, first)
    behind = tokens[run.last + 1 : run.last + 1 + _NEAR_VERB] if run else []
    return any(token.low in _TRIED for token in behind if not token.masked)


def says_where(tokens: list[Token], run: Run, pending: int) -> bool:
    """«Семейде Баян ҮЛГІЕВАНЫҢ»: does a Kazakh sentence say where before it names somebody?"""
    before = tokens[run.first - 1] if run.first else None
    vague = any(tokens[at].has("vague") for at in range(max(0, run.first - 2), run.first))
    alone = pending == run.first and (before is None or before.masked or before.text in ".!?,")
    place = run.words[0]
    named = place in GIVEN_NAMES or is_patronymic(run.words[1]) if len(run.words) > 2 else True
    return (alone or vague) and not named and place.istitle() and place.endswith(LOCATIVE)


def opens_again(tokens: list[Token], index: int) -> bool:
    """Does "against" stand right behind a citation, and so before those whom that one is for?

    "Under Article 405 Part 1 against Ann SAMPLE and under Article 405 Part 2 against Ben CASE".
    """
    token = tokens[index]
    behind = tokens[index + token.span] if index + token.span < len(tokens) else None
    if behind is None or not (token.classes or token.low in FOR) or not _is_cited(tokens, index):
        return False
    if token.low == "бойынша":
        return behind.word and "trigger_after" not in behind.classes
    return (token.low in FOR and behind.text[0].isupper()) or (
        "trigger" in token.classes and "label" not in token.classes
    )


def behind_clause(tokens: list[Token], index: int, stop: int) -> int:
    """ "Ann SAMPLE, who is under house arrest, and Ben SAMPLE": the comma behind which the next is named; 0: none is."""
    if not tokens[index].low.startswith(_RELATIVE) or tokens[index - 1].text != ",":
        return 0
    for at in range(index + 1, min(stop - 2, index + _LONGEST_CLAUSE)):
        if tokens[at].text[0] in ".;:":
            return 0
        if tokens[at].text == "," and tokens[at + 1].has("and"):
            ahead = tokens[at + 2 : min(stop, at + 2 + _NEAR_NEXT)]
            name = next((n for n, token in enumerate(ahead) if token.word and token.text[0].isupper()), None)
            said = name is None or any(token.has(*_NO_NEXT) for token in ahead[:name])
            run = None if said or name is None else read_run(tokens, at + 2 + name)
            return at if run is not None and run.is_name else 0
    return 0


def _is_cited(tokens: list[Token], index: int) -> bool:
    """Does a citation end right before this token, its wording in quotation marks behind it?"""
    at = index - 1
    while at > 0 and (tokens[at].quoted or (not tokens[at].word and not tokens[at].masked)):
        at -= 1
    return at >= 0 and tokens[at].masked


_RELATIVE = ("who", "which", "represented", "defended", "котор", "чей", "чья", "чьё")
_LONGEST_CLAUSE, _NEAR_NEXT = 30, 7  # tokens
_NO_NEXT = ("official", "judge", "future", "past", "hearing", "third_party", "court")
_REACH = 30  # tokens from a lawyer to the name; every name of a long sentence looks back
_THEIRS = frozenset({"his", "her", "their", "defence", "defense"})
_STREETS = frozenset("ул улица улице улицы пр просп проспект проспекте пл площадь площади им имени".split())
FOR = frozenset({"for", "для"})
_WHOSE = frozenset({"by", "whose"})
_FORMERLY, _FORMER = (
    ("ex-", "экс-"),
    frozenset({"former", "бывший", "бывшего", "бывшая", "бывшей", "бұрынғы"}),
)
