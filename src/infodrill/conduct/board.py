"""Control's board: the MSEL as it runs, the clock's possible changes, the load of the cells, what was done off the system."""

# Charter: conduct views control
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from infodrill.casework.book import Case
from infodrill.casework.clocks import Owing, deadlines
from infodrill.casework.edition import Edition
from infodrill.conduct import holding, twoclocks
from infodrill.conduct.clockrules import possible
from infodrill.conduct.delivery import falls_due, planned
from infodrill.conduct.expecting import ExpectedRow, expected_of, stuck
from infodrill.conduct.fallingdue import Moves, counts_until
from infodrill.conduct.jumps import Halt, first_halt, grave
from infodrill.conduct.likely import told_since
from infodrill.conduct.linking import waiting
from infodrill.conduct.nouns.faults import Fault
from infodrill.conduct.nouns.injects import rows_as_run
from infodrill.conduct.nouns.leaps import Hold
from infodrill.conduct.nouns.links import turned_astray
from infodrill.conduct.nouns.msel import NEXT
from infodrill.conduct.nouns.posts import personas
from infodrill.conduct.nouns.restraint import OffSystem
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import renewed
from infodrill.kernel.quoting import cut
from infodrill.scenario.schema import Bi, Claim, Inject, Move, Scenario, Situation

