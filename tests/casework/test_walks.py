"""Random walks over every shipped edition: I1–I9 hold after every event, refusals change nothing and name a rule."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from infodrill.casework import clocks, desk, rights
from infodrill.casework.book import CaseBook, apply
from infodrill.casework.edition import SHIPPED, Edition, load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.decision import ActionSigned
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.publishing import ApproveStatement
from infodrill.casework.nouns.selfcorrection import published_alone
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.refusal import CODES
from infodrill.casework.steps import CASE_STATES, CORE
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, dump, load
from tests.casework.walking import Walk
from tests.casework.walkplan import Seat, seat_of
from tests.forms import amount

# Two walks an edition, which together go everywhere.
STEPS = amount(4_000, 10_000)
SEEDS = amount(
    {"vn-2025": (1, 5), "vn-2024": (3, 8), "generic": (1, 5)},
    {"vn-2025": (11, 12), "vn-2024": (24, 25), "generic": (31, 32)},
)
READ = 8  # of so many refusals of a rule one is read
FRESH = 1000  # steps after which a walk begins a new book: a long book only makes each step slower


class Walked:
    """What a walk saw, for the tests to judge."""

    def __init__(self, edition: Edition, seed: int) -> None:
        self.edition, self.walk = edition, Walk(seed)
        self.book, self.at = CaseBook(), 0
        self.log: list[tuple[int, str, EventBody]] = []
        self.refused: Counter[str] = Counter()
        self.broken: list[str] = []
        self.seen: set[str] = set()
        self.kinds: set[str] = set()
        self.published = 0

    def run(self, steps: int) -> Walked:
        for count in range(steps):
            if count % FRESH == 0:
                self._hold(self.book)
                self.book, self.log = CaseBook(), []
            self.at += self.walk.below(600) if self.walk.below(4) else self.walk.below(30)
            self._command(count)
            if count % 5 == 0:
                self._clock(count)
        self._hold(self.book)
        return self

    def _command(self, count: int) -> None:
        before = self.book
        cmd = self.walk.command(before, self.at)
        top = self.edition.top_level
        asked = self._asked(cmd)
        roles, cell = (
            self.walk.roles(cmd.role), self.walk.pick(asked) if asked else self.walk.cell(cmd, before, top)
        )  # fmt: skip
        seat = f"{cell}-{self.walk.below(2)}"
        if isinstance(cmd, UndoStep) and (held := before.undo.get(cmd.case)) and self.walk.below(3):
            seat, cell = held.seat, held.seat.rpartition("-")[0]
        place = seat_of(cell, top)
        picture = repr(before) if count % 100 == 0 else ""
        try:
            bodies = desk.decide(before, cmd, edition=self.edition, at=self.at, seat=seat, cell=cell, level=place.level,
                                 ward=place.ward, wards=place.wards, roles=roles)  # fmt: skip
        except Refused as no:
            self.refused[no.rule] += 1
            bodies = ()
            # To say what may be done instead costs more than all the rest: it is asked of each rule now and then.
            words = no.render("vi") + no.render("en") if self.refused[no.rule] % READ == 1 else ""
            if no.rule not in CODES or re.search(r"\{[a-z_]+\}", words):
                self.broken.append(f"refusal without words: {no!r}")
        if picture and picture != repr(before):
            self.broken.append(f"decide mutated the book: {cmd!r}")
        for body in bodies:
            self._conflict(body, cell)
            self._own_ward(before, body, place)
            self._take(body, seat)

    def _own_ward(self, before: CaseBook, body: EventBody, place: Seat) -> None:
        """Below the highest level nobody moves another ward's case; one that is split off just now is its maker's."""
        area = place.wards | {place.ward} - {""}
        case = before.cases.get(getattr(body, "case", ""))
        if (
            not area
            or case is None
            or not isinstance(body, CaseStepped)
            or body.step
            == "split"  # a report that was merged into the ward's own case goes back where it came from
            or place.level >= self.edition.top_level
        ):
            return
        asked = {question.owner for question in case.questions} | {task.to for task in case.tasks}
        if case.ward not in ("", *area) and place.cell != case.cell and place.cell not in asked:
            self.broken.append(f"{place.cell} moved {case.case} of {case.ward}")

    def _asked(self, cmd: CaseCommand) -> list[str]:
        """The cells that may approve the facts: the owners that the statement's case has asked."""
        statement = isinstance(cmd, ApproveStatement) and self.book.statements.get(cmd.statement)
        case = self.book.cases.get(statement.case) if statement else None
        fitting = case is not None and cmd.role == "FACT-OWNER"
        return [question.owner for question in case.questions if question.owner] if case and fitting else []

    def _clock(self, count: int) -> None:
        owed = clocks.due(self.book, self.edition, self.at, excused=count % 2 == 0)
        if fault := rights.i8_timers_publish_nothing(owed):
            self.broken.append(f"I8 {fault}")
        for body in owed:
            self._take(body, "runner")
        shut = (case for case in self.book.cases.values() if case.state == "CLOSED")
        ghosts = {
            step.partition(":")[0]
            for case in shut
            for step, _ in clocks.deadlines(case, self.edition, self.book)
        }
        if ghosts - OUTLIVE:
            self.broken.append(f"owed on a closed case: {ghosts - OUTLIVE}")
        told = {(body.item, body.step) for body in owed if isinstance(body, DeadlineMissed)}
        again = clocks.due(self.book, self.edition, self.at)
        if told & {(body.item, body.step) for body in again if isinstance(body, DeadlineMissed)}:
            self.broken.append("a deadline was reported twice")

    def _conflict(self, body: EventBody, cell: str) -> None:
        step = getattr(body, "step", "sign" if isinstance(body, ActionSigned) else "")
        case = self.book.cases.get(getattr(body, "case", ""))
        if (
            case is not None
            and step in CORE
            and CORE[step].decisive
            and (fault := rights.i9_conflicted_unit_did_not_decide(case, step, cell))
        ):
            self.broken.append(f"I9 {fault} {body!r}")

    def _take(self, body: EventBody, actor: str) -> None:
        if load(body.TYPE, body.VERSION, dump(body)) != body:
            self.broken.append(f"{body.TYPE} does not survive writing")
        before = self.book
        self.book = apply(self.book, body, self.at, actor)
        self.log.append((self.at, actor, body))
        self.kinds.add(type(body).__name__)
        self.published += isinstance(body, StatementStepped) and body.to == "PUBLISHED"
        if isinstance(body, CaseStepped):
            self.seen |= {body.step, body.to}
            if body.step not in ("split",) and before.cases[body.case].state != body.frm:
                self.broken.append(f"{body.step} from {body.frm}, but {before.cases[body.case].state}")
        self._hold(self._touched(body))

    def _touched(self, body: EventBody) -> CaseBook:
        """The part of the book that the event can have changed: the rest held before and holds still."""
        statement = self.book.statements.get(getattr(body, "statement", ""))
        cases = {getattr(body, "case", ""), statement.case if statement else ""} & set(self.book.cases)
        return CaseBook(
            cases={case: self.book.cases[case] for case in cases},
            statements={statement.statement: statement} if statement else {},
        )

    def _hold(self, book: CaseBook) -> None:
        for invariant in (*rights.BOOK_INVARIANTS, published_alone):
            if fault := invariant(book):
                self.broken.append(f"{invariant.__name__}: {fault}")


