"""A signature that readers check with programs of their own, and that holds for one key and these words alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from hearings.mirror.signing import BadKey, PublicKey, SecretKey, WrongSignature

BODY = b"a list of files\n"


def test_the_key_is_kept_for_its_owner_alone_and_never_replaced(tmp_path: Path, key: SecretKey) -> None:
    path = tmp_path / "key"
    key.save(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert SecretKey.load(path).public == key.public
    with pytest.raises(FileExistsError):
        SecretKey.make().save(path)
    path.chmod(0o644)
    with pytest.raises(BadKey, match="chmod 600"):
        SecretKey.load(path)


def test_other_words_another_comment_or_another_key_are_found(key: SecretKey) -> None:
    signature = key.minisign(BODY, "copy as of 2021-05-06").decode()

    assert key.public.verify(BODY, signature) == "copy as of 2021-05-06"
    with pytest.raises(WrongSignature):
        key.public.verify(BODY + b" ", signature)
    with pytest.raises(WrongSignature):
        key.public.verify(BODY, signature.replace("05-06", "05-07"))
    with pytest.raises(WrongSignature):
        SecretKey.make().public.verify(BODY, signature)
    with pytest.raises(WrongSignature):
        key.public.verify(BODY, "nothing")


def test_a_public_key_is_read_from_its_letters_and_from_its_file(key: SecretKey) -> None:
    assert PublicKey.read(key.public.letters) == PublicKey.read(key.public.file()) == key.public
    with pytest.raises(BadKey):
        PublicKey.read("RW" + "A" * 54)


def test_minisign_and_signify_check_what_we_sign(tmp_path: Path, key: SecretKey) -> None:
    """With those of the two programs that are there; our own reading of the format is tested above."""
    (tmp_path / "list").write_bytes(BODY)
    (tmp_path / "list.minisig").write_bytes(key.minisign(BODY, "copy as of 2021-05-06"))
    (tmp_path / "list.sig").write_bytes(key.signify(BODY))
    (tmp_path / "key.pub").write_text(key.public.file())
    ways = {
        "minisign": ["-V", "-P", key.public.letters, "-m", "list"],
        "signify-openbsd": ["-V", "-p", "key.pub", "-x", "list.sig", "-m", "list"],
    }
    for program, words in ways.items():
        if shutil.which(program):
            done = subprocess.run(
                [program, *words], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            (tmp_path / "list").write_bytes(BODY + b"!")
            assert subprocess.run(
                [program, *words], cwd=tmp_path, capture_output=True, check=False
            ).returncode
            (tmp_path / "list").write_bytes(BODY)
