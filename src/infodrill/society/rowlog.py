"""Owns the writing of the share log: rows, their marks, and the count of descendants."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import LOW32
from infodrill.society.prefetch import fetch
from infodrill.society.threads import thread_nature

AHEAD = 16  # drafts between asking for a parent and reading it


@inlined
def slot_of(mark):
    """The narrative of a row, from its mark or draft word."""
    return np.int64((mark >> np.uint64(c.SLOT_SHIFT)) & np.uint64(c.SLOT_MASK))


@inlined
def layer_of(mark):
    """The layer of a row, from its mark or draft word."""
    return np.int64((mark >> np.uint64(c.LAYER_SHIFT)) & np.uint64(15))


@kernel
def append_root(n, minute, account, slot, layer, accounts, board, rows):
    """Row n of the log, the first post of a thread: here its nature is drawn."""
    nature = thread_nature(account, slot, accounts, board.col, board.nature)
    write_row(n, minute, account, -1, n, slot, layer, c.SHARE_ROW, nature, rows)


@inlined
def write_row(n, minute, account, parent, root, slot, layer, kind, nature, rows):
    """Row n of the log."""
    rows.minute[n] = minute
    rows.account[n] = account
    rows.parent[n] = parent
    rows.root[n] = root
    rows.size[n] = 0
    rows.slot[n] = slot
    rows.layer[n] = layer
    rows.kind[n] = kind
    rows.mark[n] = np.uint64(account | (layer << c.LAYER_SHIFT) | (slot << c.SLOT_SHIFT)) | np.uint64(
        nature
    ) << np.uint64(c.NATURE_SHIFT)


@inlined
def copied_row(which, read, root, parent):
    """The row that a share copies (see `reading.copied_from`); the first post only when it is meant."""
    if which == c.FROM_FIRST:
        return root
    above = np.int64(parent[read])
    if which == c.FROM_ABOVE and above >= 0 and parent[above] >= 0:
        return above
    return read


@kernel
def append_drafts(n, minute, drafts, rows):
    """Phase 3: drafts of all partitions become rows, in partition order; returns the new length.

    A thread's nature is handed down, to what is made from its first post too.
    """
    for p in range(c.PARTITIONS):
        for i in range(drafts.n[p]):
            word = drafts.word[p, i]
            coming = np.int64(drafts.parent[p, min(i + AHEAD, drafts.n[p] - 1)])
            fetch(rows.mark, coming)
            fetch(rows.root, coming)
            read = np.int64(drafts.parent[p, i])
            root = np.int64(rows.root[read])
            write_row(
                n,
                minute,
                np.int64(word & LOW32),
                copied_row(np.int64(word >> np.uint64(c.COPIED_SHIFT)) & 3, read, root, rows.parent),
                root,
                slot_of(word),
                layer_of(word),
                np.int64((word >> np.uint64(c.KIND_SHIFT)) & np.uint64(15)),
                np.int64(rows.mark[read] >> np.uint64(c.NATURE_SHIFT)),
                rows,
            )
            n += 1
    return n


@kernel
def count_descendants(start, end, rows):
    """Every ancestor of the rows start..end gains a descendant for each."""
    parent, size = rows.parent, rows.size
    for row in range(start, end):
        at = parent[row]
        while at >= 0:
            size[at] += 1
            at = parent[at]
