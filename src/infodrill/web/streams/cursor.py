"""The id of a stream's message: where in the ring it lies, encrypted: it tells a browser nothing."""

# Charter: web streams cursor
from __future__ import annotations

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


@cache
def _cipher() -> Fernet:
    key = hashlib.sha256(b"infodrill.cursor|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(epoch: str, drill: str, seat: str, place: int) -> str:
    """Place `place` in the ring of this process (`epoch`), for that seat alone. All cursors are equally long."""
    return _cipher().encrypt(f"{epoch}|{drill}|{seat}|{place:012d}".encode()).decode()


def unseal(raw: str, epoch: str, drill: str, seat: str) -> int:
    """The place, -1 for a cursor of another process, drill or seat, or a forged one."""
    try:
        told = _cipher().decrypt(raw.encode("ascii", "replace")).decode()
    except (InvalidToken, ValueError):
        return -1
    *whose, place = told.split("|")
    return int(place) if whose == [epoch, drill, seat] else -1
