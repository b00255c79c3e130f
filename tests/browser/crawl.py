"""Follows the links of a site as a reader would, and sorts what it finds by kind of page."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

IDENTITY = "[0-9a-f-]{36}"
KINDS = {
    "home": "/",
    "day": r"/\d{4}/\d\d/\d\d/",
    "week": r"/\d{4}/W\d\d/",
    "month": r"/\d{4}/\d\d/",
    "year": r"/\d{4}/",
    "hearing": f"/hearings/{IDENTITY}/",
    "hearing sheet": f"/hearings/{IDENTITY}/sheet/(plain/)?",
    "day sheet": r"/\d{4}/\d\d/\d\d/sheet/(plain/)?",
    "defendants": "/defendants/",
    "defendant": "/defendants/[^/]+/",
    "case": f"/cases/{IDENTITY}/",
    "courts": "/courts/",
    "court": "/courts/[^/]+/",
    "cities": "/cities/",
    "city": "/cities/[^/]+/",
    "articles": "/articles/",
    "article": "/articles/[^/]+/[^/]+/",
    "office": "/offices/[^/]+/",
    "archive": r"/(courts|cities|offices|articles/[^/]+)/[^/]+/\d{4}/",
    "search": "/search/",
    "statistics": "/statistics/",
    "changes": "/changes/",
    "changes of one": "/(defendants|cases|courts)/[^/]+/changes/",
    "subscribe": "/subscribe/",
    "embed": "/embed/.*",
    "about": "/about/",
    "copies": "/copies/",
}
"""Every kind of page, and what its address looks like without the prefix of a language."""


@dataclass(frozen=True)
class Found:
    """One address: its status, what it is, how many bytes came over the wire, and its text."""

    address: str
    status: int
    content_type: str
    size: int
    text: str


class _Links(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.found = address, []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if tag in ("a", "link") and name == "href" and value:
                self.found.append(urljoin(self.address, value))


def fetch(url: str) -> Found:
    """Ask for one address, compressed as a browser does. A refusal is an answer too."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        body = answer.read()
        whole = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
        kind = answer.headers.get("Content-Type", "")
        return Found(urlsplit(url).path, answer.status, kind, len(body), whole.decode("utf-8", "replace"))


def links(url: str, found: Found) -> list[str]:
    """The addresses of this site that the page leads to, each once, in their order."""
    parser = _Links(url)
    parser.feed(found.text)
    here = [link.partition("#")[0] for link in parser.found if urlsplit(link).netloc == urlsplit(url).netloc]
    return list(dict.fromkeys(link for link in here if link.startswith("http")))


def kind_of(address: str) -> str | None:
    """`day` for /2021/05/06/, in whichever language, or None for a feed and for what is no page of readers."""
    bare = re.sub(r"^/(ru|kk)(?=/)", "", address)
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, bare)), None)


def crawl(start: str, *, of_a_kind: int, pages: int = 400) -> list[Found]:
    """What the links lead to from `start`: at most so many addresses of a kind and language, and so many in all.

    Months and days lead to each other without end, so the kinds are counted; feeds and files count as one kind.
    """
    waiting, seen, counted = deque([start]), {start}, {}
    answers: list[Found] = []
    while waiting and len(answers) < pages:
        url = waiting.popleft()
        found = fetch(url)
        answers.append(found)
        if not found.content_type.startswith("text/html"):
            continue
        for link in links(url, found):
            address = urlsplit(link).path
            kind = (
                kind_of(address) or address.rpartition(".")[2],
                address[:4] in ("/ru/", "/kk/") and address[:4],
            )
            if link not in seen and not address.startswith("/admin/") and counted.get(kind, 0) < of_a_kind:
                counted[kind] = counted.get(kind, 0) + 1
                seen.add(link)
                waiting.append(link)
    return answers
