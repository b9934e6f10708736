"""Owns the calendar of readings to come: a ring of minutes by partition, chains of chunks from one growing pool.

A bucket (a minute of a partition) gathers its newest readings in a line of its own, one line of the cache; a full line
moves to its last chunk. So what is written to at random is one small array, and the large pool is met once in seven
readings. Whatever could overflow stops before it does and resumes after Python has grown the pool.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import LOW32
from infodrill.society.prefetch import fetch

# The last word of a bucket's line: readings in the line 0-2, lines that have moved 3-31, last chunk 32-63.
NOTE = c.LINE - 1
IN_LINE, MOVED, ONE_MOVED, LAST = np.uint64(7), np.uint64(3), np.uint64(8), np.uint64(32)
LINES = c.CHUNK // c.LINE  # of a chunk; the last word of its first line is the number of the next chunk


@inlined
def push(q, bucket, event, calendar):
    """One reading into a bucket of partition q; False, to be asked again, when the pool has no chunk left."""
    line = np.uint64(bucket * c.LINE)
    note = calendar.line[line + np.uint64(NOTE)]
    calendar.line[line + (note & IN_LINE)] = event
    if note & IN_LINE == np.uint64(NOTE - 1):
        return move_line(q, bucket, note, calendar)
    calendar.line[line + np.uint64(NOTE)] = note + np.uint64(1)
    return True


@kernel
def move_line(q, bucket, note, calendar):
    """A line that is now full goes to the bucket's last chunk; False when a chunk is needed and none is left."""
    moved = np.int64((note & LOW32) >> MOVED)
    chunk = np.int64(note >> LAST)
    if moved % LINES == 0:
        # Before anything has changed, so that the same push can be asked for again. The reading lies in the
        # line by now, at the same place where it would be written once more.
        if calendar.spare[q] == 0:
            return False
        fresh = next_chunk(q, calendar)
        if moved == 0:
            calendar.head[bucket] = fresh
        else:
            calendar.word[chunk * c.CHUNK + NOTE] = np.uint64(fresh)
        chunk = fresh
    to, line = chunk * c.CHUNK + moved % LINES * c.LINE, bucket * c.LINE
    for i in range(NOTE):
        calendar.word[to + i] = calendar.line[line + i]
    # The count of readings in the line falls to 0 with it.
    calendar.line[line + NOTE] = np.uint64(chunk) << LAST | ((note & LOW32) >> MOVED << MOVED) + ONE_MOVED
    return True


@inlined
def next_chunk(q, calendar):
    """A chunk of partition q: the one given back last, or one that was never used."""
    calendar.spare[q] -= 1
    back = calendar.back[q]
    if back > 0:
        calendar.back[q] = back - 1
        return np.int64(calendar.given[(back - 1) * c.PARTITIONS + q])
    fresh = calendar.fresh[q]
    calendar.fresh[q] = fresh + c.PARTITIONS
    return fresh


@inlined
def bucket_of(q, minute):
    """The bucket of a partition and a minute."""
    return q * c.RING + (minute & (c.RING - 1))


@inlined
def moved_and_left(bucket, calendar):
    """(lines that have moved to chunks, readings still in the line) of a bucket."""
    note = calendar.line[bucket * c.LINE + NOTE]
    return np.int64((note & LOW32) >> MOVED), np.int64(note & IN_LINE)


@kernel
def most_held(minute, calendar):
    """(most readings of a partition, all readings) in one minute."""
    most, total = np.int64(0), np.int64(0)
    for q in range(c.PARTITIONS):
        moved, left = moved_and_left(bucket_of(q, minute), calendar)
        count = moved * NOTE + left
        most = max(most, count)
        total += count
    return most, total


@kernel
def take(q, minute, block_shift, calendar, raw, begin, out):
    """Take the readings of a minute out of the calendar; returns how many, in `out[q]`.

    By blocks of accounts, each in order of insertion (a counting sort): minds of a block lie on few pages of memory.
    An account's readings keep their order, and what else is told does not change that of one narrative's.
    """
    n = copy_out(q, minute, calendar, raw)
    # A counting sort, which is stable: two readings of one account keep the order in which they were put in,
    # and that decides who of two sharers was read first.
    begin[q] = 0
    for i in range(n):
        begin[q, block_of(raw[q, i], block_shift)] += 1
    total = np.int64(0)
    for b in range(c.BLOCKS):
        here = begin[q, b]
        begin[q, b] = total
        total += here
    for i in range(n):
        b = block_of(raw[q, i], block_shift)
        out[q, begin[q, b]] = raw[q, i]
        begin[q, b] += 1
    return n


@inlined
def block_of(event, block_shift):
    """The block of accounts that the reader of an event belongs to."""
    return np.int64((event & LOW32) >> c.BY_PARTITION) >> block_shift


@kernel
def copy_out(q, minute, calendar, out):
    """The readings of a bucket in order of insertion, into out[q]; the bucket is empty then."""
    word, bucket = calendar.word, bucket_of(q, minute)
    moved, left = moved_and_left(bucket, calendar)
    chunk, n, back = np.int64(calendar.head[bucket]), np.int64(0), calendar.back[q]
    for begun in range(0, moved, LINES):
        start = chunk * c.CHUNK
        following = np.int64(word[start + NOTE])
        if begun + LINES < moved:
            for line in range(0, c.CHUNK, c.LINE):
                fetch(word, following * c.CHUNK + line)
        for line in range(min(LINES, moved - begun)):
            for i in range(NOTE):
                out[q, n + i] = word[start + line * c.LINE + i]
            n += NOTE
        # A chunk is given back as soon as it was read; while this minute is taken out nobody puts anything in.
        calendar.given[back * c.PARTITIONS + q] = chunk
        back += 1
        chunk = following
    calendar.spare[q] += back - calendar.back[q]
    calendar.back[q] = back
    for i in range(left):
        out[q, n + i] = calendar.line[bucket * c.LINE + i]
    calendar.line[bucket * c.LINE + NOTE] = 0
    return n + left


@kernel
def list_readings(minute, calendar, word, due):
    """All readings to come, by partition, minute and order of insertion: the canonical form of the calendar."""
    n = 0
    for q in range(c.PARTITIONS):
        for ahead in range(c.RING):
            bucket = bucket_of(q, minute + ahead)
            moved, left = moved_and_left(bucket, calendar)
            chunk, first = np.int64(calendar.head[bucket]), n
            for line in range(moved):
                start = chunk * c.CHUNK + line % LINES * c.LINE
                for i in range(NOTE):
                    word[n + i] = calendar.word[start + i]
                n += NOTE
                if line % LINES == LINES - 1:
                    chunk = np.int64(calendar.word[chunk * c.CHUNK + NOTE])
            for i in range(left):
                word[n + i] = calendar.line[bucket * c.LINE + i]
            n += left
            due[first:n] = minute + ahead


@kernel
def push_readings(start, calendar, events, due):
    """The inverse of `list_readings` from position `start`; returns where the pool was full, or the length."""
    for i in range(start, events.size):
        q = np.int64(events[i] & np.uint64(7))
        if not push(q, bucket_of(q, due[i]), events[i], calendar):
            return i
    return events.size
