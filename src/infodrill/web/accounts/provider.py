"""Signing in through the house's own service: OpenID Connect, authorisation code with PKCE. Off unless an issuer is set.

What the service says is believed only when it is signed by a key of the issuer, for this range, now, and in answer to the
question that this browser was sent with. Who that is, an administrator has written down before; nobody becomes staff here.
"""

# Charter: web accounts provider
from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest

from infodrill.kernel.i18n import N_
from infodrill.web.accounts import wire
from infodrill.web.accounts.refusals import SignInRefused
from infodrill.web.conf.options import SettingError, options

JOURNEY = "journey"  # session key
SECONDS = 600
DRIFT = 60  # seconds by which the two clocks may differ
SIGNED = ("RS256", "PS256", "ES256", "ES384", "Ed25519", "EdDSA")
KINDS = frozenset({"RSA", "EC", "OKP"})
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderAnswer:
    """Who the service says this is, and where the reader was going; `purpose` sign-in | confirm."""

    issuer: str
    subject: str
    target: str
    purpose: str


def configured() -> bool:
    return bool(options().oidc_issuer)


def label() -> str:
    """The service's host, for the button; "" when there is none."""
    return urlsplit(options().oidc_issuer).hostname or ""


def secret() -> str:
    """The range's secret at the service. Raises SettingError when its file cannot be read."""
    chosen = options()
    if not chosen.oidc_secret_file:
        return chosen.oidc_secret
    try:
        return Path(chosen.oidc_secret_file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(
            N_("{name} names a file that cannot be read"),
            remedy=N_("Change it, or leave it out."),
            name="INFODRILL_OIDC_SECRET_FILE",
        ) from None


def depart(request: HttpRequest, purpose: str, target: str) -> str:
    """The address at the service to send this browser to. Raises SignInRefused."""
    known = _known()
    journey = {
        "state": secrets.token_urlsafe(24),
        "nonce": secrets.token_urlsafe(24),
        "verifier": secrets.token_urlsafe(48),
        "at": time.time(),
        "next": target,
        "purpose": purpose,
    }
    request.session[JOURNEY] = journey
    challenge = hashlib.sha256(str(journey["verifier"]).encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": options().oidc_client,
        "redirect_uri": back(request),
        "scope": "openid",
        "state": journey["state"],
        "nonce": journey["nonce"],
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": f"S{256}",  # apart: it is none of our error codes
        # To prove it again, the service has to ask the person too.
        **({"prompt": "login", "max_age": "0"} if purpose == "confirm" else {}),
    }
    address = known["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def arrive(request: HttpRequest) -> ProviderAnswer:
    """Who has come back. The journey is used up, whatever it brought. Raises SignInRefused."""
    journey = request.session.pop(JOURNEY, None)
    state = request.GET.get("state", "")
    if not journey or not hmac.compare_digest(journey["state"].encode(), state.encode()):
        raise not_accepted()
    if not 0 <= time.time() - journey["at"] < SECONDS or "code" not in request.GET:
        raise not_accepted()
    # The service may say which one it is, against a mix-up of two (RFC 9207).
    if request.GET.get("iss", _issuer()) != _issuer():
        raise not_accepted()
    known = _known()
    form = {
        "grant_type": "authorization_code",
        "code": request.GET["code"][:2048],
        "redirect_uri": back(request),
        "client_id": options().oidc_client,
        "code_verifier": journey["verifier"],
    }
    try:
        token = wire.post(known["token_endpoint"], form, options().oidc_client, secret()).get("id_token")
        keys = wire.get(known["jwks_uri"])
    except wire.Unreached:
        raise not_reached() from None
    claims = read_token(token, keys, journey["nonce"], time.time())
    if journey["purpose"] == "confirm" and not _asked_just_now(claims, journey["at"]):
        raise not_accepted()
    return ProviderAnswer(
        issuer=_issuer(), subject=claims["sub"], target=journey["next"], purpose=journey["purpose"]
    )


def read_token(token: object, keys: dict[str, Any], nonce: str, now: float) -> dict[str, Any]:
    """The claims of an ID token that is signed by one of `keys`, by this issuer, for this range, for this `nonce`, and good
    at `now` (seconds). Raises SignInRefused for every other."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    rows = [key for key in keys.get("keys") or () if isinstance(key, dict)]
    # None that is symmetric: whoever can read such a key where it is published can sign with it.
    usable = [row for row in rows if row.get("kty") in KINDS and row.get("use", "sig") == "sig"]
    try:
        if not isinstance(token, str):
            raise not_accepted()
        claims = jwt.decode(token, KeySet.import_key_set({"keys": usable}), algorithms=SIGNED).claims
    except (JoseError, ValueError, TypeError, KeyError):
        raise not_accepted() from None
    if not (_for_us(claims) and _now(claims, now) and _same(claims.get("nonce"), nonce)):
        raise not_accepted()
    return claims


def back(request: HttpRequest) -> str:
    """Where the service sends the browser back to."""
    return str(request.build_absolute_uri("/sign-in/provider/back"))


def not_accepted() -> SignInRefused:
    return SignInRefused(
        N_("The answer of the sign-in service was not accepted."),
        remedy=N_("Begin again from the sign-in page."),
        code="H315",
    )


def not_reached() -> SignInRefused:
    return SignInRefused(
        N_("The sign-in service does not answer as it should."),
        remedy=N_("Sign in with a password or a passkey, and tell who keeps the range."),
        code="H316",
    )


def unknown(subject: str) -> SignInRefused:
    return SignInRefused(
        N_("The sign-in service knows you, but no account of the range is yours: {subject}"),
        remedy=N_("Give this sign to an administrator, who writes it to your account."),
        code="H317",
        subject=subject,
    )


def _issuer() -> str:
    return options().oidc_issuer.rstrip("/")


def _known() -> dict[str, str]:
    """The service's addresses as it publishes them, all on the one host that the settings name."""
    issuer, parts = _issuer(), urlsplit(_issuer())
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise not_reached()
    try:
        found = wire.get(f"{issuer}/.well-known/openid-configuration")
    except wire.Unreached:
        raise not_reached() from None
    known = {}
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        told = found.get(name)
        if not isinstance(told, str) or urlsplit(told)[:2] != parts[:2]:
            raise not_reached()
        known[name] = told
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        raise not_reached()
    return known


def _for_us(claims: dict[str, Any]) -> bool:
    """By our issuer, for this range and nobody else, about somebody."""
    heard, client, subject = claims.get("aud"), options().oidc_client, claims.get("sub")
    heard = [heard] if isinstance(heard, str) else heard
    return (
        bool(client)
        and isinstance(claims.get("iss"), str)
        and claims["iss"].rstrip("/") == _issuer()
        # For us alone: one of several whom a token is for could hand it on here.
        and heard == [client]
        and claims.get("azp", client) == client
        and isinstance(subject, str)
        and 0 < len(subject) <= 255
    )


def _now(claims: dict[str, Any], now: float) -> bool:
    times: list[int | float] = []
    for claimed in (claims.get("exp"), claims.get("iat"), claims.get("nbf", 0)):
        if isinstance(claimed, bool) or not isinstance(claimed, int | float):
            return False
        times.append(claimed)
    ends, made, begins = times
    return now - DRIFT < ends and made < now + DRIFT and begins < now + DRIFT and now - made < SECONDS


def _same(told: object, nonce: str) -> bool:
    return isinstance(told, str) and hmac.compare_digest(told.encode(), nonce.encode())


def _asked_just_now(claims: dict[str, Any], since: float) -> bool:
    at = claims.get("auth_time")
    return isinstance(at, int | float) and at > since - DRIFT
