"""How a sitting is held, where a sentence behind the announcement says it: a wrong one sends somebody to no court."""

import pytest

from hearings.bulletin.parser import parse

ENGLISH = "Trials on 4 December:\n\n1) At 10:00, a trial of Ann SAMPLE will take place in Demo Court. "
RUSSIAN = "Суды на 4 декабря 2026 года:\n\n1) В 10:00 в Демонском суде состоится суд над Анной ПРИМЕРОВОЙ. "
KAZAKH = (
    "4 желтоқсандағы соттар:\n\n1) Сағат 10:00-де Демо аудандық сотында Дана ДЕМОВАҒА қатысты сот өтеді. "
)


def mode(text: str) -> str:
    [hearing] = parse(text).hearings
    return hearing.mode


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}It is held online.",
        f"{ENGLISH}The hearing is held online via Zoom.",
        f"{ENGLISH}The trial is being held online.",
        f"{ENGLISH}Hearings are held via Zoom.",
        f"{ENGLISH}The court hears the case online.",
        f"{ENGLISH}Her lawyer said that the hearing will be held online.",
        f"{ENGLISH}Via Zoom.",
        f"{RUSSIAN}По ходатайству адвоката заседание пройдёт онлайн.",
        f"{RUSSIAN}Заседание проходит онлайн.",
        f"{RUSSIAN}Суд идёт в онлайн-формате.",
        f"{RUSSIAN}Процесс проводится по видеосвязи (Zoom).",
        f"{KAZAKH}Отырыс онлайн өтіп жатыр.",
        f"{KAZAKH}Сот онлайн форматта жүріп жатыр.",
    ],
)
def test_a_sentence_behind_says_that_it_is_online(text: str) -> None:
    assert mode(text) == "online"


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}The previous hearing was held online.",
        f"{ENGLISH}The hearing is not held online.",
        f"{ENGLISH}You can watch the hearing online.",
        f"{ENGLISH}The defendant takes part in the hearing via video link.",
        f"{RUSSIAN}Прошлое заседание проходило онлайн.",
        f"{RUSSIAN}Подсудимая участвует в заседании по видеосвязи.",
        f"{RUSSIAN}Следить за заседанием можно онлайн.",
        f"{KAZAKH}Алдыңғы отырыс онлайн өтті.",
        f"{ENGLISH}Her lawyer asked for the hearing to be held online.",
        f"{ENGLISH}The defence has requested that the hearing be held online.",
        f"{RUSSIAN}Адвокат просит провести заседание онлайн.",
        f"{RUSSIAN[:-2]}, защита просила провести заседание по видеосвязи.",
        f"{KAZAKH}Адвокат отырысты онлайн өткізуді сұрады.",
    ],
)
def test_what_was_who_is_on_a_screen_and_who_may_watch_is_another_matter(text: str) -> None:
    assert mode(text) == "in_person"


def test_what_somebody_asked_for_is_no_further_day() -> None:
    trial = "At 10:00 on 6 May 2021 the trial of Ann SAMPLE will continue."
    text = f"{trial} Her lawyer asked for the hearing to be held on 8 May."
    (entry,) = parse(text).hearings
    assert entry.date is not None
    assert entry.date.day == 6
