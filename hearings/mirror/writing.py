"""Writes leaves of a mirror: asks the site for their pages and feeds, and turns links into ways from file to file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from django.conf import settings

from hearings import addresses, copies
from hearings.mirror.addresses import Leaf
from hearings.mirror.files import file_of
from hearings.mirror.leaflet import NAME as LEAFLET
from hearings.mirror.pages import relative
from hearings.mirror.tree import Tree
from hearings.mirror.visiting import Visitor

Vouch = Callable[[bytes, str], bytes]
"""A leaflet and its path → the leaflet signed."""
File = tuple[str, int, int]
"""SHA-256, bytes, second of its date."""


@dataclass(slots=True)
class Written:
    """What a leaf became: its state then, its files, the style it uses, what it could not lead to or show."""

    when: str
    files: dict[str, File] = field(default_factory=dict)
    static: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """The same as JSON takes it, each value as it is: `asdict` copies them all, which takes longer than writing."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


class Writer:
    """Writes the leaves of one copy into a growing tree. `known` is the file of every path of the copy."""

    def __init__(self, tree: Tree, copy: copies.Copy, known: Mapping[str, str], vouch: Vouch) -> None:
        self.tree, self.copy, self.known, self.vouch = tree, copy, known, vouch
        self.visitor = Visitor()
        # Dated to the day at least: an older edition's files were written anew for this one's first line.
        self.seconds = int(copy.at.timestamp())

    def leaf(self, leaf: Leaf) -> Written:
        """The leaf asked of the site and written. Raises visiting.NotThere."""
        new = Written(leaf.when)
        missing: set[str] = set()
        static: set[str] = set()
        unshown: set[str] = set()
        with copies.writing(self.copy):
            for path in paths_of(leaf):
                answer = self.visitor.get(path)
                body = answer.body
                if answer.unshown:
                    unshown.add(answer.unshown)
                    if not path.endswith("/"):
                        # A page can say it; a calendar cannot, and whoever has one keeps it.
                        continue
                if path.endswith(f"/{LEAFLET}"):
                    body = self.vouch(body, path)
                elif answer.is_page:
                    body, dead = relative(body, self.known[path], lambda to: self._target(to, static))
                    missing.update(dead)
                new.files[self.known[path]] = self._file(self.known[path], body)
        new.static, new.missing, new.unshown = sorted(static), sorted(missing), sorted(unshown)
        return new

    def style(self, path: str) -> tuple[str, File]:
        """A file of the style, by its address: its name in the copy, and what was written."""
        name = file_of(path)
        return name, self._file(name, self.visitor.get(path).body)

    def _target(self, address: str, static: set[str]) -> str | None:
        """The file that an address of the site leads to. Of those with a query only the steps of subscribing stand."""
        path, _mark, query = address.partition("?")
        if path.startswith(settings.STATIC_URL):
            static.add(path)
            return file_of(path)
        if query and not path.endswith("/subscribe/"):
            return None
        return self.known.get(path)

    def _file(self, name: str, body: bytes) -> File:
        self.tree.write(name, body, self.seconds)
        return hashlib.sha256(body).hexdigest(), len(body), self.seconds


def paths_of(leaf: Leaf) -> Iterator[str]:
    """The leaf's paths in every language."""
    if not leaf.in_languages:
        yield from leaf.paths
        return
    for code, _name in settings.LANGUAGES:
        yield from (addresses.prefix(code) + path for path in leaf.paths)