CLOSED_STATES = frozenset({"CLOSED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MselRow:
    """One inject as it runs. `planned` with control's new time; `delivered_at` -1 = not yet; counts of seats.

    `run_status` pending | held | delivered | late | skipped | cancelled | failed; `next` = what it may become; `stuck` = it came
    and nobody acts on it.
    """

    inject: Inject
    planned: int
    run_status: str
    delivered_at: int
    reached: int
    acknowledged: int
    retimed: bool
    edited: bool
    written: bool
    next: tuple[str, ...]
    claim: Claim | None
    situation: Situation | None
    expected: tuple[ExpectedRow, ...]
    stuck: bool
    cases: tuple[str, ...]  # linked to its claim


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLoad:
    """Open cases of a cell, injects not yet acknowledged by its seats, seconds since any of them did something (-1 = never)."""

    cell: str
    open_cases: int
    unread: int
    idle: int


class ControlView:
    """For control alone: it shows what is to come."""

    def __init__(self, state: DrillState, scenario: Scenario, seats: Directory, shift: int = 0) -> None:
        self._state, self._scenario, self._seats, self._shift = state, scenario, seats, shift

    @cached_property
    def msel(self) -> tuple[MselRow, ...]:
        """All injects by planned time, those that control wrote among them."""
        rows = [self._row(inject) for inject in rows_as_run(self._scenario, self._state).values()]
        return tuple(sorted(rows, key=lambda row: (row.planned, row.inject.number)))

    @property
    def clock_changes(self) -> tuple[str, ...]:
        return possible(self._state, self._scenario)

    def jump_halts(self, target: int) -> Halt | None:
        """Where a jump to second `target` would pause as things stand."""
        return first_halt(self._scenario, self._state, target, self._shift)

    def beyond(self, seconds: int, speed: int) -> int:
        """Of how many grave injects still to come what is owed within `seconds` falls due only behind the end of play, when it is
        played at `speed` thousandths of real time, since people keep their minutes."""
        ends = holding.comes_at(self._state, twoclocks.planned(self._scenario).ends)
        least = min(seconds, twoclocks.PRACTICE) * max(speed, twoclocks.REAL_TIME) // twoclocks.REAL_TIME
        come = [
            at
            for row in rows_as_run(self._scenario, self._state).values()
            if grave(row, self._scenario, self._state)
            and (at := falls_due(self._scenario, row, self._state, self._shift)) is not None
            and at <= ends
        ]
        return sum(max(at, self._state.at) + least > ends for at in come)

    def uncounted(self, edition: Edition, speed: int, plan: Moves) -> int:
        """How many of the deadlines that run on open cases, texts and appeals would fall behind the end of play from now on,
        played at `speed`, with the moves of `plan`."""
        ends = holding.comes_at(self._state, twoclocks.planned(self._scenario).ends)
        then = renewed(self._state, paces=(*self._state.paces, (self._state.at, speed)))
        book = self._state.book
        cases = (case for case in book.cases.values() if case.state not in CLOSED_STATES)
        items: tuple[Owing, ...] = (*cases, *book.statements.values(), *book.appeals.values())
        return sum(
            counts_until(self._scenario, then, edition, item, step, at, ends=ends, plan=plan) > ends
            for item in items
            for step, at in deadlines(item, edition, book)
        )

    @property
    def noise(self) -> dict[str, int]:
        """Per mille by channel; 1000 where no dial was turned."""
        return {kind: self._state.noise_dials.get(kind, 1_000) for kind in ("feed", "group")}

    @property
    def off_system(self) -> tuple[OffSystem, ...]:
        return self._state.off_system

    @property
    def loads(self) -> tuple[CellLoad, ...]:
        """Player cells, in the order of cells.yaml."""
        unread = Counter(
            seat
            for delivery in self._state.deliveries.values()
            if delivery.reached
            for seat in {*delivery.recipients} - {*delivery.acknowledged}
        )
        return tuple(self._load(cell.id, unread) for cell in self._seats.cells.values() if cell.level > 0)

    @property
    def following(self) -> Move | None:
        """The next move that has not begun, None after the last."""
        return next(iter(self.ahead), None)

    @property
    def ahead(self) -> tuple[Move, ...]:
        """The moves that have not begun, in order."""
        return holding.ahead(self._state, self._scenario)

    @property
    def follows_at(self) -> int:
        """The second at which that move begins as things stand; while it is held, the soonest one. -1 without one."""
        return -1 if self.following is None else self.comes_at(self.following)

    def comes_at(self, move: Move) -> int:
        """The second at which a move ahead begins, as things stand."""
        return holding.comes_at(self._state, move.at)

    @property
    def hold(self) -> Hold | None:
        return self._state.hold

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Faults that are not mended, in order."""
        return tuple(fault for fault in self._state.faults.values() if fault.mended < 0)

    @property
    def unlinked(self) -> tuple[Case, ...]:
        """Cases that wait for a link, in order of opening."""
        return waiting(self._state)

    @property
    def astray(self) -> tuple[Case, ...]:
        """Cases that are linked as saying the opposite of their claim and whose verdict, read so, contradicts what is so."""
        book, links = self._state.book, self._state.links
        return tuple(
            book.cases[case]
            for case in sorted(self._state.against & links.keys())
            if turned_astray(self._scenario.claim(links[case]), book.cases[case].verdict)
            and case not in (self._state.ended or {})
        )

    def claim_of(self, case: Case) -> Claim:
        """The claim that a linked case is about."""
        return self._scenario.claim(self._state.links[case.case])

    def linked_for_good(self, case: Case) -> bool:
        """Play ended with the case linked to what it counts for: no hand links it to another claim."""
        return case.case in (self._state.ended or {})

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the scenario."""
        return self._scenario.claims

    @property
    def situations(self) -> tuple[Situation, ...]:
        return self._scenario.drill.situations

    @property
    def personas(self) -> tuple[tuple[str, Bi], ...]:
        """Who control may speak as: the name that is recorded, and how readers of either language call them."""
        return tuple((name, self._scenario.speaker(name)) for name in personas(self._scenario))

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims that have been told so far."""
        told = told_since(self._scenario, self._state)
        return tuple(claim for claim in self._scenario.claims if claim.id in told)

    def _row(self, row: Inject) -> MselRow:
        delivery = self._state.deliveries.get(row.number)
        status = delivery.run_status if delivery else "pending"
        reached = delivery is not None and delivery.reached
        came = delivery.at if delivery and reached else -1
        return MselRow(
            inject=row,
            planned=planned(row, self._state, self._shift),
            run_status=status,
            delivered_at=came,
            reached=len(delivery.recipients) if delivery else 0,
            acknowledged=len(delivery.acknowledged) if delivery else 0,
            retimed=row.number in self._state.inject_times,
            edited=row.number in self._state.inject_edits,
            written=row.number in self._state.injects_written,
            next=() if self._state.closed else NEXT[status],
            claim=self._scenario.claim(row.claim) if row.claim else None,
            situation=next((told for told in self.situations if told.id == row.situation), None),
            expected=expected_of(row, came, self._state, self._scenario),
            stuck=stuck(row, came, self._state, self._scenario),
            cases=tuple(self._state.case_of(row.claim)) if row.claim else (),
        )

    def _load(self, cell: str, unread: Mapping[str, int]) -> CellLoad:
        seats = {seat.seat for seat in self._seats.in_cell(cell)}
        cases = self._state.book.cases.values()
        acts = [self._state.last_act[seat] for seat in seats if seat in self._state.last_act]
        return CellLoad(
            cell=cell,
            open_cases=sum(
                case.cell == cell and case.state not in CLOSED_STATES and not case.merged_into
                for case in cases
            ),
            unread=sum(unread.get(seat, 0) for seat in seats),
            idle=self._state.at - max(acts) if acts else -1,
        )


def called(claim: Claim, lang: str) -> str:
    """A claim in one line of a list."""
    return cut(claim.sentence.in_(lang), 80)
