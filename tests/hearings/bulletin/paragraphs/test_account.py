"""What the publisher states below the hearings, each statement by itself."""

import pytest

from hearings.bulletin.parser import parse

HEARING = "Hearings on 6 May 2021:\n\n1) At 09:15, a trial against Ann SAMPLE will take place.\n\n"
BOTH = ["We demand to free all.", "The trials are a disgrace."]


@pytest.mark.parametrize(
    "written",
    [
        "Statements:\n1. We demand to free all.\n2. The trials are a disgrace.",
        "Our statements:\n- We demand to free all.\n- The trials are a disgrace.",
        "Statement of the movement:\n\nWe demand to free all.\n\nThe trials are a disgrace.",
        "Заявления:\n1) We demand to free all.\n2) The trials are a disgrace.",
        "Мәлімдемелер:\n— We demand to free all.\n— The trials are a disgrace.",
        "Statement: We demand to free all.\nStatement: The trials are a disgrace.",
        "Statement: We demand to free all.\n\nStatement: The trials are a disgrace.",
    ],
)
def test_each_statement_is_one_however_they_are_set_apart(written: str) -> None:
    parsed = parse(HEARING + written)
    assert [statement.text for statement in parsed.statements] == BOTH
    assert len(parsed.hearings) == 1


def test_the_statement_of_a_defendant_is_no_heading_of_ours() -> None:
    parsed = parse(
        HEARING + "Statement of Ann SAMPLE:\n\n2) At 10:15, a trial against Ben CASE will take place."
    )
    assert len(parsed.hearings) == 2


def test_a_row_that_nobody_understands_is_no_statement() -> None:
    parsed = parse(HEARING + "16:00 somebody at the court")
    assert parsed.statements == ()
    assert [line.text for line in parsed.unparsed] == ["16:00 somebody at the court"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Political trials this week: 30 November – 4 December 2026\n\n1 December\n• 10:00 – trial of Ann SAMPLE.\n\n"
            "We demand the release of all political prisoners.",
            "We demand the release of all political prisoners.",
        ),
        (
            "Суды на неделе с 30 ноября по 4 декабря 2026 г.\n\n1 декабря\n10:00 — суд над Анной ПРИМЕРОВОЙ.\n\n"
            "Мы требуем освободить всех политзаключённых.",
            "Мы требуем освободить всех политзаключённых.",
        ),
        (
            "1 December 2026\n10:00 – trial of Ann SAMPLE, Article 405\n\n"
            "Біз барлық саяси тұтқындарды босатуды талап етеміз.",
            "Біз барлық саяси тұтқындарды босатуды талап етеміз.",
        ),
    ],
)
def test_a_demand_that_closes_a_calendar_is_a_statement(text: str, said: str) -> None:
    assert [statement.text for statement in parse(text).statements] == [said]


def test_other_closing_words_of_a_calendar_are_not_published_as_a_statement() -> None:
    text = "1 December 2026\n10:00 – trial of Ann SAMPLE, Article 405\n\nIf you know of other trials, write to us."
    parsed = parse(text)
    assert (parsed.statements, [row.line for row in parsed.unparsed]) == ((), [4])


def test_that_another_day_has_no_hearings_is_no_statement() -> None:
    text = (
        "Trials on 8 December 2026\n\n1) At 10:00, a trial of Ann SAMPLE will take place.\n\n"
        "We demand the release of all.\n\nNo hearings on 9 December. Next schedule on Wednesday."
    )
    parsed = parse(text)

    assert [statement.text for statement in parsed.statements] == ["We demand the release of all."]
    assert [row.why for row in parsed.unparsed] == ["no hearings that day"]


@pytest.mark.parametrize(
    "footer",
    [
        "Source: Demo Monitor",
        "Our hotline: +7 700 000 00 00. Write to us: court@example.org",
        "The schedule may change. Please bring your passport.",
        "All times are local (UTC+5).",
        "Поддержать нас: example.org/donate",
        "Расписание может измениться. Уточняйте у секретаря суда.",
        "Дереккөз: Демо мониторинг",
        "Кесте өзгеруі мүмкін.",
    ],
)
def test_what_stands_in_the_foot_of_every_post_is_no_statement(footer: str) -> None:
    text = "Trials on 8 December 2026\n\n1) At 10:00, a trial of Ann SAMPLE will take place.\n\n"
    parsed = parse(f"{text}{footer}\n\nWe demand the release of all.")

    assert [statement.text for statement in parsed.statements] == ["We demand the release of all."]
