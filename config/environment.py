"""Reads the process's environment, and says plainly which variable is wrong and how to mend it.

Knows nothing of Django's settings: it only turns words into values.
"""

from __future__ import annotations

import os
import re
import secrets
import zoneinfo
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POSTGRESQL_OPTIONS = (
    "-c statement_timeout=10000 "
    # A hearing is read with what stands in eight other tables. Left alone the planner weighs eight at a time, and
    # found the hearings of one person by reading everybody's: 0.5 s of 0.55 among 100,000.
    "-c join_collapse_limit=11 -c from_collapse_limit=11 "
    # Compiling a plan takes longer than any page's statement.
    "-c jit=off"
)
"""What each connection tells PostgreSQL: ten seconds at most for a statement, and how to plan."""


POSTGRESQL_LINE = {
    # A silent host would hold a reader for ever: two seconds, then the page says so.
    "connect_timeout": 2,
    # One that falls silent later: what was sent and stays unanswered by its kernel for five seconds ends the connection,
    # and who only waits is asked whether it is there. Left alone, Linux waits a quarter of an hour or two hours.
    "tcp_user_timeout": 5000,
    "keepalives": 1,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
"""How soon a line to PostgreSQL counts as lost: in seconds, `tcp_user_timeout` in milliseconds. Of TCP alone."""


NOT_A_DATABASE = (
    "The setting {} is not understood; it takes postgres://user:password@host:5432/name or "
    "sqlite:////absolute/path. In a password / # ? % : @ are written as %2F %23 %3F %25 %3A %40."
)
SHORTEST_SECRET = 50


def text(name: str, default: str | None = None) -> str:
    """The variable's text, or the default; without either the start stops with a sentence naming it."""
    value = os.environ.get(name, default)
    if value is None or (value == "" and default is None):
        raise ImproperlyConfigured(f"The setting {name} is missing. Set it in the environment: {name}=…")
    return value


def words(name: str, default: str) -> list[str]:
    """A list written with commas: `en,ru,kk`."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def languages(name: str, default: str, catalogues: Path) -> list[str]:
    """Language codes, comma between them, each with its words of dates in `catalogues`."""
    codes = words(name, default)
    missing = [code for code in codes if not (catalogues / code / "dates.toml").is_file()]
    if missing or not codes:
        there = ", ".join(sorted(path.parent.name for path in catalogues.glob("*/dates.toml")))
        raise ImproperlyConfigured(
            f"The setting {name} names {', '.join(missing) or 'no language'}; languages with a catalogue are {there}."
        )
    return codes


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number, `least` or more."""
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < least:
        raise ImproperlyConfigured(
            f"The setting {name} is {value!r}; it takes a whole number from {least} on."
        )
    return int(value)


def second_factor(name: str, *, only_here: bool) -> bool:
    """Whether each log-in needs a code: `required` or `optional`. Optional only where nobody else can reach the site."""
    value = text(name, "optional" if only_here else "required")
    if value not in ("required", "optional"):
        raise ImproperlyConfigured(f"The setting {name} is {value!r}; it takes required or optional.")
    if value == "optional" and not only_here:
        raise ImproperlyConfigured(
            f"The setting {name} may be optional only where nobody else can come: SITE_URL=http://127.0.0.1 or "
            "http://localhost, no ALLOWED_HOSTS, BIND on 127.0.0.1."
        )
    return value == "required"


def zone(name: str, default: str) -> str:
    """An IANA zone: `Asia/Almaty`. Read after the zones' own source was set."""
    value = text(name, default)
    if value not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(f"The setting {name} is {value!r}; it takes a time zone like Asia/Almaty.")
    return value


def folder(name: str, default: Path) -> Path:
    """A folder of ours, made when it is not there yet. A relative path would be another one for each command."""
    path = Path(text(name, str(default)))
    if not path.is_absolute():
        raise ImproperlyConfigured(
            f"The setting {name} is {str(path)!r}; it takes a path that begins with /."
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {path} of the setting {name} cannot be made: {error}."
        ) from error
    return path


def file(name: str) -> Path | None:
    """The path of a file that somebody else may need later; nothing when not set."""
    value = text(name, "")
    return Path(value) if value else None


def secret(name: str, kept_in: Path) -> str:
    """The secret from NAME, from the file NAME_FILE, or from `kept_in`, where one is made on the first start."""
    if value := os.environ.get(name):
        if len(value) < SHORTEST_SECRET:
            raise ImproperlyConfigured(
                f"The setting {name} has {len(value)} letters; it needs {SHORTEST_SECRET} or more. "
                f"Without it one is made in {kept_in}."
            )
        return value
    path = Path(os.environ.get(f"{name}_FILE") or kept_in)
    if path == kept_in and not path.exists():
        # O_EXCL: when two processes start at once, the second reads what the first has written.
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
    try:
        value = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The file {path} of the setting {name}_FILE cannot be read: {error}."
        ) from error
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"The secret in {path} ({name}) has {len(value)} letters; it needs {SHORTEST_SECRET} or more."
        )
    return value


