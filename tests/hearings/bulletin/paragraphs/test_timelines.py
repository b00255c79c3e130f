"""The story of a case told day by day announces nothing; what is still to come in it does."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2023, 6, 1)
ENGLISH = (
    "3 October 2022: trial of Ann SAMPLE begins\n12 May 2023 – sentenced to five years\n20 May 2023: appeal\n"
)
ITEM = "At 10:00, a trial under Article 405 Part 2 against Ann SAMPLE will take place."


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Ann SAMPLE is a civil activist from Almaty.\n\n" + ENGLISH,
        "Ann SAMPLE: the case so far\n\n12 May 2023 – sentenced to five years\n3 October 2022 – trial of Ann SAMPLE "
        "begins\n1 March 2022 – arrested\n",
        "Timeline:\n- 3 October 2022, 10:00: trial of Ann SAMPLE begins\n- 12 May 2023 – verdict\n",
        "Background\n\n1 March 2022: Ann SAMPLE is arrested\n3 October 2022: trial begins\n",
        "Хронология:\n3 октября 2022, 10:00 – суд над Анной ПРИМЕРОВОЙ\n12 мая 2023 – приговор\n",
        "3 октября 2022 – суд над Анной ПРИМЕРОВОЙ, ст. 405, 10:00\n12 мая 2023 – приговорена к пяти годам\n",
        "Оқиғалар барысы:\n2022 жылғы 3 қазан, 10:00 – Арман МЫСАЛОВТЫҢ соты\n2023 жылғы 12 мамыр – үкім\n",
    ],
)
def test_the_days_of_a_story_are_no_sittings(text: str) -> None:
    parsed = parse(text, date=TODAY)
    assert parsed.hearings == ()
    assert len(parsed.unparsed) == len([line for line in text.splitlines() if line])


def test_a_story_below_an_announcement_is_no_statement() -> None:
    text = f"Political court hearings scheduled on 6 June 2023:\n\n1) {ITEM}\n\nBackground:\n{ENGLISH}"
    parsed = parse(text)
    assert [entry.date for entry in parsed.hearings] == [dt.date(2023, 6, 6)]
    assert parsed.statements == ()


@pytest.mark.parametrize("date", [TODAY, None])
def test_the_row_that_is_still_to_come_is_a_sitting(date: dt.date | None) -> None:
    text = f"Timeline\n\n{ENGLISH}6 June 2023, 10:00 – appeal of Ann SAMPLE\n"
    (entry,) = parse(text, date=date).hearings
    assert (entry.date, entry.time) == (dt.date(2023, 6, 6), dt.time(10))


def test_whoever_a_story_names_is_tried_at_the_sitting_below_it() -> None:
    text = (
        f"The case so far\n\n{ENGLISH}\nThe appeal will be heard on 6 June 2023 at 10:00 in the City Court."
    )
    (entry,) = parse(text, date=TODAY).hearings
    assert [person.family_name for person in entry.defendants] == ["Sample"]


@pytest.mark.parametrize("date", [dt.date(2022, 10, 1), TODAY, None])
def test_the_rows_of_a_calendar_are_sittings(date: dt.date | None) -> None:
    text = (
        "3 October 2022: trial of Ann SAMPLE, art. 405, 10:00\n"
        "4 October 2022: appeal of Ben CASE, art. 405, 11:00\n"
        "5 October 2022: trial of Carl DEMO, art. 405, 12:00\n"
    )
    assert [entry.time.hour for entry in parse(text, date=date).hearings if entry.time] == [10, 11, 12]


@pytest.mark.parametrize(
    "log",
    [
        "The judge read the verdict for hours.\n\n09:15 – the hearing of Ann SAMPLE begins\n10:00 – Ann SAMPLE was "
        "convicted on 6 June\n",
        "Как это было\n\n09:15 – начинается суд над Анной ПРИМЕРОВОЙ, ст. 405\n10:00 – Анна ПРИМЕРОВА осуждена\n",
    ],
)
def test_a_day_told_hour_by_hour_is_no_sitting(log: str) -> None:
    assert parse(log, date=dt.date(2023, 6, 7)).hearings == ()


def test_what_is_still_to_come_of_a_day_told_hour_by_hour_is_a_sitting() -> None:
    log = "As it happened\n\n09:15 – Ann SAMPLE was convicted\n15:00 – the trial of Ben CASE (Article 405) will begin\n"
    (entry,) = parse(log, date=TODAY).hearings
    assert [person.family_name for person in entry.defendants] == ["Case"]


def test_the_rows_below_a_day_are_sittings_whatever_became_of_one() -> None:
    rows = "10:00 – Ann SAMPLE, Article 405\n11:00 – Ben CASE was sentenced\n12:00 – Carl DEMO, Article 405\n"
    assert [
        entry.time.hour for entry in parse(f"Hearings on 6 May 2021:\n\n{rows}").hearings if entry.time
    ] == [10, 12]


@pytest.mark.parametrize(
    "text",
    [
        f"Political trials on 6 May 2021:\n\n1) {ITEM}\n\nAnn SAMPLE is being prosecuted for:\n\n— 10 January 2021 – "
        "took part in a rally;\n\n— 28 February 2021 – arrested at a picket.\n",
        f"Political trials on 6 May 2021:\n\n1) {ITEM}\n\nAnn SAMPLE is being prosecuted for:\n10 January 2021: took "
        "part in a rally;\n28 February 2021: arrested at a picket;\n",
        "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n\nАнна ПРИМЕРОВА "
        "преследуется за:\n— 10 января 2021 года – задержана на митинге;\n— 28 февраля 2021 года – репост.\n",
    ],
)
def test_what_somebody_is_prosecuted_for_may_open_with_its_days(text: str) -> None:
    (entry,) = parse(text).hearings
    assert [len(person.allegations) for person in entry.defendants] == [2]
