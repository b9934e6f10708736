"""A short digest of a folded state: equal in two processes exactly when they folded the same events to the same state."""

# Charter: conduct fingerprint
from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

from infodrill.conduct.state import DrillState


def fingerprint(state: DrillState) -> str:
    """32 hex digits; free texts are in it, so it tells nobody anything who cannot read them all."""
    digest = blake2b(digest_size=16)
    for part in _parts(state):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _parts(value: Any) -> Iterator[str]:
    """The value in words, with every order that does not belong to it taken out."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield "{"
        for key in sorted(value, key=repr):
            yield from _parts(key)
            yield from _parts(value[key])
        yield "}"
    elif isinstance(value, AbstractSet):
        yield "<"
        yield from sorted("|".join(_parts(member)) for member in value)
        yield ">"
    elif isinstance(value, tuple | list):
        yield "("
        for member in value:
            yield from _parts(member)
        yield ")"
    else:
        yield repr(value)
