"""A sentence met before is told from memory exactly as it would be read: with its own names, hour, article and day."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from bench.bulletin import fresh
from hearings.bulletin.announcement.announcements import read_announcement
from hearings.bulletin.announcement.drafts import Context, Draft, finish
from hearings.bulletin.entries import Entry, Mark
from hearings.bulletin.paragraphs import shapes
from hearings.bulletin.paragraphs.headings import read_heading
from hearings.bulletin.paragraphs.intros import read_intro
from hearings.bulletin.paragraphs.memory import MOST_KNOWN, MOST_LINES, Memory
from hearings.bulletin.text.tokens import Text
from tests.hearings.bulletin.test_texts import TEXTS

ROOT = Path(__file__).parents[4]
READERS = (
    "access accused announcements apart around beside bracketed changes charges choosing cities clock counting daily"
    " dates days day_by_day day_or_hour deeds deferrals diaries elided ends further hours left_out modes names news"
    " off_and_on people places ranges readings roles rooms sentences sitting_days slots stages tokens week_rows"
    " weekdays years"
)
MODULES = [
    *(next((ROOT / "hearings" / "bulletin").glob(f"*/{name}.py")) for name in READERS.split()),
    *(ROOT / "defendants" / "citations" / f"{name}.py" for name in ("plain", "reading", "tokens", "words")),
]
# Words the readers say, classes they ask for, endings and letters they look at: no words of a text.
SAID = set(
    """
    another approximate aside begun belong beside bullet close colon count counted dash decided done dot doubtful else
    elsewhere event example exist failed filler fit future given guessed heading here kin label left low marks
    masked missing name named nearest none nothing number off official only open order ordinal out partly past
    possible preposition pronoun quoted regular repeated report role said seen shut somebody span stage stop
    suspect tells text trigger tuple vague weekday what wished without word execution
    """.split()
)
ENDINGS = set(
    """
    aapp apioчувнhмтсдtu clock hhooччууввннммттссддttuuii sминут sсағат tтыі тtыі ivxіх bay dze enko eva ich ina iyev
    kyzy man oglu ova qyzy skaya ski skiy sky uly vich vili vna yan yev yeva ами вич вича вичем вичу вна вне вну вны дар
    дер дзе дың дің ева еваның евой евтің еву енко ина кызы лар лары лер лері ников ның нің ова ованың овой овты овтың
    овтің ову оглы ого ому оғлу ская ский тар тер тың тің улы уулу цкая цкий четв чук швили ыми ына яёәғқңөұүһі қызы
    қызына қызының овым евым ёвым иным ыным ұлы ұлына ұлының ильич лукич фомич ном жой ими ицы
    инет аеу ском цком сінде ында інде досрочн
    """.split()
)
UNDER = (
    Context(),
    Context("hearings", dt.date(2021, 5, 6), Mark("date", "found"), dt.date(2021, 5, 6), "number"),
    Context("hearings", dt.date(2022, 2, 28), Mark("date", "guessed", "x"), dt.date(2022, 2, 28), "number"),
    Context("day", dt.date(2021, 12, 31), Mark("date", "found"), dt.date(2021, 12, 31), first=True),
    Context(reference=dt.date(2024, 3, 11), weekly=True),
    Context(reference=dt.date(2022, 1, 3), codes={"CAO": "KZ-CAO", "Code of Sample": "X"}),
)
HOUSE = "At 09:15, a trial under Article 405 Part 2 against activist Ann SAMPLE will take place."


def told(drafts: list[Draft]) -> list[tuple[Entry, tuple[Mark, ...], str, list[bool]]]:
    entries = [finish(draft) for draft in drafts]
    return [
        (entry, entry.marks, entry.source, [person.declined for person in draft.people])
        for entry, draft in zip(entries, drafts, strict=True)
    ]


def altered(line: str, number: int) -> str:
    """The line with other names, all of one family or none, other unknown words, another hour and another article."""
    own = fresh()
    line = re.sub(
        r"\b[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{4,}\b", lambda match: match[0] + (own if number % 2 else fresh()), line
    )
    line = re.sub(
        r"\b(\w)(\w{6,})\b", lambda match: match[1] + match[2][::-1] if number % 3 else match[0], line
    )
    line = re.sub(r"\b(\d\d):(\d\d)\b", lambda match: f"{number * 7 % 24:02}:{number * 11 % 60:02}", line)
    return re.sub(r"(?<=Article )\d+", lambda match: str(100 + number * 37), line)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_told_from_memory_is_what_would_be_read(path: Path) -> None:
    memory = Memory(read_announcement)
    lines = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    for number in range(6):
        for line in lines:
            text = " ".join(altered(line, number).split())
            for context in UNDER:
                assert told(memory.announced(Text(text), context)) == told(
                    read_announcement(Text(text), context)
                )


def test_a_sentence_of_the_house_is_read_once() -> None:
    read: list[str] = []

    def reader(paragraph: Text, context: Context) -> list[Draft]:
        read.append(paragraph.text)
        return read_announcement(paragraph, context)

    memory = Memory(reader)
    for number in range(20):
        text = HOUSE.replace("SAMPLE", "SAMPLE" + fresh()).replace("09:15", f"{13 + number % 8}:15")
        (draft,) = memory.announced(Text(text), UNDER[1 + number % 2])
        assert draft.date == UNDER[1 + number % 2].date
        assert draft.time == dt.time(13 + number % 8, 15)
    assert len(read) == 1


def test_a_family_is_read_once() -> None:
    read: list[str] = []

    def reader(paragraph: Text, context: Context) -> list[Draft]:
        read.append(paragraph.text)
        return read_announcement(paragraph, context)

    memory = Memory(reader)
    for _ in range(20):
        name = "SAMPLE" + fresh()
        text = HOUSE.replace("activist Ann SAMPLE", f"activists Ann {name} and Ben {name}")
        (draft,) = memory.announced(Text(text), UNDER[1])
        assert [person.family_name for person in draft.people] == [name.capitalize()] * 2
    assert len(read) == 1


def test_what_no_other_sentence_tells_is_read_once_where_it_stands_again() -> None:
    read: list[str] = []

    def reader(paragraph: Text, context: Context) -> list[Draft]:
        read.append(paragraph.text)
        return read_announcement(paragraph, context)

    memory = Memory(reader)
    text = f"{HOUSE} The next hearing will be on 13 May at 11:00."
    for under in (UNDER[1], UNDER[2], UNDER[1], UNDER[2], UNDER[1], UNDER[2]):
        drafts = memory.announced(Text(text), under)
        assert told(drafts) == told(read_announcement(Text(text), under))
        drafts[0].people.clear()  # what becomes of it below is nobody else's
    assert len(read) < 5


def test_of_two_articles_each_is_told_as_it_stands() -> None:
    memory = Memory(read_announcement)
    for first in ("405", "406", "407"):
        text = HOUSE.replace("Article 405 Part 2", f"Article {first} Part 2 and Article 174 Part 1")
        (draft,) = memory.announced(Text(text), UNDER[1])
        assert [charge.article for charge in finish(draft).defendants[0].charges] == [first, "174"]


def test_letters_that_make_no_name_are_none_from_memory() -> None:
    memory = Memory(read_announcement)
    for name in ("SAMPLE", "DEMOVA", "BRRT"):
        text = HOUSE.replace("SAMPLE", name)
        assert told(memory.announced(Text(text), UNDER[1])) == told(read_announcement(Text(text), UNDER[1]))


def test_a_day_in_the_sentence_counts_or_not_by_the_day_it_stands_under() -> None:
    memory = Memory(read_announcement)
    row = "2021 жылғы 5 мамыр 11:55 – Сәуле {}, 174-бап 1-бөлік, Медеу аудандық соты"
    for name, context in (("МЫСАЛОВА", UNDER[2]), ("ДЕМОВА", UNDER[2]), ("ПРИМЕРОВА", UNDER[1])):
        text = row.format(name)
        assert told(memory.announced(Text(text), context)) == told(read_announcement(Text(text), context))


def test_the_memory_does_not_grow_without_end() -> None:
    memory = Memory(lambda paragraph, context: [])
    for number in range(2 * MOST_KNOWN):
        memory.announced(Text(f"{number}: nothing"), UNDER[0])
    assert len(memory) <= MOST_KNOWN


def test_a_line_met_again_is_the_heading_that_it_was() -> None:
    memory = Memory(read_announcement)
    lines = {line.strip() for path in TEXTS for line in path.read_text("utf-8", "replace").splitlines()} - {
        ""
    }
    read = {line: read_heading(Text(line)) for line in lines}
    assert {line: memory.heading(Text(line)) for line in lines} == read
    assert {line: memory.heading(Text(line)) for line in lines} == read
    assert any(read.values())


def test_a_line_met_again_is_the_intro_that_it_was() -> None:
    memory = Memory(read_announcement)
    lines = {line.strip() for path in TEXTS for line in path.read_text("utf-8", "replace").splitlines()} - {
        ""
    }
    read = {line: read_intro(Text(line)) for line in lines}
    assert {line: memory.intro(Text(line)) for line in lines} == read
    assert {line: memory.intro(Text(line)) for line in lines} == read
    assert any(read.values())


def test_lines_are_not_remembered_without_end() -> None:
    memory = Memory(read_announcement)
    for number in range(2 * MOST_LINES):
        memory.heading(Text(f"nothing {number}"))
        memory.intro(Text(f"nothing {number}"))
    assert len(memory) <= MOST_LINES


def written(path: Path) -> set[str]:
    """Every word in the texts of a module, but for what it says about itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]
    return {word.lower() for text in texts for word in re.findall(r"[^\W\d_]+", text)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_word_that_a_reader_asks_for_may_stand_in_a_blank(path: Path) -> None:
    blanks = {word for word in written(path) if shapes.may_be_blank(word)}
    assert blanks <= SAID | ENDINGS
