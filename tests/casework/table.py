"""A table of seats for the tests: plays commands through decide and apply, like a drill without a clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from infodrill.casework import desk
from infodrill.casework.book import Case, CaseBook, Statement, apply
from infodrill.casework.edition import Edition, load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.decision import Decide
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.statement import DraftStatement, SubmitStatement
from infodrill.casework.nouns.triage import Triage
from infodrill.casework.nouns.verdict import SetVerdict
from infodrill.casework.steps import ROLES
from infodrill.kernel.events import EventBody

# role → (seat, cell, level); one seat a role, as in a full hall
CELLS = {
    "L1-DUTY": ("ward", 1), "L1-LEAD": ("ward", 1), "CITIZEN-DESK": ("ward", 1), "COLLAB": ("ward", 1),
    "FACT-OWNER": ("dyke", 2), "AGENCY-HEAD": ("pumps", 2), "RIGHTS": ("legal", 2), "OVERSIGHT": ("council", 2),
    "UBND": ("ubnd", 2), "EXPERT": ("experts", 2), "CONG-AN": ("police", 2),
}  # fmt: skip


@dataclass
class Table:
    edition: Edition = field(default_factory=load_edition)
    book: CaseBook = field(default_factory=CaseBook)
    at: int = 0
    log: list[EventBody] = field(default_factory=list)
    both: bool = True  # both languages of a text are asked for before it is approved

    def seat(self, role: str) -> tuple[str, str, int]:
        cell, level = CELLS.get(role, ("city", 2))
        return f"{cell}-{role.lower()}", cell, level

    def play(
        self,
        cmd: CaseCommand,
        minutes: int = 0,
        *,
        seat: str = "",
        cell: str = "",
        roles: frozenset[str] | None = None,
    ) -> tuple[EventBody, ...]:
        """Give the command under its role at the present second plus `minutes`; returns its events."""
        self.at += minutes * 60
        own_seat, own_cell, level = self.seat(cmd.role)
        bodies = desk.decide(
            self.book, cmd, edition=self.edition, at=self.at, seat=seat or own_seat, cell=cell or own_cell, level=level,
            ward="w1" if level == 1 else "", roles=roles or frozenset({cmd.role}), both=self.both,
        )  # fmt: skip
        for body in bodies:
            self.take(body, seat or own_seat)
        return bodies

    def take(self, body: EventBody, actor: str) -> None:
        self.book = apply(self.book, body, self.at, actor)
        self.log.append(body)

    def case(self, case: str = "c1") -> Case:
        return self.book.cases[case]

    def statement(self, statement: str = "s1") -> Statement:
        return self.book.statements[statement]

    # ---- usual stretches of the way ---------------------------------------------------------------------------

    def gated(self, answers: str, danger: bool = True, note: str = "as reported") -> str:
        """A new case up to GATED; `answers` as nine letters y, n, u. Returns its id."""
        self.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say something."))
        case = f"c{len(self.book.cases)}"
        self.play(
            LogCase(role="L1-DUTY", case=case, sentence="It is said that the dyke broke.", danger=danger), 1
        )
        self.play(AnswerGate(role="L1-DUTY", case=case, answers=letters(answers), note=note), 1)
        return case

    def verified(self, verdict: str, answers: str = "ynnnnunnn", danger: bool = True) -> str:
        """A case with a verdict on a primary record and the gate confirmed by RIGHTS."""
        case = self.gated(answers, danger)
        self.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What does the gauge say?"), 1)
        question = f"{case}.q1"
        self.play(
            AnswerQuestion(
                role="FACT-OWNER",
                case=case,
                question=question,
                verdict=verdict,
                record="primary",
                disputes=False,
                text="Gauge 4.12 m, falling.",
            ),
            5,
        )
        self.play(
            SetVerdict(role="VERIFY", case=case, verdict=verdict, confidence=900, evidence=(question,)), 1
        )
        self.play(
            AnswerGate(
                role="RIGHTS",
                case=case,
                answers=letters(after(answers, verdict)),
                note="confirmed with the record",
            ),
            1,
        )
        return case

    def decided(
        self, verdict: str = "FALSE", actions: tuple[int, ...] = (5,), h: str = "H3", s: int = 3
    ) -> str:
        """A case with a decision by the role its priority asks for."""
        case = self.verified(verdict)
        self.play(Triage(role="VERIFY", case=case, v="V3", h=h, s=s, confidence=800), 1)
        role = {"P1": "L2-LEAD", "P2": "L2-DUTY"}.get(self.case(case).priority, "L1-LEAD")
        self.play(
            Decide(
                role=role,
                case=case,
                disposition="respond",
                actions=actions,
                less_intrusive_considered=True,
                reason="People act upon it.",
            ),
            1,
        )
        return case

    def draft(
        self, case: str, kind: str = "correction", stance: str = "deny", role: str = "COMMS", **more: object
    ) -> str:
        self.play(draft(case, kind, stance, role, **more), 1)
        return f"s{len(self.book.statements)}"

    def published(self, case: str, kind: str = "correction", stance: str = "deny") -> str:
        """A statement drafted, submitted, approved by both and published."""
        statement = self.draft(case, kind, stance)
        self.play(SubmitStatement("COMMS", statement))
        self.play(ApproveStatement("FACT-OWNER", statement))
        self.play(ApproveStatement("RIGHTS", statement))
        self.play(PublishStatement("SPOKE", statement))
        return statement


def draft(
    case: str, kind: str = "correction", stance: str = "deny", role: str = "COMMS", **more: object
) -> DraftStatement:
    values: dict[str, object] = {
        "channels": ("feed",), "figures": ("4.12 m",), "title_vi": "Đê km 3 không vỡ", "title_en": "The dyke at km 3 holds",
        "body_vi": "Đê km 3 không vỡ, theo trạm đo lúc 22:50 mực nước 4,12 m. Bà con nên ở lại nhà.",
        "body_en": "The dyke at km 3 holds; the gauge read 4.12 m at 22:50. Please stay at home.",
    }  # fmt: skip
    return DraftStatement(role=role, case=case, kind=kind, stance=stance, **{**values, **more})  # type: ignore[arg-type]


def letters(answers: str) -> tuple[str, ...]:
    return tuple({"y": "yes", "n": "no", "u": "unsure"}[answer] for answer in answers)


def after(answers: str, verdict: str) -> str:
    """The nine answers once question 6 follows the verdict."""
    sixth = {"TRUE": "y", "MOSTLY_TRUE": "y", "UNPROVEN": "u"}.get(verdict, "n")
    return answers[:5] + sixth + answers[6:]


def everyone() -> frozenset[str]:
    return ROLES
