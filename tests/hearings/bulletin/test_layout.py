"""Which lines are one, and which stand alone, where nothing but their words tells."""

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
