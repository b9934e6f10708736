"""A piece of work that a seat could do now: how urgent, since when it lies there, how long it takes a practised hand."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from types import MappingProxyType

from infodrill.automata.character import Character
from infodrill.casework.book import Case
from infodrill.casework.noun import CaseCommand
from infodrill.casework.stances import early
from infodrill.casework.steps import WRITERS
from infodrill.conduct.noun import Command
from infodrill.conduct.reading import Reading
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import RANK, rank_of
from infodrill.kernel.streams import choose

OURS = 15  # how much sooner what our own notice got wrong is dealt with: whoever believes it believes us
UNTOLD = (
    2  # the same of what an owner has answered while nobody has been told, so that no triage puts it behind
)
LIES = (
    5 * 60
)  # seconds for which an answer may lie in the house before it goes before all but what is urgent itself
BEHIND_P1 = 1  # weight of what lies there longer
TOO_LONG, NEXT = 8 * 60, -4  # seconds after which it is the next thing done, and the weight of that
ASKED = "G3"  # the gate's code of a question
FIRST_GO = 8 * 60  # seconds for which a person's work is left to them by those who could do it as well
# What stands between a P1 and the word to the public on it, beside the writing.
BEFORE_A_WORD = frozenset(
    {"evidence", "verdict", "confirm_gate", "triage", "decide", "test", "sign", "clear", "approve"}
)
ASIDE = 45  # weight of work beside the cases
LAST = 100  # above every weight

# Seconds of a practised officer's work, in whole minutes or halves of one; training assumptions of the range, not measured.
# What takes none goes with the piece of work before it.
WORK = MappingProxyType(
    {
        "acknowledge": 30, "receipt": 60, "message": 180, "open": 60, "log": 60, "merge": 30, "split": 90, "gate": 60,
        "leave": 60, "ticket": 120, "answer_ticket": 180, "ask": 60, "owner_answer": 120, "evidence": 0,
        "conflict": 0, "verdict": 60, "confirm_gate": 60, "triage": 60, "decide": 120, "test": 150, "sign": 60,
        "act": 0, "acknowledge_case": 120, "watch": 60, "track": 30, "close": 90, "escalate": 30, "answer": 60,
        "draft": 120, "first_word": 90, "submit": 0, "approve": 60, "publish": 30, "raise": 60, "self_correct": 180, "trap": 60,
        "press": 90, "guidance": 90, "relay": 30, "queue": 30, "sheet": 150, "watch_list": 60,
        "foresee": 90, "meeting": 90, "minute": 60, "opinion": 120, "advice": 120, "appeal": 120, "appeal_answer": 180,
        "objection": 60, "hand_over": 30, "task": 90, "remedy": 90, "remind": 30, "bulletin": 180, "directive": 120,
        "request": 30, "clear": 60, "return": 30, "offer": 30, "mark": 30,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`weight`: lower is done first. `key` names it for ties and command ids. `waited`: a person waits for it, on P1."""

    weight: int
    since: int
    work: str
    key: str
    command: Command
    waited: bool = False

    def ready_at(self, last_act: int, character: Character) -> int:
        """The exercise second at which this seat can have done it, when it was free from `last_act` on."""
        if self.waited:  # done with the next minute, whatever else the seat is at
            return self.since
        return max(self.since, last_act) + WORK[self.work] * character.pace // 1000


