"""Charts drawn on the server: columns as paths, for the ear a title and a sentence, and no style inside."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hearings.views.numbers import Chart

register = template.Library()

STEP, WIDTH, HEIGHT = 10, 8, 100
"""Of one column and its place, in units of the drawing."""


@register.simple_tag
def columns(chart: Chart) -> SafeString:
    """One column for each number; below them the first and the last label. The table beside it has the numbers."""
    numbers = chart.numbers
    most = max(numbers, key=lambda one: one.count)
    told = gettext("Most: %(label)s, %(count)d. The numbers stand in the table below.") % {
        "label": most.inside or most.label,
        "count": most.count,
    }
    drawn = format_html_join(
        "",
        '<path d="M{} {}v-{}h{}v{}z"><title>{}: {}</title></path>',
        (
            (at * STEP + 1, HEIGHT, one.share, WIDTH, one.share, one.label, one.count)
            for at, one in enumerate(numbers)
            if one.share
        ),
    )
    return format_html(
        '<svg class="cols24" role="img" aria-labelledby="{key}-t {key}-d" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">'
        '<title id="{key}-t">{}</title><desc id="{key}-d">{}</desc>{}</svg>\n'
        '<p class="ends sm soft" aria-hidden="true"><span>{}</span><span>{}</span></p>\n'
        '<p class="sm soft">{}: {} · {}</p>',
        len(numbers) * STEP,
        HEIGHT,
        chart.title,
        told,
        drawn,
        numbers[0].label,
        numbers[-1].label,
        gettext("Most"),
        most.inside or most.label,
        most.count,
        key=chart.key,
    )
