"""Whose each article is where a sentence of its own says so: "Ann is charged under Article 1, Ben under Article 2".

Knows the defendants of the announcement and the sentences that charge them, nothing of the sitting.
"""

from collections.abc import Sequence

from defendants.citations import Mention
from hearings.bulletin.entries import Charge
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.charges import charges_of
from hearings.bulletin.who.names import read_run, same_given, same_person, split_name

_Cited = Sequence[tuple[Mention, str, int]]


def charged_by_name(
    tokens: Tokens, sentences: Sequence[Sentence], people: Sequence[Found], mentions: _Cited
) -> list[tuple[Charge, ...]] | None:
    """The charges of each person; None: the sentences do not name every one of them before an article."""
    if len(people) < 2 or not mentions:
        return None
    named = [(tokens[at].start, who) for s in sentences for at, who in _named(tokens, s, people)]
    ends = [start for start, _ in named][1:] + [mentions[-1][2] + 1] * bool(named)
    told: dict[int, tuple[Charge, ...]] = {}
    waiting: list[int] = []
    for (start, who), end in zip(named, ends, strict=True):
        waiting.append(who)
        own = charges_of([found for found in mentions if start < found[0].start < end])
        if own:
            told.update(dict.fromkeys(waiting, own))
            waiting = []
    return [told[at] for at in range(len(people))] if len(told) == len(people) else None


def _named(tokens: Tokens, sentence: Sentence, people: Sequence[Found]) -> list[tuple[int, int]]:
    """Where a sentence names the people, and which one."""
    found: list[tuple[int, int]] = []
    at = sentence.first
    while at < sentence.last:
        run = read_run(tokens, at) if tokens[at].text[0].isupper() and not tokens[at].quoted else None
        name = split_name(run) if run else None
        if run and name:
            lone = [i for i, one in enumerate(people) if run.words == (one.given_name,)]
            alike = [i for i, one in enumerate(people) if same_person(one.family_name, name.family_name)]
            alike = [i for i in alike if same_given(people[i].given_name, name.given_name)] or alike or lone
            found += [(at, alike[0])] if len(alike) == 1 else []
        at = run.last + 1 if run else at + 1
    return found
