"""Promises of `hearings.dates`: each language writes dates as its own readers do.

`_` stands for a no-break space in the tables.
"""

import datetime as dt

import pytest

from hearings import dates

DAY = dt.date(2021, 5, 6)
LANGUAGES = ("be", "en", "kk", "ru")


def nbsp(text: str) -> str:
    return text.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("lang", "weekday", "year", "text"),
    [
        ("en", True, True, "Thursday 6_May 2021"),
        ("en", True, False, "Thursday 6_May"),
        ("en", False, True, "6_May 2021"),
        ("en", False, False, "6_May"),
        ("ru", True, True, "четверг, 6_мая 2021_г."),
        ("ru", True, False, "четверг, 6_мая"),
        ("ru", False, True, "6_мая 2021_г."),
        ("ru", False, False, "6_мая"),
        ("kk", True, True, "2021 жылғы 6_мамыр, бейсенбі"),
        ("kk", True, False, "6_мамыр, бейсенбі"),
        ("kk", False, True, "2021 жылғы 6_мамыр"),
        ("kk", False, False, "6_мамыр"),
        ("be", True, True, "чацвер, 6_мая 2021_г."),
    ],
)
def test_a_long_date_reads_as_the_language_writes_it(lang: str, weekday: bool, year: bool, text: str) -> None:
    assert dates.long_date(DAY, lang, weekday=weekday, year=year) == nbsp(text)


@pytest.mark.parametrize(
    ("lang", "plain", "with_weekday"),
    [
        ("en", "6_May", "Thu 6_May"),
        ("ru", "6_мая", "чт, 6_мая"),
        ("kk", "6_мамыр", "6_мамыр, бс"),
        ("be", "6_мая", "чц, 6_мая"),
    ],
)
def test_a_short_date_has_day_and_month(lang: str, plain: str, with_weekday: str) -> None:
    assert dates.short_date(DAY, lang) == nbsp(plain)
    assert dates.short_date(DAY, lang, weekday=True) == nbsp(with_weekday)


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "May 2021"), ("ru", "Май 2021"), ("kk", "2021 жылғы мамыр"), ("be", "Май 2021")],
)
def test_a_month_has_a_heading(lang: str, title: str) -> None:
    assert dates.month_title(DAY, lang) == title


@pytest.mark.parametrize(
    ("day", "lang", "title"),
    [
        (DAY, "en", "Week 18, 3–9_May 2021"),
        (DAY, "ru", "Неделя 18, 3–9_мая 2021_г."),
        (DAY, "kk", "18-апта, 2021 жылғы 3–9_мамыр"),
        (DAY, "be", "Тыдзень 18, 3–9_мая 2021_г."),
        (dt.date(2021, 5, 2), "en", "Week 17, 26_April – 2_May 2021"),
        (dt.date(2021, 5, 2), "ru", "Неделя 17, 26_апреля – 2_мая 2021_г."),
        (dt.date(2021, 5, 2), "kk", "17-апта, 2021 жылғы 26_сәуір – 2_мамыр"),
        (dt.date(2021, 1, 1), "en", "Week 53, 28_December 2020 – 3_January 2021"),
        (dt.date(2021, 1, 1), "ru", "Неделя 53, 28_декабря 2020_г. – 3_января 2021_г."),
        (dt.date(2021, 1, 1), "kk", "53-апта, 2020 жылғы 28_желтоқсан – 2021 жылғы 3_қаңтар"),
    ],
)
def test_a_week_says_its_number_and_its_days(day: dt.date, lang: str, title: str) -> None:
    assert dates.week_title(day, lang) == nbsp(title)


