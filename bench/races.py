"""A hundred races of two editors on one record, at two servers: 0 lost. On SQLite, and on PostgreSQL where there is one.

`make bench`, or `python bench/races.py 100`. Ends with 1 when anything an editor typed or saved was lost.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.postgresql import on_each

RACES = 100
HERE = """
import tempfile
import time
from pathlib import Path
from tests.races import race, two_servers
began = time.perf_counter()
try:
    with tempfile.TemporaryDirectory(prefix="open-court-races-") as folder, two_servers(Path(folder), vendor) as servers:
        result = race(servers, {count})
except KeyboardInterrupt:
    sys.exit("  ended early")
print(f"  {{result.races}} races, {{len(result.lost)}} lost ({{time.perf_counter() - began:.0f}} s)")
for one in result.lost[:10]:
    print(f"  lost: {{one}}")
sys.exit(bool(result.lost))
"""


if __name__ == "__main__":
    sys.exit(on_each([], HERE.format(count=int(sys.argv[1]) if len(sys.argv) > 1 else RACES)))
