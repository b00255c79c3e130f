"""`manage.py create_editor NAME`: an account for the desk, by one command.

An editor may do everything to what the office publishes, but may not make accounts or hand out rights: for
that there is --superuser. There are no groups yet; when they come, they take the place of `granted()`.
"""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from offices.models import Editor, Office

OF_THE_DESK = ("offices", "defendants", "hearings")
ONLY_TO_READ = ("office", "edition", "rendering", "change")
"""The record writes itself; an office's name, zone and code are the business of whoever runs the site."""
NOT_AT_ALL = ("editor",)


class Command(BaseCommand):
    help = "Makes an account for the editors' desk, and asks for what it is not told."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="the name to log in with")
        parser.add_argument("--email", default="", help="where to reach the editor; may stay empty")
        parser.add_argument(
            "--language", default="", help="the desk's language, as ru; default: the browser's"
        )
        parser.add_argument(
            "--superuser", action="store_true", help="may also make accounts and set up offices"
        )
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, *args: Any, **asked: Any) -> None:
        try:
            editor = self._make(**asked)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except KeyboardInterrupt:
            raise CommandError("Nothing was made.") from None
        self.stdout.write(f"{editor.username} may log in at {settings.SITE_URL}{reverse('admin:index')}")
        if not editor.is_superuser:
            self.stdout.write("and edit everything published, but not make accounts (--superuser may).")

    def _make(
        self,
        *,
        name: str | None,
        email: str,
        language: str,
        superuser: bool,
        password_stdin: bool,
        **_django: Any,
    ) -> Editor:
        name = name or _answer("Name to log in with: ", "manage.py create_editor NAME")
        if Editor.objects.filter(username=name).exists():
            raise CommandError(
                f"There is an account “{name}” already. To change its password: changepassword {name}"
            )
        if language and language not in dict(settings.LANGUAGES):
            known = ", ".join(dict(settings.LANGUAGES))
            raise CommandError(f"The site does not speak “{language}”; it speaks {known}.")
        editor = Editor(username=name, email=email, language=language, is_staff=True, is_superuser=superuser)
        editor.set_unusable_password()
        editor.full_clean()
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else self._password(editor)
        validate_password(password, editor)
        editor.set_password(password)
        with transaction.atomic():
            editor.save()
            editor.offices.set(Office.objects.all())
            if not superuser:
                editor.user_permissions.set(granted())
        return editor

    def _password(self, editor: Editor) -> str:
        """Asked for twice; a weak one is refused with its reasons and asked for again."""
        while True:
            password = _answer("Password (it does not show): ", "--password-stdin", hidden=True)
            try:
                validate_password(password, editor)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
                continue
            if _answer("The same again: ", "--password-stdin", hidden=True) == password:
                return password
            self.stderr.write("The two were not the same.")


def granted() -> list[Permission]:
    """What an editor may do: everything to our rows, but for those that write themselves or give rights."""
    rights = []
    for app in OF_THE_DESK:
        for model in apps.get_app_config(app).get_models():
            name = model._meta.model_name
            kinds = (
                ()
                if name in NOT_AT_ALL
                else ("view",)
                if name in ONLY_TO_READ
                else ("add", "change", "delete", "view")
            )
            rights += [(app, f"{kind}_{name}") for kind in kinds]
    found = Permission.objects.filter(content_type__app_label__in=OF_THE_DESK).select_related("content_type")
    return [right for right in found if (right.content_type.app_label, right.codename) in rights]


def _answer(question: str, instead: str, *, hidden: bool = False) -> str:
    """What is typed at the terminal; without one the command says which option takes its place."""
    if not sys.stdin.isatty():
        raise CommandError(f"There is no terminal to ask at; use {instead}.")
    try:
        answer = getpass(question) if hidden else input(question).strip()
    except EOFError:
        raise KeyboardInterrupt from None
    if not answer:
        raise CommandError("Nothing was typed, so nothing was made.")
    return answer
