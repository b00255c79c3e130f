"""Somebody at the desk in some groups, rows of an office, and what an answer tells of planted words."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from hearings.models import Hearing
from offices.models import Editor, Office
from tests import factories


def enter_as(client: Client, office: Office, *groups: str, **columns: Any) -> Editor:
    editor = factories.editor(username="-".join(groups), groups=groups, offices=[office], **columns)
    client.force_login(editor)
    return editor


def of(office: Office, **columns: Any) -> Hearing:
    return factories.hearing(case=factories.case(office=office), **columns)


def listed(office: Office, name: str, **columns: Any) -> Hearing:
    """A hearing of a new case of the office that lists one person of this family name."""
    who = factories.prosecution(
        case=factories.case(office=office), defendant=factories.defendant(family_name=name)
    )
    return factories.hearing(people=[who], **columns)


def change(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def told(response: Any) -> list[str]:
    """The planted words that stand in the answer; two letters alone may stand in a token."""
    return re.findall("zq(?:source|theirs|stranger|draft|withheld)", response.content.decode().lower())
