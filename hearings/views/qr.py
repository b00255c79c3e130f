"""An address as a QR code, drawn into the page: no other file, no style attribute, black on white in every theme."""

from __future__ import annotations

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


def qr(address: str) -> SafeString:
    """The address as inline SVG with a name for those who cannot see it; error correction M, for creased paper."""
    code = segno.make(address, error="m", micro=False)
    size = code.symbol_size(border=QUIET)[0]
    path = "".join(
        f"M{column} {row}h{length}v1h-{length}z"
        for row, line in enumerate(code.matrix_iter(border=QUIET))
        for column, length in _runs(line)
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{label}">'
        '<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>',
        size=size,
        label=gettext("QR code: %(address)s") % {"address": address},
        path=mark_safe(path),
    )


def _runs(line: bytearray | tuple[int, ...]) -> list[tuple[int, int]]:
    """Where the dark runs of a row begin, and how long they are."""
    runs, start = [], None
    for column, dark in enumerate([*line, 0]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            runs.append((start, column - start))
            start = None
    return runs
