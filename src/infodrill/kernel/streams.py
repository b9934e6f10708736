"""Hash-keyed random streams: a draw is a hash of (seed, stream, stable ids), never a position in a sequence.

Adding, removing or reordering other draws therefore changes none of this one (common random numbers).
`society` has its own 32-bit hash for its kernels; everything else draws here.
"""

# Charter: kernel streams
from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
PERMILLE = 1000


def draw64(seed: int, stream: str, *ids: int | str) -> int:
    """A uniform integer in [0, 2**64) that depends on nothing but its arguments."""
    key = f"{seed}\x1f{stream}"
    for id_ in ids:
        # With the letter of its type, so that 1 and "1" draw apart.
        key += f"\x1f{type(id_).__name__[0]}{id_}"
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")


def draw_below(bound: int, seed: int, stream: str, *ids: int | str) -> int:
    """A uniform integer in [0, bound); the bias of 64-bit scaling is below bound / 2**64."""
    return (draw64(seed, stream, *ids) * bound) >> 64


def chance(permille: int, seed: int, stream: str, *ids: int | str) -> bool:
    """True with probability permille / 1000."""
    return draw_below(PERMILLE, seed, stream, *ids) < permille


def weighted(options: Sequence[tuple[str, int]], draw: int) -> str:
    """The name of (name, weight) into whose part a draw below the sum of the weights falls; the last for one beyond."""
    for name, weight in options:
        draw -= weight
        if draw < 0:
            return name
    return options[-1][0]


def choose(options: Sequence[T], seed: int, stream: str, *ids: int | str) -> T:
    """One of `options`, uniformly."""
    return options[draw_below(len(options), seed, stream, *ids)]
