"""Verbs of verification: ask the owner of the facts, answer, add evidence, record a conflict, set the verdict, reopen."""

# Charter: casework verification
from __future__ import annotations

import re

from infodrill.casework import attachments, rights
from infodrill.casework import commands as ask
from infodrill.casework.events import (
    AttachmentAdded,
    ConflictRecorded,
    EvidenceAdded,
    OpinionGiven,
    QuestionAnswered,
    QuestionAsked,
    QuestionReminded,
    VerdictSet,
)
from infodrill.casework.records import Case
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CONFLICTS, Scene, allowed_for, decider_in_conflict
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

KINDS = ("primary", "independent", "report")
RECORDS = ("primary", "independent", "none")
MARKINGS = ("RED", "AMBER", "GREEN", "CLEAR")
_UNIT = re.compile(r"[a-z0-9-]+")
_GRADE = re.compile(r"[A-F][1-6]")
_JUDGED = frozenset({"UNPROVEN", "NOT_A_FACT", "SATIRE"})  # verdicts about the kind of text or of not knowing


def ask_owner(scene: Scene, cmd: ask.AskOwner) -> tuple[EventBody, ...]:
    """From GATED the question begins the verification. `owner` "" = nobody is known to hold the record (a void)."""
    case = scene.case(cmd.case)
    first = case.state == "GATED"
    scene.step("verify" if first else "ask", case)
    if first and case.gate_code == "G4":
        raise refuse(
            "gate",
            N_("A complaint is served, not verified first; split off what is a separate claim."),
            ("service", "split"),
        )
    question = f"{case.case}.q{len(case.questions) + 1}"
    asked = QuestionAsked(case.case, question, cmd.owner, Text(scene.said(cmd.text, "text")))
    return (asked, scene.moved("verify", case)) if first else (asked,)


def answer_question(scene: Scene, cmd: ask.AnswerQuestion) -> tuple[EventBody, ...]:
    """The owner answers, again when more is known; an agency that disputes a claim about itself is in conflict."""
    case = scene.case(cmd.case)
    asked = next((one for one in case.questions if one.question == cmd.question), None)
    if asked is None:
        raise refuse(
            "unknown",
            N_("There is no question {question}."),
            (one.question for one in case.questions),
            question=cmd.question,
        )
    scene.may("answer", case)
    if scene.role != "SIM-AGENCY":  # an edition that lets it answer lets it play any owner
        _owner(scene, case, asked.owner)
    if case.state == "CLOSED":
        raise refuse("state", N_("Case {case} is closed."), ("evidence", "reopen"), case=case.case)
    if cmd.verdict:
        _verdict_known(cmd.verdict)
    if cmd.record not in RECORDS:
        raise refuse("fields", N_("There is no kind of record {record}."), RECORDS, record=cmd.record)
    scene.clean(cmd.text, cmd.advice)
    owner = asked.owner or scene.cell
    answered = QuestionAnswered(
        case.case,
        cmd.question,
        owner,
        cmd.verdict,
        cmd.record,
        cmd.disputes,
        Text(cmd.text),
        Text(cmd.advice),
    )
    if cmd.disputes and (owner, "disputed") not in case.conflicts:
        return answered, ConflictRecorded(case.case, owner, "disputed")
    return (answered,)


def _owner(scene: Scene, case: Case, owner: str) -> None:
    substitute = scene.role == "EXPERT" and any(unit == owner for unit, _ in case.conflicts)
    if owner and scene.cell != owner and not substitute:
        raise refuse("role", N_("The question was put to {owner}."), (owner,), owner=owner)


def add_evidence(scene: Scene, cmd: ask.AddEvidence) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("evidence", case)
    if cmd.kind not in KINDS or cmd.tlp not in MARKINGS or not _GRADE.fullmatch(cmd.grade):
        raise refuse(
            "fields",
            N_("Evidence needs a kind, a source grade such as B2 and a marking."),
            (*KINDS, *MARKINGS),
        )
    item = f"{case.case}.e{len(case.evidence) + 1}"
    return (EvidenceAdded(case.case, item, cmd.kind, cmd.grade, cmd.tlp, Text(scene.said(cmd.text, "text"))),)


def give_opinion(scene: Scene, cmd: ask.GiveOpinion) -> tuple[EventBody, ...]:
    """An expert's opinion stands as one independent item; all opinions of one cell are one item."""
    case = scene.case(cmd.case)
    scene.step("opinion", case)
    _verdict_known(cmd.verdict)
    _per_mille(cmd.confidence)
    item = f"{case.case}.e{len(case.evidence) + 1}"
    text = Text(scene.said(cmd.text, "text"))
    return (OpinionGiven(case.case, item, cmd.verdict, cmd.confidence, scene.cell, text),)


def add_attachment(scene: Scene, cmd: ask.AddAttachment) -> tuple[EventBody, ...]:
    """A file beside an item of evidence; what it is, is read from its bytes."""
    case = scene.case(cmd.case)
    scene.step("attach", case)
    known = tuple(one.evidence for one in case.evidence)
    if cmd.evidence not in known:
        raise refuse("unknown", N_("There is no evidence {evidence}."), known, evidence=cmd.evidence)
    found = attachments.inspect(cmd.content)
    attachments.fits(scene.book, case, found)
    name = attachments.clean_name(cmd.name, found.media_type)
    scene.clean(name)
    return (
        AttachmentAdded(
            case.case, cmd.evidence, found.digest, found.media_type, found.size, scene.cell, Text(name)
        ),
    )


