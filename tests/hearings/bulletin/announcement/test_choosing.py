"""Which sentences announce; what a glance at the words refuses, the reader of every sentence would refuse too."""

import datetime as dt

import pytest

from hearings.bulletin.announcement.choosing import announcing_sentences, may_announce
from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.readings import take_apart
from hearings.bulletin.parser import parse
from hearings.bulletin.text.tokens import Text
from tests.hearings.bulletin.test_texts import TEXTS

LINES = {line.strip() for path in TEXTS for line in path.read_text("utf-8", "replace").splitlines()} - {""}


@pytest.mark.parametrize("kind", ["", "hearings", "report"])
def test_a_paragraph_refused_at_a_glance_announces_nothing(kind: str) -> None:
    context = Context(kind, dt.date(2021, 5, 6), first=True)
    refused = [Text(line) for line in LINES if not may_announce(Text(line), context)]
    assert [text.text for text in refused if announcing_sentences(take_apart(text, context), context)] == []
    assert len(refused) > len(LINES) / 4


def test_under_a_date_alone_every_line_may_be_a_row() -> None:
    assert all(may_announce(Text(line), Context("day")) for line in LINES)


@pytest.mark.parametrize(
    "sentence",
    [
        "A trial is scheduled against Ann SAMPLE for 6 May 2021 at 10:00.",
        "On 6 May 2021 at 10:00 a trial will start against Ann SAMPLE, who was a teacher.",
    ],
)
def test_what_is_scheduled_or_tells_who_somebody_was_is_announced(sentence: str) -> None:
    (entry,) = parse(sentence).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))


@pytest.mark.parametrize("was", ["was scheduled", "was due", "had been scheduled", "did not take place"])
def test_a_plan_that_came_to_nothing_announces_nothing(was: str) -> None:
    to = "" if was.startswith("did") else "for "
    assert parse(f"A trial against Ann SAMPLE {was} {to}6 May 2021 at 10:00.").hearings == ()


@pytest.mark.parametrize(
    ("where", "mode"),
    [
        ("Online:", "online"),
        ("ONLINE:", "online"),
        ("[online]", "online"),
        ("(online)", "online"),
        ("Online", "online"),
        ("Via Zoom:", "online"),
        ("Online (Zoom):", "online"),
        ("Almaty:", "in_person"),
        ("В Алматы:", "in_person"),
        ("Нур-Султан:", "in_person"),
    ],
)
def test_a_row_may_say_where_before_its_hour(where: str, mode: str) -> None:
    rows = (
        "09:15 Ann SAMPLE – Article 405 Part 1",
        f"{where} 10:15 Ben CASE – Article 405 Part 2",
        f"{where} 11:15 Cat DEMO – Article 405 Part 2",
    )
    found = parse("Hearings on 6 May 2021\n\n" + "\n".join(rows)).hearings
    assert [(f"{row.time:%H:%M}", len(row.defendants)) for row in found] == [
        ("09:15", 1),
        ("10:15", 1),
        ("11:15", 1),
    ]
    assert [row.mode for row in found] == ["in_person", mode, mode]


def test_a_note_with_an_hour_between_rows_is_no_row() -> None:
    found = parse("Hearings on 6 May 2021\n\n09:15 Ann SAMPLE – Article 405\nNote: 12:00 is lunch").hearings
    assert len(found) == 1


@pytest.mark.parametrize(
    ("item", "family_names", "mode"),
    [
        (
            "1. 10:00 – Medeu court. Trial of Ann SAMPLE and Ben CASE (Art. 405 p. 2). It will be held online.",
            ["SAMPLE", "CASE"],
            "online",
        ),
        (
            "1. 10:00 – Medeu court. Trial of Ann SAMPLE. The hearing will be held online.",
            ["SAMPLE"],
            "online",
        ),
        (
            "1. 10:00 – Medeu court. Appeal hearing of Ann SAMPLE, sentenced to five years. Bring your ID.",
            ["SAMPLE"],
            "in_person",
        ),
        (
            "1. 10:00 – Медеуский суд. Суд над Анной ПРИМЕРОВОЙ. Заседание пройдёт онлайн.",
            ["ПРИМЕРОВОЙ"],
            "online",
        ),
    ],
)
def test_who_is_tried_is_read_between_the_court_and_how_it_is_held(
    item: str, family_names: list[str], mode: str
) -> None:
    (entry,) = parse(f"Hearings on 1 December 2026\n{item}").hearings
    assert [person.family_name.upper() for person in entry.defendants] == family_names
    assert (entry.time, entry.mode) == (dt.time(10), mode)


