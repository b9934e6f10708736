"""Owns the hash that decides everything in the city: a draw is a pure function of (key, stable ids).

64-bit multiply-xor finaliser (murmur family); no state, no floats. A key already carries the seed, the narrative's
stable id and the stream, so that two streams never share a draw.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from infodrill.society.compiled import inlined

_C1 = np.uint64(0x9E3779B97F4A7C15)
_C2 = np.uint64(0xD6E8FEB86659FD93)
_C3 = np.uint64(0xA3B195354A39B70D)
_S32 = np.uint64(32)
_S29 = np.uint64(29)
LOW32 = np.uint64(0xFFFFFFFF)

BELIEF = np.uint64(0x1F3A5C7E9B2D4F61)
REPLY = np.uint64(0x2B7E151628AED2A7)
SHARE = np.uint64(0x3243F6A8885A308D)
SEE = np.uint64(0x452821E638D01377)
ACCEPT = np.uint64(0x510E527FADE682D1)
REACH = np.uint64(0x6A09E667F3BCC909)
ROOT = np.uint64(0x7B1C3D5E6F708192)
THREAD = np.uint64(0x82A7D1C4F3B5E697)
ORIGINAL = np.uint64(0x94D049BB133111EB)
SHOW = np.uint64(0x85EBCA6B27D4EB2F)
NOTED = np.uint64(0x8B3C5A17E96F20D5)
FIELD_WALK = np.uint64(0x9216D5D98979FB1B)
AUTHOR = np.uint64(0xA4093822299F31D1)
GROUP_PICK = np.uint64(0xB8E1AFED6A267E97)


@inlined
def mix(key, value):
    """uint64 x uint64 -> uint64, uniform."""
    x = key ^ (value * _C1)
    x ^= x >> _S32
    x *= _C2
    x ^= x >> _S29
    x *= _C3
    return x ^ (x >> _S32)


@inlined
def high32(word):
    """The upper 32 bits as int64: compared with uint32 thresholds."""
    return np.int64(word >> _S32)


@inlined
def low32(word):
    """The lower 32 bits as int64: independent of the upper ones."""
    return np.int64(word & LOW32)


@inlined
def below(draw, bound):
    """A 32-bit draw scaled to [0, bound), bound < 2^31."""
    return (draw * bound) >> 32


def key_of(*parts: int | str) -> int:
    """A 64-bit key from a seed and stable ids; type and order matter."""
    text = "\x1f".join(f"{type(part).__name__[0]}{part}" for part in parts)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
