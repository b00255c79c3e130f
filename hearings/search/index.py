"""Keeps the words of the public record, inside the door, with the change that made them.

Only what differs is written, so that renewing everything (`manage.py rebuild_search`) costs little where nothing is
wrong, and may be stopped and begun again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from defendants.models import Article, Prosecution
from hearings.choices import SearchKind
from hearings.chunks import chunks
from hearings.models import SearchKey, SearchWord
from hearings.search.folding import Word, beginnings, nearly
from hearings.search.sources import SOURCES

# Rows with words of their own; what hangs on one of them has its words there.
_OWN = {source.model._meta.label: kind for kind, source in SOURCES.items()}
_OF_PROSECUTION = ("defendants.Charge", "defendants.Allegation")

Row = tuple[str, int]
"""A row by its kind and key."""
Net = dict[tuple[str, int], tuple[dict | None, dict | None]]


def reached(net: Net) -> dict[str, set[int]]:
    """The rows by kind whose words may be others after these changes of public columns (`Ledger.net()`)."""
    found: dict[str, set[int]] = defaultdict(set)
    for (label, key), (before, after) in net.items():
        values = [one for one in (before, after) if one]
        if label in _OWN:
            found[_OWN[label]].add(key)
        if label in _OF_PROSECUTION:
            found[SearchKind.PROSECUTION].update(one["prosecution"] for one in values)
        if label == "defendants.Prosecution":
            found[SearchKind.CASE].update(one["case"] for one in values)
        if label == "defendants.LegalCode":
            found[SearchKind.ARTICLE].update(
                Article.objects.filter(code=key).order_by().values_list("pk", flat=True)
            )
    if people := found.get(SearchKind.DEFENDANT):
        # A name that is withheld from now on leaves the texts about the person as well.
        for part, case in Prosecution.objects.filter(defendant__in=people).values_list("pk", "case"):
            found[SearchKind.PROSECUTION].add(part)
            found[SearchKind.CASE].add(case)
    return found


def renew(rows: dict[str, set[int]]) -> int:
    """Writes the words of these rows by kind as they are now; returns how many rows had others. In the door only."""
    each = sorted((kind, key) for kind, keys in rows.items() for key in keys)
    return sum(_renew_chunk(chunk) for chunk in chunks(each))


def rebuild() -> Iterator[tuple[str, list[int]]]:
    """Every kind and chunk of keys that there is or that words are kept of, for `renew` one after the other."""
    for kind, source in SOURCES.items():
        kept = SearchWord.objects.filter(kind=kind).values_list("row", flat=True).distinct()
        keys = set(source.model._default_manager.values_list("pk", flat=True)) | set(kept)
        yield from ((str(kind), chunk) for chunk in chunks(sorted(keys)))


def _renew_chunk(rows: Sequence[Row]) -> int:
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key in rows:
        keys[kind].append(key)
    old: dict[Row, dict[Word, int]] = defaultdict(dict)
    kept = SearchWord.objects.filter(reduce(or_, (Q(kind=kind, row__in=keys[kind]) for kind in keys)))
    for pk, kind, key, word, spelling in kept.values_list("pk", "kind", "row", "word", "spelling"):
        old[kind, key][Word(word, spelling)] = pk
    new = {(kind, key): found for kind in keys for key, found in SOURCES[kind].read(keys[kind])}
    differing = [row for row in rows if set(old.get(row, ())) != new.get(row, set())]
    added = [(row, word) for row in differing for word in sorted(new.get(row, set()) - set(old.get(row, ())))]
    gone = [
        (word.key, pk)
        for row in differing
        for word, pk in old.get(row, {}).items()
        if word not in new.get(row, set())
    ]
    for some in chunks([pk for _word, pk in gone]):
        SearchWord.objects.filter(pk__in=some).delete()
    SearchWord.objects.bulk_create(
        [
            SearchWord(word=word.key, kind=kind, row=key, spelling=word.spelling)
            for (kind, key), word in added
        ],
        batch_size=200,
    )
    _add_keys({word.key for _row, word in added})
    _drop_keys({word for word, _pk in gone})
    return len(differing)


def _add_keys(found: set[str]) -> None:
    """What leads to words that may be new."""
    for some in chunks(sorted(found)):
        known = set(SearchKey.objects.filter(word__in=some).values_list("word", flat=True).distinct())
        keys = [
            SearchKey(text=text, is_near=is_near, word=word)
            for word in some
            if word not in known
            for is_near, texts in ((False, beginnings(word)), (True, sorted(nearly(word))))
            for text in texts
        ]
        SearchKey.objects.bulk_create(keys, batch_size=300)


def _drop_keys(words: set[str]) -> None:
    """A word that stands nowhere any more leaves no trace: it may have been a name that is withheld now."""
    still = SearchWord.objects.filter(word=OuterRef("word"))
    for some in chunks(sorted(words)):
        SearchKey.objects.filter(~Exists(still), word__in=some).delete()
