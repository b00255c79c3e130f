"""The legal codes and articles that entries cite, each looked up once."""

from __future__ import annotations

from collections.abc import Iterable

from defendants.models import Article, Case, LegalCode
from hearings import edition
from hearings.entry.said import EnteredCharge, People

Cited = tuple[str, str]
"""A legal code's own code, and the number of an article."""


class UnknownCode(ValueError):
    """No legal code is called so; empty when the charge names none and the office has no usual one."""


class Law:
    """What the entries cite. Raises UnknownCode for a code nobody described."""

    def __init__(self, entries: Iterable[People]) -> None:
        self._cited = {
            _cited(case, charge) for case, people in entries for person in people for charge in person.charges
        }
        names = {code for code, _number in self._cited}
        self._codes = {row.code: row for row in LegalCode.objects.filter(code__in=names)}
        if missing := sorted(names - self._codes.keys()):
            raise UnknownCode(missing[0])
        self._articles: dict[Cited, Article] = {}
        self._new: dict[Cited, Article] = {}

    def write(self) -> None:
        """Reads the articles, and makes without a title those that are not in the reference data."""
        called = {row.pk: row.code for row in self._codes.values()}
        numbers = {number for _code, number in self._cited}
        rows = Article.objects.filter(code__in=called, number__in=numbers)
        self._articles = {(called[row.code_id], row.number): row for row in rows}
        missing = sorted(self._cited - self._articles.keys())
        self._new = {
            (code, number): Article(code=self._codes[code], number=number) for code, number in missing
        }
        edition.add(list(self._new.values()))
        self._articles |= self._new

    def article(self, case: Case, charge: EnteredCharge) -> Article:
        """The article cited."""
        return self._articles[_cited(case, charge)]

    def made_for(self, entry: People) -> list[Article]:
        """The articles an entry cites that nobody had described before."""
        case, people = entry
        cited = {_cited(case, charge) for person in people for charge in person.charges}
        return [row for key, row in self._new.items() if key in cited]


def _cited(case: Case, charge: EnteredCharge) -> Cited:
    return (charge.code or case.office.code, charge.article)
