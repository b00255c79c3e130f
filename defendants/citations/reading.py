"""Citations read from text: a field that holds nothing else, or a sentence that mentions some.

One grammar for all languages, because editors mix them: a word names what its numbers are, and stands before
them ("Article 405", «ст. 405») or behind them («405-бап»). Knows no codes but those in the word list.
"""

import re
from collections.abc import Mapping

from defendants.citations import words
from defendants.citations.beginnings import LEGAL, beginning, may_begin
from defendants.citations.citation import Citation, CitationError, Group, Mention
from defendants.citations.codes import CodeNames, code_names
from defendants.citations.plain import read_plain
from defendants.citations.ranges import joins, spread, spread_each, up_to
from defendants.citations.tokens import Token, kind_of, kinds_of, tokenize

# A word beside a number; nothing far from a word of the law is a citation.
_BESIDE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]++)\.?\s?(?=[№(]?\s?\d)|(?<=\d)[-‑).]?\s?[-‑]?\s?(?:(?:ші|шы|й|я|е|ю|ой|ей|ая)\s)?([^\W\d_]+)"
)
_DIGIT = re.compile(r"\d")
_BEHIND = 90
_GLUE = frozenset({"and", "filler", "sep", "dash", "open", "close"})


class _Reader:
    """Reads on from a token as long as the tokens make citations.

    `kinds` are those of the tokens. `strict`: the text is a citation field, where bare numbers stand for articles
    ("405 1/2").
    """

    def __init__(
        self, tokens: list[Token], kinds: list[str], codes: CodeNames, at: int = 0, *, strict: bool
    ) -> None:
        self.tokens = tokens
        self.kinds = kinds
        self.codes = codes
        self.strict = strict
        self.groups: list[Group] = []
        self.parts: list[str] = []  # read before their article
        self.code = ""  # read before its article
        self.pointed = False  # the last parts are told as "paragraph 2"
        self.at = self.first = self.last = at
        self.stranger: Token | None = None

    def read(self) -> None:
        """`last` is behind the last token of a citation; `stranger` is the first token that fits nowhere."""
        while self.at < len(self.tokens):
            kind, before = self.kinds[self.at], self.at
            if kind in ("article", "part"):
                done = self._worded(kind)
            elif kind == "number":
                done = self._numbered()
            elif kind == "word" and self._spelled():
                done = True
            elif kind == "code" or self._strange_code():
                done = self._code()
            elif self._between(kind):
                self.at += 1
                continue
            else:
                done = False
            if not done:
                self.stranger = self.tokens[before]
                return
            self.last = self.at

    def _between(self, kind: str) -> bool:
        """Is the token one that stands between the parts of a citation?"""
        if kind == "dot":
            return self.strict or self.kinds[self.at - 1] in ("article", "part")
        return kind in _GLUE or (self.tokens[self.at].low in words.ALSO and self._part_behind())

    def _worded(self, kind: str) -> bool:
        """A word and the numbers behind it."""
        at, word = self.at + 1, self.tokens[self.at]
        between = {"dot", "dash", "filler", kind}
        if kind == "article" and not word.after_number:
            between.add("colon")  # "Article: 405, Part 2"
        while self.kinds[at] in between:
            at += 1
        several = word.low in (words.SEVERAL_PARTS if kind == "part" else words.SEVERAL_ARTICLES)
        numbers, end = self._numbers(at, kind, several=several)
        if numbers and kind == "article" and word.after_number and self._leads(end, "part"):
            self.at += 1  # «баптың 2-бөлігі»: what it counts stands before it, and the part behind
            return False
        if numbers:
            self.at = end
            if kind == "article" or not self._of_a_part(word):
                self._take(kind, numbers)
        return bool(numbers)

    def _of_a_part(self, word: Token) -> bool:
        """ "Part 4 paragraph 2", "paragraph 2 of Part 4": what a paragraph counts is no part if one is told."""
        told = self.parts or (self.groups and self.groups[-1].parts and not self._article_next())
        pointed, self.pointed = self.pointed, word.low in words.POINTS
        if pointed and not self.pointed:
            self.parts = []
        return bool(self.pointed and not pointed and told)

    def _spelled(self) -> bool:
        """ "second part", «екінші бөлігі»: a part by its ordinal, before the word."""
        numbers: list[str] = []
        at = self.at
        while self.kinds[at] == "word" and (number := words.NUMBER_WORDS.get(self.tokens[at].low)):
            numbers += number.split()  # "both parts" are two
            at += 1 + (self.kinds[at + 1] in ("and", "sep"))
        if not numbers or self.kinds[at] != "part":
            return False
        behind = self._behind_ending(at + 2)
        if self.kinds[at + 1] == "number" and (
            self.kinds[behind] != "article" or self._leads(behind + 1, "number")
        ):
            return False
        self.at = at + 1
        self._take("part", numbers)
        return True

    def _numbered(self) -> bool:
        """Numbers and the word behind them, or bare numbers where they can only be articles."""
        numbers, end = self._numbers(self.at, "", several=True)
        after = end + (self.kinds[end] in ("dash", "dot", "open"))
        word = self.tokens[after] if self.kinds[after] in ("article", "part") else None
        if word and (word.after_number or self._inverted(numbers, word, after)):
            self.at = after + 1
            plural = word.low.startswith(words.SEVERAL_BEFORE)
            self._take(word.kind, spread_each(numbers, several=plural) if word.kind == "part" else numbers)
            return True
        if self.strict:
            follows = bool(self.groups) and self.kinds[self.at - 1] == "number" and not self.groups[-1].parts
            self.at = end
            self._take("part" if follows else "article", numbers)
            return True
        telling = len(numbers) == 1 and (len(numbers[0]) > 2 and numbers[0][0] != "0")
        article = bool(self.groups) and (telling and self._bracketed(end) or self._further(numbers, end))
        if not word and self.kinds[end : end + 2] == ["sep", "part"] and _is_article(numbers[0]):
            word, after = self.tokens[end + 1], end + 1  # "Ann SAMPLE, 405, part 2"
        if word and word.kind == "part":
            article = article or (telling and self._number_near(after + 1))
        self.at = end if article else max(end, self.at + 1)
        if article:
            self._take("article", numbers)
        return article

    def _inverted(self, numbers: list[str], word: Token, at: int) -> bool:
        """«405-й статье», «405 ст. 2 ч.», «2 части 405 статьи»: Russian words behind their numbers."""
        if len(numbers) > 1 or not word.low.startswith(words.INVERTED):
            return False
        behind = at + 1 + (self.kinds[at + 1] == "dot")
        other = "article" if word.kind == "part" else "part"
        counts = self.kinds[behind] == "number"
        if counts and not self._leads(self._behind_ending(behind + 1), other):
            return False  # «405 статья 174»: the word is that of the number behind it
        long_behind = counts and len(self.tokens[behind].text) > 2
        if word.kind == "part" and not self.groups:
            return long_behind and len(word.text) > 2
        if word.kind == "part":
            return not self.groups[-1].parts
        return len(numbers[0]) == 3 and not long_behind

    def _leads(self, at: int, kind: str) -> bool:
        """Is the next token, but for a dash or a dot, of a kind?"""
        return self.kinds[at + (self.kinds[at] in ("dash", "dot"))] == kind

    def _further(self, numbers: list[str], end: int) -> bool:
        """ "Articles 189 (part 4), 258 of the Code", "405 Part 2 and 174 against": nothing is counted behind it."""
        if not all(map(_is_article, numbers)):
            return False
        before = self.at - 1
        while self.kinds[before] in ("sep", "and") and self.at - before < 3:
            before -= 1
        told = self.groups[-1].parts and before < self.at - 1 and self.tokens[before + 1].text not in "/+"
        goes_on = (self.kinds[end], self.kinds[end + 1]) == ("open", "part")
        ends = self.kinds[end] in ("code", "close", "") or self.tokens[end].low in words.AFTER_LIST
        return bool(told or self.kinds[before] == "close") and (goes_on or ends)

    def _number_near(self, at: int) -> bool:
        while self.kinds[at] in ("dot", "dash"):
            at += 1
        return self.kinds[at] == "number"

    def _numbers(self, at: int, kind: str, *, several: bool) -> tuple[list[str], int]:
        """The numbers listed from `at` on, and the index behind them."""
        numbers: list[str] = []
        end = at
        while at < len(self.tokens):
            token = self.tokens[at]
            number = token.text if token.kind == "number" else ""
            if not number and kind == "part":
                number = words.NUMBER_WORDS.get(token.low, "")
            after = self._behind_ending(at + 1)
            if not number or (numbers and not self._goes_on(numbers, number, after, kind, several)):
                break
            numbers += spread(number, several=several) if kind == "part" else [number]
            end = at = after
            if (
                kind == "part"
                and self.kinds[at : at + 2] == ["dash", "number"]
                and (several or joins(self.tokens, at))
            ):
                numbers += up_to(numbers[-1], self.tokens[at + 1].text)
                end = at = at + 2
            if kind != "part" and self._part_sign(at):
                break
            while self.kinds[at] in ("sep", "and") and at - end < 2 and self.tokens[at].text not in "+;":
                at += 1
            if at == end:
                break
        return numbers, end

    def _goes_on(self, numbers: list[str], number: str, after: int, kind: str, several: bool) -> bool:
        """Does a further number belong to the list? "Part 2, 13 activists" says no."""
        token = self.tokens[after] if after < len(self.tokens) else None
        behind = after + (self.kinds[after] == "dash")
        if kind == "part" and self.kinds[behind] in ("article", "part"):
            word = self.tokens[behind]
            if word.kind == "part" or word.after_number:
                return False
        if self.strict:
            return True
        if kind == "part" and several and len(numbers) == 1 and len(number) == 1 and number > numbers[0]:
            return True  # "Parts 1 and 2": the word says that there are two
        strange = token and token.kind == "word" and token.text != "|" and token.low not in words.AFTER_LIST
        if number[0] == "0" or strange:
            return False
        if kind == "part":
            return len(number) <= 4 and not (len(number) > 2 and number.isdigit())
        return several or (len(number.split("-")[0]) == len(numbers[-1].split("-")[0]))

    def _behind_ending(self, at: int) -> int:
        """Step over the ending of an ordinal: «11-ю», "2nd"."""
        ending = self.tokens[at + 1] if self.kinds[at] == "dash" and at + 1 < len(self.tokens) else None
        if ending and ending.kind in ("word", "and") and ending.glued and len(ending.text) <= 3:
            return at + 2
        if (
            self.kinds[at] == "word"
            and self.tokens[at].glued
            and self.tokens[at].low in ("st", "nd", "rd", "th")
        ):
            return at + 1
        return at

    def _part_sign(self, at: int) -> bool:
        """ "405 (2)" and "405/2": a part without its word."""
        if self.kinds[at] == "open":
            return self._bracketed(at)
        long_before = self.kinds[at - 1] == "number" and len(self.tokens[at - 1].text) > 2
        return (
            self.kinds[at] == "sep"
            and self.tokens[at].text == "/"
            and self.kinds[at + 1] == "number"
            and long_before
        )

    def _bracketed(self, at: int) -> bool:
        """ "(2)", with nothing else in the brackets."""
        return (self.kinds[at], self.kinds[at + 1], self.kinds[at + 2]) == ("open", "number", "close")

    def _take(self, kind: str, numbers: list[str]) -> None:
        if kind == "article":
            self._take_articles(numbers)
            return
        group = self.groups[-1] if self.groups else None
        if group and not group.parts_first and not self.parts and not (group.parts and self._article_next()):
            group.parts += [number for number in numbers if number not in group.parts]
        else:
            self.parts += numbers

    def _take_articles(self, numbers: list[str]) -> None:
        code, parts = self.code, self.parts
        self.code, self.parts = "", []
        self.groups += [Group(number, [], code) for number in numbers[:-1]]
        self.groups.append(Group(numbers[-1], list(parts), code, parts_first=bool(parts)))
        if not parts and self._part_sign(self.at):
            self.groups[-1].parts = [self.tokens[self.at + 1].text]
            self.at += 3 if self.kinds[self.at] == "open" else 2
            while self.kinds[self.at] in ("sep", "and") and self._bracketed(self.at + 1):
                self.groups[-1].parts.append(self.tokens[self.at + 2].text)
                self.at += 4

    def _article_next(self) -> bool:
        """Does the article of the parts just read come right behind them?"""
        at = self.at
        while self.kinds[at] in ("filler", "dot"):
            at += 1
        return self.kinds[at] == "article" and not self.tokens[at].after_number

    def _part_behind(self) -> bool:
        """Does a part come behind "also"?"""
        at = self.at
        while at < len(self.tokens) and (self.kinds[at] == "filler" or self.tokens[at].low in words.ALSO):
            at += 1
        return bool(self.groups) and self.kinds[at] == "part"

    def _strange_code(self) -> bool:
        """In a citation field, an abbreviation nobody knows is the name of a code."""
        token = self.tokens[self.at]
        if not self.strict or token.kind != "word" or len(token.text) >= 24:
            return False
        named = token.text[0].isupper() and self.kinds[self.at + 1] == "code"
        return named or sum(char.isupper() for char in token.text) >= 2

    def _code(self) -> bool:
        start, end = self.at, self.at + 1
        while end < len(self.tokens):
            token = self.tokens[end]
            proper = token.kind == "word" and token.text[0].isupper()
            linked = proper and (
                self.strict
                or self.tokens[end - 1].low in words.CODE_LINK
                or token.low.startswith(words.COUNTRIES)
            )
            if not (linked or token.kind == "code" or token.low in words.CODE_REST):
                break
            end += 1
        if end == start + 1 and self.tokens[start].low in words.CODE_WITHIN:
            return False  # «405-бап бойынша құқық қорғаушы»
        while end - 1 > start and self.tokens[end - 1].low in words.CODE_LINK:
            end -= 1
        name = " ".join(token.text for token in self.tokens[start:end])
        alone = name.casefold()
        lone = end == start + 1 and (alone.startswith(words.CODE_ALONE) or alone in words.CODE_BEGUN)
        code = self.codes.code_of(name) or ("" if lone else name)
        after = end + (self.kinds[end] in ("dash", "dot"))
        leads = self.kinds[after] in ("article", "number") or (
            self.kinds[after] == "part" and not self.groups
        )
        if leads and (not self.groups or self.kinds[start - 1] in ("and", "sep")):
            self.code = code
        else:
            for group in reversed(self.groups):
                if group.code:
                    break
                group.code = code
        self.at = end
        return True

    def citations(self) -> tuple[Citation, ...]:
        found = (
            Citation(group.article, part, group.code) for group in self.groups for part in group.parts or [""]
        )
        return tuple(dict.fromkeys(found))


