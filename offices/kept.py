"""What an editor typed, kept through a log-in: a session that ended in the middle of a form costs nobody their text.

Nothing is kept on the server. The page that asks for the log-in carries the fields, signed, and the page after it has
them as a form again, to be sent with one press.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

_SALT = "offices.kept"
LONGEST = 12 * 60 * 60
"""Seconds for which the page that asks may stay open."""


@dataclass(frozen=True)
class Kept:
    """A form as it was sent: where to, and its fields by name, in order."""

    path: str
    fields: list[tuple[str, str]]

    def sealed(self) -> str:
        """As one signed text for a hidden field."""
        return signing.dumps([self.path, self.fields], salt=_SALT, compress=True)


def keep(request: HttpRequest) -> Kept:
    """The form just sent, but for its CSRF token, which a log-in renews, and for passwords."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    return Kept(request.get_full_path(), fields)


def unsealed(text: str) -> Kept | None:
    """What `sealed()` had put into the text; None when there is nothing, or somebody changed it."""
    try:
        path, fields = signing.loads(text, salt=_SALT, max_age=LONGEST)
    except (signing.BadSignature, ValueError):
        return None
    return Kept(path, [(name, value) for name, value in fields])
