"""How forms are written: the small parts of which a page has hundreds by hand, everything else by Django's templates.

Each label, list of errors, box and choice is a template of its own to Django, with others inside. A bulletin of 39
people has 200 boxes, and wrote them in half of its page's time. Written here is what those templates write, letter for
letter: `tests/config/test_boxes.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.formats import localize
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_FOLDER = "django/forms/widgets/"
Context = Mapping[str, Any]


class Renderer(TemplatesSetting):
    """Django's renderer with the project's templates."""

    def render(self, template_name: str, context: Context, request: Any = None) -> str:
        write = BY_HAND.get(template_name)
        written = write(context) if write else None
        return super().render(template_name, context, request) if written is None else written


def _attributes(attrs: Mapping[str, Any] | None) -> SafeString:
    return mark_safe(  # noqa: S308 - every part is escaped
        "".join(
            f" {conditional_escape(name)}" if value is True else format_html(' {}="{}"', name, value)
            for name, value in (attrs or {}).items()
            if value is not False
        )
    )


def _label(context: Context) -> str:
    label = conditional_escape(context["label"])
    if not context["use_tag"]:
        return label
    return format_html("<{tag}{}>{}</{tag}>", _attributes(context["attrs"]), label, tag=context["tag"])


def _errors(context: Context) -> str | None:
    return None if context["errors"] else ""


def _input(context: Context) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    attrs = _attributes(widget["attrs"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attrs)


def _textarea(context: Context) -> str:
    widget = context["widget"]
    attrs = _attributes(widget["attrs"])
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', widget["name"], attrs, localize(widget["value"] or "")
    )


def _select(context: Context) -> str | None:
    widget = context["widget"]
    parts = []
    for group, options, _index in widget["optgroups"]:
        if any(option["template_name"] != f"{_FOLDER}select_option.html" for option in options):
            return None
        parts.append(format_html('\n  <optgroup label="{}">', group) if group else "")
        parts += [f"\n  {_option(option)}\n" for option in options]
        parts.append("\n  </optgroup>" if group else "")
    attrs, inner = _attributes(widget["attrs"]), mark_safe("".join(parts))  # noqa: S308 - every part is escaped
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], attrs, inner)


def _option(option: Context) -> str:
    attrs = _attributes(option["attrs"])
    return format_html('<option value="{}"{}>{}</option>', option["value"], attrs, localize(option["label"]))


BY_HAND: dict[str, Callable[[Context], str | None]] = {
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    f"{_FOLDER}text.html": _input,
    f"{_FOLDER}textarea.html": _textarea,
    f"{_FOLDER}select.html": _select,
}
"""By template what writes it; nothing where a case is left to the template."""
