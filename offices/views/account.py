"""An editor's own account: language, password, second factor, sessions."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin, auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST
from django_otp import login as verified

from offices import audit, second_factor, sessions
from offices.forms import CodeForm, LanguageForm
from offices.models import Editor
from offices.throttle import remember_browser
from offices.views.log_in import SETTING_UP, enter
from offices.views.page import page, way_on, with_way_on

SEED, CODES = "seed", "codes"


def account(request: HttpRequest) -> HttpResponse:
    """Everything of one's own on one page; the language is changed here."""
    editor = request.user
    form = LanguageForm(request.POST or None, initial={"language": editor.language})
    if request.method == "POST" and form.is_valid():
        editor.language = form.cleaned_data["language"]
        editor.save(update_fields=["language"])
        with override(editor.language or None):
            messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(reverse("admin:account"))
    return page(
        request,
        "account",
        gettext("Your account"),
        form=form,
        phones=second_factor.phones(editor),
        codes_left=second_factor.codes_left(editor),
        sessions=editor.desk_sessions.filter(expire_date__gt=timezone.now()).count(),
        last_phone_stays=settings.SECOND_FACTOR_REQUIRED,
    )


def who_sets_up(request: HttpRequest) -> Editor | None:
    """The editor logged in, or the one whose password was right a moment ago and who may do nothing else yet."""
    if admin.site.has_permission(request):
        return request.user
    pk, digest, _way_on = request.session.get(SETTING_UP, (None, "", ""))
    editor = Editor.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    stands = editor and editor.get_session_auth_hash() == digest and not second_factor.is_set_up(editor)
    return editor if stands else None


def set_up(request: HttpRequest) -> HttpResponse:
    """Shows the seed of an app, and takes the code that proves it arrived there."""
    editor = who_sets_up(request)
    if editor is None:
        return HttpResponseRedirect(reverse("admin:login"))
    seed = request.session.setdefault(SEED, second_factor.new_seed())
    form = CodeForm(request.POST or None)
    if form.is_valid():
        phone = second_factor.add_phone(editor, seed, form.cleaned_data["code"])
        if phone:
            return _set_up_done(request, editor, phone)
        form.add_error(
            "code", gettext("That is not the code of now. Check the phone's clock, and take the next one.")
        )
    if form.errors:
        # On a phone the box is a picture and a half below: without this the page looks as it did before.
        form.fields["code"].widget.attrs["autofocus"] = True
    return page(
        request,
        "set_up",
        gettext("Set up the second factor"),
        form=form,
        first=not admin.site.has_permission(request),
        spelled=second_factor.spelled(seed),
        address=second_factor.address(seed, editor),
        # Drawn by our own code from hexadecimal digits and a percent-quoted name.
        picture=mark_safe(second_factor.picture(seed, editor)),
    )


def _set_up_done(request: HttpRequest, editor: Editor, phone: object) -> HttpResponse:
    """Begins the session of a first log-in; ends the others of somebody who was in."""
    wanted = request.session.pop(SETTING_UP, (None, "", reverse("admin:account")))[2]
    request.session.pop(SEED)
    audit.note("second factor set up", editor)
    first = not second_factor.codes_left(editor)
    if admin.site.has_permission(request):
        verified(request, phone)
        _end_others(request)
        messages.success(request, gettext("Saved."))
    else:
        enter(request, editor, phone)
    if first:
        request.session[CODES] = second_factor.new_codes(editor)
        response = HttpResponseRedirect(with_way_on(reverse("admin:codes"), wanted))
    else:
        response = HttpResponseRedirect(wanted)
    remember_browser(response, editor)
    return response


def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, until the editor says they are kept; then nobody can see them again."""
    if "kept" in request.POST:
        request.session.pop(CODES, None)
        return HttpResponseRedirect(way_on(request))
    if CODES not in request.session:
        return HttpResponseRedirect(reverse("admin:account"))
    return page(
        request,
        "codes",
        gettext("Recovery codes"),
        codes=request.session[CODES],
        next=way_on(request),
        name=request.user.get_username(),
    )


@require_POST
def renew_codes(request: HttpRequest) -> HttpResponse:
    """Ten new recovery codes instead of those that are left."""
    request.session[CODES] = second_factor.new_codes(request.user)
    audit.note("recovery codes renewed", request.user)
    _end_others(request)
    return HttpResponseRedirect(with_way_on(reverse("admin:codes"), reverse("admin:account")))


@require_POST
def remove_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an app away; where a second factor is required the last one stays."""
    phones = second_factor.phones(request.user)
    phone = get_object_or_404(phones, pk=pk)
    left = phones.exclude(pk=pk).first()
    if left is None and settings.SECOND_FACTOR_REQUIRED:
        messages.error(request, gettext("This is your only app: set up another one first."))
    else:
        phone.delete()
        audit.note("second factor removed", request.user)
        if left is None:
            second_factor.reset(request.user)
        verified(request, left)
        _end_others(request)
        messages.success(request, gettext("Removed."))
    return HttpResponseRedirect(reverse("admin:account"))


@require_POST
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends every session of the editor, this one too."""
    request.user.end_sessions()
    audit.note("logged out everywhere", request.user)
    auth.logout(request)
    return HttpResponseRedirect(reverse("admin:login"))


def _end_others(request: HttpRequest) -> None:
    """A new key for this session, an end to all others: whoever had the old second factor is out."""
    request.session.cycle_key()
    request.user.end_sessions(keep=sessions.own_key(request))
