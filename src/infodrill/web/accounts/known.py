"""Browsers in which an account was opened before: told by a signed cookie that outlives the session.

Wrong passwords of such a browser count against itself alone, and those of others never against it: behind one address
may be everybody.
"""

# Charter: web accounts known
from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE, SALT = "infodrill_known", "infodrill.known-browser"
LASTS = 365 * 86_400  # seconds
MOST = 8  # accounts that one browser is known for


def name_key(name: str) -> str:
    """The account as who types its name tries it."""
    return f"name|{name.casefold()}"


def second_key(account: int) -> str:
    """The account (its row) as who has passed the first factor tries it."""
    return f"second|{account}"


def browser_of(request: HttpRequest, account: str) -> str:
    """The id of the browser, "" for one in which `account` (one of the keys above) was never opened."""
    browser, accounts = _held(request)
    return browser if _digest(account) in accounts else ""


def opened(request: HttpRequest, user: AbstractBaseUser, account: int) -> None:
    """The account is opened in this browser: the answer will leave the cookie."""
    request.known_keys = (name_key(user.get_username()), second_key(account))


def remember(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that leaves the cookie where an account was opened."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if keys := getattr(request, "known_keys", ()):
            browser, accounts = _held(request)
            new = [_digest(digest) for digest in keys]
            held = [*(account for account in accounts if account not in new), *new][-2 * MOST :]
            response.set_cookie(
                COOKIE, signing.dumps([browser or secrets.token_hex(16), held], salt=SALT), max_age=LASTS, httponly=True,
                samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, path="/",
            )  # fmt: skip
        return response

    return answer


def _held(request: HttpRequest) -> tuple[str, tuple[str, ...]]:
    try:
        browser, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return "", ()
    return str(browser), tuple(accounts)


def _digest(account: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"known|{account}".encode(), hashlib.sha256).hex()[:16]
