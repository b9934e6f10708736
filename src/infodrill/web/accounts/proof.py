"""What a browser has shown of who it is: by which ways, and when. Kept in its session, with a new key at every step."""

# Charter: web accounts proof
from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest

from infodrill.web.accounts import known
from infodrill.web.conf.options import options
from infodrill.web.models import StaffAccount

PROOF, PENDING = "proof", "pending"  # session keys
PENDING_SECONDS = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"
FIRST = frozenset({"link", "password", "provider"})
# A passkey that has seen its owner's finger or number is two factors in one; a `key` was only touched.
STRONG = frozenset({"passkey", "key", "totp", "recovery"})


class Links(PasswordResetTokenGenerator):
    """Keys of one-time links. Django's own forget parts of a second, so that a quick second use would pass."""

    key_salt = "infodrill.link"

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.last_login and user.last_login.isoformat()}"


LINKS = Links()


@dataclass(frozen=True, slots=True)
class SignInProof:
    """`ways` of FIRST and STRONG, shown at `at` (seconds of the wall), in the account's `epoch`."""

    ways: frozenset[str] = frozenset()
    at: float = 0
    epoch: int = 0

    @property
    def strong(self) -> bool:
        return bool(self.ways & STRONG)

    @property
    def fresh(self) -> bool:
        """Shown so lately that it opens the accounts."""
        return 0 <= time.time() - self.at < options().confirm_minutes * 60


def account_of(user: AbstractBaseUser) -> StaffAccount:
    """The account's row, made at its first need."""
    account: StaffAccount
    account, _ = StaffAccount.objects.get_or_create(user=user, defaults={"handle": secrets.token_hex(32)})
    return account


def has_factor(account: StaffAccount) -> bool:
    """A passkey or a code app. Recovery codes alone are none: they stand in for one."""
    return bool(account.totp) or account.passkeys.exists()


def proof_of(request: HttpRequest) -> SignInProof:
    held = request.session.get(PROOF)
    return SignInProof(frozenset(held["ways"]), held["at"], held["epoch"]) if held else SignInProof()


def enough(account: StaffAccount, proof: SignInProof) -> bool:
    """May this browser act as the account? False for sessions from before a reset, and where a factor is still asked for."""
    needed = options().second_factor or has_factor(account)
    return proof.epoch == account.epoch and (proof.strong or not needed)


def enrolling(account: StaffAccount, proof: SignInProof) -> bool:
    """A second factor is asked for and the account has none yet: it may add one, and nothing else."""
    return options().second_factor and proof.epoch == account.epoch and not has_factor(account)


def begin(request: HttpRequest, user: AbstractBaseUser, way: str, target: str) -> str:
    """After a first factor: the address to go to, where the second is asked for or where the reader wanted to go."""
    if not has_factor(account_of(user)):
        sign_in(request, user, {way})
        return "/account" if options().second_factor else target
    request.session.cycle_key()
    request.session[PENDING] = {"user": user.pk, "way": way, "at": time.time(), "next": target}
    return "/sign-in/second"


def pending(request: HttpRequest) -> tuple[AbstractBaseUser, str, str] | None:
    """(account's user, way, where to) of a first factor shown a moment ago."""
    held = request.session.get(PENDING)
    if not held or not 0 <= time.time() - held["at"] < PENDING_SECONDS:
        return None
    user = get_user_model().objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    return (user, held["way"], held["next"]) if user else None


def sign_in(request: HttpRequest, user: AbstractBaseUser, ways: set[str]) -> None:
    """Open the account in this browser."""
    request.session.pop(PENDING, None)
    login(request, user, backend=BACKEND)
    account = account_of(user)
    known.opened(request, user, account.pk)
    _show(request, account, ways)


def step_up(request: HttpRequest, account: StaffAccount, way: str) -> None:
    """The browser has shown `way` just now."""
    _show(request, account, {*proof_of(request).ways, way})


def renew(request: HttpRequest, account: StaffAccount, ways: frozenset[str]) -> None:
    """Keep this browser signed in by what it has shown, while others of the account were ended."""
    held = proof_of(request)
    _show(request, account, set(ways))
    request.session[PROOF]["at"] = held.at


def end_sessions(account: StaffAccount) -> None:
    """Every browser of the account has to sign in anew."""
    StaffAccount.objects.filter(pk=account.pk).update(epoch=account.epoch + 1)
    account.refresh_from_db()


def _show(request: HttpRequest, account: StaffAccount, ways: set[str]) -> None:
    request.session.cycle_key()
    request.session[PROOF] = {"ways": sorted(ways), "at": time.time(), "epoch": account.epoch}
