"""A leaflet carries its signature inside, and whoever changes a byte of it is found out."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hearings.mirror import leaflet
from hearings.mirror.signing import SecretKey, WrongSignature

PAGE = "<!doctype html>\n<title>Сот</title>\n</html>\n".encode()


def test_the_signature_vouches_for_every_byte(key: SecretKey) -> None:
    whole = leaflet.signed(PAGE, key, "Open Court: of 2021-05-06")

    assert leaflet.verify(whole, key.public) == "Open Court: of 2021-05-06"
    for forged in (
        whole.replace("Сот".encode(), "Суд".encode()),
        b" " + whole,
        whole + b" ",
        whole.replace(b"2021-05-06", b"2021-05-07"),
        PAGE,
        leaflet.signed(PAGE, SecretKey.make(), "Open Court: of 2021-05-06"),
    ):
        with pytest.raises(WrongSignature):
            leaflet.verify(forged, key.public)


def test_a_comment_cannot_end_the_comment_it_stands_in(key: SecretKey) -> None:
    whole = leaflet.signed(PAGE, key, "--> <b>here</b>")

    assert whole.count(b"-->") == 1
    leaflet.verify(whole, key.public)


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_sed_and_minisign_check_it_as_the_site_tells(tmp_path: Path, key: SecretKey) -> None:
    (tmp_path / "leaflet.html").write_bytes(leaflet.signed(PAGE, key, "Open Court: of 2021-05-06"))
    by_hand = (
        "sed '/^<!-- signature$/,$d' leaflet.html > leaflet.txt && "
        "sed -n '/^<!-- signature$/,/^-->$/{//!p}' leaflet.html > leaflet.txt.minisig && "
        f"minisign -V -P {key.public.letters} -m leaflet.txt"
    )

    found = subprocess.run(by_hand, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stderr
    assert "Trusted comment: Open Court: of 2021-05-06" in found.stdout


def test_verify_mirror_checks_a_single_file(tmp_path: Path, key: SecretKey) -> None:
    file = tmp_path / "leaflet.html"
    file.write_bytes(leaflet.signed(PAGE, key, "Open Court: of 2021-05-06"))
    out = io.StringIO()

    call_command("verify_mirror", str(file), key=key.public.letters, stdout=out)
    assert "Signed with this key. It says: Open Court: of 2021-05-06" in out.getvalue()

    file.write_bytes(file.read_bytes().replace(b"doctype", b"dactype"))
    with pytest.raises(CommandError, match="not what stands there"):
        call_command("verify_mirror", str(file), key=key.public.letters, stdout=out)
    with pytest.raises(CommandError, match="checked with the publisher's key"):
        call_command("verify_mirror", str(file), stdout=out)
