"""What the same words were translated to when somebody last wrote them: nobody translates a phrase twice.

A role also says, in most languages, whether a man or a woman has it: «гражданская активистка» is no translation of
"civil activist" for a man. So it comes from somebody whose name ends alike, and rather from nobody than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max, Model
from django.db.models.fields.json import KT

from defendants.models import Allegation, Charge, Defendant, Prosecution
from defendants.names import is_hers
from hearings.chunks import chunks
from hearings.entry.said import People

ALIKE = frozenset({"en", "kk"})
"""Languages in which a man's role and a woman's are one word."""
NEWEST = 2_000
"""Among so many parts in cases with a chunk of roles their translations are looked for."""

Held = list[tuple[bool | None, str]]
"""Texts in one language, the newest first, and whether a woman had each."""


class Translations:
    """Roles, wordings and allegations of these entries, written in `lang`; looked up once for all of them."""

    def __init__(self, entries: Iterable[People], lang: str) -> None:
        people = [person for _case, named in entries for person in named]
        wordings = [charge.wording for person in people for charge in person.charges]
        allegations = [text for person in people for text in person.allegations]
        self._roles = _roles_written(lang, (person.role for person in people))
        self._texts = {
            Charge: _last_written(Charge, "wording", lang, wordings),
            Allegation: _last_written(Allegation, "text", lang, allegations),
        }

    def of(self, model: type[Model], text: str) -> dict[str, str]:
        """The text in the languages it was last written in; nothing for one that is new."""
        return self._texts[model].get(text, {})

    def of_role(self, text: str, person: Defendant) -> dict[str, str]:
        """The role in the languages in which it was written of somebody like this person."""
        hers = _is_hers(person.family_name, person.patronymic)
        found = {lang: _fitting(held, lang, hers) for lang, held in self._roles.get(text, {}).items()}
        return {lang: said for lang, said in found.items() if said}


def _is_hers(family: dict[str, str], patronymic: dict[str, str]) -> bool | None:
    return is_hers([*family.values(), *patronymic.values()])


def _fitting(held: Held, lang: str, hers: bool | None) -> str:
    """The newest of these texts that fits a woman, a man, or somebody of whom that is not known; "" when none does."""
    if lang in ALIKE:
        return held[0][1]
    if hers is not None and (own := [said for of_her, said in held if of_her == hers]):
        return own[0]
    # Of a name that does not tell, a woman's form is the one that cannot stand for everybody.
    others = not hers
    is_only_theirs = {of_her for of_her, _said in held} == {others}
    return held[0][1] if len({said for _of_her, said in held}) == 1 and not is_only_theirs else ""


def _roles_written(lang: str, texts: Iterable[str]) -> dict[str, dict[str, Held]]:
    """By role in `lang` and by language how it was written, and of whom."""
    found: dict[str, dict[str, Held]] = {}
    for wanted in chunks(sorted({text for text in texts if text})):
        rows = Prosecution.objects.filter(**{f"role__{lang}__in": wanted}).order_by("-pk")
        columns = rows.values_list("role", "defendant__family_name", "defendant__patronymic")
        for role, family, patronymic in columns[:NEWEST]:
            hers = _is_hers(family, patronymic)
            for language, said in role.items():
                found.setdefault(role[lang], {}).setdefault(language, []).append((hers, said))
    return found


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
