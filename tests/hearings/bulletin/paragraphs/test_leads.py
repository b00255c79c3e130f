"""What a text says first in few words and then in full is one hearing."""

import datetime as dt

from hearings.bulletin.parser import parse

LEAD = "Tomorrow two activists go on trial: Ann SAMPLE and Ben TESTOV.\n\n"
HEAD = "Political court hearings scheduled on 6 May 2021:\n\n"
ANN = "1) At 09:15, a trial under Article 405 Part 2 against activist Ann SAMPLE will take place.\n\n"
BEN = "2) At 10:15, a trial under Article 405 Part 2 against activist Ben TESTOV will take place.\n\n"
EVE = dt.date(2021, 5, 5)


def test_a_lead_that_names_who_is_tried_below_is_no_hearing_of_its_own() -> None:
    parsed = parse(LEAD + HEAD + ANN + BEN, date=EVE)
    assert [entry.time for entry in parsed.hearings] == [dt.time(9, 15), dt.time(10, 15)]
    assert [(line.line, line.why) for line in parsed.unparsed] == [(1, "told again below")]
    assert [line.of for line in parsed.lines if line.kind == "hearing"] == [0, 1]


def test_a_lead_that_names_somebody_else_too_stays() -> None:
    assert len(parse(LEAD + HEAD + ANN, date=EVE).hearings) == 2
