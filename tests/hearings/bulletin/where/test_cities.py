"""A city beside its court is the city of the sitting; a month, a label or somebody's name is none."""

import pytest

from hearings.bulletin.parser import parse

HEADING = {
    "en": "Hearings on 1 December 2026\n1. ",
    "ru": "Слушания 1 декабря 2026 года\n1. ",
    "kk": "2026 жылғы 1 желтоқсандағы сот отырыстары\n1. ",
}


@pytest.mark.parametrize(
    ("language", "item", "city"),
    [
        ("en", "10:00 – Sampleton, Medeu District Court. Trial of Ann SAMPLE.", "Sampleton"),
        ("en", "10:00 – Medeu District Court, Sampleton. Trial of Ann SAMPLE.", "Sampleton"),
        ("en", "10:00 – Medeu District Court (Sampleton): Ann SAMPLE, Article 405 Part 2.", "Sampleton"),
        ("en", "10:00 Ust-Sampleton. Medeu District Court. Trial of Ann SAMPLE.", "Ust-Sampleton"),
        ("en", "10:00, Sampleton, Medeu District Court, trial of Ann SAMPLE.", "Sampleton"),
        ("en", "10:00 / Sampleton / Medeu DC, room 5 / Ann SAMPLE / Art. 405(2)", "Sampleton"),
        ("ru", "10:00 – Примерск, Медеуский районный суд. Суд над Анной ПРИМЕРОВОЙ.", "Примерск"),
        ("ru", "10:00 – Медеуский районный суд (Примерск). Суд над Анной ПРИМЕРОВОЙ.", "Примерск"),
        ("kk", "10:00 – Үлгікент, Медеу аудандық соты. Анна ПРИМЕРОВАҒА қатысты сот.", "Үлгікент"),
    ],
)
def test_the_word_set_off_beside_a_court_is_its_city(language: str, item: str, city: str) -> None:
    (entry,) = parse(HEADING[language] + item).hearings
    assert (entry.city, len(entry.defendants)) == (city, 1)
    assert entry.court.split()[0] in ("Medeu", "Медеуский", "Медеу")


@pytest.mark.parametrize(
    "item",
    [
        "11:00 – Medeu District Court. Appeal of Ann SAMPLE, sentenced in September to five years.",
        "11:00 – Medeu District Court. Appeal of Ann SAMPLE, who was sentenced in May.",
        "11:00; What: trial of Ann SAMPLE; Where: Medeu District Court",
        "11:00 – Medeu District Court, Sampleov, Article 405 Part 2; Ann SAMPLE, Article 174.",
        "11:00 – Appeal, Medeu District Court: Ann SAMPLE.",
    ],
)
def test_a_month_a_label_or_a_family_name_is_no_city(item: str) -> None:
    assert [entry.city for entry in parse(HEADING["en"] + item).hearings] == [""]


def test_where_a_court_is_not_is_no_city() -> None:
    text = "Суд над Анной ПРИМЕРОВОЙ начнётся 6 мая 2021 года в 11:00 не в Медеуском, а в Бостандыкском районном суде."
    (entry,) = parse(text).hearings
    assert (entry.court, entry.city) == ("Бостандыкском районном суде", "")
