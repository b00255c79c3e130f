"""Whether a name is a known one in a Russian or Kazakh case, and of the same sex: «Анны Калининой» is Анна Калинина.

Stems tell who may be meant, and «Александра Иванова» and «Александры Ивановой» have one; forms tell them apart. What
has no form here, «Павла» of Павел, is no form of anything: then nobody is the likely one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearings.bulletin.announcement.drafts import DECLINED
from hearings.bulletin.entries import Mark, Person

_KAZAKH = tuple(
    """
    ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті нан нен дан ден тан тен да де та те нда нде мен бен пен
    """.split()
)
_MEN = ("ов", "ев", "ин", "ын")
_WOMEN = ("ова", "ева", "ина", "ына")
_CONSONANTS = "бвгджзклмнпрстфхцчшщғқңһ"


def may_stand_in_a_case(person: Person, marks: Iterable[Mark]) -> bool:
    """Whether the marks of an entry say so of a name: it stands behind words, or with an ending, that ask for a case."""
    told = f"{person.given_name} {person.family_name}: {DECLINED}"
    return any(mark.name == "name" and mark.why == told for mark in marks)


def is_case_of(given: str, family: str, *, known_given: str, known_family: str) -> bool:
    """Whether a name as written is the known one, in whatever case each of its words stands."""
    one, other = _plain(given), _plain(family)
    if not (one and other and known_given and known_family):
        return False
    return one in {_plain(known_given), *_of_given(_plain(known_given))} and other in set(
        _of_family(_plain(known_family))
    )


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").split())


def _of_given(name: str) -> Iterator[str]:
    yield from (name + ending for ending in _KAZAKH)
    base, last = name[:-1], name[-1:]
    if last in _CONSONANTS:
        yield from (name + ending for ending in ("а", "у", "ом", "ем", "е"))
    elif last in ("й", "ь"):
        yield from (base + ending for ending in ("я", "ю", "ем", "е", "и", "ью"))
    elif last == "а":
        yield from (base + ending for ending in ("ы", "и", "е", "у", "ой", "ей"))
    elif last == "я":
        yield from (base + ending for ending in ("и", "е", "ю", "ей"))


def _of_family(name: str) -> Iterator[str]:
    yield name
    yield from (name + ending for ending in _KAZAKH)
    if name.endswith(_MEN):
        yield from (name + ending for ending in ("а", "у", "ым", "е"))
    elif name.endswith(_WOMEN):
        yield from (name[:-1] + ending for ending in ("ой", "у"))
    elif name.endswith(("ский", "цкий")):
        yield from (name[:-2] + ending for ending in ("ого", "ому", "им", "ом"))
    elif name.endswith(("ская", "цкая")):
        yield from (name[:-2] + ending for ending in ("ой", "ую"))
    elif name[-1:] in _CONSONANTS:
        yield from (name + ending for ending in ("а", "у", "ом", "ем", "е"))
