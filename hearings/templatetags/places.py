"""Where a hearing is, in the words of a page."""

from __future__ import annotations

from django import template
from django.template import Context

from hearings.formats.words import room_told

register = template.Library()


@register.simple_tag(takes_context=True)
def room(context: Context, name: str) -> str:
    """ "room 12", «зал 12», or the room's own name where that says what it is."""
    return room_told(name, context["lang"])
