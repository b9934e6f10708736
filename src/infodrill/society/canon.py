"""Owns a city's canonical form: every array that its lists and traits would fill, written out block by block and hashed.

Nobody needs these arrays to simulate; the digest of a city is that of all of them, whatever is kept in memory.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import weave

BLOCK = 1 << 16  # accounts, or groups, written at a time


def digest(head: str, people: c.Population, progress: Any = lambda done: None) -> str:
    """The digest of head and canonical arrays, one block written while the one before is hashed."""
    total = blake2b(head.encode(), digest_size=16)
    with ThreadPoolExecutor(1) as pool:
        last = pool.submit(total.update, b"")
        # One block ahead and no more: the digest depends on their order, and memory on how many wait.
        for block in _canonical(people, progress):
            last.result()
            last = pool.submit(total.update, block)
        last.result()
    return total.hexdigest()


def records(people: c.Population) -> Iterator[NDArray[np.uint64]]:
    """The packed records of all accounts (see `weave`)."""
    for first in range(0, people.accounts, BLOCK):
        record = np.empty(min(BLOCK, people.accounts - first), np.uint64)
        weave.write_records(people.key[0], first, people.ward_near, people.ward_start, record)
        yield record


def followers(people: c.Population) -> Iterator[NDArray[np.int32]]:
    """The follower lists of all accounts, one behind the other."""
    return _lists(people, False)


def members(people: c.Population) -> Iterator[NDArray[np.int32]]:
    """The member lists of all groups, one behind the other."""
    return _lists(people, True)


def pointers(people: c.Population, group: bool) -> Iterator[NDArray[np.int64]]:
    """Where each list begins, and the end of the last; counted on from block to block."""
    end = np.zeros(1, np.int64)
    yield end
    for _, lengths in _lengths(people, group):
        ends = end[-1] + np.cumsum(lengths)
        yield ends
        end = ends


def entries(people: c.Population, group: bool) -> int:
    """How many entries all follower lists, or all member lists, have together."""
    return sum(int(lengths.sum()) for _, lengths in _lengths(people, group))


def joined(blocks: Iterable[NDArray[Any]]) -> NDArray[Any]:
    """All blocks in one read-only array."""
    whole = np.concatenate(list(blocks))
    whole.setflags(write=False)
    return whole


def _lengths(people: c.Population, group: bool) -> Iterator[tuple[int, NDArray[np.int64]]]:
    lists = int(people.shape[weave.GROUPS]) if group else people.accounts
    table = people.group_size if group else people.degree
    for first in range(0, lists, BLOCK):
        lengths = np.empty(min(BLOCK, lists - first), np.int64)
        weave.write_lengths(people.key[0], first, group, people.shape, table, lengths)
        yield first, lengths


def _lists(people: c.Population, group: bool) -> Iterator[NDArray[np.int32]]:
    write = weave.write_members if group else weave.write_followers
    for first, lengths in _lengths(people, group):
        to = np.empty(int(lengths.sum()), np.int32)
        write(people.key[0], first, lengths, people.accounts, people.ward_near, people.ward_start, to)
        yield to


def _canonical(people: c.Population, progress: Any) -> Iterator[Any]:
    """Names and arrays in the order that every city was ever hashed in; progress is told block by block."""
    wide = (
        people.member_ptr[at : at + BLOCK].astype(np.int64) for at in range(0, people.accounts + 1, BLOCK)
    )
    groups = int(people.shape[weave.GROUPS])
    parts: tuple[tuple[str, Iterable[NDArray[Any]], int, float], ...] = (
        ("ward_start", (people.ward_start,), 1, 0.02),
        ("record", records(people), people.accounts, 0.1),
        ("feed_ptr", pointers(people, False), people.accounts, 0.15),
        ("feed_to", followers(people), people.accounts, 0.75),
        ("group_ptr", pointers(people, True), groups, 0.76),
        ("member", members(people), groups, 0.85),
        ("member_ptr", wide, people.accounts, 0.9),
        ("member_group", (people.member_group,), 1, 1.0),
    )
    begun = 0.0
    for name, blocks, items, done in parts:
        yield name.encode()
        for number, block in enumerate(blocks, 1):
            yield np.ascontiguousarray(block).data
            progress(begun + (done - begun) * min(1.0, number * BLOCK / items))
        begun = done
        progress(done)
