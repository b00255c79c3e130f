"""Which court and city a bulletin means by what it calls them. What is not on record is said, never made."""

from __future__ import annotations

from django.utils.translation import gettext as _

from defendants.transliteration import skeleton
from hearings.bulletin.entries import Entry
from hearings.bulletin.names import stem
from hearings.models import City, Court
from hearings.unshown import sound


class Places:
    """Courts and cities by the skeletons of their names; read once for a whole bulletin."""

    def __init__(self) -> None:
        self._courts: dict[str, list[Court]] = {}
        self._cities: dict[str, City] = {}
        for court in sound(Court.objects.select_related("city")):
            for name in {skeleton(text) for text in court.name.values()}:
                self._courts.setdefault(name, []).append(court)
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
        courts = self._courts.get(skeleton(entry.court), [])
        fitting = [court for court in courts if city is None or court.city_id == city.pk]
        if len(fitting) == 1:
            return fitting[0], None
        notes.append(_("The court is not on record: %(name)s") % {"name": entry.court})
        return None, city


def _stemmed(text: str) -> str:
    return skeleton(stem(text))
