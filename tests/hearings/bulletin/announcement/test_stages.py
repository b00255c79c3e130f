"""The stage of the case is read where an announcement says it, and nothing else is taken for one."""

import datetime as dt

import pytest

from hearings.bulletin.announcement.stages import read_stage
from hearings.bulletin.parser import parse
from hearings.bulletin.style import WORDINGS


def stages(item: str) -> list[str]:
    return [entry.stage for entry in parse(f"Hearings on 1 December 2026\n1. {item}").hearings]


@pytest.mark.parametrize(
    ("item", "stage"),
    [
        ("10:00 – Medeu court. Appeal hearing of Ann SAMPLE.", "appeal"),
        ("At 10:00, the appeal of Ann SAMPLE against the verdict of 2 April will be heard.", "appeal"),
        ("10:00 – апелляция Анны ПРИМЕРОВОЙ на приговор от 2 апреля.", "appeal"),
        ("Сағат 10:00-де Анна ПРИМЕРОВАНЫҢ апелляциялық шағымы қаралады.", "appeal"),
        ("10:00 – кассация Анны ПРИМЕРОВОЙ, Верховный суд.", "cassation"),
        ("10:00 – аппеляция Анны ПРИМЕРОВОЙ.", "appeal"),
        ("10:00 – продление домашнего ареста Анне ПРИМЕРОВОЙ.", "restraint"),
        ("At 10:00, the court will consider the extension of the arrest of Ann SAMPLE.", "restraint"),
        (
            "At 10:00, the court will consider the extension of the detention of Ann SAMPLE.",
            "restraint",
        ),
        ("At 10:00, the court will consider the early release of Ann SAMPLE.", "execution"),
        ("10:00 – ходатайство об УДО Анны ПРИМЕРОВОЙ.", "execution"),
        ("At 10:00, a hearing on the measure of restraint for Ann SAMPLE will take place.", "restraint"),
        ("16:00 — продление ареста Анне ПРИМЕРОВОЙ (ст. 274).", "restraint"),
        ("At 10:00, a preliminary hearing against Ann SAMPLE will take place.", "preparatory"),
        ("10:00 – предварительное слушание по делу Анны ПРИМЕРОВОЙ.", "preparatory"),
        ("15:00 – the sentence will be announced to Ann SAMPLE (Article 405).", "sentencing"),
        ("10:00 – verdict in the case of Ann SAMPLE.", "sentencing"),
        ("В 15:00 огласят приговор Анне ПРИМЕРОВОЙ (ст. 405, ч. 2).", "sentencing"),
        ("Сағат үште Анна ПРИМЕРОВАҒА қатысты іс бойынша үкім оқылады.", "sentencing"),
        ("At 10:00, a trial against Ann SAMPLE will take place. The verdict is expected.", "sentencing"),
        ("11:30 – The retrial of Ann SAMPLE will continue.", "retrial"),
    ],
)
def test_the_stage_is_told_by_its_word(item: str, stage: str) -> None:
    assert stages(item) == [stage]


@pytest.mark.parametrize(
    "item",
    [
        "At 10:00, a trial under Article 405 Part 2 against Ann SAMPLE will take place.",
        "At 10:00, a trial against Ann SAMPLE, who may appeal, will take place.",
        "At 10:00, a trial against Ann SAMPLE («calls for an appeal») will take place.",
        "В 10:00 состоится суд (повторно, после отмены приговора от 1 марта) в отношении Анны ПРИМЕРОВОЙ.",
        "At 10:00, a trial against Ann SAMPLE will take place. The verdict against Ben CASE was given in May.",
        "10:00 – trial of Ann SAMPLE. Preventive measure: house arrest",
    ],
)
def test_what_is_said_beside_a_trial_makes_it_no_other_stage(item: str) -> None:
    assert stages(item) == [""]


def test_of_several_sittings_the_verdict_is_at_the_last() -> None:
    text = "Прения по делу Анны ПРИМЕРОВОЙ назначены на 7 апреля на 16:00, приговор — на 12 апреля на 10:00."
    found = parse(text, date=dt.date(2021, 4, 1)).hearings
    assert [entry.stage for entry in found] == ["", "sentencing"]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_stage_is_read_as_it_is_written(lang: str) -> None:
    wording = WORDINGS[lang]
    assert wording.stages
    for stage, name in wording.stages.items():
        assert read_stage(name) == stage
        item = f"At 10:00, a trial against Ann SAMPLE will take place.\n{wording.stage}: {name}"
        assert stages(item) == [stage]


@pytest.mark.parametrize(
    ("said", "stage"), [("appeal hearing", "appeal"), ("trial", ""), ("verdict", "sentencing")]
)
def test_a_line_that_names_the_stage_in_other_words_is_understood(said: str, stage: str) -> None:
    parsed = parse(f"Hearings on 1 December 2026\n1. At 10:00, a trial against Ann SAMPLE.\nStage: {said}")
    assert ([entry.stage for entry in parsed.hearings], parsed.unparsed) == ([stage], ())


@pytest.mark.parametrize(
    "item",
    [
        "At 10:00, a trial against Ann SAMPLE will take place. The verdict will be announced later.",
        "At 10:00, a trial against Ann SAMPLE will take place. The verdict is expected in January.",
        "В 10:00 состоится суд в отношении Анны ПРИМЕРОВОЙ. Приговор огласят позже.",
    ],
)
def test_a_verdict_to_come_is_not_the_stage_of_the_trial_before_it(item: str) -> None:
    assert stages(item) == [""]
