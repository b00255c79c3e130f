"""What a paragraph may be, whichever paragraph it is: a heading, a label, an intro, an announcement.

Each question is answered once for each text, when it is first asked: a bulletin repeats its lines, and a text made to
hurt repeats little else. Decides nothing: which answer counts depends on the neighbours, and those the parser knows.
"""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from hearings.bulletin.announcement.announcements import LONGEST
from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.paragraphs.headings import LONGEST_HEADING, Heading
from hearings.bulletin.paragraphs.intros import Intro, read_intro, split_intro
from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.text.labels import HELD, read_label
from hearings.bulletin.text.layout import Block
from hearings.bulletin.text.tokens import Text, lower
from hearings.bulletin.what.events import names_somebody
from hearings.bulletin.when.clock import find_times
from hearings.bulletin.where.places import Places, read_court

_NOISE = re.compile(
    r"^(?:https?://\S+|www\.\S+|t\.me/\S+|@\w+|\[\d+\]\.?.{0,200}|[\W_]+"
    r"|(?:автор|фото|author|photo|сурет|source|источник|дереккөз)\s?: .{1,80}"
    r"|(?:our |наша |біздің )?(?:hotline|горячая линия|жедел желі)\s?: .{1,160}"
    r"|(?:(?:dear|hello|дорогие|уважаемые|құрметті|қадірлі),? )?(?:friends|colleagues|readers|observers"
    r"|друзья|коллеги|читатели|наблюдатели|достар|әріптестер|оқырмандар|байқаушылар)\s?[!,.:]*"
    r"|(?:read (?:more|also)|share|see also|tags?|смотрите также|читайте также|поделиться|подпис\w+"
    r"|жазыл\w+|subscribe|join us|follow us|оқи отырыңыз|бөлісу"
    r"|live (?:updates|coverage|blog|stream)|трансляция|онлайн-трансляция"
    r"|(?:support|donate to) us|поддерж\w+ нас|бізге қолдау|all times|(?:the )?schedule may|расписание может"
    r"|кесте өзгеруі)"
    r"\b.{0,160})$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HELD_FROM = frozenset(phrase[0] for phrase in HELD)
_OPENERS = frozenset({*"a an this last next previous there according".split(), "по словам"})
_OF_ALL, _WHERE = (
    frozenset("all both все оба обе барлығы бәрі екеуі".split()),
    ("at", "preposition", "hearing"),
)
_NAMES = ("the ", "all ", "both")  # "The Sample Party", which a wrapped line may open with
_TOLD, _FINITE = ("past", "unless", "future", "prosecuted"), frozenset({"is", "are", "has", "have", "will"})
_ABOUT = re.compile(r",? (?:who|whose|which|котор\w+)\b|,")
_DASHES, _CLOCK = frozenset("-–—"), re.compile(r"(?<![\d.])\d{1,2}[:.]\d\d(?![\d.])")
T = TypeVar("T")
_OPENING = 60  # characters in which a paragraph names its hour if it opens with it


class Once(Generic[T]):
    """An answer given once: worked out when it is first asked for, from then on an attribute like any other.

    As functools.cached_property, without the lock, which takes longer than most of the answers.
    """

    def __init__(self, answer: Callable[[Any], T]) -> None:
        self.answer = answer
        self.name = answer.__name__
        self.__doc__ = answer.__doc__

    @overload
    def __get__(self, passage: None, of: type) -> "Once[T]": ...
    @overload
    def __get__(self, passage: object, of: type) -> T: ...
    def __get__(self, passage: object | None, of: type) -> "T | Once[T]":
        if passage is None:
            return self
        value = passage.__dict__[self.name] = self.answer(passage)
        return value


class Passage(Text):
    """One text and its answers. Ask for nothing but the heading when it is `too_long`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.too_long = len(text) > LONGEST
        # the hearings it announces, by what it stands under: to be copied where the text has it again
        self.announced: dict[tuple[bool, Context], list[Draft]] = {}

    def announce(self, text: Text, context: Context) -> list[Draft]:
        """The hearings that it, or its text without the intro, announces under a context."""
        key = (text is self, context)
        found = self.announced.get(key)
        if found is None:
            found = self.announced[key] = MEMORY.announced(text, context)
        return found

    @Once
    def heading(self) -> Heading | None:
        return MEMORY.heading(self) if len(self.text) <= LONGEST_HEADING else None

    @Once
    def noise(self) -> bool:
        """A link, a button, a footnote, a row of signs."""
        return bool(_NOISE.match(self.text)) and not self.text.startswith("#")

    @Once
    def held(self) -> bool:
        """What the renderer writes of a hearing that took place."""
        return self.text[:1].lower() in _HELD_FROM and self.text[:40].lower().startswith(HELD)

    @Once
    def label(self) -> tuple[str, str] | None:
        return read_label(self.text)

    @Once
    def court(self) -> Places | None:
        """The court it names and nothing else."""
        return read_court(self)

    @Once
    def intro(self) -> Intro | None:
        return MEMORY.intro(self) if len(self.text) <= LONGEST_HEADING else read_intro(self)

    @Once
    def parts(self) -> tuple[Text, Intro | None]:
        """The announcement, and the intro that ends the paragraph."""
        return split_intro(self)

    @Once
    def says_nothing(self) -> bool:
        """Does it say that there are no hearings?"""
        said = "nothing" in self.perhaps and "nothing" in self.tokens.seen
        return said and not names_somebody(self.tokens)

    @Once
    def names_year(self) -> bool:
        return bool(_YEAR.search(self.text))

    @Once
    def names_hour(self) -> bool:
        """Does it open with its hour?"""
        return bool(find_times(self.text[:_OPENING], []))


def is_call(text: str) -> bool:
    """ "We demand …", «Призываем …»: does a line open with the word of a call?"""
    return "ours" in _first(text)


def _first(text: str) -> frozenset[str]:
    """The classes of the first word."""
    return LEXICON.classes(lower(text.split(" ", 1)[0].strip(",!:")))


def _is_said(text: str) -> bool:
    """A call, or "He was arrested …"."""
    classes = _first(text)
    return "ours" in classes or ("pronoun" in classes and text[:4].lower() not in _NAMES and _tells(text))


def _is_said_of_row(text: str) -> bool:
    """ "Last time the judge was ill", "The next hearing is on …", "Lawyer – Ann SAMPLE": is it no rest of a row?"""
    words, classes = lower(text[:_OPENING]).split(" ", 2), _first(text)
    if "update" in classes or (
        words[1:] and words[1] in _DASHES and not classes.isdisjoint(("official", "judge"))
    ):
        return True
    if words[0] in _OF_ALL and words[1:] and not LEXICON.classes(words[1]).isdisjoint(_WHERE):
        return True  # "All at Medeu District Court."
    told = (
        _is_said(text)
        or (not _OPENERS.isdisjoint((words[0], " ".join(words[:2]))) or "pronoun" in classes)
        and _tells(text)
    )
    if told or _CLOCK.search(text):
        return True  # "Doors open at 9:00": the row has its hour
    rest = Text(_ABOUT.split(text, maxsplit=1)[0])  # "Ann Sample, sentenced in May" tells of her
    return not rest.perhaps.isdisjoint(("past", "unless", "last_time"))


def _tells(text: str) -> bool:
    """Does it hold a verb?"""
    return not Text(text).perhaps.isdisjoint(_TOLD) or not _FINITE.isdisjoint(text.split(" "))


REMARKS = (_is_said, _is_said_of_row)
"""Does a line say something of its own below a line that nothing ends, and below a row?"""


class Passages(dict[str, Passage]):
    """The passages of one text, made when they are first asked for."""

    def __missing__(self, text: str) -> Passage:
        passage = self[text] = Passage(text)
        return passage

    def forget(self, block: Block) -> None:
        """Let go what was read of a paragraph that will not come back."""
        self.pop(block.text, None)
        for line in block.lines:
            self.pop(line.shape.text, None)
