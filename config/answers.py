"""The answers readers get most, from memory: above all other middleware, with one query for the record's stamp.

Right in every process on the very next request, because the stamp is read each time; 304 before any view runs. An
address is kept with the options its view reads and nothing else: what else stands in a query is taken off before
the view sees it, so that junk makes neither another answer nor another entry. Where a query is the page (search and
the like), nothing is kept.

When the database is gone, readers get what was kept last, else a mirror's file; pages say so with its date.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.middleware.security import SecurityMiddleware
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from config import carried
from config.errors import with_notice
from config.failures import out_of_reach
from config.headers import HeadersMiddleware, PlainRequestMiddleware, is_data
from config.language import split_language
from hearings import copies
from hearings.cache import Answer, Answers, Stamp, stamp
from hearings.views.frame import CACHE_CONTROL, FRESH

Respond = Callable[[HttpRequest], HttpResponse]

FEED_OPTIONS = {"cancelled": ("status", "hide"), "past": ("all",)}
"""What a feed may be asked for besides the usual, and all that is ever kept of a query."""
QUERIED = {"search", "subscribe", "changes", "embed", "statistics"}
"""Parts of an address where the query chooses what is said. These are kept only without one."""
ELSEWHERE = ("/admin/", "/static/", "/favicon.ico", "/livez", "/healthz", "/metrics")
"""Never kept: editors' pages, files, and signs of life."""
CONDITIONS = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
VARYING = {"Content-Length", "Content-Encoding", "Last-Modified"}
"""Headers that are made anew for each reader."""
OF_CONTENT = {"Content-Type", "Content-Disposition", "Content-Length", "Content-Encoding"}
REST = 1.0
"""Seconds in which a database that was gone is not asked again, so that no reader waits for it twice."""

answers = Answers(limit=settings.KEPT_ANSWERS_MB * 1024 * 1024)
"""What this process keeps."""


class AnswersMiddleware:
    """Above all that makes answers. Answers GET and HEAD from memory, or lets the site answer and keeps what it said."""

    def __init__(self, get_response: Respond) -> None:
        if not settings.KEPT_ANSWERS_MB:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.nothing_kept = HeadersMiddleware(SecurityMiddleware(out_of_reach))
        self.refuse = PlainRequestMiddleware(get_response).refuse
        self.gone_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        # What is written for a copy (hearings.copies) has another clock and another address, and is no reader's.
        if request.method not in ("GET", "HEAD") or path.startswith(ELSEWHERE) or copies.is_copy():
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        if query:
            if self.refuse(request) is not None:
                return self.get_response(request)
            query = canonical(request, query)
            if query is None:
                return self.get_response(request)
            # The view reads nothing that the key does not hold.
            request.META["QUERY_STRING"] = query
        return self.answer(request, (path, query, host_of(request), request.is_secure()))

    def answer(self, request: HttpRequest, key: tuple) -> HttpResponse:
        """From memory while the stamp holds; else anew, and kept if nothing changed meanwhile."""
        try:
            current = self.stamp()
        except DatabaseError:
            return self.without_database(request, key)
        kept = answers.get(key, current)
        if kept is None:
            if request.method == "HEAD":
                return self.get_response(request)
            response = self.unpacked(request)
            if response.status_code == 503 or carried.is_copied(response):
                # The database went between the stamp and the page.
                return self.without_database(request, key)
            if not may_be_kept(response):
                return response
            kept = answer_of(response, current)
            # A view may have read rows that are younger than the number: those are not kept under it.
            if stamp(time.time()) == current:
                answers.keep(key, kept)
        return served(request, kept, last_modified(current, time.time()))

    def stamp(self) -> Stamp:
        """The record's stamp. Raises DatabaseError when there is none to be had, or was none a moment ago."""
        if time.monotonic() < self.gone_until:
            raise DatabaseError("The database did not answer a moment ago.")
        try:
            return stamp(time.time())
        except DatabaseError:
            self.gone_until = time.monotonic() + REST
            raise

    def unpacked(self, request: HttpRequest) -> HttpResponse:
        """The site's answer in full, neither packed nor conditional, so that it serves every reader."""
        asked = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        try:
            return self.get_response(request)
        finally:
            request.META.update(asked)

    def without_database(self, request: HttpRequest, key: tuple) -> HttpResponse:
        """What was kept last, with its date; else what the mirror has, or the word that nothing can be shown now."""
        kept = answers.get(key, None)
        if kept is None:
            return self.nothing_kept(request)
        if not kept.headers.get("Content-Type", "").startswith("text/html"):
            return served(request, kept, "")
        # By the address as it came: on its way in, the site takes the language off `path_info`.
        moment = dt.datetime.fromtimestamp(max(kept.stamp[1], kept.stamp[2]), dt.UTC)
        body = with_notice(kept.body, moment, split_language(key[0])[0])
        etag = f'{kept.etag.rstrip(chr(34))}-gone"'
        return served(request, Answer(kept.stamp, body, {**kept.headers, "ETag": etag}, etag), "")


