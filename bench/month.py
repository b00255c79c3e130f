"""A month of bulletins brought in evening by evening: how many questions they ask, and what the record says afterwards.

Trials begin, go on, are moved, put off and called off, as a seed draws it; monitors write about it in the house style,
as rows and as prose, in three languages, and in Russian and English by turns. An editor who knows the courts answers
what is asked. Printed is what is asked of a hundred items, and each sitting that the record has otherwise than it was.
Run: python bench/month.py [months]
"""

from __future__ import annotations

import io
import sys

import surroundings
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests import factories
from tests.hearings.importer.months.editor import Count, live
from tests.hearings.importer.months.texts import WRITERS

LANGUAGES = (("en",), ("ru",), ("kk",), ("ru", "en"))


def main(months: int) -> int:
    surroundings.make_database()
    call_command("load_reference", str(settings.BASE_DIR / "fixtures" / "reference"), stdout=io.StringIO())
    factories.office()
    wrong = 0
    for langs in LANGUAGES:
        for style in WRITERS:
            whole = Count()
            for seed in range(months):
                with transaction.atomic():
                    whole.add(live(seed, style, langs), f"month {seed}")
                    transaction.set_rollback(True)
            asked = ", ".join(
                f"{name} {100 * n / whole.items:.0f}" for name, n in whole.asked.most_common() if n
            )
            told = f"asked of a hundred: {asked}" if asked else "asked nothing"
            print(f"{'+'.join(langs):6} {style:12} {whole.items:5} items; {told}")
            for each in whole.wrong:
                print(f"    {each}")
            wrong += len(whole.wrong)
    print(f"{wrong} wrong" if wrong else "the record says what was said")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
