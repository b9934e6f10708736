"""Tokens: keys with which a program speaks for one seat in one drill. Made by staff, kept as digests, expiring, revocable."""

# Charter: web api tokens
from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from infodrill.web.models import ApiToken

PREFIX = "idt_"
SCOPES = ("read", "act")
HOURS = (1, 168)  # how long a token may be good for
SHOWN = 8  # letters by which people tell one from another


def issue(drill_id: str, seat: str, scope: str, hours: int) -> tuple[ApiToken, str]:
    """A new token and its key, which is shown once. Raises ValueError for a scope or time that does not exist."""
    if scope not in SCOPES or not HOURS[0] <= hours <= HOURS[1]:
        raise ValueError(scope, hours)
    key = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        drill_id=drill_id,
        seat=seat,
        scope=scope,
        name=key[:SHOWN],
        digest=_digest(key),
        expires=timezone.now() + timedelta(hours=hours),
    )
    return row, key


def find(key: str) -> ApiToken | None:
    """The token of a key; None for a wrong, expired or revoked one."""
    if not key.startswith(PREFIX) or len(key) > 80:
        return None
    usable = ApiToken.objects.filter(digest=_digest(key), revoked=False, expires__gt=timezone.now())
    token: ApiToken | None = usable.first()
    return token


def revoke(drill_id: str, number: int) -> bool:
    """True when there was such a token in the drill; it works no more."""
    return bool(ApiToken.objects.filter(drill=drill_id, pk=number).update(revoked=True))


def _digest(key: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"api-token|{key}".encode(), hashlib.sha256).hex()
