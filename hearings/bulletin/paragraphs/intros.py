"""The line over a list of allegations: "Aibek SABITOV is being prosecuted for:", and lists of defendants by group.

Tells whom a list is about, as written; matching the names to the defendants above it is done by family name in any
case. Knows nothing of the allegations themselves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from defendants.citations import find_citations
from hearings.bulletin.text.layout import OPEN_ENDS, Block
from hearings.bulletin.text.tokens import Text, Token, Tokens, tokenize
from hearings.bulletin.what.sentences import Sentence, split_sentences
from hearings.bulletin.when.clock import holds_hour
from hearings.bulletin.who.beside import Found, may_be
from hearings.bulletin.who.names import (
    Run,
    clean,
    is_capitals,
    read_run,
    same_given,
    same_person,
    shared_family,
    split_name,
)
from hearings.bulletin.who.shouting import quiet

_LONGEST = 700
_LONGEST_OPENING, _OPENS = 160, 4  # characters; words of a role before the name
_COLON = re.compile(r":(?!\d)")
_SENTENCE = re.compile(r"[.!?…][^.!?…]*\s")  # one ends before the last word
_TAIL = 40  # characters in which one of them ends a text
_PROSECUTED = frozenset(
    {"prosecuted", "persecuted", "tried", "преследуется", "преследуются", "қудаланып", "қудаланады"}
)
_CAUSE, _FOR = re.compile(" (?:for|за|үшін) "), frozenset({"for", "за", "үшін"})
_SAME, _THAT = frozenset({"same", "же"}), frozenset({"сол", "осы"})
_CITES = 4  # characters before a citation that opens a line
_BE = frozenset({"is", "are", "being"})
_THE_REST = frozenset(
    {"other", "others", "rest", "remaining"}
    | {"остальные", "остальных", "остальным", "другие", "других", "другим"}
    | {"қалғандары", "қалғандар", "басқалары", "басқалар", "өзгелер"}
)
_ALONE = frozenset("they both all he she он она они оба обе ол олар".split())
_NEAR_VERB = 5  # tokens from "prosecuted" to "for": "on political grounds"
_SAYINGS = ("official", "ours", "future", "past")  # what somebody else says, wants or has done
_LONGEST_CAUSE = 40  # characters before the colon
_AROUND_CAUSE = ("cause", "prosecuted", "stop", "pronoun", "preposition", "trigger", "hearing")
_OF_CHANGES = ("reason", "причин", "себе")  # why it was moved, too
_OTHER_ENDS = " ;,.–—-"  # signs that stand where the colon belongs
_OPEN_ENDS = (*OPEN_ENDS, " of")
# «10:00 – Анна ПРИМЕРОВА, ст. 405 ч. 2, преследуется за пост о митинге»
_IN_ROW = re.compile(
    r"(?:[,;.)–—-]|[,;] котор\w+|\. Он[аи]?) [Пп]реследу(?:ет|ют)ся(?: по политическим мотивам)? за(?: |: ?)"
    r"(?!то[ ,])([^.!?]{3,}[.;]?)$"
)
_FOR_THESE = re.compile(r"мыналар үшін \w+(?: отыр| жатыр)?$")  # the Kazakh verb stands last


@dataclass(frozen=True, slots=True)
class Intro:
    """`names` are (given, family) as written, none for "They are". `inline` is what stands behind the colon.

    `plain`: behind no colon, so that it is an intro only below those whom it names. `rest`: about "the others".
    `cites`: over a list of articles. `roles`: what those are called who are not named, "the political prisoners".
    `all`: about all, "Ann SAMPLE and others". `shared`: family names of several, in the plural in some languages.
    """

    names: tuple[tuple[str, str], ...]
    inline: tuple[str, ...] = ()
    plain: bool = False
    rest: bool = False
    cites: bool = False
    roles: tuple[str, ...] = ()
    all: bool = False
    shared: frozenset[str] = frozenset()


def read_intro(paragraph: Text) -> Intro | None:
    """The intro a paragraph is, or None."""
    text = paragraph.text
    if len(text) > _LONGEST:
        return None
    shouted = text.isupper()
    if not shouted and "prosecuted" not in paragraph.perhaps:
        return None
    if not (_COLON.search(text) or _is_open(text)):
        return _read_plain(paragraph) if text[-1:] == "." and _CAUSE.search(text) else None
    tokens = tokenize(quiet(text)) if shouted else paragraph.tokens
    if "prosecuted" not in tokens.seen:
        return None
    verb = next((i for i, t in enumerate(tokens) if "prosecuted" in t.classes and not t.quoted), None)
    if verb is None or holds_hour(text[: tokens[verb].start]):
        return None  # "At 10:15 Ben CASE, prosecuted for:" is the sitting itself
    colon = next(
        (i for i in range(verb, len(tokens)) if tokens[i].text[0] == ":" and not tokens[i].quoted), None
    )
    if colon is None and not _is_open(text):
        return None
    head = tokens[: colon if colon is not None else len(tokens)]
    if any(t.text[0] in ".!?" and t.start != head[i - 1].end for i, t in enumerate(head) if i):
        return None
    if tokens.seen.issuperset(("hearing", "future")) and (
        any(t.has("hearing") and not t.quoted for t in head) and any(t.has("future") for t in head)
    ):
        return None
    if head and head[0].low in ("we", "мы", "біз"):
        return None
    inline: tuple[str, ...] = ()
    if colon is not None and colon + 1 < len(tokens):
        inline = _listed(text[tokens[colon].end :])
    names, shared = _names(head)
    if inline and not names and (cited := find_citations(inline[0])) and cited[0].start < _CITES:
        return None  # «Обвинение: ст. 405 ч. 2 УК РК»
    # who they are stands before the verb: "Both are prosecuted on political grounds for:"
    roles = () if names else tuple(token.low for token in head[:verb] if token.has("role"))
    rest = any(token.low in _THE_REST for token in (head[:verb] if names else head))
    return Intro(names, inline, rest=rest and not names, roles=roles, all=rest, shared=shared)


def _is_open(text: str) -> bool:
    """Does it end as a line that a list follows, whatever sign is put there?"""
    end = text[-_TAIL:].lower().rstrip(_OTHER_ENDS)
    return end.endswith(_OPEN_ENDS) or _FOR_THESE.search(end) is not None


def _read_plain(paragraph: Text) -> Intro | None:
    """ "Ann SAMPLE is being prosecuted for a song.": the list is that one thing."""
    if "prosecuted" not in paragraph.perhaps:
        return None
    tokens = paragraph.tokens
    if "future" in tokens.seen or any(t.text[0] in ".!?;" and not t.quoted for t in tokens[:-1]):
        return None
    verb = next((at for at, t in enumerate(tokens) if t.low in _PROSECUTED and not t.quoted), 0)
    near = range(max(0, verb - 1), min(verb + _NEAR_VERB, len(tokens)))
    cause = next((at for at in near if tokens[at].low in _FOR), 0)
    if not (verb and cause) or not (tokens[verb - 1].low in _BE or not tokens[verb].text.isascii()):
        return None
    end = verb if cause > verb else _cause_at(tokens, cause)
    names, _ = _names(tokens[:end])
    if holds_hour(paragraph.text[: tokens[end].start]):
        return None
    if not (names or tokens[0].low in _ALONE) or any(t.has("past", "unless", "judge") for t in tokens[:end]):
        return None
    listed = tokens[cause + 1 :] if cause > verb else tokens[end:cause]
    if len(listed) < 2 or listed[1].low in _SAME or find_citations(paragraph.text):
        return None
    if listed[-1].low in _THAT:
        return None  # «да сол үшін»
    said = paragraph.text[listed[0].start : listed[-1].end]
    return Intro(names, (strip_item(said),), plain=True)


def _cause_at(tokens: Tokens, last: int) -> int:
    """The first word behind the names that open a Kazakh sentence, "… үшін қудаланып отыр"."""
    at = 1
    run = read_run(tokens, 0) if tokens[0].text[0].isupper() or tokens[0].text == "#" else None
    while run is not None and run.last + 1 < last:
        at = run.last + 1
        linked = tokens[at].text == "," or tokens[at].has("and")
        run = read_run(tokens, at + 1) if linked else None
    return at


def read_opening(paragraph: Text, people: list[Found], below: Block | None) -> Intro | None:
    """A line over a list that opens with a defendant of the sitting above and ends with a colon, whatever its verb.

    Or that is the name alone, or names one behind a word for what is held against people: "The charges against …:".
    """
    if below is None or below.marker != "bullet" or len(paragraph.text) > _LONGEST_OPENING:
        return None
    tokens = paragraph.tokens
    opening = _opening_name(tokens)
    if paragraph.text[-1] != ":" and not (
        opening and len(opening.words) > 1 and opening.last == len(tokens) - 1
    ):
        return None
    open_ended = paragraph.text[:-1].endswith(_OPEN_ENDS)
    if not tokens.seen.isdisjoint(("official", "ours", "future") if open_ended else _SAYINGS):
        return None
    if open_ended and tokens[0].has("pronoun"):
        return Intro(())  # "Both were sentenced for:"
    intro = Intro(_names(tokens)[0] if opening or "cause" in tokens.seen else ())
    told = any(same_person(person.family_name, family) for person in people for _, family in intro.names)
    return intro if told else None


def read_cause(paragraph: Text, below: Block | None, *, scheduled: bool, house: bool) -> Intro | None:
    """ "Grounds:", «За что судят:»: a line that names nobody, over a list or, in the `house` style, before it."""
    if "cause" not in paragraph.perhaps:
        return None
    head, colon, listed = paragraph.text.partition(":")
    if not colon or len(head) > _LONGEST_CAUSE or (listed and not house):
        return None
    if not listed and (below is None or below.marker != "bullet"):
        return None
    tokens = tokenize(head)
    followed = {at + step for at, token in enumerate(tokens) for step in range(1, token.span)}
    if not any(token.has("cause") for token in tokens) or not all(
        token.has(*_AROUND_CAUSE) or at in followed for at, token in enumerate(tokens)
    ):
        return None
    if not (scheduled and house) and any(token.low.startswith(_OF_CHANGES) for token in tokens):
        return None
    if find_citations(listed):
        return None  # "Charges: Article 405 Part 2"
    return Intro(
        (), _listed(listed), cites=not listed and below is not None and bool(find_citations(below.text))
    )


def _opening_name(tokens: Tokens) -> Run | None:
    """The name that opens a line, a role perhaps before it."""
    first = next((at for at, token in enumerate(tokens) if token.word and not token.has("role")), 0)
    run = read_run(tokens, first) if first < _OPENS else None
    return run if run is not None and run.is_name else None


def split_intro(paragraph: Text) -> tuple[Text, Intro | None]:
    """An announcement without the intro that ends its paragraph, and that intro."""
    text = paragraph.text
    if "prosecuted" not in paragraph.perhaps:
        return paragraph, None
    row = _IN_ROW.search(text)
    if row and find_citations(text[: row.start()]) and not find_citations(row[1]):
        return Text(text[: row.start()]), Intro((), _listed(row[1]))
    if not _COLON.search(text) or not _SENTENCE.search(text):
        return paragraph, None
    tokens = paragraph.tokens
    if "prosecuted" not in tokens.seen:
        return paragraph, None
    sentences = split_sentences(tokens)
    if not text.endswith(":"):
        return _with_its_list(paragraph, tokens, sentences)
    cut = tokens[sentences[-1].first].start if len(sentences) > 1 else 0
    intro = read_intro(Text(text[cut:])) if cut else None
    return (Text(text[:cut].rstrip()), intro) if intro else (paragraph, None)


def _with_its_list(
    paragraph: Text, tokens: list[Token], sentences: list[Sentence]
) -> tuple[Text, Intro | None]:
    """ "… will take place. Prosecuted for: a post; a picket.": the list stands in the paragraph itself."""
    for sentence in sentences[1:]:
        inside = tokens[sentence.first : sentence.last]
        if any(t.has("prosecuted") for t in inside) and any(t.text[0] == ":" for t in inside):
            cut = tokens[sentence.first].start
            tail = paragraph.text[cut:]
            intro = None if find_citations(tail) else read_intro(Text(tail))
            return (Text(paragraph.text[:cut].rstrip()), intro) if intro else (paragraph, None)
    return paragraph, None


def _names(tokens: list[Token]) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Given and family names, and the family names that stand once for several."""
    found: list[tuple[str, str]] = []
    shared: set[str] = set()
    before: Run | None = None
    at = 0
    while at < len(tokens):
        run = read_run(tokens, at) if tokens[at].text[0].isupper() or tokens[at].text == "#" else None
        if run is None:
            at += 1
            continue
        name = split_name(run)
        family = _family_of_several(tokens, run, before)
        if family:
            found.append((clean(run.words[0]), family))
            shared.add(family)
        elif name and (run.is_name or run.hashtag):
            found.append((name.given_name, name.family_name))
        at, before = run.last + 1, run
    return tuple(found), frozenset(shared)