def remind_owner(scene: Scene, cmd: ask.RemindOwner) -> tuple[EventBody, ...]:
    """Once a question, while it waits for its answer."""
    case = scene.case(cmd.case)
    scene.step("remind", case)
    waiting = [one for one in case.questions if one.answered_at < 0 and one.reminded_at < 0 and one.owner]
    asked = next((one for one in waiting if one.question == cmd.question), None)
    if asked is None:
        raise refuse(
            "unknown",
            N_("No question {question} waits without a reminder."),
            (one.question for one in waiting),
            question=cmd.question,
        )
    return (QuestionReminded(case.case, asked.question, asked.owner, scene.cell),)


def record_conflict(scene: Scene, cmd: ask.RecordConflict) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("conflict", case)
    if cmd.reason not in CONFLICTS or not cmd.unit:
        raise refuse("fields", N_("A conflict of interest names a unit and a reason."), CONFLICTS)
    scene.clean(cmd.unit)
    if not _UNIT.fullmatch(cmd.unit):
        raise refuse("fields", N_("A unit is named by its id: small letters, digits and hyphens."))
    if (cmd.unit, cmd.reason) in case.conflicts:
        raise refuse("once", N_("This is already recorded."))
    return (ConflictRecorded(case.case, cmd.unit, cmd.reason),)


def set_verdict(scene: Scene, cmd: ask.SetVerdict) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("verdict", case)
    _verdict_known(cmd.verdict)
    _per_mille(cmd.confidence)
    sheet = _sheet(case, cmd.evidence)
    if cmd.verdict not in _JUDGED and not proves(case, sheet):
        rule = "I2" if cmd.verdict == "FALSE" else "evidence"
        raise refuse(
            rule,
            N_("{verdict} needs one primary record or two independent items."),
            ("UNPROVEN",),
            N_("Until then the verdict is {allowed}."),
            verdict=cmd.verdict,
        )
    return (VerdictSet(case.case, cmd.verdict, cmd.confidence, sheet, scene.role, scene.cell),)


def _verdict_known(verdict: str) -> None:
    if verdict not in rights.VERDICTS:
        raise refuse("fields", N_("There is no verdict {verdict}."), rights.VERDICTS, verdict=verdict)


def _per_mille(confidence: int) -> None:
    if type(confidence) is not int or not 0 <= confidence <= 1000:
        raise refuse("fields", N_("Confidence is 0 to 1000 per mille."))


def _sheet(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    """The items of the verification slip; all that the case holds when none is named."""
    known = items(case)
    if odd := [one for one in named if one not in known]:
        raise refuse("unknown", N_("There is no evidence {evidence}."), known, evidence=odd[0])
    return tuple(dict.fromkeys(named)) or tuple(known)


def items(case: Case) -> tuple[str, ...]:
    """Ids of everything that may stand on a verification slip: evidence, and questions that were answered."""
    answered = (one.question for one in case.questions if one.answered_at >= 0 and one.record != "none")
    return (*(one.evidence for one in case.evidence), *answered)


def proves(case: Case, sheet: tuple[str, ...]) -> bool:
    """One primary record, or two independent items. Two copies of one text, and one expert cell's opinions, are one."""
    kinds = {one.evidence: (one.kind, one.by or one.text) for one in case.evidence}
    kinds |= {
        one.question: (one.record, one.answer or one.question)
        for one in case.questions
        if one.answered_at >= 0
    }
    held = {kinds[one] for one in sheet if one in kinds}
    independent = {text for kind, text in held if kind == "independent"}
    return any(kind == "primary" for kind, _ in held) or len(independent) >= 2


def reopen_case(scene: Scene, cmd: ask.ReopenCase) -> tuple[EventBody, ...]:
    """CLOSED → LOGGED for a mutation or new wave; else → VERIFYING when evidence is newer than the verdict."""
    case = scene.case(cmd.case)
    step = "reopen" if case.state == "CLOSED" else "new_evidence"
    scene.step(step, case)
    reason = scene.said(cmd.reason, "reason")
    over = set(case.actions) - allowed_for(case, scene.edition)
    if step == "new_evidence" and not (newer(case) or over or decider_in_conflict(case)):
        raise refuse(
            "evidence", N_("No evidence is newer than the verdict."), ("evidence",), N_("First: {allowed}.")
        )
    return (scene.moved(step, case, reason=reason),)


def newer(case: Case) -> bool:
    """True when an item reached the case since its verdict and is not on the verdict's sheet."""
    fresh = [one.at for one in case.evidence if one.evidence not in case.verdict_evidence]
    fresh += [
        one.answered_at
        for one in case.questions
        if one.answered_at >= 0 and one.question not in case.verdict_evidence
    ]
    again = [one.answered_at for one in case.questions if one.question in case.verdict_evidence]
    return any(at >= case.verdict_at for at in fresh) or any(at > case.verdict_at for at in again)
