"""The words of citations, language by language: how each is written, and every word by which one is read.

Only data: a new language is a row in each table. A word that ends in "*" stands for all its endings.
"""

from dataclasses import dataclass


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Forms:
    """How a language writes citations: {n} takes the numbers, "~" is a space that does not break."""

    article: str
    articles: str
    part: str
    parts: str
    joint: str  # between an article and its parts
    conjunction: str
    code_first: bool = True
    article_alone: str = ""  # when no part follows, if that differs


# On a line of its own, as pages print it.
FULL: dict[str, Forms] = {
    "en": Forms("Article~{n}", "Articles~{n}", "Part~{n}", "Parts~{n}", " ", "and"),
    "ru": Forms("Ст.~{n}", "Ст.~{n}", "ч.~{n}", "ч.~{n}", " ", "и", code_first=False),
    "kk": Forms("{n}-бап", "{n}-баптар", "{n}-бөлік", "{n}-бөліктер", ", ", "және"),
    "be": Forms("Арт.~{n}", "Арт.~{n}", "ч.~{n}", "ч.~{n}", " ", "і", code_first=False),
}
# Inside a sentence: "under …", «по …», «… бойынша».
RUNNING: dict[str, Forms] = {
    "en": FULL["en"],
    "ru": Forms("статье~{n}", "статьям~{n}", "части~{n}", "частям~{n}", " ", "и", code_first=False),
    "kk": Forms(
        "{n}-баптың", "{n}-баптар", "{n}-бөлігі", "{n}-бөліктері", " ", "және", article_alone="{n}-бап"
    ),
    "be": Forms("артыкуле~{n}", "артыкулах~{n}", "частцы~{n}", "частках~{n}", " ", "і", code_first=False),
}
# Where there is little room.
SHORT: dict[str, Forms] = {
    "en": Forms("{n}", "{n}", "p.~{n}", "p.~{n}", " ", "and"),
    "ru": Forms("{n}", "{n}", "ч.~{n}", "ч.~{n}", " ", "и", code_first=False),
    "kk": Forms("{n}-бап", "{n}-бап", "{n}-бөл.", "{n}-бөл.", " ", "және"),
    "be": Forms("{n}", "{n}", "ч.~{n}", "ч.~{n}", " ", "і", code_first=False),
}

# Words with their numbers behind them, but for those in AFTER_NUMBER.
ARTICLE = """
    article articles art arts aricle artcile artice articl
    ст статья статьи статье статью статьёй статьей статьям статей статьями
    статьях артыкул* арт стаття статті статтею статтям статтей бап бапт* бапп* бапқ* бабы* бабт* берене*
    madde* maddə*"""
PART = """
    part parts p pp pt pts par pars para paras paragraph paragraphs subparagraph
    ч чч часть части частью частям частей
    частями частях частка частцы часткі частак часткам частках частина частини частиною частинами
    бөлік* бөліг* бөл бөлүк* бөлүг* fıkra*"""
AFTER_NUMBER = ("бап", "баб", "бөл", "берене", "madde", "maddə", "fıkra")
SEVERAL_BEFORE = ("бөліктер", "бөлүктөр")  # parts in the plural behind their numbers
# May stand behind its number, too: «405-й статье», «405 ст. 2 ч.».
INVERTED = ("ст", "ч")
# Of a part, if one is told.
POINTS = listed("par pars para paras paragraph paragraphs subparagraph")
SEVERAL_PARTS = listed("ч.ч parts pp pts pars paras paragraphs чч части частям частями частях частей")
SEVERAL_ARTICLES = listed("articles arts статьи статьям статей статьями статьях стст артыкулах артыкулам")
AND = "and plus & и й і ды та және мен пен бен жана ve və плюс"
FILLER = "the of under to by in по бойынша"
CODE = """criminal code penal administrative offences offenses уголовн* кодекс* административн* правонарушени*
    кылмыш-жаза қылмыстық әкімшілік құқық бұзушылық крымінальн* кримінальн* cc cao pc cpc ук упк уик коап
    кк қк қпк әқбтк tck"""
CODE_WITHIN = listed("құқық")  # of the name of a code, but no code alone
CODE_LINK = listed("of the об о туралы on")
# How the names of countries begin that stand behind the name of a code.
COUNTRIES = tuple(
    """kazakh belarus russia kyrgyz uzbek tajik turkmen azerbaijan armenia georgia ukrain
    казахстан беларус белорус росси кыргызстан киргиз узбекистан таджикистан туркменистан азербайджан армени грузи украин
    қазақстан ресей қырғызстан өзбекстан""".split()
)
CODE_REST = CODE_LINK | listed("republic республики республикасының рк рф рб кр қр rk")

NUMBER_WORDS = {
    word: number
    for number, words in {
        "1": "one first i первая первой первую першай першая бірінші",
        "2": "two second ii вторая второй вторую другая другой екінші",
        "3": "three third iii третья третьей третью үшінші",
        "4": "four fourth iv четвёртая четвертая четвёртой четвертой төртінші",
        "5": "five fifth v пятая пятой бесінші",
        "1 2": "both обе обеим обеих обеими екі",
    }.items()
    for word in words.split()
}
# What may stand right behind a list of numbers that are still numbers of the law: "Part 1 and 2 against …".
AFTER_LIST = listed(
    """against of in on over under will who for the as is are also with а также кроме в во по над против за
    состоится пройдет пройдёт начнется начнётся будут сондай сонымен бойынша"""
)
# Before a further part of the same article: "Part 1, also Part 3", «часть 2, а также часть 3».
ALSO = listed("а также also кроме того")
# A code that is called only this is not named: the default one is meant.
CODE_ALONE = ("code", "кодекс", "кодэкс")
# Nor is it by its first word alone: «қылмыстық іс» is a criminal case.
CODE_BEGUN = ("қылмыстық", "әкімшілік")
