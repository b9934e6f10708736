"""A small invented drill and a pen that writes its log by hand: what the measures are computed from in these tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from infodrill.casework.nouns.decision import CaseDecided, PublicLogEntered
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.city import StatementReleased, WaveStarted
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed, DrillOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.record import Record
from infodrill.scenario import schema

MIN = 60
NO = ("no",) * 9
# What was done, why, as of when, and what to do.
TEXT_VI = (
    "Đã kiểm tra bài của chúng tôi, vì hồ sơ ghi khác, tính đến 10 giờ. Bài ấy không dùng nữa, việc khác chưa xong. "
    "Hãy giữ phiếu cũ."
)
TEXT_EN = (
    "Our own notice was checked because the record says otherwise, as of 10 am. That notice is not used any more, the rest is "
    "still open. Please wait for the next word."
)


def bi(text: str) -> schema.Bi:
    return schema.Bi(vi=f"{text} (vi)", en=text)


def claim(name: str, code: str, verdict: str, harm: str = "H3", **more: object) -> schema.Claim:
    """A claim known to its owner from second 0, unless `truth` says otherwise."""
    steps = {
        "G0": "correct", "G7": "correct", "G4": "service", "G5": "acknowledge", "GU": "hold",
    }  # fmt: skip
    given: dict[str, object] = {
        "id": name, "situation": "K1", "sentence": bi(f"claim {name}"), "gate_code": code, "gate_answers": NO, "harm": harm,
        "harm_why": bi("why"), "void": "V2", "disposition": "respond", "advice": bi("advice"), "pull": 10,
        "truth": ({"at": 0, "known_from": 0, "verdict": verdict, "why": bi(f"record of {name}"), "record": "primary"},),
        "right_path": ({"what": steps.get(code, "leave"), "by": "SPOKE", "after": 0, "note": bi("note")},),
        "waves": ({"at": 0, "roots": 5, "layers": ("feed",)},),
    }  # fmt: skip
    return schema.Claim.model_validate(given | more)


def known(at: int, verdict: str) -> dict[str, object]:
    return {"at": at, "known_from": at, "verdict": verdict, "why": bi(f"from {at}"), "record": "primary"}


def cells() -> schema.Cells:
    rows = [
        {
            "id": each_bi,
            "name": bi(each_bi),
            "level": level,
            "ward": ward,
            "organisation": bi(each_bi),
            "seats": (seat,),
        }
        for each_bi, level, ward in (("ward-a", 1, "a"), ("ward-b", 1, "b"), ("city", 2, None))
        for seat in ({"id": f"{each_bi}.desk", "name": bi("desk"), "roles": ("L1-DUTY",)},)
    ]
    return schema.Cells.model_validate({"cells": rows})


def scenario(*claims: schema.Claim, traps: bool = True, run_on_hours: int = 1) -> schema.Scenario:
    """Two wards, three cells, one inject a claim."""
    drill = {
        "format": 2, "id": "seaside", "title": bi("Seaside"), "subtitle": bi("a small drill"), "synopsis": bi("synopsis"),
        "briefing": bi("briefing"), "epoch": "2026-08-14T19:00:00+07:00",
        "objectives": (
            {"id": "protect", "text": bi("Leave protected expression alone")},
            {"id": "speak", "text": bi("Speak in time")},
        ),
        "phases": tuple({"number": n, "minutes": 60, "title": bi(f"phase {n}")} for n in (1, 2, 3, 4)),
        "moves": ({"number": 1, "at": 0, "story": "22:40", "title": bi("night")},), "run_on_hours": run_on_hours,
        "accounts": 2_000, "edition": "vn-2025", "preset": "groups", "traps": traps,
        "situations": ({"id": "K1", "title": bi("situation"), "lesson": bi("lesson")},),
    }  # fmt: skip
    msel = tuple(
        {
            "number": n,
            "situation": "K1",
            "phase": 3,
            "at": 0,
            "kind": "inject",
            "from": "resident",
            "to": {"cells": ("ward-a",)},
            "method": "hotline",
            "subject": bi(f"row {n}"),
            "body": bi("body"),
            "synopsis": bi("synopsis"),
            "claim": each_claim.id,
            "objectives": ("protect",),
            "controller": "CTRL",
            "approver": "DIR",
            "status": "approved",
        }
        for n, each_claim in enumerate(claims, 1)
    )
    task = {"id": "task", "text": bi("task")}
    evaluation = [
        {
            "id": "gate",
            "objective": "protect",
            "title": bi("gate"),
            "target": bi("all"),
            "tasks": (task | {"measure": "E2"}, task | {"measure": "E3"}),
        },
        {
            "id": "word",
            "objective": "speak",
            "title": bi("word"),
            "target": bi("soon"),
            "tasks": (task | {"measure": "E7"}, task | {"measure": "E4"}),
        },
    ]
    grammar = {"id": "noise", "language": "vi", "stance": "noise", "start": ("trời mưa",)}
    return schema.Scenario.model_validate(
        {
            "drill": drill,
            "claims": claims,
            "cells": cells(),
            "msel": {"injects": msel},
            "evaluation": {"capabilities": evaluation},
            "places": {
                "city": bi("Seaside"),
                "wards": (
                    {"id": "a", "name": bi("A"), "population": 3000},
                    {"id": "b", "name": bi("B"), "population": 2000},
                ),
            },
            "texts": {"grammars": (grammar,)},
        }
    )


@dataclass
class Pen:
    """Writes a log event by event; minutes in, seconds out."""

    scenario: schema.Scenario
    events: list[Event] = field(default_factory=list)
    statements: int = 0

    def __post_init__(self) -> None:
        drill = self.scenario.drill
        self.write(
            0,
            DrillOpened(
                scenario=drill.id,
                scenario_digest="5c" * 32,
                seed=7,
                accounts=drill.accounts,
                preset=drill.preset,
                assumptions="base",
                model_version="city-1",
                charter_digest="aa" * 32,
                charter_release="",
                charter_state="unknown",
                edition="vn-2025",
                edition_digest="bb" * 32,
                plugins=(),
                cells={},
                traps=drill.traps,
                language="vi",
            ),
            actor="runner",
        )
        self.write(0, PhaseBegun(1), actor="runner")
        self.write(0, MoveBegun(1, "22:40"), actor="runner")

    def write(self, minute: float, body: EventBody, actor: str = "ward-a.desk") -> int:
        self.events.append(Event(seq=len(self.events), at=int(minute * MIN), actor=actor, body=body))
        return len(self.events) - 1

    def wave(self, minute: float, claim_id: str, roots: int = 5) -> None:
        self.write(
            minute, WaveStarted(claim=claim_id, roots=roots, layers=("feed",), ward=""), actor="runner"
        )

    def open(
        self,
        minute: float,
        case: str,
        claim_id: str,
        *,
        cell: str = "ward-a",
        level: int = 1,
        parent: str = "",
    ) -> None:
        """A planned report is delivered and reaches an intake; the hidden claim is linked."""
        row = next((inject.number for inject in self.scenario.msel.injects if inject.claim == claim_id), 0)
        if row:
            delivered = InjectDelivered(
                inject=row, planned=0, run_status="delivered", recipients=("desk",), public=False
            )
            self.write(minute, delivered, actor="runner")
        self.write(
            minute,
            CaseOpened(
                case=case,
                intake="hotline",
                source=f"inject:{row or 1}",
                cell=cell,
                ward="a",
                level=level,
                parent=parent,
            ),
            actor="runner",
        )
        if claim_id:
            self.write(minute, CaseLinked(case=case, claim=claim_id, by="conduct"), actor="runner")

    def log(self, minute: float, case: str, priority: str = "P1") -> None:
        self.write(
            minute,
            CaseLogged(
                case=case, sentence=Text(f"sentence of {case}"), priority=priority, danger=priority == "P1"
            ),
        )
        self.step(minute, case, "log", "NEW", "LOGGED")

    def step(self, minute: float, case: str, step: str, frm: str, to: str, disposition: str = "") -> None:
        self.write(
            minute,
            CaseStepped(
                case=case, step=step, frm=frm, to=to, role="L1-DUTY", cell="ward-a", disposition=disposition
            ),
        )

    def gate(self, minute: float, case: str, code: str, passing: int = 1) -> int:
        return self.write(
            minute,
            GatePassed(case=case, passing=passing, answers=NO, code=code, role="L1-DUTY", cell="ward-a"),
        )

    def verdict(self, minute: float, case: str, verdict: str, confidence: int = 900) -> None:
        self.write(
            minute,
            VerdictSet(
                case=case,
                verdict=verdict,
                confidence=confidence,
                evidence=("e1",),
                role="VERIFY",
                cell="city",
            ),
        )

    def decide(self, minute: float, case: str, *actions: int) -> None:
        self.write(
            minute,
            CaseDecided(
                case=case,
                disposition="respond",
                actions=actions,
                role="L2-LEAD",
                cell="city",
                less_intrusive_considered=True,
                reason=Text("because"),
            ),
        )

    def about(self, case: str) -> str:
        """The claim that a case is linked to; before anybody links it, of all."""
        linked = [
            event.body.claim
            for event in self.events
            if isinstance(event.body, CaseLinked) and event.body.case == case
        ]
        return next(iter(linked[-1:]), " ".join(claim.id for claim in self.scenario.claims))

    def publish(
        self, minute: float, case: str, kind: str = "correction", stance: str = "deny", *,
        title: str = "", body: str = TEXT_VI, body_en: str = TEXT_EN,
        logged: bool = True, target: str = "", next_minute: float = 0, cell: str = "city",
    ) -> str:  # fmt: skip
        """Draft and publish in the same minute; `next_minute` = when the next word is promised."""
        self.statements += 1
        name = f"s{self.statements}"
        title = title or f"Về claim {self.about(case)}"
        draft = StatementDrafted(
            statement=name, version=1, case=case, kind=kind, stance=stance, issuer=cell, channels=("feed",),
            figures=(), next_update=int(next_minute * MIN),
            craft={"fact_first": 2, "plain": 1, "evidence": 2}, checker="craft-1", leaks=(),
            title_vi=Text(title), title_en=Text("Title"), body_vi=Text(body), body_en=Text(body_en),
            sources=("record",),
        )  # fmt: skip
        self.write(minute, draft)
        self.write(
            minute,
            StatementStepped(
                statement=name, version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell=cell
            ),
        )
        action = {"correction": 5, "warning": 6}.get(kind, 0)
        if action and logged:
            self.write(
                minute,
                PublicLogEntered(
                    number=1, item=name, action=action, link=f"https://xem-xet-lai.dien-tap.invalid/{name}"
                ),
            )
        if target:
            released = StatementReleased(
                statement=name, version=1, target=target, issuer="city", layers=("feed",), reach=300, craft=8,
                evidence=3, effect="correct",
            )  # fmt: skip
            self.write(minute, released, actor="runner")
        return name

    def trap(self, minute: float, case: str = "", kind: str = "ask_removal") -> int:
        return self.write(minute, TrapPressed(kind, case, "ward-a"))

    def end(self, minute: float, run_on: int = 0) -> Record:
        """Close phase 3 at `minute`, and the log after `run_on` minutes more."""
        if run_on:
            self.write(minute, ClockChanged("run_on", run_on * 60), actor="runner")
            self.write(minute + run_on, PhaseBegun(4), actor="runner")
        self.write(minute + run_on, DrillClosed("end"), actor="runner")
        return Record(
            scenario=self.scenario,
            events=tuple(self.events),
            chain_digest="cc" * 32,
            content_digest="dd" * 32,
        )
