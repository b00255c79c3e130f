"""Names keep what was written, lose capitals and hashtags, and can be compared across cases."""

import pytest

from hearings.bulletin.names import clean, read_run, same_given, same_person, split_name, stem
from hearings.bulletin.tokens import tokenize


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Aibek SAMPLEV", "Aibek", "Samplev"),
        ("SAMPLEV Aibek", "Aibek", "Samplev"),
        ("#SAMPLEV Aibek", "Aibek", "Samplev"),
        ("Askhat #SAMPLEV", "Askhat", "Samplev"),
        ("SAMPLEV A.", "A.", "Samplev"),
        ("SAMPLEV A.B.", "A.B.", "Samplev"),
        ("A. Samplev", "A.", "Samplev"),
        ("Sean O’BRIEN", "Sean", "O’Brien"),
        ("Mukhamed-Ali KUL-MUKHAMMED", "Mukhamed-Ali", "Kul-Mukhammed"),
        ("Bolat Serikuly SAMPLEV", "Bolat Serikuly", "Samplev"),
        ("Samplev Muratbay Alievich", "Muratbay Alievich", "Samplev"),
        ("Reichert Roman", "Roman", "Reichert"),
        ("Айдос ҮЛГІБЕКОВҚА", "Айдос", "Үлгібековқа"),
        ("Айдос ҮЛГІБЕКОВқа", "Айдос", "Үлгібеков"),
        ("Äsem ŞAĞYROVA", "Äsem", "Şağyrova"),
        ("Marat SAMPLEV‘S", "Marat", "Samplev"),
    ],
)
def test_a_name_is_split_and_written_in_title_case(written: str, given: str, family: str) -> None:
    run = read_run(tokenize(written), 0)
    assert run is not None
    name = split_name(run)
    assert name is not None
    assert (name.given_name, name.family_name) == (given, family)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жакиева", "Жакиев"),
        ("Турсуновой", "Турсунова"),
        ("Мырзақановаға", "Мырзақанова"),
        ("Қалибекұлына", "Қалибекұлы"),
    ],
)
def test_a_name_in_another_case_may_be_the_same_person(one: str, other: str) -> None:
    assert same_person(one, other)


def test_other_names_are_other_people() -> None:
    assert not same_person("Жакиев", "Турсунов")
    assert not same_person("Li", "Lee")


def test_a_stem_is_in_small_letters_without_apostrophes() -> None:
    assert stem("O’Brien") == "obrien"
    assert clean("SAMPLEV’S") == "Samplev"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Лев", "Льва"), ("Павел", "Павла"), ("Пётр", "Петра"), ("Яна", "Яны"), ("Айгүл", "Айгүлге")],
)
def test_a_given_name_is_known_in_its_cases(one: str, other: str) -> None:
    assert same_given(one, other)


@pytest.mark.parametrize(("one", "other"), [("Ева", "Евгений"), ("Павел", "Пётр"), ("Лев", "Лейла")])
def test_other_given_names_are_others(one: str, other: str) -> None:
    assert not same_given(one, other)
