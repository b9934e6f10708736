"""What a person is asked from the decision on: actions, measures, tickets, appeals, and work between cells."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.service import RECEIVED
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.web.rooms.fields import FormField, choices, moments, slip, units
from infodrill.web.rooms.moments import span


def leave(view: SeatView, case: Case) -> tuple[FormField, ...]:
    # Why a question goes without an answer is for a person to say.
    respected = tr(view.lang, "Expression that the procedure respects; nothing to correct.")
    return (FormField(name="reason", value="" if case.gate_code == "G3" else respected),)


RECEIPT = N_("Your report was received; the unit in charge will look at it and answer you.")


def service(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(
            name="text",
            kind="area",
            value=tr(view.lang, RECEIPT),
        ),
        FormField(
            name="due",
            kind="when",
            choices=(("0", _procedures_own(view)), *moments(view, 60, 240, 1_440)),
            value="0",
        ),
    )


def _procedures_own(view: SeatView) -> str:
    """When a complaint is answered where nobody says otherwise."""
    allowed = span(view.lang, view.casework.edition.service_seconds)
    return tr(view.lang, "as the procedure says, in {span}", span=allowed)


def ticket(view: SeatView, case: Case) -> tuple[FormField, ...]:
    waiting = tuple(
        (ticket_id, slip(view.lang, ticket_id)) for ticket_id, _, answered in case.tickets if answered < 0
    )
    return (
        FormField(name="ticket", kind="choose", choices=waiting),
        FormField(name="remedy_due", kind="when", choices=moments(view, 60, 240, 1_440, 4_320)),
        FormField(name="text", kind="area", value=_told_before(view, case)),
    )


def _told_before(view: SeatView, case: Case) -> str:
    """What whoever complained was told in words of ours as the complaint was routed, "" = that it was received: nobody writes the
    same twice."""
    told = (
        dict((name, said) for name, _, said in line.values)["text"]
        for line in view.casework.timeline(case.case)
        if line.message == RECEIVED
    )
    said = next(reversed([*told]), "")
    return "" if said in {tr(lang, RECEIPT) for lang in LANGUAGES} else said


def acknowledge(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="text", kind="area", rows=3),
        FormField(name="due", kind="when", choices=moments(view, 240, 1_440, 4_320, 10_080)),
        FormField(name="independent_check", kind="flag"),
    )


def watch(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField(name="recheck_at", kind="when", choices=moments(view, 30, 60, 240, 720)),)


def test(view: SeatView, case: Case) -> tuple[FormField, ...]:
    actions = tuple(
        (str(action), tr(view.lang, rights.ACTIONS[action][1]))
        for action in case.actions
        if action in rights.SIGNED_ACTIONS
    )
    return (
        FormField(name="action", kind="choose", choices=actions),
        FormField(name="basis", value=view.premises.ordinance, hint=view.premises.rules),
        FormField(name="aim", kind="choose", choices=choices(view.lang, rights.AIMS)),
        FormField(name="harm_link", kind="area"),
        FormField(name="least_intrusive", kind="area"),
        FormField(name="duration_days", kind="number", value="7"),
        FormField(name="review_at", kind="when", choices=moments(view, 60, 240, 1_440)),
    )


def sign(view: SeatView, case: Case) -> tuple[FormField, ...]:
    tested = tuple((str(each_test), tr(view.lang, rights.ACTIONS[each_test][1])) for each_test in case.tests)
    return (FormField(name="action", kind="choose", choices=tested),)


def close(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="target_met", kind="yesno"),
        FormField(
            name="reason",
            kind="area",
            value=tr(view.lang, "Readings taken; the effect is in the file."),
        ),
    )


def reopen(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField(name="reason", kind="area"),)


def escalate(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField(name="reason", kind="choose", choices=choices(view.lang, naming.ESCALATE)),)


def text(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField(name="text", kind="area", needed=True),)


def appeal(view: SeatView, case: Case | None) -> tuple[FormField, ...]:
    return (FormField(name="text", kind="area"),)


def hand_over(view: SeatView, case: Case) -> tuple[FormField, ...]:
    cells = tuple(choice for choice in units(view) if choice[0] != case.cell)
    return (
        FormField(name="to_cell", kind="choose", choices=cells),
        FormField(name="reason"),
    )


def take_over(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="accept", kind="yesno"),
        FormField(name="text"),
    )


def task(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="cell", kind="choose", choices=units(view)),
        FormField(name="what"),
        FormField(name="due", kind="when", choices=moments(view, 10, 20, 30, 60)),
    )


def finish(view: SeatView, case: Case) -> tuple[FormField, ...]:
    mine = tuple(
        (each_task.task, each_task.what)
        for each_task in case.tasks
        if each_task.done_at < 0 and each_task.to == view.seat.cell
    )
    return (
        FormField(name="task", kind="which", choices=mine),
        FormField(name="text", kind="area"),
    )


def rabat(view: SeatView, case: Case) -> tuple[FormField, ...]:
    """The six, each with its own answer; the field's name is the same six times, in order."""
    answers = (("no", tr(view.lang, "No")), ("yes", tr(view.lang, "Yes")))
    six = (
        FormField(name="answers", kind="choose", choices=answers, mark=key, label=tr(view.lang, words))
        for key, words in rights.RABAT
    )
    return (*six, FormField(name="reason", kind="area"))


def _running(view: SeatView, case: Case) -> FormField:
    standing = tuple(
        (str(measure.action), tr(view.lang, rights.ACTIONS[measure.action][1]))
        for measure in case.measures
        if measure.taken_at >= 0 and measure.lifted_at < 0
    )
    return FormField(name="action", kind="choose", choices=standing)


def review_measure(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        _running(view, case),
        FormField(name="keep", kind="yesno"),
        FormField(name="review_at", kind="when", choices=moments(view, 60, 240, 1_440)),
        FormField(name="reason", kind="area"),
    )


def lift(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (_running(view, case), FormField(name="reason", kind="area"))


def remedy(view: SeatView, case: Case) -> tuple[FormField, ...]:
    owed = tuple(
        (each_remedy.ticket, slip(view.lang, each_remedy.ticket) or tr(view.lang, "What was acknowledged"))
        for each_remedy in case.remedies
        if each_remedy.done_at < 0
    )
    return (
        FormField(name="ticket", kind="choose", choices=owed),
        FormField(name="text", kind="area"),
    )


def answer_appeal(view: SeatView, about: Case | Statement) -> tuple[FormField, ...]:
    items = (about.case, *about.statements) if isinstance(about, Case) else (about.statement,)
    waiting = tuple(
        (each_appeal.appeal, each_appeal.text)
        for each_appeal in view.appeals
        if each_appeal.answered_at < 0 and each_appeal.item in items
    )
    return (
        FormField(name="appeal", kind="which", choices=waiting),
        FormField(name="upheld", kind="yesno"),
        FormField(name="text", kind="area", rows=3),
    )


def none(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return ()
