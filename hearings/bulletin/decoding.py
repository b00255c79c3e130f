"""Bytes of an uploaded file made text, or refused in words an editor understands.

Encodings are told by what the text would say, not by what the file claims: a bulletin in Cyrillic reads as Russian in
one of them only. Refuses to guess between two that read equally well.
"""

import codecs
import unicodedata
from dataclasses import dataclass

_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word, OpenDocument, ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
)
ANOTHER_KIND, NO_TEXT, NOT_AS_MARKED, UNKNOWN_ENCODING = WHY = (
    "This is a file of another kind (%(what)s), not text. "
    "Open it, copy the text and paste it, or save it as plain text.",
    "This is no text. Open it, copy the text and paste it, or save it as plain text.",
    "This says it is %(what)s and is not. Open it, copy the text and paste it, or save it as plain text.",
    "The encoding of this text is not known. Save it as UTF-8, or copy the text and paste it.",
)
"""Why bytes were refused, and what to do; `what` is a name that is the same in every language."""
CHECK_LETTERS = "The text was in %(what)s; check the letters before you go on."
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
    """These bytes are no text; the message says what they seem to be and what to do.

    `why` is one of WHY, for whoever says it in another language.
    """

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why % {"what": what} if what else why)
        self.why, self.what = why, what


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it came in."""

    text: str
    encoding: str

    @property
    def notes(self) -> tuple[str, ...]:
        """Every encoding but UTF-8 is told: letters of another may be wrong."""
        return () if self.encoding == "UTF-8" else (CHECK_LETTERS % {"what": self.encoding},)


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises UnreadableText for anything that is not one."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableText(ANOTHER_KIND, what)
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(codec), name)
            except UnicodeDecodeError as error:
                raise UnreadableText(NOT_AS_MARKED, name) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_cyrillic(data)
    if _odd(text) > max(8, len(text) // 50):
        raise UnreadableText(NO_TEXT)
    return Decoded(text, "UTF-8")


def _decode_cyrillic(data: bytes) -> Decoded:
    if b"\x00" in data[:_SAMPLE]:
        raise UnreadableText(NO_TEXT)
    scores = {}
    for codec, name in (("cp1251", "Windows-1251"), ("koi8_r", "KOI8-R"), ("cp866", "DOS 866")):
        scores[name, codec] = _russian(data[:_SAMPLE].decode(codec, "replace"))
    (name, codec), best = max(scores.items(), key=lambda item: item[1])
    if best < 0.6 or sorted(scores.values())[-2] > best - 0.1:
        raise UnreadableText(UNKNOWN_ENCODING)
    return Decoded(data.decode(codec, "replace"), name)


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
