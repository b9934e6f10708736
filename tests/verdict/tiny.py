"""Tiny drills written by hand: a scenario of a few claims, a log of a few lines, and the `.drill` bytes of both."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import yaml

from tests.verdict.reading import Reading, Row, read

STEPS: dict[str, dict[str, Any]] = {
    "log": {"due": {"P1": "10 min", "P2": "30 min", "P3": "4 h", "P4": "4 h"}},
    "holding": {"due": {"P1": "30 min", "P2": "2 h"}},
    "publish": {"due": {"P1": "60 min", "P2": "8 h", "P3": "48 h", "P4": "48 h"}},
    "verdict": {"due": {"P1": "45 min", "P2": "4 h", "P3": "24 h", "P4": "24 h"}},
    "acknowledge": {"due": {"P1": "60 min", "P2": "6 h", "P3": "5 d", "P4": "5 d"}},
    "service": {"due": {"P1": "30 min", "P2": "2 h", "P3": "24 h", "P4": "24 h"}},
    "escalation": {"due": {"P1": "30 min", "P2": "2 h", "P3": "2 h", "P4": "2 h"}},
    "self_correct": {"due": {"P1": "30 min", "P2": "2 h", "P3": "8 h", "P4": "8 h"}},
    "appeal": {"due": {"P1": "4 h", "P2": "24 h", "P3": "48 h", "P4": "48 h"}},
}
MOVES = ((0, "08:00"), (3_600, "20:00"))  # an hour from 8:00, a leap, two hours from 20:00
PLAY = 10_800
CELLS = [
    {"id": "ward", "level": 1, "seats": [{"id": "duty"}]},
    {"id": "city", "level": 2, "seats": [{"id": "voice"}]},
]

WELL = {"why_misleads": 1, "evidence": 2, "what_to_do": 1, "issuer_time": 1}  # what the rubric of form found


class Tiny:
    """A drill under construction. Claims may be all that a test is about; what else a rating needs, `rated` adds."""

    def __init__(self, moves: tuple[tuple[int, str], ...] = MOVES, **opened: Any) -> None:
        self.moves = moves
        self.claims: list[dict[str, Any]] = []
        self.injects: list[dict[str, Any]] = []
        self.texts: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.log("drill.opened", 0, cells={"ward": "good", "city": "good"}, traps=True, **opened)

    def claim(
        self, name: str, harm: str = "H4", verdict: str = "FALSE", path: str = "correct", **more: Any
    ) -> str:
        """A G0 falsehood of H4 that is to be corrected and known from the start, unless said otherwise."""
        truth = more.pop("truth", [(0, verdict)])
        self.claims.append(
            {
                "id": name,
                "harm": harm,
                "void": "V2",
                "gate_code": "G0",
                "truth": [{"at": at, "known_from": at, "verdict": known} for at, known in truth],
                "right_path": [{"what": what, "by": "SPOKE", "after": 0} for what in path.split()],
                "waves": [],
            }
            | more
        )
        return name

    def rated(self) -> Tiny:
        """Three protected claims and an unproven one that are never delivered, so that the drill may be rated."""
        for number in range(3):
            self.claim(f"z{number}", "H0", "NOT_A_FACT", "leave", gate_code="G1")
        self.claim("z3", "H0", "UNPROVEN", "leave", gate_code="GU")
        return self

    def log(self, kind: str, at: int, /, actor: str = "runner", **payload: Any) -> None:
        seq = len(self.lines)
        self.lines.append({"seq": seq, "at": at, "type": kind, "actor": actor, "payload": payload})

    def begin(self) -> None:
        self.log("move.begun", 0, move=1, story=self.moves[0][1])

    def leap(self, at: int, move: int = 2) -> None:
        self.log("move.begun", at, move=move, story=self.moves[move - 1][1])

    def end(self, at: int = PLAY) -> None:
        self.log("clock.changed", at, change="run_on", value=86_400)
        self.log("phase.begun", at + 86_400, phase=4)
        self.log("drill.closed", at + 87_000, reason="")

    def wave(self, claim: str, at: int) -> None:
        self.log("city.wave_started", at, claim=claim, ward="")

    def stood(self, claim: str, at: int, level: int, asked: int = 0) -> None:
        self.log("city.claim_stood", at, claim=claim, level=level, exposed=9, question_permille=asked)

    def case(
        self,
        case: str,
        claim: str,
        at: int,
        cell: str = "ward",
        level: int = 1,
        code: str = "",
        by: str = "duty",
    ) -> None:
        """A case about a claim; with a code, it has passed the gate. `by` "runner" = the system took in a report."""
        source = "free"
        if by == "runner":
            source = f"inject:{len(self.injects) + 1}"
            self.injects.append({"number": len(self.injects) + 1, "claim": claim, "at": at})
        self.log("case.opened", at, by, case=case, cell=cell, level=level, source=source)
        if claim:
            self.log("case.linked", at, case=case, claim=claim, by="CTRL")
        if code:
            self.log("case.gated", at, case=case, code=code, cell=cell)

    def say(self, name: str, case: str, at: int, kind: str, stance: str, **more: Any) -> None:
        """A statement drafted and published in one second: "s1@1"."""
        statement, version = name.split("@")
        made = {"statement": statement, "version": int(version)}
        said = {
            "title_vi": "Tên.",
            "body_vi": more.pop("body", "Sổ ghi ở đây không có gì hỏng."),
            "body_en": "",
            "next_update": 0,
            "craft": WELL,
        } | more
        self.log("statement.drafted", at, case=case, kind=kind, stance=stance, **made, **said)
        self.log("statement.stepped", at, frm="REVIEW", to="PUBLISHED", cell="city", **made)

    def bytes(self) -> bytes:
        files = {
            "files/scenario/drill.yaml": {
                "phases": [{"number": 3, "minutes": PLAY // 60}, {"number": 4, "minutes": 10}],
                "moves": [
                    {"number": number, "at": at, "story": story}
                    for number, (at, story) in enumerate(self.moves, 1)
                ],
            },
            "files/scenario/cells.yaml": {"cells": CELLS},
            "files/scenario/msel.yaml": {"injects": self.injects},
            "files/procedure/tiny.yaml": {"steps": STEPS, "service_days": 5},
            **{f"files/scenario/claims/{claim['id']}.yaml": claim for claim in self.claims},
        }
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as container:
            for name, content in files.items():
                container.writestr(name, yaml.safe_dump(content))
            container.writestr("log.jsonl", _lines({"chain": "", "fact": line} for line in self.lines))
            container.writestr("texts.jsonl", _lines(self.texts))
        return held.getvalue()

    def read(self) -> Reading:
        return read(self.bytes())

    def row(self, measure: str, claim: str, what: str, which: int = 0) -> Row:
        """The row of that name in the drill's reading, the first unless said otherwise."""
        rows = self.read().by_measure[measure]
        return [row for row in rows if row.claim == claim and row.what == what][which]


def _lines(held: Any) -> str:
    return "\n".join(json.dumps(line) for line in held)
