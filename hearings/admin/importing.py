"""The desk's way in for bulletins: paste, look at the plan beside the text, correct in place, confirm.

Every step is kept with the bulletin on the server, so a lost connection or a new log-in loses nothing that was sent.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from defendants.models import LegalCode
from hearings import times
from hearings.admin.entering import no_code, without_office
from hearings.bulletin.decoding import UnreadableText
from hearings.bulletin.entries import Parsed
from hearings.bulletin.when.years import NEAREST
from hearings.choices import BulletinState
from hearings.entry import UnknownCode
from hearings.forms.bulletins import PlanForms
from hearings.forms.pasting import PasteForm
from hearings.forms.wording import LINE_KINDS, VERBS, lines_left
from hearings.importer.applying import Result, apply_plan, keep_text
from hearings.importer.plan import Doubt, Plan, Verb
from hearings.importer.planning import make_plan
from hearings.importer.reading import in_nominative, read, refuse_odd, text_of
from hearings.importer.short_names import name_in_full
from hearings.models import Bulletin, Hearing
from offices.models import Editor, Office
from offices.rights import MAKE_READY, PUBLISH, TAKE_STEPS
from offices.telling import may_be_key

if TYPE_CHECKING:
    from hearings.admin.bulletins import BulletinAdmin

CONFIRM, KEEP, REREAD, ASIDE, SEEN, STATE = "confirm", "keep", "reread", "aside", "seen", "state"
ANSWERS = ("-who", "-case", "-move")
"""How the boxes end in which an editor says who or which on record is meant."""


def may_import(editor: Editor) -> bool:
    """Whether the editor brings bulletins in: they add hearings, and take the steps of those that are known."""
    return editor.has_perms(["hearings.add_bulletin", TAKE_STEPS])


def _allowed(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied


def paste(page: BulletinAdmin, request: HttpRequest) -> HttpResponse:
    """GET: the box for the text. POST: the text is kept, and its plan shown in the same answer.

    Several files are kept each by itself, and wait: whichever is no text is named and holds no other up.
    """
    _allowed(request)
    if lacking := without_office(page, request):
        return lacking
    form = PasteForm(request.POST or None, request.FILES or None, editor=request.user)
    kept = _keep(page, request, form) if request.method == "POST" and form.is_valid() else []
    if len(kept) == 1 and form.is_valid():
        return _show_plan(page, request, kept[0], _kept(kept[0], date=form.cleaned_data["date"]))
    if kept:
        said = gettext("Texts kept: %d. Look at each below.") % len(kept)
        page.message_user(request, said, messages.SUCCESS)
    waiting = page.get_queryset(request).filter(state=BulletinState.WAITING).select_related("by")
    waiting = waiting[: max(5, len(kept))]
    context = {**page.admin_site.each_context(request), "title": gettext("Bring a bulletin in"), "form": form}
    return TemplateResponse(
        request, "admin/hearings/bulletin/paste.html", {**context, "opts": Bulletin._meta, "waiting": waiting}
    )


def _keep(page: BulletinAdmin, request: HttpRequest, form: PasteForm) -> list[Bulletin]:
    """Keeps what was pasted, or each file; what is no text becomes an error of the form."""
    kept, data = [], form.cleaned_data.copy()
    files = data["file"]
    for sent in files or [None]:
        name = f"{sent.name}: " if len(files) > 1 else ""
        try:
            if sent:
                text, notes = text_of(sent.read())
            else:
                text, notes = data["text"], ()
                refuse_odd(text)
        except UnreadableText as error:
            form.add_error("file" if sent else "text", f"{name}{error}")
            continue
        kept.append(keep_text(text, office=data["office"], date=data["date"], by=request.user))
        for note in notes:
            page.message_user(request, f"{name}{note}", messages.WARNING)
    return kept


def plan_of(page: BulletinAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of a kept bulletin. POST keeps what was typed, and carries the plan out when it is confirmed."""
    _allowed(request)
    row = get_object_or_404(page.get_queryset(request), pk=pk)
    if request.method != "POST":
        return _show_plan(page, request, row, _kept(row))
    if ASIDE in request.POST:
        Bulletin.objects.filter(pk=row.pk).update(state=BulletinState.SET_ASIDE)
        page.message_user(request, gettext("Set aside. The text is kept."))
        return HttpResponseRedirect(reverse("admin:hearings_bulletin_paste"))
    if REREAD in request.POST:
        return _reread(page, request, row)
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    data.pop("text", None)
    if row.state == BulletinState.IMPORTED and data.get(STATE) != BulletinState.IMPORTED:
        return _in_already(page, request, row, data)
    row.typed, row.state = {"form": data.urlencode()}, BulletinState.WAITING
    row.save(update_fields=["typed", "state"])
    if KEEP in request.POST:
        said = gettext("Kept: what you filled in waits here, and on no page of readers.")
        page.message_user(request, said, messages.SUCCESS)
    return _show_plan(page, request, row, data, confirmed=CONFIRM in request.POST)


