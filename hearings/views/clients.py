"""The ways into calendar programs: what each makes of one address. Asks nobody.

webcal is what programs on a device open, Google wants it too (its https form is taken for a file to read once);
Outlook on the web wants https.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings

from hearings import addresses
from hearings.calendars import Calendar

OUTLOOK = "https://outlook.{host}.com/calendar/0/addfromweb?"


@dataclass(frozen=True, slots=True)
class Clients:
    """The links to one feed; `https` is the feed's own address, whatever its scheme."""

    https: str
    webcal: str
    google: str
    outlook: str
    outlook_at_work: str


def clients(https: str, name: str) -> Clients:
    """The links to the feed at `https`, which programs shall call `name`."""
    webcal = "webcal" + https[len(urlsplit(https).scheme) :]
    told = urlencode({"url": https, "name": name}, quote_via=quote, safe="")
    return Clients(
        https=https,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        outlook=OUTLOOK.format(host="live") + told,
        outlook_at_work=OUTLOOK.format(host="office") + told,
    )


def steps_address(calendar: Calendar, lang: str) -> str:
    """The path of the subscribe page for this calendar."""
    asked = (
        ""
        if calendar.kind == "all"
        else "?" + urlencode({"page": calendar.page(settings.LANGUAGE_CODE)}, safe="/")
    )
    return f"{addresses.prefix(lang)}/subscribe/{asked}"
