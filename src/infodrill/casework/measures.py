"""Verbs after an action 7 or 8 and after a promise: Rabat six, review, lifting, remedy carried out."""

# Charter: casework measures
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.events import MeasureLifted, MeasureReviewed, RabatRecorded, RemedyFulfilled
from infodrill.casework.records import Case, Measure
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_


def record_rabat(scene: Scene, cmd: ask.RecordRabat) -> tuple[EventBody, ...]:
    """The six questions on alleged incitement. A lesson: it adds no power; below the threshold 7–8 are closed."""
    case = scene.case(cmd.case)
    scene.step("rabat", case)
    if len(cmd.answers) != len(rights.RABAT) or any(one not in ("yes", "no") for one in cmd.answers):
        raise refuse(
            "fields", N_("The Rabat test has six questions; answer each with yes or no."), ("yes", "no")
        )
    reason = Text(scene.said(cmd.reason, "reason"))
    return (RabatRecorded(case.case, cmd.answers, scene.role, scene.cell, reason),)


def below_threshold(case: Case) -> bool:
    """True when the Rabat six were asked and not all answered yes."""
    return bool(case.rabat) and "no" in case.rabat


def review_measure(scene: Scene, cmd: ask.ReviewMeasure) -> tuple[EventBody, ...]:
    """Keep it until another review inside its duration, or lift it; longer needs a new decision and test."""
    case = scene.case(cmd.case)
    scene.may("review_measure", case)
    measure = running(case, cmd.action)
    reason = Text(scene.said(cmd.reason, "reason"))
    if not cmd.keep:
        return (MeasureLifted(case.case, cmd.action, scene.role, scene.cell, reason),)
    if not scene.at < cmd.review_at <= measure.ends_at:
        raise refuse(
            "measure",
            N_("A measure is kept until a review after now and inside its duration."),
            ("lift",),
            N_("Give an earlier date, or: {allowed}. A longer one needs a new decision."),
        )
    scene.ceiling(case, (cmd.action,))
    return (MeasureReviewed(case.case, cmd.action, cmd.review_at, scene.role, scene.cell, reason),)


def lift_measure(scene: Scene, cmd: ask.LiftMeasure) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.may("lift", case)
    running(case, cmd.action)
    reason = Text(scene.said(cmd.reason, "reason"))
    return (MeasureLifted(case.case, cmd.action, scene.role, scene.cell, reason),)


def running(case: Case, action: int) -> Measure:
    """The measure of that action that stands, or a refusal."""
    found = next((one for one in case.measures if one.action == action and one.running), None)
    if found is None:
        stand = (str(one.action) for one in case.measures if one.running)
        raise refuse("measure", N_("No measure {n} of {case} stands."), stand, n=action, case=case.case)
    return found


def fulfil_remedy(scene: Scene, cmd: ask.FulfilRemedy) -> tuple[EventBody, ...]:
    """A promise is kept until it is said what was done; also after the case is closed."""
    case = scene.case(cmd.case)
    scene.may("remedy", case)
    owed = tuple(one.ticket for one in case.remedies if one.done_at < 0)
    if cmd.ticket not in owed:
        raise refuse(
            "remedy",
            N_("No remedy is owed on {item}."),
            (one or case.case for one in owed),
            N_("Owed: {allowed}."),
            item=cmd.ticket or case.case,
        )
    text = Text(scene.said(cmd.text, "text"))
    return (RemedyFulfilled(case.case, cmd.ticket, scene.role, scene.cell, text),)
