"""One form that enters a hearing from nothing: when and where, and per defendant names, role, charges, allegations.

It asks and never guesses: whether a person of a known name is the same, whether this goes on in a known case, whether
a second hearing on one day is meant. An answer holds for what was asked; other names or dates ask anew.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from defendants.choices import CaseKind
from defendants.models import Case, LegalCode
from defendants.names import NameUnclear, split_name
from hearings.choices import Access, Confidence, Mode, PartOfDay, SourceKind, Stage
from hearings.entry import EnteredPerson
from hearings.forms.fields import ChargesField, HourField, LinesField
from hearings.forms.places import by_city, named
from hearings.forms.step import fold
from hearings.models import City, Court, Hearing
from offices.fields import DayInput, LinkFormField
from offices.models import Editor, Office
from offices.rights import offices_of

MOST_PEOPLE = 60
ADD_COURT = "hearings.add_court"
_KEPT = ("court", "city", "courtroom", "mode", "access", "stage", "judges", "others")
"""Columns in which a case's next hearing is usually as the one before."""
# Columns of a hearing that the form fills as they are.
_COLUMNS = (
    "date", "time", "fold", "part_of_day", "court", "city", "courtroom", "mode", "link", "access", "stage", "number",
    "judges", "others", "confidence", "source_kind", "source",
)  # fmt: skip


class EntryForm(forms.Form):
    """Everything but the people. `case` and `same_day` answer questions asked by `hearings.forms.questions`."""

    date = forms.DateField(label=_("Date"), widget=DayInput)
    time = HourField(
        label=_("Hour"),
        required=False,
        help_text=_("As announced: 9:15, 0915 or 14.30. Empty: not announced."),
    )
    fold = fold()
    part_of_day = forms.ChoiceField(
        label=_("Part of the day"),
        required=False,
        choices=[("", _("not said")), *PartOfDay.choices],
        help_text=_("Only without an hour."),
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices, initial=Mode.IN_PERSON)
    court = forms.ModelChoiceField(
        Court.objects.none(), label=_("Court"), required=False, empty_label=_("Court not known")
    )
    new_court = forms.CharField(
        label=_("A court that is not in the list"),
        required=False,
        max_length=200,
        help_text=_("Its name; choose its city as well."),
    )
    city = forms.ModelChoiceField(
        City.objects.none(),
        label=_("City"),
        required=False,
        empty_label=pgettext_lazy("city", "not known"),
        help_text=_("Only when the court is not known, or not in the list."),
    )
    courtroom = forms.CharField(label=_("Room"), required=False, max_length=80)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices, initial=Stage.TRIAL)
    number = forms.IntegerField(
        label=_("Number in the case"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("9 for the 9th"),
    )
    lang = forms.ChoiceField(
        label=_("Language you write in"), help_text=_("Of names, roles, wordings and allegations.")
    )
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)

    # What many announcements leave out.
    case_kind = forms.ChoiceField(
        label=_("Kind of case"), choices=CaseKind.choices, initial=CaseKind.CRIMINAL
    )
    case_number = forms.CharField(label=_("Case number"), required=False, max_length=64)
    political = forms.BooleanField(label=_("Politically motivated"), required=False, initial=True)
    others = forms.IntegerField(
        label=_("And so many more"),
        required=False,
        min_value=0,
        max_value=9999,
        help_text=_("Defendants whose names are not known."),
    )
    judges = forms.CharField(label=_("Judges"), required=False, max_length=300)
    link = LinkFormField(label=_("Link to join or watch"), required=False, max_length=500)
    access = forms.ChoiceField(label=_("Open to the public?"), choices=Access.choices, initial=Access.UNKNOWN)
    confidence = forms.ChoiceField(
        label=_("Confidence"), choices=Confidence.choices, initial=Confidence.REPORTED
    )
    source_kind = forms.ChoiceField(label=_("Known from"), choices=SourceKind.choices, required=False)
    source = forms.CharField(
        label=_("Source (private)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Never shown to readers."),
    )

    # Answers to what is asked back.
    case = forms.CharField(required=False)
    same_day = forms.CharField(required=False)

    def __init__(self, *args: Any, editor: Editor, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["lang"].choices = settings.LANGUAGES
        self.fields["lang"].initial = lang
        if not editor.has_perm(ADD_COURT):
            del self.fields["new_court"]
        self.offices = self.fields["office"].queryset = offices_of(editor)
        self.fields["office"].initial = self.fields["office"].queryset.first()
        self.fields["court"].queryset = Court.objects.select_related("city")
        self.fields["court"].choices = by_city(self.fields["court"].queryset, lang)
        self.fields["city"].queryset = City.objects.all()
        self.fields["city"].choices = [
            ("", self.fields["city"].empty_label),
            *named(self.fields["city"].queryset, lang),
        ]

    @property
    def country(self) -> str:
        """That of the office chosen; "" as long as none is."""
        office = self.cleaned_data.get("office") if self.is_bound and not self.errors.get("office") else None
        return office.country if office else ""

    @property
    def asks_for_office(self) -> bool:
        """Whether there is a choice; with one office it goes along hidden."""
        return len(self.fields["office"].queryset) > 1

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        court, city = data.get("court"), data.get("city")
        if court and city and city.pk == court.city_id:
            data["city"] = None
        if data.get("new_court"):
            self._place_new_court(data)
        data["others"] = data.get("others") or 0
        if not {"date", "time", "office"} & set(self.errors):
            self._check(self.hearing(), Case(office=data["office"]))
        return data

    def _place_new_court(self, data: dict[str, Any]) -> None:
        """A court is in a city; one that is known there by this name is that one."""
        name, city = data["new_court"], data.get("city")
        if data.get("court"):
            self.add_error("new_court", _("Choose a court or write a new one, not both."))
        elif city is None:
            self.add_error("city", _("Say in which city this court is."))
        elif known := city.courts.called(name):
            data |= {"court": known, "city": None, "new_court": ""}

    def _check(self, hearing: Hearing, case: Case) -> None:
        """The hearing's own rules, each said beside its field: gaps and doubled hours, hour or part of the day."""
        hearing.case = case
        hearing.zone = hearing.zone_of_place()
        try:
            hearing.full_clean(exclude=["case", "prosecutions", *self.errors], validate_unique=False)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)

    def hearing(self) -> Hearing:
        """The hearing as filled in, not saved. After a valid form."""
        return Hearing(
            **{name: self.cleaned_data.get(name) for name in _COLUMNS if name in self.cleaned_data}
        )

    def written_court(self) -> Court | None:
        """The court that is not in the list yet, not saved. After a valid form."""
        data = self.cleaned_data
        if not data.get("new_court"):
            return None
        return Court.in_city(data["city"], name={data["lang"]: data["new_court"]})

    def new_case(self) -> Case:
        """The case as filled in, not saved. After a valid form."""
        return Case(
            office=self.cleaned_data["office"],
            kind=self.cleaned_data["case_kind"],
            number=self.cleaned_data["case_number"],
            political=self.cleaned_data["political"],
        )


