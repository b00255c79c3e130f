"""In which city a sitting is: "in Almaty", «г. Алматы», «Алматы қаласында», "Almaty, Medeu District Court".

One proper word that is nobody's name. Knows no cities: what exists is the importer's business.
"""

from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.when.days import MONTH_NAMES
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.names import Run, clean, is_surname, read_run

_LEADS = frozenset({"in", "в", "г", "городе"})
_WORDS = frozenset({"қаласы", "қаласында", "қаласының", "қ"})
_LONGEST_CLOCK = 12  # tokens of "(Aktau time; 11:00 in Aktobe)"
_OF_DEEDS = frozenset({"who", "for"})
_OF_CITIES = _LEADS | _WORDS
OF_COURTS = ("ском", "цком")  # «не в Медеуском, а в Бостандыкском районном суде»
_SHORTEST = 3  # letters: more than initials have
_BEFORE, _BEHIND = frozenset(",.–—-|"), frozenset(",(–—|")  # signs between a city and its court


def read_city(tokens: Tokens) -> str:
    """ "in #Almaty", "in Almaty", «в Алматы», «Алматы қаласында»: one proper word that is nobody's name."""
    if _OF_CITIES.isdisjoint([token.low for token in tokens]):
        return ""
    deed = False  # "against students who came to a protest in Almaty, will be held": told of what they did
    for at, token in enumerate(tokens):
        if token.has("past", "stop") and not token.quoted:
            deed = token.low in _OF_DEEDS or (deed and not token.has("future"))
        if token.low not in _OF_CITIES or not token.word or token.quoted or token.masked or deed:
            continue
        if token.low in _LEADS and at + 1 < len(tokens):
            if _tells_other_clock(tokens, at):
                continue
            start = at + 1
            while start < len(tokens) and tokens[start].text in "#.":
                start += 1
            if token.text == "В" and start > at + 1 and tokens[at + 1].text == ".":
                continue  # «в отношении В. ПРИМЕРОВОЙ»: an initial
            run = read_run(tokens, start)
            word = run.words[0] if run is not None and len(run.words) == 1 else ""
            named = is_surname(word) or (run is not None and run.capitals)
            if token.text == "Г" and (named or (at > 0 and tokens[at - 1].word)):
                continue  # «10:00, Г. Примерова», «пенсионера Г. Примера»
            if _is_part(tokens, run) or _of_somebody(tokens, at) or word.endswith(OF_COURTS):
                continue
            if run is not None and not tokens[run.last].classes.isdisjoint(MONTH_NAMES):
                continue  # "sentenced in September"
            if run is not None and word and word[-1] != "." and not (word.isupper() and len(word) < 4):
                tokens.mask(run.last, run.last + 1)
                return clean(word) if word.isupper() else word
        elif token.text in _WORDS and at and tokens[at - 1].word and tokens[at - 1].text[0].isupper():
            tokens.mask(at - 1, at + 1)
            return tokens[at - 1].text
    return ""


def city_beside(tokens: Tokens, court: tuple[int, int], people: list[Found]) -> str:
    """ "Almaty, Medeu District Court. Trial of Ann SAMPLE", "Medeu District Court (Almaty)": a word set off beside it.

    Asked once it is known who is on trial, as one proper word between two signs may be somebody, too.
    """
    first, behind = court
    if not people or first == behind:
        return ""
    if first > 1 and tokens[first - 1].text in _BEFORE:
        set_off = first == 2 or tokens[first - 3].masked or not tokens[first - 3].word
        if set_off and _may_be_city(tokens[first - 2], people):
            return tokens[first - 2].text
    if behind + 1 < len(tokens) and tokens[behind].text in _BEHIND:
        ends = behind + 2 == len(tokens) or tokens[behind + 2].text[0] in ",.:;)–—(|"
        if ends and _may_be_city(tokens[behind + 1], people):
            return tokens[behind + 1].text
    return ""


def _may_be_city(token: Token, people: list[Found]) -> bool:
    named = token.word and token.text.istitle() and not (token.classes or token.masked or token.quoted)
    if not named or len(token.text) < _SHORTEST or is_surname(token.text):
        return False
    return not any(person.start <= token.start < person.end for person in people)


def _is_part(tokens: list[Token], run: Run | None) -> bool:
    """ "In Sample Prison": is the word part of the name of something that is no city?"""
    behind = tokens[run.last + 1] if run is not None and run.last + 1 < len(tokens) else None
    return behind is not None and behind.text[0].isupper() and behind.has("no_name", "court_word")


def _tells_other_clock(tokens: list[Token], at: int) -> bool:
    """ "At 12:00 (11:00 in Aktobe)": does the word stand in a bracket, behind an hour?"""
    if not (at and tokens[at - 1].masked):
        return False
    before = (token.text[0] for token in reversed(tokens[max(0, at - _LONGEST_CLOCK) : at]))
    return next((sign for sign in before if sign in "()"), "") == "("


def _of_somebody(tokens: list[Token], at: int) -> bool:
    """ "Ann Sample, a journalist in Sampleland, will …": it is told where she works."""
    return at > 1 and tokens[at - 1].has("role") and tokens[at - 2].low in ("a", "an")
