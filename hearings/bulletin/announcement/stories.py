"""A report that announces one sitting: whom it is about may stand in another sentence than the day.

Only offered, never certain: every name found so carries a mark. Knows nothing of bulletins, where the announcement
itself names the defendant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import Token, lower, tokenize
from hearings.bulletin.what.sentences import charges_somebody, split_sentences
from hearings.bulletin.who.around import is_called, on_street
from hearings.bulletin.who.beside import Found, may_be
from hearings.bulletin.who.charges import charges_of, read_mentions
from hearings.bulletin.who.names import Name, Run, is_surname, read_run, same_person, split_name
from hearings.bulletin.who.people import read_slot
from hearings.bulletin.who.roles import is_plural, singular

_start = attrgetter("start")
_OF_KIN = re.compile(
    r"\b(?:her|his|their|my|our) (\w+)(?: [A-Z]\w+)?[’']s (?:\w+ )?(?:trial|hearing|appeal|case|sentencing|verdict)\b"
    r"|\b(?:над|делу|дело|отношении) (?:её|ее|его|их|моего|моей|моим|нашего) (\w+)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d.:])\d{1,2}(?:[:.]\d\d| ?[ap]\.?m\b)(?!\d|\.\d)")
_WHY = "named elsewhere in the text"
_LONGEST = 4000
_SEVERAL = 3  # hours; two may be the one it was to have and the one it has
_NEAR_SPEAKER = 3  # tokens between "said" and what the speaker is called
_NEAR = 10  # tokens between "against" and a name


def complete(draft: Draft, paragraphs: Iterable[str], codes: Mapping[str, str]) -> None:
    """Add the people, and the articles, that the rest of a report names to the one sitting it announces."""
    told = list(paragraphs)
    _name_in_full(draft, told)
    if draft.people or draft.total or draft.group:
        if not any(draft.charges) and not draft.loose_charges:
            _charge(draft, [draft.source, *told], codes)
        return
    if _tells_of_several(draft.source) or _is_of_kin(draft.source):
        return
    for paragraph in [draft.source, *told]:
        draft.people = draft.people or (_tried(paragraph) if len(paragraph) <= _LONGEST else [])
    draft.people = draft.people or _accused([draft.source, *told]) or _only_one(draft.source)
    if not draft.people:
        return
    draft.allegations = [[] for _ in draft.people]
    beside = read_mentions(draft.source, codes) if len(draft.source) <= _LONGEST else []
    charges = draft.loose_charges or charges_of(beside)
    draft.charges = [charges for _ in draft.people]
    draft.marks.append(Mark("name", "guessed", _WHY))
    if not charges:
        _charge(draft, [draft.source, *told], codes)


def _tells_of_several(text: str) -> bool:
    """ "Ann Sample’s hearing is off, new date 15 May, 10:00. Ben Case is on at 14:00. And …": who has which hour?"""
    if len(set(_HOUR.findall(text))) < _SEVERAL or len(text) > _LONGEST:
        return False
    families = [name.family_name for name, *_ in _names(tokenize(text))]
    return any(not same_person(families[0], family) for family in families[1:])


def _is_of_kin(text: str) -> bool:
    """ "Her husband's trial begins …", «суд над её мужем»: of somebody who is not named, and not of her."""
    return any(
        not LEXICON.classes(lower(word)).isdisjoint(("kin", "kin_of"))
        for match in _OF_KIN.finditer(text)
        for word in match.groups()
        if word
    )


def _name_in_full(draft: Draft, paragraphs: list[str]) -> None:
    """The given names of those of whom the announcement says the family name alone: "Sample’s trial begins …".

    And what they are, if the rest of the report says that.
    """
    short = [person for person in draft.people if not person.given_name]
    if not short:
        return
    for paragraph in [draft.source, *paragraphs]:
        if len(paragraph) > _LONGEST:
            continue
        for name, *_ in _names(tokenize(paragraph)):
            for person in short:
                if not person.given_name and same_person(person.family_name, name.family_name):
                    person.given_name, person.family_name = name.given_name, name.family_name
                    person.declined = True
    roles = {(each.given_name, each.family_name): each.role for each in _accused([draft.source, *paragraphs])}
    for person in short:
        person.role = person.role or roles.get((person.given_name, person.family_name), "")


def _charge(draft: Draft, paragraphs: list[str], codes: Mapping[str, str]) -> None:
    """The articles of the sentences that say what the defendants are charged with."""
    for paragraph in paragraphs:
        mentions = read_mentions(paragraph, codes) if len(paragraph) <= _LONGEST else []
        if not mentions:
            continue
        tokens = tokenize(paragraph)
        spans = [
            (tokens[s.first].start, tokens[s.last - 1].end)
            for s in split_sentences(tokens)
            if charges_somebody(tokens, s)
        ]
        charges = charges_of([m for m in mentions if any(a <= m[0].start < b for a, b in spans)])
        if charges:
            draft.charges = [charges for _ in draft.people]
            draft.loose_charges = charges
            draft.marks.append(Mark("charges", "guessed", _WHY))
            return


def _tried(text: str) -> list[Found]:
    """Names right behind a role: "activist Max Bokayev"."""
    tokens = tokenize(text)
    found: list[Found] = []
    for at, token in enumerate(tokens[:-1]):
        if not token.has("role") or token.has("official", "judge") or token.quoted:
            continue
        if _speaks(tokens, at):
            continue
        run = read_run(tokens, at + 1)
        alone = run is not None and len(run.words) == 1  # «корреспонденту УНИАН» is no name
        name = split_name(run) if run and (not alone or run.capitals and is_surname(run.words[0])) else None
        if run and name and all(person.family_name != name.family_name for person in found):
            place = (tokens[run.first].start, tokens[run.last].end)
            found.append(Found(name.given_name, name.family_name, False, *place, role=singular(token.text)))
            found += _joined(tokens, run, token.text if is_plural(token.text) else "")
    return found


def _speaks(tokens: list[Token], at: int) -> bool:
    """«По словам правозащитницы Анны Примеровой», «сообщила его жена»: only whoever tells of it."""
    return any(before.has("said") for before in tokens[max(0, at - _NEAR_SPEAKER) : at])


def _joined(tokens: list[Token], run: Run, role: str) -> Iterator[Found]:
    """«активисты Анна Примерова и Борис Примеров»: whoever is joined to a name shares its role."""
    joint = run.last + 1
    while joint + 1 < len(tokens) and (tokens[joint].text == "," or tokens[joint].has("and")):
        own = ""
        while joint + 2 < len(tokens) and tokens[joint + 1].has("and", "role", "also"):
            own = tokens[joint + 1].text if tokens[joint + 1].has("role") else own
            joint += tokens[joint + 1].span
        role = own if is_plural(own) else role
        other = read_run(tokens, joint + 1)
        name = split_name(other) if other and (len(other.words) > 1 or other.capitals) else None
        if other is None or name is None:
            return
        place = (tokens[other.first].start, tokens[other.last].end)
        yield Found(name.given_name, name.family_name, False, *place, role=singular(own or role))
        joint = other.last + 1


def _accused(paragraphs: Iterable[str]) -> list[Found]:
    """Whom the first sentence with a word like "against" names that names anybody with a given name."""
    for paragraph in paragraphs:
        tokens = tokenize(paragraph) if len(paragraph) <= _LONGEST else []
        for sentence in split_sentences(tokens):
            for at in range(sentence.first, sentence.last):
                token = tokens[at]
                if token.quoted or not token.has("trigger", "trigger_after"):
                    continue
                before = "trigger_after" in token.classes
                first, last = (sentence.first, at) if before else (at + token.span, sentence.last)
                people = read_slot(paragraph, tokens, first, last).people
                near = people and abs(bisect_left(tokens, people[0].start, key=_start) - at) < _NEAR
                if near and all(person.given_name for person in people):
                    for person in people:
                        person.declined = not token.has("label")
                    return people
    return []


def _only_one(text: str) -> list[Found]:
    """The one person with given and family name whom a paragraph names, officials left out; nobody if it names two."""
    tokens = tokenize(text)
    found: list[Found] = []
    for name, first, last in _names(tokens):
        before = tokens[max(0, first - 2) : first]
        before = [] if before and before[-1].text[0] in ".!?" else before
        official = any(token.has("official", "judge", "third_party") for token in before)
        if not (
            before and before[-1].has("past")
        ):  # "Demo Court", «суд отпустил Анну», «соты Аннаның қамауын …»
            official = official or any(token.has("court") and token.low != "соты" for token in before)
        behind = last + 1 < len(tokens) and tokens[last + 1].has("court_word", "region_word", "court")
        behind = behind or (tokens[first].text.istitle() and is_called(tokens, first, last))
        if not official and not behind and not (_speaks(tokens, first) or _signs(tokens, first, last)):
            place = (tokens[first].start, tokens[last].end)
            found.append(Found(name.given_name, name.family_name, False, *place, declined=True))
    alike = all(may_be(found[0], one.given_name, one.family_name) for one in found)
    return found[:1] if found and alike else []


def _signs(tokens: list[Token], first: int, last: int) -> bool:
    """ "Come and support him. – Aida CASE": is it who wrote the text, behind a dash and its last word?"""
    dashed = first > 1 and tokens[first - 1].text[0] in "–—-" and tokens[first - 2].text[0] in ".!?…"
    return dashed and not any(token.word for token in tokens[last + 1 :])


def _names(tokens: list[Token]) -> Iterator[tuple[Name, int, int]]:
    """Names of two words and more, or in capitals, and where they stand; no streets."""
    at = 0
    while at < len(tokens):
        run = read_run(tokens, at) if tokens[at].text[0].isupper() and not tokens[at].quoted else None
        whole = run is not None and (1 < len(run.words) < 4 or run.capitals) and not on_street(tokens, at)
        if run and whole and (name := split_name(run)):
            yield name, at, run.last
        at = run.last + 1 if run else at + 1
