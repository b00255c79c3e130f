"""In which stage of the case a sitting is: over a measure of restraint, preparatory, for the verdict, on appeal.

Told by words of the sentences that announce it; "" where they say no more than "trial". Knows no sentences.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.entries import Stage
from hearings.bulletin.style import WORDINGS
from hearings.bulletin.text.tokens import Token, lower, tokenize
from hearings.bulletin.when.days import MONTH_NAMES


class _Words(NamedTuple):
    """Words that tell a stage: one that begins so, and if any are given one of those near behind it."""

    begins: tuple[str, ...]
    behind: tuple[str, ...] = ()


_LATER = frozenset({"later", "позже", "потом", "кейін"})
_NEAR = 4  # tokens
_TELLING = ("stage", "decision", "court_word", "hearing")
_NOT_BEFORE = frozenset(
    """to may can will would could cannot plans pending after since before until against without serving
    на по после против до без""".split()
)  # "may appeal", "after the verdict", «жалоба на приговор», «по приговору»
_OF_PAST = ("отмен", "законност", "исполнени", "пересмотр")  # «после отмены приговора»
_SKIPPED = frozenset({"the", "a", "an", "his", "her", "their", "its"})
# In this order: an appeal is one whether it is against a verdict or against an arrest.
_STAGES: tuple[tuple[Stage, tuple[_Words, ...]], ...] = (
    ("cassation", (_Words(("cassation", "кассаци")),)),
    ("appeal", (_Words(("appeal", "appellate", "апелляци", "аппел")),)),
    (
        "restraint",
        (
            _Words(("measure", "мера", "меры", "мере", "меру"), ("restraint", "пресечени")),
            _Words(("preventive",), ("measure",)),
            _Words(("extension",), ("arrest", "detention", "custody", "restraint")),
            _Words(("продлени",), ("арест", "срок", "меры", "содержани", "страж")),
            _Words(("санкци",), ("арест",)),
            _Words(("бұлтартпау",), ("шара",)),
            _Words(("қамау", "мерзім"), ("ұзарт",)),
        ),
    ),
    (
        "retrial",
        (_Words(("retrial",)), _Words(("новое", "повторное"), ("рассмотрени", "разбирательств"))),
    ),
    (
        "execution",
        (
            _Words(("parole",)),
            _Words(("early",), ("release",)),
            _Words(("об",), ("удо",)),
            _Words(("условно-досрочн",)),
        ),
    ),
    (
        "preparatory",
        (
            _Words(("preliminary", "preparatory"), ("hearing", "session", "sitting")),
            _Words(("предварительн",), ("слушани", "заседани")),
            _Words(("алдын",), ("тыңда", "отырыс")),
        ),
    ),
    (
        "sentencing",
        (
            _Words(("sentencing", "verdict")),
            _Words(("приговор",)),
            _Words(("үкім",), ("жария", "шығар", "оқы", "күті")),
            _Words(("announcement", "pronouncement"), ("sentence",)),
            _Words(("sentence",), ("announced", "pronounced", "delivered", "read", "expected")),
        ),
    ),
)
STEMS = frozenset(
    (
        *(stem for _, told in _STAGES for words in told for stem in (*words.begins, *words.behind)),
        *_OF_PAST,
        "условно",
    )
)
"""Beginnings of the words that are asked for."""
WORDS = _NOT_BEFORE | _SKIPPED  # asked for as they are
_CALLED: dict[str, Stage] = {
    lower(name): stage
    for wording in WORDINGS.values()
    for stage, _ in _STAGES
    for name in [wording.stages[stage]]
}
_FIRST = tuple(stem for _, told in _STAGES for words in told for stem in words.begins)


def stage_of(tokens: Sequence[Token]) -> Stage:
    """The stage that the words of an announcement tell; those inside quotations tell of something else."""
    found = {
        stage
        for at, token in enumerate(tokens)
        if token.classes and not token.quoted and token.low.startswith(_FIRST) and token.has(*_TELLING)
        for stage in [_told_at(tokens, at)]
    }
    return next((stage for stage, _ in _STAGES if stage in found), "")


def read_stage(value: str) -> Stage:
    """The stage behind "Stage:", as the renderer calls it or in other words."""
    return _CALLED.get(lower(value.strip(" ."))) or stage_of(tokenize(value))


def _told_at(tokens: Sequence[Token], at: int) -> Stage:
    low = tokens[at].low
    behind = [token.low for token in tokens[at + 1 : at + 1 + _NEAR]]
    before = at - 1
    while before >= 0 and tokens[before].low in _SKIPPED:
        before -= 1
    if before >= 0 and (tokens[before].low in _NOT_BEFORE or tokens[before].low.startswith(_OF_PAST)):
        return ""
    for stage, told in _STAGES:
        for words in told:
            if not low.startswith(words.begins):
                continue
            if not words.behind:
                return stage
            # "Preventive measure: personal surety" tells how somebody is held
            if any(word.startswith(words.behind) for word in behind) and ":" not in behind:
                return stage
    return ""


def is_to_come(tokens: Sequence[Token]) -> bool:
    """ "The verdict will be announced later", "in January": does a sentence tell of another sitting, without its day?"""
    return any(t.low in _LATER or t.has("no_date", *MONTH_NAMES) for t in tokens if not t.masked)


def leave_to_last(drafts: Sequence[Draft]) -> None:
    """ "Debate on 7 April, verdict on 12 April": of several sittings only the last is the one for the verdict."""
    for draft in drafts[:-1]:
        draft.stage = "" if draft.stage == "sentencing" else draft.stage
