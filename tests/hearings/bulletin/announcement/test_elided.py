"""Two sittings told in one sentence, the second without its verb."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2023, 2, 10)


def told(text: str) -> list[tuple[str, str, list[str]]]:
    rows = parse(text, date=TODAY).hearings
    return [
        (f"{row.date:%d.%m}", f"{row.time:%H:%M}" if row.time else "", [p.given_name for p in row.defendants])
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The trial of Ann SAMPLE will begin on 13 February at 10:00 and that of Ben CASE at 11:00.",
            ("13.02", "11:00"),
        ),
        (
            "On 13 February at 10:00 the court will hear the case of Ann SAMPLE, and at 15:00 that of Ben SAMPLE.",
            ("13.02", "15:00"),
        ),
        (
            "On 13 February at 10:00 there will be a hearing against Ann SAMPLE and at 15:00 against Ben CASE.",
            ("13.02", "15:00"),
        ),
        (
            "On 13 February at 10:00 a trial against Ann SAMPLE and at 15:00 a trial against Ben CASE will take place.",
            ("13.02", "15:00"),
        ),
        (
            "On Monday 13 February at 10:00 Ann SAMPLE (art. 488) and on Tuesday 14 February at 10 am Ben CASE "
            "(art. 488) will appear in court.",
            ("14.02", "10:00"),
        ),
    ],
)
def test_the_second_of_two_sittings_has_its_own_day_and_hour(text: str, second: tuple[str, str]) -> None:
    assert told(text) == [("13.02", "10:00", ["Ann"]), (*second, ["Ben"])]


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Ann SAMPLE was adjourned to 13 February at 10:00, and that of Ben CASE to 14 February at 11:00.",
        "The hearing of Ann SAMPLE has been put off until 13 February, 10:00, that of her brother Ben SAMPLE until 14 "
        "February, 11:00.",
    ],
)
def test_two_sittings_are_put_off_in_one_sentence(text: str) -> None:
    assert told(text) == [("13.02", "10:00", ["Ann"]), ("14.02", "11:00", ["Ben"])]
    assert [row.status for row in parse(text, date=TODAY).hearings] == ["moved", "moved"]


def test_under_a_heading_the_second_has_its_own_article() -> None:
    rows = parse(
        "Political court hearings scheduled on 16 March 2023:\n\n1) At 15:00, a trial in the case of Ann SAMPLE "
        "(Article 378 Part 1) and that of Ben SAMPLE (Article 378 Part 2) at 16:00 will take place."
    ).hearings
    charges = [[(c.article, c.part) for p in row.defendants for c in p.charges] for row in rows]
    assert [f"{row.time:%H:%M}" for row in rows if row.time] == ["15:00", "16:00"]
    assert charges == [[("378", "1")], [("378", "2")]]


def test_what_is_cited_behind_both_is_of_both() -> None:
    rows = parse(
        "The trial of Ann SAMPLE will begin on 13 February at 10:00 and that of Ben CASE at 11:00. Both are accused "
        "under Article 405 Part 2.",
        date=TODAY,
    ).hearings
    assert [[c.article for p in row.defendants for c in p.charges] for row in rows] == [["405"], ["405"]]


@pytest.mark.parametrize(
    "rest",
    [
        ", and at 11:00 Ben CASE will speak to the press in front of the court.",
        ", while the trial of Ben CASE ended on 3 February.",
        ", and against Ben CASE an investigation was opened on 3 February.",
        ", three weeks after the trial of Ben CASE on 20 January.",
        ", and the appeal against the sentence of Ben CASE, passed on 3 February, was rejected.",
    ],
)
def test_what_else_is_told_in_the_sentence_is_no_sitting(rest: str) -> None:
    assert told(f"The trial of Ann SAMPLE will begin on 13 February at 10:00{rest}") == [
        ("13.02", "10:00", ["Ann"])
    ]


@pytest.mark.parametrize("hours", ["at 09:15 and 10:00", "at 09:15 and at 10:00,"])
def test_two_hours_of_two_people_are_offered(hours: str) -> None:
    (row,) = parse(f"On 6 May 2021, {hours} trials against Ann SAMPLE and Ben CASE will take place.").hearings
    assert row.time is None
    assert [mark.choices for mark in row.marks if mark.name == "time"] == [("09:15", "10:00")]


def test_a_day_without_its_month_is_of_the_month_told_before() -> None:
    text = (
        "On 13 February at 09:00 the trial of Ann SAMPLE will resume. On the 14th, at 09:30, the court will announce "
        "the verdict to Ben CASE."
    )
    assert told(text) == [("13.02", "09:00", ["Ann"]), ("14.02", "09:30", ["Ben"])]


@pytest.mark.parametrize("what", ["the 14th hearing", "the 14th Criminal Court", "the 12th"])
def test_an_ordinal_is_not_always_a_day(what: str) -> None:
    text = f"On 13 February at 09:00 the trial of Ann SAMPLE will resume. It is {what}, we are told."
    assert told(text) == [("13.02", "09:00", ["Ann"])]


@pytest.mark.parametrize(
    "text",
    [
        "6 June 2023, hour by hour: 09:15 Ann SAMPLE, 10:00 Ben CASE, who was convicted on 5 June.",
        "Political court hearings scheduled on 6 June 2023:\n\n1) 09:15 – activist Ann SAMPLE, 10:00 – Ben CASE",
    ],
)
def test_each_hour_of_a_row_is_of_the_name_behind_it(text: str) -> None:
    told = [
        (f"{row.time:%H:%M}", [p.family_name for p in row.defendants])
        for row in parse(text).hearings
        if row.time
    ]
    assert told == [("09:15", ["Sample"]), ("10:00", ["Case"])]


@pytest.mark.parametrize(
    "text",
    [
        "Political trials on 6 May 2021:\n\nAt 10:00 – Ann SAMPLE: verdict (Article 405). At 11:00 - Ben CASE: closing "
        "arguments (Article 405).",
        "Политические суды 6 мая 2021 года:\n\nВ 10:00 – Анна ПРИМЕРОВА: приговор (ст. 405). В 11:00 – Иван ВЫДУМКИН: "
        "прения (ст. 405).",
        "2021 жылғы 6 мамырдағы саяси соттар:\n\nСағат 10:00-де – Арман МЫСАЛОВ (405-бап). Сағат 11:00-де – Асан "
        "ҮЛГІБАЕВ (405-бап).",
    ],
)
def test_a_sentence_that_opens_with_an_hour_and_a_name_is_a_sitting(text: str) -> None:
    told = [(f"{row.time:%H:%M}", len(row.defendants)) for row in parse(text).hearings if row.time]
    assert told == [("10:00", 1), ("11:00", 1)]


def test_each_has_the_hour_in_its_order_whatever_stands_between() -> None:
    text = (
        "Political trials on 6 May 2021:\n\n1) At 10:00 in Astana and at 11:00 in Almaty, trials under Article 405 "
        "against Ben CASE and Carl DEMO respectively will take place."
    )
    told = [
        (f"{row.time:%H:%M}", row.defendants[0].family_name, row.city)
        for row in parse(text).hearings
        if row.time
    ]
    assert told == [("10:00", "Case", "Astana"), ("11:00", "Demo", "")]


def test_a_sitting_told_behind_a_dash_has_its_own_article() -> None:
    text = (
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 Медеуский районный суд продолжит рассмотрение дела Анны "
        "ПРИМЕРОВОЙ (ст. 405 ч. 2), в 14:30 там же – Ивана ВЫДУМКИНА (ст. 174 ч. 1)."
    )
    told = [
        (f"{row.time:%H:%M}", [charge.article for person in row.defendants for charge in person.charges])
        for row in parse(text).hearings
        if row.time
    ]
    assert told == [("10:00", ["405"]), ("14:30", ["174"])]


def test_rows_may_open_with_hours_set_apart_by_a_letter() -> None:
    rows = "10h00: Ann SAMPLE, Art 405(2), Medeu court\n11h30: Ben CASE, Art 405(1), Almaly court\n"
    assert [
        f"{row.time:%H:%M}" for row in parse(f"Hearings on 6 May 2021\n\n{rows}").hearings if row.time
    ] == ["10:00", "11:30"]


def test_each_of_a_day_s_row_has_the_hour_behind_the_name() -> None:
    text = "Trials this week:\n\nThursday 3 March 2022: Ann SAMPLE, 10:00; Ben CASE, 11:00\n"
    told = [
        (f"{row.time:%H:%M}", [p.family_name for p in row.defendants])
        for row in parse(text).hearings
        if row.time
    ]
    assert told == [("10:00", ["Sample"]), ("11:00", ["Case"])]


def test_rows_may_open_with_a_city_and_their_hour() -> None:
    rows = "Алматы, 10:00. Анна ПРИМЕРОВА, ст. 405 ч. 2\nАстана, 11:00. Борис ВЫДУМКИН, ст. 405 ч. 2\n"
    told = [
        (f"{row.time:%H:%M}", [p.family_name for p in row.defendants])
        for row in parse(f"Политические суды 3 марта 2022 года\n\n{rows}").hearings
        if row.time
    ]
    assert told == [("10:00", ["Примерова"]), ("11:00", ["Выдумкин"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "On 6 May 2027 at 10:00 in the Medeu District Court the trial of Ann SAMPLE will begin, "
            "and at 11:00 in the Almaly District Court the appeal of Ben CASE.",
            [("Medeu District Court", ""), ("Almaly District Court", "appeal")],
        ),
        (
            "6 мая 2027 в 10:00 в Медеуском районном суде начнётся суд над Анной ПРИМЕРОВОЙ, "
            "а в 11:00 в Алмалинском районном суде – апелляция Ильи ВЫДУМКИНА.",
            [("Медеуском районном суде", ""), ("Алмалинском районном суде", "appeal")],
        ),
        (
            "On 6 May 2027 the trial of Ann SAMPLE will be held at 10:00 and the appeal of Ben CASE at 11:00.",
            [("", ""), ("", "appeal")],
        ),
    ],
)
def test_the_court_and_the_stage_of_one_are_not_those_of_the_other(
    text: str, told: list[tuple[str, str]]
) -> None:
    entries = parse(text).hearings
    assert [entry.time for entry in entries] == [dt.time(10), dt.time(11)]
    assert [(entry.court, entry.stage) for entry in entries] == told


def test_an_appeal_or_pleadings_are_a_sitting_of_their_own() -> None:
    entries = parse(
        "Завтра в судах: в 9:00 прения по делу Анны ПРИМЕРОВОЙ, в 11:00 первое заседание по делу "
        "Марата ОБРАЗЦОВА, в 15:00 апелляция Ильи ВЫДУМКИНА.",
        date=dt.date(2026, 12, 1),
    ).hearings
    assert [entry.time for entry in entries] == [dt.time(9), dt.time(11), dt.time(15)]
    assert [len(entry.defendants) for entry in entries] == [1, 1, 1]
    assert {entry.date for entry in entries} == {dt.date(2026, 12, 2)}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("The trial of Ann SAMPLE will be held on 6 May, and that of Ben CASE on 7 May at 9:00.", [None, 9]),
        ("The trial of Ann SAMPLE is on 6 May and the appeal of Ben CASE on 7 May, both at 9:00.", [9, 9]),
        ("Суд над Анной ПРИМЕРОВОЙ состоится 6 мая, а над Борисом ПРИМЕРОВЫМ – 7 мая в 9:00.", [None, 9]),
    ],
)
def test_an_hour_behind_the_last_is_of_the_others_only_where_it_is_told(
    text: str, hours: list[int | None]
) -> None:
    entries = parse(text, date=dt.date(2021, 5, 4)).hearings
    assert [entry.date.day for entry in entries if entry.date] == [6, 7]
    assert [entry.time and entry.time.hour for entry in entries] == hours


def test_each_has_the_city_that_is_told_of_it() -> None:
    text = "On 6 May 2021 the trial of Ann SAMPLE will continue in Almaty and that of Ben CASE in Astana, both at 9:00."
    assert [entry.city for entry in parse(text).hearings] == ["Almaty", "Astana"]
