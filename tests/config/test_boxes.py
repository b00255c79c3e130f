"""Boxes written by hand are those of Django's templates, letter for letter."""

from __future__ import annotations

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from config.boxes import Renderer

NASTY = "\"><script>alert(1)</script>&amp;' é Ң"
COURTS = [
    ("", "Court not known"),
    ("Almaty & <b>", [(1, NASTY), (2, "District"), (2024, 2024)]),
    ("Astana", [("3", gettext_lazy("Court"))]),
]


class OwnOption(forms.Select):
    option_template_name = "django/forms/widgets/radio_option.html"


class Everything(forms.Form):
    text = forms.CharField(label=NASTY, help_text="Help <b>", widget=forms.TextInput(attrs={"class": NASTY}))
    empty = forms.CharField(required=False, label="Is it empty?")
    bare = forms.CharField(label="", widget=forms.TextInput(attrs={"disabled": True, "hidden": False}))
    number = forms.IntegerField(label=mark_safe("<i>Number</i>"))
    lines = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    court = forms.ChoiceField(choices=COURTS)
    own = forms.ChoiceField(choices=COURTS[:1], widget=OwnOption)
    many = forms.MultipleChoiceField(choices=[(1, "one"), (2, "two")])
    ways = forms.ChoiceField(choices=[(1, "one"), (2, "two")], widget=forms.RadioSelect)
    mark = forms.BooleanField()
    day = forms.DateField()


FILLED = {
    "text": NASTY, "lines": f"\n one\n{NASTY} ", "court": "1", "many": ["2"], "ways": "2", "mark": "on", "number": "x",
}  # fmt: skip


@pytest.mark.parametrize("data", [None, {}, FILLED], ids=["unbound", "empty", "filled"])
@pytest.mark.parametrize("more", [{}, {"auto_id": False}, {"label_suffix": "", "prefix": "i0-p1"}], ids=str)
def test_a_form_is_written_as_djangos_templates_write_it(data: dict | None, more: dict) -> None:
    prefix = more.get("prefix", "")
    sent = data and {f"{prefix}-{name}" if prefix else name: value for name, value in data.items()}
    ours, theirs = (
        Everything(sent, renderer=renderer, initial={"lines": "a\nb", "number": 12345}, **more)
        for renderer in (Renderer(), TemplatesSetting())
    )

    for name in Everything.base_fields:
        assert str(ours[name].as_field_group()) == str(theirs[name].as_field_group())
        assert str(ours[name].label_tag(attrs={"class": "wide"})) == str(
            theirs[name].label_tag(attrs={"class": "wide"})
        )
    assert str(ours) == str(theirs)


def test_every_form_of_the_site_is_written_so() -> None:
    assert isinstance(forms.Form().renderer, Renderer)