def test_a_range_of_one_day_is_that_day() -> None:
    assert dates.date_range(DAY, DAY, "en") == nbsp("6_May 2021")


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "en",
            {-2: "2_days ago", -1: "Yesterday", 0: "Today", 1: "Tomorrow", 3: "in 3_days", 21: "in 21_days"},
        ),
        (
            "ru",
            {
                -5: "5_дней назад",
                -2: "2_дня назад",
                -1: "Вчера",
                0: "Сегодня",
                1: "Завтра",
                3: "через 3_дня",
                5: "через 5_дней",
                11: "через 11_дней",
                12: "через 12_дней",
                21: "через 21_день",
                22: "через 22_дня",
                112: "через 112_дней",
            },
        ),
        (
            "kk",
            {
                -2: "2_күн бұрын",
                -1: "Кеше",
                0: "Бүгін",
                1: "Ертең",
                3: "3_күннен кейін",
                21: "21_күннен кейін",
            },
        ),
        (
            "be",
            {
                -2: "2_дні таму",
                0: "Сёння",
                1: "Заўтра",
                3: "праз 3_дні",
                5: "праз 5_дзён",
                21: "праз 21_дзень",
            },
        ),
    ],
)
def test_days_to_come_are_counted_in_the_right_form(lang: str, texts: dict[int, str]) -> None:
    assert {days: dates.in_days(days, lang) for days in texts} == {
        days: nbsp(text) for days, text in texts.items()
    }


@pytest.mark.parametrize(
    ("lang", "number", "of_case", "alone"),
    [
        ("en", 1, "1st hearing of the case", "1st hearing"),
        ("en", 2, "2nd hearing of the case", "2nd hearing"),
        ("en", 3, "3rd hearing of the case", "3rd hearing"),
        ("en", 9, "9th hearing of the case", "9th hearing"),
        ("en", 11, "11th hearing of the case", "11th hearing"),
        ("en", 21, "21st hearing of the case", "21st hearing"),
        ("en", 112, "112th hearing of the case", "112th hearing"),
        ("ru", 9, "9-е заседание по делу", "9-е заседание"),
        ("kk", 9, "Іс бойынша 9-отырыс", "9-отырыс"),
        ("be", 9, "9-е пасяджэнне па справе", "9-е пасяджэнне"),
    ],
)
def test_hearings_of_a_case_are_numbered(lang: str, number: int, of_case: str, alone: str) -> None:
    assert dates.nth_hearing(number, lang) == of_case
    assert dates.nth_hearing(number, lang, of_case=False) == alone


@pytest.mark.parametrize(
    ("lang", "first", "last", "first_short", "january"),
    [
        ("en", "Monday", "Sunday", "Mon", "January"),
        ("ru", "понедельник", "воскресенье", "пн", "январь"),
        ("kk", "дүйсенбі", "жексенбі", "дс", "қаңтар"),
        ("be", "панядзелак", "нядзеля", "пн", "студзень"),
    ],
)
def test_weeks_begin_on_monday(lang: str, first: str, last: str, first_short: str, january: str) -> None:
    names = dates.weekday_names(lang)
    assert (names[0], names[6]) == (first, last)
    assert dates.weekday_names(lang, short=True)[0] == first_short
    assert dates.month_names(lang)[0] == january


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_days_or_months_share_a_name(lang: str) -> None:
    for names in (
        dates.weekday_names(lang),
        dates.weekday_names(lang, short=True),
        dates.month_names(lang),
        dates.month_names(lang, short=True),
    ):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_day_of_a_leap_year_can_be_written(lang: str) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(366)]
    assert len({dates.long_date(day, lang) for day in days}) == 366
    assert all("\u00a0" in dates.short_date(day, lang, weekday=True) for day in days)


def test_a_regional_language_uses_the_words_of_its_language() -> None:
    assert dates.short_date(DAY, "en-gb") == nbsp("6_May")


@pytest.mark.parametrize("lang", ["xx", "", "../en", "e/n"])
def test_a_language_without_a_table_is_refused_by_name(lang: str) -> None:
    with pytest.raises(dates.UnknownLanguage, match="dates.toml is missing"):
        dates.long_date(DAY, lang)


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert dates.capital("іс ATFM") == "Іс ATFM"
    assert dates.capital("") == ""
