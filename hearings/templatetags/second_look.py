"""For the desk's first page: how much waits for a second person to look at."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from hearings.admin.second_look import waiting_for

register = template.Library()


@register.inclusion_tag("admin/hearings/change/_second_look.html", takes_context=True)
def second_look(context: Context) -> dict[str, Any]:
    """A line that leads to the changes that went out on one person's word; nothing when none wait for this editor."""
    return {"second_looks": waiting_for(context["request"].user).count()}
