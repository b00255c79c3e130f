"""Promises of `config.catalogues.po`: what a translator writes, a program reads."""

import gettext
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.catalogues import po

HEADER = po.Message(
    "",
    translations=[
        "Content-Type: text/plain; charset=UTF-8\n"
        "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\n"
    ],
)

SOURCE = """
# Made by hand.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# Stands on the day page.
#: templates/day.html templates/home.html:12
#, python-format, fuzzy
msgctxt "of a day"
msgid "%(count)d hearing"
msgid_plural ""
"%(count)d "
"hearings"
msgstr[0] "%(count)d заседание"
msgstr[1] "%(count)d заседания"
#~ msgid "Gone"
#~ msgstr "Ушло"

msgid "A \\"quoted\\"\\ttext\\\\"
msgstr "«Так»\\nили так"
"""

# A zero byte and 0x04 part the fields of a .mo file: no text can hold them. Other line ends end a .po line.
texts = st.text(st.characters(exclude_characters="\0\x04", exclude_categories=("Cs", "Cc", "Zl", "Zp")))
texts_with_lines = st.lists(texts, max_size=3).map("\n".join)


def loaded(messages: list[po.Message]) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(po.compiled(messages)))


def test_a_file_is_read_as_translators_tools_write_it() -> None:
    header, hearings, quoted = po.read(SOURCE)
    assert header.translations == ["Content-Type: text/plain; charset=UTF-8\n"]
    assert header.comments == ["Made by hand."]
    assert hearings == po.Message(
        "%(count)d hearing",
        context="of a day",
        plural="%(count)d hearings",
        translations=["%(count)d заседание", "%(count)d заседания"],
        places=["templates/day.html", "templates/home.html:12"],
        flags={"python-format", "fuzzy"},
        comments=["Stands on the day page."],
    )
    assert (quoted.text, quoted.translations) == ('A "quoted"\ttext\\', ["«Так»\nили так"])


@given(texts_with_lines.filter(bool), texts_with_lines, texts, st.lists(texts.filter(bool), max_size=1))
def test_what_is_written_is_read_back(text: str, translation: str, context: str, plurals: list[str]) -> None:
    plural = "".join(plurals)
    message = po.Message(text, context, plural, [translation, translation] if plural else [translation])
    assert po.read(po.write([message, HEADER])) == [HEADER, message]


@given(texts_with_lines.filter(bool), texts_with_lines.filter(bool))
def test_a_program_finds_what_was_compiled(text: str, translation: str) -> None:
    assert loaded([HEADER, po.Message(text, translations=[translation])]).gettext(text) == translation


def test_contexts_and_plural_forms_are_compiled() -> None:
    catalogue = loaded(
        [
            HEADER,
            po.Message("May", translations=["май"]),
            po.Message("May", context="short", translations=["мая"]),
            po.Message("day", plural="days", translations=["день", "дня", "дней"]),
        ]
    )
    assert (catalogue.gettext("May"), catalogue.pgettext("short", "May")) == ("май", "мая")
    assert [catalogue.ngettext("day", "days", n) for n in (1, 3, 7)] == ["день", "дня", "дней"]


@pytest.mark.parametrize(
    "message",
    [
        po.Message("Today", translations=["Сегодня"], flags={"fuzzy"}),
        po.Message("Today", translations=[""]),
        po.Message("Today"),
    ],
)
def test_doubtful_and_missing_translations_stay_english(message: po.Message) -> None:
    assert loaded([HEADER, message]).gettext("Today") == "Today"


@pytest.mark.parametrize("line", ['msgid "open', "msgid", 'msgnone "a"', 'msgstr[x] "a"', "loose words"])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 cannot be read"):
        po.read(f"# Made by hand.\n{line}\n")
