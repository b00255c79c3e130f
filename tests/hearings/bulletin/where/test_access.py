"""Whether the public may come is read where a text says so, and concluded from nothing else."""

import pytest

from hearings.bulletin.parser import parse

HEADING = "Hearings on 1 December 2026\n1. "


def access(item: str) -> list[str]:
    return [entry.access for entry in parse(HEADING + item).hearings]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("At 10:00, a closed trial against Ann SAMPLE will take place.", "closed"),
        ("At 10:00, the court will hold a closed preliminary hearing in the case of Ann SAMPLE.", "closed"),
        ("At 10:00, a trial against Ann SAMPLE will take place behind closed doors.", "closed"),
        (
            "At 10:00, a trial against Ann SAMPLE will take place. The hearing is closed to the public.",
            "closed",
        ),
        (
            "At 10:00, a trial against Ann SAMPLE will take place.\nThe hearing is closed to the press.",
            "closed",
        ),
        (
            "At 10:00, a trial against Ann SAMPLE will take place.\nGood to know: Closed to the public",
            "closed",
        ),
        ("В 10:00 состоится закрытое судебное заседание в отношении Анны ПРИМЕРОВОЙ.", "closed"),
        ("В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Заседание пройдёт в закрытом режиме.", "closed"),
        ("Сағат 10:00-де Анна ПРИМЕРОВАҒА қатысты жабық сот отырысы өтеді.", "closed"),
        ("10:00 – Ann SAMPLE, Article 405 Part 2. Open to the public.", "open"),
        ("10:00 – Ann SAMPLE, Article 405 Part 2 (open), Medeu district court", "open"),
        ("В 10:00 суд над Анной ПРИМЕРОВОЙ по ст. 405 ч. 2 (закрытое).", "closed"),
        ("В 10:00 заседание (открытое) по делу Анны ПРИМЕРОВОЙ.", "open"),
        ("В 10:00 заседание по делу Анны ПРИМЕРОВОЙ, закрытое.", "closed"),
        ("Сағат 10:00-де Анна ПРИМЕРОВАҒА қатысты сот (жабық).", "closed"),
        ("В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Вход свободный.", "open"),
    ],
)
def test_it_is_told_by_its_words(item: str, said: str) -> None:
    assert access(item) == [said]


@pytest.mark.parametrize(
    "item",
    [
        "At 10:00, a trial against Ann SAMPLE will take place.",
        "At 10:00, the trial of Ann SAMPLE («an open letter») will open.",
        "At 10:00, a trial against Ann SAMPLE will take place. It is not closed to the public.",
        "At 10:00, a trial against Ann SAMPLE will take place. The prosecutor asked for a closed hearing.",
        "В 10:00 суд над Анной ПРИМЕРОВОЙ. Прокурор просит провести закрытое заседание.",
        "At 10:00, a trial against Ann SAMPLE: the first half is an open hearing, the second a closed hearing.",
    ],
)
def test_silence_and_both_are_nothing_said(item: str) -> None:
    assert access(item) == [""]


@pytest.mark.parametrize("said", ["(open)", "(closed)", ", закрытое", "(открытый)"])
def test_nobody_is_called_open_or_closed(said: str) -> None:
    (entry,) = parse(f"{HEADING}10:00 – trial of Ann SAMPLE {said}").hearings
    assert entry.defendants[0].role == ""
