"""The signature that a leaflet carries inside itself, since one file is all that a messenger hands on.

It stands behind the page as an HTML comment: minisign's four lines over every byte before it. So minisign checks a
leaflet once the two are parted, which `sed` does and the page `/copies/` tells.
"""

from __future__ import annotations

from hearings.mirror.signing import PublicKey, SecretKey, WrongSignature

NAME = "leaflet.html"
LARGEST = 100_000
"""Bytes of a leaflet, signed: what goes through slow lines and every messenger."""
ROOM = LARGEST - 1_000
BEGIN, END = b"<!-- signature\n", b"-->\n"


def signed(body: bytes, key: SecretKey, comment: str) -> bytes:
    """The leaflet with its signature; `comment` says of which day and edition it is, and is signed too."""
    # Two hyphens could end the comment it stands in.
    told = comment.replace("--", "–")
    return body + BEGIN + key.minisign(body, told) + END


def verify(whole: bytes, key: PublicKey) -> str:
    """What the signature says of the leaflet. Raises WrongSignature when there is none, or one over other bytes."""
    body, begin, rest = whole.rpartition(BEGIN)
    if not begin or not rest.endswith(END):
        raise WrongSignature("This file carries no signature: nobody vouches for it.")
    return key.verify(body, rest.removesuffix(END).decode(errors="replace"))
