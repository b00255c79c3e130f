"""From typed words to hearings: which words of the record each stands for, and the hearings that have them all.

A typed word stands for itself in whatever alphabet, the last one for whatever begins so; if nothing public has it, for
what it is without an ending; else for what differs from it by one letter. Words that only drafts hold count as words
that nothing has, so that no answer tells of them. Two or three queries, however many words.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from django.db.models import QuerySet, Value

from defendants.models import Article, Case, Charge, Defendant, Prosecution
from hearings.choices import SearchKind
from hearings.models import City, Court, Hearing, SearchKey, SearchWord
from hearings.querysets import HearingQuerySet
from hearings.search.asked import Asked, Cited, Term
from hearings.search.folding import Word, is_forgiven, is_one_edit, nearly, without_endings

PUBLIC = {
    SearchKind.DEFENDANT: Defendant,
    SearchKind.PROSECUTION: Prosecution,
    SearchKind.ARTICLE: Article,
    SearchKind.CASE: Case,
    SearchKind.COURT: Court,
    SearchKind.CITY: City,
}
MANY = 400
"""Words of the record that are weighed as misspelt."""
NAMED = 60
"""Spellings that are read to be shown."""


@dataclass(frozen=True, slots=True)
class Match:
    """What one term stands for. `how`: exact, beginning, ending, near, law, or nothing at all ("")."""

    term: Term
    how: str
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """What was understood of a text. `similar` are names that differ from a found one by a letter."""

    asked: Asked
    matches: tuple[Match, ...]
    similar: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[Match, ...]:
        """The words that stand nowhere."""
        return tuple(match for match in self.matches if not match.how)

    @property
    def guessed(self) -> tuple[Match, ...]:
        """The words that were taken for others."""
        return tuple(match for match in self.matches if match.how in ("ending", "near"))

    def of(self, rows: HearingQuerySet, now: dt.datetime | None = None) -> HearingQuerySet:
        """Those hearings that have every term. With `now` only through people and cases that are public then."""
        if self.unknown:
            return rows.none()
        return reduce(lambda found, match: found.filter(pk__in=_hearings(match, now)), self.matches, rows)

    def named(self) -> QuerySet | None:
        """The keys of people whose names have any of the words; nothing when no word is in a name."""
        about = [match for match in self.matches if SearchKind.DEFENDANT in match.kinds]
        if not about or self.unknown:
            return None
        first, *rest = (_rows(match, SearchKind.DEFENDANT) for match in about)
        return first.union(*rest) if rest else first


# --- which words are meant
def match(asked: Asked, now: dt.datetime) -> Matched:
    """What each term stands for at `now`."""
    near = _near_words(asked)
    plain = {word.key for word in asked.words}
    endings = {
        word: [stem for stem in without_endings(word.key) if not word.is_number] for word in asked.words
    }
    guesses = {key for keys in (*endings.values(), *near.values()) for key in keys}
    kinds, begun = _public_kinds(plain | guesses, asked.last, now)
    chosen = [_chosen(term, asked, kinds, begun, endings, near) for term in asked.terms]
    similar = {
        key
        for one in chosen
        if one.how in ("exact", "beginning") and isinstance(one.term, Word)
        for key in near.get(one.term, ())
        if SearchKind.DEFENDANT in kinds.get(key, ()) and not _is_begun(key, one)
    }
    spelled = _spellings(
        {key for one in chosen if one.how in ("ending", "near") for key in one.words} | similar, now
    )
    matches = tuple(
        Match(one.term, one.how, one.words, one.kinds, tuple(_told(one.words, spelled))) for one in chosen
    )
    return Matched(asked, matches, tuple(_told(sorted(similar), spelled, most=1)))


def _is_begun(key: str, one: Match) -> bool:
    """Whether the word is found already, because the typed one is its beginning."""
    return one.how == "beginning" and isinstance(one.term, Word) and key.startswith(one.term.key)


def _near_words(asked: Asked) -> dict[Word, list[str]]:
    """The words of the record, of drafts too, that differ by one letter from each long enough word."""
    keys = {word: nearly(word.key) for word in asked.words if is_forgiven(word)}
    if not keys:
        return {}
    every = set().union(*keys.values())
    found = SearchKey.objects.filter(is_near=True, text__in=every).values_list("word", flat=True).distinct()
    known = sorted(found[:MANY])
    return {word: [one for one in known if is_one_edit(word.key, one)] for word in keys}


def _public_kinds(
    literals: set[str], last: Word | None, now: dt.datetime
) -> tuple[dict[str, set[str]], set[str]]:
    """In which kinds of public rows each word stands; and all the kinds of what begins like the last word."""
    arms = [
        _public(kind, now, word__in=literals).annotate(standing=Value(kind)).values_list("word", "standing")
        for kind in PUBLIC
    ]
    if last:
        longer = SearchKey.objects.filter(is_near=False, text=last.key).values("word")
        arms += [
            _public(kind, now, word__in=longer)
            .annotate(begun=Value(""), standing=Value(kind))
            .values_list("begun", "standing")
            for kind in PUBLIC
        ]
    kinds: dict[str, set[str]] = defaultdict(set)
    for word, kind in arms[0].union(*arms[1:]):
        kinds[word].add(kind)
    return kinds, kinds.pop("", set())


def _public(kind: str, now: dt.datetime, **more: object) -> QuerySet:
    """The words of rows of a kind that readers can see."""
    rows = PUBLIC[kind].objects.published(now).order_by().values("pk")
    return SearchWord.objects.order_by().filter(row__in=rows, kind=kind, **more)


def _chosen(
    term: Term,
    asked: Asked,
    kinds: dict[str, set[str]],
    begun: set[str],
    endings: dict[Word, list[str]],
    near: dict[Word, list[str]],
) -> Match:
    if isinstance(term, Cited):
        return Match(term, "law")
    if term == asked.last and begun:
        return Match(term, "beginning", (term.key,), tuple(sorted(begun)))
    ways = (("exact", [term.key]), ("ending", endings.get(term, [])), ("near", near.get(term, [])))
    for how, keys in ways:
        alive = tuple(key for key in keys if key in kinds)
        if alive:
            return Match(term, how, alive, tuple(sorted({kind for key in alive for kind in kinds[key]})))
    return Match(term, "")


def _spellings(keys: set[str], now: dt.datetime) -> dict[str, list[str]]:
    """How the words are written where readers can see them; a query, or none when there is nothing to tell."""
    found: dict[str, list[str]] = defaultdict(list)
    if keys:
        first, *rest = (_public(kind, now, word__in=keys).values_list("word", "spelling") for kind in PUBLIC)
        for word, spelling in first.union(*rest).order_by("word", "spelling")[:NAMED]:
            found[word].append(spelling)
    return found


def _told(keys: Iterable[str], spelled: dict[str, list[str]], *, most: int = 3) -> list[str]:
    """At most so many spellings of each word, each once whatever its capitals."""
    told: dict[str, str] = {}
    for key in keys:
        for spelling in spelled.get(key, [])[:most]:
            told.setdefault(spelling.casefold(), spelling)
    return list(told.values())


# --- where they stand
def _rows(match: Match, kind: str) -> QuerySet:
    """The keys of rows of a kind that have one of the words."""
    words = match.words
    if match.how == "beginning":
        words = SearchKey.objects.filter(is_near=False, text=match.words[0]).values("word")
    return SearchWord.objects.filter(kind=kind, word__in=words).order_by().values("row")


def _hearings(match: Match, now: dt.datetime | None) -> QuerySet:
    """The keys of hearings a term leads to: by whom they list, by their case, their court or their city."""
    listing = Hearing.prosecutions.through.objects.order_by()
    if now is not None:
        listing = listing.filter(prosecution__in=Prosecution.objects.published(now))
    if isinstance(match.term, Cited):
        return listing.filter(prosecution__in=_cited(match.term)).values("hearing")
    hearings = Hearing.objects.order_by()
    cases = hearings if now is None else hearings.filter(case__in=Case.objects.published(now))
    ways = {
        SearchKind.DEFENDANT: lambda rows: [
            listing.filter(prosecution__defendant__in=rows).values("hearing")
        ],
        SearchKind.PROSECUTION: lambda rows: [listing.filter(prosecution__in=rows).values("hearing")],
        SearchKind.ARTICLE: lambda rows: [
            listing.filter(
                prosecution__in=Charge.objects.filter(article__in=rows).values("prosecution")
            ).values("hearing")
        ],
        SearchKind.CASE: lambda rows: [cases.filter(case__in=rows).values("pk")],
        SearchKind.COURT: lambda rows: [hearings.filter(court__in=rows).values("pk")],
        SearchKind.CITY: lambda rows: [
            hearings.filter(court__in=Court.objects.filter(city__in=rows).values("pk")).values("pk"),
            hearings.filter(city__in=rows).values("pk"),
        ],
    }
    found = [arm for kind in match.kinds for arm in ways[SearchKind(kind)](_rows(match, kind))]
    return found[0].union(*found[1:]) if len(found) > 1 else found[0]


def _cited(cited: Cited) -> QuerySet:
    """The prosecutions under any of the articles, whether the charge is still brought or was."""
    found = []
    for one in cited.citations:
        articles = Article.objects.filter(number=one.article).order_by().values("pk")
        charges = Charge.objects.filter(article__in=articles, **({"part": one.part} if one.part else {}))
        found.append(charges.order_by().values("prosecution"))
    return found[0].union(*found[1:]) if len(found) > 1 else found[0]
