"""From rows to records: the only place that decides what of a row the public gets to see, and as what.

Reads rows prefetched by `HearingQuerySet.for_record()` and runs no query of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext, override

from defendants.choices import ShownAs
from defendants.citations import Citation, write_citations, write_short
from defendants.models import Article, Case, Charge, Defendant, LegalCode, Prosecution
from hearings import addresses, times
from hearings.choices import Publication
from hearings.models import Change, City, Court, Hearing
from hearings.querysets import HearingQuerySet
from hearings.records import (
    CaseRecord,
    ChangeRecord,
    CiteRecord,
    CityRecord,
    CourtRecord,
    DatedRecord,
    FormerCiteRecord,
    HearingRecord,
    NeighbourRecord,
    PersonRecord,
    ProfileRecord,
)
from hearings.rereading import made_before, rows
from hearings.soundness import Unsound, check, has_moment
from hearings.unshown import Shown, note, require
from offices.texts import Said, say, script_of


class Serializer:
    """Makes records in one language at one moment; what several hearings share is made once.

    For rows read together: it takes two rows with the same key for the same. `unshown` are the keys of the hearings
    that `each` had to leave out; `sound` may be shared by serializers of the same rows, which are looked at once then.
    """

    def __init__(self, lang: str, now: dt.datetime, sound: set[tuple] | None = None) -> None:
        self.lang, self.now = lang, now
        self.unshown: set[str] = set()
        self._made: dict[tuple, Any] = made_before(lang, now)
        self._sound = set() if sound is None else sound

    def each(self, hearings: Iterable[Hearing]) -> Iterator[tuple[Hearing, HearingRecord]]:
        """Every hearing with its record. One that cannot be shown is left out, and noted: it hides no other."""
        for hearing in rows(hearings):
            try:
                record = self.record(hearing)
            except Unsound as unsound:
                note(unsound)
                self.unshown.add(unsound.key)
            else:
                yield hearing, record

    def record(self, hearing: Hearing) -> HearingRecord:
        """The hearing's record as of now, made the first time it is asked for. Raises Unsound like `hearing`."""
        return self._once(self._listed, hearing)

    def _listed(self, hearing: Hearing, _lang: str) -> HearingRecord:
        return self.hearing(hearing)

    def hearing(self, hearing: Hearing, *, at: dt.datetime | None = None) -> HearingRecord:
        """The hearing as the public may see it at that moment (or `at` another), in that language or its fallbacks.

        Raises Unsound when the row is not of the shape the application writes.
        """
        check(hearing, self._sound)
        lang, now = self.lang, at or self.now
        moment = hearing.starts_at or times.day_end(hearing.date, zone=hearing.zone)
        court = hearing.court if hearing.court_id else None
        city = court.city if court else hearing.city
        code = usual_code(hearing.case)
        return HearingRecord(
            key=str(hearing.public_id),
            lang=lang,
            url=addresses.hearing(hearing.public_id, lang),
            case=self._once(case_record, hearing.case),
            people=tuple(self._once(person_record, row, code) for row in hearing.prosecution_rows),
            others=hearing.others,
            date=hearing.date,
            time=hearing.time,
            end_time=hearing.end_time,
            part_of_day=hearing.part_of_day,
            time_note=some(hearing, "time_note", lang),
            zone=hearing.zone,
            zone_is_assumed=city is None,
            fold=hearing.fold,
            starts_at=hearing.starts_at,
            ends_at=hearing.ends_at,
            offset=times.offset_name(moment, hearing.zone),
            court=self._once(court_record, court) if court else None,
            city=self._once(city_record, city) if city else None,
            courtroom=hearing.courtroom,
            mode=hearing.mode,
            link=hearing.link,
            access=hearing.access,
            stage=hearing.stage,
            number=hearing.number,
            judges=hearing.judges,
            status=hearing.status,
            reason=some(hearing, "reason", lang),
            outcome=some(hearing, "outcome", lang),
            next_date_unknown=hearing.next_date_unknown,
            confidence=hearing.confidence,
            source_kind=hearing.source_kind,
            last_checked=hearing.last_checked,
            was_open=hearing.was_open,
            observers=hearing.observers,
            link_given=hearing.link_given,
            previous=neighbour_record(hearing.adjourned_from, lang, now),
            next=neighbour_record(getattr(hearing, "goes_on_in", None), lang, now),
            changes=tuple(change_record(row, lang) for row in hearing.change_rows if is_seen(row, now)),
        )

    def _once(self, make: Callable[..., Any], row: Model, *more: str) -> Any:
        """What `make` gives for the row, made the first time it is asked for."""
        key = (make.__name__, row.pk, *more)
        if key not in self._made:
            self._made[key] = make(row, self.lang, *more)
        return self._made[key]


