"""The page that enters a hearing from nothing: form, questions if there are any, and on to the hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from defendants.models import LegalCode
from hearings.choices import Publication
from hearings.entry import Entered, UnknownCode
from hearings.entry import enter as enter_hearing
from hearings.forms.entry import MOST_PEOPLE, EntryForm, PersonForm, kept_by_next, people_form, typed
from hearings.forms.questions import Questions, answered, ask
from hearings.matching import case_with_people
from hearings.models import Hearing
from offices.desk import DeskAdmin
from offices.models import Office
from offices.rights import TAKE_STEPS, offices_of
from offices.telling import may_be_key
from offices.texts import say

if TYPE_CHECKING:
    from hearings.admin.hearings import HearingAdmin

ADD, REMOVE, PUBLISHED, READY = "add", "remove", "publish", "ready"
FEW = 8
"""So many legal codes are named where one is lacking."""
CHANGE_ARTICLE = "defendants.change_article"


def enter(page: HearingAdmin, request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: one more or one fewer defendant, or the hearing saved, as a draft or published."""
    if not page.has_add_permission(request):
        raise PermissionDenied
    if lacking := without_office(page, request):
        return lacking
    words = {"editor": request.user, "lang": get_language()}
    if request.method != "POST":
        return _open(page, request, words)
    if ADD in request.POST or REMOVE in request.POST:
        return _with_other_people(page, request, words)
    form = EntryForm(request.POST, **words)
    people = people_form(request.POST, country=form.country)
    if not (form.is_valid() & people.is_valid()):
        return _show(page, request, form, people)
    questions = ask(form, people, get_language())
    if questions.open:
        return _show(page, request, form, people, questions)
    if not request.user.has_perm(TAKE_STEPS) and (told := _adds_to_public(questions, people)):
        for person in told:
            person.add_error(None, gettext("This case is public: only an editor may add to what it says."))
        return _show(page, request, form, people, questions)
    try:
        entered = enter_hearing(
            form.hearing(),
            by=request.user,
            people=[each.person() for each in people.forms],
            lang=form.cleaned_data["lang"],
            case=questions.case or form.new_case(),
            court=form.written_court(),
            publish=PUBLISHED in request.POST and page.has_publish_permission(request),
            ready=READY in request.POST and page.has_ready_permission(request),
        )
    except UnknownCode as unknown:
        form.add_error(None, no_code(unknown))
        return _show(page, request, form, people, questions)
    return _entered(page, request, entered)


def _adds_to_public(questions: Questions, people: BaseFormSet) -> list[PersonForm]:
    """Those about whom the form says something new in a case that is before readers, or soon will be."""
    case = questions.case
    if case is None or not case.hearings.exclude(publication=Publication.DRAFT).exists():
        return []
    return [
        each
        for each in people.forms
        if any(each.cleaned_data.get(name) for name in ("role", "charges", "allegations"))
    ]


def without_office(page: DeskAdmin, request: HttpRequest) -> HttpResponse | None:
    """Where to go when there is no office a case of this editor could belong to; nothing when there is one."""
    if offices_of(request.user).exists():
        return None
    if request.user.has_perm("offices.add_office") and not Office.objects.exists():
        page.message_user(
            request, gettext("First add an office: every case belongs to one."), messages.WARNING
        )
        return HttpResponseRedirect(reverse("admin:offices_office_add"))
    page.message_user(
        request, gettext("Your account belongs to no office yet. Ask an administrator."), messages.WARNING
    )
    return HttpResponseRedirect(reverse("admin:index"))


def no_code(unknown: UnknownCode) -> str:
    """What an editor does about a legal code nobody described: an empty one is the office's own, which it lacks."""
    known = ", ".join(LegalCode.objects.values_list("code", flat=True)[:FEW])
    if not known:
        return gettext("No legal code is known yet: add one first, and write it in the office's page.")
    if not str(unknown):
        return gettext(
            "The office has no usual legal code: name one in each charge, or write it in the office's page. "
            "Known here: %(codes)s."
        ) % {"codes": known}
    return gettext("The legal code “%(code)s” is not there yet: add it first.") % {"code": unknown}


