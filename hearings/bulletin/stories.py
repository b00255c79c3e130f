"""A report that announces one sitting: whom it is about may stand in another sentence than the day.

Only offered, never certain: every name found so carries a mark. Knows nothing of bulletins, where the announcement
itself names the defendant.
"""

from collections.abc import Iterable, Iterator, Mapping

from hearings.bulletin.around import is_called
from hearings.bulletin.beside import Found, read_role
from hearings.bulletin.charges import charges_of, read_mentions
from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.names import Run, read_run, same_person, split_name
from hearings.bulletin.roles import is_plural, singular
from hearings.bulletin.sentences import charges_somebody, split_sentences
from hearings.bulletin.tokens import Token, tokenize

_WHY = "named elsewhere in the text"
_LONGEST = 4000
_MOST_OF_ROLE = 4  # words between "the trial of" and the name


def complete(draft: Draft, paragraphs: Iterable[str], codes: Mapping[str, str]) -> None:
    """Add the people, and the articles, that the rest of a report names to the one sitting it announces."""
    told = list(paragraphs)
    if draft.people or draft.total or draft.group:
        if not any(draft.charges) and not draft.loose_charges:
            _charge(draft, [draft.source, *told], codes)
        return
    mentions = []
    for paragraph in [draft.source, *told]:
        if len(paragraph) > _LONGEST:
            continue
        if not draft.people:
            draft.people = _tried(paragraph)
            draft.allegations = [[] for _ in draft.people]
        mentions += read_mentions(paragraph, codes)
    draft.people = draft.people or _only_one(draft.source)
    draft.allegations = draft.allegations or [[] for _ in draft.people]
    if not draft.people:
        return
    charges = charges_of(mentions)
    draft.charges = [charges or draft.loose_charges for _ in draft.people]
    draft.marks.append(Mark("name", "guessed", _WHY))


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
    """Names right behind a role, "activist Max Bokayev", or behind a word like "the trial of"."""
    tokens = tokenize(text)
    found: list[Found] = []
    for at, token in enumerate(tokens[:-1]):
        if not token.has("role", "trigger") or token.has("official", "judge") or token.quoted:
            continue
        first = at + token.span
        called = first
        if first < len(tokens) and (
            tokens[first].text in (":", ",") and is_plural(token.low) or tokens[first].low == "include"
        ):
            called = first = first + 1
        while (
            token.has("trigger")
            and first < min(called + _MOST_OF_ROLE, len(tokens))
            and tokens[first].text.islower()
        ):
            first += 1
        run = read_run(tokens, first) if first < len(tokens) else None
        whole = run and (len(run.words) > 1 or run.capitals) and not _is_thing(tokens, run)
        name = split_name(run) if run and whole else None
        if run and tokens[run.first - 1].text == "," and not any(_joined(tokens, run, "")):
            continue  # "of the activists, Ann Sample said"
        if run and name and all(person.family_name != name.family_name for person in found):
            place = (tokens[run.first].start, tokens[run.last].end)
            role = read_role(text, tokens, at if token.has("role") else called, first)
            found.append(Found(name.given_name, name.family_name, False, *place, role=singular(role)))
            found += _joined(tokens, run, singular(role) if is_plural(role) else "")
    return found


def _is_thing(tokens: list[Token], run: Run) -> bool:
    """ "Sample Information Committee", "the Sample Times": the name of something, and nobody's."""
    after = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    called = after is not None and after.text[0].isupper() and after.has("no_name")
    if run.capitals:
        return len(run.words) == 1 and run.first > 0 and tokens[run.first - 1].low == "the"
    return called or is_called(tokens, run.first, run.last)


def _joined(tokens: list[Token], run: Run, role: str) -> Iterator[Found]:
    """«активисты Анна Примерова и Борис Примеров»: whoever is joined to a name shares its role."""
    joint = run.last + 1
    while joint + 1 < len(tokens) and (tokens[joint].text == "," or tokens[joint].has("and")):
        own = ""
        while joint + 2 < len(tokens) and tokens[joint + 1].has("and", "role", "also"):
            own = tokens[joint + 1].text if tokens[joint + 1].has("role") else own
            joint += tokens[joint + 1].span
        other = read_run(tokens, joint + 1)
        name = split_name(other) if other and (len(other.words) > 1 or other.capitals) else None
        if other is None or name is None:
            return
        place = (tokens[other.first].start, tokens[other.last].end)
        yield Found(name.given_name, name.family_name, False, *place, role=own or role)
        joint = other.last + 1


def _only_one(text: str) -> list[Found]:
    """The one person with given and family name whom a paragraph names, officials left out; nobody if it names two."""
    tokens = tokenize(text)
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        run = read_run(tokens, at) if tokens[at].text[0].isupper() and not tokens[at].quoted else None
        if run is None or (len(run.words) < 2 and not run.capitals):
            at = run.last + 1 if run else at + 1
            continue
        name = split_name(run)
        official = any(token.has("official", "judge") for token in tokens[max(0, at - 2) : at])
        behind = run.last + 1 < len(tokens) and tokens[run.last + 1].has("court_word", "region_word", "court")
        behind = behind or _is_thing(tokens, run)
        dateline = run.first == 0 and len(run.words) == 1 and tokens[1:2] and tokens[1].text[0] in ",–—"
        if name and not official and not behind and not dateline:
            place = (tokens[run.first].start, tokens[run.last].end)
            found.append(Found(name.given_name, name.family_name, False, *place, declined=True))
        at = run.last + 1
    alike = all(same_person(one.family_name, found[0].family_name) for one in found)
    return found[:1] if found and alike else []