def _kept(row: Bulletin, *, date: dt.date | None = None) -> QueryDict | None:
    """What was filled in of a bulletin that is not in yet; `date` is the day it was brought in with just now."""
    if not row.typed:
        return None
    data = QueryDict(row.typed.get("form", ""), mutable=True)
    for name in data if date else ():
        if name.endswith("-date") and not data[name]:
            data[name] = date.isoformat()
    return data


def _in_already(page: BulletinAdmin, request: HttpRequest, row: Bulletin, data: QueryDict) -> HttpResponse:
    """Somebody brought it in since this page was shown: a second press, or a colleague.

    Corrections stay; "somebody new" and "a further hearing" were said of a record that did not hold them yet.
    """
    said = gettext(
        "This bulletin is in already: nothing was saved a second time. Look again before you confirm."
    )
    page.message_user(request, said, messages.WARNING)
    for name in [name for name in data if name.endswith(ANSWERS)]:
        del data[name]
    return _show_plan(page, request, row, data)


def _reread(page: BulletinAdmin, request: HttpRequest, row: Bulletin) -> HttpResponse:
    """The text was corrected itself: it is kept as a bulletin of its own, and read anew."""
    text = request.POST.get("text", "")
    try:
        refuse_odd(text)
    except UnreadableText as error:
        page.message_user(request, str(error), messages.ERROR)
        return _show_plan(page, request, row, None)
    new = keep_text(text, office=row.office, date=row.date, by=request.user)
    return HttpResponseRedirect(reverse("admin:hearings_bulletin_plan", args=[new.pk]))


def _show_plan(
    page: BulletinAdmin,
    request: HttpRequest,
    row: Bulletin,
    data: QueryDict | None,
    *,
    confirmed: bool = False,
) -> HttpResponse:
    """The plan of a text beside its forms, with what was typed into them; `confirmed` carries it out if it can be."""
    # Before the plan reads the record: a version that is too old is found out later, one that is too new never.
    newest = Hearing.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0
    parsed, lang = read(row.text, date=row.date, country=row.office.country)
    parsed = name_in_full(in_nominative(parsed, lang))
    ways = _ways(request.user, row.office)
    forms = PlanForms(
        parsed,
        codes=LegalCode.objects.written_names(row.office.country),
        usual=row.office.code,
        data=data,
        ways=ways,
        zone=row.office.zone,
        supposed=_supposed_dates(row, parsed),
    )
    is_answered = data is not None and forms.is_valid()
    plan = make_plan(
        forms.corrected() if is_answered else parsed,
        office=row.office,
        lang=lang,
        date=row.date,
        choices=forms.choices() if is_answered else None,
    )
    if confirmed and is_answered and (changed := _changed_since(plan, data.get(SEEN, ""))):
        said = gettext(
            "Nothing was saved yet: changed since you looked at this page: %(hearings)s. Look again."
        )
        page.message_user(request, said % {"hearings": "; ".join(map(str, changed))}, messages.ERROR)
    elif confirmed and is_answered and not plan.doubtful and (declined := forms.declined(plan)):
        said = gettext(
            "Nothing was saved yet: a name may stand in an oblique case in hearing %(numbers)s. "
            "Write it in the nominative, or tick “I have checked it” there."
        )
        numbers = {"numbers": ", ".join(map(str, declined))}
        page.message_user(request, said % numbers, messages.ERROR)
    elif confirmed and is_answered and not plan.doubtful:
        if done := _carry_out(page, request, row, plan, forms):
            return done
    elif confirmed:
        page.message_user(
            request, gettext("Nothing was saved yet: some items need your answer."), messages.ERROR
        )
    forms.ask(plan)
    return _plan_page(page, request, row, plan, forms, newest)


def _changed_since(plan: Plan, seen: str) -> list[Hearing]:
    """The hearings the plan would change that somebody has changed since the page was shown which says `seen`."""
    rows = {item.hearing.pk: item.hearing for item in plan.items if item.verb is Verb.CHANGE}
    seen = int(seen) if may_be_key(Hearing.history.model, seen) else 0
    entries = Hearing.history.filter(id__in=rows, history_id__gt=seen) if rows else Hearing.history.none()
    return [rows[key] for key in sorted(set(entries.values_list("id", flat=True)))]


