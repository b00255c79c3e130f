"""The public side from a mirror's files (docs/mirror.md), for when the database is gone and nothing is kept in memory.

A copy knows nothing that came after it. So each page says of which moment it is, and an address that the site could
have but the copy has not is out of reach, never "not there": only what could be no address of ours is that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, resolve
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import override

from config.errors import error_page, with_notice
from config.language import split_language
from hearings.mirror import leaflet
from hearings.mirror.files import INDEX, file_of
from hearings.mirror.manifest import NAME
from hearings.views.feeds import FORMATS

CACHE_CONTROL = "public, no-cache"
"""Asked for again each time: the database may be back."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    **{suffix: media_type for suffix, (media_type, _write) in FORMATS.items()},
}
"""As the site itself calls its formats. What has another ending is no page of the public side."""
INDEXED = re.compile(rb'(\shref=")([^":?#]*/)?index\.html(?=[#"])')
MOMENT = "# moment: "
HEAD = 4096
"""In so many bytes the list of files has told its facts."""


def answer(request: HttpRequest) -> HttpResponse | None:
    """The mirror's answer, 404 for what is no address of the site; nothing where the mirror cannot tell.

    Nothing, too, where a query chooses what is said: a search or a filtered calendar is no file.
    """
    root = settings.MIRROR_DIR
    if root is None or request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
        return None
    moment = moment_of(root)
    if moment is None:
        return None
    # Whole: of `path_info` the language may be taken off already.
    path = f"/{request.path.removeprefix(get_script_prefix())}"
    lang, inner = split_language(path)
    body = read(root, path)
    if body is not None:
        return served(request, path, body, moment, lang)
    if not path.endswith("/") and read(root, f"{path}/") is not None:
        return HttpResponsePermanentRedirect(f"{request.path}/")
    try:
        resolve(inner or "/")
    except Http404:
        with override(lang):
            return error_page(request, 404)
    return None


def is_copied(response: HttpResponse) -> bool:
    """Whether the answer is a mirror's."""
    return response.headers.get("Cache-Control") == CACHE_CONTROL


def moment_of(root: Path) -> dt.datetime | None:
    """Of which moment the mirror in this folder is (UTC); nothing when there is none that can be read."""
    try:
        with (root / NAME).open("rb") as file:
            facts = file.read(HEAD).decode(errors="replace").splitlines()
        told = next(line for line in facts if line.startswith(MOMENT)).removeprefix(MOMENT)
        return dt.datetime.strptime(told, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
    except (OSError, StopIteration, ValueError):
        return None


def read(root: Path, path: str) -> bytes | None:
    """The bytes of an address, from inside the mirror alone: no way up and no link leads out of it."""
    if ending(path) not in TYPES:
        return None
    try:
        name = root / file_of(path)
        if name.resolve() != root.resolve() / file_of(path):
            return None
        with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def ending(path: str) -> str:
    """What the address's file ends in; a folder's page is HTML."""
    return (path.rpartition("/")[2] or INDEX).rpartition(".")[2]


def served(request: HttpRequest, path: str, body: bytes, moment: dt.datetime, lang: str) -> HttpResponse:
    """The file as an answer with its date; pages say it, and their links are the site's own again."""
    kind = ending(path)
    is_leaflet = path.endswith(f"/{leaflet.NAME}")
    if kind == "html" and not is_leaflet:
        body = with_notice(INDEXED.sub(lambda found: found[1] + (found[2] or b"./"), body), moment, lang)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}-copy"'
    seconds = int(moment.timestamp())
    response = HttpResponse(body, content_type=TYPES[kind])
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(seconds)
    if is_leaflet:
        # It says its date itself, is signed to the byte, and is a download wherever it stands.
        response.headers["Content-Disposition"] = "attachment"
    return get_conditional_response(request, etag=etag, last_modified=seconds, response=response)
