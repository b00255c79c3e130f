"""The examples in deploy/ hold what docs/deploy.md promises of them, and start what there is."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
ANALYSE = shutil.which("systemd-analyze")


@pytest.mark.parametrize("name", ["nginx.conf", "nginx-mirror.conf"])
def test_no_server_of_nginx_writes_down_who_comes(name: str) -> None:
    """An error line names the reader's address, and at "crit" so does each handshake that fails."""
    servers = (DEPLOY / name).read_text().split("\nserver {")[1:]

    assert servers
    for server in servers:
        assert re.findall(r"^ *access_log (.*);", server, re.MULTILINE) == ["off"]
        assert re.findall(r"^ *error_log \S+ (.*);", server, re.MULTILINE) == ["emerg"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_command_of_a_unit_is_one_with_such_options(unit: Path) -> None:
    for line in re.findall(r"^ExecStart\w*=\S+/python manage\.py (.*)$", unit.read_text(), re.MULTILINE):
        name, *words = shlex.split(line)
        command = load_command_class(get_commands()[name], name)

        assert command.create_parser("manage.py", name).parse_args(words)


@pytest.mark.skipif(ANALYSE is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        ours = unit.read_text().replace("/srv/open-court/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(ours.replace("User=open-court", "User=root"))

    done = subprocess.run(
        [ANALYSE, "verify", *sorted(tmp_path.iterdir())], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_of_an_installation_is_run_as_the_service_with_its_settings(tmp_path: Path) -> None:
    """The shipped script with other paths; what it would run is said instead."""
    (tmp_path / "env").write_text("SITE_NAME='Open Court Almaty'\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "runuser").write_text('#!/bin/sh\necho "$VAR_DIR|$SITE_NAME|$PWD|$*"\n')
    (tmp_path / "bin" / "id").write_text("#!/bin/sh\necho 0\n")
    for program in (tmp_path / "bin").iterdir():
        program.chmod(0o755)
    script = (DEPLOY / "open-court").read_text()
    script = script.replace("/etc/open-court.env", f"{tmp_path}/env").replace("cd /srv/open-court", "cd /")

    done = subprocess.run(
        ["sh", "-c", script, "open-court", "backup", "a folder"],
        env={"PATH": f"{tmp_path}/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    told = "-u open-court -- env HOME=/var/lib/open-court .venv/bin/python manage.py backup a folder"
    assert done.stdout == f"/var/lib/open-court|Open Court Almaty|/|{told}\n"


def test_every_file_that_the_documents_name_is_there() -> None:
    for page in (settings.BASE_DIR / "docs").glob("*.md"):
        for name in re.findall(r"deploy/([a-z-]+(?:\.[a-z.]*[a-z])?)", page.read_text()):
            assert list(DEPLOY.glob(f"{name}*")), f"{page.name}: deploy/{name}"
