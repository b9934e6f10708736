"""Events with words that no public reads, each with its reason; the gate for what goes out refuses any that stands nowhere."""

# Charter: conduct stayingin
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infodrill.casework.privacy import private
from infodrill.conduct.beside import heard_by_all, stage_of
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import texts_in
from infodrill.kernel.events import EventBody
from infodrill.kernel.folding import as_read
from infodrill.scenario.schema import Scenario

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
         "evaluation.words_judged", "fault.logged", "leap.held", "off_system.recorded", "post.blanked", "safety.stopped"), STAFF,
    ),
    **dict.fromkeys(("hall.caption_shown", "hall.poll_opened"), HALL),
    **dict.fromkeys(
        ("inject.delivered", "inject.edited", "inject.retimed", "inject.written", "press.question_asked"), PLAN
    ),
    **dict.fromkeys(("improvement.agreed", "improvement.carried", "improvement.settled"), MEETING),
    "guidance.issued": LATER,
    "statement.taken_up": OUT_BEFORE,
}  # fmt: skip
# Whose words name nobody unseen: control and simulators play with names that were invented for it; a draft shows what was found
# in it; a post was read on its way out, or is a persona's.
OF_THE_EXERCISE = frozenset(
    {
        *STATEMENTS,
        *("post.written", "post.edited"),
        *(kind for kind, why in NOT_OUT.items() if why in (STAFF, HALL, PLAN, OUT_BEFORE)),
    }
)


def persons_in(state: DrillState, scenario: Scenario, bodies: Iterable[EventBody]) -> tuple[str, ...]:
    """The persons and homes that words between cells name, as the leak check finds them in a text for the public: who wrote them
    is told so, and they stand. What everybody in the range has read names nobody anew."""
    openly = tuple(told.text for told in (*heard_by_all(state, scenario), stage_of(scenario)))
    return tuple(dict.fromkeys(_named(bodies, scenario.drill.public_contacts, openly)))


def _named(bodies: Iterable[EventBody], contacts: tuple[str, ...], openly: tuple[str, ...]) -> Iterator[str]:
    for body in bodies:
        if body.TYPE in OF_THE_EXERCISE:
            continue
        for text in map(as_read, texts_in(body)):
            yield from (text[found.start : found.end] for found in private(text, contacts, openly))