def host_of(request: HttpRequest) -> str:
    """Which host was asked for, however it was spelt and with whatever port: the answer is the same, and kept once."""
    header = request.META.get("HTTP_HOST", "").lower()
    host, _colon, port = header.rpartition(":")
    return host if port.isdecimal() else header


def canonical(request: HttpRequest, query: str) -> str | None:
    """The part of a query that the view reads, in one order; None where the query is the page itself."""
    path = split_language(request.path_info)[1].strip("/")
    if is_data(request):
        path = path.rpartition(".")[0]
    if QUERIED.intersection(path.split("/")):
        return None
    if not is_data(request):
        return ""
    asked = parse_qs(query)
    known = {name: asked[name][-1] for name in FEED_OPTIONS if name in asked}
    return urlencode([(name, word) for name, word in known.items() if word in FEED_OPTIONS[name]])


def may_be_kept(response: HttpResponse) -> bool:
    """Whether the site calls the answer public and has tagged its bytes."""
    headers = response.headers
    return (
        response.status_code == 200
        and not response.streaming
        and headers.get("Cache-Control") == CACHE_CONTROL
        and "ETag" in headers
        and not response.cookies
    )


def answer_of(response: HttpResponse, current: Stamp) -> Answer:
    headers = {name: value for name, value in response.items() if name not in VARYING}
    return Answer(current, response.content, headers, headers["ETag"])


def served(request: HttpRequest, kept: Answer, modified: str) -> HttpResponse:
    """The answer to one reader: 304 for bytes they have, packed for those who can unpack. `modified` may be empty."""
    packed = kept.worth_packing and accepts_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    headers = kept.ready.get((packed, modified))
    if headers is None:
        # Checked and encoded once: for each reader anew it takes longer than everything else here.
        headers = kept.ready[packed, modified] = ResponseHeaders(headers_of(kept, packed, modified))
    response = HttpResponse(kept.gzipped() if packed else kept.body)
    response.headers = headers
    if not any(name in request.META for name in CONDITIONS[1:]):
        return response
    # A date is a name of the answer here, as a tag is: a clock that was set back gives one that lies ahead of it.
    if CONDITIONS[1] not in request.META and request.META[CONDITIONS[2]] != modified:
        return response
    since = _epoch(modified) if modified else None
    checked = get_conditional_response(request, etag=headers["ETag"], last_modified=since, response=response)
    if checked.status_code != 304:
        return checked
    return HttpResponseNotModified(headers={k: v for k, v in headers.items() if k not in OF_CONTENT})


def headers_of(kept: Answer, packed: bool, modified: str) -> dict[str, str]:
    """The headers of one form of an answer."""
    headers = {**kept.headers, "Content-Length": str(len(kept.gzipped() if packed else kept.body))}
    if modified:
        headers["Last-Modified"] = modified
    if packed:
        headers["Content-Encoding"] = "gzip"
        # Weak, as Django's own middleware makes it: the same text in other bytes (RFC 9110, section 8.8.3).
        headers["ETag"] = f"W/{kept.etag}"
    return headers


@lru_cache(maxsize=64)
def accepts_gzip(header: str) -> bool:
    """Whether Accept-Encoding names gzip and does not refuse it with q=0 (RFC 9110, section 12.5.3)."""
    for word in header.lower().split(","):
        coding, _semicolon, weight = word.partition(";")
        if coding.strip() in ("gzip", "x-gzip"):
            return weight.replace(" ", "").rstrip("0") not in ("q=", "q=0.")
    return False


def last_modified(current: Stamp, now: float) -> str:
    """Since when the answer holds: the later of edition and quarter-hour; nothing while that is too young to tell."""
    since = max(current[1], current[2])
    return _http_date(since) if now - since >= FRESH.total_seconds() else ""


@lru_cache(maxsize=8)
def _http_date(seconds: int) -> str:
    return http_date(seconds)


@lru_cache(maxsize=8)
def _epoch(date: str) -> int:
    return int(parsedate_to_datetime(date).timestamp())