def _is_article(number: str) -> bool:
    return len(re.split("[-.]", number)[0]) == 3 and number[0] != "0"


def read_citations(text: str, *, codes: Mapping[str, str] | None = None) -> list[Citation]:
    """Every citation of a text that holds nothing else, in the order written.

    `codes` says what a written name stands for ({"CAO": "KZ-CAO"}). Raises CitationError.
    """
    tokens = tokenize(text, codes or {})
    reader = _Reader(tokens, kinds_of(tokens), code_names(codes), strict=True)
    reader.read()
    if reader.stranger is not None:
        stranger = reader.stranger
        wanted = {
            "article": "The number of an article is missing here.",
            "part": "The number of a part is missing here.",
        }
        message = wanted.get(
            stranger.kind, f"Expected an article or a part here, not “{stranger.text[:40]}”."
        )
        raise CitationError(message, text, stranger.start)
    if reader.parts:
        raise CitationError("A part stands here without its article.", text, len(text))
    if not reader.groups:
        raise CitationError("Expected an article, for example “405 p. 2”.", text, 0)
    return list(reader.citations())


def find_citations(text: str, *, codes: Mapping[str, str] | None = None) -> list[Mention]:
    """The citations mentioned in running text, each with its place. Linear in the text."""
    hints = (
        [m for m in _BESIDE.finditer(text) if kind_of(m[1] or m[2]) in LEGAL] if _DIGIT.search(text) else []
    )
    if not hints:
        return []
    begin, end = beginning(text, hints[0].start(), known=bool(codes)), hints[-1].end() + _BEHIND
    plain = None if codes else read_plain(text, begin, hints[0].start(), end)
    if plain:
        return [plain]
    tokens = tokenize(text, codes or {}, begin, end, hints[-1].end())
    kinds, names = kinds_of(tokens), code_names(codes)
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        if not may_begin(tokens, at):
            at += 1
            continue
        reader = _Reader(tokens, kinds, names, at, strict=False)
        reader.read()
        if reader.groups:
            mentions.append(Mention(tokens[at].start, tokens[reader.last - 1].end, reader.citations()))
        at = max(reader.last, at + 1) if reader.groups else max(reader.at, at + 1)
    return mentions
