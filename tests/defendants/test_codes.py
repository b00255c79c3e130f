"""A legal code is known by whatever people call it, as long as it can be no other."""

import pytest

from defendants.citations import Citation, find_citations
from defendants.citations.codes import code_names

KAZAKHSTAN = {
    "Criminal Code of the Republic of Kazakhstan": "KZ-CC",
    "Уголовный кодекс Республики Казахстан": "KZ-CC",
    "Қазақстан Республикасының Қылмыстық кодексі": "KZ-CC",
    "УК РК": "KZ-CC",
    "ҚР ҚК": "KZ-CC",
    "Code of the Republic of Kazakhstan on Administrative Offences": "KZ-CAO",
    "Кодекс Республики Казахстан об административных правонарушениях": "KZ-CAO",
    "Қазақстан Республикасының Әкімшілік құқық бұзушылық туралы кодексі": "KZ-CAO",
    "CAO": "KZ-CAO",
    "КоАП": "KZ-CAO",
    "ӘҚБтК": "KZ-CAO",
}
BELARUS = {
    "Criminal Code of the Republic of Belarus": "BY-CC",
    "Уголовный кодекс Республики Беларусь": "BY-CC",
}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, "KZ-CC") for name in ("Criminal Code", "Criminal Code of Kazakhstan", "Kazakh Criminal Code")),
        *((name, "KZ-CC") for name in ("CC", "CC RK", "RK CC", "УК", "УК Казахстана", "УК РК", "ҚК", "ҚР ҚК")),
        *((name, "KZ-CC") for name in ("Уголовного кодекса", "Уголовным кодексом РК", "Қылмыстық кодекстің")),
        *((name, "KZ-CAO") for name in ("Code of Administrative Offences", "Administrative Code", "CAO")),
        *((name, "KZ-CAO") for name in ("КоАП РК", "Кодекса об административных правонарушениях", "ҚР ӘҚБтК")),
        *((name, "KZ-CAO") for name in ("Code on Administrative Offenses", "Әкімшілік құқық бұзушылық кодексінің")),
    ],
)  # fmt: skip
def test_a_name_that_can_mean_one_code_means_it(name: str, code: str) -> None:
    assert code_names(KAZAKHSTAN).code_of(name) == code


@pytest.mark.parametrize(
    "name",
    [
        *("Criminal Procedure Code", "CPC", "УПК РК", "Уголовно-процессуального кодекса", "Penal Code"),
        *("УК РФ", "УК Беларуси", "Criminal Code of Belarus", "Code", "кодекса", "", "of the"),
    ],
)
def test_a_name_of_another_code_or_of_any_means_none(name: str) -> None:
    assert code_names(KAZAKHSTAN).code_of(name) is None


def test_where_two_countries_have_such_a_code_the_country_tells_which() -> None:
    both = code_names(KAZAKHSTAN | BELARUS)
    assert both.code_of("Criminal Code") is None
    assert both.code_of("УК") is None
    assert both.code_of("УК Беларуси") == "BY-CC"
    assert both.code_of("УК РК") == "KZ-CC"
    assert both.code_of("КоАП") == "KZ-CAO"


@pytest.mark.parametrize("name", ["УК", "Criminal Code", "Уголовного кодекса"])
def test_where_two_countries_have_such_a_code_ones_own_is_meant(name: str) -> None:
    in_minsk = code_names({**KAZAKHSTAN, **BELARUS, "": "BY-CC"})
    in_almaty = code_names({**KAZAKHSTAN, **BELARUS, "": "KZ-CAO KZ-CC"})

    assert (in_minsk.code_of(name), in_almaty.code_of(name)) == ("BY-CC", "KZ-CC")
    assert (in_minsk.code_of("УК РК"), in_almaty.code_of("УК Беларуси")) == ("KZ-CC", "BY-CC")
    assert in_almaty.code_of("кодекса") is in_almaty.code_of("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a trial under Article 405 Part 2 of the Criminal Code against Ann", Citation("405", "2", "KZ-CC")),
        ("суд по части 2 статьи 405 Уголовного кодекса над Анной", Citation("405", "2", "KZ-CC")),
        ("суд по ст. 130 УК Беларуси над Анной", Citation("130", "", "УК Беларуси")),
        ("суд по ст. 362 УПК РК над Анной", Citation("362", "", "УПК РК")),
        ("Қылмыстық кодекстің 405-бабының 2-бөлігі бойынша", Citation("405", "2", "KZ-CC")),
    ],
)
def test_in_a_sentence_the_code_is_the_one_that_is_meant(text: str, expected: Citation) -> None:
    [mention] = find_citations(text, codes=KAZAKHSTAN)
    assert mention.citations == (expected,)
