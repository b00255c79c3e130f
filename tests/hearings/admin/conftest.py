"""An editor at the desk, and what was posted from a page that was really shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from offices.models import Office
from tests import factories


@pytest.fixture
def law(db: None) -> Office:
    """An office and the article of its hearings."""
    factories.article(number="405", title="Organising and taking part in an extremist organisation")
    return factories.office()


def fields_of(response: Any) -> dict[str, Any]:
    """What the browser would send back from a change form of Django's admin, if nothing were typed."""
    admin_form = response.context["adminform"].form
    sent: dict[str, Any] = {"as_opened": response.context.get("as_opened")}
    forms = [admin_form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for box in form:
            value = box.value()
            widgets = getattr(box.field.widget, "widgets", None)
            if widgets is not None:
                decomposed = box.field.widget.decompress(value) if not isinstance(value, list) else value
                for name, part in zip(box.field.widget.widgets_names, decomposed, strict=True):
                    sent[box.html_name + name] = part or ""
            elif isinstance(value, bool):
                if value:
                    sent[box.html_name] = "on"
            elif value is not None:
                sent[box.html_name] = (
                    box.field.widget.format_value(value) if not isinstance(value, list) else value
                )
    return {name: value for name, value in sent.items() if value is not None}


def save(desk: Client, address: str, **typed: Any) -> Any:
    """Opens a form of Django's admin, types into these boxes, and saves."""
    return desk.post(address, {**fields_of(desk.get(address)), **typed})
