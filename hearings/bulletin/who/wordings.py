"""What stands behind a cited article: its wording, in quotes or a bracket, and parts of it that follow the wording.

"Article 405 Part 1 (“organisation”) and Part 2 (participation)". Knows neither people nor sentences.
"""

import re
from dataclasses import replace

from defendants.citations import Mention
from hearings.bulletin.text.tokens import tokenize

_OPEN = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’", "”": "”"}
_BETWEEN = frozenset(" ([–—-:,")
_FARTHEST = 6
_LONGEST = 600  # characters of a quotation
# A bracket without quotes, figures or names in capitals: what the article forbids, or something else about the sitting.
_BRACKET = re.compile(r"\s?\(([^\W\d_][^()\d«»“”\"]{3,250})\)")
_ABOUT_PEOPLE = ("role", "custody", "house_arrest", "recognizance", "kin", "kin_of", "judge", "judges")
_ABOUT_SITTING = (
    *(
        "hearing",
        "court",
        "stage",
        "decision",
        "ordinal",
        "repeated",
        "online",
        "in_person",
        "hybrid",
        "broadcast",
    ),
    *(
        "moved",
        "postponed",
        "cancelled",
        "not_held",
        "future",
        "past",
        "vague",
        "no_hour",
        "no_date",
        "today",
        "room",
    ),
    *("third_party", "partly", "city", "state", "mode", "court_word"),
)
_MOST_OF_REMARK = (
    4  # words: "(closed hearing)", "(online, first instance)"; "banned by a court" may be in a wording
)
_SHOUTED = re.compile(r"\b[^\W\d_a-zа-яәғқңөұүһі]{2,}\b")

_PART = r"(?:(?:parts?|pp?\.|чч?\.|част(?:ь|и|ью|ям)) ?)(?P<n>[1-9]\d?)(?!\d|[.:]\d)"
_PART += r"|(?P<kk>[1-9]\d?)-(?:бөлі[кг]\w*|б(?=[ ,.;]))"
_JOINT = r"(?:[,;]? (?:and|as well as|и|а также|және|мен|бен|пен)(?: also| under| по)? |[,;] )"
_REMARK = r"(?:\s?\([^()]{1,120}\)|(?:\s[–—-]|:)\s[^,;.:()\d]{2,120}(?=[,;]))?"
_FURTHER = re.compile(rf"{_REMARK}{_JOINT}(?P<part>{_PART})", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s?(?:of|ст\b|стат)", re.IGNORECASE)  # "and Part 2 of Article 174"
_BEFORE = re.compile(rf"(?:{_PART})\s?(?P<bracket>\([^()]{{1,120}}\)),?(?: and| и| және)? ?", re.IGNORECASE)
_LOOK_BACK = 400


def read_wording(text: str, at: int) -> tuple[str, int]:
    """The wording behind a citation that ends at `at`, and where it ends: («…»), (“…”), – “…”, (…)."""
    index = at
    while index < len(text) and index - at < _FARTHEST and text[index] in _BETWEEN:
        index += 1
    if index >= len(text) or text[index] not in _OPEN:
        bracket = _BRACKET.match(text, at)
        return (bracket[1].strip(), bracket.end()) if bracket and _forbids(bracket[1]) else ("", at)
    opener, closer = text[index], _OPEN[text[index]]
    depth, end = 1, index + 1
    limit = min(len(text), index + _LONGEST)
    while end < limit:
        if text[end] == closer:
            depth -= 1
        elif text[end] == opener:
            depth += 1
        if not depth:
            break
        end += 1
    if depth:
        return "", at
    wording = text[index + 1 : end].strip()
    end += 1
    while end < len(text) and text[end] in " )]":
        end += 1
    return wording, end


def _forbids(remark: str) -> bool:
    """Is what a bracket holds the wording of an article? Not "(civil activist)", "(in custody)", "(closed hearing)"."""
    tokens = tokenize(remark)
    words = [token for token in tokens if token.word]
    if _SHOUTED.search(remark) or not any(token.text.islower() for token in words):
        return False  # "(Ann SAMPLE)", "(Sample)"
    if any(token.has(*_ABOUT_PEOPLE) for token in tokens[:_MOST_OF_REMARK]):
        return False
    return len(words) > _MOST_OF_REMARK or not any(token.has(*_ABOUT_SITTING) for token in words)


def with_further_parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """The citations, and the parts of their articles that stand behind a wording or a name, or before them with one."""
    found: list[Mention] = []
    for at, mention in enumerate(mentions):
        found += _with_parts_before(text, mention, found[-1].end if found else 0)
        limit = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        while True:
            end = max(found[-1].end, read_wording(text, found[-1].end)[1])
            part = _FURTHER.match(text, end) or _FURTHER.match(text, found[-1].end)
            if part is None or part.end() > limit or _OF_ANOTHER.match(text, part.end()):
                break
            article = found[-1].citations[-1]
            found.append(
                Mention(part.start("part"), part.end(), (replace(article, part=part["n"] or part["kk"]),))
            )
    return found


def _with_parts_before(text: str, mention: Mention, begin: int) -> list[Mention]:
    """ "Part 1 (organisation) and Part 2 (participation) of Article 405": each part with what stands behind it."""
    begin = max(begin, mention.start - _LOOK_BACK)
    before = text[begin : mention.start].removesuffix("of ")
    if not before.rstrip().endswith((")", ") and", ") и", ") және", "),")):
        return [mention]
    parts: list[re.Match[str]] = []
    for part in _BEFORE.finditer(before):
        parts = [*parts, part] if parts and parts[-1].end() == part.start() else [part]
    if not parts or parts[-1].end() < len(before):
        return [mention]
    article = mention.citations[0]
    told = [
        Mention(
            begin + part.start(),
            begin + part.start("bracket"),
            (replace(article, part=part["n"] or part["kk"]),),
        )
        for part in parts
    ]
    rest = mention.citations if article.part else mention.citations[1:]
    return [*told, Mention(mention.start, mention.end, rest)] if rest else told
