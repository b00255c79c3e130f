"""The desk's own forms, sent back with a few boxes wrong: what a page offers is read from it as a browser does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from urllib.parse import quote_plus

from hypothesis import strategies as st

from hearings.bulletin.renderer import render
from tests.fuzz import values
from tests.fuzz.asks import CSRF, Ask
from tests.fuzz.drawing import BOUNDARY, ROUTE
from tests.fuzz.world import NOTICE, World, routes
from tests.hearings.bulletin import drawing

WAYS = ("junk", "junk", "junk", "choice", "choice", "drop", "twice", "other")


@dataclass
class Form:
    """One form of a page: its boxes as they stand, what its choices offer, its buttons."""

    action: str = ""
    method: str = "get"
    has_file: bool = False
    boxes: list[tuple[str, str]] = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.select = self.area = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(said.get("action", ""), said.get("method", "get").lower()))
        if not self.forms:
            return
        form, name = self.forms[-1], said.get("name", "")
        if tag in ("input", "button") and name:
            self._input(form, name, said.get("type", "text" if tag == "input" else "submit"), said)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            form.offered.setdefault(self.select, []).append(said.get("value", ""))
            if "selected" in said:
                form.boxes.append((self.select, said.get("value", "")))
        elif tag == "textarea":
            self.area, self.text = name, []

    def _input(self, form: Form, name: str, kind: str, said: dict[str, str]) -> None:
        value = said.get("value", "on" if kind in ("checkbox", "radio") else "")
        if kind in ("submit", "image"):
            form.buttons.append((name, value))
        elif kind == "file":
            form.has_file = True
            form.boxes.append((name, ""))
        else:
            if kind in ("checkbox", "radio"):
                form.offered.setdefault(name, []).append(value)
            if kind not in ("checkbox", "radio") or "checked" in said:
                form.boxes.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea" and self.area:
            self.forms[-1].boxes.append((self.area, "".join(self.text).removeprefix("\n")))
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text.append(data)


def forms_of(html: str) -> list[Form]:
    """The forms of a page that are sent by POST, without the way out that every page has."""
    reader = _Forms()
    reader.feed(html)
    return [form for form in reader.forms if form.method == "post" and "logout" not in form.action]


def places_of(form: Form) -> list[str]:
    """The names of the boxes that may be spoiled, in their order."""
    return [name for name, _value in form.boxes if name != "csrfmiddlewaretoken"]


@dataclass(frozen=True)
class Wrong:
    """A box that is sent otherwise than it stands; `at` counts boxes, round and round."""

    at: int
    how: str
    value: str


wrongs = st.lists(
    st.builds(Wrong, st.integers(0, 400), st.sampled_from(WAYS), values.texts), min_size=0, max_size=6
)


def spoiled(form: Form, wrong: list[Wrong]) -> list[tuple[str, str]]:
    """The form's boxes with those mistakes in them."""
    sent = [(name, CSRF if name == "csrfmiddlewaretoken" else value) for name, value in form.boxes]
    open_choices = sorted(form.offered)
    for each in wrong:
        places = [n for n, (name, _value) in enumerate(sent) if name != "csrfmiddlewaretoken"]
        if each.how == "choice" and open_choices:
            name = open_choices[each.at % len(open_choices)]
            options = form.offered[name]
            sent = [pair for pair in sent if pair[0] != name] + [
                (name, options[len(each.value) % len(options)])
            ]
        elif places:
            place = places[each.at % len(places)]
            name, value = sent[place]
            if each.how == "drop":
                del sent[place]
            elif each.how == "twice":
                sent.append((name, each.value))
            elif each.how == "other":
                sent[place] = (name, sent[places[len(each.value) % len(places)]][1])
            else:
                sent[place] = (name, each.value)
    return sent


def body_of(form: Form, sent: list[tuple[str, str]], file: bytes = b"") -> tuple[bytes, str]:
    """The bytes of a form and their kind, as a browser writes them."""
    if not form.has_file:
        pairs = (f"{_quoted(name)}={_quoted(value)}" for name, value in sent)
        return "&".join(pairs).encode(), "application/x-www-form-urlencoded"
    parts = b"".join(
        b'--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
        % (
            BOUNDARY.encode(),
            values.encoded(name).replace(b'"', b"%22"),
            b'; filename="bulletin.txt"' if name == "file" and file else b"",
            file if name == "file" and file else values.encoded(value),
        )
        for name, value in sent
    )
    return parts + b"--%s--\r\n" % BOUNDARY.encode(), f"multipart/form-data; boundary={BOUNDARY}"


def _quoted(text: str) -> str:
    return quote_plus(values.encoded(text))


