"""What of each row readers may search by: the texts, and which of them a withheld name keeps out.

A person whose name is not shown in full has no words at all, and the words of the name do not count in the texts of
their case either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.db.models import Model, Prefetch

from defendants.choices import ShownAs
from defendants.models import Article, Case, Defendant, Prosecution
from hearings.choices import SearchKind
from hearings.models import City, Court
from hearings.search.folding import Word, words
from hearings.soundness import is_lines, is_texts

Words = set[Word]


class Source(NamedTuple):
    """How the words of one kind of rows are read. `read` takes keys, and gives the rows found with their words."""

    model: type[Model]
    read: Callable[[Iterable[int]], Iterator[tuple[int, Words]]]


def _every(*texts: dict[str, str] | str) -> Words:
    """The words of the texts in every language, with every spelling."""
    # What is broken in the database is found by nothing, and hides nothing else.
    whole = (one for one in texts if isinstance(one, str) or (one and is_texts(one)))
    each = (text for one in whole for text in (one.values() if isinstance(one, dict) else [one]))
    return {word for text in each for word in words(text)}


def _once(found: Words) -> Words:
    """One spelling of a word is enough where nobody is shown it."""
    return set({word.key: word for word in sorted(found)}.values())


def name_words(row: Defendant) -> Words:
    """Every way the person is written, whatever of it may be shown."""
    aliases = row.aliases if is_lines(row.aliases) else ()
    return _every(row.given_name, row.family_name, row.patronymic, *(aliases or ()))


def _kept_back(people: Iterable[Defendant]) -> set[str]:
    """The words that would tell a name which is not shown."""
    hidden = (row for row in people if row.shown_as != ShownAs.FULL)
    return {word.key for row in hidden for word in name_words(row)}


def _without(found: Words, kept_back: set[str]) -> Words:
    return {word for word in found if word.key not in kept_back}


def _defendants(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    for row in Defendant.objects.filter(pk__in=keys, merged_into__isnull=True, shown_as=ShownAs.FULL):
        yield row.pk, name_words(row)


def _prosecutions(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    rows = Prosecution.objects.filter(pk__in=keys).prefetch_related("defendant", "charges", "allegations")
    for row in rows:
        texts = [row.role]
        texts += [charge.wording for charge in row.charges.all()]
        texts += [allegation.text for allegation in row.allegations.all()]
        yield row.pk, _without(_once(_every(*texts)), _kept_back([row.defendant]))


def _articles(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    for row in Article.objects.filter(pk__in=keys).select_related("code"):
        yield row.pk, _once(_every(row.number, row.title, row.code.name, row.code.short_name))


def _cases(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    people = Prefetch("prosecutions", Prosecution.objects.select_related("defendant"))
    for row in Case.objects.filter(pk__in=keys).prefetch_related(people):
        kept_back = _kept_back(part.defendant for part in row.prosecutions.all())
        yield row.pk, _without(_every(row.number, row.title), kept_back)


def _courts(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    for row in Court.objects.filter(pk__in=keys):
        yield row.pk, _every(row.name)


def _cities(keys: Iterable[int]) -> Iterator[tuple[int, Words]]:
    for row in City.objects.filter(pk__in=keys):
        yield row.pk, _every(row.name, row.region)


SOURCES: dict[str, Source] = {
    SearchKind.DEFENDANT: Source(Defendant, _defendants),
    SearchKind.PROSECUTION: Source(Prosecution, _prosecutions),
    SearchKind.ARTICLE: Source(Article, _articles),
    SearchKind.CASE: Source(Case, _cases),
    SearchKind.COURT: Source(Court, _courts),
    SearchKind.CITY: Source(City, _cities),
}
