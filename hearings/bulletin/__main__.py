"""Read a bulletin from a file without a database: python -m hearings.bulletin FILE [--date YYYY-MM-DD] [--json]."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from hearings.bulletin.contract import contract
from hearings.bulletin.decoding import UnreadableText, decode
from hearings.bulletin.parser import parse


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hearings.bulletin", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--date", type=dt.date.fromisoformat, help="supplies a missing year or day")
    parser.add_argument(
        "--json", action="store_true", help="print the contract; otherwise the lines with their kinds"
    )
    options = parser.parse_args()
    try:
        decoded = decode(options.file.read_bytes())
    except (OSError, UnreadableText) as error:
        print(error, file=sys.stderr)
        return 1
    parsed = parse(decoded.text, date=options.date)
    if options.json:
        print(json.dumps(contract(parsed), ensure_ascii=False, indent=1))
        return 0
    for line in parsed.lines:
        where = "" if line.of is None else f" {line.of + 1}"
        print(f"{line.number:4} {line.kind + where:16} {line.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
