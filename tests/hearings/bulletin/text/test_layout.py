"""Which lines are one, and which stand alone, where nothing but their words tells."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize("line", ["Анну ПРИМЕРОВУ судят за:", "ПРИМЕРОВА Анна подверглась давлению за:"])
def test_a_line_about_the_defendant_above_opens_the_list_below_it_whatever_its_verb(line: str) -> None:
    (entry,) = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n"
        f"1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n\n{line}\n\n— пост.\n\n"
        "Адвокаты Анны ПРИМЕРОВОЙ:\n\n— Иван ДЕМОВ."
    ).hearings
    assert entry.defendants[0].allegations == ("пост",)


@pytest.mark.parametrize(
    "wrapped",
    [
        "пенсионерки\nПРИМЕРОВОЙ Анны (ст. 405 ч. 2), журналиста\nДЕМОВА Олега (ст.\n405 ч.\n2)",
        "двух активистов:\nПРИМЕРОВОЙ Анны (статья 405 часть\n2) и ДЕМОВА Олега (ст. 405 ч. 2)",
    ],
)
def test_a_line_may_break_off_behind_an_abbreviation_a_colon_or_within_a_bracket(wrapped: str) -> None:
    heading = "Политические суды, назначенные на 6\nмая 2021 года:"
    (entry,) = parse(f"{heading}\n\n1) В 10:00 состоится суд против {wrapped}").hearings
    assert [(p.family_name, p.charges[0].article, p.charges[0].part) for p in entry.defendants] == [
        ("Примеровой", "405", "2"),
        ("Демова", "405", "2"),
    ]


def test_without_blank_lines_each_line_is_what_it_says() -> None:
    parsed = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n"
        "1) В 10:00 состоится суд против ПРИМЕРОВОЙ Анны и ДЕМОВА Олега\n"
        "ПРИМЕРОВА Анна и ДЕМОВ Олег преследуются за:\n* посты\n* участие в митинге\n"
        "Призываем ЕС ввести санкции.\n#Казахстан"
    )
    assert [person.allegations for person in parsed.hearings[0].defendants] == [
        ("посты", "участие в митинге")
    ] * 2
    assert [statement.text for statement in parsed.statements] == ["Призываем ЕС ввести санкции. #Казахстан"]


@pytest.mark.parametrize(
    "wrapped",
    [
        "Сағат 10:00-де Қарағанды қаласының\n№2 сотында азаматтық белсенді, блогер А.\nҮЛГІБЕКОВКЕ қатысты"
        " 405-баптың 2-бөлігі мен\n174-баптың 1-бөлігі бойынша сот отырысы онлайн өтеді.",
        "Таңғы 10-да Алматыда Арман ҮЛГІБЕКОВКЕ\n(үйқамақта) қатысты 405-баптың 2-бөлігі және\n174-баптың 1-бөлігі"
        " бойынша онлайн сот өтеді.",
    ],
)
def test_a_kazakh_sentence_may_be_wrapped_anywhere_and_say_where_first(wrapped: str) -> None:
    (entry,) = parse(f"2021 жылғы 6 мамырға\nтағайындалған саяси соттар:\n\n1) {wrapped}").hearings
    (person,) = entry.defendants
    assert (person.family_name, len(person.charges), entry.mode) == ("Үлгібековке", 2, "online")
    assert person.given_name in ("А.", "Арман")


def test_the_year_may_stand_alone_below_its_heading() -> None:
    (entry,) = parse(
        "Политический суд, назначенный на 6 мая\n2021 года\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ."
    ).hearings
    assert entry.date == dt.date(2021, 5, 6)


@pytest.mark.parametrize(
    ("below", "hour"),
    [
        ("Tue 8 Dec, 3 pm – Medeu court: verdict, blogger B. Testov (art. 274 p. 4)", dt.time(15)),
        ("8 December, 3 p.m. – Medeu court: verdict, blogger B. Testov (art. 274 p. 4)", dt.time(15)),
        ("8 December, time tbc – Medeu court: verdict, blogger B. Testov (art. 274 p. 4)", None),
        ("Tue 8 Dec, time tbc – Medeu DC: verdict, blogger B. Testov (art. 274 p. 4), CLOSED", None),
    ],
)
def test_a_row_of_another_day_adds_nobody_to_the_row_above(below: str, hour: dt.time | None) -> None:
    text = f"7 December, 10:00 – Almaty City Court: appeal of A. Sampleov (art. 405 p. 2 CC)\n{below}"
    found = [
        (entry.date, entry.time, [person.family_name for person in entry.defendants])
        for entry in parse(text, date=dt.date(2026, 11, 30)).hearings
    ]
    assert found == [
        (dt.date(2026, 12, 7), dt.time(10), ["Sampleov"]),
        (dt.date(2026, 12, 8), hour, ["Testov"]),
    ]
