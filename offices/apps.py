"""The app of the offices; it gives the texts module the site's order of languages."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from offices import texts


class OfficesConfig(AppConfig):
    name = "offices"
    verbose_name = _("Offices and editors")

    def ready(self) -> None:
        texts.FALLBACK.clear()
        texts.FALLBACK.update(settings.FALLBACK_LANGUAGES)
