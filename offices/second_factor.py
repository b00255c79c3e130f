"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day the phone is gone.

The rows are django-otp's. Seeds are masked and recovery codes are digests, both with a key made from SECRET_KEY, so a
copy of the database alone opens nothing. A new SECRET_KEY makes every second factor void: `manage.py reset_mfa`.
"""

from __future__ import annotations

import base64
import secrets
from urllib.parse import quote

import segno
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from offices.models import Editor

RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
_SEED_BYTES = 20  # as many as SHA-1 gives, the recommendation of RFC 4226, section 4
_MASK, _CODE = "offices.second_factor.mask", "offices.second_factor.code"


def is_set_up(editor: Editor) -> bool:
    """Whether the editor's log-in needs a code."""
    return phones(editor).exists()


def phones(editor: Editor) -> models.QuerySet[TOTPDevice]:
    """The editor's authenticator apps, the first one first."""
    return TOTPDevice.objects.filter(user=editor, confirmed=True).order_by("pk")


def codes_left(editor: Editor) -> int:
    """How many recovery codes nobody has used yet."""
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=editor))


def verify(editor: Editor, typed: str) -> Device | None:
    """The device whose code was typed, and the code is used up; None for any other text."""
    code = "".join(letter for letter in typed.lower() if letter.isalnum())
    if len(code) == 6 and code.isascii() and code.isdigit():
        return next((phone for phone in phones(editor) if _verify_phone(phone, int(code))), None)
    return _use_recovery_code(editor, code) if code else None


# --- setting up
def new_seed() -> str:
    """A seed in hex for an app to be set up."""
    return secrets.token_hex(_SEED_BYTES)


def spelled(seed: str) -> str:
    """The seed as apps take it when it is typed: base 32, in groups of four."""
    text = base64.b32encode(bytes.fromhex(seed)).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(seed: str, editor: Editor) -> str:
    """The `otpauth:` address that apps read from a QR code or open from a link (Key URI format)."""
    issuer = quote(settings.SITE_NAME.replace(":", " "), safe="")
    secret = spelled(seed).replace(" ", "")
    return f"otpauth://totp/{issuer}:{quote(editor.get_username(), safe='')}?secret={secret}&issuer={issuer}"


def picture(seed: str, editor: Editor) -> str:
    """The QR code of the address, as SVG to stand in a page: dark on light in any theme, no style attribute."""
    code = segno.make(address(seed, editor), micro=False, error="m")
    return code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None)


def add_phone(editor: Editor, seed: str, typed: str) -> TOTPDevice | None:
    """The new device, if the code typed is the seed's; that code is used up. Nothing is kept otherwise."""
    code = typed.replace(" ", "")
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        return None
    with transaction.atomic():
        name = timezone.now().date().isoformat()
        phone = TOTPDevice.objects.create(user=editor, name=name, key="00", confirmed=True)
        phone.key = _mask(bytes.fromhex(seed), phone).hex()
        phone.save(update_fields=["key"])
        if not _verify_phone(phone, int(code)):
            transaction.set_rollback(True)
            return None
    return phone


def new_codes(editor: Editor) -> list[str]:
    """Ten new recovery codes; the old ones are void. Shown once: only digests are kept."""
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=editor).delete()
        device = StaticDevice.objects.create(user=editor, name="recovery")
        for code in codes:
            device.token_set.create(token=_digest(code, editor))
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def reset(editor: Editor) -> int:
    """Takes every device from the editor and ends every session; says how many apps there were."""
    with transaction.atomic():
        count = TOTPDevice.objects.filter(user=editor).delete()[0]
        StaticDevice.objects.filter(user=editor).delete()
        editor.end_sessions()
    return count


# --- checking
def _verify_phone(phone: TOTPDevice, code: int) -> bool:
    """Whether the code is of this half-minute or of a neighbour, and later than the last one used."""
    with transaction.atomic():
        row = TOTPDevice.objects.select_for_update().get(pk=phone.pk)
        totp = TOTP(_mask(bytes.fromhex(row.key), row), row.step, row.t0, row.digits, row.drift)
        totp.time = timezone.now().timestamp()
        if not totp.verify(code, row.tolerance, row.last_t + 1):
            return False
        row.last_t, row.drift = totp.t(), totp.drift
        row.set_last_used_timestamp(commit=False)
        row.save()
    return True


def _use_recovery_code(editor: Editor, code: str) -> StaticDevice | None:
    with transaction.atomic():
        devices = StaticDevice.objects.select_for_update().filter(user=editor, confirmed=True)
        for device in devices:
            # Deleting says whether it was there: of two who type it at once only one gets in.
            if device.token_set.filter(token=_digest(code, editor)).delete()[0]:
                return device
    return None


def _mask(seed: bytes, phone: TOTPDevice) -> bytes:
    """The seed covered, or uncovered again, by a key stream that no other row has."""
    stream = salted_hmac(_MASK, f"{phone.user_id} {phone.pk}", algorithm="sha256").digest()
    return bytes(a ^ b for a, b in zip(seed, stream, strict=False))


def _digest(code: str, editor: Editor) -> str:
    """A recovery code as it is kept: 80 bits in base 32, as many as the column takes."""
    digest = salted_hmac(_CODE, f"{editor.pk} {code}", algorithm="sha256").digest()
    return base64.b32encode(digest[:10]).decode()
