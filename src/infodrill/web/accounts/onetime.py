"""Codes: those of an app, new every half minute (TOTP, RFC 6238), and the recovery codes on paper. Each works once.

The app's secret lies in the table sealed with the range's own key; of recovery codes only a keyed digest is kept.
"""

# Charter: web accounts onetime
from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from urllib.parse import quote

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction

from infodrill.web.joining.codes import LETTERS, READ_AS
from infodrill.web.models import RecoveryCode, StaffAccount

DIGITS, STEP = 6, 30  # what every app can do
DRIFT = 1  # half minutes by which a telephone's clock may be off
CODES, CODE = 10, 12  # recovery codes, letters of each: 58 bits


def new_secret() -> str:
    """Sealed, for `address` and `confirm`."""
    return _seal().encrypt(secrets.token_bytes(20)).decode()


def spelt(sealed: str) -> str:
    """The secret in the letters that people type into an app."""
    return base64.b32encode(_open(sealed)).decode()


def address(sealed: str, name: str) -> str:
    """What the QR holds."""
    return f"otpauth://totp/{quote('infodrill:' + name)}?secret={spelt(sealed)}&issuer=infodrill"


def step_of(sealed: str, typed: str, now: float, after: int) -> int:
    """The half minute whose code was typed, later than `after`; 0 for none."""
    app = TOTP(_open(sealed), DIGITS, SHA1(), STEP, enforce_key_length=False)
    found = 0
    for step in range(int(now) // STEP - DRIFT, int(now) // STEP + DRIFT + 1):
        right = hmac.compare_digest(app.generate(step * STEP).decode(), typed)
        found = step if right and step > after else found
    return found


def use(account: StaffAccount, typed: str) -> str:
    """The way that `typed` is, "totp" or "recovery", used up; "" when it is neither."""
    told = typed.strip().replace(" ", "").replace("-", "")
    if account.totp and len(told) == DIGITS and told.isascii() and told.isdecimal():
        step = step_of(account.totp, told, time.time(), account.totp_step)
        row = StaffAccount.objects.filter(pk=account.pk, totp=account.totp, totp_step__lt=step)
        return "totp" if step and row.update(totp_step=step) else ""
    if len(told) != CODE:
        return ""
    digest = _digest(account, told.upper().translate(READ_AS))
    return "recovery" if RecoveryCode.objects.filter(account=account, digest=digest).delete()[0] else ""


def take_app(account: StaffAccount, sealed: str, typed: str) -> bool:
    """Keep a new app's secret once its first code was typed rightly; that code is used up."""
    step = step_of(sealed, typed.replace(" ", ""), time.time(), 0)
    if step:
        StaffAccount.objects.filter(pk=account.pk).update(totp=sealed, totp_step=step)
        account.refresh_from_db()
    return bool(step)


@transaction.atomic
def new_recovery(account: StaffAccount) -> list[str]:
    """Ten new codes "ABCD-EFGH-JKMN", shown once; the earlier ones end."""
    made = ["".join(secrets.choice(LETTERS) for _ in range(CODE)) for _ in range(CODES)]
    account.recovery.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=_digest(account, code)) for code in made
    )
    return ["-".join((code[:4], code[4:8], code[8:])) for code in made]


def _digest(account: StaffAccount, code: str) -> str:
    told = f"recovery|{account.handle}|{code}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), told, hashlib.sha256).hex()


def _seal() -> Fernet:
    key = hmac.digest(settings.SECRET_KEY.encode(), b"totp", hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))


def _open(sealed: str) -> bytes:
    """The secret; one that another key has sealed fits no code that anybody could type."""
    try:
        return _seal().decrypt(sealed.encode())
    except InvalidToken:
        return secrets.token_bytes(20)
