"""A running drill: `decide(command) → events` under policy and procedure, `apply(event)` → the next state.

Policy is asked first, then the rule that the verb belongs to. What is decided becomes recorded events in `conduct.giving`.
"""

# Charter: conduct drill
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from infodrill.casework.desk import decide as decide_case
from infodrill.casework.edition import Edition
from infodrill.casework.noun import CaseCommand
from infodrill.conduct import policy
from infodrill.conduct.ballots import BallotBox, MemoryBallotBox
from infodrill.conduct.beside import artefacts_beside, stage_of
from infodrill.conduct.fold import apply
from infodrill.conduct.linking import links_for
from infodrill.conduct.noun import Command, RangeCommand
from infodrill.conduct.onpaper import keep_to_paper
from infodrill.conduct.outgoing import keep_in
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.conduct.weighing import weighed
from infodrill.conduct.wording import as_declared, of_a_size, worded
from infodrill.kernel.attachments import MemoryAttachmentStore
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.fields import files, keys
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted
from infodrill.kernel.protocols import AttachmentStore
from infodrill.scenario.schema import Scenario


class Recording(Protocol):
    """What a drill needs of a log: `EventLog`, or a `Recorder` that echoes a tail first."""

    def __len__(self) -> int: ...

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event: ...

    def find_command(self, client_id: str) -> tuple[Event, ...]: ...


Binding = Callable[[str, str, Command], str]  # (seat, client id, command) → the id that the log keeps


def as_given(seat_id: str, client: str, command: Command) -> str:
    """The client id as it came: in a rehearsal it names seat, second and work already."""
    return client