def _supposed_dates(row: Bulletin, parsed: Parsed) -> dict[int, dt.date]:
    """By item the nearest day of that name where only the year is missing: filled in, to be looked at."""
    if row.date or all(entry.date for entry in parsed.hearings):
        return {}
    day = times.today(timezone.now(), row.office.zone)
    near, _lang = read(row.text, date=day, country=row.office.country)
    if len(near.hearings) != len(parsed.hearings):
        return {}
    return {
        index: entry.date
        for index, entry in enumerate(near.hearings)
        if entry.date and any(mark.why == NEAREST for mark in entry.marks)
    }


def _plan_page(
    page: BulletinAdmin, request: HttpRequest, row: Bulletin, plan: Plan, forms: PlanForms, newest: int
) -> HttpResponse:
    """`newest` is the last entry of the hearings' history the plan can know of."""
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("What this bulletin would change"),
        "bulletin": row,
        "plan": plan,
        "forms": forms,
        "lines_left": lines_left(plan.parsed),
        "seen": newest,
        "parts": _parts(plan, forms),
        "statements": list(zip(plan.statements, forms.statements, strict=True)),
        "first_doubt": next((index + 1 for index in _open(plan, forms)), None),
        "counts": [(VERBS[verb], count) for verb, count in plan.count().items()],
        "address": reverse("admin:hearings_bulletin_plan", args=[row.pk]),
        "whole": [(line, LINE_KINDS[line.kind]) for line in forms.parsed.lines if line.kind != "blank"],
    }
    return TemplateResponse(request, "admin/hearings/bulletin/plan.html", context)


def _ways(editor: Editor, office: Office) -> list[str]:
    """What this editor may let become of new hearings in a bulletin of the office."""
    ways = ["now", "at"] if editor.has_perm(PUBLISH) and not office.second_person else []
    return [*ways, *(["ready"] if editor.has_perm(MAKE_READY) else []), "drafts"]


def _open(plan: Plan, forms: PlanForms) -> list[int]:
    """The items that ask something, or in which something typed is wrong, in order."""
    doubtful = {item.index for item in plan.doubtful}
    return [
        index
        for index, row in enumerate(forms.rows)
        if index in doubtful or row.has_errors or row.has_declined_name
    ]


def _parts(plan: Plan, forms: PlanForms) -> list[dict]:
    """Each item with its lines of the text, the hearing on record that it tells of, and which one asks next after it."""
    # Of a paragraph that tells of two hearings the lines are both's.
    numbers = [set(item.entry.lines) for item in plan.items]
    written = {line.number: line for line in plan.parsed.lines}
    for line in written.values():
        if line.of is not None and line.of < len(numbers):
            numbers[line.of].add(line.number)
    open_ones = _open(plan, forms)
    return [
        {
            "row": row,
            "lines": [written[number] for number in sorted(numbers[index])],
            "number": index + 1,
            "known": row.item.hearing if Doubt.MOVED_OR_FURTHER not in row.item.doubts else None,
            "next_doubt": next((each + 1 for each in open_ones if each > index), None),
        }
        for index, row in enumerate(forms.rows)
    ]


def _carry_out(
    page: BulletinAdmin, request: HttpRequest, row: Bulletin, plan: Plan, forms: PlanForms
) -> HttpResponse | None:
    """Applies the plan and says what was done; None when the record refuses it, with the reason as a message."""
    answer = forms.confirm.cleaned_data
    try:
        result = apply_plan(
            plan,
            by=request.user,
            publish=answer["publish"] in ("now", "at"),
            ready=answer["publish"] == "ready",
            release_at=answer["release_at"] if answer["publish"] == "at" else None,
        )
    except UnknownCode as unknown:
        page.message_user(request, no_code(unknown), messages.ERROR)
        return None
    except ValidationError as error:
        page.message_user(request, " ".join(error.messages), messages.ERROR)
        return None
    row.state, row.typed = BulletinState.IMPORTED, {}
    row.save(update_fields=["state", "typed"])
    page.message_user(request, _done(result), messages.SUCCESS)
    return HttpResponseRedirect(_hearings_of(result))


def _hearings_of(result: Result) -> str:
    """The list of the days the bulletin was about, to look over what became of it."""
    listed = reverse("admin:hearings_hearing_changelist")
    days = [hearing.date for hearing in (*result.added, *result.changed, *result.same)]
    return f"{listed}?date__gte={min(days)}&date__lte={max(days)}" if days else listed


def _done(result: Result) -> str:
    said = [
        ngettext("%d new hearing", "%d new hearings", len(result.added)) % len(result.added),
        ngettext("%d changed", "%d changed", len(result.changed)) % len(result.changed),
        ngettext("%d as it was", "%d as they were", len(result.same)) % len(result.same),
    ]
    if result.statements:
        said.append(
            ngettext("%d new statement", "%d new statements", len(result.statements)) % len(result.statements)
        )
    return gettext("The bulletin is in: %s.") % ", ".join(said)
