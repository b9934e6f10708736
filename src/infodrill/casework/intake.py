"""Verbs of the intake: open, log, merge and split a case."""

# Charter: casework intake
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.casework import commands as ask
from infodrill.casework.events import CaseLogged, CaseMerged, CaseOpened, CaseStepped
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted
from infodrill.kernel.posts import GROUP_ID, POST_ID

# What each intake asks for; "said" (what), "ward" or "place" (where) and "danger" are the three taps of a phone report.
FORMS: Mapping[str, tuple[str, ...]] = {
    "hotline": ("said", "ward", "place", "danger", "seen_at"),
    "portal": ("said", "ward", "place", "danger", "seen_at"),
    "ward": ("said", "place", "danger", "seen_at"),
    "field": ("said", "ward", "place", "danger", "seen_at"),
    "press": ("said", "seen_at"),
    "monitoring": ("said", "source", "ward", "danger"),
    "collaborator": ("said", "ward", "place", "danger"),
}
DANGERS = ("yes", "no", "")
LONGEST_PLACE = 200
INTAKES = tuple(FORMS)
LONGEST_SENTENCE = 400
_SOURCE = re.compile(rf"free|inject:\d{{1,9}}|group:{GROUP_ID}|post:{POST_ID}")


def receive(
    book: CaseBook,
    *,
    intake: str,
    source: str,
    cell: str,
    level: int,
    ward: str = "",
    said: str = "",
    numbered: Numbering = counted,
) -> tuple[EventBody, ...]:
    """The system opens a case when a report reaches an intake (append with the actor of the runner)."""
    return (CaseOpened(numbered("c", book.cases), intake, source, cell, ward, level, "", Text(said)),)


def open_case(scene: Scene, cmd: ask.OpenCase) -> tuple[EventBody, ...]:
    scene.may("open")
    if cmd.intake not in INTAKES:
        raise refuse("fields", N_("There is no intake {intake}."), INTAKES, intake=cmd.intake)
    source = cmd.source or "free"
    if not _SOURCE.fullmatch(source):
        raise refuse(
            "fields",
            N_("A case is opened from something in the range, or freely."),
            (),
            N_("Open a case from your inbox, from a post or from the desk."),
        )
    _told(scene, cmd)
    parent = scene.case(cmd.parent).case if cmd.parent else ""
    ward = cmd.ward or scene.ward
    return (
        CaseOpened(
            case=scene.numbered("c", scene.book.cases),
            intake=cmd.intake,
            source=source,
            cell=scene.cell,
            ward=ward,
            level=max(1, scene.level),
            parent=parent,
            said=Text(cmd.said),
            place=Text(cmd.place.strip()),
            danger=cmd.danger,
            seen_at=cmd.seen_at,
            relation="mutation" if parent else "",
        ),
    )


def _told(scene: Scene, cmd: ask.OpenCase) -> None:
    """What the reporter said about danger, time and place."""
    if cmd.danger not in DANGERS:
        raise refuse(
            "fields",
            N_("Danger is answered with yes or no, or left open."),
            ("yes", "no"),
            N_("Choose: {allowed}."),
        )
    if not -1 <= cmd.seen_at <= scene.at:
        raise refuse(
            "clock",
            N_("What is reported was seen before now."),
            (),
            N_("Give an earlier time, or leave it out."),
        )
    if len(cmd.place) > LONGEST_PLACE:
        raise refuse(
            "fields", N_("A place has at most {n} characters."), (), N_("Say it shorter."), n=LONGEST_PLACE
        )
    scene.clean(cmd.said, cmd.place, cmd.source, cmd.ward)


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
    if case.gate_code:
        raise refuse(
            "merge",
            N_("{case} was coded {gate} before; it goes its own way."),
            ("gate",),
            N_("Code it again: {allowed}."),
            case=case.case,
            gate=case.gate_code,
        )
    if case.case == into.case or into.state == "CLOSED":
        raise refuse(
            "merge",
            N_("{case} cannot be merged into {into}."),
            (),
            N_("Choose another open case."),
            case=case.case,
            into=into.case,
        )
    scene.may("merge", into)
    if into.conflicts and any(unit == scene.cell for unit, _ in into.conflicts):
        raise refuse(
            "I9",
            N_("A conflict of interest leaves {cell} without this decision."),
            ("RIGHTS",),
            cell=scene.cell,
        )
    return CaseMerged(case.case, into.case, scene.cell), scene.moved("merge", case)


def split_case(scene: Scene, cmd: ask.SplitCase) -> tuple[EventBody, ...]:
    """A separate claim becomes a linked case, logged at once; its clocks count from now.

    With `report` a report that was merged into the case leaves it: the new case has that report's intake and source.
    """
    case = scene.case(cmd.case)
    scene.step("split", case)
    sentence, child = _sentence(scene, cmd.sentence), scene.numbered("c", scene.book.cases)
    if cmd.report and cmd.report not in case.merged:
        raise refuse(
            "merge",
            N_("{report} was not merged into {case}."),
            case.merged,
            N_("Reports merged into it: {allowed}."),
            report=cmd.report,
            case=case.case,
        )
    told = scene.book.cases[cmd.report] if cmd.report else case
    opened = CaseOpened(
        child,
        told.intake,
        told.source,
        case.cell,
        told.ward,
        case.level,
        case.case,
        Text(told.said if cmd.report else ""),
        relation="split",
        report=cmd.report,
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
