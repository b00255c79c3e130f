"""The app of the offices; it gives the texts module the site's order of languages, and has log-ins noted."""

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.utils.translation import gettext_lazy as _

from offices import texts


class OfficesConfig(AppConfig):
    name = "offices"
    verbose_name = _("Offices and editors")

    def ready(self) -> None:
        texts.FALLBACK.clear()
        texts.FALLBACK.update(settings.FALLBACK_LANGUAGES)
        # Models are ready only now.
        from offices import audit, sessions  # noqa: PLC0415 - what they import needs the app registry

        user_logged_in.connect(sessions.began, dispatch_uid="offices.began")
        user_logged_out.connect(audit.logged_out, dispatch_uid="offices.logged_out")
