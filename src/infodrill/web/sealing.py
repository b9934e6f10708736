"""Places in a list, sealed for one seat of one drill: a cursor tells nobody how many rows there are that they do not see."""

# Charter: web sealing
from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from infodrill.kernel.numbering import Numbering, drawn
from infodrill.kernel.protocols import Cursor

LONGEST = 400


def seal(drill: str, seat: str, place: str) -> str:
    """`place` for this drill and seat alone; all cursors of a seat are equally long."""
    return _cipher().encrypt(f"{drill}|{seat}|{place:<130}".encode()).decode()


def unseal(drill: str, seat: str, raw: str) -> str | None:
    """The place of a cursor; None for one of another drill or seat, or a forged one."""
    try:
        told = _cipher().decrypt(raw.encode("ascii", "replace")).decode() if len(raw) <= LONGEST else ""
    except (InvalidToken, ValueError):
        return None
    whose, _, rest = told.partition("|")
    who, _, place = rest.partition("|")
    return place.rstrip() if (whose, who) == (drill, seat) else None


def seal_row(drill: str, seat: str, at: Cursor | None) -> str:
    """The cursor of a row, (minute, place); "" for the end."""
    return seal(drill, seat, f"{at[0]}.{at[1]}") if at is not None else ""


def unseal_row(drill: str, seat: str, raw: str) -> Cursor | None:
    """(minute, place) of a row's cursor; None for anything else."""
    minute, _, place = (unseal(drill, seat, raw) or "").partition(".")
    try:
        return int(minute), int(place)
    except ValueError:
        return None


def _cipher() -> Fernet:
    key = hashlib.sha256(b"infodrill.place|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


# How a live drill numbers its cases, messages and posts: drawn, so that no number tells of what its reader does not
# see.
def numbers_of(drill_id: str) -> Numbering:
    """The same in every process of the range, another in every drill."""
    return drawn(hmac.digest(settings.SECRET_KEY.encode(), f"numbers|{drill_id}".encode(), "sha256"))
