"""Owns the kinds of threads: the joint tables of the fitted presets, the arrangement of `mixed`, and their words.

A kind says how a thread is taken up (tempo, and the exponent of the delay), how it is copied (original, near) and how it
grips; of an organic thread also how wide the audience of its teller is. 256 kinds are equally frequent; 256 more are of
organic threads of ordinary tellers. The tables of fitted presets stand in the folder `kindtables`, made by
tools/fit_presets.py; they are parameters of a mixture, and no row of them is a cascade.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import isqrt
from statistics import median_low, mode
from typing import NamedTuple

from infodrill.society import columns as c

OWN = -1  # the exponent of the preset's own delay row
ANYBODY = 0  # reach: the first account that is drawn
STEPS = 12  # rows of one exponent in the delay table, each twice as slow as the one before
FIELDS = "tempo,exponent,original,grip,reach,near"


class Kind(NamedTuple):
    """One kind of thread.

    `tempo` = doublings of the delay; `exponent` = number of the delay exponent (see tools/make_curves.py), or OWN;
    `original` = permille of shares made from the first post and not from the copy that was read; `grip` = factor on
    sharing in 1/256; `reach` = audience of an organic thread's teller, 2^(reach/4) to 2^(reach/4 + 1/2), or ANYBODY;
    `near` = permille of the other shares made from what the copy that was read is a copy of (but never the first post).
    """

    tempo: int
    exponent: int
    original: int
    grip: int
    reach: int
    near: int = 0


PLAIN = Kind(0, OWN, 500, 256, ANYBODY)


@cache
def read_kinds(preset: str) -> tuple[Kind, ...]:
    """The committed table of a fitted preset: 256 kinds, then 256 of ordinary tellers' organic threads."""
    text = (files("infodrill.society.kindtables") / f"{preset}.csv").read_text(encoding="ascii")
    head, *rows = text.splitlines()
    assert head == FIELDS and len(rows) == 2 * c.KINDS
    return tuple(Kind(*(int(part) for part in row.split(","))) for row in rows)


def arranged(
    tempo: Sequence[int], original: Sequence[int], grip: Sequence[int], reach: Sequence[int]
) -> tuple[Kind, ...]:
    """256 kinds of four tables of 16, each two of them independent (an orthogonal array over the field of 16).

    Ordinary tellers' organic threads are of the same kinds, but anybody begins them.
    """
    kinds = []
    for a in range(16):
        for b in range(16):
            twice = (b << 1) ^ (0x13 if b & 8 else 0)
            kinds.append(Kind(tempo[a], OWN, original[b], grip[a ^ b], reach[a ^ twice]))
    return (*kinds, *(kind._replace(reach=ANYBODY) for kind in kinds))


def plain(kinds: Sequence[Kind]) -> Kind:
    """The nature of what pages post: the median tempo and the commonest exponent of the preset's threads."""
    threads = kinds[: c.KINDS]
    tempo, exponent = (
        median_low(thread.tempo for thread in threads),
        mode(thread.exponent for thread in threads),
    )
    return PLAIN._replace(tempo=tempo, exponent=exponent)


def kind_words(kinds: Sequence[Kind], row: int) -> list[int]:
    """The kernels' words (see `columns`): the plain kind, then all others. `row` = the preset's own delay row."""
    words = []
    for kind in (plain(kinds), *kinds):
        exponent = row // STEPS if kind.exponent == OWN else kind.exponent
        words.append(
            kind.grip
            | (kind.original * (1 << 24) // 1000) << c.ORIGIN_SHIFT
            | (kind.tempo + c.TEMPO_ZERO) << c.TEMPO_SHIFT
            | exponent << c.SLOPE_SHIFT
            | (kind.near * 512 // 1000) << c.NEAR_SHIFT
        )
    return words


def audience(reach: int) -> tuple[int, int]:
    """Least length and first length too long of the follower lists of a reach."""
    if reach == ANYBODY:
        return 0, 1 << 62
    return _fourth_root(reach), max(_fourth_root(reach + 2), _fourth_root(reach) + 1)


def _fourth_root(power: int) -> int:
    """2^(power/4), whole part, in integers."""
    return isqrt(isqrt(1 << power))