def hearing_record(hearing: Hearing, lang: str, now: dt.datetime) -> HearingRecord:
    """One hearing; several that were read together are `hearing_records`. Raises Unsound, noted, where it cannot be."""
    require(hearing)
    return Serializer(lang, now).record(hearing)


def hearing_records(hearings: Iterable[Hearing], lang: str, now: dt.datetime) -> Shown[HearingRecord]:
    """The records of several hearings, without those that cannot be shown."""
    serializer = Serializer(lang, now)
    records = [record for _row, record in serializer.each(hearings)]
    return Shown(records, serializer.unshown)


def first_records(
    hearings: HearingQuerySet, most: int, lang: str, now: dt.datetime
) -> tuple[Shown[HearingRecord], int]:
    """The records of the first of these hearings, and how many hearings there are in all."""
    records = hearing_records(hearings.for_record()[:most], lang, now)
    read = len(records) + len(records.unshown)
    return records, hearings.count() if read == most else read


def some(row: object, field: str, lang: str) -> Said | None:
    """The text, or nothing when it was never written."""
    return say(row, field, lang) or None


def usual_code(case: Case) -> str:
    """The code whose articles are cited without its name: the office's, unless it names even that."""
    return "" if case.office.names_code else case.office.code


# --- people
def person_record(row: Prosecution, lang: str, code: str) -> PersonRecord:
    given, family = shown_name(row.defendant, lang)
    return PersonRecord(
        key=row.defendant.address_key,
        given=given,
        family=family,
        url=addresses.defendant(row.defendant.address_key, lang),
        shown_as=row.defendant.shown_as,
        minor=row.defendant.minor,
        role=say(row, "role", lang),
        cites=cite_records(row.charge_rows, lang, code),
        allegations=tuple(say(allegation, "text", lang) for allegation in row.allegation_rows),
        restraints=tuple(
            DatedRecord(kind=held.kind, since=held.from_date, until=held.until_date, note=None)
            for held in row.restraint_rows
        ),
        states=tuple(
            DatedRecord(kind=state.state, since=state.from_date, until=None, note=some(state, "note", lang))
            for state in row.state_rows
        ),
        verdict=row.verdict,
        verdict_date=row.verdict_date,
        sentence=some(row, "sentence", lang),
        former=tuple(
            FormerCiteRecord(
                cite=cite_record([charge], say(charge, "wording", lang), lang, code), until=until
            )
            for charge in row.charge_rows
            if (until := charge.until_date)
        ),
    )


def profile_record(defendant: Defendant, lang: str) -> ProfileRecord:
    """The head of a person's page. Without a whole name: no spellings, and no text that may hold the name."""
    given, family = shown_name(defendant, lang)
    is_named = defendant.shown_as == ShownAs.FULL
    return ProfileRecord(
        key=defendant.address_key,
        given=given,
        family=family,
        url=addresses.defendant(defendant.address_key, lang),
        shown_as=defendant.shown_as,
        minor=defendant.minor,
        patronymic=some(defendant, "patronymic", lang) if is_named else None,
        description=some(defendant, "description", lang) if is_named else None,
        spellings=tuple(spellings(defendant, lang)) if is_named else (),
    )


def spellings(defendant: Defendant, lang: str) -> Iterable[Said]:
    """The name in the other languages, then the other spellings known, each once; not the one on the page."""
    seen = {shown_label(defendant, lang).casefold()}
    own = [
        Said(f"{defendant.given_name.get(other, '')} {family.upper()}".strip(), other)
        for other, family in defendant.family_name.items()
    ]
    for spelling in (*own, *(Said(alias, script_of(alias)) for alias in defendant.aliases)):
        if spelling.casefold() not in seen:
            seen.add(spelling.casefold())
            yield spelling


def shown_name(defendant: Defendant, lang: str) -> tuple[Said, Said]:
    """Given name and FAMILY NAME as they may be shown: whole, as initials, or not at all."""
    given, family = say(defendant, "given_name", lang), say(defendant, "family_name", lang)
    if defendant.shown_as == ShownAs.WITHHELD:
        with override(lang):
            return Said("", lang), Said(gettext("Name withheld"), lang)
    if defendant.shown_as == ShownAs.INITIALS:
        return Said(f"{given[:1]}.".lstrip("."), given.lang), Said(f"{family[:1].upper()}.", family.lang)
    return given, Said(family.upper(), family.lang)


def shown_label(defendant: Defendant, lang: str) -> Said:
    """The same in one: Aibek SABITOV, A. S., or "Name withheld"."""
    given, family = shown_name(defendant, lang)
    return Said(f"{given} {family}".strip(), family.lang)


