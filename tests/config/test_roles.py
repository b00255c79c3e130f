"""Who may open what at the desk, and send what to it: every address, every role, every method, none forgotten.

The addresses come from the URLconf; what is expected stands in `roles.py`. An address without a row there fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearings.forms.steps import STEPS
from hearings.models import Bulletin, Change, Edition
from offices.groups import RIGHTS
from offices.models import Editor, Office
from tests import factories
from tests.config.roles import ROLES, TABLE

pytestmark = pytest.mark.django_db

LOG_IN = "/admin/login/"
ENDS_SESSION = ("/logout/", "/everywhere/", "/renew/")
Outcome = str
Rows = dict[str, dict[str, models.Model]]


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the desk, by its name, or by its pattern where it has none."""

    def walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
        for each in resolver.url_patterns:
            written = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(each, written)
            elif written.startswith("admin/"):
                yield each.name or written, each

    yield from walk(get_resolver(), "")


def addresses() -> dict[str, str]:
    """What the table is asked about: `name`, and with it which step, or whose row in which state → model's label."""
    asked: dict[str, str] = {}
    for name, pattern in patterns():
        wanted = pattern.pattern.converters
        if name == "hearings_hearing_step":
            for step in STEPS:
                first = "draft" if step in ("publish", "make-ready") else "mine"
                asked |= {f"{name} {step} {state}": "hearing" for state in (first, "other")}
        elif name.endswith("_password_change"):
            asked |= {f"{name} {state}": "editor" for state in ("mine", "other")}
        elif {"object_id", "pk", "id"} & set(wanted) and name not in ("view_on_site", "remove_phone"):
            model = name.split("/")[2] if "/" in name else name.split("_")[1]
            asked |= {f"{name} {state}": model for state in _states(name, model)}
        else:
            asked[name] = ""
    return asked


def _states(name: str, model: str) -> tuple[str, ...]:
    """Whose row, and in which state: what all offices share, and what only leads on, is asked for once."""
    if model in SHARED or "/" in name:
        return ("mine",)
    draft = model in DRAFTED and name.endswith(("change", "delete"))
    return ("draft", "mine", "other") if draft else ("mine", "other")


DRAFTED = ("hearing", "case", "defendant", "prosecution")
SHARED = ("legalcode", "article", "city", "court", "edition", "group")


def rows_of(office: Office, name: str) -> dict[str, models.Model]:
    """What an office has: a published hearing and all that hangs on it, an account, a bulletin, a statement."""
    case = factories.case(office=office)
    who = factories.prosecution(case=case, defendant=factories.defendant(given_name=name))
    hearing = factories.hearing(people=[who])
    account = factories.editor(username=f"{name}-account", is_superuser=False, offices=[office])
    return {
        "office": office,
        "editor": account,
        "hearing": hearing,
        "case": case,
        "defendant": who.defendant,
        "prosecution": who,
        "statement": factories.statement(office=office),
        "bulletin": Bulletin.objects.create(office=office, text=name, sha256=f"{name:0>64}", by=account),
        "change": Change.objects.get(hearing=hearing),
        "edition": Edition.objects.get(),
        "city": hearing.court.city,
        "court": hearing.court,
        "article": who.charges.get().article,
        "legalcode": who.charges.get().article.code,
        "group": factories.Group.objects.get_or_create(name="friends")[0],
    }


@pytest.fixture
def rows() -> Rows:
    """The rows of the editor's office, of another one, and drafts of the first."""
    mine = factories.office()
    case = factories.case(office=mine)
    who = factories.prosecution(case=case, defendant=factories.defendant(given_name="Draft"))
    draft = factories.hearing(people=[who], published=False)
    drafts = {"hearing": draft, "case": case, "defendant": who.defendant, "prosecution": who}
    return {
        "draft": drafts,
        "mine": rows_of(mine, "mine"),
        "other": rows_of(factories.office(slug="other"), "other"),
    }


@pytest.fixture
def editors(rows: Rows) -> dict[str, Editor | None]:
    """One account of each role, in the first office."""
    mine = [rows["mine"]["office"]]
    found: dict[str, Editor | None] = {
        name: factories.editor(username=name, groups=[name], offices=mine, translates=["kk"])
        for name in RIGHTS
    }
    found["nobody"] = factories.editor(username="nobody", is_superuser=False, offices=mine)
    return {"anonymous": None, "superuser": factories.editor(username="superuser"), **found}


def address_of(key: str, rows: Rows) -> str:
    name, *more = key.split()
    if not more:
        if name == "app_list":
            return "/admin/hearings/"
        if name == "view_on_site":
            return "/admin/r/1/1/"
        if name == "remove_phone":
            return "/admin/account/phone/1/remove/"
        return "/admin/nowhere" if name.endswith("$") else reverse(f"admin:{name}")
    state, model = more[-1], addresses()[key]
    row = rows[state][model]
    if "/" in name:
        return "/" + name.replace("<path:object_id>", str(row.pk))
    if name == "hearings_hearing_step":
        return reverse(f"admin:{name}", args=[row.pk, more[0]])
    return reverse(f"admin:{name}", args=[row.pk])


def outcome(response: HttpResponse) -> Outcome:
    """In one letter.

    o open, g goes on to another page (after a step, or with the reason why not), x forbidden, 0 not there,
    l asked to log in, - not by this method.
    """
    status, where = response.status_code, response.headers.get("Location", "")
    if status in (301, 302):
        return "l" if where.startswith(LOG_IN) else "0" if where == "/admin/" else "g"
    return {200: "o", 409: "o", 403: "x", 404: "0", 405: "-"}[status]


def log_in(client: Client, editor: Editor | None) -> None:
    client.logout()
    if editor is not None:
        client.force_login(editor)


def ask(client: Client, method: str, address: str, editor: Editor | None) -> Outcome:
    """The answer; whatever it changed is taken back."""
    with transaction.atomic():
        found = outcome(getattr(client, method)(address))
        transaction.set_rollback(True)
    if method == "post" and address.endswith(ENDS_SESSION):
        log_in(client, editor)
    return found


def test_every_address_of_the_desk_stands_in_the_table() -> None:
    assert set(TABLE) == set(addresses())
    assert all(len(cells.split()) == len(ROLES) for cells in TABLE.values())


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_and_sends_what_the_table_says(
    role: str, client: Client, rows: Rows, editors: dict[str, Editor | None]
) -> None:
    editor = editors[role]
    log_in(client, editor)
    place = ROLES.index(role)

    found = {}
    for key in TABLE:
        address = address_of(key, rows)
        found[key] = ask(client, "get", address, editor) + ask(client, "post", address, editor)
        assert ask(client, "head", address, editor) == found[key][0], key

    assert found == {key: cells.split()[place] for key, cells in TABLE.items()}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_other_method_reaches_a_page(
    method: str, client: Client, rows: Rows, editors: dict[str, Editor | None]
) -> None:
    log_in(client, editors["superuser"])

    assert {getattr(client, method)(address_of(key, rows)).status_code for key in TABLE} == {405}
