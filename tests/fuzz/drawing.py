"""Requests drawn at random: every address of the URLconf, every parameter a view reads, every header a client sends."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from hearings.views.filters import NAMES
from tests.fuzz import values
from tests.fuzz.asks import Ask
from tests.fuzz.world import World, routes

PREFIXES = (b"", b"", b"ru/", b"kk/", b"en/", b"be/", b"ru/kk/", b"/", b"\xff/")
"""Languages, those the site speaks and others."""
METHODS = (
    "GET",
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PATCH",
    "FOO",
    "get",
    "PROPFIND",
)
QUERIED = tuple(
    each.encode()
    for each in """/ search/ search.ics search.json subscribe/ changes/ changes.atom embed/ embed/search/ statistics/
    statistics.csv hearings.ics""".split()
)
READERS_NAMES = (*NAMES, *"q q more page since limit theme past cancelled year kind lang x q[]".split())
EDITORS_NAMES = tuple(
    """q o p e all after case into version next _popup _to_field _changelist_filters term app_label model_name
    field_name status__exact publication__exact date__gte date__lt date__year office__id__exact court__city pk__in
    id__isnull is_staff__exact user__password__startswith court date state mine whose""".split()
)
ROUTE = re.compile(r"<(?:(\w+):)?(\w+)>")
WHO = ("", "chief", "chief", "editor", "contributor")


def _parameter(world: World, route: str, name: str) -> st.SearchStrategy[bytes]:
    known = [value.encode() for value in world.values(route, name)]
    return (
        st.one_of(st.sampled_from(known), st.sampled_from(known), values.segments)
        if known
        else values.segments
    )


@st.composite
def paths(draw: st.DrawFn, world: World, asked: tuple[str, ...], *, wild: bool = True) -> bytes:
    """An address of the URLconf with its parameters filled in, and sometimes with something more."""
    route = draw(st.sampled_from(asked))
    # Two patterns of the desk are written as expressions.
    if "(?P" in route:
        app = st.sampled_from([b"hearings/", b"auth/", b"x/"])
        return b"/admin/" + draw(app if "app_label" in route else values.segments)
    path, at = b"", 0
    for found in ROUTE.finditer(route):
        path += route[at : found.start()].encode()
        known = world.values(route, found[2])
        path += draw(
            _parameter(world, route, found[2])
            if wild or not known
            else st.sampled_from(known).map(str.encode)
        )
        at = found.end()
    path += route[at:].encode()
    if wild and not path.startswith(b"admin/"):
        path = draw(st.sampled_from(PREFIXES)) + path
    if wild:
        path += draw(st.one_of(st.just(b""), st.just(b""), st.just(b""), values.segments))
    return b"/" + path


def addresses(world: World) -> st.SearchStrategy[Ask]:
    """Any address, for readers and at the desk."""
    return st.builds(Ask, path=paths(world, tuple(routes())), method=st.sampled_from(["GET", "GET", "GET", "HEAD"]),
                     who=st.sampled_from(WHO))  # fmt: skip


@st.composite
def parameters(draw: st.DrawFn, world: World) -> Ask:
    """A page that reads a query, with one that it may not expect."""
    who = draw(st.sampled_from(WHO))
    if who:
        names: tuple[str, ...] = EDITORS_NAMES
        path = draw(
            paths(world, tuple(route for route in routes() if route.startswith("admin/")), wild=False)
        )
    else:
        names = READERS_NAMES
        path = (
            b"/" + draw(st.sampled_from((b"", b"ru/", b"kk/"))) + draw(st.sampled_from(QUERIED)).lstrip(b"/")
        )
    real = st.sampled_from(_real_values(world)).map(str.encode)
    value = st.one_of(real, values.behind_equals)
    pairs = draw(st.lists(st.tuples(st.sampled_from(names).map(str.encode), value), min_size=1, max_size=5))
    query = b"&".join(name + b"=" + written for name, written in pairs)
    return Ask(path, query + draw(st.one_of(st.just(b""), st.just(b""), values.behind_equals)), who=who)


def _real_values(world: World) -> list[str]:
    """Values that a filter knows, so that what stands beside them is looked at too."""
    words = [value for values in list(world.known.values())[:8] for value in values[:3]]
    more = """in_person online scheduled cancelled trial open hide all 2026-11-01 light 10 1 defendants case hearings
    hearing"""
    return [*words, *more.split()]


@st.composite
def headers(draw: st.DrawFn, world: World) -> Ask:
    """A real address with headers, methods and bodies that no browser sends."""
    names = st.sampled_from(values.HEADERS)
    sent = draw(st.lists(st.tuples(names, values.header_values), max_size=4, unique_by=lambda pair: pair[0]))
    body = draw(
        st.one_of(st.just(b""), st.binary(max_size=200), values.texts.map(values.encoded), broken_multipart())
    )
    return Ask(
        draw(paths(world, tuple(routes()), wild=False)),
        draw(st.one_of(st.just(b""), values.behind_equals)),
        draw(st.sampled_from(METHODS)),
        tuple(sent),
        body,
        draw(
            st.sampled_from(
                [
                    "",
                    "application/x-www-form-urlencoded",
                    f"multipart/form-data; boundary={BOUNDARY}",
                    "text/xml",
                ]
            )
        ),
        draw(st.sampled_from(WHO)),
    )


BOUNDARY = "b0undary"
BODY_KINDS = (
    "",
    "application/x-www-form-urlencoded",
    f"multipart/form-data; boundary={BOUNDARY}",
    "text/xml",
)
PART_HEADERS = (b"", b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: text/plain; charset=x\r\n")


@st.composite
def broken_multipart(draw: st.DrawFn) -> bytes:
    """Parts whose headers, names and ends are not what they should be."""
    parts = b""
    for _ in range(draw(st.integers(0, 3))):
        name, filename = draw(values.segments), draw(values.segments)
        parts += b"--" + BOUNDARY.encode() + draw(st.sampled_from([b"\r\n", b"\n", b"", b"--"]))
        parts += (
            b'Content-Disposition: form-data; name="'
            + name[:200]
            + b'"; filename="'
            + filename[:200]
            + b'"\r\n'
        )
        parts += draw(
            st.sampled_from(
                [b"", b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: text/plain; charset=x\r\n"]
            )
        )
        parts += b"\r\n" + draw(values.segments) + b"\r\n"
    return parts + draw(st.sampled_from([b"", b"--" + BOUNDARY.encode() + b"--\r\n"]))
