"""Events with words that no public reads, each with its reason; the gate for what goes out refuses any that stands nowhere."""

# Charter: conduct stayingin
from __future__ import annotations

from collections.abc import Mapping

# Statements have doors of their own: every version is read at its draft, approval, clearing and publication.
STATEMENTS = frozenset({"statement.drafted"})
INSIDE = "read by cells and control; the public never does"
STAFF = "control, safety and evaluators write it; the public of the simulated city never reads it"
HALL = "control shows it to the people in the room"
MEETING = (
    "the improvement plan: the office reads it in its review meeting, the public of the simulated city never"
)
OUT_BEFORE = "its words went out by a door of their own, which read them; it says alone that they were ours"
PLAN = "the exercise's own words: control or a simulator plays the public"
LATER = "guidance is checked when somebody asks for it and it becomes public (guidance.published)"
NOT_OUT: Mapping[str, str] = {
    **dict.fromkeys(
        ("appeal.answered", "appeal.filed", "case.artefact_marked", "case.attachment_added", "case.decided",
         "case.escalation_answered", "case.evidence_added", "case.gated", "case.hand_over_answered", "case.handed_over",
         "case.logged", "case.measure_lifted", "case.measure_reviewed", "case.opened", "case.opinion_given",
         "case.question_answered", "case.question_asked", "case.rabat_recorded", "case.relinked", "case.remedy_fulfilled",
         "case.remedy_promised", "case.stepped", "case.task_assigned", "case.task_finished", "case.ticket_answered",
         "case.ticket_opened", "directive.given", "forecast.sheet_filed", "meeting.decision_recorded", "meeting.opened",
         "message.sent", "objection.recorded", "statement.error_raised", "statement.leak_cleared", "watch.list_set"), INSIDE,
    ),
    **dict.fromkeys(
        ("clock.changed", "drill.closed", "evaluation.note_pinned", "evaluation.statement_rated", "evaluation.task_rated",
         "fault.logged", "leap.held", "off_system.recorded", "post.blanked", "safety.stopped"), STAFF,
    ),
    **dict.fromkeys(("hall.caption_shown", "hall.poll_opened"), HALL),
    **dict.fromkeys(
        ("inject.delivered", "inject.edited", "inject.retimed", "inject.written", "press.question_asked"), PLAN
    ),
    **dict.fromkeys(("improvement.agreed", "improvement.carried", "improvement.settled"), MEETING),
    "guidance.issued": LATER,
    "statement.taken_up": OUT_BEFORE,
}  # fmt: skip
