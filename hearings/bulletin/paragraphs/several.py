"""What a line below several items says of all of them: "Both are charged …", "All trials are held online."

Told of those under one heading only where it is clear who is meant.
"""

import re
from collections.abc import Mapping

from hearings.bulletin.announcement.both import BOTH, OF_BOTH
from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.paragraphs.details import LONGEST_DETAIL, OPENING, take_charges
from hearings.bulletin.text.tokens import Text, lower
from hearings.bulletin.what.sentences import TOGETHER, split_sentences
from hearings.bulletin.when.clock import find_times, holds_hour
from hearings.bulletin.where.modes import mode_of
from hearings.bulletin.where.places import read_places

_ALL = frozenset({"all", "both", "все", "оба", "обе", "барлық", "барлығы", "бәрі", "екі", "екеуі"})
_OF_HOURS = ("at", "hearing", "future", "preposition")
_THEY_ARE = frozenset(
    {
        "of",
        "the",
        "them",
        "are",
        "begin",
        "start",
        "be",
        "held",
        "начало",
        "начинаются",
        "да",
        "де",
        "сот",
        "басталады",
    }
)
_OF_SEVERAL = TOGETHER - frozenset("they они им олар".split())
_DIGIT = re.compile(r"\d")


def begins_with_all(text: str) -> bool:
    """Does it speak of all the sittings above, "All trials …"? Told at a glance."""
    return lower(text[: text.find(" ")]) in _ALL


def take_detail_of_all(drafts: list[Draft], paragraph: Text) -> bool:
    """ "All hearings are held online.", "Both trials will be held in Medeu District Court.": of each of them."""
    if len(paragraph.text) > LONGEST_DETAIL or paragraph.perhaps.isdisjoint(("online", "court")):
        return False
    tokens = paragraph.tokens
    where = len(tokens) > 1 and tokens[1].has("at", "preposition", "online")  # "All at Medeu District Court."
    if not where and not any(token.has("hearing") for token in tokens[1:OPENING]):
        return False
    if any(sentence.reports for sentence in split_sentences(tokens)):
        return False
    mode, places = mode_of(tokens), read_places(paragraph.text, tokens)
    for draft in drafts:
        draft.mode = mode if draft.mode == "in_person" else draft.mode
        draft.court, draft.city = draft.court or places.court, draft.city or places.city
    return bool(drafts) and (mode != "in_person" or bool(places.court))


def take_hour_of_all(drafts: list[Draft], paragraph: Text) -> bool | None:
    """ "Both at 9:00.", «Все заседания в 10:00.»: of those above that name none. None: it is not clear of which."""
    if len(paragraph.text) > LONGEST_DETAIL or not holds_hour(paragraph.text):
        return False
    tokens, times = paragraph.tokens, find_times(paragraph.text, [])
    if len(times) != 1 or not times[0].value:
        return False
    told = [t for t in tokens[1:] if t.word and not times[0].start <= t.start < times[0].end]
    if not all(t.has(*_OF_HOURS) or t.low in _THEY_ARE for t in told):
        return False
    open_ = [draft for draft in drafts if draft.time is None and draft.status == "scheduled"]
    two = tokens[0].low in OF_BOTH or tokens[0].low == "екі"
    if not open_ or (two and len(open_) != BOTH):
        return None
    for draft in open_:
        draft.set_hour(times[0].value)
    return True


def is_of_several(draft: Draft, paragraph: Text, *, figures: bool = True) -> bool:
    """ "Both are charged under Article 405", below a sitting of one: is it said of those above it, too?"""
    word = lower(paragraph.text[: paragraph.text.find(" ")])
    told = word in _OF_SEVERAL and len(draft.people) == 1
    return (
        told
        and (not figures or bool(_DIGIT.search(paragraph.text)))
        and "prosecuted" in paragraph.tokens.seen
    )


def are_meant(drafts: list[Draft], paragraph: Text) -> bool:
    """Are they as many as it says: two if "both", several if "all"?"""
    people = sum(len(draft.people) for draft in drafts)
    return people == BOTH if paragraph.tokens[0].low in OF_BOTH else people > 1


def take_charges_of_several(drafts: list[Draft], paragraph: Text, codes: Mapping[str, str]) -> bool:
    """What both, or all, who are named above are charged with, where nobody is charged so far."""
    free = all(draft.people and not any(draft.charges) for draft in drafts)
    return (
        free
        and are_meant(drafts, paragraph)
        and all(take_charges(draft, paragraph, codes) for draft in drafts)
    )
