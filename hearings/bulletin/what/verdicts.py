"""The day of a verdict told without a verb: "Verdict: 16 May at 10:00 – Ann SAMPLE", «Приговор — 16 мая»."""

from hearings.bulletin.text.tokens import Token

_VERDICTS = ("verdict", "приговор", "үкім")
_BESIDE = (
    "role", "court", "court_word", "region_word", "preposition", "at", "trigger", "trigger_after", "stage", "and",
    "online", "vague", "judge", "hearing",
)  # fmt: skip
_YEAR = 4  # figures
_OPENING = 3  # words in which it stands, or behind a name


def sets_verdict(tokens: list[Token], first: int, last: int) -> bool:
    """Does a sentence name a verdict and its day, of whom and where, and nothing that it is or was?"""
    words = [at for at in range(first, last) if tokens[at].word and not tokens[at].masked]
    verdict = next((at for at in words[:_OPENING] if tokens[at].low.startswith(_VERDICTS)), None)
    if verdict is None or tokens[verdict].quoted:
        return False
    day = next((at for at in range(verdict + 1, last) if tokens[at].masked), None)
    if day is None or not (tokens[day - 1].text[0] in ":–—-" or tokens[day - 1].low == "on"):
        return False
    told = [tokens[at].text for at in range(day, last) if tokens[at].masked]
    if ":" not in told and any(len(piece) == _YEAR for piece in told):
        return False  # "Verdict: 16 May 2021 – Ann SAMPLE", perhaps long ago
    return all(at == verdict or tokens[at].text[0].isupper() or tokens[at].has(*_BESIDE) for at in words)
