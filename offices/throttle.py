"""Slows down who guesses, and nobody else. Addresses are never kept: only digests of networks, for one day.

Each try is counted before it is judged, so that a hundred at once count as a hundred, and taken back when it was right.
A browser that was logged in before carries a signed cookie and has a tally of its own: whatever strangers
do elsewhere, its editor gets in.
"""

from __future__ import annotations

import datetime as dt
import hmac
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

from offices.models import Editor, Tally

LONGEST_WAIT = dt.timedelta(minutes=15)
FIRST_WAIT = dt.timedelta(seconds=30)
FREE = {"browser": 5, "here": 5, "network": 30, "account": 50}
"""Tries a day without a wait: from a known browser, for an account from one network, from a network, for an account."""
MOST_TALLIES = 20_000
KNOWN = "__Host-known" if settings.IS_HTTPS else "known"
KNOWN_FOR = 60 * 24 * 60 * 60
"""Seconds for which a browser stays known after a log-in."""
_SALT = "offices.throttle"


@dataclass(frozen=True)
class Attempt:
    """One try to log in: the tallies it counts in, kind → key."""

    tallies: dict[str, str]

    def wait(self, now: dt.datetime) -> dt.timedelta:
        """Counts the try, or says how long to wait before the next; a try that must wait is not counted."""
        keys = sorted(self.tallies.values())
        kinds = {key: kind for kind, key in self.tallies.items()}
        _purge(now)
        with transaction.atomic():
            new = [Tally(key=key, free_at=now, forget_at=now + dt.timedelta(days=1)) for key in keys]
            Tally.objects.bulk_create(new, ignore_conflicts=True)
            rows = list(Tally.objects.select_for_update().filter(key__in=keys).order_by("key"))
            for row in rows:
                longest = now + delay(kinds[row.key], row.failures)
                if row.free_at > longest:
                    # The clock was set back: nobody waits longer for that.
                    row.free_at = longest
                    row.save()
            until = max((row.free_at for row in rows), default=now)
            if until > now:
                return until - now
            for row in rows:
                row.failures += 1
                row.free_at = now + delay(kinds[row.key], row.failures)
                row.save()
        return dt.timedelta()

    def right(self, now: dt.datetime) -> None:
        """Takes the try back: it was right. What others did against the account or from the network stays counted."""
        own = [self.tallies[kind] for kind in ("browser", "here") if kind in self.tallies]
        Tally.objects.filter(key__in=own).delete()
        with transaction.atomic():
            others = Tally.objects.select_for_update().filter(key__in=self.tallies.values())
            for row in others.order_by("key"):
                kind = next(kind for kind, key in self.tallies.items() if key == row.key)
                # Meanwhile it may have been forgotten, and made anew by somebody who has to wait.
                row.failures = max(0, row.failures - 1)
                if row.failures < FREE[kind]:
                    row.free_at = now
                row.save()


def attempt(request: HttpRequest, name: str, now: dt.datetime) -> Attempt:
    """The tallies of somebody who says to be `name`, whether there is such an account or not."""
    name = name.strip().casefold()
    if browser := known_browser(request, name):
        return Attempt({"browser": _key("browser", browser, now)})
    tallies = {"account": _key("account", name, now)}
    if network := network_of(request):
        tallies["network"] = _key("network", network, now)
        tallies["here"] = _key("here", f"{network} {name}", now)
    return Attempt(tallies)


def delay(kind: str, failures: int) -> dt.timedelta:
    """How long to wait after so many failures: nothing at first, then doubling up to LONGEST_WAIT."""
    beyond = failures - FREE[kind]
    if beyond < 0:
        return dt.timedelta()
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(beyond, 10))


def network_of(request: HttpRequest) -> str:
    """The client's network, /24 or /48: what one customer or one office has. "" when it is not known.

    Behind a proxy the last entry of X-Forwarded-For counts, the one the proxy itself has written.
    """
    said = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else None
    address = request.META.get("REMOTE_ADDR", "") if said is None else said.rpartition(",")[2]
    try:
        found = ipaddress.ip_address(address.strip().strip("[]"))
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))


# --- browsers that were here before
def known_browser(request: HttpRequest, name: str) -> str:
    """The number of a browser in which this account was logged in before; "" for any other."""
    try:
        account, number = signing.loads(request.COOKIES.get(KNOWN, ""), salt=_SALT, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return number if hmac.compare_digest(str(account), _account(name)) else ""


def remember_browser(response: HttpResponse, editor: Editor) -> None:
    """Gives the browser a cookie that opens nothing: it only keeps strangers' mistakes apart from its own."""
    value = [_account(editor.get_username().casefold()), get_random_string(22)]
    response.set_cookie(
        KNOWN,
        signing.dumps(value, salt=_SALT),
        max_age=KNOWN_FOR,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )


def _account(name: str) -> str:
    """The account in the cookie, not to be read from it: a seized computer names nobody."""
    return salted_hmac(_SALT, f"known {name}", algorithm="sha256").hexdigest()[:22]


def _key(kind: str, what: str, now: dt.datetime) -> str:
    """A keyed digest that means something else tomorrow."""
    salt = f"{_SALT}.{now.date().isoformat()}"
    return salted_hmac(salt, f"{kind} {what}", algorithm="sha256").hexdigest()


def _purge(now: dt.datetime) -> None:
    """Forgets what is older than a day, and the least of what is left when a flood fills the table."""
    Tally.objects.filter(forget_at__lte=now).delete()
    if Tally.objects.count() > MOST_TALLIES:
        least = Tally.objects.order_by("failures", "forget_at").values("pk")[: MOST_TALLIES // 2]
        Tally.objects.filter(pk__in=list(least.values_list("pk", flat=True))).delete()
