"""Reads a QR code back from its SVG as a scanner does: modules, mask, blocks, bytes (ISO/IEC 18004), without segno.

For the levels M and Q without damage: error correction is left alone.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from tests.pages.reading import Element

# How many data bytes each block holds, by the two bits of the level and the version (table 9).
BLOCKS = {
    0b00: {  # M
        1: [16],
        2: [28],
        3: [44],
        4: [32] * 2,
        5: [43] * 2,
        6: [27] * 4,
        7: [31] * 4,
        8: [38] * 2 + [39] * 2,
        9: [36] * 3 + [37] * 2,
        10: [43] * 4 + [44],
    },
    0b11: {  # Q
        1: [13],
        2: [22],
        3: [17] * 2,
        4: [24] * 2,
        5: [15] * 2 + [16] * 2,
        6: [19] * 4,
        7: [14] * 2 + [15] * 4,
        8: [18] * 4 + [19] * 2,
    },
}
ALIGNED = {
    1: [],
    2: [18],
    3: [22],
    4: [26],
    5: [30],
    6: [34],
    7: [22, 38],
    8: [24, 42],
    9: [26, 46],
    10: [28, 50],
}
MASKS = [
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
]
QUIET = 4


def read_svg(svg: Element) -> str:
    """The text of the code drawn in this element."""
    size = int((svg.get("viewbox") or "").split()[2]) - 2 * QUIET
    return read(_modules(svg.all("path")[-1].get("d") or "", size))


def _modules(path: str, size: int) -> list[list[bool]]:
    """Dark modules from strokes one module thick: `M4 4.5h7m1 0h1`."""
    dark = [[False] * size for _ in range(size)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]*)", path):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for step in range(int(values[0])):
                dark[int(y) - QUIET][int(x) + step - QUIET] = True
            x += values[0]
    return dark


def read(dark: list[list[bool]]) -> str:
    """The bytes of a code as UTF-8."""
    size = len(dark)
    version = (size - 17) // 4
    marks = _format(dark)
    mask = MASKS[marks >> 10 & 7]
    bits = [dark[r][c] ^ mask(r, c) for r, c in _places(size, version)]
    codewords = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    lengths = BLOCKS[marks >> 13][version]
    blocks: list[list[int]] = [[] for _ in lengths]
    turns = [
        number
        for turn in zip_longest(*([n] * length for n, length in enumerate(lengths)))
        for number in turn
        if number is not None
    ]
    for number, word in zip(turns, codewords, strict=False):
        blocks[number].append(word)
    stream = "".join(f"{word:08b}" for block in blocks for word in block)
    assert stream[:4] == "0100", "not in bytes"
    wide = 16 if version > 9 else 8
    count = int(stream[4 : 4 + wide], 2)
    start = 4 + wide
    return bytes(int(stream[start + 8 * n : start + 8 * n + 8], 2) for n in range(count)).decode()


def _format(dark: list[list[bool]]) -> int:
    """The fifteen bits of level and mask beside the upper left corner, without their own mask."""
    across = [dark[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [dark[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    return int("".join("01"[bit] for bit in across), 2) ^ 0b101010000010010


def _places(size: int, version: int) -> list[tuple[int, int]]:
    """Where data stands, in reading order: pairs of columns from the right, up and down in turn."""
    found, upward, column = [], True, size - 1
    while column > 0:
        if column == 6:
            column -= 1
        rows = range(size - 1, -1, -1) if upward else range(size)
        found += [(r, c) for r in rows for c in (column, column - 1) if not _is_fixed(r, c, size, version)]
        upward, column = not upward, column - 2
    return found


def _is_fixed(r: int, c: int, size: int, version: int) -> bool:
    """Whether a module is a pattern, a format or a version bit."""
    if (r < 9 and c < 9) or (r < 9 and c >= size - 8) or (r >= size - 8 and c < 9) or 6 in (r, c):
        return True
    if version >= 7 and ((r < 6 and c >= size - 11) or (c < 6 and r >= size - 11)):
        return True
    centres = [6, *ALIGNED[version]]
    corners = {(6, 6), (6, centres[-1]), (centres[-1], 6)}
    return any(abs(r - y) <= 2 and abs(c - x) <= 2 for y in centres for x in centres if (y, x) not in corners)