def test_a_verdict_told_between_two_sentences_is_not_the_sitting() -> None:
    text = "1. 10:00 – Medeu court. The trial of Ben CASE ended in May. The trial of Ann SAMPLE will be held online."
    (entry,) = parse(f"Hearings on 1 December 2026\n{text}").hearings
    assert [person.family_name.upper() for person in entry.defendants] == ["SAMPLE"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "8 December – Medeu District Court: trial of Ann SAMPLE\n"
            "9 December – Almaly District Court: appeal of Ben CASE",
            [8, 9],
        ),
        ("9 December: appeal of Ben CASE", [9]),
        ("8 December – the Medeu District Court remanded Ann SAMPLE at the trial of Ben CASE", []),
    ],
)
def test_a_row_with_its_day_and_no_hour_is_one_behind_the_court_too(text: str, days: list[int]) -> None:
    entries = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert [entry.date for entry in entries] == [dt.date(2026, 12, day) for day in days]
    assert all(len(entry.defendants) == 1 for entry in entries)


@pytest.mark.parametrize(
    "text", ["6-7 мая в 10:00 – суд над Анной ПРИМЕРОВОЙ", "6–7 May, 10:00 – trial of Ann SAMPLE"]
)
def test_a_row_that_opens_with_several_days_asks_for_them(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (None, dt.time(10), 1)
    assert [mark.choices for mark in entry.marks if mark.choices] == [("2027-05-06", "2027-05-07")]


def test_a_hearing_that_is_off_is_cancelled() -> None:
    (entry,) = parse(
        "The hearing of Ann SAMPLE on 3 December at 10:00 is off.", date=dt.date(2026, 12, 1)
    ).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 3), dt.time(10), "cancelled")


def test_a_judge_who_is_off_calls_nothing_off() -> None:
    (entry,) = parse(
        "The judge is off sick, the hearing of Ann SAMPLE is on 3 December at 10:00.",
        date=dt.date(2026, 12, 1),
    ).hearings
    assert (entry.date, entry.status) == (dt.date(2026, 12, 3), "scheduled")


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("Tomorrow marks the 12th hearing in the case of Ann SAMPLE.", 2, None),
        ("3 December sees the verdict in the case of Ann SAMPLE at 10:00.", 3, dt.time(10)),
        ("Ann SAMPLE's 14th hearing is tomorrow at 11. Judge: Eve ROBE.", 2, dt.time(11)),
        ("Ann SAMPLE remains in custody; her trial goes on on 8 December at 10:00.", 8, dt.time(10)),
        (
            "The trial of Ann SAMPLE began today. The prosecutor read out the indictment, after which the judge "
            "declared a break until 3 December, 09:30.",
            3,
            dt.time(9, 30),
        ),
    ],
)
def test_a_sitting_may_be_announced_without_its_verb(text: str, day: int, hour: dt.time | None) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, day), hour)
    assert [person.family_name for person in entry.defendants] == ["Sample"]


@pytest.mark.parametrize(
    "text",
    [
        "3 December marks the anniversary of the trial of Ann SAMPLE.",
        "Today marks a year since the trial of Ann SAMPLE began.",
    ],
)
def test_an_anniversary_is_no_sitting(text: str) -> None:
    assert parse(text, date=dt.date(2026, 12, 1)).hearings == ()


@pytest.mark.parametrize("mark", ["• ", "1) ", ""])
@pytest.mark.parametrize(
    "before",
    [
        "The trial of Ann SAMPLE and Ben CASE did not take place: the judge is ill.",
        "The trial of Ann Sample and Ben Case was to be heard on 4 December at 09:00.",
        "The trial of Ann SAMPLE and Ben CASE has been postponed.",
    ],
)
def test_whose_sitting_has_a_new_date_is_told_in_the_sentence_before(mark: str, before: str) -> None:
    text = f"Update:\n\n{mark}{before} The new date is 14 December 2026 at 10:00."
    [entry] = parse(text, date=dt.date(2026, 12, 7)).hearings

    assert (entry.date, entry.status) == (dt.date(2026, 12, 14), "moved")
    assert [person.family_name for person in entry.defendants] == ["Sample", "Case"]


def test_whose_release_or_detention_a_court_considers_is_named() -> None:
    text = (
        "On 10 December 2026 at 14:00 the Demo court will consider the extension of detention of Ann Sample.\n\n"
        "On 11 December 2026 at 14:00 the Demo court will consider the early release of Ben Case, who is ill.\n"
    )

    assert [entry.defendants[0].family_name for entry in parse(text).hearings] == ["Sample", "Case"]
