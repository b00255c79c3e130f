"""Tables pasted from a spreadsheet: the head says whose names are those of officials."""

from hearings.bulletin.parser import parse

HEAD = "Date\tTime\tCourt\tDefendant\tArticle\tJudge\n"
ROW = "14.06.2021\t10:00\tAlmaly District Court\tSample Nurlan\t405 (2)\tTestov B.\n"
UNTIMED = "16.06.2021\t–\tTalgar District Court\tSAMPLEVA Irina\t378 (2)\t\n"


def test_a_judge_in_a_column_of_judges_is_no_defendant() -> None:
    (entry,) = parse(HEAD + ROW).hearings
    assert len(entry.defendants) == 1
    assert entry.judges == ("Testov B.",)


def test_a_row_with_an_empty_cell_for_the_hour_is_a_hearing_without_one() -> None:
    _, entry = parse(HEAD + ROW + UNTIMED).hearings
    assert entry.time is None
    assert [person.family_name for person in entry.defendants] == ["Sampleva"]
