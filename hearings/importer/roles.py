"""Roles as one person is called by them: «гражданских активистов» is «гражданский активист» of each.

Announcements decline a role with its name, and readers would meet it so for years. Only where every word before the
first of its complements is known, and has one nominative: anything else stays as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_MEN = """
    активист экоактивист журналист блогер видеоблогер адвокат юрист политик художник правозащитник писатель поэт
    редактор режиссёр пенсионер предприниматель бизнесмен студент учитель преподаватель депутат врач корреспондент
    фотограф ветеран председатель руководитель основатель лидер участник оппозиционер анархист антифашист музыкант
    эколог волонтёр профессор узник заключённый политзаключённый осуждённый
""".split()
_WOMEN = """
    активистка экоактивистка журналистка художница правозащитница писательница пенсионерка предпринимательница
    студентка учительница преподавательница корреспондентка ветеранка участница основательница оппозиционерка
    заключённая политзаключённая осуждённая поэтесса
""".split()
_ADJECTIVES = """
    гражданский независимый оппозиционный общественный политический бывший известный местный молодой многодетный
""".split()
_WITH = frozenset("из с по от для на партии движения прав фонда войны детей казахстана".split())
"""What begins a complement, which stays as it is: «активиста из Талгара», «ветерана войны»."""
_KAZAKH = {
    "белсенділер": "белсенді",
    "журналистер": "журналист",
    "блогерлер": "блогер",
    "адвокаттар": "адвокат",
    "заңгерлер": "заңгер",
    "қорғаушылар": "қорғаушы",
    "студенттер": "студент",
    "тұтқындар": "тұтқын",
}
"""A role before a name has no case in Kazakh; that of several stands in the plural."""


def in_nominative(role: str, lang: str) -> str:
    """The role in the nominative singular, in Russian or Kazakh; as it is written where a word is not known."""
    if lang == "kk":
        *before, last = role.split() or [""]
        return " ".join([*before, _KAZAKH[last]]) if last in _KAZAKH else role
    return _in_russian(role) if lang == "ru" else role


def _in_russian(role: str) -> str:
    words = role.split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in _WITH), len(words))
    told: list[str] = []
    waiting: list[str] = []  # adjectives until their noun comes
    for word in words[:end]:
        plain = word.lower().replace("ё", "е")
        noun = _nouns().get(plain)
        if word.lower() == "и" and told and not waiting:
            told.append(word)
        elif noun:
            told += [_agree(adjective, noun) for adjective in waiting]
            told.append(noun)
            waiting = []
        elif plain in _adjectives():
            waiting.append(_adjectives()[plain])
        else:
            return role
    return role if waiting or not told else " ".join([*told, *words[end:]])


def _agree(adjective: str, noun: str) -> str:
    return f"{adjective[:-2]}ая" if noun in _WOMEN else adjective


@cache
def _nouns() -> dict[str, str]:
    return {form.replace("ё", "е"): noun for noun in (*_MEN, *_WOMEN) for form in (noun, *_of_noun(noun))}


@cache
def _adjectives() -> dict[str, str]:
    return {form: word for word in _ADJECTIVES for form in (word, *_of_adjective(word))}


def _of_noun(noun: str) -> Iterator[str]:
    base = noun[:-1]
    if noun.endswith("ый"):
        yield from (noun[:-2] + end for end in ("ого", "ому", "ым", "ом", "ые", "ых", "ыми"))
    elif noun.endswith("ая"):
        yield from (noun[:-2] + end for end in ("ой", "ую"))
    elif noun.endswith("ь"):
        yield from (base + end for end in ("я", "ю", "ем", "е", "и", "ей", "ям", "ями"))
    elif noun.endswith("ка"):
        yield from (noun[:-2] + end for end in ("ки", "ке", "ку", "кой", "ок", "кам", "ками"))
    elif noun.endswith("а"):
        yield from (base + end for end in ("ы", "е", "у", "ей", "ой", "", "ам", "ами"))
    else:
        yield from (noun + end for end in ("а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами"))


def _of_adjective(word: str) -> Iterator[str]:
    soft = word == "бывший"
    base = word[:-2]
    hard = ("ого", "ому", "ом", "ой", "ая", "ую")
    yield from (base + end for end in (("его", "ему", "ем", "ей", "ая", "ую") if soft else hard))
    vowel = "и" if soft or base[-1] in "кгх" else "ы"
    yield from (base + vowel + end for end in ("м", "е", "х", "ми"))
