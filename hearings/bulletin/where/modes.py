"""How a sitting is held: in the court room, online, or both. Who is on a screen is another matter."""

from hearings.bulletin.entries import Mode
from hearings.bulletin.text.tokens import Token

_CLAUSE_ENDS = frozenset(".;!?()")
_WHO = frozenset({"he", "she", "they", "он", "она", "они", "ол", "олар"})
_NEAR_SHOWN = 3  # tokens
_NEAR_NOT = 2  # tokens
_OPENING = 3  # words in which a sentence says what it is about
_REMARK = 4  # tokens of a sentence like "Via Zoom."


def mode_of(tokens: list[Token]) -> Mode:
    """How the sitting is held: words inside quotations do not count, nor that the defendant alone is on a screen."""
    seen: set[str] = set()
    for at, token in enumerate(tokens):
        if token.classes and token.word and not token.quoted:
            if "online" in token.classes and (
                _of_defendant(tokens, at)
                or _of_viewers(tokens, at)
                or _denied(tokens, at)
                or _wished(tokens, at)
            ):
                continue
            seen |= token.classes
    if "hybrid" in seen or ("online" in seen and "in_person" in seen):
        return "hybrid"
    return "online" if "online" in seen else "in_person"


def tells_mode(tokens: list[Token], *, announces: bool) -> bool:
    """Does a sentence behind an announcement say how that sitting is held: "It is held online.", "Via Zoom."?"""
    if announces or len(tokens) <= _REMARK:
        return True
    opening = [token for token in tokens if token.word and token.low != "the"][:_OPENING]
    if any(token.has("past", "last_time") for token in tokens):
        return False
    return opening[0].has("pronoun") or any(token.has("hearing", "court") for token in opening)


def _of_defendant(tokens: list[Token], at: int) -> bool:
    """ "The defendant will take part by video link", "(the defendant via Zoom)": where it stands, in one clause."""
    first = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text[0] in _CLAUSE_ENDS), 0)
    last = next((i for i in range(at, len(tokens)) if tokens[i].text[0] in _CLAUSE_ENDS), len(tokens))
    before = [token for token in tokens[first:at] if token.word and not token.quoted]
    if not any(t.has("label") or t.low in _WHO or (len(t.text) > 3 and t.text.isupper()) for t in before):
        return False
    if any(token.has("attending") for token in tokens[first:last] if not token.quoted):
        return True
    return first > 0 and tokens[first - 1].text[0] == "(" and any(token.has("label") for token in before)


def _denied(tokens: list[Token], at: int) -> bool:
    """«Не онлайн», «онлайн емес», "not online"."""
    before, behind = tokens[max(0, at - _NEAR_NOT) : at], tokens[at + 1 : at + 2]
    return any(t.low in ("не", "not") for t in before) or any(t.low == "емес" for t in behind)


def _wished(tokens: list[Token], at: int) -> bool:
    """ "Her lawyer asked for the hearing to be held online": in the same clause, and not told to be granted."""
    first = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text[0] in _CLAUSE_ENDS), 0)
    last = next((i for i in range(at, len(tokens)) if tokens[i].text[0] in _CLAUSE_ENDS), len(tokens))
    clause = [token for token in tokens[first:last] if not token.quoted]
    return any(t.has("wished") for t in clause) and not any(t.has("granted") for t in clause)


def _of_viewers(tokens: list[Token], at: int) -> bool:
    """ "Broadcast by Zoom for journalists": how a sitting is shown, not how it is held."""
    return any(token.has("broadcast") for token in tokens[max(0, at - _NEAR_SHOWN) : at])
