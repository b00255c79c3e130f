"""The list of a mirror's files with their SHA-256, which `sha256sum -c` reads, and how a copy is held against it."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from hearings.mirror.signing import PublicKey, SecretKey, WrongSignature
from hearings.mirror.tree import NotOurs

NAME = "MANIFEST.txt"
MINISIGN, SIGNIFY = f"{NAME}.minisig", f"{NAME}.sig"
OURS = {NAME, MINISIGN, SIGNIFY}


class NoManifest(ValueError):
    """There is no list of files, or it cannot be read."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy is of, and what is in it: file → SHA-256 in hex. `record_head` is the record's last seal,
    edition and digest, which `verify_record --head` asks for."""

    site: str
    edition: int
    date: str
    at: dt.datetime
    base: str
    record_head: str
    files: dict[str, str]

    def text(self) -> str:
        """The list as it is signed: facts behind `#`, which sha256sum passes over, then a line a file."""
        head = (
            f"# {self.site}, copy as of {self.date}. After a day, look for a newer one: {self.base}/",
            f"# date: {self.date}",
            f"# edition: {self.edition}",
            f"# moment: {self.at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
            f"# address: {self.base}/",
            f"# record: {self.record_head}",
            f"# files: {len(self.files)}",
        )
        listed = (f"{sha}  {name}" for name, sha in sorted(self.files.items()))
        return "\n".join((*head, *listed)) + "\n"

    @property
    def comment(self) -> str:
        """What the signature itself says of the list, so that an old one is not taken for a new one."""
        return f"{self.site}: copy as of {self.date}, edition {self.edition}, {len(self.files)} files"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a folder: the list's own facts, and the files that differ from it."""

    facts: dict[str, str]
    files: int
    is_signed: bool
    changed: list[str]
    missing: list[str]
    extra: list[str]

    @property
    def is_whole(self) -> bool:
        return not (self.changed or self.missing or self.extra)


def written(listed: Manifest, key: SecretKey | None) -> dict[str, bytes]:
    """The list and its signatures as files."""
    body = listed.text().encode()
    if key is None:
        return {NAME: body}
    return {NAME: body, MINISIGN: key.minisign(body, listed.comment), SIGNIFY: key.signify(body)}


def read(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The facts and the files of a folder's list. Raises NoManifest."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise NoManifest(f"{folder / NAME} cannot be read: {error}") from error
    facts, files = {}, {}
    for line in lines:
        if line.startswith("#"):
            name, _colon, value = line.removeprefix("# ").partition(": ")
            facts[name] = value
            continue
        sha, gap, name = line[:64], line[64:66], line[66:]
        if gap != "  " or not name or name.startswith("/") or ".." in name.split("/"):
            raise NoManifest(f"{folder / NAME} has a line that names no file: {line[:100]!r}")
        files[name] = sha
    return facts, files


def verify(folder: Path, key: PublicKey | None) -> Checked:
    """Holds every file against the list, and the list against the publisher's key.

    Raises NoManifest, and signing.WrongSignature when the signature is another's or over other words; without a key
    only the files are looked at.
    """
    facts, files = read(folder)
    signature = folder / MINISIGN
    if key is not None:
        if not signature.is_file():
            raise WrongSignature(f"{MINISIGN} is missing: nobody vouches for this copy.")
        key.verify((folder / NAME).read_bytes(), signature.read_text())
    changed, missing = [], []
    for name, sha in sorted(files.items()):
        path = folder / name
        if path.is_symlink() or not path.is_file():
            missing.append(name)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha:
            changed.append(name)
    extra = sorted(set(standing(folder)) - set(files) - OURS)
    return Checked(facts, len(files), key is not None, changed, missing, extra)


def standing(folder: Path) -> list[str]:
    """Every file below a folder, links too, as the list would name it."""
    found = []
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        found += [(Path(here) / name).relative_to(folder).as_posix() for name in (*names, *links)]
    return found


def refuse_foreign(folder: Path) -> None:
    """Leaves a folder alone that holds something and is no mirror: raises NotOurs."""
    if not folder.is_dir():
        raise NotOurs(f"{folder} is not a folder.")
    if any(folder.iterdir()) and not (folder / NAME).is_file():
        raise NotOurs(
            f"{folder} holds other files and no {NAME}. Name an empty folder, or one that is not there."
        )


def refuse_newer(folder: Path, edition: int) -> None:
    """Leaves a copy alone that is of a later edition than the record: raises NotOurs.

    The record may be an empty one, asked by mistake, and the readers of the copy would lose every hearing.
    """
    try:
        stands = int(read(folder)[0].get("edition", ""))
    except (NoManifest, ValueError):
        return
    if stands > edition:
        raise NotOurs(
            f"The copy in {folder} is of edition {stands}, this record ends with {edition}. Is DATABASE_URL the site's? "
            "If the record was restored from a backup: --back."
        )
