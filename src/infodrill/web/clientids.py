"""Client ids: a command that comes twice is recorded once, and an id stands for one command, not for whatever comes next.

In the log an id is keyed and the seat's own, and tells nothing of the seat, since some actors are only a cell. Behind `#`
stands a keyed digest of what was asked. Logs from before hold no digest; their ids count as they did.
"""

# Charter: web client ids
from __future__ import annotations

import hashlib
import hmac
from dataclasses import fields

from django.conf import settings

from infodrill.conduct.noun import Command

LENGTH = 24  # hexadecimal digits of an id
ASKED = 16  # of what was asked


def bound(seat_id: str, client: str, command: Command) -> str:
    """The id under which the log keeps a command, "" without a client id."""
    if not client:
        return ""
    own = _keyed(f"command|{seat_id}|{client}")[:LENGTH]
    return f"{own}#{_keyed(f'asked|{own}|{_told(command)}')[:ASKED]}"


def _told(command: Command) -> str:
    """Verb and fields, but not the role: the range picks that, and may pick another when more is known."""
    told = [type(command).__name__]
    for field in fields(command):
        if field.name != "role":
            value = getattr(command, field.name)
            told.append(hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value))
    return "\x1f".join(told)


def _keyed(text: str) -> str:
    """Keyed, so that no digest in the log confirms a text that was erased."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()