# --- charges
def cite_records(charges: Iterable[Charge], lang: str, code: str) -> tuple[CiteRecord, ...]:
    """The charges in force; parts of one article that share a wording stand in one box."""
    current = [charge for charge in charges if charge.until_date is None]

    def same_box(charge: Charge) -> tuple:
        return charge.article_id, say(charge, "wording", lang)

    return tuple(
        cite_record(list(box), wording, lang, code)
        for (_article, wording), box in groupby(current, key=same_box)
    )


def cite_record(charges: list[Charge], wording: Said, lang: str, code: str) -> CiteRecord:
    article = charges[0].article
    cited = [
        Citation(
            article=article.number,
            part=charge.part,
            code="" if article.code.code == code else article.code.code,
        )
        for charge in charges
    ]
    names = {article.code.code: str(code_name(article.code, lang))}
    return CiteRecord(
        text=write_citations(cited, lang, code_names=names),
        short=write_short(cited, lang, code_names=names),
        url=addresses.article(article.code.code, article.number, lang),
        wording=wording or None,
        articles=tuple((article.code.code, article.number, charge.part) for charge in charges),
    )


def code_name(code: LegalCode, lang: str) -> Said:
    """What stands beside an article to say whose it is: the code's short name, else its name."""
    return say(code, "short_name", lang) or say(code, "name", lang)


def article_title(row: Article, lang: str) -> str:
    """`Article 405`, with the name of its code."""
    return f"{write_citations([Citation(article=row.number)], lang)} · {code_name(row.code, lang)}"


# --- places
def court_record(court: Court, lang: str) -> CourtRecord:
    return CourtRecord(
        key=court.slug,
        name=say(court, "name", lang),
        url=addresses.court(court.slug, lang),
        address=say(court, "address", lang),
        website=court.website,
        attending=say(court, "attending", lang),
        come_early=court.come_early,
        latitude=float(court.latitude) if court.latitude is not None else None,
        longitude=float(court.longitude) if court.longitude is not None else None,
    )


def city_record(city: City | None, lang: str) -> CityRecord | None:
    if city is None:
        return None
    return CityRecord(key=city.slug, name=say(city, "name", lang), url=addresses.city(city.slug, lang))


# --- the case, its chain and its changes
def case_record(case: Case, lang: str) -> CaseRecord:
    return CaseRecord(
        key=str(case.public_id),
        url=addresses.case(case.public_id, lang),
        kind=case.kind,
        political=case.political,
        number=case.number,
        title=some(case, "title", lang),
        office=case.office.slug,
        usual_code=case.office.code,
    )


def neighbour_record(hearing: Hearing | None, lang: str, now: dt.datetime) -> NeighbourRecord | None:
    """The neighbour in a chain, unless the public may not know of it, or its date or hour is none."""
    if hearing is None or hearing.publication != Publication.PUBLISHED or not has_moment(hearing):
        return None
    if hearing.release_at and hearing.release_at > now:
        return None
    return NeighbourRecord(
        key=str(hearing.public_id),
        url=addresses.hearing(hearing.public_id, lang),
        date=hearing.date,
        time=hearing.time,
        number=hearing.number,
        status=hearing.status,
    )


def is_seen(change: Change, now: dt.datetime) -> bool:
    """Whether readers are told of a change: not of slips and translations, nor before the hearing is released."""
    return not (change.minor or change.is_translation) and (
        change.visible_from is None or change.visible_from <= now
    )


def told_at(change: Change) -> dt.datetime:
    """When readers could see it first: when it was made, or when its hearing was released by the clock."""
    return max(change.at, change.visible_from or change.at)


# What a page may tell of a change besides its kind: these values and no others.
_TOLD = ("date", "time", "part_of_day", "zone", "mode", "courtroom", "status", "court", "city")


def _lists_others(old: dict, new: dict) -> bool:
    return "prosecutions" in old and "prosecutions" in new


def change_record(change: Change, lang: str) -> ChangeRecord:
    old, new = change.before or {}, change.after or {}
    place = change.left_court or change.left_city
    left_time = old.get("time") if change.left_date else None
    return ChangeRecord(
        at=told_at(change),
        kind=change.kind,
        reason=some(change, "reason", lang),
        old={name: old[name] for name in _TOLD if name in old},
        new={name: new[name] for name in _TOLD if name in new},
        left_date=change.left_date,
        left_time=dt.time.fromisoformat(left_time) if left_time else None,
        left_place=say(place, "name", lang) if place else None,
        undone=change.undone,
        took_back=change.undoes.kind if change.undoes_id else "",
        left_case="case" in old and "case" in new and bool(change.hearing_id),
        listed=(len(old["prosecutions"]), len(new["prosecutions"])) if _lists_others(old, new) else None,
        link_came=bool(new.get("link")) and not old.get("link"),
    )
