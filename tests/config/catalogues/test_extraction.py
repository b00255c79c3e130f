"""Promises of `config.catalogues.extraction`: no text that asks for a translation is overlooked."""

from pathlib import Path

import pytest

from config.catalogues import extraction
from config.catalogues.po import Message


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Today")', [Message("Today")]),
        ('_("Today "\n  "and tomorrow")', [Message("Today and tomorrow")]),
        ("gettext_lazy('Today')", [Message("Today")]),
        ('translation.gettext("Today") % {}', [Message("Today")]),
        ('pgettext("month", "May")', [Message("May", context="month")]),
        ('ngettext("%d day", "%d days", n)', [Message("%d day", plural="%d days", flags={"python-format"})]),
        ('npgettext("c", "day", "days", n)', [Message("day", context="c", plural="days")]),
        ("_(label)", []),
        ("_()", []),
        ('label("Today")', []),
        ('# _("Today")', []),
    ],
)
def test_texts_are_found_in_code(source: str, found: list[Message]) -> None:
    assert list(extraction.in_code(source)) == found


@pytest.mark.parametrize("source", ['_(f"{n} days")', '_("%d days" % n)', 'ngettext("a", f"{n}", n)'])
def test_a_text_built_before_its_translation_is_refused(source: str) -> None:
    with pytest.raises(extraction.UnreadableCall, match="a.py:1"):
        list(extraction.in_code(source, "a.py"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Today" %}', [Message("Today")]),
        ("{% trans 'Today' as word %}", [Message("Today")]),
        ('{% translate "May" context "month" %}', [Message("May", context="month")]),
        ('<a title="{{ _("Today")|upper }}">', [Message("Today")]),
        ('{% page title=_("Today") %}', [Message("Today")]),
        (
            "{% blocktranslate %}By {{ name }}{% endblocktranslate %}",
            [Message("By %(name)s", flags={"python-format"})],
        ),
        (
            "{% blocktranslate count n=days trimmed %}\n {{ n }} day\n"
            "{% plural %}\n {{ n }} days\n{% endblocktranslate %}",
            [Message("%(n)s day", plural="%(n)s days", flags={"python-format"})],
        ),
        ("<p>Today</p>{# _('Tomorrow') #}", []),
    ],
)
def test_texts_are_found_in_templates(source: str, found: list[Message]) -> None:
    assert list(extraction.in_template("{% load i18n %}" + source)) == found


def test_a_text_knows_every_file_that_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_day.py").write_text('_("Only a test")')
    (tmp_path / "day.py").write_text('_("Today")')
    (tmp_path / "day.html").write_text('{% translate "Today" %}')
    (tmp_path / "style.css").write_text('_("Today")')
    found = extraction.find([tmp_path], tmp_path)
    assert found == {("", "Today"): Message("Today", places=["day.html", "day.py"])}
