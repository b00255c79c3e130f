"""Statistics: what the calendar counts, drawn and in numbers that lead to what they count. Also as JSON and CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

from django.db.models import Count, Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from defendants.models import Defendant
from hearings import addresses, copies, edition
from hearings.formats.csv import MIME_TYPE as CSV
from hearings.formats.csv import cell
from hearings.formats.json import MIME_TYPE as JSON
from hearings.models import Hearing
from hearings.views import subjects
from hearings.views.frame import keep_headers, page
from hearings.views.numbers import Chart, charts, longest_cases

TYPES = {"json": JSON, "csv": CSV}


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    now, lang = copies.now(), request.lang
    drawn = charts(now, lang)
    often = longest_cases(now)
    titles = subjects.case_titles([case for case, _count in often], lang, now)
    context = {
        "months": next((chart for chart in drawn if chart.key == "months"), None),
        "charts": [chart for chart in drawn if chart.key != "months"],
        "longest": [(titles[case.pk], addresses.case(case.public_id, lang), count) for case, count in often],
        **totals(now),
    }
    return page(request, "site/statistics.html", context, now=now, section="statistics")


def totals(now: dt.datetime) -> dict[str, object]:
    """How many hearings, cases and people, and the days they lie between; two queries."""
    rows = Hearing.objects.published(now).order_by()
    counted = rows.aggregate(
        hearings=Count("pk"), cases=Count("case", distinct=True), first=Min("date"), last=Max("date")
    )
    return {**counted, "people": Defendant.objects.published(now).count()}


@require_safe
def statistics_file(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same numbers for programs: `statistics.json`, `statistics.csv`."""
    if suffix not in TYPES:
        raise Http404
    now = copies.now()
    current = edition.current()
    drawn = charts(now, request.lang)
    written = _json(drawn) if suffix == "json" else _csv(drawn)
    response = HttpResponse(written, content_type=TYPES[suffix])
    if suffix == "csv":
        response.headers["Content-Disposition"] = content_disposition_header(True, "statistics.csv")
    keep_headers(response, current, now)
    return response


def _json(drawn: list[Chart]) -> str:
    return json.dumps(
        {
            "charts": [
                {
                    "key": chart.key,
                    "title": chart.title,
                    "counts": chart.of,
                    "numbers": [
                        {
                            "key": one.key,
                            "label": str(one.label),
                            "count": one.count,
                            "url": addresses.absolute(one.url) if one.url else "",
                        }
                        for one in chart.numbers
                    ],
                }
                for chart in drawn
            ]
        },
        ensure_ascii=False,
        indent=1,
    )


def _csv(drawn: list[Chart]) -> str:
    """One row a number, with the mark by which Excel knows UTF-8."""
    written = io.StringIO()
    written.write("\ufeff")
    rows = csv.writer(written)
    rows.writerow(["chart", "key", "label", "count", "url"])
    for chart in drawn:
        for one in chart.numbers:
            url = addresses.absolute(one.url) if one.url else ""
            rows.writerow([chart.key, cell(one.key), cell(str(one.label)), one.count, url])
    return written.getvalue()