@dataclass(frozen=True)
class Visit:
    """A page of the desk that is opened, and its form sent back spoiled; for a bulletin, the plan behind it too."""

    page: Ask
    which: int
    button: int
    wrong: tuple[Wrong, ...]
    text: str = ""
    file: bytes = b""
    then: tuple[Wrong, ...] | None = None

    def sent(self, found: list[Form], wrong: tuple[Wrong, ...], address: bytes) -> Ask | None:
        """The POST, or nothing when the page has no form."""
        if not found:
            return None
        form = found[self.which % len(found)]
        boxes = spoiled(form, list(wrong))
        if self.text and address.endswith(b"/paste/"):
            boxes = [
                (name, self.text if name == "text" and not self.file else value) for name, value in boxes
            ]
        if form.buttons:
            boxes.append(form.buttons[self.button % len(form.buttons)])
        body, kind = body_of(form, boxes, self.file)
        path, _mark, query = form.action.encode().partition(b"?")
        target = path if path.startswith(b"/") else address
        return Ask(target, query, "POST", (), body, kind, self.page.who)

    def walk(self, send: Callable[[Ask], str]) -> None:
        """Opens, spoils, sends; `send` answers with the page."""
        ask = self.sent(forms_of(send(self.page)), self.wrong, self.page.path)
        if ask is None:
            return
        answer = send(ask)
        if self.then is not None:
            plan = [form for form in forms_of(answer) if "/plan/" in form.action or len(form.boxes) > 5]
            if ask := self.sent(plan, self.then, ask.path):
                send(ask)

    def __str__(self) -> str:
        text = f"{self.text[:2000]!r} {self.file[:2000]!r} {self.then}" if self.text else ""
        return f"{self.page} form {self.which}, button {self.button}, {self.wrong} {text}"


def pages(world: World, most: int, senders: tuple[str, ...]) -> list[Ask]:
    """Every page of the desk for these editors, each model's for its first `most` rows."""
    found = []
    for route in routes():
        if not route.startswith("admin/") or "(?P" in route or "logout" in route:
            continue
        names = [match[2] for match in ROUTE.finditer(route)]
        # A step is of a hearing in each state; other rows differ little.
        rows = [world.values(route, name)[: most * 4 if name in ("name", "pk") else most] for name in names]
        for filled in product(*rows):
            parts = ROUTE.split(route)[::3]
            path = parts[0] + "".join(value + rest for value, rest in zip(filled, parts[1:], strict=True))
            found += [Ask(f"/{path}".encode(), who=who) for who in senders]
    return [*found, Ask(b"/admin/login/")]


def desk_forms(found: list[Ask]) -> st.SearchStrategy[Visit]:
    """Every form of the desk, on the pages that have one."""
    which = st.sampled_from((0, 0, 0, 0, 1, 2))
    return st.builds(Visit, st.sampled_from(found), which, st.integers(0, 3), wrongs.map(tuple))


def single_boxes(found: list[tuple[Ask, int, int]]) -> st.SearchStrategy[Visit]:
    """One box spoiled and all the others as they stand: what several mistakes hide behind each other."""

    def spoil(box: tuple[Ask, int, int], value: str) -> Visit:
        page, which, place = box
        return Visit(page, which, 0, (Wrong(place, "junk", value),))

    return st.builds(spoil, st.sampled_from(found), values.texts)


lines = st.one_of(drawing.free_texts, drawing.realistic, values.texts)


@st.composite
def bulletin_texts(draw: st.DrawFn) -> str:
    """A bulletin as offices write them, one with lines in it that are none, or no bulletin at all."""
    kind = draw(st.integers(0, 7))
    if kind < 2:
        return NOTICE
    if kind == 2:
        return "\n".join(draw(st.lists(lines, max_size=12)))
    entries = drawing.by_day(draw(st.lists(drawing.entries(), max_size=3)))
    written = render(entries, draw(drawing.LANGUAGES)).splitlines()
    for _ in range(draw(st.integers(0, 3))):
        written.insert(draw(st.integers(0, len(written))), draw(lines))
    return "\n".join(written)


CODINGS = ("utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r", "utf-7")


@st.composite
def bulletins(draw: st.DrawFn) -> Visit:
    """A bulletin brought in, pasted or as a file, and its plan sent back spoiled."""
    text = draw(bulletin_texts())
    coded = st.sampled_from(CODINGS).map(lambda coding: text.encode(coding, "replace"))
    file = draw(st.one_of(st.just(b""), st.just(b""), coded, st.binary(max_size=300)))
    wrong = draw(st.one_of(st.just([]), st.just([]), wrongs))
    then = draw(st.one_of(st.just([]), wrongs))
    page = Ask(b"/admin/hearings/bulletin/paste/", who="chief")
    return Visit(page, 0, draw(st.integers(0, 2)), tuple(wrong), text, file, tuple(then))
