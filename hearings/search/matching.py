"""From typed words to hearings: which words of the record each stands for, and the hearings that have them all.

A typed word stands for itself in whatever alphabet, the last one for whatever begins so; if nothing public has it, for
what it is without an ending; else for what differs from it by one letter. Words that only drafts hold count as words
that nothing has, so that no answer tells of them. Two or three queries for what is meant, however many words; one
for each of at most eight terms for where it stands.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import IsNull

from defendants.citations import Citation
from defendants.models import Article, Case, Charge, Prosecution
from hearings.choices import SearchKind
from hearings.models import Court, Hearing, SearchKey, SearchWord
from hearings.querysets import HearingQuerySet
from hearings.search.asked import Asked, Cited, Term
from hearings.search.folding import Word, is_forgiven, is_one_edit, nearly, nominatives
from hearings.search.sources import SOURCES
from offices.letters import script

MANY = 400
"""Words of the record that are weighed as misspelt."""
FEW = 1_000
"""Hearings of a term that are found at once; where there are more, each hearing is asked instead."""
REPEATS = 4
"""How often one of them may come, in the mean: once for each defendant it lists, and for each way that leads to it."""
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
        """Those hearings that have every term; a query for each. With `now` only through people and cases that are
        public then, for rows that are few: no query.
        """
        if self.unknown:
            return rows.none()
        if now is not None:
            return reduce(lambda found, match: found.filter(_stands(match, now)), self.matches, rows)
        few, broad = None, []
        for match in self.matches:
            keys = _few(match)
            if keys is None:
                broad.append(match)
            else:
                few = keys if few is None else few & keys
        if few is not None:
            rows = rows.filter(pk__in=sorted(few))
        return reduce(lambda found, match: found.filter(_stands(match)), broad, rows)

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
    endings = {word: [stem for stem in nominatives(word.key) if not word.is_number] for word in asked.words}
    guesses = {key for keys in (*endings.values(), *near.values()) for key in keys}
    kinds, begun = _public_kinds(plain | guesses, asked.last, now)
    chosen = _in_one_case(
        [_chosen(term, asked, kinds, begun, endings, near) for term in asked.terms], endings, kinds
    )
    similar = {
        key
        for one in chosen
        if one.how in ("exact", "beginning") and isinstance(one.term, Word)
        for key in near.get(one.term, ())
        if SearchKind.DEFENDANT in kinds.get(key, ()) and key not in one.words and not _is_begun(key, one)
    }
    spelled = _spellings(
        {key for one in chosen if one.how in ("ending", "near") for key in one.words} | similar, now
    )
    readable = {key: _in_the_alphabet_of(asked.text, ways) for key, ways in spelled.items()}
    matches = tuple(
        Match(one.term, one.how, one.words, one.kinds, tuple(_told(one.words, readable))) for one in chosen
    )
    return Matched(asked, matches, tuple(_told(sorted(similar), readable, most=1)))


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
        for kind in SOURCES
    ]
    if last:
        longer = SearchKey.objects.filter(is_near=False, text=last.key).values("word")
        arms += [
            _public(kind, now, word__in=longer)
            .annotate(begun=Value(""), standing=Value(kind))
            .values_list("begun", "standing")
            for kind in SOURCES
        ]
    kinds: dict[str, set[str]] = defaultdict(set)
    for word, kind in arms[0].union(*arms[1:]):
        kinds[word].add(kind)
    return kinds, kinds.pop("", set())


def _public(kind: str, now: dt.datetime, **more: object) -> QuerySet:
    """The words of rows of a kind that readers can see."""
    rows = SOURCES[kind].model._default_manager.published(now).order_by().filter(pk=OuterRef("row"))
    return SearchWord.objects.order_by().filter(_is_any(rows), kind=kind, **more)


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


def _in_one_case(
    chosen: list[Match], endings: dict[Word, list[str]], kinds: dict[str, set[str]]
) -> list[Match]:
    """«Тимура Сабитова» is a man in the genitive, though the record may know a woman called Сабитова.

    Where one word of a name had an ending, a word that stands as it is may have one as well.
    """
    if not any(one.how == "ending" and SearchKind.DEFENDANT in one.kinds for one in chosen):
        return chosen
    wider = []
    for one in chosen:
        known = isinstance(one.term, Word) and one.how in ("exact", "beginning") and one.term.key in kinds
        stems = [key for key in endings.get(one.term, ()) if SearchKind.DEFENDANT in kinds.get(key, ())]
        if known and stems:
            words = (*one.words, *stems)
            standing = {kind for key in words for kind in kinds.get(key, ())}
            one = Match(one.term, "exact", words, tuple(sorted(standing)))
        wider.append(one)
    return wider


def _spellings(keys: set[str], now: dt.datetime) -> dict[str, list[str]]:
    """How the words are written where readers can see them; a query, or none when there is nothing to tell."""
    found: dict[str, list[str]] = defaultdict(list)
    if keys:
        first, *rest = (_public(kind, now, word__in=keys).values_list("word", "spelling") for kind in SOURCES)
        for word, spelling in first.union(*rest).order_by("word", "spelling")[:NAMED]:
            found[word].append(spelling)
    return found


def _in_the_alphabet_of(typed: str, spellings: list[str]) -> list[str]:
    """Those a reader who typed this reads at once: in one of its alphabets; all where none is."""
    alphabets = set(map(script, typed)) - {""}
    return [one for one in spellings if alphabets & set(map(script, one))] or spellings


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


def _few(match: Match) -> set[int] | None:
    """The keys of the hearings a term leads to, by whom they list, by case, court or city; None when they are many.

    Of many it reads no more than it takes to know that. The same hearing may come by several ways.
    """
    listing = Hearing.prosecutions.through.objects.order_by()
    hearings = Hearing.objects.order_by()
    if isinstance(match.term, Cited):
        arms = [listing.filter(prosecution__in=_cited(match.term)).values_list("hearing")]
    else:
        charges = Charge.objects.order_by()
        ways = {
            SearchKind.DEFENDANT: lambda rows: [
                listing.filter(prosecution__defendant__in=rows).values_list("hearing")
            ],
            SearchKind.PROSECUTION: lambda rows: [
                listing.filter(prosecution__in=rows).values_list("hearing")
            ],
            SearchKind.ARTICLE: lambda rows: [
                listing.filter(
                    prosecution__in=charges.filter(article__in=rows).values("prosecution")
                ).values_list("hearing")
            ],
            SearchKind.CASE: lambda rows: [hearings.filter(case__in=rows).values_list("pk")],
            SearchKind.COURT: lambda rows: [hearings.filter(court__in=rows).values_list("pk")],
            SearchKind.CITY: lambda rows: [
                hearings.filter(court__in=Court.objects.filter(city__in=rows).values("pk")).values_list("pk"),
                hearings.filter(city__in=rows).values_list("pk"),
            ],
        }
        arms = [arm for kind in match.kinds for arm in ways[SearchKind(kind)](_rows(match, kind))]
    found = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    read = [key for (key,) in found[: FEW * REPEATS + 1]]
    keys = set(read)
    return keys if len(read) <= FEW * REPEATS and len(keys) <= FEW else None


def _stands(match: Match, now: dt.datetime | None = None) -> Q:
    """Whether a hearing has the term, asked of one hearing after the other, in their order, until enough have it.

    Each step is a scalar subquery that looks up one key: EXISTS and IN are turned into joins, which read all that a
    common word leads to first.
    """
    listing = Hearing.prosecutions.through.objects.order_by().filter(hearing=OuterRef("pk"))
    if now is not None:
        public = Prosecution.objects.published(now).filter(pk=OuterRef("prosecution_id"))
        listing = listing.filter(_is_any(public.order_by()))
    charges = Charge.objects.order_by().filter(prosecution=OuterRef("prosecution_id"))
    if isinstance(match.term, Cited):
        any_of = reduce(or_, (Q(**_columns(one)) for one in match.term.citations))
        return _is_any(listing.filter(_is_any(charges.filter(any_of))))

    def has(kind: SearchKind, column: str) -> Q:
        words = SearchWord.objects.order_by().filter(kind=kind, row=OuterRef(column))
        if match.how == "beginning":
            return _is_any(words.filter(word__startswith=match.words[0]))
        return _is_any(words.filter(word__in=match.words))

    def has_case() -> Q:
        if now is None:
            return has(SearchKind.CASE, "case_id")
        cases = Case.objects.published(now).order_by().filter(pk=OuterRef("case_id"))
        return _is_any(cases.filter(has(SearchKind.CASE, "pk")))

    ways = {
        SearchKind.DEFENDANT: lambda: _is_any(
            listing.filter(has(SearchKind.DEFENDANT, "prosecution__defendant_id"))
        ),
        SearchKind.PROSECUTION: lambda: _is_any(
            listing.filter(has(SearchKind.PROSECUTION, "prosecution_id"))
        ),
        SearchKind.ARTICLE: lambda: _is_any(
            listing.filter(_is_any(charges.filter(has(SearchKind.ARTICLE, "article_id"))))
        ),
        SearchKind.CASE: has_case,
        SearchKind.COURT: lambda: has(SearchKind.COURT, "court_id"),
        SearchKind.CITY: lambda: has(SearchKind.CITY, "court__city_id") | has(SearchKind.CITY, "city_id"),
    }
    return reduce(or_, (ways[SearchKind(kind)]() for kind in match.kinds))


def _is_any(rows: QuerySet) -> Q:
    return Q(IsNull(Subquery(rows.values("pk")[:1]), False))


def _columns(one: Citation) -> dict[str, str]:
    """Which charges a citation means: of the article, and of its part where one is named."""
    return {"article__number": one.article, **({"part": one.part} if one.part else {})}


def _cited(cited: Cited) -> QuerySet:
    """The prosecutions under any of the articles, whether the charge is still brought or was."""
    found = []
    for one in cited.citations:
        articles = Article.objects.filter(number=one.article).order_by().values("pk")
        charges = Charge.objects.filter(article__in=articles, **({"part": one.part} if one.part else {}))
        found.append(charges.order_by().values("prosecution"))
    return found[0].union(*found[1:]) if len(found) > 1 else found[0]
