"""Ed25519 signatures that readers check with tools of their own: minisign's format, and signify's.

minisign (jedisct1.github.io/minisign, "Signature format"): `ED`, eight bytes of the key's name, the signature over
BLAKE2b-512 of the file; then a second signature over the first and the trusted comment. signify (OpenBSD): `Ed`, the
same eight bytes, the signature over the file itself. Both write public keys alike: `Ed`, the name, 32 bytes.
The arithmetic is the cryptography package's.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

TRUSTED = "trusted comment: "
UNTRUSTED = "untrusted comment: "


class WrongSignature(ValueError):
    """The words are not signed, or not by this key, or are not the ones that were signed."""


class BadKey(ValueError):
    """The key cannot be read."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What readers hold a signature against: `RW…`, 56 letters."""

    raw: bytes

    @classmethod
    def read(cls, text: str) -> PublicKey:
        """From the 56 letters, or a file's text around them. Raises BadKey."""
        lines = [line for line in text.strip().splitlines() if not line.startswith(UNTRUSTED)]
        try:
            whole = base64.b64decode(lines[0].strip() if lines else "", validate=True)
        except (binascii.Error, ValueError):
            whole = b""
        if len(whole) != 42 or whole[:2] != b"Ed" or cls(whole[10:]).name != whole[2:10]:
            raise BadKey("This is not the public key of a mirror: it has 56 letters and begins with RW.")
        return cls(whole[10:])

    @property
    def name(self) -> bytes:
        """Eight bytes that tell keys apart: the beginning of the fingerprint."""
        return hashlib.sha256(self.raw).digest()[:8]

    @property
    def letters(self) -> str:
        """The key in one word, as minisign -P takes it."""
        return base64.b64encode(b"Ed" + self.name + self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key, in groups that can be read out on the telephone."""
        whole = hashlib.sha256(self.raw).hexdigest()
        return " ".join(whole[at : at + 4] for at in range(0, 64, 4))

    def file(self) -> str:
        """The key as a file for `minisign -p` and `signify -p`."""
        return f"{UNTRUSTED}minisign public key {self.name[::-1].hex().upper()}\n{self.letters}\n"

    def verify(self, body: bytes, signature: str) -> str:
        """The trusted comment of a minisign signature over `body`. Raises WrongSignature."""
        try:
            _untrusted, signed, comment, overall = signature.splitlines()[:4]
            whole, over = base64.b64decode(signed, validate=True), base64.b64decode(overall, validate=True)
        except ValueError as error:
            raise WrongSignature("The signature cannot be read.") from error
        if whole[:2] != b"ED" or whole[2:10] != self.name or not comment.startswith(TRUSTED):
            raise WrongSignature("The signature was made with another key.")
        told = comment.removeprefix(TRUSTED)
        public = Ed25519PublicKey.from_public_bytes(self.raw)
        try:
            public.verify(whole[10:], hashlib.blake2b(body).digest())
            public.verify(over, whole[10:] + told.encode())
        except InvalidSignature as error:
            raise WrongSignature("What is signed is not what stands there.") from error
        return told


class SecretKey:
    """The publisher's key. It lies in a file that only its owner reads, never on the web server's disk."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    @classmethod
    def make(cls) -> SecretKey:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, path: Path) -> SecretKey:
        """From its file. Raises BadKey, also when others may read the file."""
        try:
            if path.stat().st_mode & 0o077:
                raise BadKey(f"Others can read the key in {path}. Close it: chmod 600 {path}")
            key = load_pem_private_key(path.read_bytes(), password=None)
        except (OSError, ValueError, TypeError) as error:
            if isinstance(error, BadKey):
                raise
            raise BadKey(f"The key in {path} cannot be read: {error}") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise BadKey(f"The key in {path} is of another kind than Ed25519.")
        return cls(key)

    def save(self, path: Path) -> None:
        """Writes a new file for its owner alone. Raises FileExistsError rather than replace a key."""
        body = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(body)

    def minisign(self, body: bytes, comment: str) -> bytes:
        """The text of a `.minisig` file over `body`; `comment` is signed with it."""
        told = " ".join(comment.split())
        signed = self._key.sign(hashlib.blake2b(body).digest())
        overall = self._key.sign(signed + told.encode())
        first = base64.b64encode(b"ED" + self.public.name + signed).decode()
        second = base64.b64encode(overall).decode()
        note = f"{UNTRUSTED}signature of {self.public.letters}"
        return f"{note}\n{first}\n{TRUSTED}{told}\n{second}\n".encode()

    def signify(self, body: bytes) -> bytes:
        """The text of signify's `.sig` file over `body`."""
        signed = base64.b64encode(b"Ed" + self.public.name + self._key.sign(body)).decode()
        return f"{UNTRUSTED}signature of {self.public.letters}\n{signed}\n".encode()
