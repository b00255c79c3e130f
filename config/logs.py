"""The log as lines of JSON: what broke, where in the code and in which kind of page; nothing of who asked for what.

Knows no Django, so that the server's own lines (deploy/gunicorn.conf.py) are written alike. A page is called by the name
of its route, since an address names people; an error by its kind and its place, since its words may hold a row's values.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import time
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import Any

_OURS = re.escape(str(Path(__file__).resolve().parent.parent))
_BEFORE = re.compile(rf".*/site-packages/|.*/lib/python[\d.]+/|{_OURS}/")
"""What stands before the name of a module in the name of its file, wherever either is installed."""


class JSONLines(logging.Formatter):
    """One object a line: `time` (UTC), `level`, `logger`, `message`; of a request `route`, `status` and `ms` it took so
    far; of an error `error` and `at`, the places in the code from the outermost to the one that raised it.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, Any] = {
            "time": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "told", {})
        request = getattr(record, "request", None)
        if request is not None:
            line |= self.of_request(record, request)
        if record.exc_info and record.exc_info[0] is not None:
            line |= self.of_error(record.exc_info[0], record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)

    def of_request(self, record: logging.LogRecord, request: Any) -> dict[str, Any]:
        """What may be told of a request. Django's message ends in the address: the status says it without."""
        status = getattr(record, "status_code", None)
        told: dict[str, Any] = {
            "message": _phrase(status),
            "route": route_name(getattr(request, "resolver_match", None)),
        }
        if status is not None:
            told["status"] = status
        if began := getattr(request, "began", None):
            told["ms"] = round((time.perf_counter() - began) * 1000)
        return told

    def of_error(self, kind: type[BaseException], trace: Any) -> dict[str, Any]:
        return {
            "error": kind.__name__,
            "at": [
                f"{_BEFORE.sub('', frame.filename)}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(trace)
            ],
        }


def route_name(match: Any) -> str:
    """What a resolved address is called: the route's own name, else its view's; nothing where there is none."""
    if match is None:
        return ""
    return match.view_name if match.url_name else getattr(match.func, "__name__", "")


def _phrase(status: int | None) -> str:
    """The status in words; of a request that Django refused without saying one, that it did."""
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Refused"
