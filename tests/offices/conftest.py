"""People at their browsers: the editor, and whoever else tries the door."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client

from offices.models import Editor
from tests import factories

DESK, LOG_IN = "/admin/", "/admin/login/"
HOME, ELSEWHERE, STRANGERS = "198.51.100.7", "192.0.2.9", "203.0.113.66"
"""Addresses in three networks of RFC 5737."""


class QuickArgon2(Argon2PasswordHasher):
    """The site's own hasher at a hundredth of the cost: these tests type hundreds of passwords."""

    time_cost, memory_cost, parallelism = 1, 64, 1


class Browser(Client):
    """A browser in some network, with its cookies."""

    def __init__(self, address: str = HOME, **more: Any) -> None:
        super().__init__(SERVER_NAME="127.0.0.1", SERVER_PORT="8000", REMOTE_ADDR=address, **more)

    def log_in(
        self, name: str = "editor", password: str = factories.PASSWORD, code: str = "", **more: str
    ) -> HttpResponse:
        return self.post(LOG_IN, {"username": name, "password": password, "code": code, **more})

    def is_in(self) -> bool:
        """Whether the desk opens."""
        return self.get(DESK).status_code == 200

    def copied(self) -> Browser:
        """What a thief has: another browser with the same cookies."""
        thief = Browser(STRANGERS)
        thief.cookies.load(self.cookies.output(header="", sep=";"))
        return thief


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.offices.conftest.QuickArgon2"]


@pytest.fixture
def required(settings: Any) -> None:
    """A site where each log-in needs a second factor, as on every site but a laptop's own."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def phone(editor: Editor, now: Any) -> factories.Phone:
    return factories.phone(editor)


@pytest.fixture
def browser(required: None, now: Any, phone: factories.Phone) -> Browser:
    """The editor's own, logged in with password and code."""
    own = Browser()
    own.log_in(code=phone.code())
    assert own.is_in()
    return own
