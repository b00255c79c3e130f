"""What is written reads back as it was meant, in three languages, and no text makes the parser fail or lose a line."""

import sys
from dataclasses import replace
from types import FrameType

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from hearings.bulletin.entries import Entry, Statement, Status
from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.parser import parse
from hearings.bulletin.renderer import render
from hearings.bulletin.splitting import length, split
from hearings.bulletin.style import Style
from tests.hearings.bulletin import drawing


@settings(max_examples=150, deadline=None)
@given(st.lists(drawing.entries(), max_size=4), st.lists(drawing.statements, max_size=3), drawing.LANGUAGES)
def test_a_bulletin_reads_back_as_it_was_meant(listed: list[Entry], said: list[Statement], lang: str) -> None:
    listed = drawing.by_day(listed)
    text = render(listed, lang, statements=said)
    parsed = parse(text)
    assert list(parsed.hearings) == listed
    assert list(parsed.statements) == said
    assert parsed.unparsed == ()


@settings(max_examples=60, deadline=None)
@given(drawing.entries(), st.sampled_from(["held", "not_held"]), drawing.LANGUAGES, st.text(max_size=80))
def test_a_hearing_that_is_over_is_told_and_announces_nothing(
    entry: Entry, status: Status, lang: str, outcome: str
) -> None:
    text = render([replace(entry, status=status, stub=False, outcome=outcome)], lang)
    assert parse(text).hearings == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(drawing.entries(), min_size=1, max_size=6),
    st.lists(drawing.statements, max_size=2),
    drawing.LANGUAGES,
)
def test_messages_stay_short_and_hold_whole_hearings(
    listed: list[Entry], said: list[Statement], lang: str
) -> None:
    listed = drawing.by_day(listed)
    text = render(listed, lang, statements=said)
    longest = max(length(render([entry], lang)) for entry in listed)
    messages = split(text, max(longest + 200, 600))
    assert all(length(message) <= max(longest + 200, 600) for message in messages)
    assert [entry for message in messages for entry in parse(message).hearings] == listed
    kept = "\n".join(messages).split("\n")
    assert all(line in kept for line in text.split("\n"))


pieces = st.sampled_from(
    (
        "1) |2. |— |At 09:15, |a trial |will take place|.|:|;|\n|\n\n|\r\n|«|»|“|6 May 2021|31.02.2026|25:61"
        "|Article 405 |Part 2 |against |Aibek SAMPLE|, |and |#|(|)|Political court hearings scheduled on "
        "|is being prosecuted for:"
        "|В 10:00 состоится суд |в отношении |Сағат 10:00-де |қатысты |postponed to |cancelled|\x00|\u202e|\ufeff"
        "|Statement of the publisher:|UPDATE: |Court: "
    ).split("|")
)
texts = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=60).map("".join))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_line_of_any_text_is_accounted_for_once(text: str) -> None:
    parsed = parse(text)
    kinds = {line.number: line.kind for line in parsed.lines}
    assert list(kinds) == list(range(1, len(parsed.lines) + 1))
    assert "".join(line.text for line in parsed.lines) == text.replace("\r", "").replace("\n", "")
    assert all(line.kind != "blank" for line in parsed.lines if any(map(str.isalnum, line.text)))
    unparsed = {line.line for line in parsed.unparsed}
    assert unparsed == {number for number, kind in kinds.items() if kind in ("not understood", "noise")}
    said = {number for statement in parsed.statements for number in statement.lines}
    assert said == {number for number, kind in kinds.items() if kind == "statement"}
    held = {number for entry in parsed.hearings for number in entry.lines}
    assert {number for number, kind in kinds.items() if kind in ("hearing", "allegation")} <= held


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        texts, st.builds(lambda entry, lang: render([entry], lang), drawing.entries(), drawing.LANGUAGES)
    )
)
def test_what_was_read_before_changes_nothing(text: str) -> None:
    MEMORY.forget()
    first, again, from_memory = parse(text), parse(text), parse(text)
    assert repr(first) == repr(again) == repr(from_memory)


def steps(text: str) -> int:
    """How many lines of code run to read a text never met, each turn of a loop counted: no busy machine makes more."""
    MEMORY.forget()
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return counted

    sys.settrace(counted)
    try:
        parse(text)
    finally:
        sys.settrace(None)
    return count


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(st.one_of(texts, st.lists(pieces, min_size=1, max_size=8).map("".join)).filter(bool))
@example(
    "(against 25:61\r\n31.02.2026)cancelled2. ."
)  # each word that opens a list of people was followed to the end
@example("will take place.25:61a trial 6 May 2021")  # each date looked back for a verb
@example("cancelled2. В 10:00 состоится суд , 2. ")  # each sentence looked for the reason of all
@example("Defendants: , (will take place ")
@example("trial at 10:00 (Ann SAMPLE (his ")  # each bracket looked for its end
@example("— — 2. ;Statement of the publisher:В 10:00 состоится суд :25:61")  # each name looked for a lawyer
def test_work_grows_with_the_text_and_no_faster(text: str) -> None:
    text = text[:100]
    longer = text * (1_200 // len(text))
    parse(longer)
    small, large = steps(longer), steps(longer * 4)
    assert large < 8 * small + 500  # four times the text; were every pair looked at, 16 times the work


def test_a_code_of_law_is_written_by_its_name_and_read_back_as_its_code() -> None:
    style = Style(code_names={"KZ-CAO": "CAO"})
    entry = Entry(charges=(drawing.Charge("488", "6", "KZ-CAO"),))
    text = render([entry], "en", style=style)
    assert parse(text, codes={"CAO": "KZ-CAO"}).hearings == (entry,)
