"""Random walks over the desk: random commands by random seats, half of them aimed at what a case's state calls for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from infodrill.casework import rights
from infodrill.casework.book import Case, CaseBook
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.closing import CloseCase, Leave, Track
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.escalation import REASONS, AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import KINDS, AddAttachment, AddEvidence, GiveOpinion
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver, HandOver
from infodrill.casework.nouns.intake import INTAKES, LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.nouns.marking import MarkArtefact
from infodrill.casework.nouns.measures import LiftMeasure, RecordRabat, RecordTest, ReviewMeasure
from infodrill.casework.nouns.publishing import ApproveStatement, ClearLeak, PublishStatement
from infodrill.casework.nouns.questions import RECORDS, AnswerQuestion, AskOwner, RemindOwner
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.service import Acknowledge, AnswerTicket, FulfilRemedy, OpenTicket
from infodrill.casework.nouns.statement import CHANNELS, ReturnStatement, SubmitStatement
from infodrill.casework.nouns.tasks import AssignTask, FinishTask
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.nouns.verdict import RecordConflict, ReopenCase, SetVerdict
from infodrill.casework.steps import CASE_STATES, ROLES
from infodrill.kernel.streams import draw_below
from tests.casework.table import draft
from tests.casework.walkplan import AIMED, BESIDE, CELLS, DISTRICT, PROVED, ROLE_OF, TEXTS, UNPROVED

T = TypeVar("T")


class Walk:
    """Commands drawn for a book: the same seed gives the same walk."""

    def __init__(self, seed: int) -> None:
        self.seed, self.count = seed, 0

    def pick(self, options: Sequence[T]) -> T:
        self.count += 1
        return options[draw_below(len(options), self.seed, "walk", self.count)]

    def below(self, bound: int) -> int:
        self.count += 1
        return draw_below(bound, self.seed, "walk", self.count)

    def cell(self, cmd: CaseCommand, book: CaseBook, top: int) -> str:
        """A cell for a command: mostly one that may act on the case, else any."""
        case = book.cases.get(getattr(cmd, "case", ""))
        every = CELLS if top < 3 else (*CELLS, DISTRICT, DISTRICT)
        if case is None or self.below(5) == 0:
            return self.pick(every)
        if isinstance(cmd, AnswerHandOver) and case.offered:
            return case.offered.to
        if isinstance(cmd, FinishTask) and case.tasks:
            return case.tasks[-1].to
        if isinstance(cmd, AnswerQuestion) and case.questions and case.questions[-1].owner:
            return case.questions[-1].owner
        if isinstance(cmd, HandOver):
            return case.cell
        if cmd.role.startswith("L1") and case.ward:
            return case.ward
        return self.pick((*every[2:], case.cell))

    def roles(self, role: str) -> frozenset[str]:
        extra = {self.pick(sorted(ROLES))} if self.below(4) == 0 else set()
        held = {role} | extra
        return frozenset(held) if self.below(40) else frozenset(extra)

    def command(self, book: CaseBook, at: int) -> CaseCommand:
        if len(book.cases) < 8 or self.below(90) == 0:
            return OpenCase(
                role=self.pick(ROLE_OF["OpenCase"]), intake=self.pick(INTAKES), source="free",
                said=self.pick(TEXTS),
            )  # fmt: skip
        recent = list(book.cases.values())[-10:]
        # the further of two: a walk that only opens cases proves little
        case = max(
            self.pick(recent), self.pick(recent), key=lambda each_case: CASE_STATES.index(each_case.state) % 8
        )
        if self.below(7) == 0:
            return self.build(self.pick(BESIDE), case.case, book, at)
        verb = self.pick(self.aimed(case)) if self.below(8) else self.pick(sorted(ROLE_OF))
        return self.build(verb, case.case, book, at)

    def aimed(self, case: Case) -> tuple[str, ...]:
        if case.state == "VERIFYING":
            true = ("Acknowledge", "AnswerGate") * 4 if case.verdict in rights.TRUE_VERDICTS else ()
            return (*PROVED, *true) if case.verdict_at >= 0 else UNPROVED
        if case.state == "ACTING" and case.statements:
            return ("Statement",) * 6 + AIMED["ACTING"]
        return AIMED[case.state]

    def build(self, verb: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        if verb == "Statement":
            verb = self.way_of_statement(case, book)
        if verb == "Appeal":
            verb = self.pick(("FileAppeal", "AnswerAppeal"))
        if verb == "Measure":
            verb = self.pick(("ReviewMeasure", "ReviewMeasure", "LiftMeasure"))
        role = self.pick(ROLE_OF[verb]) if self.below(9) else self.pick(sorted(ROLES))
        return getattr(self, f"_{verb}")(role, case, book, at)  # type: ignore[no-any-return]

    def way_of_statement(self, case: str, book: CaseBook) -> str:
        mine = book.cases[case].statements
        if not mine:
            return "DraftStatement"
        state = book.statements[mine[-1]].state
        ways = {
            "DRAFTING": ("SubmitStatement",),
            "REVIEW": self.review(case, book),
            "PUBLISHED": (
                "RaiseError",
                "SelfCorrect",
                "SelfCorrect",
                "ApproveStatement",
                "DraftStatement",
                "FileAppeal",
            ),
        }
        return self.pick(ways[state])

    def review(self, case: str, book: CaseBook) -> tuple[str, ...]:
        """Publishing lies near once a version has its approvals."""
        approved = len(book.statements[book.cases[case].statements[-1]].approvals)
        likely = ("PublishStatement",) * 5 if approved > 1 else ("ApproveStatement",) * 5
        return (*likely, "PublishStatement", "ReturnStatement", "ClearLeak")

    # ---- one builder a verb -----------------------------------------------------------------------------------

    def _OpenCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return OpenCase(
            role=role, intake=self.pick((*INTAKES, "fax")), source="free", said=self.pick(TEXTS),
            place="km 3", danger=self.pick(("yes", "no", "", "maybe")), seen_at=self.pick((-1, at, at + 60)),
            parent=case if self.below(4) == 0 else "",
        )  # fmt: skip

    def _LogCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return LogCase(role=role, case=case, sentence=self.pick(TEXTS), danger=self.below(2) == 0)

    def _MergeCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return MergeCase(role, case, self.pick(list(book.cases)))

    def _SplitCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        merged = book.cases[case].merged
        report = self.pick(merged) if merged and self.below(2) else ""
        return SplitCase(
            role=role, case=case, sentence=self.pick(TEXTS), danger=self.below(2) == 0, report=report
        )

    def _UndoStep(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        fresh = [key for key, held in book.undo.items() if held.step and at - held.at < 90]
        return UndoStep(role, self.pick(fresh) if fresh else case)

    def _HandOver(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return HandOver(role=role, case=case, to_cell=self.pick((*CELLS, "A cell")), reason=self.pick(TEXTS))

    def _AnswerHandOver(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        offered = [each_case.case for each_case in book.cases.values() if each_case.offered]
        return AnswerHandOver(
            role=role, case=self.pick(offered) if offered else case, accept=self.below(2) == 0,
            text=self.pick(TEXTS),
        )  # fmt: skip

    def _AssignTask(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return AssignTask(
            role=role, case=case, cell=self.pick(CELLS), what=self.pick(TEXTS), due=at + self.below(9) * 600
        )

    def _FinishTask(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        owed = [
            (each_case.case, task.task)
            for each_case in book.cases.values()
            for task in each_case.tasks
            if task.done_at < 0
        ]
        case, task = self.pick(owed) if owed else (case, "c0.k0")
        return FinishTask(role=role, case=case, task=task, text=self.pick(TEXTS))

    def _MarkArtefact(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        items = [f"{case}.said", *(evidence.evidence for evidence in book.cases[case].evidence), "c0.e0"]
        return MarkArtefact(
            role=role,
            case=case,
            artefact=self.pick(items),
            tlp=self.pick(tuple(rights.MARKINGS)),
            reason=self.pick(TEXTS),
        )

    def _GiveOpinion(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return GiveOpinion(
            role=role, case=case, verdict=self.pick(rights.VERDICTS), confidence=self.below(1001),
            text=f"{self.pick(TEXTS)} {self.below(99)}",
        )  # fmt: skip

    def _AddAttachment(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        item = self.pick([evidence.evidence for evidence in book.cases[case].evidence] or ["c0.e0"])
        content = self.pick((f"Gauge {self.below(999)}".encode(), b"<svg/onload=x>", b"\x00", b""))
        return AddAttachment(role=role, case=case, evidence=item, name="../gauge.exe", content=content)

    def _RemindOwner(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return RemindOwner(
            role, case, self.pick([question.question for question in book.cases[case].questions] or ["c0.q0"])
        )

    def _RecordRabat(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        answers = ("yes",) * 6 if self.below(3) else tuple(self.pick(("yes", "no")) for _ in range(6))
        return RecordRabat(role=role, case=case, answers=answers, reason=self.pick(TEXTS))

    def _measured(self, case: str, book: CaseBook) -> tuple[str, int]:
        stand = [
            (each_case.case, each.action)
            for each_case in book.cases.values()
            for each in each_case.measures
            if each.running
        ]
        return self.pick(stand) if stand else (case, 7)

    def _ReviewMeasure(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        case, action = self._measured(case, book)
        return ReviewMeasure(
            role=role, case=case, action=action, keep=self.below(3) > 0, reason=self.pick(TEXTS),
            review_at=at + self.below(9) * 7200,
        )  # fmt: skip

    def _LiftMeasure(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        case, action = self._measured(case, book)
        return LiftMeasure(role=role, case=case, action=action, reason=self.pick(TEXTS))

    def _FulfilRemedy(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        owed = [
            (each_case.case, each.ticket)
            for each_case in book.cases.values()
            for each in each_case.remedies
            if each.done_at < 0
        ]
        case, ticket = self.pick(owed) if owed else (case, "")
        return FulfilRemedy(role=role, case=case, text=self.pick(TEXTS), ticket=ticket)

    def _AnswerGate(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        verdict = book.cases[case].verdict
        likely = ("no",) * 12 + ("yes", "unsure")
        answers = ["yes" if self.below(4) else "no", *(self.pick(likely) for _ in range(8))]
        if self.below(3) == 0:
            answers[5] = "unsure"
        if verdict and self.below(4):
            answers[1:8] = ["no"] * 7
            answers[5] = {"TRUE": "yes", "MOSTLY_TRUE": "yes", "UNPROVEN": "unsure"}.get(verdict, "no")
        return AnswerGate(role=role, case=case, answers=tuple(answers), note=self.pick(TEXTS))

    def _AskOwner(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return AskOwner(role=role, case=case, owner=self.pick(("dyke", "pumps", "")), text=self.pick(TEXTS))

    def _AnswerQuestion(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        question = self.pick([asked.question for asked in book.cases[case].questions] or ["c0.q0"])
        return AnswerQuestion(role=role, case=case, question=question, verdict=self.pick(("",
                                  *rights.VERDICTS)), record=self.pick(RECORDS),
                                  disputes=self.below(5) == 0, text=self.pick(TEXTS))  # fmt: skip

    def _AddEvidence(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        kind, grade = self.pick(("primary", *KINDS)), self.pick(("A1", "B2", "B3", "C3", "Z9"))
        return AddEvidence(role=role, case=case, kind=kind, grade=grade, tlp=self.pick(tuple(rights.MARKINGS)),
                               text=f"{self.pick(TEXTS)} {self.below(99)}")  # fmt: skip

    def _RecordConflict(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return RecordConflict(
            role=role, case=case, unit=self.pick(CELLS),
            reason=self.pick(("misconduct", "concealment", "about_unit", "mood")),
        )  # fmt: skip

    def _SetVerdict(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        verdict = self.pick((*rights.VERDICTS, "FALSE", "FALSE", "FALSE", "TRUE", "BAD"))
        return SetVerdict(role=role, case=case, verdict=verdict, confidence=self.below(1001), evidence=())

    def _Triage(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Triage(
            role=role, case=case, v=f"V{self.below(4)}", h=f"H{self.below(5)}", s=self.below(7),
            confidence=self.below(1001),
        )  # fmt: skip

    def _Leave(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Leave(role, case, self.pick(TEXTS))

    def _OpenTicket(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return OpenTicket(role=role, case=case, text=self.pick(TEXTS), due=self.pick((0, at + 3600, at - 5)))

    def _AnswerTicket(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        ticket = self.pick([one for one, _, _ in book.cases[case].tickets] or ["c0.t0"])
        return AnswerTicket(
            role=role, case=case, ticket=ticket, remedy_due=at + self.below(9) * 3600, text=self.pick(TEXTS)
        )

    def _Acknowledge(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Acknowledge(
            role=role, case=case, due=at + self.below(9) * 3600, independent_check=True, text=self.pick(TEXTS)
        )

    def _Watch(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Watch(role, case, at + self.below(20) * 300)

    def _Decide(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        held = book.cases[case]
        if self.below(4) == 0:
            actions = tuple(self.below(10) for _ in range(1 + self.below(3)))
        else:
            actions = tuple(
                self.pick(sorted(rights.CEILING[held.gate_code or "GU"])) for _ in range(1 + self.below(2))
            )
        fitting = "leave" if set(actions) == {0} else "refer" if 8 in actions else "respond"
        disposition = (
            fitting if self.below(4) else self.pick(("service", "acknowledge", "leave", "refer", "watch"))
        )
        if self.below(4):
            role = {"P1": "L2-LEAD", "P2": "L2-DUTY"}.get(held.priority, "L1-LEAD")
        return Decide(
            role=role, case=case, disposition=disposition, actions=actions,
            less_intrusive_considered=self.below(6) > 0, reason=self.pick(TEXTS),
        )  # fmt: skip

    def _RecordTest(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        aim = self.pick((*rights.AIMS, "image_of_the_city"))
        return RecordTest(
            role=role, case=case, action=self.pick((7, 8, 5)), basis="ordinance-1", aim=aim, duration_days=14,
            review_at=at + 3600, least_intrusive="a warning was tried", harm_link="money",
        )  # fmt: skip

    def _SignAction(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return SignAction(role, case, self.pick(book.cases[case].tests or (7, 8)))

    def _Act(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Act(role, case)

    def _Track(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Track(role, case)

    def _CloseCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return CloseCase(role=role, case=case, target_met=self.below(2) == 0, reason=self.pick(TEXTS))

    def _ReopenCase(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return ReopenCase(role, case, self.pick(TEXTS))

    def _Escalate(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return Escalate(role, case, self.pick((*REASONS, "anger")))

    def _AnswerEscalation(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return AnswerEscalation(role, case, self.pick(TEXTS))

    def _DraftStatement(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        held = book.cases[case]
        kinds = [kind for kind, action in rights.STATEMENT_ACTION.items() if action in held.actions]
        kind = (
            self.pick((*kinds, *kinds, *rights.STATEMENT_ACTION)) if held.state != "VERIFYING" else "holding"
        )
        again = self.pick((*held.statements, "")) if self.below(4) == 0 else ""
        return draft("" if self.below(20) == 0 else case, kind, self.pick(rights.STANCES), role, statement=again,
                     next_update=self.pick((0, at + 1800, at + 600, at - 9)), channels=(self.pick(CHANNELS),),
                     body_vi=f"{self.pick(TEXTS)} Đê km 3 giữ vững, theo trạm đo lúc 22:50.")  # fmt: skip

    def _statement(self, case: str, book: CaseBook) -> str:
        mine = book.cases[case].statements
        return self.pick(mine) if mine else self.pick(list(book.statements) or ["s0"])

    def _SubmitStatement(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return SubmitStatement(role, self._statement(case, book))

    def _ApproveStatement(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        name = self._statement(case, book)
        held = {one for one, _, _ in book.statements[name].approvals} if name in book.statements else set()
        missing = sorted({"FACT-OWNER", "RIGHTS"} - held)
        return ApproveStatement(self.pick(missing) if missing and self.below(6) else role, name)

    def _ReturnStatement(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return ReturnStatement(role, self._statement(case, book), self.pick(TEXTS))

    def _PublishStatement(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return PublishStatement(role, self._statement(case, book))

    def _ClearLeak(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return ClearLeak(role, self._statement(case, book), self.pick(TEXTS))

    def _RaiseError(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return RaiseError(role, self._statement(case, book), self.pick(TEXTS))

    def _SelfCorrect(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        said = dict.fromkeys(("title_vi", "title_en", "body_vi", "body_en"), f"Bản mới {self.below(999)}.")
        said["safety"] = self.pick(("", "People are in danger."))
        said |= {"statement": self._statement(case, book), "stance": self.pick(rights.STANCES)}
        return SelfCorrect(role=role, **said)

    def _FileAppeal(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        return FileAppeal(role, self.pick((case, self._statement(case, book))), self.pick(TEXTS))

    def _AnswerAppeal(self, role: str, case: str, book: CaseBook, at: int) -> CaseCommand:
        appeal = self.pick(list(book.appeals) or ["a0"])
        return AnswerAppeal(role=role, appeal=appeal, upheld=self.below(2) == 0, text=self.pick(TEXTS))
