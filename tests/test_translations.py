"""Promises of the catalogues: nobody meets English on a Russian or Kazakh page, nor at the desk."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import django
import django_otp
import pytest
import simple_history
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

from config.catalogues import extraction, po
from config.catalogues.__main__ import FOLDERS, ROOT, all_catalogues, own_catalogues, plural_forms

LANGUAGES = ("kk", "ru")
# Names, signs and examples that are the same in every language.
SAME_EVERYWHERE = {
    "",
    ", ",
    ":",
    ":?.!",
    "…",
    "%(truncated_text)s…",
    "%(class_name)s %(instance)s",
    "IPv4",
    "IPv6",
    "URL",
    "Open Court",
    "SHA-256",
    "Asia/Almaty",
    "almaty",
    "almaty-city",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd%]|\{\w*\}|</?[a-z][^>]*>")
LATIN_IN_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)

# Nobody can meet these texts of Django: names of all the world's languages, the page of an empty project.
NEVER_MET = {"conf/global_settings.py", "views/templates/default_urlconf.html"}
DJANGO = Path(django.__file__).parent
APPS = ("contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions")


def read(path: Path) -> list[po.Message]:
    return [message for message in po.read(path.read_text(encoding="utf-8")) if message.text]


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def test_there_is_a_catalogue_for_every_language_but_english() -> None:
    assert names(own_catalogues()) == [f"locale/{lang}/LC_MESSAGES/django.po" for lang in LANGUAGES]


@pytest.mark.parametrize("path", own_catalogues(), ids=names(own_catalogues()))
def test_every_text_of_ours_is_in_the_catalogue_and_no_other(path: Path) -> None:
    found = extraction.find(FOLDERS, ROOT)
    assert sorted(message.key for message in read(path)) == sorted(found)


@pytest.mark.parametrize("path", all_catalogues(), ids=names(all_catalogues()))
class TestCatalogue:
    def test_every_text_is_translated_in_every_form(self, path: Path) -> None:
        forms = plural_forms(po.read(path.read_text(encoding="utf-8"))[0])
        missing = [
            message.text
            for message in read(path)
            if not message.done or len(message.translations) != (forms if message.plural else 1)
        ]
        assert missing == []

    def test_nothing_is_left_in_english(self, path: Path) -> None:
        same = {message.text for message in read(path) if message.text in message.translations}
        assert same - SAME_EVERYWHERE == set()

    def test_values_stand_in_every_translation(self, path: Path) -> None:
        wrong = [
            (message.text, text)
            for message in read(path)
            for text in message.translations
            if text
            and sorted(set(PLACEHOLDER.findall(text)))
            != sorted(set(PLACEHOLDER.findall(message.plural or message.text)))
        ]
        assert wrong == []

    def test_spaces_at_the_ends_are_kept(self, path: Path) -> None:
        wrong = [
            message.text
            for message in read(path)
            for text in message.translations
            if (text[:1].isspace(), text[-1:].isspace())
            != (message.text[:1].isspace(), message.text[-1:].isspace())
        ]
        assert wrong == []

    def test_no_latin_letter_hides_in_a_cyrillic_word(self, path: Path) -> None:
        texts = [PLACEHOLDER.sub(" ", text) for message in read(path) for text in message.translations]
        assert [text for text in texts if LATIN_IN_CYRILLIC.search(text)] == []

    def test_the_compiled_file_says_the_same(self, path: Path) -> None:
        compiled = po.compiled(po.read(path.read_text(encoding="utf-8")))
        assert path.with_suffix(".mo").read_bytes() == compiled, "run: python -m config.catalogues"


@pytest.mark.parametrize("path", sorted(ROOT.glob("locale/*/dates.toml")), ids=lambda path: path.parent.name)
def test_no_latin_letter_hides_in_the_words_of_dates(path: Path) -> None:
    words = str(tomllib.loads(path.read_text(encoding="utf-8")))
    assert LATIN_IN_CYRILLIC.search(PLACEHOLDER.sub(" ", words).replace("\\xa0", " ")) is None


def of_django() -> list[po.Message]:
    catalogues = [DJANGO / folder / "locale/en/LC_MESSAGES/django.po" for folder in ("conf", *APPS)]
    return [
        message
        for path in catalogues
        for message in read(path)
        if not {place.partition(":")[0] for place in message.places} <= NEVER_MET
    ]


def of_other_dependencies() -> list[po.Message]:
    folders = [Path(package.__file__).parent for package in (simple_history, django_otp)]
    return [message for folder in folders for message in extraction.find([folder], folder).values()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("texts", [of_django, of_other_dependencies])
def test_the_desk_says_nothing_in_english(texts: Callable[[], list[po.Message]], lang: str) -> None:
    with translation.override(lang):
        english = {message.text for message in texts() if message.text in spoken(message)}
    assert english - SAME_EVERYWHERE == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_desks_scripts_say_nothing_in_english(lang: str) -> None:
    folder = DJANGO / "contrib/admin/locale"
    catalogue = DjangoTranslation(lang, domain="djangojs", localedirs=[str(folder)])
    english = {
        message.text
        for message in read(folder / "en/LC_MESSAGES/djangojs.po")
        if catalogue.ngettext(message.text, message.plural, 5) in (message.text, message.plural)
        and catalogue.gettext(message.text) == message.text
        and catalogue.pgettext(message.context, message.text) == message.text
    }
    assert english - SAME_EVERYWHERE == set()


def spoken(message: po.Message) -> set[str]:
    """Return what a program says for the message, for one and for many."""
    if message.plural and message.context:
        return {str(translation.npgettext(message.context, message.text, message.plural, n)) for n in (1, 5)}
    if message.plural:
        return {str(translation.ngettext(message.text, message.plural, n)) for n in (1, 5)}
    if message.context:
        return {str(translation.pgettext(message.context, message.text))}
    return {str(translation.gettext(message.text))}


def test_kazakh_writes_months_and_days_in_small_letters() -> None:
    with translation.override("kk"):
        said = [translation.gettext(name) for name in ("May", "Thursday", "Thu", "may")]
        said.append(translation.pgettext("alt. month", "May"))
    assert said == ["мамыр", "бейсенбі", "бс", "мам", "мамыр"]
