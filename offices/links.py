"""Links to elsewhere as editors enter them: a reader must see in a link where it leads. Knows no Django.

Hosts in other alphabets than Latin are judged as browsers do that show a deceiving one in punycode (Chromium's policy
for internationalised names): by the alphabets of a label, and by letters that all look Latin before a Latin ending.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from offices.letters import LATIN, looks_latin, script

_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*://([^/?#]*)", re.IGNORECASE)
_CODED = "xn--"
# Written together in one word, and taken for nothing else.
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}


class Authority(NamedTuple):
    """What stands between the slashes: perhaps somebody's name and "@", the host, perhaps a port."""

    user: str
    host: str


def authority(link: str) -> Authority:
    """Empty both for what is no link."""
    found = _AUTHORITY.match(link)
    user, _at, rest = found[1].rpartition("@") if found else ("", "", "")
    return Authority(user, rest if rest.startswith("[") else rest.partition(":")[0])


def without_user(link: str) -> str:
    """The link as it leads to the same place without naming anybody."""
    return re.sub(r"(?<=://)[^/?#]*@", "", link, count=1)


def in_letters(host: str) -> str:
    """The host as a browser may show it: labels in punycode read."""
    return ".".join(map(_read, host.split(".")))


def in_ascii(host: str) -> str:
    """The host as it is looked up: every label in plain letters."""
    return ".".join(
        label if label.isascii() else f"{_CODED}{label.lower().encode('punycode').decode()}"
        for label in host.split(".")
    )


def is_deceiving(host: str) -> bool:
    """Whether the host looks like another one, in letters or in punycode."""
    *labels, ending = in_letters(host).split(".")
    return _is_odd(ending) or any(
        _is_odd(label) or (ending.isascii() and bool(looks_latin(label))) for label in labels
    )


def _read(label: str) -> str:
    if not label.lower().startswith(_CODED):
        return label
    try:
        letters = label[len(_CODED) :].encode("ascii").decode("punycode")
        letters.encode()  # half a letter can be coded, and not shown
    except UnicodeError:
        return label
    return letters


def _is_odd(label: str) -> bool:
    """Letters of two alphabets in one label, signs that are no letters, letters in another dress (full width, bold)."""
    if label.isascii():
        return False
    scripts = {"CJK" if (name := script(letter)) in _EAST_ASIAN else name for letter in label} - {""}
    if scripts == {"CJK", LATIN}:
        scripts = {"CJK"}
    is_plain = all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in label)
    return len(scripts) > 1 or not is_plain or unicodedata.normalize("NFKC", label) != label
