"""Articles of law: all that somebody is publicly tried under, and the page of each with everyone tried under it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from defendants.models import Article, Charge, Defendant, Prosecution
from hearings import calendars, copies
from hearings.soundness import is_texts
from hearings.unshown import sound
from hearings.views import nearest, subjects
from hearings.views.articles import ArticleRecord, article_record
from hearings.views.defendants import in_order, listed
from hearings.views.frame import page
from hearings.views.rolling import rolling
from offices.texts import Said, choose


@dataclass(frozen=True, slots=True)
class ListedArticle:
    article: ArticleRecord
    next: dt.date | None
    count: int


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    ahead = nearest.ahead(nearest.BY_ARTICLE, now)
    found = sound(Article.objects.published(now).select_related("code").order_by("code__code", "sort_key"))
    rows = [
        ListedArticle(article_record(row, set(), request.lang), *ahead.get(row.pk, nearest.NOTHING))
        for row in found
    ]
    codes = [(code, list(group)) for code, group in groupby(rows, key=lambda one: one.article.code)]
    return page(request, "places/articles.html", {"codes": codes, "unlisted": found.unshown}, now=now)


@require_safe
def article(request: HttpRequest, code: str, number: str) -> HttpResponse:
    now = copies.now()
    row = subjects.article_row(code, number, now)
    calendar = calendars.under_article(row, now)
    charges = public_charges(row, now)
    tried = Defendant.objects.published(now).filter(pk__in={pk for pk, _part, _wording in charges})
    people = listed(tried, request.lang, now)
    context = {
        "article": article_record(row, set(row.parts or {}), request.lang),
        "source": row.title_source,
        "wordings": wordings(charges, request.lang),
        "people": in_order(people, request.lang),
        "unlisted": people.unshown,
        **rolling(calendar, request.lang, now),
    }
    return page(request, "places/article.html", context, now=now, calendar=calendar)


Charged = tuple[int, str, dict[str, str]]


def public_charges(row: Article, now: dt.datetime) -> list[Charged]:
    """Whom the article is brought against, by which part, in which words; also where it is no longer brought."""
    public = Prosecution.objects.published(now).values("pk")
    charges = Charge.objects.filter(article=row, prosecution__in=public).order_by("part", "pk")
    return list(charges.values_list("prosecution__defendant", "part", "wording"))


def wordings(charges: list[Charged], lang: str) -> list[tuple[Said, tuple[str, ...]]]:
    """Each wording that was announced and the parts it was announced for, the commonest first."""
    used: dict[Said, list[str]] = {}
    for _pk, part, texts in charges:
        if is_texts(texts) and (wording := choose(texts or {}, lang)):
            used.setdefault(wording, []).append(part)
    return [
        (wording, tuple(dict.fromkeys(filter(None, parts))))
        for wording, parts in sorted(used.items(), key=lambda item: -len(item[1]))
    ]
