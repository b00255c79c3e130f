"""How the server runs, on a laptop (`make run`) and behind nginx alike.

PORT or BIND say where it listens, WEB_WORKERS how many processes serve. Nothing is kept on who read what.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from gunicorn.glogging import Logger

from config.logs import JSONLines


class Discreet(Logger):
    """Says that something broke, and with what traceback, but never for whose or which request."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        if os.environ.get("LOGS") != "plain":
            for handler in self.error_log.handlers:
                handler.setFormatter(JSONLines())

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        super().exception("%s", str(msg).partition(" %")[0], **kwargs)


def worker_count() -> int:
    """WEB_WORKERS; a number that is none ends here with a sentence, and 0 would serve nobody."""
    value = os.environ.get("WEB_WORKERS") or "2"
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        sys.exit(
            f"Open Court cannot start. The setting WEB_WORKERS is {value!r}; it takes a whole number from 1 on."
        )
    return int(value)


wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"

workers = worker_count()
worker_class = "gthread"
threads = 4
timeout = 30
graceful_timeout = 20
keepalive = 5
# A process is renewed before a slow leak can hurt, and not all at the same moment; but seldom, for a new one must
# fill its memory of finished answers again, and a crowd makes 5,000 requests in two seconds.
max_requests = 500_000
max_requests_jitter = 100_000

# No address of ours is longer; what is longer is an attack.
limit_request_line = 4094

# Nobody steers the server from a socket, and no reader leaves a line behind.
control_socket_disable = True
accesslog = None
errorlog = "-"
# A warning of the server's names the address of whoever sent a line that is no request, and the line.
loglevel = "error"
logger_class = Discreet
