"""How those above are held, told in a line or a sentence of its own: "Both are in custody.", «Она в СИЗО.»"""

from collections.abc import Sequence

from hearings.bulletin.announcement.both import BOTH, OF_BOTH
from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.text.tokens import Text, Token
from hearings.bulletin.what.sentences import split_sentences
from hearings.bulletin.who.beside import RESTRAINTS, Found
from hearings.bulletin.who.names import same_person

_LONGEST = 150
_OF_ONE = frozenset(
    """
    he she defendant accused он она обвиняемый обвиняемая подсудимый подсудимая ол айыпталушы сотталушы
    """.split()
)
_SINCE = frozenset({"since", "с", "со"})
_OF_ALL = OF_BOTH | frozenset(
    """
    they all defendants они все обвиняемые подсудимые олар бәрі барлығы айыпталушылар сотталушылар
    """.split()
)
_HOLDS = frozenset(
    """
    is are remains remain held kept being currently still now the and has have been
    находится находятся содержится содержатся остаётся остается остаются сейчас пока по-прежнему и
    отыр жатыр ұсталуда ұсталып қалып қазір әлі және мен пен
    """.split()
)


def take_restraint(draft: Draft, paragraph: Text) -> bool | None:
    """Whether a line says so of people of this hearing. None: it says so, and not clearly of whom.

    Nothing else may stand there: "was in custody until 4 May" and "released from house arrest" are something else.
    """
    if len(paragraph.text) > _LONGEST or paragraph.perhaps.isdisjoint(RESTRAINTS):
        return False
    tokens = paragraph.tokens
    at = next((at for at, token in enumerate(tokens) if token.has(*RESTRAINTS) and not token.quoted), None)
    if at is None:
        return False
    behind = _without_since(tokens[at + tokens[at].span :])
    told = [token for token in (*tokens[:at], *behind) if token.word]
    subject = [token for token in told if token.low not in _HOLDS]
    people = _meant(draft, subject, ended=paragraph.text[-1] == ".")
    if people is None:
        return False
    restraint = next(kind for kind in RESTRAINTS if tokens[at].has(kind))
    for person in people:
        person.restraint = person.restraint or restraint
    return True if people else None


def _without_since(tokens: list[Token]) -> list[Token]:
    """Without "since 4 March": it lasts."""
    since = next((at for at, token in enumerate(tokens[:1]) if token.low in _SINCE), len(tokens))
    end = next((at for at in range(since, len(tokens)) if tokens[at].text[0] in ".!?;,"), len(tokens))
    return tokens[:since] + tokens[end:]


def take_restraints(draft: Draft, paragraph: Text) -> None:
    """What the sentences behind that of an announcement say of it: "… will take place. She is under house arrest." """
    if ". " not in paragraph.text or paragraph.perhaps.isdisjoint(RESTRAINTS):
        return
    tokens = paragraph.tokens
    if tokens.seen.isdisjoint(RESTRAINTS):
        return
    for sentence in split_sentences(tokens)[1:]:
        take_restraint(
            draft, Text(paragraph.text[tokens[sentence.first].start : tokens[sentence.last - 1].end])
        )


def _meant(draft: Draft, subject: Sequence[Token], *, ended: bool) -> list[Found] | None:
    """Whom the subject of the line means: nobody clearly, or no such subject, which is None."""
    if not subject and ended and len(draft.people) == 1:
        return draft.people  # «Содержится в СИЗО.»
    words = {token.low for token in subject}
    if words and words <= _OF_ALL:
        several = len(draft.people) > 1 and (words.isdisjoint(OF_BOTH) or len(draft.people) == BOTH)
        return draft.people if several else []
    if words and words <= _OF_ONE:
        return draft.people if len(draft.people) == 1 else []
    named = [
        person
        for person in draft.people
        if any(same_person(token.text, person.family_name) for token in subject)
    ]
    of_names = all(any(_is_of(token, person) for person in named) for token in subject)
    alone = [person for person in named if all(_is_of(token, person) for token in subject)]
    return (alone or named) if named and of_names else None


def _is_of(token: Token, person: Found) -> bool:
    return any(same_person(token.text, name) for name in (*person.given_name.split(), person.family_name))
