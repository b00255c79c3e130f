"""Which texts our code and templates ask to have translated.

Reads sources as text: imports nothing of the project and needs neither settings nor a database.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from config.catalogues.po import Key, Message

# How many leading arguments are context, text and plural.
FUNCTIONS = {
    "_": "t",
    "gettext": "t",
    "gettext_lazy": "t",
    "gettext_noop": "t",
    "ngettext": "tp",
    "ngettext_lazy": "tp",
    "pgettext": "ct",
    "pgettext_lazy": "ct",
    "npgettext": "ctp",
    "npgettext_lazy": "ctp",
}
TEMPLATES = {".html", ".txt", ".xml", ".svg", ".ics", ".atom"}
NOT_OURS = {"tests", "migrations", "locale", "static"}
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b({'|'.join(FUNCTIONS)})\(({STRING}(?:,\s*{STRING})*)")


class UnreadableCall(ValueError):
    """A text is built before it is translated, so no catalogue can hold it."""


def find(folders: Iterable[Path], root: Path) -> dict[Key, Message]:
    """Return every text below `folders`, with the files (relative to `root`) that ask for it."""
    found: dict[Key, Message] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if NOT_OURS.intersection(path.relative_to(folder).parts):
                continue
            if path.suffix == ".py":
                messages = in_code(path.read_text(encoding="utf-8"), str(path))
            elif path.suffix in TEMPLATES:
                messages = in_template(path.read_text(encoding="utf-8"), str(path))
            else:
                continue
            _collect(found, messages, path.relative_to(root).as_posix())
    return found


def _collect(found: dict[Key, Message], messages: Iterator[Message], place: str) -> None:
    for message in messages:
        kept = found.setdefault(message.key, message)
        kept.plural = kept.plural or message.plural
        if place not in kept.places:
            kept.places.append(place)


def in_code(source: str, name: str = "") -> Iterator[Message]:
    """Yield the texts of a Python file. Raises UnreadableCall for `_(f"…")` and `_("…" % …)`."""
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call):
            continue
        function = getattr(node.func, "id", getattr(node.func, "attr", ""))
        wanted = FUNCTIONS.get(function, "")
        arguments = node.args[: len(wanted)]
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in arguments):
            raise UnreadableCall(f"{name}:{node.lineno}: translate first, then put the values in")
        values = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        if wanted and len(texts) == len(wanted):
            yield _message(wanted, texts)


def in_template(source: str, name: str = "") -> Iterator[Message]:
    """Yield the texts of a template."""
    for call in CALL.finditer(templatize(source, origin=name)):
        texts = ast.literal_eval(f"[{call[2]}]")
        yield _message(FUNCTIONS[call[1]], texts)


def _message(wanted: str, texts: list[str]) -> Message:
    named = dict(zip(wanted, texts, strict=False))
    message = Message(named["t"], context=named.get("c", ""), plural=named.get("p", ""))
    if re.search(r"%\(\w+\)[sd]|%[sd]", message.text + message.plural):
        message.flags.add("python-format")
    return message
