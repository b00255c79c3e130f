"""Coming in: name, password and code, and the same answer to whatever is wrong; and the proof asked for again."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django_otp import login as verified
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from offices import audit, kept, second_factor, sessions
from offices.forms import AgainForm, LogInForm
from offices.models import Editor
from offices.throttle import attempt, remember_browser
from offices.views.page import kept_page, page, too_often, way_on, with_way_on

BACKEND = "django.contrib.auth.backends.ModelBackend"
SETTING_UP = "setting_up"
"""In the session of somebody whose password was right and who has no second factor yet."""


def log_in(request: HttpRequest) -> HttpResponse:
    """The page of the log-in, and what becomes of what was typed there."""
    form = _form(request.POST if request.method == "POST" else None)
    typed = kept.unsealed(request.POST.get("kept", ""))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        tried = attempt(request, form.cleaned_data["username"], now)
        if wait := tried.wait(now):
            audit.note("log-in refused: too many tries")
            form.add_error(None, too_often(wait))
            return log_in_page(request, form, typed, status=429)
        editor = auth.authenticate(
            request, username=form.cleaned_data["username"], password=form.cleaned_data["password"]
        )
        if editor is not None and editor.is_staff:
            needs_code = second_factor.is_set_up(editor)
            device = second_factor.verify(editor, form.cleaned_data.get("code", "")) if needs_code else None
            if device or not needs_code:
                tried.right(now)
                return welcome(request, editor, device, typed)
        audit.note("log-in failed", Editor.objects.filter(username=form.cleaned_data["username"]).first())
        form.add_error(None, gettext("That did not fit. Check the name, the password and the code."))
    return log_in_page(request, form, typed)


def log_in_page(
    request: HttpRequest, form: LogInForm, typed: kept.Kept | None, status: int = 200
) -> HttpResponse:
    """The form, and in it whatever was typed elsewhere before the log-in was asked for."""
    return page(
        request,
        "log_in",
        gettext("Log in"),
        status,
        form=form,
        typed=typed,
        sealed=typed.sealed() if typed else "",
        next=way_on(request),
    )


def _form(typed: QueryDict | None = None) -> LogInForm:
    """The form, without a box for a second factor that nobody has."""
    form = LogInForm(typed)
    if not TOTPDevice.objects.exists() and not settings.SECOND_FACTOR_REQUIRED:
        del form.fields["code"]
    return form


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """The answer to a form sent by somebody whose session has ended: log in, and nothing typed is lost."""
    return log_in_page(request, _form(), kept.keep(request), status=403)


def welcome(
    request: HttpRequest, editor: Editor, device: Device | None, typed: kept.Kept | None
) -> HttpResponse:
    """Lets the editor in, or first to the page where a second factor is set up."""
    if device is None and settings.SECOND_FACTOR_REQUIRED:
        request.session.flush()
        request.session[SETTING_UP] = [editor.pk, editor.get_session_auth_hash(), way_on(request)]
        return HttpResponseRedirect(reverse("admin:set_up"))
    enter(request, editor, device)
    if isinstance(device, StaticDevice):
        _tell_what_is_left(request, editor)
    if typed:
        response = kept_page(
            request,
            typed,
            gettext("You are logged in again"),
            gettext("What you typed has not been saved yet."),
        )
    else:
        response = HttpResponseRedirect(way_on(request))
    remember_browser(response, editor)
    return response


def _tell_what_is_left(request: HttpRequest, editor: Editor) -> None:
    """After a recovery code: how many there still are, and where a phone takes the place of the one that is gone."""
    n = second_factor.codes_left(editor)
    left = ngettext("%(n)s recovery code is left.", "%(n)s recovery codes are left.", n) % {"n": n}
    link = format_html('<a href="{}">{}</a>', reverse("admin:account"), gettext("Set up another phone"))
    messages.warning(request, format_html("{} {}", left, link))


def enter(request: HttpRequest, editor: Editor, device: Device | None) -> None:
    """Begins the session, under a new key."""
    auth.login(request, editor, backend=BACKEND)
    verified(request, device)
    kind = type(device).__name__ if device else ""
    factor = {"TOTPDevice": "app", "StaticDevice": "recovery code"}.get(kind, "none")
    audit.note("log-in", editor, second_factor=factor)


def again(request: HttpRequest) -> HttpResponse:
    """Asks for the password or a code before something that cannot be taken back."""
    form = AgainForm(request.POST if "proof" in request.POST else None)
    typed = kept.unsealed(request.POST.get("kept", ""))
    if form.is_valid():
        now, editor = timezone.now(), request.user
        tried = attempt(request, editor.get_username(), now)
        if wait := tried.wait(now):
            form.add_error(None, too_often(wait))
        elif editor.check_password(form.cleaned_data["proof"]) or second_factor.verify(
            editor, form.cleaned_data["proof"]
        ):
            tried.right(now)
            request.session.cycle_key()
            sessions.prove(request)
            if typed:
                sentence = gettext("Nothing has been saved yet.")
                return kept_page(request, typed, gettext("Thank you"), sentence)
            return HttpResponseRedirect(way_on(request))
        else:
            audit.note("proof failed", editor)
            form.add_error(None, gettext("That did not fit."))
    return again_page(request, form, typed)


def ask_again(request: HttpRequest) -> HttpResponse:
    """What stands before a sensitive page when the last proof is older than ten minutes."""
    if request.method == "POST":
        return again_page(request, AgainForm(), kept.keep(request), status=403)
    return HttpResponseRedirect(with_way_on(reverse("admin:again"), request.get_full_path()))


def again_page(
    request: HttpRequest, form: AgainForm, typed: kept.Kept | None, status: int = 200
) -> HttpResponse:
    return page(
        request,
        "again",
        gettext("Is it still you?"),
        status,
        form=form,
        sealed=typed.sealed() if typed else "",
        next=way_on(request),
    )
