"""Settings: a missing or broken one stops the start with a sentence that names it; the secret is made once."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config import environment

ROOT = Path(settings.BASE_DIR)
LINE = (
    socket.TCP_USER_TIMEOUT,
    socket.TCP_KEEPIDLE,
    socket.TCP_KEEPINTVL,
    socket.TCP_KEEPCNT,
)


def start(tmp_path: Path, command: str = "check", **variables: str) -> subprocess.CompletedProcess:
    """`manage.py check` in a process of its own, or another command, as the server would read the settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env={**kept, "VAR_DIR": str(tmp_path), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"SITE_URL": "opencourt.example"},
            "The setting SITE_URL is 'opencourt.example'; it takes an address like",
        ),
        ({"SITE_URL": "https://opencourt.example/path"}, "The setting SITE_URL"),
        ({"MIRRORS": "https://a.example, b.example"}, "The setting MIRRORS holds 'b.example'; it takes"),
        ({"MIRRORS": "javascript:alert(1)"}, "The setting MIRRORS holds 'javascript:alert(1)'; it takes"),
        ({"BEHIND_PROXY": "true"}, "The setting BEHIND_PROXY is 'true'; it takes yes or no"),
        ({"DATABASE_URL": "mysql://x/y"}, "The setting DATABASE_URL is not understood; it takes postgres://"),
        ({"SECRET_KEY_FILE": "/nowhere/key"}, "of the setting SECRET_KEY_FILE cannot be read"),
        ({"DEFAULT_LANGUAGE": ""}, "DEFAULT_LANGUAGE"),
        ({"LANGUAGES": "en,xx"}, "xx"),
        ({"DEFAULT_ZONE": "Asia/Astana"}, "The setting DEFAULT_ZONE is 'Asia/Astana'"),
        ({"SECOND_FACTOR": "off"}, "The setting SECOND_FACTOR is 'off'; it takes required or optional"),
        (
            {"SECOND_FACTOR": "optional", "SITE_URL": "https://court.example"},
            "may be optional only where nobody",
        ),
        ({"SECOND_FACTOR": "optional", "SITE_URL": "http://x.onion"}, "may be optional only where nobody"),
        ({"SECOND_FACTOR": "optional", "ALLOWED_HOSTS": "x.onion"}, "may be optional only where nobody"),
        ({"SECOND_FACTOR": "optional", "BIND": "0.0.0.0:8000"}, "may be optional only where nobody"),
    ],
)
def test_a_broken_setting_stops_the_start_with_a_sentence_that_names_it(tmp_path, variables, sentence):
    started = start(tmp_path, **variables)

    assert started.returncode != 0
    assert sentence in started.stderr
    assert "Traceback" not in started.stderr


READ = {
    "SITE_URL": lambda name: environment.site(name, "http://127.0.0.1:8000"),
    "MIRRORS": environment.sites,
    "ALLOWED_HOSTS": environment.hosts,
    "DATABASE_URL": lambda name: environment.database(name, sqlite_path=Path("/var/x")),
    "VAR_DIR": lambda name: environment.folder(name, Path("/var")),
    "SECRET_KEY": lambda name: environment.secret(name, kept_in=Path("/var/key")),
    "SESSION_IDLE_MINUTES": lambda name: environment.number(name, 60, least=1),
    "KEPT_ANSWERS_MB": lambda name: environment.number(name, 64),
}
"""How config/settings.py reads them."""


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "https://суд.example", "as browsers send it, xn--"),
        ("SITE_URL", "https://court.example:99999", "The setting SITE_URL"),
        ("SITE_URL", "https://court.example#top", "The setting SITE_URL"),
        ("MIRRORS", "https://a.example https://b.example", "with a comma between them"),
        ("ALLOWED_HOSTS", "https://x.onion", "The setting ALLOWED_HOSTS holds 'https://x.onion'; it takes"),
        ("ALLOWED_HOSTS", "a.example b.example", "with a comma between them"),
        ("ALLOWED_HOSTS", "x.onion,*", "The setting ALLOWED_HOSTS holds '*'"),
        ("DATABASE_URL", "sqlite:///here.sqlite3", "or sqlite:////absolute/path"),
        ("DATABASE_URL", "sqlite://here.sqlite3", "or sqlite:////absolute/path"),
        ("DATABASE_URL", "postgres://me:p@db:port/court", "The setting DATABASE_URL is not understood"),
        ("DATABASE_URL", "postgres://me@db/court?sslmode=require", "as PGSSLMODE=verify-full"),
        ("VAR_DIR", "var", "The setting VAR_DIR is 'var'; it takes a path that begins with /"),
        ("SECRET_KEY", "short", "The setting SECRET_KEY has 5 letters; it needs 50 or more"),
        ("SESSION_IDLE_MINUTES", "0", "SESSION_IDLE_MINUTES is '0'; it takes a whole number from 1 on"),
        ("KEPT_ANSWERS_MB", "-1", "KEPT_ANSWERS_MB is '-1'; it takes a whole number from 0 on"),
    ],
)
def test_what_would_be_read_otherwise_than_it_was_meant_is_refused(monkeypatch, name, value, sentence):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured) as refused:
        READ[name](name)

    assert sentence in str(refused.value)


