"""Which court and city a bulletin means by what it calls them. What is not on record is said, never made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from defendants.transliteration import skeleton
from hearings.bulletin.entries import Entry
from hearings.bulletin.who.names import stem
from hearings.models import City, Court
from hearings.unshown import sound

_CITY_WORDS = frozenset({"gorod", "g", "kala", "kalas", "kalasi", "of", "in", "the"})
"""What stands around a city in the name of a court, or is left out: «города Алматы», «г. Алматы», Almaty."""
_COURT_WORDS = {"sud": "sud", "sude": "sud", "suda": "sud", "sudu": "sud", "sudom": "sud"} | dict.fromkeys(
    ("sot", "soti", "sotin", "sotind", "sotindag", "sotini"), "sot"
)
"""The word for a court in its cases, which are too short to be told by their endings."""
_OF_CITY = re.compile(
    r"(?:\bof|\bin|\bгорода|\bгороде|\bг\.)\s+([\w-]+)\s*(?:$|[,(])|^([\w-]+)\s+қаласы", re.IGNORECASE
)
_ANY_COURT = frozenset({"sud", "sot", "court"})


class Places:
    """Courts and cities by the skeletons of their names; read once for a whole bulletin."""

    def __init__(self) -> None:
        self._courts: dict[str, list[Court]] = {}
        self._inflected: dict[frozenset[str], list[Court]] = {}
        self._in_city: dict[tuple[int | None, frozenset[str]], list[Court]] = {}
        self._cities: dict[str, City] = {}
        for court in sound(Court.objects.select_related("city")):
            for name in {skeleton(text) for text in court.name.values()}:
                self._courts.setdefault(name, []).append(court)
            # «В суде Астаны» may be any court there, and is not «Суд города Астаны».
            told = [text for text in court.name.values() if _without(text, court.city) - _ANY_COURT]
            for words in {_words(text) for text in told}:
                self._inflected.setdefault(words, []).append(court)
            for words in {_without(text, court.city) for text in told}:
                self._in_city.setdefault((court.city_id, words), []).append(court)
        for city in sound(City.objects.all()):
            for text in (*city.name.values(), city.slug):
                self._cities.setdefault(skeleton(text), city)
                self._cities.setdefault(_stemmed(text), city)

    def meant_by(self, entry: Entry, notes: list[str]) -> tuple[Court | None, City | None]:
        """The court, or else the city, that is named; a name that is not on record becomes a note."""
        city = (
            self._cities.get(skeleton(entry.city)) or self._cities.get(_stemmed(entry.city))
            if entry.city
            else None
        )
        if entry.city and city is None:
            notes.append(_("The city is not on record: %(name)s") % {"name": entry.city})
        if not entry.court:
            return None, city
        for courts in self._called(entry.court, city):
            fitting = [court for court in courts if city is None or court.city_id == city.pk]
            if len(fitting) == 1:
                return fitting[0], None
        notes.append(_("The court is not on record: %(name)s") % {"name": entry.court})
        return None, city or self._city_in(entry.court)

    def _city_in(self, court: str) -> City | None:
        """The city that the name of a court says: "… of Almaty", «… г. Алматы», «Алматы қаласы …»; that of a region is
        another place."""
        named = _OF_CITY.search(court)
        word = named and (named[1] or named[2])
        return (self._cities.get(skeleton(word)) or self._cities.get(_stemmed(word))) if word else None

    def _called(self, name: str, city: City | None) -> Iterator[list[Court]]:
        """The courts of this name: as it is written, in another case, and of a city that is named apart from it.

        «в Медеуском районном суде», said of Almaty, is there; where no city is said, other cities may have one.
        """
        yield self._courts.get(skeleton(name), [])
        yield self._inflected.get(_words(name), [])
        if city is not None:
            yield self._in_city.get((city.pk, _without(name, city)), [])


def _words(text: str) -> frozenset[str]:
    """What a court's name keeps in every case and order, without the words that only lead to the city."""
    found = {skeleton(word) for word in stem(text).split()}
    return frozenset(_COURT_WORDS.get(word, word) for word in found - _CITY_WORDS if word)


def _without(text: str, city: City | None) -> frozenset[str]:
    """The same without the city's own name."""
    named = {word for name in city.name.values() for word in _words(name)} if city else set()
    return _words(text) - named


def _stemmed(text: str) -> str:
    return skeleton(stem(text))
