"""Owns the running arrays of one city in one drill: the tick, its phases, and every growth of a pool.

Kernels stop before an array would overflow; the engine grows it and resumes. Threads only share out the 8 logical
partitions of a phase, so that results never depend on them.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numba import config
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import reading, ring, rowlog, spreading, upkeep, weave
from infodrill.society.city import City
from infodrill.society.curves import load_curves
from infodrill.society.shelf import FREE, RestingShelf, is_idle

ROOMY = 16  # narratives that room is first made for
# An account, that room is first made for: what a day and a half of many narratives takes.
READINGS, ROWS = 16, 4


@dataclass(frozen=True, kw_only=True)
class Pools:
    """First capacities and threading; all grow, so they change speed only, never a result."""

    narratives: int = 0  # that columns are set aside for at once, where it is known how many will come
    chunks: int = 0  # a partition; 0 = by the size of the city: room that is not written to costs nothing
    rows: int = 0  # likewise
    scratch: int = 4096
    threads: int = field(default_factory=lambda: min(c.PARTITIONS, int(config.NUMBA_NUM_THREADS)))
    parallel_above: int = 20_000  # readings or exposures of a phase before threads pay


class Engine:
    """The arrays of a run and the phases of its tick."""

    def __init__(
        self, city: City, coefficients: NDArray[np.int64], pools: Pools, trust: Sequence[int] = ()
    ) -> None:
        """`trust` = permille by which it begins higher or lower in each ward than in a city that nobody has told anything."""
        curves = load_curves()
        self.pools = pools
        self.people = city.people
        self.tables = c.Tables(
            co=coefficients, belief=belief_table(coefficients, curves.repetition), delay=curves.delay,
            active=curves.active, clock=curves.clock, forgetting=curves.forgetting, erosion=curves.erosion,
        )  # fmt: skip
        trusts = np.empty(city.accounts, np.int16)
        weave.fill_trust(self.people.key[0], trusts)
        for ward, more in enumerate(trust):
            own = trusts[city.ward_start[ward] : city.ward_start[ward + 1]]
            np.clip(own + more, 0, 1000, out=own)
        # One sum a partition: threads that add to the same number would wait for each other, or lose what one
        # of them added.
        sums = np.array([int(trusts[p::8].sum(dtype=np.int64)) for p in range(8)], np.int64)
        self.shelf = RestingShelf(city.accounts)
        self.minds = c.Minds(
            state=np.zeros(0, np.uint16), guard=np.zeros(0, np.uint16), stride=self.shelf.stride,
            base=np.zeros(0, np.int64), trust=trusts, tally=np.zeros((8, 0, c.COUNTERS), np.int64),
            by_layer=np.zeros((8, 0, 4), np.int64), by_ward=np.zeros((8, 0, len(city.places)), np.int64),
            trust_sum=sums, waiting=np.zeros((8, 0), np.int64),
        )  # fmt: skip
        self.board = c.Board(np.zeros((0, c.COLUMNS), np.int64), *(np.zeros(0, np.uint64) for _ in range(3)))
        self.slots = 0
        self.rows = _new_rows(pools.rows or max(4096, ROWS * city.accounts))
        self.n_rows = 0
        self.readings_done = 0
        self.spread_from = 0
        self.sized_to = 0
        self.calendar = _new_calendar(
            pools.chunks or max(512, READINGS * city.accounts // (c.PARTITIONS * c.CHUNK))
        )
        self.clear_desk()
        self._more_columns(pools.narratives)

    def clear_desk(self) -> None:
        """New arrays for what is only needed within a minute, and no threads yet."""
        self.drafts = _new_drafts(max(1, self.pools.scratch))
        self.line = _new_line(max(1, self.pools.scratch))
        self.outbox = _new_outbox()
        self._workers: ThreadPoolExecutor | None = None
        self._cursor = np.zeros(8, np.int64)

    # ---- narratives and rows

    def add_slot(self, busy: Set[int] = frozenset()) -> int:
        """The next narrative's slot; columns of minds grow by 4 when no idle one can give up its own (see `shelf`).

        `busy`: narratives that a decision still waits for.
        """
        if self.slots == self.board.key.size:
            self._grow_slots(4)
        self.slots += 1
        # New columns are zeros, and 0 is the slot of the first narrative.
        self.board.col[self.slots - 1, [c.TARGET, c.INHERITS]] = -1
        self._give_column(self.slots - 1, busy)
        return self.slots - 1

    def wake(self, slots: Iterable[int], busy: Set[int] = frozenset()) -> None:
        """Have these narratives' minds in memory before something is decided about them."""
        needed = [slot for slot in slots if slot >= 0]
        for slot in needed:
            if slot in self.shelf.quiet:
                self._give_column(slot, busy | set(needed))

    def _give_column(self, slot: int, busy: Set[int]) -> None:
        if FREE not in self.shelf.holders:
            self.shelf.put_away(
                lambda free: is_idle(free, busy | {slot}, self.board, self.minds, self.slots), self.minds
            )
        if FREE not in self.shelf.holders:
            self._more_columns(4)
        self.minds.base[slot] = self.shelf.take_column(slot, self.minds)

    def _more_columns(self, columns: int) -> None:
        if columns:
            self._room_for_minds(len(self.shelf.holders) + columns)
            self.shelf.holders += [FREE] * columns

    def mind(self, slot: int) -> NDArray[np.uint32]:
        """What every account thinks of one narrative: bits of a mind, and of its guard above them (see `columns`)."""
        return self.shelf.mind(slot, self.minds)

    def plant_roots(
        self, minute: int, slot: int, roots: int, *, base: int, width: int, key: int, layer_mask: int
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
            self.board,
            self.minds,
            self.rows,
        )

    def broadcast(self, minute: int, slot: int, account: int, layer: int, reach: int) -> None:
        """Phase 1: one page row, read by `reach` permille of all accounts."""
        self.room_for_rows(1)
        row = self.n_rows
        rowlog.append_root(row, minute, account, slot, layer, self.people.accounts, self.board, self.rows)
        self.n_rows += 1
        threshold = (reach << 32) // 1000
        self._cursor[:] = np.arange(8)
        self._until_inserted(
            lambda lo, hi: bool(
                spreading.broadcast(
                    lo,
                    hi,
                    minute,
                    row,
                    threshold,
                    self.tables,
                    self.people,
                    self.board,
                    self.minds,
                    self.rows,
                    self.outbox,
                    self.calendar,
                    self._cursor,
                )
            ),
            parallel=self.people.accounts > self.pools.parallel_above,
        )

    # ---- one tick

    def tick(self, minute: int) -> None:
        """Phases 2 to 5 of `Spread.advance`."""
        most, due = ring.most_held(minute, self.calendar)
        if due:
            self.readings_done += due
            self._read(minute, most, due)
        if self.n_rows > self.spread_from:
            self._spread(minute)

    def _read(self, minute: int, most: int, due: int) -> None:
        # A kernel cannot grow its arrays. Each reading writes one row at most, so room for the readings is room
        # for the rows.
        if self.drafts.word.shape[1] < most:
            self.drafts = _new_drafts(most + most // 2)
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
        self.n_rows = rowlog.append_drafts(self.n_rows, minute, self.drafts, self.rows)

    def _spread(self, minute: int) -> None:
        start, end = self.spread_from, self.n_rows
        self.spread_from = end
        if self.line.row.size < end - start:
            self.line = _new_line(2 * (end - start))
        sharers, most = spreading.line_up(
            start, end, self.people, self.board, self.tables.co, self.rows, self.line
        )
        if not most:
            return
        self.line.at[:] = 0
        self._until_inserted(
            lambda lo, hi: bool(
                spreading.scatter(
                    lo,
                    hi,
                    sharers,
                    minute,
                    self.tables,
                    self.people,
                    self.board,
                    self.minds,
                    self.rows,
                    self.line,
                    self.outbox,
                    self.calendar,
                )
            ),
            parallel=most > self.pools.parallel_above,
        )

    def _phase(self, run: Callable[[int, int], int], parallel: bool) -> list[int]:
        """Run over all partitions, shared out among the threads when it pays."""
        if not parallel or self.pools.threads < 2:
            return [run(0, c.PARTITIONS)]
        if self._workers is None:
            self._workers = ThreadPoolExecutor(self.pools.threads - 1)
        ends = [c.PARTITIONS * n // self.pools.threads for n in range(self.pools.threads + 1)]
        # The calling thread takes a part too: there is one worker fewer than threads.
        own, *others = [(lo, hi) for lo, hi in pairwise(ends) if lo < hi]
        begun = [self._workers.submit(run, lo, hi) for lo, hi in others]
        return [run(*own), *(future.result() for future in begun)]

    def _until_inserted(self, run: Callable[[int, int], int], parallel: bool) -> None:
        # A kernel that found the pool too small has noted where it stopped. Asked again, it goes on there; one
        # that had come to its end has nothing left to do.
        while not all(self._phase(run, parallel)):
            self._grow_calendar()

    def minds_hash(self) -> int:
        """The order-free hash of all minds (see `upkeep.minds_hash`)."""
        held = np.array(self.shelf.holders, np.int64)
        parts = self._phase(
            lambda lo, hi: int(upkeep.minds_hash(lo, hi, self.minds, held)),
            parallel=self.people.accounts > self.pools.parallel_above,
        )
        return (sum(parts) + sum(kept[2] for kept in self.shelf.quiet.values())) % (1 << 64)

    def waiting(self) -> int:
        """Readings to come."""
        return int(self.minds.waiting.sum())

    # ---- growth

    def _grow_slots(self, by: int) -> None:
        board, minds = self.board, self.minds
        self.board = c.Board(*(_wider(array, by, 0) for array in board))
        self.minds = c.Minds(
            state=minds.state, guard=minds.guard, stride=minds.stride, base=_wider(minds.base, by, 0),
            trust=minds.trust, tally=_wider(minds.tally, by, 1), by_layer=_wider(minds.by_layer, by, 1),
            by_ward=_wider(minds.by_ward, by, 1), trust_sum=minds.trust_sum,
            waiting=_wider(minds.waiting, by, 1),
        )  # fmt: skip

    def _room_for_minds(self, columns: int) -> None:
        """Twice the room at least, so that many narratives are moved few times; what is not written to costs nothing."""
        wanted, held = 8 * self.minds.stride * columns, self.minds.state.size
        if wanted > held:
            by = max(wanted - held, held, 8 * self.minds.stride * ROOMY)
            self.minds = self.minds._replace(
                state=_wider(self.minds.state, by, 0), guard=_wider(self.minds.guard, by, 0)
            )

    def room_for_rows(self, more: int) -> None:
        """Let the log hold so many more rows."""
        room = self.rows.minute.size
        if self.n_rows + more > room:
            by = max(room // 2, self.n_rows + more - room)
            self.rows = c.Rows(*(_wider(row, by, 0) for row in self.rows))

    def _grow_calendar(self) -> None:
        old = self.calendar
        # Both are multiples of 8: chunks belong to partitions in turn, so each of the 8 gets as many of the new
        # ones.
        more = max(old.given.size, 16 * c.BLOCK)
        word, given = _wider(old.word, more * c.CHUNK, 0), _wider(old.given, more, 0)
        self.calendar = old._replace(word=word, given=given)
        self.calendar.spare[:] += more // 8

    def count_descendants(self) -> None:
        """Bring `rows.size` up to date."""
        rowlog.count_descendants(self.sized_to, self.n_rows, self.rows)
        self.sized_to = self.n_rows

    # ---- canonical form

    def readings(self, minute: int) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """All readings to come (event, due minute) in canonical order."""
        total = self.waiting()
        event, due = np.zeros(total, np.uint64), np.zeros(total, np.int32)
        ring.list_readings(minute, self.calendar, event, due)
        return event, due

    def load_readings(self, event: NDArray[np.uint64], due: NDArray[np.int32]) -> None:
        """Fill an empty calendar."""
        at = ring.push_readings(0, self.calendar, event, due)
        while at < event.size:
            self._grow_calendar()
            at = ring.push_readings(at, self.calendar, event, due)


def belief_table(co: NDArray[np.int64], repetition: NDArray[np.int64]) -> NDArray[np.int64]:
    """P(believes | n exposures) as a uint32 threshold before losses, by susceptibility - 64 and n."""
    ready = (co[c.C_BELIEF] * (np.arange(64, 192) << 9)) >> 16
    again = c.ONE + ((co[c.C_REPETITION] * repetition) >> 16)
    table: NDArray[np.int64] = (ready[:, None] * again[None, :]) >> 16
    return table


def _wider(table: NDArray[Any], by: int, axis: int) -> NDArray[Any]:
    shape = list(table.shape)
    shape[axis] += by
    grown = np.zeros(shape, table.dtype)
    grown[(slice(None),) * axis + (slice(0, table.shape[axis]),)] = table
    return grown


def _new_rows(capacity: int) -> c.Rows:
    minute, account, parent, root, size = (np.zeros(capacity, np.int32) for _ in range(5))
    layer, kind = np.zeros(capacity, np.int8), np.zeros(capacity, np.int8)
    slot, mark = np.zeros(capacity, np.int16), np.zeros(capacity, np.uint64)
    return c.Rows(
        minute=minute, account=account, parent=parent, root=root, size=size, slot=slot, layer=layer,
        kind=kind, mark=mark,
    )  # fmt: skip


def _new_calendar(chunks: int) -> c.Calendar:
    return c.Calendar(
        word=np.zeros(8 * chunks * c.CHUNK, np.uint64), given=np.zeros(8 * chunks, np.int32),
        back=np.zeros(8, np.int64), fresh=np.arange(8), spare=np.full(8, chunks, np.int64),
        head=np.zeros(8 * c.RING, np.int32), line=np.zeros(8 * c.RING * c.LINE, np.uint64),
    )  # fmt: skip


def _new_drafts(capacity: int) -> c.Drafts:
    few = (8, 2 * reading.AHEAD + 8)
    return c.Drafts(
        raw=np.zeros((8, capacity), np.uint64), due=np.zeros((8, capacity + 3 * reading.AHEAD), np.uint64),
        word=np.zeros((8, capacity), np.uint64), parent=np.zeros((8, capacity), np.int32),
        n=np.zeros(8, np.int64), begin=np.zeros((8, c.BLOCKS), np.int64), mark=np.zeros(few, np.uint64),
        key=np.zeros(few, np.uint64), traits=np.zeros(few, np.int64), belief=np.zeros(few, np.uint64),
        share=np.zeros(few, np.uint64), reply=np.zeros(few, np.uint64), place=np.zeros(few, np.int64),
    )  # fmt: skip


def _new_line(capacity: int) -> c.SharersByGroup:
    group, length, near, base, width = (np.zeros(capacity, np.int64) for _ in range(5))
    row, key = np.zeros(capacity, np.int32), np.zeros(capacity, np.uint64)
    return c.SharersByGroup(
        row=row, group=group, key=key, length=length, near=near, base=base, width=width,
        place=np.zeros(9, np.int64), at=np.zeros((8, 2), np.int64),
    )  # fmt: skip


def _new_outbox() -> c.Outbox:
    room = (8, c.BLOCK + 2 * c.PIECE)
    late, bucket, listed, drawn, seen = (np.zeros(room, np.int64) for _ in range(5))
    event, begun = np.zeros(room, np.uint64), np.zeros((8, 4), np.int64)
    return c.Outbox(
        n=np.zeros(8, np.int64), event=event, late=late, bucket=bucket, listed=listed, drawn=drawn, seen=seen,
        begun=begun,
    )  # fmt: skip
