"""What may be asked of people, cases and articles. Every verb that depends on "now" takes the clock.

Public means: a hearing that is out lists it. The path to the hearings goes by name, so this app need not know theirs.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from defendants.citations.codes import OWN
from defendants.names import folded
from defendants.transliteration import skeleton


def out(now: dt.datetime, prefix: str = "") -> Q:
    """The condition that a hearing is before the public at `now`; `prefix` leads to it, as `hearings__`."""
    return Q(**{f"{prefix}publication": "published"}) & (
        Q(**{f"{prefix}release_at__isnull": True}) | Q(**{f"{prefix}release_at__lte": now})
    )


def been_out(now: dt.datetime, prefix: str = "") -> Q:
    """The condition that a hearing is before the public at `now`, or was until it was withdrawn.

    Courts, cities and articles keep their pages when their only hearing is withdrawn: their feeds must still be there
    to hand subscribers the tombstone. Pages of people do not: an address that holds a name would confirm it.
    """
    return out(now, prefix) | Q(**{f"{prefix}publication": "withdrawn"})


class LegalCodeQuerySet(models.QuerySet):
    def get_by_natural_key(self, code: str) -> models.Model:
        return self.get(code=code)

    def written_names(self, country: str = "") -> dict[str, str]:
        """What people may call each legal code, to its code: its names in every language and the code itself.

        Whoever writes in `country` means its own codes where a name fits several.
        """
        rows = list(self.values_list("code", "country", "name", "short_name"))
        names = {
            name: code for code, _of, *texts in rows for each in texts for name in (*each.values(), code)
        }
        own = " ".join(code for code, of, *_texts in rows if country and of == country)
        return {**names, OWN: own} if own else names


class ProsecutionQuerySet(models.QuerySet):
    def get_by_natural_key(self, case: str, defendant: str) -> models.Model:
        return self.get(case__public_id=case, defendant__slug=defendant)

    def published(self, now: dt.datetime) -> ProsecutionQuerySet:
        """Those a published hearing lists."""
        listed = self.model.hearings.through.objects.filter(out(now, "hearing__"), prosecution=OuterRef("pk"))
        return self.filter(Exists(listed))

    def without_twins(self) -> ProsecutionQuerySet:
        """Leaves out what stayed behind of people who were merged into somebody tried in the same case."""
        return self.filter(defendant__merged_into__isnull=True)


class CaseQuerySet(models.QuerySet):
    def get_by_natural_key(self, public_id: str) -> models.Model:
        return self.get(public_id=public_id)

    def published(self, now: dt.datetime) -> CaseQuerySet:
        """Those with a published hearing."""
        hearings = self.model.hearings.rel.related_model.objects.filter(out(now), case=OuterRef("pk"))
        return self.filter(Exists(hearings))


class DefendantQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)

    def give_slugs(self, people: Sequence[Any]) -> None:
        """Gives people without an address one each that nobody has: the name in Latin letters, perhaps with a number."""
        stems = {id(row): _slug_stem(row) for row in people if not row.slug}
        taken = set(self.filter(slug__in=set(stems.values())).values_list("slug", flat=True))
        # Numbers are looked for only behind a name that somebody has already, or two will have.
        for stem in sorted(taken | {stem for stem, often in Counter(stems.values()).items() if often > 1}):
            taken.update(self.filter(slug__startswith=stem).values_list("slug", flat=True))
        for row in people:
            if stem := stems.get(id(row)):
                numbered = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
                row.slug = next(slug for slug in numbered if slug not in taken)
                taken.add(row.slug)

    def published(self, now: dt.datetime) -> DefendantQuerySet:
        """Those with a published prosecution; merged twins are left out, their address leads to the other."""
        listed = self.model.prosecutions.rel.related_model.hearings.through.objects.filter(
            out(now, "hearing__")
        )
        return self.filter(
            Exists(listed.filter(prosecution__defendant=OuterRef("pk"))), merged_into__isnull=True
        )

    def known_to(self, offices: models.QuerySet, now: dt.datetime) -> DefendantQuerySet:
        """Those the offices' editors may be asked about: tried in a case of theirs, in none yet, or public by name."""
        tried = self.model.prosecutions.rel.related_model.objects.filter(
            Q(defendant=OuterRef("pk")) | Q(defendant=OuterRef("merged_into"))
        )
        named = self.model.objects.published(now).filter(shown_as="full").values("pk")
        theirs = Exists(tried.filter(case__office__in=offices))
        return self.filter(theirs | ~Exists(tried) | Q(pk__in=named) | Q(merged_into__in=named))

    def like(self, words: str) -> DefendantQuerySet:
        """Those in whose spellings or address each of the words begins a name, in any alphabet; nobody for no word.

        Reads everybody: for the desk.
        """
        # One letter or two sound like the beginning of too many names.
        sounds = {part: skeleton(part) for part in folded(words).split()}
        parts = [(part, sound) if len(sound) > 2 else (part,) for part, sound in sounds.items()]
        if not parts:
            return self.none()
        columns = ("pk", "slug", "given_name", "family_name", "patronymic", "aliases")
        found = []
        for pk, slug, *texts, aliases in self.model.objects.values_list(*columns):
            written = (slug, *(name for text in texts for name in text.values()), *aliases)
            names = [*folded(*written).split(), *skeleton(*written).split()]
            if all(any(name.startswith(part) for name in names) for part in parts):
                found.append(pk)
        return self.filter(pk__in=found)


class ArticleQuerySet(models.QuerySet):
    def get_by_natural_key(self, code: str, number: str) -> models.Model:
        return self.get(code__code=code, number=number)

    def published(self, now: dt.datetime) -> ArticleQuerySet:
        """Those somebody is publicly tried under, or was until the hearing was withdrawn."""
        charge = self.model.charges.rel.related_model
        listing = charge.prosecution.field.related_model.hearings.through
        listed = listing.objects.filter(been_out(now, "hearing__"), prosecution=OuterRef("prosecution"))
        return self.filter(Exists(charge.objects.filter(Exists(listed), article=OuterRef("pk"))))


def _slug_stem(row: Any) -> str:
    """The person's name in Latin letters; an opaque key where there is none."""
    names = [str(texts.get("en", "")) for texts in (row.given_name, row.family_name)]
    return slugify(" ".join(names))[:100] or row.public_id.hex[:12]
