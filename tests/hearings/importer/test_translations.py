"""What a bulletin says in one language arrives in those it was translated to before."""

import pytest

from defendants.models import Prosecution
from hearings.models import Hearing
from tests import factories
from tests.hearings.importer.test_import import bring_in, entry, office, person, text

pytestmark = pytest.mark.django_db

__all__ = ["office"]


def test_words_translated_before_arrive_with_their_translation(office):
    factories.prosecution(
        defendant=factories.defendant(family_name="Demov"),
        role={"en": "civil activist", "ru": "гражданский активист"},
        allegations=({"en": "A picket", "ru": "Пикет"},),
    )

    bring_in(text(entry(person("Berik Primerov"))), office)

    who = Hearing.objects.get().prosecutions.get()
    assert who.role == {"en": "civil activist", "ru": "гражданский активист"}
    assert who.allegations.get().text == {"en": "A picket", "ru": "Пикет"}


def test_a_man_is_not_called_in_a_womans_words(office):
    """«Гражданская активистка» translates "civil activist", and so does the Kazakh word, which is everybody's."""
    hers = {"en": "civil activist", "ru": "гражданская активистка", "kk": "азаматтық белсенді"}
    factories.prosecution(role=hers)

    bring_in(text(entry(person("Berik Primerov")), entry(person("Asel Primerova"))), office)

    his, also_hers = Prosecution.objects.order_by("pk")[1:]
    assert his.role == {"en": "civil activist", "kk": "азаматтық белсенді"}
    assert also_hers.role == hers


def test_each_is_called_as_somebody_of_like_name_was(office):
    for family, role in (("Demov", "активист"), ("Demova", "активистка"), ("Образец", "активистка")):
        who = factories.defendant(family_name=family)
        factories.prosecution(case=factories.case(), defendant=who, role={"en": "civil activist", "ru": role})

    bring_in(
        text(*(entry(person(name)) for name in ("Berik Primerov", "Asel Primerova", "Asel Kim"))), office
    )

    roles = [row.role.get("ru") for row in Prosecution.objects.order_by("pk")[3:]]
    assert roles == ["активист", "активистка", None]
