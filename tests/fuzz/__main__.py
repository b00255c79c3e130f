"""`make fuzz`: twenty thousand cases, what was answered, the slowest, and every fault with a case to repeat it by.

`python -m tests.fuzz [cases] [seed] [sqlite|postgresql]`. Ctrl-C ends it early, with the report. Ends with 1 when
something is at fault.
"""

from __future__ import annotations

import logging
import random
import sys
import time
import warnings
from pathlib import Path

from tests.postgresql import on_each

CASES = 20_000
AT_ONCE = 1000
"""Cases of one kind before the next has its turn; the last turn is a whole one."""
BETWEEN = 250
"""Cases between two lines of progress."""
ROOT = Path(__file__).resolve().parents[2]


def fuzz(count: int, number: int) -> bool:
    """Draws and answers on an empty database of its own; whether nothing was at fault."""
    # Django is set up by then: `main` starts this in a process of its own.
    import time_machine  # noqa: PLC0415 - see above
    from django.db import connection  # noqa: PLC0415 - see above
    from django.test import override_settings  # noqa: PLC0415 - see above
    from hypothesis.errors import HypothesisWarning  # noqa: PLC0415 - see above

    from tests.fuzz import world  # noqa: PLC0415 - see above
    from tests.fuzz.kinds import KINDS, Case, run  # noqa: PLC0415 - see above
    from tests.fuzz.site import Broken, FuzzedSite  # noqa: PLC0415 - see above

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("error", RuntimeWarning)
    warnings.simplefilter("ignore", HypothesisWarning)
    plain = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    print(
        f"  {count} cases, drawn with seed {number}: the same again with `make fuzz CASES={count} SEED={number}`. "
        "Ctrl-C ends it early, with the report.",
        flush=True,
    )
    began, named = time.perf_counter(), connection.settings_dict["NAME"]
    site: FuzzedSite | None = None

    def answer(case: Case) -> None:
        try:
            site.case(case)
        except Broken as broken:
            print(f"  {str(broken).splitlines()[0]}", flush=True)
        if site.cases % BETWEEN == 0:
            told = f"{site.cases:>6} cases  {time.perf_counter() - began:>5.0f} s  {len(site.faults)} faults"
            print(f"  {told}", flush=True)

    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        with (
            time_machine.travel(world.MORNING, tick=False),
            override_settings(KEPT_ANSWERS_MB=8, STORAGES=plain),
        ):
            site = FuzzedSite(world.build(demo=True), rows=3, senders=("chief", "editor", "contributor"))
            print(f"  the demo is there after {time.perf_counter() - began:.0f} s", flush=True)
            each = min(AT_ONCE, max(1, count // len(KINDS)))
            for turn in range(-(-count // (each * len(KINDS)))):
                for kind, draw in KINDS.items():
                    print(f"  {kind}", flush=True)
                    run(draw(site), each, number + turn, answer)
    except KeyboardInterrupt:
        print("  ended early", flush=True)
    finally:
        # Until its tables are made, the connection has the name of a database that is not ours to drop.
        if connection.settings_dict["NAME"] != named:
            connection.creation.destroy_test_db(named, verbosity=0)
    if site is not None:
        print(site.report(), flush=True)
    return site is not None and not site.faults


def main(words: list[str]) -> int:
    numbers = [int(word) for word in words if word.isdigit()]
    count = numbers[0] if numbers else CASES
    number = numbers[1] if len(numbers) > 1 else random.randrange(10**6)
    code = f"from tests.fuzz.__main__ import fuzz; sys.exit(not fuzz({count}, {number}))"
    return on_each([word for word in words if not word.isdigit()], code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
