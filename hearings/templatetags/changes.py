"""The way from a page to the list of what changed in its calendar."""

from __future__ import annotations

from django import template
from django.template import Context

from hearings.calendars import Calendar
from hearings.changelog import KINDS, Changelog

register = template.Library()


@register.simple_tag
def changelog_of(calendar: Calendar | None) -> Changelog | None:
    """The calendar's list of changes, where it has one: `{% changelog_of calendar as log %}`."""
    return Changelog(calendar) if calendar and calendar.kind in KINDS else None


@register.simple_tag(takes_context=True)
def log_page(context: Context, log: Changelog) -> str:
    """The path of a list of changes in the page's language."""
    return log.page(context["lang"])


@register.simple_tag(takes_context=True)
def log_feed(context: Context, log: Changelog, suffix: str) -> str:
    """Where it stands as `atom` or `json`."""
    return log.feed(context["lang"], suffix)


@register.simple_tag(takes_context=True)
def log_title(context: Context, log: Changelog) -> str:
    return log.title(context["lang"])
