"""Bytes of an uploaded file made text, or refused in words an editor understands.

Encodings are told by what the text would say, not by what the file claims: a bulletin in Cyrillic reads as Russian in
one of them only. Refuses to guess between two that read equally well.
"""

import codecs
import unicodedata
from dataclasses import dataclass

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or a sound"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"Rar!", "a RAR file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_REMEDY = "Open it, copy the text and paste it, or save it as plain text."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_COMMON = frozenset("оеаинтсрвлкмдпу")  # three of four letters of any Russian text
_SAMPLE = 20_000


class UnreadableText(ValueError):
    """These bytes are no text; the message says what they seem to be and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it came in; `notes` name every encoding but UTF-8."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises UnreadableText for anything that is not one."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableText(f"This is {what}, not text. {_REMEDY}")
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(
                    data.decode(codec), name, () if name == "UTF-8" else (f"The text was in {name}.",)
                )
            except UnicodeDecodeError as error:
                raise UnreadableText(f"This says it is {name} and is not. {_REMEDY}") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_cyrillic(data)
    if _odd(text) > max(8, len(text) // 50):
        raise UnreadableText(
            f"This holds control characters all through, like a program or an image. {_REMEDY}"
        )
    return Decoded(text, "UTF-8")


def _decode_cyrillic(data: bytes) -> Decoded:
    if b"\x00" in data[:_SAMPLE]:
        raise UnreadableText(f"This is no text, or text in an encoding without a mark. {_REMEDY}")
    scores = {}
    for codec, name in (("cp1251", "Windows-1251"), ("koi8_r", "KOI8-R"), ("cp866", "DOS 866")):
        scores[name, codec] = _russian(data[:_SAMPLE].decode(codec, "replace"))
    (name, codec), best = max(scores.items(), key=lambda item: item[1])
    if best < 0.6 or sorted(scores.values())[-2] > best - 0.1:
        raise UnreadableText(f"The encoding of this text is not known. Save it as UTF-8. {_REMEDY}")
    note = f"The text was in {name}; check the letters before you go on."
    return Decoded(data.decode(codec, "replace"), name, (note,))


def _russian(text: str) -> float:
    """Share of the letters that are the commonest small letters of Russian; below 0.6 it is not Russian."""
    strange = [char for char in text if ord(char) > 127]
    if not strange or _odd(text) > len(text) // 50:
        return 0.0
    small = sum(char in _COMMON for char in strange)
    letters = sum(char.isalpha() for char in strange)
    wild = sum(a.islower() and b.isupper() for a, b in zip(text, text[1:], strict=False))
    return (small + 0.25 * (letters - small)) / len(strange) - wild / len(strange)


def _odd(text: str) -> int:
    """How many characters no text has."""
    return sum(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\t\n\r\f\v" for char in text)
