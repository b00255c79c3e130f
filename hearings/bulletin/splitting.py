"""A long bulletin cut into messages: no hearing is broken, every message says its day.

Counts as messengers do, in UTF-16 units. Only a hearing longer than a whole message is cut, between two lines.
"""

from hearings.bulletin.parser import parse

LIMIT = 4096


def length(text: str) -> int:
    """Length as Telegram counts it: a character beyond the basic plane is two."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def split(text: str, limit: int = LIMIT) -> list[str]:
    """The messages of a bulletin, each at most `limit` long. A short one is returned as it is."""
    if length(text) <= limit:
        return [text] if text.strip() else []
    messages: list[str] = []
    current, heading = "", ""
    for kind, piece in _pieces(text):
        if kind == "heading":
            if current:
                messages.append(current)
            current, heading = "", piece
            continue
        head = f"{heading}\n\n" if heading and kind == "hearing" else ""
        opened = current or head.rstrip("\n")
        joined = f"{opened}\n\n{piece}" if opened else piece
        if length(joined) <= limit:
            current = joined
            continue
        if current:
            messages.append(current)
        for part in _cut(f"{head}{piece}", limit):
            messages.append(part)
        current = messages.pop()
    if current:
        messages.append(current)
    return messages


def _pieces(text: str) -> list[tuple[str, str]]:
    """Headings of days, whole hearings, statements with the heading that counts them, other paragraphs."""
    pieces: list[tuple[str, list[str]]] = []
    last: tuple[str, int | None] = ("", None)
    gap = False
    for line in parse(text).lines:
        if line.kind == "blank":
            gap = True
            continue
        kind = {"heading": "heading", "hearing": "hearing", "allegation": "hearing"}.get(line.kind, "other")
        if line.kind == "statement" and last[0] in ("heading", "spoken"):
            kind = "spoken"
            pieces[-1] = (kind, pieces[-1][1])
        elif (kind, line.of) != last or kind == "heading" or (kind == "other" and gap):
            pieces.append((kind, []))
            gap = False
        pieces[-1][1].extend(["", line.text] if gap else [line.text])
        last, gap = (kind, line.of), False
    return [(kind, "\n".join(lines)) for kind, lines in pieces]


def _cut(text: str, limit: int) -> list[str]:
    """A piece too long for one message, cut between lines; a line too long for one, between words."""
    parts: list[str] = []
    current = ""
    for line in text.split("\n"):
        while length(line) > limit:
            cut = line.rfind(" ", 0, limit // 2) if " " in line[: limit // 2] else limit // 2
            parts += [current] if current.strip() else []
            current = ""
            parts.append(line[:cut].strip())
            line = line[cut:].strip()
        joined = f"{current}\n{line}" if current else line
        if length(joined) > limit:
            parts.append(current.strip("\n"))
            current = line
        else:
            current = joined
    return [*parts, current] if current.strip() else parts
