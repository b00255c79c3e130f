"""Ctrl-C in a long run: what it had begun clears away what it made, and nothing further begins."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.postgresql import ROOT

LONG = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    print("serving", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(1)
    print("cleared away", flush=True)
sys.exit(0)
"""
"""Something that takes longer to clear away than the quarter of a second Python gives to what it waits for."""


def test_a_run_that_is_stopped_clears_away_and_the_next_database_is_not_begun() -> None:
    code = (
        f"import sys; from tests.postgresql import on_each; sys.exit(on_each(['sqlite', 'sqlite'], {LONG!r}))"
    )
    # A terminal presses Ctrl-C for all it runs: the group.
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, process_group=0
    ) as run:
        while "serving" not in run.stdout.readline():
            assert run.poll() is None
        os.killpg(run.pid, signal.SIGINT)
        said = run.communicate(timeout=30)[0]

    assert said.count("cleared away") == 1
    assert "serving" not in said
    assert run.returncode == 130