def token(name: str) -> str:
    """What a program must send to be let in, from NAME or from the file NAME_FILE; "" when neither is set."""
    value = os.environ.get(name, "")
    path = file(f"{name}_FILE")
    if path is not None and not value:
        try:
            value = path.read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"The file {path} of {name}_FILE cannot be read: {error}.") from error
    if value and (len(value) < 32 or not value.isascii() or not value.isprintable() or " " in value):
        raise ImproperlyConfigured(
            f"The setting {name} takes 32 or more letters without a space. Make one: openssl rand -hex 32"
        )
    return value


def site(name: str, default: str) -> str:
    """The site's own address, `https://example.org`: scheme and host, nothing behind."""
    value = text(name, default).rstrip("/")
    if not _is_address(value) or urlsplit(value).path:
        raise ImproperlyConfigured(
            f"The setting {name} is {value!r}; it takes an address like https://example.org. A host with other "
            "letters than a to z is written as browsers send it, xn--…"
        )
    return value


def sites(name: str) -> list[str]:
    """Addresses of other sites, comma between them: `https://a.example,http://b.onion/court`; none when not set."""
    found = words(name, "")
    for value in found:
        if not _is_address(value):
            raise ImproperlyConfigured(
                f"The setting {name} holds {value!r}; it takes addresses like https://mirror.example, "
                "with a comma between them."
            )
    return [value if value.endswith("/") else f"{value}/" for value in found]


def _is_address(value: str) -> bool:
    """Whether it leads to a web site: a scheme, a host as browsers send it, a port that can be, no user, no query."""
    try:
        parts = urlsplit(value)
        _port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    whole = host.isascii() and value.isprintable() and " " not in value
    return whole and parts.scheme in ("http", "https") and host != "" and not re.search("[@?#]", value)


def hosts(name: str) -> list[str]:
    """Names of hosts, comma between them: `abc.onion,court.example.net`; a browser's words, without scheme and port."""
    found = words(name, "")
    for value in found:
        if not re.fullmatch(r"\.?[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\]", value):
            raise ImproperlyConfigured(
                f"The setting {name} holds {value!r}; it takes names of hosts like court.example.net, with a comma "
                "between them, without https:// and without a port."
            )
    return found


def choice(name: str, default: str, words: tuple[str, ...]) -> str:
    """One of a few words."""
    value = text(name, default)
    if value not in words:
        known = f"{', '.join(words[:-1])} or {words[-1]}"
        raise ImproperlyConfigured(f"The setting {name} is {value!r}; it takes {known}.")
    return value


def read_only(database: dict) -> dict:
    """The same database over a connection that refuses to write, whatever the code asks of it."""
    if database["ENGINE"].endswith("sqlite3"):
        address = f"file:{quote(database['NAME'])}?mode=ro"
        options = {"uri": True, "timeout": 20, "init_command": "PRAGMA query_only=ON;"}
        return {**database, "NAME": address, "OPTIONS": options}
    options = database["OPTIONS"]
    switched = f"{options['options']} -c default_transaction_read_only=on"
    return {**database, "OPTIONS": {**options, "options": switched}}


def database(name: str, sqlite_path: Path) -> dict:
    """Django's DATABASES entry from `postgres://user:password@host:port/name`, `sqlite:////path`, or nothing.

    SQLite: writers begin IMMEDIATE, so that they wait in a queue instead of failing at once; WAL lets readers go on;
    synchronous=FULL keeps the last commit through a power cut; secure_delete leaves no withdrawn name in free pages.
    trusted_schema stays on: without it SQLite 3.40 refuses the JSON_VALID checks of Django's own JSON columns.
    """
    url = os.environ.get(name, "")
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:  # Its own words would quote the password.
        raise ImproperlyConfigured(NOT_A_DATABASE.format(name)) from None
    if not url or parts.scheme == "sqlite":
        path = parts.path[1:] if url else str(sqlite_path)
        # A path that hangs on the folder one stands in is another database for each command.
        if parts.netloc or (url and not path.startswith("/")):
            raise ImproperlyConfigured(NOT_A_DATABASE.format(name))
        return {
            "ENGINE": "config.sqlite3",
            "NAME": path,
            "CONN_MAX_AGE": None,
            # Django's own choice; but whoever runs tests in several processes knows SQLite by the name of its engine.
            "TEST": {"NAME": ":memory:"},
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                ),
            },
        }
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured(NOT_A_DATABASE.format(name))
    if parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"The setting {name} ends with the name of the database. What libpq takes besides stands in variables of "
            "its own, as PGSSLMODE=verify-full; # and ? in a password are written as %23 and %3F."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**POSTGRESQL_LINE, "options": POSTGRESQL_OPTIONS},
    }
