"""A hearing entered from nothing: its case, its people, what they are charged with, in one step through the door.

Serves the desk's form and the bulletin's importer alike. Who is meant was decided before: a person or a case that is
not given here is new. Texts come in one language and never overwrite what that language already says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from defendants.models import Allegation, Article, Case, Charge, Defendant, LegalCode, Prosecution
from hearings import actions, edition
from hearings.models import Hearing
from offices.models import Editor
from offices.texts import clean


@dataclass(frozen=True, kw_only=True)
class EnteredCharge:
    """`code` is a legal code's own code; "" means the office's usual one."""

    article: str
    part: str = ""
    code: str = ""
    wording: str = ""


@dataclass(frozen=True, kw_only=True)
class EnteredPerson:
    """Names as they are kept ("Sabitov"); `defendant` is the known person who is meant, None a new one."""

    given_name: str
    family_name: str
    role: str = ""
    charges: Sequence[EnteredCharge] = ()
    allegations: Sequence[str] = ()
    defendant: Defendant | None = None


@dataclass(kw_only=True)
class Entered:
    """What became of an entry: the saved hearing, and the articles nobody had described before."""

    hearing: Hearing
    new_articles: list[Article] = field(default_factory=list)


class UnknownCode(ValueError):
    """No legal code is called so."""


def enter(
    hearing: Hearing,
    *,
    by: Editor | None,
    people: Sequence[EnteredPerson],
    lang: str,
    case: Case,
    publish: bool = False,
    ready: bool = False,
) -> Entered:
    """Saves the unsaved `hearing` with whom it lists; `case` is a known one, or an unsaved one of an office.

    `publish` gives it to readers; where two people publish, or with `ready`, it is made ready instead. A person
    already prosecuted in the case keeps charges and allegations, and gets what is new. Raises ValidationError for an
    hour that does not exist or happens twice, UnknownCode for a code nobody described.
    """
    with edition.change(by=by):
        # Everything that may be refused comes before the first row is written: the desk's door commits what it finds.
        hearing.case = case
        hearing.zone = hearing.zone_of_place()
        hearing.full_clean(exclude=["case", "prosecutions"])
        codes = _codes(people, usual=case.office.code)
        if case.pk is None:
            case.save()
            hearing.case = case
        entered = Entered(hearing=hearing)
        listed = [_prosecution(person, case, codes=codes, lang=lang, entered=entered) for person in people]
        hearing.save()
        hearing.prosecutions.set(listed)
        if publish and not (by and case.office.second_person):
            entered.hearing = actions.publish(hearing, by=by)
        elif publish or ready:
            entered.hearing = actions.make_ready(hearing, by=by)
        return entered


def _codes(people: Sequence[EnteredPerson], *, usual: str) -> dict[str, LegalCode]:
    """The legal codes named, by how the charges name them."""
    named = {cited.code for person in people for cited in person.charges}
    rows = {row.code: row for row in LegalCode.objects.filter(code__in={name or usual for name in named})}
    for name in sorted(named):
        if (name or usual) not in rows:
            raise UnknownCode(name or usual)
    return {name: rows[name or usual] for name in named}


def _prosecution(
    person: EnteredPerson, case: Case, *, codes: dict[str, LegalCode], lang: str, entered: Entered
) -> Prosecution:
    """The person's part in the case, with what the entry adds to it."""
    defendant = person.defendant or _new_defendant(person, lang)
    row = case.prosecutions.filter(defendant=defendant).first()
    if row is None:
        row = Prosecution(case=case, defendant=defendant, position=case.prosecutions.count())
    role = clean(person.role)
    if row.pk is None or (role and not row.role.get(lang)):
        row.role = {**_told_before(Prosecution, "role", lang, role), **row.role, lang: role}
        row.save()
    _add_charges(row, person.charges, codes=codes, lang=lang, entered=entered)
    _add_allegations(row, person.allegations, lang=lang)
    return row


def _new_defendant(person: EnteredPerson, lang: str) -> Defendant:
    defendant = Defendant(given_name={lang: person.given_name}, family_name={lang: person.family_name})
    defendant.save()
    return defendant


def _add_charges(
    row: Prosecution,
    charges: Sequence[EnteredCharge],
    *,
    codes: dict[str, LegalCode],
    lang: str,
    entered: Entered,
) -> None:
    """Charges that are not in force yet; a wording is filled in where its language says nothing."""
    known = {
        (charge.article_id, charge.part): charge for charge in row.charges.filter(until_date__isnull=True)
    }
    for cited in charges:
        article = _article(codes[cited.code], cited.article, entered)
        charge = known.get((article.pk, cited.part))
        if charge is None:
            charge = Charge(prosecution=row, article=article, part=cited.part, position=row.charges.count())
            known[(article.pk, cited.part)] = charge
        wording = clean(cited.wording)
        if charge.pk is None or (wording and not charge.wording.get(lang)):
            charge.wording = {
                **_told_before(Charge, "wording", lang, wording),
                **charge.wording,
                lang: wording,
            }
            charge.save()


def _told_before(model: type[Model], column: str, lang: str, text: str) -> dict[str, str]:
    """What the same words were translated to when somebody last wrote them: nobody translates a phrase twice."""
    if not text:
        return {}
    rows = model.objects.filter(**{f"{column}__{lang}": text}).order_by("-pk")
    return rows.values_list(column, flat=True).first() or {}


def _article(code: LegalCode, number: str, entered: Entered) -> Article:
    """The article cited; one that is not in the reference data is made without a title."""
    article = Article.objects.filter(code=code, number=number).first()
    if article is None:
        article = Article.objects.create(code=code, number=number)
        entered.new_articles.append(article)
    return article


def _add_allegations(row: Prosecution, allegations: Sequence[str], *, lang: str) -> None:
    """Allegations that are not told yet, in the order given."""
    told = {text for allegation in row.allegations.all() for text in allegation.text.values()}
    position = row.allegations.count()
    for text in filter(None, map(clean, allegations)):
        if text not in told:
            texts = {**_told_before(Allegation, "text", lang, text), lang: text}
            Allegation.objects.create(prosecution=row, text=texts, position=position)
            position += 1
            told.add(text)


def add_people(hearing: Hearing, *, by: Editor | None, people: Sequence[EnteredPerson], lang: str) -> Entered:
    """Adds to a saved hearing whom it does not list yet, and to everybody what is new about them.

    Raises UnknownCode for a code nobody described.
    """
    with edition.change(by=by):
        codes = _codes(people, usual=hearing.case.office.code)
        entered = Entered(hearing=hearing)
        rows = [
            _prosecution(person, hearing.case, codes=codes, lang=lang, entered=entered) for person in people
        ]
        hearing.prosecutions.add(*rows)
        return entered