@dataclass(frozen=True, slots=True)
class Duty:
    """What a behaviour gets: the seat's view, its character and the drill's seed for its misjudgements."""

    view: SeatView
    character: Character
    seed: int

    def hard_on(self, reading: Reading) -> bool:
        """The heavy hand falls on what touches an office or alarms; a harmless question it treats like anybody."""
        return self.character.heavy_hand and (bool(reading.about) or reading.harm != "H0")

    def errs(self, case: str, step: str) -> bool:
        return self.character.errs(self.seed, self.view.seat.seat, case, step)

    def overlooks(self, case: Case, step: str) -> bool:
        """Whether this seat misses something, and no colleague sees it who reads the case again with its owner's answer."""
        read_again = self.character.reads_again and case.newest_answer is not None
        seen = read_again and not self.errs(case.case, f"second look at {step}")
        return self.errs(case.case, step) and not seen

    def holds(self, *roles: str) -> str:
        """The first of these roles that the seat holds, "" when none."""
        held = self.view.seat.roles
        for role in roles:
            if role in held:
                return role
        return ""

    def pick(self, options: Sequence[str], *ids: str) -> str:
        """One of several wordings, fixed by the seed and what it is about."""
        return choose(options, self.seed, "words", self.view.seat.seat, *ids)

    def propose(
        self, work: str, case: Case | None, command: Command, *, since: int = -1, lead: int = 0
    ) -> Proposal:
        """A proposal about a case; `lead` moves it forward (negative) or back within its priority."""
        weight = (rank_of(case) if case else 4) + lead
        if case and not self.character.offhand and self.view.read(case).ours:
            # Where our own word leads people into danger, no triage puts it behind anything.
            weight = (min(weight, RANK["P1"] + lead) if case.danger else weight) - OURS
        elif case and (first := self._untold(case)):
            # Among these what somebody may come to harm by goes before what is merely asked.
            weight = min(weight, RANK[first] + lead) - (
                UNTOLD if case.danger or case.gate_code != ASKED else 0
            )
            lies = self._lies(case)
            weight = min(weight, NEXT if lies >= TOO_LONG else BEHIND_P1 if lies >= LIES else weight)
        began = since if since >= 0 else self.view.since(case.case) if case else 0
        key = f"{work}:{case.case if case else ''}:{type(command).__name__}"
        waited = work in BEFORE_A_WORD and case is not None and self.a_writer_waits(case)
        return Proposal(weight=weight, since=began, work=work, key=key, command=command, waited=waited)

    def _untold(self, case: Case) -> str:
        """The priority as which a case is worked on that its owner has answered and on which nothing is out yet: a danger that is
        none, and what people ask; "" = its own."""
        told = [question.verdict for question in case.questions if question.verdict]
        mine = (text.published for text in self.view.statements if text.case == case.case)
        # A first word that it is not known tells nobody what has been answered since.
        if not told or any(said and said.stance != "unknown" for said in mine):
            return ""
        if case.danger:
            return "P1"
        return "P2" if case.gate_code == ASKED else ""

    def _lies(self, case: Case) -> int:
        """For how many seconds what its owner has answered lies in the house already."""
        return self.view.now - min(question.answered_at for question in case.questions if question.verdict)

    def a_writer_waits(self, case: Case) -> bool:
        """True of a P1 on which a person writes: whoever trains to speak in time is not to wait for a program."""
        people = (self.view.seats.seats[seat] for seat in self.view.people)
        return rank_of(case) == RANK["P1"] and any(person.roles & WRITERS for person in people)

    def aside(self, work: str, item: str, command: Command, since: int, *, lead: int = 0) -> Proposal:
        """Work beside the cases: done when no case waits for this seat."""
        return Proposal(weight=ASIDE + lead, since=since, work=work, key=f"{work}:{item}", command=command)

    def may(self, command: Command) -> bool:
        """True when the seat may take the command's step now; the range itself says so of what is no step of a case or text."""
        return not isinstance(command, CaseCommand) or self.view.casework.takes(command)

    def left_to_a_person(self, since: int, roles: frozenset[str], cell: str = "") -> bool:
        """True while someone else who is a person, in `cell` ("" = any), could do with one of `roles` what waits since then."""
        view = self.view
        if view.now >= since + FIRST_GO:
            return False
        people = (view.seats.seats[seat] for seat in view.people if seat != view.seat.seat)
        return any(person.roles & roles and cell in ("", person.cell) for person in people)

    def first_word_waits(self, case: Case) -> bool:
        """True while a first word that a person wrote lies with its readers, or approved, and may go out as the case stands: what
        people wrote is not made void by a program's next step."""
        return any(
            text.state == "REVIEW"
            and early(case, text.kind)
            and text.newest.author_seat in self.view.people
            and self.view.now < text.newest.at + FIRST_GO
            for text in self.view.statements
            if text.case == case.case
        )

    def first_of(self, *roles: str) -> bool:
        """True for the first seat of the directory that holds one of these roles: for work that is done once."""
        seats = self.view.seats.seats.values()
        first = next((seat.seat for seat in seats if seat.roles & set(roles)), "")
        return first == self.view.seat.seat


Behaviour = Callable[[Duty], Iterator[Proposal]]


def of_roles(*roles: str) -> Callable[[Callable[[Duty, str], Iterator[Proposal]]], Behaviour]:
    """Declare what is the work of whoever holds one of these roles: it is given the first that the seat holds."""

    def declare(work: Callable[[Duty, str], Iterator[Proposal]]) -> Behaviour:
        @wraps(work)
        def behaviour(duty: Duty) -> Iterator[Proposal]:
            role = duty.holds(*roles)
            return work(duty, role) if role else iter(())

        return behaviour

    return declare