# What is owed to people outside, and what somebody was asked for by name, whatever became of the case.
OUTLIVE = frozenset({"ticket", "remedy", "review", "task", "escalation"})


@pytest.fixture(scope="module", params=SHIPPED)
def walked(request: pytest.FixtureRequest) -> tuple[Walked, ...]:
    edition = load_edition(request.param)
    return tuple(Walked(edition, seed).run(STEPS) for seed in SEEDS[request.param])


def test_no_walk_breaks_an_invariant(walked: tuple[Walked, ...]) -> None:
    assert [fault for walk in walked for fault in walk.broken[:3]] == []


def test_the_walks_go_everywhere(walked: tuple[Walked, ...]) -> None:
    """A walk that goes nowhere proves nothing: all states, all moving steps, publication, 7–8, conflicts, appeals."""
    seen = set().union(*(walk.seen for walk in walked))
    assert set(CASE_STATES) - {"NEW"} <= seen
    moving = {"log", "gate", "leave_gated", "service", "verify", "triage", "acknowledge", "leave", "new_evidence", "watch",
              "watch_back", "decide", "act", "track", "close", "reopen", "merge", "split"}  # fmt: skip
    assert moving - seen == set()
    kinds = set().union(*(walk.kinds for walk in walked))
    assert {"StatementApproved", "PublicLogEntered", "LeakCleared", "ErrorRaised", "AppealAnswered", "ActionSigned",
            "TestRecorded", "ConflictRecorded", "TicketAnswered", "RemedyPromised", "EscalationAnswered"} <= kinds  # fmt: skip
    assert {"StepUndone", "CaseHandedOver", "HandOverAnswered", "TaskAssigned", "TaskFinished", "OpinionGiven",
            "AttachmentAdded", "QuestionReminded", "RabatRecorded", "RemedyFulfilled"} <= kinds  # fmt: skip
    assert sum(walk.published for walk in walked) > 10  # 14–26 by edition; a leak must be cleared first


def test_the_walks_meet_every_kind_of_refusal_of_the_core(walked: tuple[Walked, ...]) -> None:
    met = {rule for walk in walked for rule in walk.refused}
    assert {"role", "state", "ceiling", "I1", "I2", "I3", "I5", "I9", "author≠approver", "approval", "signature",
            "three-part test", "rights-independence", "evidence", "gate", "appeal", "jurisdiction", "undo", "hand-over",
            "attachment"} <= met  # fmt: skip


def test_folding_the_log_again_gives_the_same_book(walked: tuple[Walked, ...]) -> None:
    for walk in walked:
        again = CaseBook()
        for at, actor, body in walk.log:
            again = apply(again, body, at, actor)
        assert again == walk.book


def test_the_same_seed_walks_the_same_way() -> None:
    edition = load_edition()
    first, second = (Walked(edition, 5).run(150).log for _ in range(2))
    assert first == second