def _open(page: HearingAdmin, request: HttpRequest, words: dict) -> HttpResponse:
    """The empty form; `?case=7` fills in a case with its people, `?after=12` what its next hearing usually keeps."""
    before = _hearing_before(page, request)
    key = str(before.case_id) if before else request.GET.get("case", "")
    case = case_with_people(key, offices=offices_of(request.user))
    if case is None:
        return _show(page, request, EntryForm(**words), people_form(None))
    lang = words["lang"]
    listed = before.prosecutions.all() if before else ()
    rows = [row for row in case.prosecutions.all() if not before or row in listed][:MOST_PEOPLE]
    people = people_form(
        None,
        initial=[
            {
                "given_name": say(row.defendant, "given_name", lang),
                "family_name": say(row.defendant, "family_name", lang),
                "same_as": str(row.defendant_id),
            }
            for row in rows
        ],
    )
    initial = {"case": str(case.pk), "office": case.office_id, **(kept_by_next(before) if before else {})}
    form = EntryForm(initial=initial, **words)
    people_meant = [row.defendant for row in rows]
    return _show(page, request, form, people, answered(form, people, case, people_meant, lang))


def _hearing_before(page: HearingAdmin, request: HttpRequest) -> Hearing | None:
    """The hearing named by `?after=12`, if this editor may see it."""
    key = request.GET.get("after", "")
    return page.get_queryset(request).filter(pk=key).first() if may_be_key(Hearing, key) else None


def _with_other_people(page: HearingAdmin, request: HttpRequest, words: dict) -> HttpResponse:
    """The form again with one defendant more or fewer, everything typed kept and nothing judged."""
    hearing, people = typed(request.POST)
    if ADD in request.POST and len(people) < MOST_PEOPLE:
        people.append({})
    place = request.POST.get(REMOVE, "")
    if place.isascii() and place.isdigit() and int(place) < len(people) > 1:
        del people[int(place)]
    return _show(page, request, EntryForm(initial=hearing, **words), people_form(None, initial=people))


def _show(
    page: HearingAdmin,
    request: HttpRequest,
    form: EntryForm,
    people: object,
    questions: Questions | None = None,
) -> HttpResponse:
    wrong = [("", form)] if form.is_bound else []
    if people.is_bound:
        wrong += [
            (gettext("Defendant %(n)d") % {"n": place}, each)
            for place, each in enumerate(people.forms, start=1)
        ]
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("Enter a hearing"),
        "form": form,
        "people": people,
        "questions": questions,
        "wrong": [(whose, each) for whose, each in wrong if each.errors],
        "opts": Hearing._meta,
        "may_publish": page.has_publish_permission(request),
        "may_ready": page.has_ready_permission(request),
        "may_add": len(people.forms) < MOST_PEOPLE,
    }
    return TemplateResponse(request, "admin/hearings/hearing/enter.html", context)


def _entered(page: HearingAdmin, request: HttpRequest, entered: Entered) -> HttpResponse:
    """On to the hearing's page, which says what was done and what is still to do."""
    row = page.get_queryset(request).get(pk=entered.hearing.pk)
    page.log_addition(request, row, gettext("Entered from nothing"))
    said = {
        Publication.PUBLISHED: gettext("Published: %(hearing)s."),
        Publication.READY: gettext("Ready for another person to publish: %(hearing)s."),
    }.get(row.publication, gettext("Kept as a draft: %(hearing)s."))
    another = format_html(
        ' <a href="{}">{}</a>', reverse("admin:hearings_hearing_enter"), gettext("Enter another hearing")
    )
    page.message_user(
        request,
        format_html("{}{}", said % {"hearing": page.called(row)}, another),
        messages.SUCCESS,
    )
    for article in entered.new_articles if request.user.has_perm(CHANGE_ARTICLE) else ():
        address = reverse("admin:defendants_article_change", args=[article.pk])
        text = gettext("%(article)s was not known and is without its official title.") % {"article": article}
        link = format_html(' <a href="{}">{}</a>', address, gettext("Add the title"))
        page.message_user(request, format_html("{}{}", text, link), messages.WARNING)
    return HttpResponseRedirect(page.page_of(row))
