"""The kinds of cases, and how many of each: `run` draws them and has a site answer them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz import drawing, forms
from tests.fuzz.asks import Ask
from tests.fuzz.forms import Visit
from tests.fuzz.site import FuzzedSite

Case = Ask | Visit
KINDS: dict[str, Callable[[FuzzedSite], st.SearchStrategy[Case]]] = {
    "addresses": lambda site: drawing.addresses(site.world),
    "parameters": lambda site: drawing.parameters(site.world),
    "headers": lambda site: drawing.headers(site.world),
    "forms": lambda site: forms.desk_forms(site.pages_with_forms()),
    "boxes": lambda site: forms.single_boxes(site.boxes()),
    "imports": lambda _site: forms.bulletins(),
}


def run(cases: st.SearchStrategy[Case], count: int, number: int, answer: Callable[[Case], None]) -> None:
    """Draws `count` cases, always the same for a number. Raises what `answer` raises, with the case made small."""

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @seed(number)
    @given(case=cases)
    def each(case: Case) -> None:
        answer(case)

    each()
