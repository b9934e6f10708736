"""Owns canonical JSON: one spelling for one value (sorted keys, no spaces, characters as themselves), so digests agree."""

# Charter: kernel canonical
from __future__ import annotations

import json
from hashlib import sha256

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Json

_spell = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_quote = json.JSONEncoder(ensure_ascii=False).encode


def canonical(value: Json) -> str:
    """The canonical JSON of plain values."""
    return _spell(value)


def quote(text: str) -> str:
    """A string as canonical JSON."""
    return _quote(text)


def encode(text: str) -> bytes:
    """UTF-8 bytes; a string with half a surrogate pair is refused."""
    try:
        return text.encode()
    except UnicodeEncodeError as wrong:
        raise LogError(
            "a text holds a broken character at position {n}", remedy="Type the text again.", n=wrong.start
        ) from None


def parse(line: str) -> Json:
    """Parse canonical JSON; any other spelling of the same value is refused (ValueError)."""
    value = json.loads(line)
    # One value has one spelling: else a line could be written anew, differently, and still say the same under
    # another digest.
    if _spell(value) != line:
        raise ValueError("not canonical JSON")
    return value


def digest_of(content: bytes) -> str:
    """SHA-256, hex."""
    return sha256(content).hexdigest()