class PersonForm(forms.Form):
    """One defendant. `same_as` answers whether somebody of that name, already known, is meant."""

    given_name = forms.CharField(
        label=_("Given name"), required=False, max_length=120, help_text=_("For example: Aibek")
    )
    family_name = forms.CharField(
        label=_("Family name"),
        required=False,
        max_length=120,
        help_text=_("In any case. Or both names in one box: Aibek SABITOV"),
    )
    role = forms.CharField(
        label=_("Role"), required=False, max_length=200, help_text=_("For example: civil activist")
    )
    charges = ChargesField(
        label=_("Charges, one a line"),
        required=False,
        max_length=4000,
        help_text=_("For example: 405 parts 1 and 2 — wording as announced, if there is one"),
    )
    allegations = LinesField(
        label=_("Prosecuted for, as the monitors report, one a line"),
        required=False,
        max_length=12000,
        rows=4,
    )
    same_as = forms.CharField(required=False)
    as_written = forms.CharField(required=False)

    def __init__(self, *args: Any, codes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["charges"].codes = codes
        for field in self.fields.values():
            # Browsers would fill in the editor's own name.
            field.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        given, family = data.get("given_name", ""), data.get("family_name", "")
        try:
            data["given_name"], data["family_name"] = split_name(given, family)
        except NameUnclear as unclear:
            self.add_error(
                "family_name",
                ValidationError(
                    _("Which of “%(name)s” is the family name? Write it in capitals, or in its own box."),
                    params={"name": str(unclear)},
                ),
            )
        else:
            if not data["family_name"]:
                self.add_error("family_name", _("Write the family name, or remove this defendant."))
        return data

    def person(self) -> EnteredPerson:
        """Whom the form names. After a valid form whose question is answered."""
        data = self.cleaned_data
        return EnteredPerson(
            given_name=data["given_name"],
            family_name=data["family_name"],
            role=data["role"],
            charges=data["charges"],
            allegations=data["allegations"],
            defendant=data.get("defendant"),
        )


class BasePeople(forms.BaseFormSet):
    """The defendants, at least one; a name stands once."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_few_forms": _("Name at least one defendant."),
        "missing_management_form": _(
            "The list of defendants arrived incomplete. Please send the form again."
        ),
    }

    def clean(self) -> None:
        names = [
            (form.cleaned_data["given_name"], form.cleaned_data["family_name"])
            for form in self.forms
            if form.is_valid()
        ]
        if len(names) != len(set(names)):
            raise ValidationError(_("The same name stands twice: remove one, or tell the two apart."))


People = forms.formset_factory(
    PersonForm,
    formset=BasePeople,
    extra=0,
    min_num=1,
    max_num=MOST_PEOPLE,
    absolute_max=MOST_PEOPLE,
    validate_min=True,
    validate_max=True,
)
PREFIX = "people"


def people_form(
    data: QueryDict | None, initial: list[dict] | None = None, *, country: str = ""
) -> forms.BaseFormSet:
    """The form of the defendants, filled in from a request, or empty; codes are as a rule those of `country`."""
    known = {"codes": LegalCode.objects.written_names(country), "empty_permitted": False}
    return People(data, prefix=PREFIX, initial=initial, form_kwargs=known)


def typed(data: QueryDict) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What was typed so far, for showing it again without judging it: the hearing's fields, and each person's."""
    hearing = {name: data[name] for name in EntryForm.base_fields if name in data}
    # An unticked box sends nothing, which is not the same as never having been shown.
    hearing["political"] = "political" in data
    count = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    is_number = count.isascii() and count.isdigit() and len(count) < 19
    total = min(int(count), MOST_PEOPLE) if is_number else 1
    people = [
        {name: data.get(f"{PREFIX}-{place}-{name}", "") for name in PersonForm.base_fields}
        for place in range(total)
    ]
    return hearing, people


def kept_by_next(hearing: Hearing) -> dict[str, Any]:
    """What the form of a case's next hearing begins with: where, how, before whom, and the next number."""
    kept = {name: getattr(hearing, name) for name in _KEPT}
    return {**kept, "number": hearing.number + 1 if hearing.number else None}