def _family_of_several(tokens: list[Token], run: Run, before: Run | None) -> str:
    """The family name of a given name alone: «Анна и Борис ПРИМЕРОВЫ», «ПРИМЕРОВЫ Анна и Борис»."""
    if run.is_name or run.hashtag:
        return ""
    if before and before.last == run.first - 2 and tokens[run.first - 1].has("and"):
        return clean(before.words[0]) if is_capitals(before.words[0]) and len(before.words) > 1 else ""
    return shared_family(tokens, run, kin=True)


def _listed(text: str) -> tuple[str, ...]:
    """Allegations on the line of their intro, set off by semicolons."""
    items = [item.strip() for item in text.split(";")]
    return tuple(strip_item(item) for item in items if strip_item(item))


def strip_item(text: str) -> str:
    """An item of a list without its dash and its final ";" or "."."""
    text = text.strip()
    if text[:1] in "—–•●-" and text[1:2] in (" ", ""):
        text = text[1:].lstrip()
    while text.endswith((";", ".")) and not text.endswith("..."):
        text = text[:-1].rstrip()
    return text


def names_one_of(intro: Intro, people: list[Found], *, exactly: bool = False) -> bool:
    """Does the line above a list name any of these people? `exactly`: letter by letter."""
    if exactly:
        return any((person.given_name, person.family_name) in intro.names for person in people)
    return any(may_be(person, given, family) for person in people for given, family in intro.names)


