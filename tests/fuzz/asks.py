"""What is asked of the site: a request as a server hands it on, down to its bytes, with a line to repeat it by."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes, urlsplit

from tests.environment import SITE_URL

HOST = urlsplit(SITE_URL).netloc
CSRF = "c" * 32
"""Cookie and field that fit together: forged forms have tests of their own."""


@dataclass(frozen=True)
class Ask:
    """One request. `path` is what the percent signs stood for; `who` names an editor, or nobody."""

    path: bytes
    query: bytes = b""
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    kind: str = ""
    who: str = ""

    def environ(self, session: str = "") -> dict[str, Any]:
        """What PEP 3333 makes of it. A server lets no NUL and no line break into a header, so none stands there."""
        cookies = f"csrf={CSRF}; session={session}" if session else ""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query.decode("latin-1"),
            "SERVER_NAME": HOST.partition(":")[0],
            "SERVER_PORT": HOST.partition(":")[2],
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": HOST,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        if cookies:
            environ["HTTP_COOKIE"] = cookies
        if self.body or self.kind:
            environ |= {"CONTENT_LENGTH": str(len(self.body)), "CONTENT_TYPE": self.kind}
        for name, value in self.headers:
            key = name.upper().replace("-", "_")
            plain = "".join(letter for letter in value if letter not in "\0\r\n")
            line = plain.encode("utf-8", "surrogatepass").decode("latin-1")
            environ[key if key in ("CONTENT_LENGTH", "CONTENT_TYPE") else f"HTTP_{key}"] = line
        return environ

    def __str__(self) -> str:
        asked = f"?{quote_from_bytes(self.query, safe='=&%+;/')}" if self.query else ""
        said = [f"{self.method} {quote_from_bytes(self.path)}{asked}"]
        said += [f"as {self.who}"] if self.who else []
        said += [f"{name}: {value[:200]!r}" for name, value in self.headers]
        said += [f"{self.kind} {self.body[:4000]!r}"] if self.body else []
        return " | ".join(said)
