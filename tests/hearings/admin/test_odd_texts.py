"""What is brought in as a bulletin and is none, or is written otherwise: told in plain words, and nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hearings.models import Bulletin
from tests.hearings.admin.test_importing import TEXT, desk, office_key, paste, plan_address

pytestmark = pytest.mark.django_db


__all__ = ["desk", "paste"]


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"a" * 600_000, "256 KB"),
        (bytes(range(256)) * 20, "text"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_plain_words(desk, paste, content, answer):
    page = desk.post(paste, {"file": SimpleUploadedFile("x.txt", content), "office": office_key()})

    assert answer in page.content.decode()
    assert not Bulletin.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_file_in_another_encoding_is_read_and_said_so(desk, paste, encoding):
    text = (
        "Политические суды, назначенные на 20 мая 2021 года:\n\n1) В 09:30 состоится суд по политически мотивированному "
        "уголовному делу по статье 405 части 2 в отношении гражданского активиста Нурбека ДЕМОВА.\n"
    )

    page = desk.post(
        paste, {"file": SimpleUploadedFile("x.txt", text.encode(encoding)), "office": office_key()}
    )

    assert "Демов" in page.content.decode()
    assert Bulletin.objects.get().text.startswith("Политические")


def test_nul_bytes_and_signs_that_turn_the_text_are_no_obstacle(desk, paste):
    text = TEXT.replace("Aru DEMOVA", "Aru \x00\u202eDEMOVA")

    page = desk.post(paste, {"text": text, "office": office_key()})

    assert page.status_code == 200
    assert "\x00" not in Bulletin.objects.get().text


@pytest.mark.parametrize("text", ["\x00\x00", "\x00 \x00\n"])
def test_a_text_corrected_to_nothing_but_nul_bytes_is_called_empty_and_the_old_one_stays(desk, paste, text):
    desk.post(paste, {"text": TEXT, "office": office_key()})

    page = desk.post(plan_address(), {"text": text, "reread": "1"})

    assert "empty" in page.content.decode()
    assert Bulletin.objects.get().text.strip() == TEXT.strip()


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01"])
def test_a_date_at_the_ends_of_the_calendar_is_a_question_and_no_error(desk, paste, date):
    page = desk.post(paste, {"text": TEXT.replace("6 May 2021", date), "date": date, "office": office_key()})

    assert "The date must lie between 1990 and 2100." in page.content.decode()


def test_what_is_longer_than_anything_the_desk_reads_is_called_too_long(desk, paste):
    refused = desk.post(paste, {"text": "a" * 3_000_000, "office": office_key()})

    assert refused.status_code == 413
    assert "This is too long." in refused.content.decode()
    assert "Nothing was saved. Go back" in refused.content.decode()
    assert not Bulletin.objects.exists()


def test_a_text_beside_a_file_is_not_dropped_without_a_word(desk, paste):
    sent = {"text": TEXT, "file": SimpleUploadedFile("x.txt", b"Another one"), "office": office_key()}

    page = desk.post(paste, sent).content.decode()

    assert "There is a text and a file too" in page
    assert "1) At 09:15, a trial" in page
    assert not Bulletin.objects.exists()


def test_of_several_files_each_waits_by_itself_and_what_is_no_text_is_named(desk, paste):
    tuesday = TEXT.replace("6 May", "7 May")
    files = {
        "mon.txt": TEXT.encode(),
        "tue.txt": tuesday.encode(),
        "photo.txt": b"\x89PNG\r\n\x1a\n",
        "no.txt": b"",
    }
    sent = [SimpleUploadedFile(name, content) for name, content in files.items()]

    page = desk.post(paste, {"file": sent, "office": office_key()}).content.decode()

    assert [row.text for row in Bulletin.objects.order_by("pk")] == [TEXT, tuesday]
    assert all(f"{name}: " in page for name in ("photo.txt", "no.txt"))
    for row in Bulletin.objects.all():
        assert reverse("admin:hearings_bulletin_plan", args=[row.pk]) in page
