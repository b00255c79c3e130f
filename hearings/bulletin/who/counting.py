"""How many people an announcement only counts: "13 activists", "and 10 others", «и ещё двое».

Knows words and figures, neither names nor the list they stand in.
"""

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.who.beside import read_role
from hearings.bulletin.who.names import read_run
from hearings.bulletin.who.roles import is_plural

# One, two, …: of others who are not named.
_COUNTS = tuple(
    frozenset(words.split())
    for words in (
        "one",
        "two двое двоих двух двумя екі",
        "three трое троих трёх трех тремя үш",
        "four четверо четверых четырёх четырех төрт",
        "five пятеро пятерых пяти бес",
        "six шестеро шестерых шести алты",
        "seven семеро семерых семи жеті",
        "eight сегіз",
        "nine тоғыз",
        "ten",
    )
)
_POSSESSIVE = frozenset({"his", "her", "their"})
_TIMES = frozenset("years months weeks days hours times counts".split())


def number_of(token: Token) -> int:
    """How many, in figures or in words; 0: no number."""
    if token.digits:
        return int(token.text) if len(token.text) <= 4 else 0
    if "count" not in token.classes:
        return 0
    return next((number for number, words in enumerate(_COUNTS, 1) if token.low in words), 0)


def counted_apart(tokens: list[Token], first: int, at: int) -> int:
    """How many are counted before "and", behind which others are named or told by an article; 0: none are."""
    number = number_of(tokens[first]) if first < at else 0
    article = tokens[at + 1].low in ("the", "a", "an") if at + 1 < len(tokens) else False
    return number if article and is_plural(tokens[at - 1].low) else 0


def counts_others(tokens: list[Token], index: int) -> bool:
    """ "and 10 others", "and two colleagues", "and 10 activists", «и ещё 10», «және тағы 10»."""
    before = tokens[index - 1]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before.has("others") or after is None:
        return before.has("others")
    owner = after.low == "of" and index + 2 < len(tokens) and tokens[index + 2].low in _POSSESSIVE
    alike = before.has("and") and after.has("role") and is_plural(after.low)
    return after.has("others", "kin") or owner or alike  # "three of his associates"


def others_named(tokens: list[Token], counted: int, index: int) -> int:
    """ "And three other activists (Ben CASE, …)", "and five others, among them …": where the names of those begin.

    `counted`: behind their number; `index`: a sign. 0: no names are behind it.
    """
    words = tokens[counted:index]
    if tokens[index].text[0] not in "(:–—-," or len(words) > _MOST_CALLED or not all(t.word for t in words):
        return 0
    ahead = tuple(token.low for token in tokens[index + 1 : index + 4])
    led = next((len(lead) for lead in _AMONG if ahead[: len(lead)] == lead), 0)
    first = index + 1 + led
    if (
        first >= len(tokens)
        or (tokens[index].text[0] == "," and not led)
        or not tokens[first].text[0].isupper()
    ):
        return 0
    run = read_run(tokens, first)
    return first if run is not None and run.is_name else 0


def called(text: str, tokens: list[Token], counted: int, index: int) -> str:
    """What those are called who are counted as others, "activists"; "" where nothing says it."""
    other = counted < index and (tokens[counted].has("others") or tokens[counted].low.startswith("друг"))
    role = read_role(text, tokens, counted + other, index)
    return role if is_plural(role) else ""


_AMONG = tuple(
    tuple(words.split())
    for words in (
        "including",
        "among them",
        "namely",
        "включая",
        "в том числе",
        "среди них",
        "а именно",
        "оның ішінде",
    )
)
_MOST_CALLED = 4  # words
_THESE = frozenset({"мына", "осы"})


def read_count(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, str]:
    """ "13 activists": how many people without names, and what they are called; 0 and "": there are none."""
    for index in range(first, last):
        token = tokens[index]
        if (
            not token.masked
            and number_of(token) > (not token.digits)
            and index + 1 < last
            and tokens[index + 1].word
        ):
            if (
                tokens[index + 1].start == token.end
                or tokens[index + 1].has("court")
                or tokens[index + 1].low in _TIMES
            ):
                continue
            end = index + 1
            while (
                end < last
                and tokens[end].word
                and not tokens[end].masked
                and not tokens[end].has("trigger", "stop", "prosecuted")
            ):
                end += 1
            return number_of(token), " ".join(text[tokens[index + 1].start : tokens[end - 1].end].split())
    role = next((at for at in range(first, last) if tokens[at].has("role") and not tokens[at].masked), None)
    if role is None:
        return 0, ""
    # «Сағат 12:00-де мына белсенділерге»: what stands before the hour is no part of it, nor is the hour
    first = next((at + 1 for at in range(role, first - 1, -1) if tokens[at].masked), first)
    while first < role and (not tokens[first].word or tokens[first].low in _THESE):
        first += 1
    return 0, read_role(text, tokens, first, last)


def count_before(tokens: list[Token], first: int, last: int) -> int:
    """ "16 people, among them …": how many there are together, 0 if no number stands there."""
    return next(
        (
            number_of(tokens[at])
            for at in range(first, last - 1)
            if not tokens[at].masked and number_of(tokens[at]) and tokens[at + 1].has("role", "label")
        ),
        0,
    )
