"""For the desk's first page: how much waits for a second person to look at."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.inclusion_tag("admin/hearings/change/_second_look.html", takes_context=True)
def second_look(context: Context) -> dict[str, Any]:
    """A line that leads to the changes that went out on one person's word; nothing when none wait for this editor."""
    # Only at the desk: Django loads every library of tags, also where there is no desk (ROLE=public).
    from hearings.admin.second_look import waiting_for  # noqa: PLC0415 - see above

    return {"second_looks": waiting_for(context["request"].user).count()}
