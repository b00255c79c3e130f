"""Articles as Kazakh announcements shorten them."""

import pytest

from hearings.bulletin.charges import charges_of, read_mentions


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("ҚК 174-б. 1-т.", [("174", "1")]),
        ("ҚК 182-б. 2-б., 405-б. 1-б.", [("182", "2"), ("405", "1")]),
        ("405-б. 1, 2-б.", [("405", "1"), ("405", "2")]),
        ("ҚК 174-бап 1-тармағы", [("174", "1")]),
        ("405-баптың 2-бөлігі", [("405", "2")]),
        ("Абай к-сі, 123-б, 4-пәтер", []),
    ],
)
def test_one_letter_stands_for_an_article_and_its_part(text: str, charges: list[tuple[str, str]]) -> None:
    assert [(charge.article, charge.part) for charge in charges_of(read_mentions(text, {}))] == charges
