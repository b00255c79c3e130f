"""What a measurement runs in: the settings of an installation, and a database that goes when the run ends.

Imported before any model, by scripts in this folder; run alone it does nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

import django
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
_folder = tempfile.TemporaryDirectory(prefix="open-court-bench-")
os.environ |= {
    "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", ""),
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "SECRET_KEY": "a key for measurements only, as long as a real one has to be",
    "SITE_URL": "http://127.0.0.1:8000",
    "VAR_DIR": _folder.name,
    "KEPT_ANSWERS_MB": os.environ.get("KEPT_ANSWERS_MB", "0"),
}
django.setup()


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl-C is no mistake of the script's, so nobody needs its traceback."""
    if issubclass(kind, KeyboardInterrupt):
        print("  ended early", flush=True)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _ended


def make_database() -> None:
    """Makes the tables of an empty database."""
    call_command("migrate", verbosity=0)


def make_static_files() -> None:
    """Collects the static files, without which no page finds its style."""
    call_command("collectstatic", interactive=False, verbosity=0)
