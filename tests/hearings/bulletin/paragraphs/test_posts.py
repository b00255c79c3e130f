"""Posts that say one thing a line: the day and the hour, the court, who is tried, the article."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize(
    "post",
    [
        "4 декабря 2026, 10:00\nДемоский районный суд\nСудят активистку Ару ДЕМОВУ\nСт. 405 ч. 2 УК РК\nПриходите!",
        "4 December 2026, 10:00\nDemo district court\nTrial of activist Aru DEMOVA\nArticle 405 part 2\nCome!",
        "4 желтоқсан 2026, сағат 10:00\nДемо аудандық соты\nАру ДЕМОВАНЫҢ үстінен сот\n405-бап 2-бөлік",
    ],
)
def test_a_post_that_opens_with_its_day_and_hour_is_one_sitting(post: str) -> None:
    for text in (post, f"{post}\n\n{post.replace('10:00', '12:00')}"):
        rows = parse(text).hearings

        assert [row.time for row in rows] == [dt.time(10), dt.time(12)][: len(rows)]
        assert len(rows) == 1 + ("12:00" in text)
        for row in rows:
            assert row.date == dt.date(2026, 12, 4)
            assert [(c.article, c.part) for c in row.defendants[0].charges] == [("405", "2")]


def test_a_rally_that_opens_with_its_day_and_hour_is_none() -> None:
    assert parse("10 мая 2026, 12:00\nПлощадь\nМитинг в поддержку Ару ДЕМОВОЙ\nПриходите!").hearings == ()


def test_a_picture_tells_one_fact_and_a_note_below_it_is_no_sitting() -> None:
    text = (
        "🗓 4 декабря 2026, пятница\n\n⏰ 10:00\n👤 Ару ДЕМОВА\n⚖️ ст. 405 ч. 2 УК\n📍 Демоский районный суд\n"
        "ℹ️ Вход с 9:00\n\n⏰ 12:00\n👤 Берик ПРИМЕРОВ\n⚖️ ст. 174 УК\n📍 Демоский городской суд\nВход с 11:00."
    )

    rows = parse(text).hearings

    assert [(row.time, len(row.defendants)) for row in rows] == [(dt.time(10), 1), (dt.time(12), 1)]


@pytest.mark.parametrize(
    ("title", "paragraph"),
    [
        ("Political trial on 6 May 2021 at 09:15:", "Civil activist Ann SAMPLE (Article 405 Part 2)"),
        (
            "Political trial scheduled on 6 May 2021, at 09:15:",
            "A trial under Article 405 Part 2 against civil activist Ann SAMPLE will take place.",
        ),
        (
            "Политический суд 6 мая 2021 года, в 09:15:",
            "Активистка Анна ПРИМЕРОВА преследуется по ст. 405 ч. 2 за:\n— пост.",
        ),
        (
            "2021 жылғы 6 мамырда, сағат 09:15-тегі саяси сот:",
            "Азаматтық белсенді Арман МЫСАЛОВ 405-баптың 2-бөлігі бойынша қудаланады.",
        ),
    ],
)
def test_the_paragraph_below_a_title_with_an_hour_tells_whom_it_is_about(title: str, paragraph: str) -> None:
    parsed = parse(f"{title}\n\n{paragraph}\n")
    (entry,) = parsed.hearings
    (person,) = entry.defendants
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(9, 15))
    assert [(charge.article, charge.part) for charge in person.charges] == [("405", "2")]
    assert len(person.allegations) == ("пост" in paragraph)
    assert parsed.unparsed == ()


def test_a_row_below_a_title_with_an_hour_has_its_own() -> None:
    text = "Political trial on 6 May 2021 at 09:15:\n\n10:00 – Ann SAMPLE, Article 405 Part 2\n"
    assert all(entry.time != dt.time(9, 15) for entry in parse(text).hearings)


CARD = "🗓 6 May, 10am\n📍 Medeu District Court, Almaty\n⚖️ Ann SAMPLE (Art. 405 p. 2)"


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        f"{CARD}\n👀 Observers welcome\n🔗 https://sample.org",
        "👤 Ann SAMPLE\n🗓 6 May, 10:00\n📍 Medeu District Court, Almaty\n⚖️ Article 405 Part 2",
        "📅 6 May, 10:00\n👤 Ann SAMPLE\n⚖️ Art. 405 p. 2\n📍 Medeu District Court",
    ],
)
def test_a_card_of_pictures_is_one_sitting_whatever_comes_first(card: str) -> None:
    (entry,) = parse(card, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))
    assert entry.court == "Medeu District Court"
    (person,) = entry.defendants
    assert (person.given_name, person.family_name) == ("Ann", "Sample")
    assert [(charge.article, charge.part) for charge in person.charges] == [("405", "2")]
    assert not person.allegations


def test_each_card_has_its_day_even_without_an_empty_line_between() -> None:
    text = "🗓 6 May, 10am\n👤 Ann SAMPLE\n📍 Medeu District Court\n🗓 7 May, 11am\n👤 Ben CASE\n📍 Yesil District Court"
    first, second = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (first.date, first.defendants[0].family_name) == (dt.date(2021, 5, 6), "Sample")
    assert (second.date, second.defendants[0].family_name) == (dt.date(2021, 5, 7), "Case")
    assert [entry.court for entry in (first, second)] == ["Medeu District Court", "Yesil District Court"]


def test_a_judge_behind_the_picture_of_a_person_is_not_tried() -> None:
    (entry,) = parse(f"{CARD}\n👤 Judge Carl DEMO", date=dt.date(2021, 5, 5)).hearings
    assert [person.family_name for person in entry.defendants] == ["Sample"]
    assert entry.judges == ("Carl Demo",)


@pytest.mark.parametrize(
    "text",
    [
        "‼️ TOMORROW, 2 December, at 10:00\n\nThe Almaly court will continue the trial of journalist Ann SAMPLE.",
        "❗ЗАВТРА, 2 декабря, в 10:00\n\nВ Медеуском районном суде продолжится суд над журналисткой Анной ПРИМЕРОВОЙ.",
    ],
)
def test_a_call_with_its_day_and_hour_is_of_the_paragraph_below(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (dt.date(2026, 12, 2), dt.time(10), 1)


@pytest.mark.parametrize(
    "below",
    [
        "The trial of Ann SAMPLE will begin in the Medeu court.",
        "The trial of Ann SAMPLE will be held on 4 December.",
    ],
)
def test_the_stamp_of_a_publication_is_of_no_sitting(below: str) -> None:
    entries = parse(f"30 November 2026, 18:05\n\n{below}", date=dt.date(2026, 12, 1)).hearings
    assert [entry for entry in entries if entry.time or entry.date == dt.date(2026, 11, 30)] == []


def test_the_title_of_a_card_in_another_language_is_no_allegation() -> None:
    russian = "❗️СУД\n📅 3 декабря, четверг\n⏰ 15:00\n👤 Анна ПРИМЕРОВА\n⚖️ ст. 405 ч. 2 УК РК"
    english = "❗️COURT\n📅 3 December, Thursday\n⏰ 15:00\n👤 Anna PRIMEROVA\n⚖️ Art. 405 p. 2 CC RK"
    entries = parse(f"{russian}\n\n{english}", date=dt.date(2026, 12, 1)).hearings
    assert [person.allegations for entry in entries for person in entry.defendants] == [(), ()]


def test_a_card_below_its_day_may_open_with_its_hour_alone() -> None:
    text = (
        "Trials on 7 December 2026\n\n"
        "🕙 10:00\n👤 Ann Sample\n📍 Demo District Court, Almaty\n⚖️ Article 405 Part 2\n\n"
        "🕚 11:00\n👤 Ben Case\n📍 online"
    )
    first, second = parse(text).hearings

    assert (first.time, first.court, first.defendants[0].family_name) == (
        dt.time(10),
        "Demo District Court",
        "Sample",
    )
    assert [charge.part for charge in first.defendants[0].charges] == ["2"]
    assert (second.time, second.mode, second.defendants[0].family_name) == (dt.time(11), "online", "Case")
    assert parse(text).unparsed == ()


@pytest.mark.parametrize(
    "text",
    [
        "🗓 4 December 2026, Friday\n\n⏰ 10:00\n👤 Ann SAMPLE\nEntry from 9:00",
        "🗓 4 декабря 2026, пятница\n\n⏰ 10:00\n👤 Анна SAMPLE\n📍 Демоский районный суд\nℹ️ Вход с 9:00",
        "4 December 2026\n\n⏰ 10:00\n👤 Ann SAMPLE\nDoors open at 9:00.",
    ],
)
def test_when_the_doors_open_is_neither_a_sitting_nor_a_name(text: str) -> None:
    [entry] = parse(text).hearings

    assert (entry.time, [person.family_name for person in entry.defendants]) == (dt.time(10), ["Sample"])
    assert " " not in entry.defendants[0].given_name
