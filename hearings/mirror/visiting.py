"""Asks the site for its pages as a reader would, inside this process: the real addresses, middleware and views."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse


class NotThere(RuntimeError):
    """The site did not answer an address that belongs to it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer's bytes; `unshown` is what it only says cannot be shown now: `hearing 0b5c…`."""

    body: bytes
    is_page: bool
    unshown: str = ""


class Visitor:
    """A reader without cookies who asks one address after the other."""

    def __init__(self) -> None:
        self.handler = BaseHandler()
        self.handler.load_middleware()
        at = urlsplit(settings.SITE_URL)
        port = at.port or (443 if at.scheme == "https" else 80)
        self.environ = {
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": at.netloc,
            "SERVER_NAME": at.hostname,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": at.scheme,
        }

    def get(self, path: str) -> Answered:
        """The answer's bytes. Raises NotThere for all but a plain 200 and what cannot be shown now."""
        if path.startswith(settings.STATIC_URL):
            return Answered(static(path.removeprefix(settings.STATIC_URL)), is_page=False)
        response = self.ask(path)
        unshown = getattr(response, "unshown", "")
        if response.status_code != 200 and not unshown:
            raise NotThere(f"{quote(path)}: {response.status_code}")
        is_page = response.headers["Content-Type"].startswith("text/html")
        return Answered(response.content, is_page, unshown)

    def ask(self, path: str, **headers: str) -> HttpResponse:
        """Whatever is answered; headers are named as WSGI has them: `HTTP_IF_NONE_MATCH`."""
        # PEP 3333: the path's bytes as Latin letters.
        info = path.encode().decode("latin-1")
        environ = {
            **self.environ,
            "PATH_INFO": info,
            "QUERY_STRING": "",
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        return self.handler.get_response(WSGIRequest(environ))


def static(name: str) -> bytes:
    """A file of the style: as collected, with its digest in its name, or where it is kept."""
    collected = Path(staticfiles_storage.path(name))
    found = collected if collected.is_file() else finders.find(name)
    if not found:
        raise NotThere(f"{settings.STATIC_URL}{name}: not collected. Run manage.py collectstatic.")
    return Path(found).read_bytes()
