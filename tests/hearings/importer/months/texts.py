"""How monitors write: an evening's bulletin in the house style, as rows, as prose always alike or ever different.

Each writer gives the lines of the text and, with each line, the sittings it tells of.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from hearings.bulletin import entries
from hearings.bulletin.renderer import render
from hearings.bulletin.style import Style, write_date
from tests.hearings.importer.months import phrases
from tests.hearings.importer.months.life import Evening, Sitting, Told
from tests.hearings.importer.months.names import called, over, towards, whose

Lines = list[tuple[str, tuple[Told, ...]]]
Choose = Callable[[tuple[str, ...]], str]
Writer = Callable[[Evening, str, random.Random], Lines]


def house(evening: Evening, lang: str, _draw: random.Random) -> Lines:
    """As Open Court writes it."""
    told = [row for rows in evening.days.values() for row in rows] + evening.news
    by_day: dict[dt.date, list[Told]] = {}
    for row in told:
        by_day.setdefault(row.said.date, []).append(row)
    order = iter([row for day in sorted(by_day) for row in by_day[day]])
    lines: Lines = []
    for line in render([_entry(row.said, lang) for row in told], lang).splitlines():
        lines.append((line, (next(order),) if line[:1].isdigit() and ") " in line[:4] else ()))
    return lines


def _entry(sitting: Sitting, lang: str) -> entries.Entry:
    trial, put_off = sitting.trial, sitting.status == "postponed"
    charge = entries.Charge(trial.article, trial.part)
    people = [entries.Person(each.given[lang], each.family[lang], charges=(charge,)) for each in trial.people]
    was = (sitting.date, sitting.time) if put_off else sitting.was or (None, None)
    return entries.Entry(
        date=None if put_off else sitting.date,
        time=None if put_off else sitting.time,
        was_date=was[0],
        was_time=was[1],
        mode="online" if sitting.is_online else "in_person",
        status=sitting.status,
        defendants=tuple(people),
        court=trial.court.name[lang],
    )


def rows(evening: Evening, lang: str, _draw: random.Random) -> Lines:
    """ "• 10:00 – Almaly District Court of Almaty – Ann SAMPLE (Article 405 Part 2)", and below it what was changed."""
    lines: Lines = []
    for day, of_day in evening.days.items():
        if of_day:
            lines += [(phrases.TITLES[lang].format(written(day, lang)), ()), ("", ())]
        lines += [(_filled(phrases.ROWS[lang], row.said, lang, Hand()), (row,)) for row in of_day]
        lines += [("", ())] if of_day else []
    if evening.news:
        lines += [(phrases.CHANGES[lang], ()), ("", ())]
    return lines + [
        (_filled(phrases.ROWS_OF_NEWS[row.said.status][lang], row.said, lang, Hand()), (row,))
        for row in evening.news
    ]


def prose(evening: Evening, lang: str, _draw: random.Random) -> Lines:
    """A paragraph each, people in the case the sentence asks for, always in the same words."""
    return _prose(evening, lang, Hand(), lambda choices: choices[0])


def turns(evening: Evening, lang: str, draw: random.Random) -> Lines:
    """A paragraph each, in any of many turns of phrase, by anybody's hand."""
    return _prose(evening, lang, _hand(lang, draw), draw.choice)


