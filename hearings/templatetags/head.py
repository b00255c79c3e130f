"""What stands in a page's head for those who never see the page: messengers, search engines, windows."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_block_tag
def titled(content: str) -> SafeString:
    """What the page is called, once for the window and once for messengers that show a link (ogp.me)."""
    words = " ".join(content.split())
    return format_html(
        '<title>{} – {}</title>\n<meta property="og:title" content="{}">',
        mark_safe(words),
        settings.SITE_NAME,
        mark_safe(words.replace('"', "&quot;")),
    )
