"""A file is read as text, or refused with what it seems to be and what to do."""

import gzip

import pytest

from hearings.bulletin.decoding import UnreadableText, decode

RUSSIAN = (
    "Политические суды, назначенные на 6 мая 2021 года: состоится суд в отношении гражданского активиста."
)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04word/document.xml", "Word, OpenDocument, ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (gzip.compress(b"text", mtime=0), "gzip"),
    ],
)
def test_a_file_that_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableText, match=rf"a file of another kind \({what}\), not text"):
        decode(data)


def test_bytes_of_a_program_are_refused() -> None:
    with pytest.raises(UnreadableText, match="Open it, copy the text and paste it"):
        decode(bytes(range(32)) * 40)


def test_utf_8_is_read_silently_with_and_without_its_mark() -> None:
    assert decode(RUSSIAN.encode()).text == RUSSIAN
    assert decode(RUSSIAN.encode("utf-8-sig")).text == RUSSIAN
    assert decode(RUSSIAN.encode()).notes == ()


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-16", "UTF-16"), ("cp1251", "Windows-1251"), ("koi8_r", "KOI8-R"), ("cp866", "DOS 866")],
)
def test_another_encoding_is_read_and_said(codec: str, name: str) -> None:
    decoded = decode(RUSSIAN.encode(codec))
    assert (decoded.text, decoded.encoding) == (RUSSIAN, name)
    assert name in decoded.notes[0]


def test_an_encoding_nobody_can_tell_is_refused() -> None:
    with pytest.raises(UnreadableText, match="Save it as UTF-8"):
        decode(b"caf\xe9 \xff\xfe\x80\x81 na\xefve")


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""
