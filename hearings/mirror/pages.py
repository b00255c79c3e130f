"""From a page of the site to a page among files: links lead from file to file, and lead nowhere where there is none.

Works on the text between a tag's angle brackets alone, since our templates write every attribute with double quotes
and escape every quote elsewhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from posixpath import relpath
from urllib.parse import unquote, urlsplit

TAG = re.compile(rb"<(a|link|script|img|form|iframe|source)\b([^>]*)>")
LINK = re.compile(rb'\s(href|src|action)="(/[^"]*)"')

FileOf = Callable[[str], str | None]


def relative(body: bytes, here: str, file_of: FileOf) -> tuple[bytes, list[str]]:
    """The page with links that work from its file `here`, and the paths it names, without a query, that have no file.

    `file_of` gives the file of a path and nothing where the copy has none; such a link is left as plain words.
    """
    folder = here.rpartition("/")[0] or "."
    missing: list[str] = []

    def one_link(match: re.Match[bytes]) -> bytes:
        address = html.unescape(match[2].decode())
        parts = urlsplit(address)
        path = unquote(parts.path)
        target = file_of(address if parts.query else path)
        if target is None:
            # What a search or a filter would find is in no copy, also when the page of its path is.
            if not parts.query:
                missing.append(path)
            return b""
        # A file named in its own folder must not be taken for a scheme, hence the dot.
        way = relpath(target, folder)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return b' %s="%s"' % (match[1], html.escape(way + fragment).encode())

    def one_tag(match: re.Match[bytes]) -> bytes:
        return b"<%s%s>" % (match[1], LINK.sub(one_link, match[2]))

    return TAG.sub(one_tag, body), missing
