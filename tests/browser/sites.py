"""The real site for a browser: the server of `make run` on a free port, each with its own database."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "opencourt.sqlite3"
METRICS_TOKEN = "a-token-for-tests-only-" * 2
"""What shows /metrics, where each process tells of itself."""
COMMANDS = {
    "empty": [],
    "seed": [["load_seed"]],
    "demo": [["load_demo"]],
}
"""What fills the database of each data set, after the migrations."""


def environment(folder: Path, port: int, database_url: str = "") -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "VAR_DIR": str(folder),
        "KEPT_ANSWERS_MB": "16",
        "METRICS_TOKEN": METRICS_TOKEN,
        "PYTHONWARNINGS": "",
    }


def _manage(folder: Path, port: int, *words: str, database_url: str = "") -> str:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(folder, port, database_url),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def prepare(data: str, shared: Path) -> Path:
    """The folder with the data set, made once however many test processes ask for it at the same time."""
    folder = shared / data
    with (shared / f"{data}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = shared / f"{data}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            for words in (
                ["migrate", "--verbosity=0"],
                *COMMANDS[data],
                ["collectstatic", "--no-input", "-v0"],
            ):
                _manage(unfinished, 8000, *words)
            unfinished.rename(folder)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Site:
    """A running server with its own copy of a data set. `url` has no slash at its end.

    Two sites of one folder, or of one `database_url`, are two servers of one installation.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    database_url: str = ""

    @classmethod
    def copy_of(cls, data: Path, folder: Path) -> Site:
        """A site of its own in `folder`, started from a prepared data set."""
        shutil.copytree(data, folder)
        site = cls(folder)
        site.start()
        return site

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *words: str) -> str:
        """Run a management command on this site and give what it prints."""
        return _manage(self.folder, self.port, *words, database_url=self.database_url)

    def begin(self, *words: str, prints: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        """Begin a management command on this site without waiting for it; `prints` says where its words go."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment(self.folder, self.port, self.database_url),
            stdin=subprocess.DEVNULL,
            stdout=prints,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The server's first process, whose children serve."""
        return self._server

    def start(self) -> None:
        """Serve; comes back when the first answer is there."""
        self._log = (self.folder / f"server-{self.port}.log").open("w")
        self._server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"],
            cwd=ROOT,
            env=environment(self.folder, self.port, self.database_url),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        for _ in range(300):
            if self._server.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.url + "/livez", timeout=2).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise RuntimeError("The server did not start:\n" + self.log())

    def log(self) -> str:
        """What the server wrote: errors, and nothing about readers."""
        return (self.folder / f"server-{self.port}.log").read_text()

    def stop(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=30)
        self._log.close()
