"""Seat codes: ten letters and digits that a person can type, signed, expiring, found by a digest, costly to guess.

The last two of the ten are signed from the first eight, so that most guesses fail before the table is asked. Wrong ones
are counted by address, and after some of them each further one is answered late. A right code is never refused because
others guessed wrong: behind one address there may be a whole city. Ten letters of thirty are 49 bits, so a hundred open
codes are found by a thousand guesses a second in some two centuries; late answers make it a few a second.
Control may see the code of a card again, so each is kept under the range's key too (ADR 0009).
"""

# Charter: web joining codes
from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections import Counter

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils import timezone

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.web import figures, live
from infodrill.web.conf.options import options
from infodrill.web.joining.lasting import last_use
from infodrill.web.models import SeatCode
from infodrill.web.proxies import network_of

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that reads like something else
BODY, CHECK = 8, 2
STRETCH = 600  # seconds
MOST_COUNTED = 10_000  # addresses
LATE = 2.0  # seconds after which the answer to one guess too many comes
# What people type for what is printed.
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class CodeRefused(DrillError):
    """A seat code that opens nothing; H302 when many wrong ones came from the same address: said late."""

    code = "H301"


def issue(drill_id: str, seat: str) -> str:
    """A new code for a seat, "ABCD-EFGH-JK"; earlier ones of the seat stop working."""
    body = "".join(secrets.choice(LETTERS) for _ in range(BODY))
    revoke(drill_id, seat)
    drill = live.of(drill_id)
    expires = last_use(drill.scenario, begun=drill.state.begun)
    sealed = _cipher().encrypt(f"{drill_id}|{seat}|{body}".encode()).decode()
    SeatCode.objects.create(
        drill_id=drill_id, seat=seat, digest=_digest(body), sealed=sealed, expires=expires
    )
    return _printed(body)


def standing(drill_id: str) -> dict[str, str]:
    """The code that opens each seat now, by seat, as its card shows it; seats without one are left out.

    "" for one that cannot be shown: made before that was kept, or sealed under another key.
    """
    now = timezone.now()
    rows = SeatCode.objects.filter(drill=drill_id, revoked=False, expires__gt=now).order_by("pk")
    return {row.seat: _opened(row) for row in rows}


def revoke(drill_id: str, seat: str) -> None:
    """The codes of a seat open it no more; who sits there stays."""
    SeatCode.objects.filter(drill=drill_id, seat=seat).update(revoked=True)


def redeem(typed: str, address: str) -> SeatCode:
    """The seat that a code stands for. Raises CodeRefused, saying the same for wrong, expired and revoked ones."""
    code = typed.upper().translate(READ_AS).replace("-", "").replace(" ", "")
    body, check = code[:BODY], code[BODY:]
    found: SeatCode | None = None
    if len(code) == BODY + CHECK and set(code) <= set(LETTERS) and hmac.compare_digest(check, _check(body)):
        found = SeatCode.objects.filter(
            digest=_digest(body), revoked=False, expires__gt=timezone.now()
        ).first()
    if found is None:
        figures.WRONG_CODES.inc()
        if WRONG.count(network_of(address)) > options().guesses:
            raise CodeRefused(
                N_("Many wrong codes came from here; a right one still opens its seat."),
                remedy=N_("Type it as on the card, or ask control for help."),
                code="H302",
            )
        raise CodeRefused(
            N_("This code opens no seat."), remedy=N_("Type it as on the card, or ask control for a new one.")
        )
    return found


def _printed(body: str) -> str:
    whole = body + _check(body)
    return "-".join((whole[:4], whole[4:8], whole[8:]))


def _opened(row: SeatCode) -> str:
    try:
        drill, seat, body = _cipher().decrypt(row.sealed.encode()).decode().split("|")
    except InvalidToken:
        return ""
    # One that was moved to another row is no card of this seat.
    return _printed(body) if (drill, seat, _digest(body)) == (row.drill_id, row.seat, row.digest) else ""


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_keyed("seat-card", "")))


def _keyed(what: str, text: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{text}".encode(), hashlib.sha256)


def _digest(body: str) -> str:
    return _keyed("seat-code", body).hex()


def _check(body: str) -> str:
    return "".join(LETTERS[byte % len(LETTERS)] for byte in _keyed("seat-check", body)[:CHECK])


class _Wrong:
    """How many wrong codes came from an address in this stretch of time, in the memory of one process: a brake, no lock.

    Nothing is written for a stranger's guess.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._stretch = 0
        self._lock = threading.Lock()

    def count(self, address: str) -> int:
        """One more; how many there are."""
        stretch = int(time.monotonic()) // STRETCH
        with self._lock:
            if stretch != self._stretch or len(self._counts) >= MOST_COUNTED:
                self._stretch, self._counts = stretch, Counter()
            self._counts[address] += 1
            return self._counts[address]

    def forget(self) -> None:
        """For tests: as after a long while."""
        with self._lock:
            self._counts = Counter()


WRONG = _Wrong()
