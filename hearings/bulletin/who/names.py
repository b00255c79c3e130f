"""Names of people: which words make one, which of them is the family name, and how it is stored.

Names stay as they are written, oblique cases included; `stem` only helps the importer to offer a match. Knows
no people: nobody is recognised here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from os.path import commonprefix
from typing import NamedTuple

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.lexicon.given import GIVEN_NAMES, IN_CASES
from hearings.bulletin.text.tokens import APOSTROPHES, ENDING, Token, lower

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_OWNERS = tuple(APOSTROPHES)  # the sign before the last letter of "Sample’s"
_POSSESSIVE = re.compile(f"[{APOSTROPHES}][sS]$")
GENITIVE = ("тың", "тің", "дың", "дің", "ның", "нің")  # of a Kazakh owner
_SURNAME_ENDINGS = tuple(
    """
    ov ev yev iyev ova eva yeva in ina sky skiy ski skaya ko enko bay ов ев ёв ова ева ин ина ын ына
    ский ская цкий цкая енко ко чук ич ұлы улы қызы кызы uly kyzy оглы oglu oğlu yan ян dze дзе vili
    швили овой евой ову еву ого ому овтың овтің овке овқа евтің евке овға еваға оваға ованың еваның овты
    уулу овым евым ёвым иным ыным
    """.split()
)
_PATRONYMIC_ENDINGS = tuple(
    """
    vich vna uly kyzy qyzy ich вич вна вича вны вичем вне вну ұлы улы қызы кызы ұлының қызының ұлына
    қызына вичу oglu oğlu оглы оғлу
    """.split()
)
_SHORT_PATRONYMICS = frozenset("ильич лукич фомич".split())
_CASE_ENDINGS = tuple(
    """
    ұлының ұлына қызының қызына ованың еваның оваға еваға тың тің дың дің ның нің ға ге қа ке на не
    ты ті ды ді ны ні дан ден тан тен мен бен пен ыми ого ому ым ой ою ей ею ом ем ам ах ая ую ий ый
    у ю а я е ы и ь й
    """.split()
)
_INITIALS = re.compile(r"(?:\w\. ?)+")
_YOUNGER = frozenset({"jr", "sr"})  # behind the name of a son, of a father
_MOST_WORDS = 5
_PARTICLES = frozenset("van von der de da di du del la bin bint ibn al el".split())
_BEFORE_FAMILY = _PARTICLES - {"bin", "bint", "ibn"} | {"Al", "El", "Abu", "Abdel", "Abdul"}
_ARABIC = frozenset({"al-", "el-"})  # before a family name
_MOST_SHARING = 6  # given names before the last one with its family name
PLURAL_FAMILIES = tuple("ых их ыми ими лар лер дар дер тар тер ларға лерге дарға дерге тарға терге".split())
FEMININE = ("a", "а")  # of the last one alone, whoever stands before
_NO_NAMES = frozenset(
    "no_name judge official role trigger at hearing court court_word region_word update ordinal count pronoun today"
    " tomorrow after_tomorrow online prosecuted cancelled postponed moved vague stage kin kin_of".split()
)

_DAYS = frozenset(f"weekday{number}" for number in range(7))  # «Сәрсенбіде»; "Sun" and "May" may be names
VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝĀĒĪŌŪƏİIАЕЁИОУЫЭЮЯӘӨҰҮІЄЇ")
_NEVER_NAMES = frozenset(
    {"no_name", "judge", "update", "moved", "postponed", "cancelled", "hearing"}
)  # in capitals neither


class Run(NamedTuple):
    """Words that make one name, from token `first` to token `last`."""

    first: int
    last: int
    words: tuple[str, ...]
    capitals: bool  # one of the words is in capitals
    hashtag: bool = False

    @property
    def is_name(self) -> bool:
        """Two words, or capitals: a name by its look. A lone word with a capital may be anything."""
        return self.capitals or len(self.words) > 1


class Name(NamedTuple):
    given_name: str
    family_name: str
    certain: bool  # False: which word is the family name is a guess


def title(word: str) -> str:
    """A word in capitals as it is stored: "O’BRIEN" is "O’Brien", "KUL-MUKHAMMED" is "Kul-Mukhammed"."""
    return "-".join(_title_piece(piece) for piece in word.split("-"))


def _title_piece(piece: str) -> str:
    if not piece:
        return piece
    text = piece[0] + lower(piece[1:])
    if len(text) > 2 and text[0] in "OО" and text[1] in APOSTROPHES:
        text = text[:2] + text[2].upper() + text[3:]
    return text


def shout(word: str) -> str:
    """A family name in capitals, as the publisher writes it."""
    return word.upper()


@lru_cache(maxsize=20_000)
def is_capitals(word: str) -> bool:
    """Is it written in capitals? A case ending in small letters does not count: «САБИТОВқа»."""
    letters = word if word.isalpha() else "".join(filter(str.isalpha, _POSSESSIVE.sub("", word)))
    head = sum(map(str.isupper, letters))
    if head < 2:
        return False
    tail = len(letters) - head
    return tail == 0 or (head >= 4 and tail <= 4 and all(map(str.isupper, letters[:head])))


@lru_cache(maxsize=20_000)
def clean(word: str) -> str:
    """A word of a name as stored: no possessive, no glued case ending, capitals only at the start."""
    word = word if word.isalpha() else ENDING.sub("", _POSSESSIVE.sub("", word))
    if not is_capitals(word):
        return word
    cut = len(word)
    while cut > 1 and word[cut - 1].islower():
        cut -= 1
    return title(word[:cut].rstrip(APOSTROPHES + "-"))


@lru_cache(maxsize=5_000)
def stem(name: str) -> str:
    """What a name keeps in all its cases, in small letters, for comparing only: «Жакиева» and «Жакиев» share one."""
    words = []
    for word in re.split(r"[\s-]+", _APOSTROPHE.sub("", lower(name)).replace("ё", "е")):
        for ending in _CASE_ENDINGS if word.endswith(_CASE_ENDINGS) else ():
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        words.append(word)
    return " ".join(word for word in words if word)


def same_person(one: str, other: str) -> bool:
    """May two words be one family name in different cases?"""
    a, b = stem(one), stem(other)
    if a and b and (a == b or (min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a)))):
        return True
    if min(len(one), len(other)) != 3:
        return False
    brief, bent = sorted((lower(one), lower(other)), key=len)
    return bent.startswith(brief) and bent[3:] in _CASE_ENDINGS  # «Аяз», «Аязға»


def same_given(one: str, other: str) -> bool:
    """May two given names be one in different cases?"""
    one, other = _without_fleeting(one.casefold()), _without_fleeting(other.casefold())
    shared, shorter = len(commonprefix([one, other])), min(len(one), len(other))
    short = len(one) < 5 and len(other) < 5  # «Яна», «Яны»
    return shared >= max(2 if short else 3, shorter - 1) or one == other


def _without_fleeting(name: str) -> str:
    """A name without the vowel that stands in the nominative alone: «Павел», «Павла»."""
    name = name.replace("ё", "е").replace("ь", "")
    return name[:-2] + name[-1] if name.endswith(("ел", "ев")) else name


def is_surname(word: str) -> bool:
    """Does it end as family names do? A hint, never a proof."""
    low = lower(word)
    least = 6 if low.endswith(("yan", "ян", "in", "ин", "ko", "ко", "ich", "ич", "ев", "ev")) else 5
    return len(word) >= least and low.endswith(_SURNAME_ENDINGS)


def is_patronymic(word: str) -> bool:
    low = lower(word)
    return len(word) > 5 and low.endswith(_PATRONYMIC_ENDINGS) or low in _SHORT_PATRONYMICS


_TWO_LETTERS = frozenset(
    "Ye Yu Ya Zh Sh Ch Kh Ts Dz Дж Дз".split()
)  # initials of one letter in another alphabet


def _initial(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.word
        and (len(token.text) == 1 or token.text in _TWO_LETTERS)
        and token.text[0].isupper()
        and at + 1 < len(tokens)
        and tokens[at + 1].text[0] == "."
        and tokens[at + 1].start == token.end
    )


def _name_word(token: Token) -> bool:
    return not token.masked and not token.quoted and _may_be_name(token.text, token.classes)


@lru_cache(maxsize=20_000)
def _may_be_name(text: str, classes: frozenset[str]) -> bool:
    if len(text) < 2 or not text[0].isupper():
        return False
    if text[-2:-1] in _OWNERS:
        classes |= LEXICON.classes(lower(text[:-2]))  # "Sample Prison’s"
    if len(text) > 2 and text.isupper() and VOWELS.isdisjoint(text):
        return False  # "BNP", «КНБ» are said letter by letter
    if len(text) > 3 and is_capitals(text) and classes.isdisjoint(_NEVER_NAMES):
        return True
    return classes.isdisjoint(_NO_NAMES) and (text.isascii() or classes.isdisjoint(_DAYS))


def _name_follows(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].start == tokens[at - 1].end + 1 and _name_word(tokens[at])


def _is_nickname(tokens: list[Token], at: int) -> bool:
    """ "Ann “Annie” SAMPLE", "Ann (Anna) SAMPLE": one word set off between a given name and a family name?"""
    if at + 3 >= len(tokens) or tokens[at + 2].text not in (")", "”", "»", '"'):
        return False
    behind = tokens[at + 3]
    family = _name_word(behind) and (tokens[at].text != "(" or is_capitals(behind.text))
    return (
        family and tokens[at + 1].text.istitle() and _may_be_name(tokens[at + 1].text, tokens[at + 1].classes)
    )


def _past_particle(tokens: list[Token], at: int) -> int:
    """ "Jan van der Sample", "Ann al-Sample": where the name goes on behind its small words; 0: it does not."""
    if tokens[at].low[:3] in _ARABIC and tokens[at].text[3:4].isupper():
        return at + 1
    end = at
    while end < len(tokens) and end - at < 2 and tokens[end].text in _PARTICLES:
        end += 1
    return end + 1 if end > at and _name_follows(tokens, end) else 0


def read_run(tokens: list[Token], at: int) -> Run | None:
    """The name that begins at a token: capitalised words and initials, with nothing but spaces between them."""
    first, capitals, hashtag = at, False, False
    words: list[str] = []
    last = at - 1
    while at < len(tokens) and len(words) < _MOST_WORDS:
        token = tokens[at]
        spaced = token.start - tokens[at - 1].end if at > first else 0
        if token.text == "#" and capitals and len(words) > 1:
            break  # "Ann SAMPLE #SAMPLE"
        if token.text == "#" and at + 1 < len(tokens) and _name_word(tokens[at + 1]) and spaced <= 2:
            hashtag = True
            at += 1
            continue
        if hashtag and words and token.text == "_" and not spaced and tokens[at + 1 : at + 2]:
            at += 1  # "#Ann_SAMPLE"
            continue
        if words and not capitals and token.text[0] in '(“«"' and _is_nickname(tokens, at):
            at += 3
            continue
        if spaced > 2 or token.masked or token.quoted:
            break
        if _initial(tokens, at):
            words.append(token.text + ".")
            last, at = at + 1, at + 2
            continue
        if not _name_word(token):
            if words and not capitals and (at := _past_particle(tokens, at)):
                words += [part.text for part in tokens[last + 1 : at]]
                last = at - 1
                continue
            break
        shouted = is_capitals(token.text) and len(token.text) > 2
        tagged = hashtag and len(words) == 1 and is_capitals(words[0])
        if words and shouted and capitals and not tagged and not is_capitals(words[-1]):
            # a second word in capitals: a double family name only if no given name came between
            if len(words) == 2 and not _name_follows(tokens, at + 1):
                return Run(first, first, (words[0],), True)  # "VERDICT Ann SAMPLE", "ALMATY Ann SAMPLE"
            if not is_capitals(words[0]) and len(words) > 2 and is_capitals(words[-2]):
                words.pop()  # «Анны ПРИМЕРОВОЙ Бориса ПРИМЕРОВА»: the given name of the next one
                last -= 1
            break
        if token.text[-2:-1] in _OWNERS and not shouted and _name_follows(tokens, at + 1):
            return None  # "Sample Times’s Ann Demova": whose she is
        capitals = capitals or shouted
        words.append(token.text)
        last, at = at, at + 1
    if last < first or not any(len(word.rstrip(".")) > 1 for word in words):
        return None
    return Run(first, last, tuple(words), capitals, hashtag)


def shared_family(tokens: list[Token], run: Run, *, kin: bool) -> str:
    """The family name that a given name shares with the next ones, «Данияра и Дархана ОБРАЗЦОВЫХ»; "": none.

    Not of `kin` it does so only if capitals tell the family name, or the given names are known ones.
    """
    after, listed = run.last + 1, 0
    while listed < _MOST_SHARING and after + 1 < len(tokens) and tokens[after].text == ",":
        further = read_run(tokens, after + 1)  # "Ann, Ben and Carl SAMPLE"
        if further is None or len(further.words) != 1:
            return ""
        after, listed = further.last + 1, listed + 1
    other = read_run(tokens, after + 1) if after + 1 < len(tokens) and tokens[after].has("and") else None
    if other is None or len(other.words) != 2 or any(word.endswith(".") for word in other.words):
        return ""
    given, family = other.words
    singular = is_surname(run.words[0]) or is_surname(
        family
    )  # «Айбека и Марии ПРИМЕРОВОЙ»: of the second alone
    if (listed or run.words[0] in GIVEN_NAMES) and not is_surname(run.words[0]):
        singular = singular and lower(family).endswith(FEMININE)
    told = is_capitals(family) or GIVEN_NAMES.issuperset((run.words[0], given))
    if not kin and (singular or is_capitals(given) or not told):
        return ""
    return clean(family)


def family_of_several(written: str) -> str:
    """The family name that opens a name, in capitals and in the plural: «ПРИМЕРОВЫХ Анны»; "": none."""
    word = written.split(" ", 1)[0]
    return clean(word) if is_capitals(word) and lower(word).endswith(PLURAL_FAMILIES) else ""


def split_name(run: Run) -> Name | None:
    """Given and family name of a run, or None when it is hardly a name."""
    words = list(run.words)
    if len(words) > 2 and lower(words[-1].rstrip(".")) in _YOUNGER:
        elder = split_name(run._replace(words=run.words[:-1]))
        return elder and elder._replace(family_name=f"{elder.family_name} {title(words[-1].rstrip('.'))}.")
    shouted = [
        i for i, word in enumerate(words) if not word.endswith(".") and len(word) > 2 and is_capitals(word)
    ]
    if len(shouted) > 1 and len(shouted) < len(words):
        # «Мухит КЕНЕСОВИЧ ПРИМЕРОВ»: a patronymic stays with the given name
        shouted = [i for i in shouted if not is_patronymic(words[i])] or shouted
    if shouted and len(shouted) < len(words):
        if (before := shouted[0] - 1) > 0 and words[before] in _BEFORE_FAMILY:
            shouted = list(range(_family_at(words[: before + 1]), shouted[-1] + 1))
        family = " ".join(clean(words[i]) for i in shouted)
        given = _join(clean(word) for i, word in enumerate(words) if i not in shouted)
        return Name(given, family, certain=True)
    if shouted and len(words) == 1:
        return Name("", clean(words[0]), certain=True)
    if shouted:
        return _by_shape([clean(word) for word in words])
    if len(words) == 2 and len(words[0]) == 2 and words[0].isupper() and words[0].isalpha():
        return Name(words[1], title(words[0]), certain=False)  # «ЛИ Виктора»
    initials = [i for i, word in enumerate(words) if word.endswith(".")]
    if initials and len(words) - len(initials) > 1 and initials[0]:
        # "Ann K. Sample", "Sample Ann K.": between two whole words, or behind both
        whole = [clean(word) for i, word in enumerate(words) if i not in initials]
        if initials[-1] == len(words) - 1:
            return Name(_join([*whole[1:], *(words[i] for i in initials)]), whole[0], certain=False)
        return Name(_join([*map(clean, words[: initials[-1] + 1])]), " ".join(whole[1:]), certain=False)
    if initials == [1] and len(words) == 2 and words[0] in IN_CASES:
        return Name(words[0], words[1], certain=False)  # «Алии Ж.»
    if initials:
        family = " ".join(clean(word) for i, word in enumerate(words) if i not in initials)
        return Name(_join(words[i] for i in initials), family, certain=True)
    if len(words) == 1:
        return Name("", clean(words[0]), certain=False)
    return _by_shape([clean(word) for word in words])


def _join(words: Iterable[str]) -> str:
    text = " ".join(words)
    return text.replace(". ", ".") if "." in text and _INITIALS.fullmatch(text) else text


def _by_shape(words: list[str]) -> Name:
    """Without capitals: "Muratbay Alievich" at the end says that the family name came first, and so does "-ov"."""
    first, last = words[0], words[-1]
    at = _family_at(words[:-1])
    if at < len(words) - 1 or last[:3] in _ARABIC:
        return Name(" ".join(words[:at]), " ".join(words[at:]), certain=False)
    if len(words) == 3 and is_patronymic(last) and not is_surname_only(last):
        return Name(" ".join(words[1:]), first, certain=False)
    if len(words) == 2 and last in GIVEN_NAMES and first not in GIVEN_NAMES:
        return Name(last, first, certain=False)
    if len(words) == 2 and is_surname(first) and not is_surname(last) and first not in GIVEN_NAMES:
        return Name(last, first, certain=False)
    return Name(" ".join(words[:-1]), last, certain=False)


def _family_at(before: list[str]) -> int:
    """Where the small words begin that a family name takes before it, "van der Sample", "Al Sample"."""
    at = len(before)
    while at > 1 and before[at - 1] in _BEFORE_FAMILY:
        at -= 1
    return at


def is_surname_only(word: str) -> bool:
    return is_surname(word) and not is_patronymic(word)


def named_runs(tokens: list[Token], first: int = 0, last: int | None = None) -> Iterator[Run]:
    """The names by their look that begin at the tokens `first` up to, not including, `last`."""
    for at in range(first, len(tokens) if last is None else last):
        run = read_run(tokens, at) if tokens[at].text[0].isupper() else None
        if run is not None and run.is_name:
            yield run