class Drill:
    """The aggregate: scenario, edition and directory are fixed; the state moves only by events."""

    def __init__(
        self,
        scenario: Scenario,
        edition: Edition,
        seats: Directory,
        log: Recording,
        state: DrillState | None = None,
    ) -> None:
        self.scenario, self.edition, self.seats, self.log = scenario, edition, seats, log
        self.state = state or DrillState()
        self.attachments: AttachmentStore = MemoryAttachmentStore()  # whoever opens a live drill sets its own
        self.ballots: BallotBox = MemoryBallotBox()  # as with attachments
        self.numbered: Numbering = counted  # a live drill draws its numbers, so that they tell no counts
        self.bound: Binding = as_given  # a live drill keys client ids, so that they tell nothing of a seat
        self._stage = stage_of(scenario)
        self._wards = frozenset(ward.id for ward in scenario.places.wards)
        self.posts_about: dict[
            str, str
        ] = {}  # post or group id → claim, kept by the runner for linking cases

    def keep(self, command: Command) -> None:
        """What is done beside the log with an accepted command: the bytes of an attachment are kept before the event that names
        them, the sheets of a survey thrown away with the one that counts them."""
        for content in files(command):
            self.attachments.put(content)
        if isinstance(command, RangeCommand) and command.COUNTS:
            self.ballots.empty()

    def actor(self, seat_id: str, command: Command) -> str:
        """Who stands in the log: the seat; its cell for an objection and the hall for a vote, which name nobody."""
        actor = command.MAY.actor if isinstance(command, RangeCommand) else "seat"
        return {"seat": seat_id, "cell": f"cell:{self._seat(seat_id).cell}", "hall": "hall"}[actor]

    def decide(self, seat_id: str, command: Command, at: int) -> tuple[EventBody, ...]:
        """The events that the command means now. Pure: neither state nor log is touched.

        Sizes and whose the verb is come before its words: what is refused anyway is not read.
        """
        seat = self._seat(seat_id)
        # Before anything looks into the command: every later step reads its words, and reading a very large one
        # is work.
        of_a_size(command)
        # Before whose the verb is: while everything stands still, no other seat could do it either.
        if policy.stands_still(self.state, type(command)):
            raise Refused(
                "The drill is closed or stopped; nothing can be changed.",
                remedy="Wait for control; after a stop the safety officer resumes the drill.",
                code="R101",
            )
        if policy.lives_on(seat, self.state):
            raise Refused(
                N_("The city lives on without us: in the run-on nobody acts."),
                remedy=N_("Wait for phase 4."),
                code="R106",
            )
        if isinstance(command, RangeCommand):
            return self._range(seat, command, at)
        return self._casework(seat, command, at)

    def record(self, bodies: Iterable[EventBody], at: int, actor: str, client: str = "") -> tuple[Event, ...]:
        """Append events and fold them in. Only `conduct.giving` calls it."""
        appended = []
        for body in bodies:
            event = self.log.append(at, actor, body, client)
            self.state = apply(self.state, event)
            appended.append(event)
        return tuple(appended)

    def fold(self, events: Iterable[Event]) -> None:
        """Take in events that another writer appended."""
        for event in events:
            self.state = apply(self.state, event)

    def _seat(self, seat_id: str) -> SeatPlace:
        return expect(
            self.seats.seats.get(seat_id),
            Refused(
                "There is no seat {seat}.",
                remedy="Join with the code on your card.",
                code="R102",
                seat=seat_id,
            ),
        )

    def _range(self, seat: SeatPlace, command: RangeCommand, at: int) -> tuple[EventBody, ...]:
        if not policy.may(seat, command):
            raise Refused(
                "This seat may not do that.",
                remedy="Ask a seat that holds one of these roles: {roles}.",
                code="R103",
                roles=tuple(sorted(command.MAY.roles)),
            )
        if not policy.in_phase(command, self.state.phase):
            raise Refused(
                N_("Nobody does that in phase {phase}."),
                remedy=N_("It belongs to phase {phases}."),
                code="R107",
                phase=self.state.phase,
                phases=tuple(phase for phase in sorted(command.MAY.phases) if phase),
            )
        command = worded(command)
        if not command.OWN_RULE:
            # A verb with a rule of its own names what is wrong in its own words, and is asked for its declared
            # fields only after that.
            as_declared(command)
        bodies = command.decide(
            RangeScene(
                at=at, public_contacts=self.scenario.drill.public_contacts, numbered=self.numbered,
                state=self.state, seat=seat, scenario=self.scenario, seats=self.seats,
                ballots=self.ballots,
            )
        )  # fmt: skip
        as_declared(command)
        # On the events and not on the command: what is recorded is what others may read.
        keep_in(self.state, self.scenario, self.seats, seat, bodies)
        linked = links_for(self.state, self.scenario, bodies, self.posts_about)
        return (*bodies, *linked, *weighed(self.state, self.scenario, self._stage, bodies))

    def _casework(self, seat: SeatPlace, command: CaseCommand, at: int) -> tuple[EventBody, ...]:
        self._reached(seat, command)
        self._placed(command)
        if command.role in seat.roles:  # else the desk refuses it without reading a word
            command = worded(command)
        bodies = decide_case(
            self.state.book,
            command,
            edition=self.edition,
            at=at,
            seat=seat.seat,
            cell=seat.cell,
            level=seat.level,
            ward=seat.ward,
            roles=seat.roles,
            public_contacts=self.scenario.drill.public_contacts,
            wards=seat.wards,
            numbered=self.numbered,
            both=self.state.both_languages,
            artefacts=artefacts_beside(
                self.state, self.scenario, self._stage, seat, self.seats.in_cell(seat.cell), command
            ),
        )
        as_declared(command)  # a step names its own rule first
        keep_to_paper(lambda: SeatView(seat, self.state, self.scenario, seats=self.seats, lang="en"), bodies)
        keep_in(self.state, self.scenario, self.seats, seat, bodies)
        # Links are made by the range, never by the seat: which claim a case is about is hidden from those who
        # work on it.
        linked = links_for(self.state, self.scenario, bodies, self.posts_about)
        return (*bodies, *linked, *weighed(self.state, self.scenario, self._stage, bodies))

    def _reached(self, seat: SeatPlace, command: CaseCommand) -> None:
        """Refuses a command on what its seat does not see, in the words used for what does not exist."""
        for item in named_items(command):
            if not policy.sees_item(seat, item, self.state):
                # Said like an unknown one, so that ids tell nothing about what others work on.
                raise Refused(
                    "There is no {item} for this seat.",
                    code="R104",
                    remedy="Open one from your inbox.",
                    item=item,
                )
        text = self.state.book.statements.get(next(iter(keys(command, "statement")), ""))
        judges = text is not None and not policy.ON_PUBLIC_WORDS & set(command.STEPS)
        if text and judges and not policy.sees_newest(seat, text, self.state.book.cases.get(text.case)):
            raise Refused(
                N_("The new words of this text are not for this seat to read."),
                code="R104",
                remedy=N_("Whoever writes it, and whoever may approve it, goes on with it."),
            )
        for source in keys(command, "source"):
            if not policy.sees_source(seat, source, self.state):
                raise Refused(
                    N_("What this case would be opened from has not reached this seat."),
                    code="R105",
                    remedy="Open a case from your inbox, from a post or from the desk.",
                )

    def _placed(self, command: CaseCommand) -> None:
        """Refuses a cell, an owner of facts or a ward that the scenario does not have."""
        for cell in named_cells(command):
            if cell not in self.seats.cells:
                raise Refused(
                    "There is no cell {cell}.", remedy="Choose from the list.", code="R113", cell=cell
                )
        for owner in keys(command, "owner"):
            if not policy.owns_facts(self.seats, owner):
                able = [cell_id for cell_id in self.seats.cells if policy.owns_facts(self.seats, cell_id)]
                raise Refused(
                    N_("{cell} has no seat that could approve the facts."),
                    remedy=N_("Ask one of: {cells}; leave the owner open when nobody holds the record."),
                    code="R160",
                    cell=owner,
                    cells=tuple(able),
                )
        for ward in keys(command, "ward"):
            if ward not in self._wards:
                raise Refused(
                    N_("There is no ward {ward}."), remedy=N_("Choose from the list."), code="R161", ward=ward
                )


def named_items(command: CaseCommand) -> tuple[str, ...]:
    """Ids of the cases, statements and appeals that a command names, in whatever field."""
    return keys(command, "case", "statement", "item", "appeal")


def named_cells(command: CaseCommand) -> tuple[str, ...]:
    """Ids of the cells to which a command puts something, in whatever field."""
    return keys(command, "cell", "owner")
