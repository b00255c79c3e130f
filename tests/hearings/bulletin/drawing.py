"""Hearings drawn at random, in the form in which they are stored: tidy texts, family names in title case."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from defendants.citations.tokens import kind_of
from hearings.bulletin.entries import Charge, Entry, Person, Statement
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.paragraphs.intros import strip_item
from hearings.bulletin.renderer import day_of
from hearings.bulletin.style import WORDINGS
from hearings.bulletin.text.layout import tidy
from hearings.bulletin.who.names import title

LANGUAGES = st.sampled_from(["en", "ru", "kk"])
FAMILIES = """
Sampleova Probayev Primerova O’Brien Kul-Mukhammed Dauletkhan Şağyrova Qasymbekov Жакиева Турсунов Полищенко Қалибекұлы
Мырзақанова Ноғайбеков Әбіляз Ыбырай Өтеген Ұлықпан Іліяс Li Yesengali Zhanseit Тлеужанова
""".split()
GIVENS = """
Aibek Ainur Berik Sean Mukhamed-Ali Äsem Ğalym Zhanna Әлия Гүлжан Берікбол Айдос Нурбек Гульшат Виктор A. К.С. Өмір Іңкәр
""".split()
ROLES = [
    "", "civil activist", "journalist", "political prisoner", "former political prisoner", "lawyer", "mother of five",
    "journalist and blogger", "member of “Zhana” movement", "гражданская активистка", "правозащитник",
    "азаматтық белсенді", "журналист",
]  # fmt: skip
GROUPS = ["activists", "гражданских активистов", "белсенді"]
PLACES = ["Almaty", "Алматы", "Қызылорда", "Petropavl"]
COURTS = [
    "Almaly district court of Almaty",
    "Алмалинский районный суд № 2",
    "Алмалы аудандық соты",
    "Court: “A.”, 1",
]

KNOWN = [
    "Date presumed", "room 14", "не раньше 14:00", "UTC+3",
    "expected in the afternoon", "түстен кейін күтіледі", "https://video.example.org/1",
]  # fmt: skip


def unknown(name: str) -> bool:
    """Is it a word the parser has no use for?"""
    return not LEXICON.classes(name.lower()) and not kind_of(name)


# Family names nobody thought of: any letters, and an ending that makes no word of them.
invented = st.builds(
    lambda head, tail: head.title() + tail,
    st.text("әғқңөұүһіабердлт", min_size=4, max_size=8),
    st.sampled_from(["ов", "қызы", "ұлы", "ев"]),
).filter(lambda name: title(name.upper()) == name and unknown(name))
LETTERS = "abczABZ абвюяАБЮ әғқңөұүһіӘҒҚҢӨҰҮҺІ 0123456789 «»“”’\"'()[]—–-.,:;!?#№/&%…"


def tidied(text: str) -> str:
    return strip_item(tidy(text))


free_texts = (
    st.text(LETTERS, min_size=1, max_size=60).map(tidied).filter(lambda text: any(map(str.isalnum, text)))
)
realistic = st.sampled_from(
    [
        "Calls to vote on 10 January 2021 at 10:00",
        "1) At 09:15, a trial under Article 405 Part 2 against Somebody ELSE will take place",
        "— the dash and the word",
        "«Quoted» from the first letter",
        "2021 жылғы 28 ақпандағы бейбіт митингіге шақырғаны",
        "10 января вышел на митинг; потом ушёл",
        "Participation in a trial via Zoom",
        "Political court hearings scheduled on 7 May 2021:",
        "Мыналар үшін қудаланып отыр:",
        "Somebody ELSE is being prosecuted for:",
        "Court: none",
        "UPDATE: adjourned to 12 May",
        "Cancelled",
        "https://example.org/1",
        "***",
        "Statement of the publisher:",
    ]
)
allegations = st.one_of(free_texts, realistic).map(tidied).filter(lambda text: text and tidied(text) == text)
statements = st.one_of(free_texts, realistic).map(tidy).filter(bool).map(Statement)
wordings = st.one_of(
    st.just(""),
    st.sampled_from(
        ["participation in an extremist organisation", "a «b» c", "участие в «Х»", "тыйым салынған"]
    ),
)
charges = st.lists(
    st.builds(
        Charge,
        st.sampled_from(["405", "174", "193-1.3", "20.2", "378", "5"]),
        st.sampled_from(["", "1", "2", "2.1", "11"]),
        st.sampled_from(["", "CAO"]),
        wordings,
    ),
    max_size=4,
    unique_by=lambda charge: charge.citation,
).map(tuple)
times = st.one_of(
    st.none(), st.times(dt.time(0, 0), dt.time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
)
dates = st.one_of(st.none(), st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31)))
restraints = st.sampled_from(["", "", "custody", "house_arrest", "recognizance"])


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    """0 to 13 defendants: one list for all or one each, charges likewise."""
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(GIVENS), st.one_of(st.sampled_from(FAMILIES), invented)),
            max_size=13,
            unique_by=lambda n: n[1],
        )
    )
    shared_charges, shared_lists = draw(st.booleans()), draw(st.booleans())
    all_charges, all_allegations = draw(charges), tuple(draw(st.lists(allegations, max_size=4)))
    return tuple(
        Person(
            given,
            family,
            draw(st.sampled_from(ROLES)),
            all_charges if shared_charges else draw(charges),
            all_allegations if shared_lists else tuple(draw(st.lists(allegations, max_size=3))),
            draw(restraints),
        )
        for given, family in names
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """A hearing that is scheduled, moved, postponed or cancelled."""
    persons = draw(people())
    day, time = draw(dates), draw(times)
    entry = Entry(
        date=day,
        time=time,
        mode=draw(st.sampled_from(["in_person", "online", "hybrid"])),
        stage=draw(st.sampled_from(["", "", *WORDINGS["en"].stages])),
        defendants=persons,
        charges=() if persons else draw(charges),
        allegations=() if persons else tuple(draw(st.lists(allegations, max_size=3))),
        city=draw(st.sampled_from(["", *PLACES])),
        court=draw(st.sampled_from(["", *COURTS])),
        access=draw(st.sampled_from(["", "", "closed"])),
        courtroom=draw(st.sampled_from(["", "5", "12B", "Large hall", "зал 5, 3 этаж", "5-зал"])),
        judges=draw(st.sampled_from([(), ("Sample Judge",), ("Судья Первый", "Судья Вторая")])),
        number=draw(st.one_of(st.none(), st.integers(1, 120))),
        kind=draw(st.sampled_from(["criminal", "administrative", "civil"])),
        political=draw(st.booleans()),
        known=tuple(draw(st.lists(st.sampled_from(KNOWN), max_size=3))),
    )
    if draw(st.integers(0, 3)) == 0:
        others = draw(st.integers(1, 60))
        entry = replace(entry, others=others, group="" if persons else draw(st.sampled_from(GROUPS)))
    status = draw(st.sampled_from(["scheduled", "scheduled", "moved", "postponed", "cancelled", "stub"]))
    reason = draw(st.sampled_from(["", "болезнь судьи", "the judge is ill", "Судья ауырды; күні кейін"]))
    if time is None and status in ("scheduled", "moved", "cancelled"):
        entry = replace(entry, part_of_day=draw(st.sampled_from(["", "morning", "afternoon", "evening"])))
    if status == "scheduled":
        return entry
    if status == "cancelled":
        return replace(entry, status="cancelled", reason=reason)
    if status == "postponed":
        return replace(
            entry, status="postponed", date=None, time=None, was_date=day, was_time=time, reason=reason
        )
    was_date, was_time = draw(st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31))), draw(times)
    if status == "moved":
        return replace(entry, status="moved", was_date=was_date, was_time=was_time, reason=reason)
    if day is None or day == was_date:
        return entry
    entry = replace(entry, stage="", courtroom="", access="")  # told where the hearing is now
    return replace(entry, status="moved", was_date=was_date, was_time=was_time, reason=reason, stub=True)


def by_day(listed: list[Entry]) -> list[Entry]:
    """The order in which a bulletin prints them."""
    return sorted(listed, key=lambda entry: (day_of(entry) is None, day_of(entry) or dt.date.min))
