"""Owns the running arrays of one city in one drill: the tick, its phases, and every growth of a pool.

Kernels stop before an array would overflow; the engine grows it and resumes. Threads only share out the 8 logical
partitions of a phase, so that results never depend on them.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numba import config
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import reading, spreading, upkeep
from infodrill.society.city import City
from infodrill.society.curves import load_curves
from infodrill.society.draws import key_of


@dataclass(frozen=True)
class Pools:
    """First capacities and threading; all grow, so they change speed only, never a result."""

    chunks: int = 1024
    rows: int = 4096
    outbox: int = 4096
    threads: int = field(default_factory=lambda: min(c.PARTITIONS, int(config.NUMBA_NUM_THREADS)))
    parallel_above: int = 40_000  # readings or exposures of a phase before threads pay


class Engine:
    """The arrays of a run and the phases of its tick."""

    def __init__(self, city: City, coefficients: NDArray[np.int64], pools: Pools) -> None:
        curves = load_curves()
        n = city.accounts
        self.pools = pools
        self.people = c.Population(
            city.record,
            city.ward_start,
            city.feed_ptr,
            city.feed_to,
            city.group_ptr,
            city.member,
            city.member_ptr,
            city.member_group,
            np.array([key_of("city", city.seed)], np.uint64),
        )
        self.tables = c.Tables(
            coefficients,
            curves.delay,
            curves.active,
            curves.clock,
            curves.repetition,
            curves.forgetting,
            curves.erosion,
        )
        trust = (city.record >> np.uint64(40) & np.uint64(1023)).astype(np.int16)
        sums = np.array([int(trust[p::8].sum(dtype=np.int64)) for p in range(8)], np.int64)
        self.minds = c.Minds(
            np.zeros((n, 0), np.uint32),
            trust,
            np.zeros((8, 0, c.COUNTERS), np.int64),
            np.zeros((8, 0, 4), np.int64),
            np.zeros((8, 0, len(city.places)), np.int64),
            sums,
        )
        self.board = c.Board(np.zeros((0, c.COLUMNS), np.int64), *(np.zeros(0, np.uint64) for _ in range(3)))
        self.slots = 0
        self.rows = _new_rows(max(1, pools.rows))
        self.n_rows = 0
        self.readings_done = 0
        self.spread_from = 0
        self.calendar = _new_calendar(max(1, pools.chunks))
        self.drafts = _new_drafts(1)
        self.outbox = _new_outbox(max(1, pools.outbox))
        self._workers: ThreadPoolExecutor | None = None
        self._bounds = np.zeros(8, np.int64)
        self._cursor = np.zeros((8, 2), np.int64)

    # ---- narratives and rows

    def add_slot(self) -> int:
        """The next free slot; slots grow by 4."""
        if self.slots == self.board.key.size:
            self._grow_slots(4)
        self.slots += 1
        return self.slots - 1

    def plant_roots(
        self, minute: int, slot: int, roots: int, base: int, width: int, key: int, layer_mask: int
    ) -> None:
        """Phase 1: the first tellers of a wave."""
        self.room_for_rows(roots)
        self.n_rows = upkeep.plant_roots(
            self.n_rows,
            minute,
            slot,
            roots,
            base,
            width,
            np.uint64(key),
            layer_mask,
            self.people,
            self.minds,
            self.rows,
        )

    def broadcast(self, minute: int, slot: int, account: int, layer: int, reach: int) -> None:
        """Phase 1: one page row, read by `reach` permille of all accounts."""
        self.room_for_rows(1)
        spreading.append_row(self.n_rows, minute, account, -1, slot, layer, c.SHARE_ROW, self.rows)
        threshold = (reach << 32) // 1000
        self._cursor[:] = 0
        row = self.n_rows
        self.n_rows += 1
        self._until_inserted(
            lambda lo, hi: spreading.broadcast(
                lo,
                hi,
                minute,
                row,
                slot,
                layer,
                threshold,
                self.tables,
                self.people,
                self.board,
                self.calendar,
                self._cursor,
            ),
            parallel=self.people.record.size > self.pools.parallel_above,
        )

    # ---- one tick

    def tick(self, minute: int) -> None:
        """Phases 2 to 5 of `Spread.advance`."""
        bucket = minute & (c.RING - 1)
        due = int(self.calendar.held[:, bucket].sum())
        if due:
            self.readings_done += due
            self._read(minute, bucket, due)
        if self.n_rows > self.spread_from:
            self._spread(minute)

    def _read(self, minute: int, bucket: int, due: int) -> None:
        most = int(self.calendar.held[:, bucket].max())
        if self.drafts.parent.shape[1] < most:
            self.drafts = _new_drafts(2 * most)
        self._phase(
            lambda lo, hi: reading.read_minute(
                lo,
                hi,
                minute,
                self.tables,
                self.people,
                self.board,
                self.minds,
                self.calendar,
                self.rows,
                self.drafts,
            ),
            parallel=due > self.pools.parallel_above,
        )
        self.room_for_rows(int(self.drafts.n.sum()))
        self.n_rows = spreading.append_drafts(self.n_rows, minute, self.drafts, self.rows)

    def _spread(self, minute: int) -> None:
        start, end = self.spread_from, self.n_rows
        self.spread_from = end
        spreading.audience_bounds(
            start, end, self.rows, self.board, self.people, self.tables.co, self._bounds
        )
        most, total = int(self._bounds.max()), int(self._bounds.sum())
        if total == 0:
            return
        if self.outbox.parent.shape[2] < most:
            self.outbox = _new_outbox(2 * most)
        parallel = total > self.pools.parallel_above
        self._phase(
            lambda lo, hi: spreading.scatter(
                lo, hi, start, end, minute, self.tables, self.people, self.board, self.rows, self.outbox
            ),
            parallel,
        )
        self._cursor[:] = 0
        self._until_inserted(
            lambda lo, hi: spreading.insert(lo, hi, self.outbox, self.calendar, self._cursor), parallel
        )

    def _phase(self, run: Callable[[int, int], None], parallel: bool) -> None:
        if not parallel or self.pools.threads < 2:
            run(0, c.PARTITIONS)
            return
        if self._workers is None:
            self._workers = ThreadPoolExecutor(self.pools.threads)
        for done in [self._workers.submit(run, p, p + 1) for p in range(c.PARTITIONS)]:
            done.result()

    def _until_inserted(self, run: Callable[[int, int], None], parallel: bool) -> None:
        self._phase(run, parallel)
        while bool((self._cursor[:, 0] < c.PARTITIONS).any()):
            self._grow_calendar()
            self._phase(run, parallel)

    # ---- growth

    def _grow_slots(self, by: int) -> None:
        board, minds = self.board, self.minds
        self.board = c.Board(*(_wider(one, by, 0) for one in board))
        self.minds = c.Minds(
            _wider(minds.state, by, 1),
            minds.trust,
            _wider(minds.tally, by, 1),
            _wider(minds.by_layer, by, 1),
            _wider(minds.by_ward, by, 1),
            minds.trust_sum,
        )

    def room_for_rows(self, more: int) -> None:
        """Let the log hold so many more rows."""
        room = self.rows.minute.size
        if self.n_rows + more > room:
            by = max(room, self.n_rows + more - room)
            self.rows = c.Rows(*(_wider(one, by, 0) for one in self.rows))

    def _grow_calendar(self) -> None:
        old = self.calendar
        size = old.follow.shape[1]
        self.calendar = c.Calendar(
            _wider(old.word, size, 1),
            _wider(old.parent, size, 1),
            _wider(old.follow, size, 1),
            old.free,
            old.head,
            old.tail,
            old.fill,
            old.held,
        )
        upkeep.link_free(size, self.calendar)

    # ---- canonical form

    def readings(self, minute: int) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32]]:
        """All readings to come (word, parent row, due minute) in canonical order."""
        total = int(self.calendar.held.sum())
        word, parent, due = np.zeros(total, np.uint64), np.zeros(total, np.int32), np.zeros(total, np.int32)
        upkeep.list_readings(minute, self.calendar, word, parent, due)
        return word, parent, due

    def load_readings(
        self, word: NDArray[np.uint64], parent: NDArray[np.int32], due: NDArray[np.int32]
    ) -> None:
        """Fill an empty calendar."""
        at = upkeep.push_readings(0, self.calendar, word, parent, due)
        while at < word.size:
            self._grow_calendar()
            at = upkeep.push_readings(at, self.calendar, word, parent, due)


def _wider(table: NDArray[Any], by: int, axis: int) -> NDArray[Any]:
    shape = list(table.shape)
    shape[axis] += by
    grown = np.zeros(shape, table.dtype)
    grown[(slice(None),) * axis + (slice(0, table.shape[axis]),)] = table
    return grown


def _new_rows(capacity: int) -> c.Rows:
    minute, account, parent, root, size = (np.zeros(capacity, np.int32) for _ in range(5))
    layer, kind = np.zeros(capacity, np.int8), np.zeros(capacity, np.int8)
    return c.Rows(minute, account, parent, root, size, np.zeros(capacity, np.int16), layer, kind)


def _new_calendar(chunks: int) -> c.Calendar:
    ring = [np.full((8, c.RING), -1, np.int32) for _ in range(2)] + [
        np.zeros((8, c.RING), np.int32) for _ in range(2)
    ]
    made = c.Calendar(
        np.zeros((8, chunks, c.CHUNK), np.uint64),
        np.zeros((8, chunks, c.CHUNK), np.int32),
        np.zeros((8, chunks), np.int32),
        np.full(8, -1, np.int32),
        *ring,
    )
    upkeep.link_free(0, made)
    return made


def _new_drafts(capacity: int) -> c.Drafts:
    return c.Drafts(
        np.zeros((8, capacity), np.uint64), np.zeros((8, capacity), np.int32), np.zeros(8, np.int64)
    )


def _new_outbox(capacity: int) -> c.Outbox:
    parent, due = (np.zeros((8, 8, capacity), np.int32) for _ in range(2))
    return c.Outbox(np.zeros((8, 8, capacity), np.uint64), parent, due, np.zeros((8, 8), np.int64))
