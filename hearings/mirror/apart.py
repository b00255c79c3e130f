"""The way into a process that starts from nothing: the site must be set up before any module of it can be read.

So this one imports nothing of ours, and names what comes next by a word.
"""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from multiprocessing import connection, parent_process
from typing import Any

import django


def enter(module: str, *told: Any) -> None:
    """Sets the site up and calls the module's `begin`. This process ends with the one that called it."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    # Ctrl-C reaches every process of the terminal: the one that called the others sees to their end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
    import_module(module).begin(*told)


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
