"""The state of a running drill: one immutable fold of its log. Readers share it by reference and filter it by seat."""

# Charter: conduct state
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from infodrill.casework.book import CaseBook
from infodrill.conduct.events import DrillOpened
from infodrill.conduct.records.evaluation import Assessed
from infodrill.conduct.records.hall import Hall
from infodrill.conduct.records.lobby import Lobby
from infodrill.conduct.records.msel import MselRun
from infodrill.conduct.records.network import WrittenPost
from infodrill.conduct.records.pressroom import PressRoom
from infodrill.conduct.records.proactive import Proactive


@dataclass(frozen=True, slots=True)
class Delivery:
    """An inject as it ran. Times in exercise seconds."""

    inject: int
    at: int
    run_status: str
    recipients: tuple[str, ...]
    public: bool
    acknowledged: tuple[str, ...] = ()
    edited: bool = False

    @property
    def reached(self) -> bool:
        """True when it reached its recipients; one that is held, skipped or cancelled did not."""
        return self.run_status in ("delivered", "late")


@dataclass(frozen=True, slots=True)
class Message:
    message: str
    kind: str
    at: int
    seat: str
    cell: str
    to: tuple[str, ...]
    text: str
    case: str
    received: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OffSystem:
    """*Ghi bổ sung*: done at second `done_at` by cell `who`, entered at `at`."""

    at: int
    done_at: int
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands in the city as last recorded: spread level S0–S5, accounts exposed, question share per mille."""

    level: int = 0
    exposed: int = 0
    question_permille: int = 0


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump under way, to exercise second `target`; `forced` = past grave injects too."""

    target: int
    forced: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """A move that control holds: planned at second `planned` of the scenario, and for second `due` as things stood; `why` in
    control's words, "" = not said."""

    move: int
    planned: int
    due: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that control logged at second `at`; `mended` -1 = not yet."""

    fault: str
    at: int
    since: int
    what: str
    cells: tuple[str, ...]
    mended: int = -1


@dataclass(frozen=True, slots=True)
class DrillState:
    """Everything the log says. `seq` is the last applied event, `minute` the next minute to be closed."""

    opened: DrillOpened | None = None
    seq: int = -1
    at: int = 0
    minute: int = 0
    begun: bool = False
    running: bool = False
    speed: int = 1_000  # thousandths of real time
    jump: Jump | None = None
    run_on: bool = False
    stopped: bool = False
    closed: bool = False
    phase: int = 0
    moves: tuple[int, ...] = ()
    told: tuple[tuple[int, int, str], ...] = ()  # (move, exercise second, what the story then read)
    hold: Hold | None = None
    held: tuple[
        tuple[int, int], ...
    ] = ()  # (second of the plan, seconds that all from there on came later), in order
    resumes: int = 0  # second from which the plan goes on after the last hold
    faults: Mapping[str, Fault] = field(default_factory=dict)
    story: str = ""
    story_at: int = 0  # exercise second at which the story read `story`
    book: CaseBook = field(default_factory=CaseBook)
    deliveries: Mapping[int, Delivery] = field(default_factory=dict)
    msel: MselRun = field(default_factory=MselRun)
    links: Mapping[str, str] = field(default_factory=dict)  # case → claim, hidden from players
    ended: Mapping[str, str] | None = None  # `links` when play ended; None = it goes on
    borrowed: Mapping[str, str] = field(
        default_factory=dict
    )  # case → the merged case that its link came from
    dismissed: frozenset[str] = frozenset()  # cases that control linked to no claim, for good
    stood: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # case → state → first second in it
    waves: tuple[tuple[str, int], ...] = ()  # (claim, minute) begun
    boosts: tuple[str, ...] = ()
    released: Mapping[str, str] = field(default_factory=dict)  # statement@version → target claim
    standings: Mapping[str, Standing] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    posts: Mapping[str, WrittenPost] = field(default_factory=dict)  # what seats wrote on the network
    traps: tuple[tuple[str, str, str, int], ...] = ()  # (kind, case, cell, at)
    objections: tuple[tuple[str, str], ...] = ()
    off_system: tuple[OffSystem, ...] = ()
    proactive: Proactive = field(default_factory=Proactive)
    press: PressRoom = field(default_factory=PressRoom)
    lobby: Lobby = field(default_factory=Lobby)
    hall: Hall = field(default_factory=Hall)
    assessed: Assessed = field(default_factory=Assessed)
    last_act: Mapping[str, int] = field(default_factory=dict)  # seat → when it last did something
    changed: Mapping[str, int] = field(default_factory=dict)  # case or statement → when it last changed
    commands: Mapping[str, int] = field(default_factory=dict)  # client id → first seq of its result
    digest: str = ""

    def case_of(self, claim: str) -> tuple[str, ...]:
        """Cases linked to a claim, in order of opening."""
        return tuple(case for case, linked in self.links.items() if linked == claim)

    def reached(self, inject: int) -> bool:
        """True when the inject was delivered, in time or late."""
        delivery = self.deliveries.get(inject)
        return delivery is not None and delivery.reached
