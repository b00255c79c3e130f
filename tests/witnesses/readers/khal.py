"""Fetches every .ics of a folder with vdirsyncer and reads what that kept with khal: {file: {id: [start, end]}}.

vdirsyncer asks by HTTP, as subscribers' programs do, so the folder is served on this machine while it runs.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FORMAT = "{calendar}\t{url}\t{start-date-long}\t{start-time}\t{end-date-long}\t{end-time}"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def settings_of_vdirsyncer(names: list[str], home: Path, site: str) -> str:
    parts = [f'[general]\nstatus_path = "{home}/status/"\n']
    for number, name in enumerate(names):
        (home / str(number)).mkdir()
        parts.append(
            f'[pair p{number}]\na = "here{number}"\nb = "there{number}"\n'
            'collections = null\nconflict_resolution = "b wins"\n'
            f'[storage here{number}]\ntype = "filesystem"\npath = "{home}/{number}"\nfileext = ".ics"\n'
            f'[storage there{number}]\ntype = "http"\nurl = "{site}/{name}"\n'
        )
    return "\n".join(parts)


def settings_of_khal(names: list[str], home: Path) -> str:
    calendars = "".join(f"[[{number}]]\npath = {home}/{number}\n" for number in range(len(names)))
    return (
        f"[calendars]\n{calendars}[sqlite]\npath = {home}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )


def run(words: list[str], home: Path) -> str:
    kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(home)}
    done = subprocess.run(words, env=kept, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise SystemExit(f"{' '.join(words[:2])} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def read(folder: Path, home: Path) -> dict[str, dict[str, list[str]]]:
    names = sorted(file.name for file in folder.glob("*.ics"))
    (home / "vdirsyncer").write_text("")
    with served(folder) as site:
        (home / "vdirsyncer").write_text(settings_of_vdirsyncer(names, home, site))
        run(["vdirsyncer", "-verror", "-c", f"{home}/vdirsyncer", "discover"], home)
        run(["vdirsyncer", "-verror", "-c", f"{home}/vdirsyncer", "sync"], home)
    (home / "khal").write_text(settings_of_khal(names, home))
    found: dict[str, dict[str, list[str]]] = {name: {} for name in names}
    words = ["khal", "-c", f"{home}/khal", "list", "--once", "--day-format", "", "--format", FORMAT]
    for line in run([*words, *span(folder)], home).splitlines():
        if line.strip():
            number, url, *moments = line.split("\t")
            # vdirsyncer gives every event of a feed a UID of its own; the page's address still says which it is.
            # A tombstone has none.
            if url:
                found[names[int(number)]][url.rstrip("/").rpartition("/")[2]] = told(*moments)
    return found


def span(folder: Path) -> tuple[str, str]:
    """The years that anything in the feeds is in: khal goes through its list day by day."""
    years = [
        year
        for file in folder.glob("*.ics")
        for year in re.findall(rb"DTSTART[^:]*:([0-9]{4})", file.read_bytes())
    ]
    return f"{min(years).decode()}-01-01", f"{max(years).decode()}-12-31"


def told(first: str, starts: str, last: str, ends: str) -> list[str]:
    """Instants in UTC, days as they are written; khal names the last day, a feed the one after it."""
    if not starts:
        return [first, f"{dt.date.fromisoformat(last) + dt.timedelta(days=1)}"]
    return [f"{first}T{starts}:00Z", f"{last}T{ends}:00Z"]


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), Path(sys.argv[2]))))
