"""Owns the calendar of readings to come: a ring of minutes by partition, chains of chunks from one growing pool.

Whatever could overflow stops before it does and resumes after Python has grown the pool.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.prefetch import fetch

WITHIN = c.CHUNK - 1


@inlined
def push(q, bucket, event, calendar):
    """One reading into a bucket of partition q; False when the pool has no chunk left."""
    at = np.int64(calendar.place[bucket])
    if at & WITHIN == 0:
        if calendar.spare[q] == 0:
            return False
        at = open_chunk(q, bucket, at, calendar)
    calendar.word[at] = event
    calendar.place[bucket] = at + 1
    return True


@kernel
def open_chunk(q, bucket, at, calendar):
    """Begin a new chunk behind the last of a bucket (which ends before `at`); returns its first place."""
    chunk = calendar.free[q]
    if chunk < 0:
        chunk = calendar.fresh[q]
        calendar.fresh[q] += c.PARTITIONS
    else:
        calendar.free[q] = np.int64(calendar.follow[chunk])
    calendar.spare[q] -= 1
    calendar.follow[chunk] = -1
    if calendar.head[bucket] < 0:
        calendar.head[bucket] = chunk
    else:
        calendar.follow[(at - 1) // c.CHUNK] = chunk
    calendar.chunks[bucket] += 1
    return chunk * c.CHUNK


@kernel
def held(q, minute, calendar):
    """Readings of one partition in one minute."""
    bucket = q * c.RING + (minute & (c.RING - 1))
    count = np.int64(calendar.chunks[bucket])
    if count == 0:
        return count
    return (count - 1) * c.CHUNK + ((np.int64(calendar.place[bucket]) - 1) & WITHIN) + 1


@kernel
def most_held(minute, calendar):
    """(most readings of a partition, all readings) in one minute."""
    most, total = np.int64(0), np.int64(0)
    for q in range(c.PARTITIONS):
        count = held(q, minute, calendar)
        most = max(most, count)
        total += count
    return most, total


@kernel
def take(q, minute, calendar, out):
    """Take the readings of a minute out of the calendar, in order of insertion; returns how many."""
    word, follow = calendar.word, calendar.follow
    bucket = q * c.RING + (minute & (c.RING - 1))
    left = held(q, minute, calendar)
    n = 0
    chunk = np.int64(calendar.head[bucket])
    last = np.int64(-1)
    while chunk >= 0:
        following = np.int64(follow[chunk])
        if following >= 0:
            for line in range(0, c.CHUNK, 8):
                fetch(word, following * c.CHUNK + line)
        start = chunk * c.CHUNK
        used = min(left - n, c.CHUNK)
        for i in range(used):
            out[q, n + i] = word[start + i]
        n += used
        last = chunk
        chunk = following
    if last >= 0:
        follow[last] = calendar.free[q]
        calendar.free[q] = np.int64(calendar.head[bucket])
        calendar.spare[q] += calendar.chunks[bucket]
    calendar.head[bucket] = -1
    calendar.place[bucket] = 0
    calendar.chunks[bucket] = 0
    return n


@kernel
def list_readings(minute, calendar, word, due):
    """All readings to come, by partition, minute and order of insertion: the canonical form of the calendar."""
    n = 0
    for q in range(c.PARTITIONS):
        for ahead in range(c.RING):
            bucket = q * c.RING + ((minute + ahead) & (c.RING - 1))
            left = held(q, minute + ahead, calendar)
            chunk = np.int64(calendar.head[bucket])
            while chunk >= 0:
                used = min(left, c.CHUNK)
                for i in range(used):
                    word[n] = calendar.word[chunk * c.CHUNK + i]
                    due[n] = minute + ahead
                    n += 1
                left -= used
                chunk = np.int64(calendar.follow[chunk])


@kernel
def push_readings(start, calendar, events, due):
    """The inverse of `list_readings` from position `start`; returns where the pool was full, or the length."""
    for i in range(start, events.size):
        q = np.int64(events[i] & np.uint64(7))
        bucket = q * c.RING + (due[i] & (c.RING - 1))
        if not push(q, bucket, events[i], calendar):
            return i
    return events.size
