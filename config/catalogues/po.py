"""The two file formats of gettext: `.po` for translators, `.mo` for programs.

Knows nothing of Django, of folders or of languages. Covers what our catalogues use: contexts, plurals, flags,
translators' comments. Entries that translators' tools keep as obsolete (`#~`) are dropped.
"""

import ast
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

Key = tuple[str, str]  # context ("" when there is none), English text

MAGIC = 0x950412DE  # little-endian .mo


@dataclass
class Message:
    """One text: its English, its plural if it counts something, its translations (one a plural form)."""

    text: str
    context: str = ""
    plural: str = ""
    translations: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.context, self.text

    @property
    def done(self) -> bool:
        """Say whether programs may use the translation: all forms are there and nobody doubts them."""
        return bool(self.translations) and all(self.translations) and "fuzzy" not in self.flags


def read(source: str) -> list[Message]:
    """Read a `.po` file; its header is the message without a text. Raises ValueError naming the line."""
    messages: list[Message] = []
    message, slot = Message(""), ""
    for number, raw in enumerate(source.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith(("#~", "#|")):
            continue
        if (line.startswith("#") or line.startswith(("msgid ", "msgctxt "))) and slot.startswith("msgstr"):
            messages.append(message)
            message, slot = Message(""), ""
        if line.startswith("#:"):
            message.places += line[2:].split()
        elif line.startswith("#,"):
            message.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#"):
            message.comments.append(line[1:].strip())
        else:
            if not line.startswith('"'):
                slot, _, line = line.partition(" ")
            try:
                _append(message, slot, ast.literal_eval(line))
            except (SyntaxError, ValueError, KeyError) as error:
                raise ValueError(f"line {number} cannot be read: {raw}") from error
    if slot.startswith("msgstr"):
        messages.append(message)
    return messages


def _append(message: Message, slot: str, text: str) -> None:
    if slot.startswith("msgstr"):
        form = int(slot[7:-1]) if slot != "msgstr" else 0
        message.translations += [""] * (form + 1 - len(message.translations))
        message.translations[form] += text
        return
    name = {"msgid": "text", "msgid_plural": "plural", "msgctxt": "context"}[slot]
    setattr(message, name, getattr(message, name) + text)


def write(messages: Iterable[Message]) -> str:
    """Write a `.po` file: the header, then in the order of the places, so that neighbours stand together."""
    ordered = sorted(messages, key=lambda message: (bool(message.text), message.places[:1], message.key))
    return "\n".join(_entry(message) for message in ordered)


def _entry(message: Message) -> str:
    lines = [f"# {comment}".rstrip() for comment in message.comments]
    lines += [f"#: {place}" for place in message.places]
    if message.flags:
        lines.append(f"#, {', '.join(sorted(message.flags))}")
    if message.context:
        lines.append(f"msgctxt {_quoted(message.context)}")
    lines.append(f"msgid {_quoted(message.text)}")
    if message.plural:
        lines.append(f"msgid_plural {_quoted(message.plural)}")
        lines += [f"msgstr[{form}] {_quoted(text)}" for form, text in enumerate(message.translations)]
    else:
        lines.append(f"msgstr {_quoted(''.join(message.translations))}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    if "\\n" not in escaped.removesuffix("\\n"):
        return f'"{escaped}"'
    return '""\n' + "\n".join(f'"{line}"' for line in escaped.replace("\\n", "\\n\n").splitlines())


def compiled(messages: Iterable[Message]) -> bytes:
    """Return the `.mo` file: the same messages always give the same bytes."""
    table = {
        _packed_key(message): "\0".join(message.translations).encode() for message in messages if message.done
    }
    keys = sorted(table)
    head = (
        28  # seven numbers: magic, version, count, where keys are listed, where texts, hash size, hash place
    )
    names = b"".join(key + b"\0" for key in keys)
    texts = b"".join(table[key] + b"\0" for key in keys)
    start = head + 16 * len(keys)
    listed = _positions(keys, start) + _positions([table[key] for key in keys], start + len(names))
    numbers = (MAGIC, 0, len(keys), head, head + 8 * len(keys), 0, start)
    return struct.pack("<7I", *numbers) + listed + names + texts


def _packed_key(message: Message) -> bytes:
    context = f"{message.context}\x04" if message.context else ""
    plural = f"\0{message.plural}" if message.plural else ""
    return f"{context}{message.text}{plural}".encode()


def _positions(parts: list[bytes], start: int) -> bytes:
    listed = b""
    for part in parts:
        listed += struct.pack("<2I", len(part), start)
        start += len(part) + 1
    return listed