def _hand(lang: str, draw: random.Random) -> Hand:
    """Anybody's."""
    dotted, loud, roles, why = (draw.random() < 0.5 for _ in range(4))
    return Hand(draw.choice(phrases.DAYS[lang]), "%H.%M" if dotted else "%H:%M", loud, roles, why)


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody writes: a day ({day}, {month} in figures, {year}, {weekday}, {written}), an hour, names in capitals,
    whether people are called what they are, and whether it is said why a sitting is not held."""

    day: str = "{written}"
    hour: str = "%H:%M"
    is_loud: bool = True
    names_roles: bool = False
    says_why: bool = False

    def a_day(self, day: dt.date, lang: str) -> str:
        weekday = phrases.WEEKDAYS[lang].split()[day.weekday()]
        return self.day.format(
            written=written(day, lang), day=day.day, month=day.month, year=day.year, weekday=weekday
        )


def _prose(evening: Evening, lang: str, hand: Hand, choose: Choose) -> Lines:
    lines: Lines = []
    for day, of_day in evening.days.items():
        for row in of_day:
            when = phrases.TOMORROW[lang] if (day - evening.today).days == 1 else phrases.ON[lang]
            sentence = choose(phrases.SITTINGS[lang]).replace("{when}", when)
            lines += [(_filled(sentence, row.said, lang, hand) + _mode(row.said, lang), (row,)), ("", ())]
    return lines + _news(evening, lang, hand, choose)


def _news(evening: Evening, lang: str, hand: Hand, choose: Choose) -> Lines:
    lines: Lines = []
    for row in evening.news:
        sentence = choose(phrases.NEWS[row.said.status][lang])
        why = f" {choose(phrases.REASONS[lang])}" if hand.says_why else ""
        lines += [(_filled(sentence, row.said, lang, hand) + why, (row,)), ("", ())]
    return lines


def _mode(said: Sitting, lang: str) -> str:
    return f" {phrases.ONLINE[lang]}" if said.is_online else ""


def digest(evening: Evening, lang: str, draw: random.Random) -> Lines:
    """Numbered below the heading of their day; what was changed stands above all or below all.

    With a greeting, a closing line that is no statement, and, from some, what each is said to have done.
    """
    hand = _hand(lang, draw)
    lines: Lines = []
    for day, of_day in evening.days.items():
        if of_day:
            lines += [(phrases.TITLES[lang].format(hand.a_day(day, lang)), ()), ("", ())]
        sentence = draw.choice(phrases.SITTINGS_OF_DAY[lang])
        for number, row in enumerate(of_day, start=1):
            told = _filled(sentence, row.said, lang, hand) + _mode(row.said, lang)
            lines += [(f"{number}. {told}", (row,)), ("", ())]
            lines += _list(lang) if len(row.said.trial.people) == 1 and hand.says_why else []
    news = _news(evening, lang, hand, draw.choice)
    told = news + lines if draw.random() < 0.5 else lines + news
    opening, closing = draw.choice(phrases.OPENINGS[lang]), draw.choice(phrases.CLOSINGS[lang])
    return [(opening, ()), ("", ()), *told, (closing, ())]


def _list(lang: str) -> Lines:
    intro, listed = phrases.CHARGED[lang]
    return [(intro, ()), ("", ()), *((f"– {each}", ()) for each in listed), ("", ())]


def story(evening: Evening, lang: str, draw: random.Random) -> Lines:
    """One paragraph a day, and one of news."""
    hand = _hand(lang, draw)
    told = replace(evening, news=[])
    paragraphs = [
        _prose(replace(told, days={day: of_day}), lang, hand, draw.choice)
        for day, of_day in evening.days.items()
    ]
    lines: Lines = []
    for paragraph in (*paragraphs, _news(evening, lang, hand, draw.choice)):
        said = [line for line, _ in paragraph if line]
        if said:
            lines += [(" ".join(said), tuple(row for _, rows in paragraph for row in rows)), ("", ())]
    return lines


def _filled(sentence: str, said: Sitting, lang: str, hand: Hand) -> str:
    """A turn of phrase with the names, the days and the hours of a sitting."""
    people, court = said.trial.people, said.trial.court
    was = said.was or (said.date, said.time)
    names = {"who": called(people, lang), "over": over(people), "towards": towards(people)}
    names["whose"] = whose(people, lang) if lang != "en" else ""
    if hand.is_loud:
        families = [each.family[lang][:4] for each in people]
        names = {form: _loud(text, families) for form, text in names.items()}
    if hand.names_roles and len(people) == 1:
        woman = people[0].is_woman
        names = {form: f"{phrases.role(lang, form, is_woman=woman)} {text}" for form, text in names.items()}
    text = sentence.format(
        day=hand.a_day(said.date, lang),
        hour=f"{said.time:{hand.hour}}",
        was_day=hand.a_day(was[0], lang),
        was_hour=f"{was[1]:{hand.hour}}",
        court=court.name[lang],
        inside=court.inside[lang],
        cited=phrases.cited(said.trial.article, said.trial.part, lang),
        online=f", {phrases.ROW_ONLINE[lang]}" if said.is_online else "",
        **names,
    )
    return ". ".join(each[:1].upper() + each[1:] for each in text.split(". "))


def _loud(text: str, families: list[str]) -> str:
    """With family names in capitals, their endings too."""
    return " ".join(word.upper() if word[:4] in families else word for word in text.split())


def written(day: dt.date, lang: str) -> str:
    """ "8 December", «8 декабря», «8 желтоқсан»."""
    year = {"en": f" {day.year}", "ru": f" {day.year} года", "kk": f"{day.year} жылғы "}[lang]
    return write_date(day, Style().wording(lang)).replace(year, "").strip()


WRITERS: dict[str, Writer] = {
    "house style": house,
    "rows": rows,
    "prose": prose,
    "turns": turns,
    "digest": digest,
    "story": story,
}
