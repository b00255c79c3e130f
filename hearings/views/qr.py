"""An address as a QR code, drawn into the page: no other file, no style attribute, black on white in every theme."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


def qr(address: str, *, label: str = "") -> SafeString:
    """The address as inline SVG; error correction M, for creased paper.

    `label` names it for those who cannot see it; unless it is said, the address itself does.
    """
    size, path = _drawn(address)
    return format_html(
        '<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{label}">'
        '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{path}"/></svg>',
        size=size,
        label=label or gettext("QR code: %(address)s") % {"address": address},
        path=path,
    )


@lru_cache(maxsize=64)
def _drawn(address: str) -> tuple[int, SafeString]:
    """How wide the code is, and its path. Kept for the other sheet of the same page."""
    code = segno.make(address, error="m", micro=False)
    # Runs of dark modules as strokes one module thick: half the bytes of squares.
    strokes = code.svg_inline(omitsize=True, border=QUIET, svgclass=None, lineclass=None)
    path = mark_safe(strokes[strokes.index(' d="') + 4 : strokes.rindex('"')])  # segno's own drawing
    return code.symbol_size(border=QUIET)[0], path
