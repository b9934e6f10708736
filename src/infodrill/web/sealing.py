"""Places in a list, sealed for one seat of one drill: a cursor tells nobody how many rows there are that they do not see."""

# Charter: web sealing
from __future__ import annotations

import base64
import hashlib
import hmac
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
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


# What a post is called within the range tells whose it is: a claim's wave, an inject, small talk, the press on a claim. Pages
# and programs call it by a word that tells nothing, the same for all readers, and that word alone is taken from them.
POST, STEP = (
    "post:",
    24,
)  # what stands before a post's name where it is a case's source; names are filled up to so many signs
UNKNOWN = "?"  # what no post is called


def veil(name: str) -> str:
    """A post's name as pages and programs have it; "" stays ""."""
    if not name:
        return ""
    raw = name.encode()
    sealed = _veiling().encrypt(raw.ljust(-(-len(raw) // STEP) * STEP), None)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unveil(word: str) -> str:
    """The post that is called so; UNKNOWN for a word that was not given out here."""
    if not word:
        return ""
    try:
        sealed = base64.urlsafe_b64decode(word[:LONGEST].encode() + b"===")
        return _veiling().decrypt(sealed, None).decode().rstrip()
    except (InvalidTag, ValueError):
        return UNKNOWN


def veil_source(source: str) -> str:
    """What a case or a word of ours was made of: a post by its veiled name, all else as it is."""
    return POST + veil(source.removeprefix(POST)) if source.startswith(POST) else source


def unveil_source(source: str) -> str:
    """The contrary of `veil_source`."""
    return POST + unveil(source.removeprefix(POST)) if source.startswith(POST) else source


@cache
def _veiling() -> AESSIV:
    return AESSIV(hashlib.sha512(b"infodrill.posts|" + settings.SECRET_KEY.encode()).digest())


# How a live drill numbers its cases, messages and posts: drawn, so that no number tells of what its reader does not
# see.
def numbers_of(drill_id: str) -> Numbering:
    """The same in every process of the range, another in every drill."""
    return drawn(hmac.digest(settings.SECRET_KEY.encode(), f"numbers|{drill_id}".encode(), "sha256"))
