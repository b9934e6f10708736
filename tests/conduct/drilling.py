"""A drill to give commands to in tests: the clinic's scenario, cells and edition, a log in memory, no city."""

from __future__ import annotations

from dataclasses import dataclass, field

from infodrill.casework.edition import load_edition
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import give
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillOpened, MinuteClosed
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.seats import directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event, EventBody, dump, load
from infodrill.scenario.schema import Scenario

CLINIC_ROLES = {
    "duty": "L1-DUTY", "head": "L1-LEAD", "voice": "SPOKE", "coordinator": "L2-LEAD", "lookout": "MONITOR",
    "rights": "RIGHTS", "direction": "CTRL", "town": "SIM-PRESS",
}  # fmt: skip


@dataclass
class MemoryLog:
    """Appends and keeps; each body goes through its payload and back, as in a real log."""

    kept: list[Event] = field(default_factory=list)

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event:
        lifted = load(body.TYPE, body.VERSION, dump(body))
        assert lifted == body
        made = Event(seq=len(self.kept), at=at, actor=actor, body=lifted, command=command)
        self.kept.append(made)
        return made

    def __len__(self) -> int:
        return len(self.kept)

    def find_command(self, client_id: str) -> tuple[Event, ...]:
        return tuple(event for event in self.kept if client_id and event.command == client_id)


class Range:
    """`give(seat, command)`, `at(seconds)`, `see(seat)`: what a test needs of a drill."""

    def __init__(self, scenario: Scenario, *, phase: int = 3, started: bool = True) -> None:
        self.log = MemoryLog()
        self.scenario = scenario
        self.drill = Drill(scenario, load_edition("generic"), directory(scenario.cells, "vi"), self.log)
        opened = DrillOpened(
            scenario=scenario.drill.id, scenario_digest="0", seed=1, accounts=4_000, preset="mixed",
            assumptions="base", model_version="city-2", charter_digest="0", charter_release="",
            charter_state="unknown", edition="generic", edition_digest="0", plugins=(), cells={}, traps=True,
            language="vi",
        )  # fmt: skip
        self.note(opened)
        if started:
            self.note(ClockChanged("start"))
        if phase:
            self.note(PhaseBegun(phase))

    @property
    def state(self) -> DrillState:
        return self.drill.state

    def note(self, *bodies: EventBody, at: int = -1, actor: str = "runner") -> tuple[Event, ...]:
        """Record events as they are, whatever the procedure would say."""
        return self.drill.record(bodies, self.state.at if at < 0 else at, actor)

    def at(self, seconds: int) -> None:
        """Let the exercise clock read `seconds`."""
        self.note(MinuteClosed(seconds // 60, self.state.seq, ""), at=seconds)

    def give(self, seat: str, command: Command, client: str = "") -> tuple[EventBody, ...]:
        """What the seat has recorded by it, and what the runner sends into the city after it."""
        return tuple(event.body for event in give(self.drill, seat, command, self.state.at, client))

    def see(self, seat: str, lang: str = "vi") -> SeatView:
        return SeatView(
            self.drill.seats.seats[seat], self.state, self.scenario, seats=self.drill.seats, lang=lang
        )

    def case(self, claim: str = "", *, cell: str = "clinic", ward: str = "") -> str:
        """A case opened by the system, linked when a claim is given."""
        number = f"c{len(self.state.book.cases) + 1}"
        self.note(CaseOpened(case=number, intake="hotline", source="free", cell=cell, ward=ward))
        if claim:
            self.note(CaseLinked(case=number, claim=claim, by="conduct"))
        return number

    def publish(
        self,
        case: str = "",
        kind: str = "answer",
        stance: str = "partly",
        *,
        published: bool = True,
        **fields: object,
    ) -> str:
        """A statement of the clinic, drafted and published as an event, whatever the procedure would say."""
        number = f"s{len(self.state.book.statements) + 1}"
        values: dict[str, object] = {
            "statement": number, "version": 1, "case": case, "kind": kind, "stance": stance, "issuer": "clinic",
            "channels": ("press",), "figures": (), "next_update": 0, "craft": {"fact_first": 2, "evidence": 2},
            "checker": "craft-1", "leaks": (), "title_vi": "T", "title_en": "T", "body_vi": "Thân.",
            "body_en": "Body.", "role": "COMMS", "cell": "clinic",
        }  # fmt: skip
        self.note(StatementDrafted(**(values | fields)), actor="voice")  # type: ignore[arg-type]
        if not published:
            return number
        self.note(
            StatementStepped(
                statement=number, version=1, frm="DRAFTING", to="PUBLISHED", role="SPOKE", cell="clinic"
            ),
            actor="voice",
        )
        return number
