"""A file that cannot be read is refused in the editor's own language."""

import re

import pytest
from django.utils import translation

from hearings.bulletin.decoding import CHECK_LETTERS, WHY, UnreadableText
from hearings.bulletin.entries import Entry, Parsed, Person
from hearings.importer.reading import in_nominative, text_of
from tests import factories


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize("sentence", [*WHY, CHECK_LETTERS])
def test_whatever_is_said_of_a_file_is_translated(lang: str, sentence: str) -> None:
    with translation.override(lang):
        assert re.search("[а-яәі]", translation.gettext(sentence))


def test_an_editor_is_told_what_the_file_is_and_what_to_do() -> None:
    with translation.override("ru"), pytest.raises(UnreadableText, match="PDF") as refused:
        text_of(b"%PDF-1.7 and so on")

    assert "скопируйте текст" in str(refused.value)


def test_an_editor_is_asked_to_check_the_letters_of_an_old_encoding() -> None:
    text = "Политические суды, назначенные на 6 мая 2021 года: состоится суд."

    with translation.override("ru"):
        read, notes = text_of(text.encode("cp1251"))

    assert read == text
    assert "Windows-1251" in notes[0]
    assert "проверьте буквы" in notes[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("гражданского активиста", "гражданский активист"),
        ("журналистки", "журналистка"),
        ("художницы", "художница"),
        ("ветерана войны", "ветеран войны"),
        ("вышивальщицы", "вышивальщицы"),  # the record has nothing like it
    ],
)
def test_a_role_in_another_case_is_the_one_on_record(written: str, kept: str) -> None:
    case = factories.case()
    for role in ("гражданский активист", "гражданская активистка", "журналистка", "ветеран войны"):
        factories.prosecution(case=case, defendant=factories.defendant(), role={"ru": role})
    person = Person(given_name="Ерлан", family_name="Сабитов", role=written)

    read = in_nominative(Parsed(hearings=(Entry(defendants=(person,)),)), "ru")

    assert [each.role for each in read.hearings[0].defendants] == [kept]
