"""Passkeys (WebAuthn): the question that a browser's key signs, and whether its answer is right.

A question lies in the session for five minutes and is used up by its first answer, right or wrong. A key answers only for
the host name under which it was added, and only for a page of exactly this address.
"""

# Charter: web accounts passkeys
from __future__ import annotations

import json
import struct
import time
from ipaddress import ip_address
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from infodrill.web.accounts.refusals import no_passkeys_here, wrong
from infodrill.web.models import Passkey, StaffAccount

QUESTION = "passkey"  # session key
SECONDS = 300
LONGEST = 16_384  # letters of an answer
# What reading an answer that is none may raise, in fido2 and beneath it.
MALFORMED = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError,
    struct.error, UnsupportedAlgorithm,
)  # fmt: skip


def host_of(request: HttpRequest) -> str:
    """The name under which keys can be used here: of a page by HTTPS or on this machine; "" for addresses in figures."""
    name = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else ""
    try:
        ip_address(name)
    except ValueError:
        return name.lower() if request.is_secure() or name == "localhost" else ""
    return ""


def here(request: HttpRequest, account: StaffAccount) -> list[Passkey]:
    """The account's passkeys that work under this address."""
    return list(account.passkeys.filter(host=host_of(request)).order_by("pk"))


def ask_new(request: HttpRequest, account: StaffAccount) -> dict[str, Any]:
    """The question by which a browser makes a new key for the account, as the browser wants it."""
    name = account.user.get_username()
    user = PublicKeyCredentialUserEntity(id=bytes.fromhex(account.handle), name=name, display_name=name)
    options, state = _server(request).register_begin(
        user,
        _named(here(request, account)),
        ResidentKeyRequirement.PREFERRED,
        UserVerificationRequirement.PREFERRED,
    )
    _keep(request, "add", state)
    return dict(options)


def add(request: HttpRequest, account: StaffAccount, answer: str, name: str) -> Passkey:
    """Keep the key that answered. Raises SignInRefused."""
    server, state = _server(request), _kept(request, "add")
    try:
        told = RegistrationResponse.from_dict(json.loads(answer[:LONGEST]))
        made = server.register_complete(state, told)
        crossed = told.response.client_data.cross_origin
    except MALFORMED:
        raise wrong() from None
    key = made.credential_data
    if (
        crossed
        or key is None
        or Passkey.objects.filter(identifier=websafe_encode(key.credential_id)).exists()
    ):
        raise wrong()
    passkey: Passkey = Passkey.objects.create(
        account=account,
        identifier=websafe_encode(key.credential_id),
        credential=bytes(key),
        host=host_of(request),
        name=name.strip()[:60] or "–",
        counter=made.counter,
        used=timezone.now(),
    )
    return passkey


def ask(request: HttpRequest, purpose: str, account: StaffAccount | None = None) -> dict[str, Any]:
    """The question for a key there is: of `account`, or of whoever it names, who must then be seen by it, not only felt."""
    options, state = _server(request).authenticate_begin(
        _named(here(request, account)) if account else None,
        UserVerificationRequirement.PREFERRED if account else UserVerificationRequirement.REQUIRED,
    )
    _keep(request, purpose, state)
    return dict(options)


def check(
    request: HttpRequest, purpose: str, answer: str, account: StaffAccount | None = None
) -> tuple[StaffAccount, str]:
    """(whose key answered, "passkey" or "key"). Raises SignInRefused."""
    server, state = _server(request), _kept(request, purpose)
    try:
        told = AuthenticationResponse.from_dict(json.loads(answer[:LONGEST]))
        data = told.response.authenticator_data
        found = Passkey.objects.filter(identifier=websafe_encode(told.raw_id), host=host_of(request))
        key = found.select_related("account__user").get()
        server.authenticate_complete(state, [AttestedCredentialData(bytes(key.credential))], told)
        crossed = told.response.client_data.cross_origin
    except (*MALFORMED, Passkey.DoesNotExist):
        raise wrong() from None
    owner, handle = key.account, told.response.user_handle
    strange = handle is not None and handle.hex() != owner.handle
    if crossed or strange or (account is not None and owner != account) or not _counted(key, data.counter):
        raise wrong()
    return owner, "passkey" if data.is_user_verified() else "key"


@transaction.atomic
def _counted(key: Passkey, counter: int) -> bool:
    """False when the key's count did not rise: two keys tell the same secret, or an answer came twice."""
    row = Passkey.objects.filter(pk=key.pk)
    if counter or key.counter:
        row = row.filter(counter__lt=counter)
    return bool(row.update(counter=counter, used=timezone.now()))


def _server(request: HttpRequest) -> Fido2Server:
    host = host_of(request)
    if not host:
        raise no_passkeys_here()
    # The library would take every page of the host and of hosts beneath it; ours is one page of one port.
    origin = f"{request.scheme}://{request.get_host()}".lower()
    return Fido2Server(
        PublicKeyCredentialRpEntity(name="infodrill", id=host),
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=lambda told: told == origin,
    )


def _named(keys: list[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            type=PublicKeyCredentialType.PUBLIC_KEY,
            id=AttestedCredentialData(bytes(key.credential)).credential_id,
        )
        for key in keys
    ]


def _keep(request: HttpRequest, purpose: str, state: dict[str, Any]) -> None:
    wanted = state["user_verification"]
    request.session[QUESTION] = {
        "purpose": purpose,
        "at": time.time(),
        "state": {"challenge": state["challenge"], "user_verification": wanted and str(wanted.value)},
    }


def _kept(request: HttpRequest, purpose: str) -> dict[str, Any]:
    """The question of a moment ago, used up now whatever becomes of the answer."""
    held = request.session.pop(QUESTION, None)
    if not held or held["purpose"] != purpose or not 0 <= time.time() - held["at"] < SECONDS:
        raise wrong()
    return held["state"]  # type: ignore[no-any-return]