@pytest.mark.parametrize("password", ["se/cret", "se#cret", "se?cret"])
def test_a_password_with_signs_of_addresses_is_refused_with_the_way_to_write_it_and_not_quoted(
    monkeypatch, password
):
    monkeypatch.setenv("DATABASE_URL", f"postgres://me:{password}@127.0.0.1:5432/court")

    with pytest.raises(ImproperlyConfigured, match="%23") as refused:
        READ["DATABASE_URL"]("DATABASE_URL")

    assert "cret" not in str(refused.value)


def test_hosts_are_taken_as_browsers_name_them(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "x.onion, .court.example,[::1],127.0.0.1")

    assert environment.hosts("ALLOWED_HOSTS") == ["x.onion", ".court.example", "[::1]", "127.0.0.1"]


@pytest.mark.parametrize("workers", ["two", "0", "-1"])
def test_a_number_of_processes_that_is_none_stops_the_server_with_a_sentence(tmp_path, workers):
    started = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"],
        cwd=ROOT,
        env={
            **os.environ,
            "VAR_DIR": str(tmp_path),
            "WEB_WORKERS": workers,
            "BIND": f"unix:{tmp_path}/socket",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert started.returncode != 0
    assert f"The setting WEB_WORKERS is {workers!r}; it takes a whole number from 1 on" in started.stderr
    assert "Traceback" not in started.stderr


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("sqlite:///{folder}/empty.sqlite3", "{folder}/empty.sqlite3"),
        ("postgres://nobody:secret@127.0.0.1:1/calendar", "calendar at 127.0.0.1:1"),
    ],
)
def test_a_command_that_meets_no_tables_or_no_server_says_which_database_it_asked(tmp_path, address, named):
    ended = start(tmp_path, "verify_record", DATABASE_URL=address.format(folder=tmp_path))

    assert ended.returncode == 1
    assert f"It is {named.format(folder=tmp_path)}. " in ended.stderr
    assert "manage.py migrate" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "secret" not in ended.stderr


def test_a_command_that_the_machine_refuses_names_the_file_and_shows_no_trace():
    """/sys takes nothing from anybody, root included."""
    ended = start(Path("/sys"), "collectstatic --no-input", SECRET_KEY="k" * 50)

    assert ended.returncode == 1
    assert "The machine does not do what was asked: " in ended.stderr
    assert "/sys/static" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_good_start_makes_a_secret_nobody_else_can_read(tmp_path):
    started = start(tmp_path)

    assert (started.returncode, started.stderr) == (0, "")
    kept = tmp_path / "secret-key"
    assert len(kept.read_text()) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_secret_of_the_first_start_is_kept(tmp_path):
    first = environment.secret("UNSET_SECRET", kept_in=tmp_path / "key")

    assert environment.secret("UNSET_SECRET", kept_in=tmp_path / "key") == first


def test_a_short_secret_is_refused(tmp_path):
    (tmp_path / "key").write_text("short")

    with pytest.raises(ImproperlyConfigured, match="needs 50 or more"):
        environment.secret("UNSET_SECRET", kept_in=tmp_path / "key")


def test_a_postgres_address_is_read_with_its_escaped_letters(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://me:p%40ss@db.example:5433/court")

    read = environment.database("DATABASE_URL", sqlite_path=tmp_path / "x")

    assert [read[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "court",
        "me",
        "p@ss",
        "db.example",
        "5433",
    ]


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["whole", "public"])
def test_a_database_that_falls_silent_is_noticed_within_six_seconds(monkeypatch, role):
    """Asked of the line itself: what the kernel was really told of a connection of ours."""
    kept = connection.settings_dict
    url = f"postgres://{kept['USER']}:{kept['PASSWORD']}@{kept['HOST']}:{kept['PORT']}/{kept['NAME']}"
    monkeypatch.setenv("DATABASE_URL", url)
    database = environment.database("DATABASE_URL", sqlite_path=Path())
    options = (environment.read_only(database) if role == "public" else database)["OPTIONS"]

    line = psycopg2.connect(url, **options)
    told = socket.socket(fileno=os.dup(line.fileno()))
    with told:
        asked = [told.getsockopt(socket.IPPROTO_TCP, option) for option in LINE]
        assert told.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    line.close()

    unanswered, idle, interval, count = asked
    assert 0 < unanswered <= 6000
    assert 0 < idle + interval * count <= 6


def test_sqlite_writers_queue_and_commits_survive_a_power_cut(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    options = environment.database("DATABASE_URL", sqlite_path=tmp_path / "x")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]
