"""Charges of an announcement: which articles it names, for whom, and with which wording.

An article before the names is everybody's; one behind a name belongs to the names since the last article, which is
how the publisher groups thirteen defendants. Knows no penal code.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile, zip_longest
from operator import attrgetter

from defendants.citations import Citation, Mention, find_citations, read_citations
from hearings.bulletin.entries import Charge, Mark
from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.who.around import opens_again
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.names import same_given, same_person
from hearings.bulletin.who.wordings import read_wording, with_further_parts

# "405 (2) and 174 (1)" in a row, without a word of the law: behind a name in capitals or between the bars, commas and
# dashes of the row, and nothing else there. "Room 405 (2)" is none.
_ONE = r"[1-9]\d\d(?:-\d)? ?\([1-9]\d?\)(?:(?:, ?| and | и | және | )\([1-9]\d?\))*"
_BRACKETED = re.compile(r"\d ?\(\d")  # without it there is none
_BARE = re.compile(
    r"(?:^|(?<=[|,;:–—] )|(?<=[|])|(?<=\) )"
    r"|(?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2} )(?<!ROOM )(?<!HALL )(?<!CASE )(?<!ЗАЛ )(?<!ДЕЛО ))"
    rf"({_ONE}(?:(?:, |; | and | и | және | \+ ){_ONE})*)(?=\.?$|[|,;]| [|–—-])"
)
# An article in a bracket with its code and no other word: «дело Анны Примеровой (207.3 УК)».
_CODED = re.compile(r"\((\d{2,3}(?:[.-]\d{1,2}){0,2} (?:УК|КоАП)(?: РК| РФ| РБ)?)\)")
# An article and its part behind a name, "Ann SAMPLE (405-2)", «ПРИМЕРОВА, 405-2»: a hyphen between them.
_HYPHENED = re.compile(
    r"(?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2})(?: \(|, )(?P<all>[1-9]\d\d-[1-9](?:[;,] [1-9]\d\d(?:-[1-9])?(?=[;,)]))*)"
    r"(?=\)|[,;.]?(?:\s|$))(?![.,;] ?\d{4})"
)
# Kazakh in short, «ҚК 174-б. 1-т., 405-б. 1, 2-б.»: one letter for бап (article), бөлік and тармақ (part)
_SHORT = re.compile(
    r"(?<![\w.-])([1-9]\d\d)-б(?:\.|\b|а[пб]\w*\.?),? ?"
    r"\(?([1-9]\d?(?:(?:, ?| және | мен )[1-9]\d?)*)-(?:[бт]\b|тарма[қғ]\w*)\.?\)?"
)
_SHORT_OF_CODE = re.compile(r"(ҚК|ӘҚБтК) ([1-9]\d\d(?:-\d)?)-б\.?(?=[),;]|$)")
# Parts in a bracket of their own, "Ann SAMPLE (Parts 1 and 2)", «Дениса ПРИМЕРОВА (ч. 2; под стражей)».
_PARTS = r"[1-9]\d?(?:(?:, ?| and | & | и | және | мен )[1-9]\d?)*"
_PARTS_ALONE = re.compile(
    rf"\((?:(?:чч?\.?|часть|части|parts?\.?|pp?\.) ?(?P<behind>{_PARTS})"
    rf"|(?P<before>{_PARTS})-(?:бөлік|бөліг)\w*)(?=[),;])",
    re.IGNORECASE,
)
_BRACKETED_PART = re.compile(
    r"\((?:[Pp]a?r?t?s?\.? ?\d|[чЧ]|\d\d?(?:-б|,| ж| м))"
)  # without it there is none
_DIGITS = re.compile(r"\d+")
_THE_OTHERS = re.compile(
    r"\b(?:for|against) (?:all )?the (?:others|rest)\b|(?<!\w)қалғандар"
    r"|(?:\b(?:для|у|в отношении|против)|[–—-]) остальн",
    re.IGNORECASE,
)


_EACH = frozenset(
    {"respectively", "соответственно", "тиісінше", "сәйкесінше"}
)  # one for each, in their order
_MOST_NAMES = 24  # tokens behind a citation
_ORGANISATION = "ARTICLE 19"  # that defends the freedom of expression, and is no article of a law


def read_mentions(text: str, codes: Mapping[str, str]) -> list[tuple[Mention, str, int]]:
    """Citations, each with its wording and the place where the wording ends."""
    found = []
    mentions = find_citations(text, codes=codes)
    if _BRACKETED.search(text):
        bare = (Mention(*m.span(1), tuple(read_citations(m[1]))) for m in _BARE.finditer(text))
        mentions += [one for one in bare if all(one.end <= m.start or m.end <= one.start for m in mentions)]
        mentions.sort(key=lambda mention: mention.start)
    if _ORGANISATION in text:
        mentions = [mention for mention in mentions if not text.startswith(_ORGANISATION, mention.start)]
    if " УК" in text or " КоАП" in text:
        coded = [Mention(*m.span(1), tuple(read_citations(f"ст. {m[1]}"))) for m in _CODED.finditer(text)]
        mentions += [one for one in coded if all(one.end <= m.start or m.end <= one.start for m in mentions)]
        mentions.sort(key=lambda mention: mention.start)
    if "-" in text:
        own = (Mention(*m.span("all"), _hyphened(m["all"])) for m in _HYPHENED.finditer(text))
        mentions += [one for one in own if all(one.end <= m.start or m.end <= one.start for m in mentions)]
        mentions.sort(key=lambda mention: mention.start)
    if "-б" in text:
        mentions = _with_codes(text, _with_short(text, mentions))
    if mentions and _BRACKETED_PART.search(text):
        mentions = _with_parts_alone(text, mentions)
    for mention in with_further_parts(text, mentions):
        wording, end = read_wording(text, mention.end)
        found.append((mention, wording, end))
    return found


def _hyphened(listed: str) -> tuple[Citation, ...]:
    """The articles of "405-2; 174-1; 182"."""
    each = (one.partition("-") for one in re.split("[;,] ", listed))
    return tuple(Citation(article, part) for article, _, part in each)


def _with_short(text: str, mentions: list[Mention]) -> list[Mention]:
    """The citations, and those in short; of a place both have read, the one that tells the part."""
    for match in _SHORT.finditer(text):
        citations = tuple(Citation(match[1], part) for part in _DIGITS.findall(match[2]))
        same = [m for m in mentions if m.start < match.end() and match.start() < m.end]
        if all(c.article == match[1] and not c.part for m in same for c in m.citations):
            code = next((c.code for m in same for c in m.citations), "")
            citations = tuple(replace(citation, code=code) for citation in citations)
            start = min([match.start(), *(m.start for m in same)])
            mentions = [*(m for m in mentions if m not in same), Mention(start, match.end(), citations)]
    return sorted(mentions, key=attrgetter("start"))


def _with_codes(text: str, mentions: list[Mention]) -> list[Mention]:
    """The citations, and those of an article in short that its code tells alone, «ҚК 378-б.»."""
    alone = [
        Mention(*m.span(), tuple(read_citations(f"{m[1]} {m[2]}-бап"))) for m in _SHORT_OF_CODE.finditer(text)
    ]
    mentions = mentions + [
        m for m in alone if all(m.end <= one.start or one.end <= m.start for one in mentions)
    ]
    return sorted(mentions, key=attrgetter("start"))


def _with_parts_alone(text: str, mentions: list[Mention]) -> list[Mention]:
    """The citations, and parts that stand alone in brackets: of the article cited before them."""
    ends, own = [mention.end for mention in mentions], []
    for match in _PARTS_ALONE.finditer(text, mentions[0].end):
        before = bisect_right(ends, match.start()) - 1
        if before + 1 < len(mentions) and mentions[before + 1].start < match.end():
            continue  # read with its article
        article, parts = mentions[before].citations[-1], _DIGITS.findall(match["behind"] or match["before"])
        citations = tuple(replace(article, part=part) for part in parts)
        own.append(Mention(match.start() + 1, match.end(), citations))
    return sorted([*mentions, *own], key=attrgetter("start"))


def charges_of(mentions: Sequence[tuple[Mention, str, int]]) -> tuple[Charge, ...]:
    """The charges of some mentions, each once."""
    found: dict[tuple[str, str, str], Charge] = {}
    for mention, wording, _ in mentions:
        for citation in mention.citations:
            key = (citation.article, citation.part, citation.code)
            if key not in found or (wording and not found[key].wording):
                found[key] = Charge(*key, wording)
    return tuple(found.values())


def doubts_of(text: str, mentions: Sequence[tuple[Mention, str, int]], people: Sequence[Found]) -> list[Mark]:
    """What is left to who reads it: "(405-2)" may be an article of that number, and whose is which of several."""
    doubts: list[Mark] = []
    if any(
        c.part and f"{c.article}-{c.part}" in text[m.start : m.end]
        for m, _, _ in mentions
        for c in m.citations
    ):
        doubts.append(Mark("charges", "guessed", "the part may belong to the number"))
    if len(people) > 1 and mentions and _THE_OTHERS.search(text):
        told = tuple(" ".join(filter(None, (one.article, one.part))) for one in charges_of(mentions))
        doubts.append(Mark("charges", "doubtful", "each has other charges", told))
    return doubts


def is_told_of_each(tokens: Tokens) -> bool:
    """ "Respectively": does what is listed belong to each in their order?"""
    return any(token.low in _EACH for token in tokens)


def share_out(
    mentions: Sequence[tuple[Mention, str, int]], people: Sequence[Found], tokens: Tokens
) -> list[tuple[Charge, ...]]:
    """The charges of each person, in the order of the people."""
    if not people:
        return []
    together = charges_of(mentions) if len(people) > 1 else ()
    if len(together) > 1 and is_told_of_each(tokens):
        by_article = groupby(together, key=attrgetter("code", "article"))
        ways: list[list[tuple[Charge, ...]]] = [
            [charges_of([mention]) for mention in mentions],
            [tuple(charges) for _, charges in by_article],
            [(charge,) for charge in together],
        ]
        for each in ways:
            if len(each) == len(people):
                return each
    if len(together) > 1 and (told := _told_by_name(mentions, people, tokens)):
        return told
    first = people[0].start
    shared = [mention for mention in mentions if mention[0].start < first]
    everybodys = charges_of(shared)
    if len(shared) == len(mentions):
        return [everybodys for _ in people]
    behind = [found for found in mentions if found[0].start >= first]
    if shared and behind[-1][0].start < people[-1].start:
        starts = frozenset(person.start for person in people)
        if all(_opens_names(tokens, found[2], starts) for found in behind):
            return _cited_before(mentions, people)
    own: list[list[tuple[Mention, str, int]]] = [[] for _ in people]
    added = [False] * len(people)
    waiting: list[int] = []
    events: list[tuple[int, int, int]] = [(person.start, 0, index) for index, person in enumerate(people)]
    events += [
        (mention[0].start, 1, index) for index, mention in enumerate(mentions) if mention[0].start >= first
    ]
    if "no_article" in tokens.seen:
        unnamed = [token.start for token in tokens if "no_article" in token.classes and token.start >= first]
        events += [(place, 2, 0) for place in unnamed]
    fresh = True
    for place, kind, index in sorted(events):
        if kind == 0:
            if not fresh:
                waiting = []
            waiting.append(index)
            fresh = True
            continue
        if kind == 2:
            waiting = []
            continue
        for person in waiting:
            own[person].append(mentions[index])
            added[person] = added[person] or _adds(tokens, place)
        fresh = False
    return [
        _united(everybodys, charges_of(own[i])) if added[i] or not own[i] else charges_of(own[i])
        for i in range(len(people))
    ]


def _told_by_name(
    mentions: Sequence[tuple[Mention, str, int]], people: Sequence[Found], tokens: Tokens
) -> list[tuple[Charge, ...]] | None:
    """ "Ann SAMPLE and Ben CASE under Part 1 (Sample) and Part 2 (Case)": is each citation followed by its people?"""
    own: list[list[tuple[Mention, str, int]]] = [[] for _ in people]
    for mention, following in zip_longest(mentions, mentions[1:]):
        at = bisect_left(tokens, mention[2], key=attrgetter("start"))
        if at == len(tokens) or tokens[at].text[0] not in "(–—-:":
            return None
        end = bisect_left(tokens, following[0].start, key=attrgetter("start")) if following else len(tokens)
        beside = islice(tokens, at + 1, min(end, at + 1 + _MOST_NAMES))
        behind = takewhile(lambda token: token.text[0] not in ");.", beside)
        named = [token.text for token in behind if token.text[0].isupper()]
        whose = [i for i, person in enumerate(people) if any(_is_called(person, word) for word in named)]
        if not whose:
            return None
        for i in whose:
            own[i].append(mention)
    return [charges_of(each) for each in own] if all(own) else None


def _is_called(person: Found, word: str) -> bool:
    return same_person(person.family_name, word) or same_given(person.given_name, word)


def _opens_names(tokens: Tokens, end: int, starts: frozenset[int]) -> bool:
    """Do the names come behind the citation that ends here, "under Article 405 Part 2 against Ben CASE"?

    Or in the bracket behind it; `starts` are their places.
    """
    at = bisect_left(tokens, end, key=attrgetter("start"))
    if at < len(tokens) and tokens[at].text == "(":
        inside = takewhile(lambda token: token.text[0] != ")", islice(tokens, at + 1, None))
        return any(token.start in starts for token in inside)
    if at + 1 < len(tokens) and tokens[at].text in ("–", "—"):
        return tokens[at + 1].start in starts  # «по статье 405 части 1 — Б и по статье 258 — В»
    return at < len(tokens) and opens_again(tokens, at)


def _cited_before(
    mentions: Sequence[tuple[Mention, str, int]], people: Sequence[Found]
) -> list[tuple[Charge, ...]]:
    """ "Under 1 against A and under 2 against B and C": to each what was cited since the name before."""
    charges: list[tuple[Charge, ...]] = []
    before = 0
    for person in people:
        cited = [found for found in mentions if before <= found[0].start < person.start]
        charges.append(charges_of(cited) if cited else charges[-1])
        before = person.start
    return charges


def _adds(tokens: Sequence[Token], place: int) -> bool:
    """Does "also" stand right before the citation?"""
    at = bisect_right(tokens, place, key=attrgetter("end"))
    return any(token.has("also") or token.text == "+" for token in tokens[max(0, at - 3) : at])


def _united(one: tuple[Charge, ...], other: tuple[Charge, ...]) -> tuple[Charge, ...]:
    known = {charge.citation for charge in one}
    return one + tuple(charge for charge in other if charge.citation not in known)
