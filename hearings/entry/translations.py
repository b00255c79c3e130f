"""What the same words were translated to when somebody last wrote them: nobody translates a phrase twice."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max, Model
from django.db.models.fields.json import KT

from defendants.models import Allegation, Charge, Prosecution
from hearings.chunks import chunks
from hearings.entry.said import People


class Translations:
    """Roles, wordings and allegations of these entries, written in `lang`; looked up once for all of them."""

    def __init__(self, entries: Iterable[People], lang: str) -> None:
        people = [person for _case, named in entries for person in named]
        wordings = [charge.wording for person in people for charge in person.charges]
        allegations = [text for person in people for text in person.allegations]
        self._texts = {
            Prosecution: _last_written(Prosecution, "role", lang, (person.role for person in people)),
            Charge: _last_written(Charge, "wording", lang, wordings),
            Allegation: _last_written(Allegation, "text", lang, allegations),
        }

    def of(self, model: type[Model], text: str) -> dict[str, str]:
        """The text in the languages it was last written in; nothing for one that is new."""
        return self._texts[model].get(text, {})


def _last_written(
    model: type[Model], column: str, lang: str, texts: Iterable[str]
) -> dict[str, dict[str, str]]:
    """By text in `lang` the column of the newest row that has it."""
    found = {}
    for wanted in chunks(sorted({text for text in texts if text})):
        rows = model._default_manager.filter(**{f"{column}__{lang}__in": wanted})
        said = rows.order_by().values(said=KT(f"{column}__{lang}"))
        newest = said.annotate(newest=Max("pk")).values("newest")
        columns = model._default_manager.filter(pk__in=newest).order_by().values_list(column, flat=True)
        found |= {written[lang]: written for written in columns}
    return found
