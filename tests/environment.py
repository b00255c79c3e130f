"""The surroundings of every test run: the installation's own settings stay out, var/ is a folder of this run.

Loaded as a pytest plugin (`-p tests.environment`), because settings are read before any conftest. Only
DATABASE_URL passes through: it chooses on which database the suite runs.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from pathlib import Path

SITE_URL = "http://127.0.0.1:8000"
SETTINGS_OF_ONE_PLACE = (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "BIND",
    "DEFAULT_LANGUAGE",
    "DEFAULT_ZONE",
    "LANGUAGES",
    "LOGS",
    "METRICS_TOKEN",
    "METRICS_TOKEN_FILE",
    "MIRRORS",
    "ROLE",
    "SECOND_FACTOR",
    "SECRET_KEY_FILE",
    "SESSION_IDLE_MINUTES",
    "SITE_NAME",
)

for _name in SETTINGS_OF_ONE_PLACE:
    os.environ.pop(_name, None)
os.environ["SITE_URL"] = SITE_URL
os.environ["SECRET_KEY"] = "a key for tests only, as long as a real one has to be at the least"
# Tests count the queries of views; those of kept answers turn them on (tests/config/test_answers.py).
os.environ["KEPT_ANSWERS_MB"] = "0"
# Kept for the life of the process: the folder goes when the run ends.
_folder = tempfile.TemporaryDirectory(prefix="open-court-tests-")
atexit.register(_folder.cleanup)
os.environ["VAR_DIR"] = _folder.name
# WhiteNoise warns of a missing folder, and a warning fails a test.
(Path(_folder.name) / "static").mkdir()
# Playwright keeps an event loop on the main thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