def whose(intro: Intro, people: list[Found], lists: Sequence[list[str]]) -> list[int]:
    """Which of the defendants above a list is about: those named, or all; of "the others", those without a list."""
    if intro.all and intro.names:
        return list(range(len(people)))
    if intro.rest:
        return [index for index, listed in enumerate(lists) if not listed] or list(range(len(people)))
    called = [
        index
        for index, person in enumerate(people)
        if any(_tells_apart(role) and role[:_STEM] in person.role.lower() for role in intro.roles)
    ]
    if called:
        return called
    named: set[int] = set()
    for given, family in intro.names:
        alike = [at for at, person in enumerate(people) if same_person(person.family_name, family)]
        named.update([at for at in alike if not given or same_given(given, people[at].given_name)] or alike)
    return sorted(named) or list(range(len(people)))


def _tells_apart(role: str) -> bool:
    """ "The political prisoners are prosecuted for:" is said of some; "the activists", "the defendants" of everybody."""
    return not role.startswith(_OF_EVERYBODY)


_STEM = 6  # letters in which a role is the same in every case and number
_OF_EVERYBODY = (
    "political",  # "on political grounds"
    "политическ",
    "саяси",
    "activist",
    "активист",
    "белсенді",
    "defendant",
    "accused",
    "подсудим",
    "обвиня",
    "сотталушы",
    "айыпталушы",
)


def nominatives(intro: Intro, people: list[Found]) -> list[tuple[int, tuple[str, str]]]:
    """Given and family name of the defendants whom the line above a list names otherwise than the announcement."""
    found = []
    for given, family in intro.names:
        meant = [
            index
            for index, person in enumerate(people)
            if given and same_person(person.family_name, family) and same_given(given, person.given_name)
        ]
        if len(meant) == 1 and "." not in given and family not in intro.shared:
            person = people[meant[0]]
            if (given, family) != (person.given_name, person.family_name):
                found.append((meant[0], (given, family)))
            else:
                person.declined = False  # both lines have one form: it is the name's own
    return found
