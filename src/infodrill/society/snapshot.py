"""Owns the frozen form of a run: a header and arrays in canonical order, so equal runs give equal bytes."""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society.narratives import SpreadError

MAGIC = b"infodrill-spread-2\n"


def pack(header: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> bytes:
    """Header and arrays as bytes, checksummed."""
    kinds = [(name, one.dtype.str, list(one.shape)) for name, one in arrays.items()]
    head = json.dumps({"header": header, "arrays": kinds}, sort_keys=True).encode()
    body = b"".join([len(head).to_bytes(8, "little"), head, *(one.tobytes() for one in arrays.values())])
    packed = zlib.compress(body, 1)
    return MAGIC + blake2b(packed, digest_size=16).digest() + packed


def unpack(frozen: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The inverse of `pack`; raises SpreadError when damaged."""
    start = len(MAGIC)
    packed = frozen[start + 16 :]
    if frozen[:start] != MAGIC or blake2b(packed, digest_size=16).digest() != frozen[start : start + 16]:
        raise SpreadError(
            N_("the snapshot of the city is damaged or of another version"),
            remedy=N_("delete it; the run is computed again from its log"),
            code="Y205",
        )
    body = zlib.decompress(packed)
    size = int.from_bytes(body[:8], "little")
    head = json.loads(body[8 : 8 + size])
    at, arrays = 8 + size, {}
    for name, kind, shape in head["arrays"]:
        dtype = np.dtype(kind)
        count = int(np.prod(shape, dtype=np.int64))
        arrays[name] = np.frombuffer(body, dtype, count, at).reshape(shape).copy()
        at += count * dtype.itemsize
    return head["header"], arrays
