"""Seat codes: ten letters and digits that a person can type, signed, expiring, kept as a digest, costly to guess.

The last two of the ten are signed from the first eight, so that most guesses fail before the table is asked; wrong ones
are counted by address, and an address that guesses has to wait.
"""

# Charter: web joining codes
from __future__ import annotations

import hashlib
import hmac
import secrets
import time

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.web import figures, live
from infodrill.web.conf.options import options
from infodrill.web.joining.lasting import last_use
from infodrill.web.models import Guess, SeatCode

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that reads like something else
BODY, CHECK = 8, 2
STRETCH = 600  # seconds
# What people type for what is printed.
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class CodeRefused(DrillError):
    """A seat code that opens nothing, or an address that has guessed too often."""

    code = "H301"


def issue(drill_id: str, seat: str) -> str:
    """A new code for a seat, "ABCD-EFGH-JK"; earlier ones of the seat stop working. Shown once: only its digest is kept."""
    body = "".join(secrets.choice(LETTERS) for _ in range(BODY))
    SeatCode.objects.filter(drill=drill_id, seat=seat).update(revoked=True)
    drill = live.of(drill_id)
    expires = last_use(drill.scenario, begun=drill.state.begun)
    SeatCode.objects.create(drill_id=drill_id, seat=seat, digest=_digest(body), expires=expires)
    whole = body + _check(body)
    return "-".join((whole[:4], whole[4:8], whole[8:]))


def redeem(typed: str, address: str) -> SeatCode:
    """The seat that a code stands for. Raises CodeRefused, saying the same for wrong, expired and revoked ones."""
    if _guessed_out(address):
        raise CodeRefused(
            N_("Too many wrong codes came from here."),
            remedy=N_("Wait ten minutes, or ask control for help."),
            code="H302",
        )
    code = typed.upper().translate(READ_AS).replace("-", "").replace(" ", "")
    body, check = code[:BODY], code[BODY:]
    found = None
    if len(code) == BODY + CHECK and set(code) <= set(LETTERS) and hmac.compare_digest(check, _check(body)):
        found = SeatCode.objects.filter(
            digest=_digest(body), revoked=False, expires__gt=timezone.now()
        ).first()
    if found is None:
        _count(address)
        figures.WRONG_CODES.inc()
        raise CodeRefused(
            N_("This code opens no seat."), remedy=N_("Type it as on the card, or ask control for a new one.")
        )
    return found


def _keyed(what: str, text: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{text}".encode(), hashlib.sha256)


def _digest(body: str) -> str:
    return _keyed("seat-code", body).hex()


def _check(body: str) -> str:
    return "".join(LETTERS[one % len(LETTERS)] for one in _keyed("seat-check", body)[:CHECK])


def _source(address: str) -> tuple[str, int]:
    return _keyed("address", address).hex()[:32], int(time.time()) // STRETCH


def _guessed_out(address: str) -> bool:
    source, stretch = _source(address)
    return Guess.objects.filter(source=source, stretch=stretch, wrong__gte=options().guesses).exists()


def _count(address: str) -> None:
    source, stretch = _source(address)
    Guess.objects.filter(stretch__lt=stretch - 1).delete()
    Guess.objects.get_or_create(source=source, stretch=stretch)
    Guess.objects.filter(source=source, stretch=stretch).update(wrong=F("wrong") + 1)
