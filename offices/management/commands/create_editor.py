"""`manage.py create_editor NAME`: an account for the desk, by one command.

What the account may do follows from its groups (offices/groups.py). Without --group it is an editor's and a
publisher's: everything to what its offices publish, but neither accounts nor rights; for those there is --superuser.
"""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from offices import audit
from offices.groups import EDITOR, PUBLISHER, RIGHTS, TRANSLATOR
from offices.models import Editor, Office

USUALLY = (EDITOR, PUBLISHER)
FIRST_LOG_IN = """
The first log-in:
1. Give the address and the name over one channel, the password over another.
2. They log in with name and password; the box for the code stays empty.
3. A page shows a picture for an authenticator app on their phone, and asks for its code.
4. Ten recovery codes are shown once: on paper, away from the password.
From then on each log-in needs a code. If phone and paper are lost: manage.py reset_mfa NAME"""
AT_HOME = """
At this address, which only this machine can reach, name and password are enough."""

NO_OFFICE = """
No office publishes here yet, so this account sees nothing: an account made with --superuser sets one up at
/admin/offices/office/add/ and gives it to this one."""


class Command(BaseCommand):
    help = "Makes an account for the editors' desk, and asks for what it is not told."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="the name to log in with")
        parser.add_argument("--email", default="", help="where to reach the editor; may stay empty")
        parser.add_argument(
            "--language", default="", help="the desk's language, as ru; default: the browser's"
        )
        parser.add_argument(
            "--group",
            action="append",
            choices=list(RIGHTS),
            help="what the account may do; may be given several times; default: editor and publisher",
        )
        parser.add_argument(
            "--office",
            action="append",
            metavar="SLUG",
            help="whose rows the editor sees; may be given several times; default: all offices there are",
        )
        parser.add_argument(
            "--translates",
            action="append",
            metavar="CODE",
            choices=[code for code, _name in settings.LANGUAGES],
            help="a language whose texts a translator may write; may be given several times",
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
            groups = ", ".join(editor.groups.order_by("name").values_list("name", flat=True))
            self.stdout.write(f"as {groups}.")
            if not editor.offices.exists():
                self.stdout.write(NO_OFFICE)
        audit.note("account made", editor)
        self.stdout.write(FIRST_LOG_IN if settings.SECOND_FACTOR_REQUIRED else AT_HOME)

    def _make(
        self,
        *,
        name: str | None,
        email: str,
        language: str,
        group: list[str] | None,
        office: list[str] | None,
        translates: list[str] | None,
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
        if TRANSLATOR in (group or ()) and not translates:
            raise CommandError("A translator writes nothing without --translates and a language, as kk.")
        offices = Office.objects.filter(slug__in=office) if office else Office.objects.all()
        if unknown := sorted(set(office or ()) - set(offices.values_list("slug", flat=True))):
            known = ", ".join(Office.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no office “{unknown[0]}”; there is: {known}.")
        editor = Editor(username=name, email=email, language=language, is_staff=True, is_superuser=superuser)
        editor.translates = translates or []
        editor.set_unusable_password()
        editor.full_clean()
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else self._password(editor)
        validate_password(password, editor)
        editor.set_password(password)
        with transaction.atomic():
            editor.save()
            editor.offices.set(offices)
            if not superuser:
                editor.groups.set(Group.objects.filter(name__in=group or USUALLY))
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
