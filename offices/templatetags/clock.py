"""Moments as the desk tells them: by the clock of the editor's office, which is named."""

from __future__ import annotations

from django import template

from offices import telling

register = template.Library()
register.filter("at_desk", telling.at_desk)
register.filter("hour_at_desk", telling.hour_at_desk)
