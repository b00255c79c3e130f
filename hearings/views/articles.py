"""The articles named on a page, with their official titles: said once below, not in every row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from defendants.citations import Citation, write_citations
from defendants.models import Article
from hearings import addresses
from hearings.records import HearingRecord
from hearings.unshown import sound
from offices.texts import Said, choose, say


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as a page explains it; `parts` only those somebody on the page is charged under."""

    anchor: str
    label: str
    code: Said
    title: Said | None
    parts: tuple[tuple[str, Said], ...]
    url: str


def articles_named(records: Iterable[HearingRecord], lang: str) -> list[ArticleRecord]:
    """Each article that a charge on the page names, in the order of the codes; at most one query."""
    named: dict[tuple[str, str], set[str]] = {}
    for record in records:
        for person in record.people:
            for cite in person.cites:
                for code, number, part in cite.articles:
                    named.setdefault((code, number), set()).add(part)
    if not named:
        return []
    rows = Article.objects.select_related("code").filter(
        code__code__in={code for code, _number in named}, number__in={number for _code, number in named}
    )
    return [
        article_record(row, named[row.code.code, row.number], lang)
        for row in sound(rows.order_by("code__code", "sort_key"))
        if (row.code.code, row.number) in named
    ]


def article_record(row: Article, parts: set[str], lang: str) -> ArticleRecord:
    told = [(part, choose(texts, lang)) for part, texts in (row.parts or {}).items() if part in parts]
    return ArticleRecord(
        anchor=f"{row.code.code.lower()}-{row.number}",
        label=write_citations([Citation(article=row.number)], lang),
        code=say(row.code, "name", lang),
        title=say(row, "title", lang) or None,
        parts=tuple((part, text) for part, text in told if text),
        url=addresses.article(row.code.code, row.number, lang),
    )
