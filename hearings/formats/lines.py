"""Content lines of RFC 5545: escaping, parameters, folding.

Knows octets and nothing else: no property has a meaning here, and no text is translated or shortened. What a
function returns may be written as it stands: a character that could end a line early never gets through.
"""

import re
from urllib.parse import quote

CRLF = "\r\n"
WIDTH = 75
"""Octets in a line without its ending (RFC 5545 3.1)."""

# What some reader takes for a line's end: CR LF, CR, VT, FF, FS, GS, RS, NEL, line or paragraph separator.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters other than line feed, and code points that UTF-8 or XML cannot carry.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSAFE_IN_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NEEDS_QUOTES = re.compile("[:;,]")
_URI_SAFE = "/#%[]=:;$&()+,!?*@'~"


def text(value: str) -> str:
    """Escape a TEXT value (RFC 5545 3.3.11); every kind of line break becomes one escaped line feed."""
    if _UNUSUAL.search(value):
        value = _FORBIDDEN.sub("", _BREAKS.sub("\n", value)).replace("\t", " ")
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def texts(values: list[str]) -> str:
    """Escape several TEXT values for one line, as in CATEGORIES: the commas between them stay bare."""
    return ",".join(text(value) for value in values)


def uri(value: str) -> str:
    """Write an address in ASCII (RFC 3986): Cyrillic, spaces and control characters are percent-encoded."""
    return quote(value.encode("utf-8", "ignore"), safe=_URI_SAFE)


def parameter(value: str) -> str:
    """Write a parameter's value (RFC 5545 3.2), in quotes if need be; it cannot hold quotes or breaks."""
    value = _UNSAFE_IN_LINE.sub(" ", value).replace("\t", " ").replace('"', "")
    return f'"{value}"' if _NEEDS_QUOTES.search(value) else value


def fold(line: str) -> str:
    """Cut a content line at 75 octets, never inside a character, and end it with CR LF (RFC 5545 3.1)."""
    if len(line) * 4 <= WIDTH or (line.isascii() and len(line) <= WIDTH):
        return line + CRLF
    octets = line.encode()
    if len(octets) <= WIDTH:
        return line + CRLF
    pieces = []
    start, room = 0, WIDTH
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # a continuation octet: the character began before it
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, WIDTH - 1  # the blank that marks a continuation takes one octet
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode() + CRLF


def prop(name: str, value: str, **params: str | None) -> str:
    """Write one property, folded. The value must be encoded already: `text()`, `uri()` or a date.

    A parameter of None is left out; an underscore in a parameter's name stands for a hyphen.
    Raises ValueError for a value that would break the line: whoever wrote it forgot to encode it.
    """
    if _UNSAFE_IN_LINE.search(value):
        raise ValueError(f"{name}: the value holds a line break or control character")
    head = name + "".join(
        f";{key.replace('_', '-')}={parameter(given)}" for key, given in params.items() if given is not None
    )
    return fold(f"{head}:{value}")
