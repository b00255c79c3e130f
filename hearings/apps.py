"""The app of the hearings and of everything public; it hangs the door on the models of the public record."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HearingsConfig(AppConfig):
    name = "hearings"
    verbose_name = _("Hearings")

    def ready(self) -> None:
        # Both need the models, which are there only now.
        from hearings import checks, edition  # noqa: F401, PLC0415

        edition.hang_door()
