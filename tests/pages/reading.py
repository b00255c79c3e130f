"""Reads a page as a reader's browser would: one way to ask for it, one way to find words in it.

Pages are parsed by the standard library; what is found is asked for by a few selectors of CSS: `h1`, `.none`, `#id`,
`li.past`, `span[lang]`, and several of them one inside the other: `.facts dt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.test import Client

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_PART = re.compile(r"(?P<tag>[a-z0-9]*)(?P<more>(?:[.#][\w-]+|\[[\w-]+\])*)$")


class Element:
    """An element of a page; `text` are its words with every space a plain one."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: Element | None = None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def get(self, name: str) -> str | None:
        return self.attrs.get(name)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", self._words()).strip()

    def _words(self) -> str:
        # A block of data is nothing a reader sees; asked for by itself it says what it holds.
        return "".join(
            child if isinstance(child, str) else child._words() if child.tag != "script" else ""
            for child in self.children
        )

    def all(self, selector: str) -> list[Element]:
        """Every element inside this one that the selector finds, in the order of the page."""
        *outer, last = selector.split()
        return [one for one in self.walk() if one.fits(last) and one.stands_in(outer)]

    def one(self, selector: str) -> Element:
        """The only such element; fails with what the page has when there is none or more."""
        found = self.all(selector)
        assert len(found) == 1, (selector, len(found), self.text[:2000])
        return found[0]

    def first(self, selector: str) -> Element:
        found = self.all(selector)
        assert found, (selector, self.text[:2000])
        return found[0]

    def texts(self, selector: str) -> list[str]:
        return [one.text for one in self.all(selector)]

    def facts(self) -> dict[str, Element]:
        """The page's lists of facts: what stands under each label."""
        return {row.one("dt").text: row.one("dd") for row in self.all("dl div")}

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def stands_in(self, outer: list[str]) -> bool:
        if not outer:
            return True
        around = self.parent
        while around is not None:
            if around.fits(outer[-1]) and around.stands_in(outer[:-1]):
                return True
            around = around.parent
        return False

    def fits(self, part: str) -> bool:
        match = _PART.match(part)
        assert match, part
        marks = re.findall(r"[.#\[][\w-]+", match["more"])
        return match["tag"] in ("", self.tag) and all(self._has(mark) for mark in marks)

    def _has(self, mark: str) -> bool:
        kind, name = mark[0], mark[1:]
        if kind == ".":
            return name in (self.get("class") or "").split()
        return self.get("id") == name if kind == "#" else name in self.attrs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}> at {self.getpos()}"
        self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parsed(html: str) -> Element:
    """The page as a tree. Every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is never closed"
    return reader.root


def reads(client: Client, path: str, status: int = 200) -> Element:
    """The page at this address."""
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return parsed(response.content.decode())
