"""Verbs of the intake: open, log, merge and split a case."""

from __future__ import annotations

import re

from infodrill.casework import commands as ask
from infodrill.casework.events import CaseLogged, CaseMerged, CaseOpened, CaseStepped
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

INTAKES = ("hotline", "portal", "ward", "field", "press", "monitoring", "collaborator")
LONGEST_SENTENCE = 400
_SOURCE = re.compile(r"free|inject:\d+|group:[\w.-]+|post:[\w.-]+")


def receive(
    book: CaseBook, *, intake: str, source: str, cell: str, level: int, ward: str = "", said: str = ""
) -> tuple[EventBody, ...]:
    """The system opens a case when a report reaches an intake (append with the actor of the runner)."""
    return (CaseOpened(f"c{len(book.cases) + 1}", intake, source, cell, ward, level, "", Text(said)),)


def open_case(scene: Scene, cmd: ask.OpenCase) -> tuple[EventBody, ...]:
    scene.may("open")
    if cmd.intake not in INTAKES:
        raise refuse("fields", N_("There is no intake {intake}."), INTAKES, intake=cmd.intake)
    source = cmd.source or "free"
    if not _SOURCE.fullmatch(source):
        raise refuse(
            "fields",
            N_("A source is a reference such as those allowed."),
            ("free", "inject:12", "group:g7", "post:p9"),
        )
    scene.clean(cmd.said)
    return receive(
        scene.book,
        intake=cmd.intake,
        source=source,
        cell=scene.cell,
        level=max(1, scene.level),
        ward=cmd.ward or scene.ward,
        said=cmd.said,
    )


def log_case(scene: Scene, cmd: ask.LogCase) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("log", case)
    logged = CaseLogged(case.case, _sentence(scene, cmd.sentence), provisional(cmd.danger), cmd.danger)
    return logged, scene.moved("log", case)


def provisional(danger: bool) -> str:
    """Could someone be hurt or lose much money? Yes = P1, no = P3; P2 only by triage."""
    return "P1" if danger else "P3"


def merge_case(scene: Scene, cmd: ask.MergeCase) -> tuple[EventBody, ...]:
    """A duplicate closes into the case that goes on. Only before the gate: a coded complaint is never merged away."""
    case, into = scene.case(cmd.case), scene.case(cmd.into)
    scene.step("merge", case)
    if case.case == into.case or into.state == "CLOSED":
        raise refuse(
            "merge",
            N_("{case} cannot be merged into {into}."),
            (),
            N_("Choose another open case."),
            case=case.case,
            into=into.case,
        )
    if into.conflicts and any(unit == scene.cell for unit, _ in into.conflicts):
        raise refuse(
            "I9",
            N_("A conflict of interest leaves {cell} without this decision."),
            ("RIGHTS",),
            cell=scene.cell,
        )
    return CaseMerged(case.case, into.case, scene.cell), scene.moved("merge", case)


def split_case(scene: Scene, cmd: ask.SplitCase) -> tuple[EventBody, ...]:
    """A separate claim becomes a linked case, logged at once; its clocks count from now."""
    case = scene.case(cmd.case)
    scene.step("split", case)
    sentence, child = _sentence(scene, cmd.sentence), f"c{len(scene.book.cases) + 1}"
    opened = CaseOpened(
        child, case.intake, case.source, case.cell, case.ward, case.level, case.case, Text("")
    )
    moved = CaseStepped(child, "split", "NEW", "LOGGED", scene.role, scene.cell)
    return opened, CaseLogged(child, sentence, provisional(cmd.danger), cmd.danger), moved


def _sentence(scene: Scene, sentence: str) -> Text:
    text = scene.said(sentence, "sentence")
    if len(text) > LONGEST_SENTENCE or "\n" in text:
        raise refuse(
            "fields",
            N_("One sentence, at most {n} characters."),
            (),
            N_("Say only what is claimed, asked or felt."),
            n=LONGEST_SENTENCE,
        )
    return Text(text)
