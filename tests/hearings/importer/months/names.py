"""The people of the months, all made up, their courts, and the forms that a sentence asks of their names."""

from __future__ import annotations

from tests.hearings.importer.months.life import Court, Person

_MEN = """Arman/Арман Bolat/Болат Daniyar/Данияр Yerlan/Ерлан Marat/Марат Nurlan/Нурлан/Нұрлан Oleg/Олег Rustem/Рустем
Serik/Серик/Серік Timur/Тимур Aidos/Айдос Kairat/Кайрат/Қайрат Almas/Алмас Maksat/Максат/Мақсат Azamat/Азамат"""
_WOMEN = """Aliya/Алия Asel/Асель Dana/Дана Gulnara/Гульнара/Гүлнар Madina/Мадина Vera/Вера Saule/Сауле/Сәуле
Zhanna/Жанна Aigul/Айгуль/Айгүл Roza/Роза"""
_FAMILIES = """Primerov/Примеров Obraztsov/Образцов Testov/Тестов Vydumov/Выдумов Probnov/Пробнов Shablonov/Шаблонов
Demov/Демов Maketov/Макетов Fiktsiev/Фикциев Mysalov/Мысалов Ulgibekov/Ульгибеков/Үлгібеков Oidanov/Ойданов"""
_MOST = 60
_GENITIVE = {"": "а", "а": "ы", "я": "и", "ия": "ии", "ь": "и", "е": "е", "ов": "а", "ова": "ой"}
_INSTRUMENTAL = {"": "ом", "а": "ой", "я": "ей", "ия": "ией", "ь": "ью", "е": "е", "ов": "ым", "ова": "ой"}


def _court(en: str, ru: str, inside_ru: str, kk: str) -> Court:
    """A court's name in three languages, and «в … суде», «… сотында»."""
    return Court(
        {"en": en, "ru": ru, "kk": kk}, {"en": en, "ru": inside_ru, "kk": kk.removesuffix("ы") + "ында"}
    )


COURTS = [
    _court(
        "Almaly District Court of Almaty",
        "Алмалинский районный суд города Алматы",
        "Алмалинском районном суде города Алматы",
        "Алматы қаласының Алмалы аудандық соты",
    ),
    _court(
        "Almaty City Court", "Алматинский городской суд", "Алматинском городском суде", "Алматы қалалық соты"
    ),
    _court(
        "Atyrau Regional Court",
        "Атырауский областной суд",
        "Атырауском областном суде",
        "Атырау облыстық соты",
    ),
    _court("Astana City Court", "Суд города Астаны", "суде города Астаны", "Астана қаласының соты"),
]


def _spelled(words: str) -> list[dict[str, str]]:
    spelled = [word.split("/") for word in words.split()]
    return [{"en": each[0], "ru": each[1], "kk": each[-1]} for each in spelled]


def everybody() -> list[Person]:
    """Some sixty people. Each family name has several bearers, as in every country."""
    men, women, families = _spelled(_MEN), _spelled(_WOMEN), _spelled(_FAMILIES)
    people = {}
    for number in range(_MOST):
        family, is_woman = families[number % len(families)], number % 3 == 2
        given = women[(number * 7) % len(women)] if is_woman else men[(number * 11) % len(men)]
        ending = {"en": "a", "ru": "а", "kk": "а"} if is_woman else {}
        family = {lang: name + ending.get(lang, "") for lang, name in family.items()}
        people[given["en"], family["en"]] = Person(given, family, is_woman)
    return list(people.values())


def called(people: list[Person], lang: str) -> str:
    """ "Ann Sample and Ben Case", in the nominative."""
    return _listed([f"{each.given[lang]} {each.family[lang]}" for each in people], lang)


def over(people: list[Person]) -> str:
    """«над Арманом Примеровым и Даной Тестовой»: the instrumental."""
    return _listed([_declined(each, _INSTRUMENTAL) for each in people], "ru")


def whose(people: list[Person], lang: str) -> str:
    """«по делу Армана Примерова», «Арман Мысаловтың … соты»: the genitive."""
    if lang == "ru":
        return _listed([_declined(each, _GENITIVE) for each in people], lang)
    return _listed([_ended(each, "тың", "ның") for each in people], lang)


def towards(people: list[Person]) -> str:
    """«Арман Мысаловқа … қатысты»: the dative, of each of them."""
    return _listed([_ended(each, "қа", "ға") for each in people], "kk")


def _listed(names: list[str], lang: str) -> str:
    joint = {"en": " and ", "ru": " и ", "kk": " және "}[lang]
    return joint.join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _ended(person: Person, man: str, woman: str) -> str:
    return f"{person.given['kk']} {person.family['kk']}{woman if person.is_woman else man}"


def _declined(person: Person, form: dict[str, str]) -> str:
    given, family = person.given["ru"], person.family["ru"]
    family = family[:-1] + form["ова"] if person.is_woman else family + form["ов"]
    ending = next((each for each in ("ия", "я", "а", "ь", "е") if given.endswith(each)), "")
    return f"{given.removesuffix(ending)}{form[ending]} {family}"
