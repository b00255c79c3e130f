"""Names are kept in title case, told apart only when it is plain, and compared whatever their case and order."""

from __future__ import annotations

import pytest

from defendants.names import NameUnclear, as_kept, folded, is_hers, spellings, split_name
from defendants.transliteration import skeleton


@pytest.mark.parametrize(
    ("given", "family", "kept"),
    [
        ("Aibek", "SABITOV", ("Aibek", "Sabitov")),
        ("aibek", "sabitov", ("Aibek", "Sabitov")),
        ("", "Aibek SABITOV", ("Aibek", "Sabitov")),
        ("Aibek SABITOV", "", ("Aibek", "Sabitov")),
        ("", "SABITOV Aibek", ("Aibek", "Sabitov")),
        ("", "SABITOV, Aibek", ("Aibek", "Sabitov")),
        ("", "Айнұр МЫРЗАЛИЕВА", ("Айнұр", "Мырзалиева")),
        ("", "Aibek Maratuly SABITOV", ("Aibek Maratuly", "Sabitov")),
        ("", "A. SABITOV", ("A.", "Sabitov")),
        ("", "Sabitov", ("", "Sabitov")),
        ("", "", ("", "")),
        (" Anna  Maria ", "DEMO-PRIMER", ("Anna Maria", "Demo-Primer")),
    ],
)
def test_names_from_two_boxes_or_one(given: str, family: str, kept: tuple[str, str]) -> None:
    assert split_name(given, family) == kept


@pytest.mark.parametrize("name", ["Aibek Sabitov", "AIBEK SABITOV", "aibek sabitov"])
def test_a_family_name_that_cannot_be_told_is_refused(name: str) -> None:
    with pytest.raises(NameUnclear, match=name):
        split_name("", name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("SABITOV", "Sabitov"),
        ("McDonald", "McDonald"),
        ("O’NEIL", "O’Neil"),
        ("ӘБІЛҒАЗЫ", "Әбілғазы"),
        ("demo-primer", "Demo-Primer"),
    ],
)
def test_how_a_name_is_kept(typed: str, kept: str) -> None:
    assert as_kept(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Aibek", "Sabitov"), ("SABITOV", "aibek")),
        (("Пётр", "Семёнов"), ("Петр", "Семенов")),
        (("Anna", "Demo-Primer"), ("anna", "demo primer")),
        (("A.", "Sabitov"), ("a", "sabitov")),
        (("С\u0061битов",), ("сабитов",)),
        (("3аманов",), ("заманов",)),
    ],
)
def test_the_same_name_written_otherwise(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert folded(*one) == folded(*other)


def test_every_spelling_of_a_person_counts() -> None:
    written = spellings({"en": "Aru"}, {"en": "Demova", "ru": "Демова"}, ["Арухан Демова"])

    assert written == {skeleton("Aru", "Demova"), skeleton("Demova"), skeleton("Arukhan", "Demova")}


@pytest.mark.parametrize(
    ("names", "hers"),
    [
        (["Primerova", "Примерова"], True),
        (["ОБРАЗЦОВСКАЯ"], True),
        (["Myrzaliyeva"], True),
        (["Қалибекқызы"], True),
        (["Ким", "Кенесовна"], True),
        (["Primerov"], False),
        (["Demin", "Дёмин"], False),
        (["Образцовский"], False),
        (["Қалибекұлы"], False),
        (["Ким", "Кенесович"], False),
        (["Úlgibai", "Ким", ""], None),
        (["Ова"], None),
        (["Primerov", "Primerova"], None),
        ([], None),
    ],
)
def test_whether_a_name_is_a_womans(names: list[str], hers: bool | None) -> None:
    assert is_hers(names) is hers
