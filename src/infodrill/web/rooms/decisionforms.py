"""What a person is asked from the decision on: actions, measures, tickets, appeals, and work between cells."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.book import Case
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import Field, choices, moments


def leave(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "reason",
            tr(view.lang, "Why it is left alone, in one line"),
            value=tr(view.lang, "Expression that the procedure respects; nothing to correct."),
        ),
    )


def service(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "text",
            tr(view.lang, "What the person will be told"),
            "area",
            value=tr(
                view.lang, "Your report was received; the unit in charge will look at it and answer you."
            ),
        ),
        Field(
            "due",
            tr(view.lang, "Answer by"),
            "choose",
            (("0", tr(view.lang, "the edition's own time")), *moments(view, 60, 240, 1_440)),
            value="0",
        ),
    )


def ticket(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = tuple((one, one.upper()) for one, _, answered in case.tickets if answered < 0)
    return (
        Field("ticket", tr(view.lang, "Ticket"), "choose", waiting, wide=False),
        Field(
            "remedy_due",
            tr(view.lang, "Put right by"),
            "choose",
            moments(view, 60, 240, 1_440, 4_320),
            wide=False,
        ),
        Field("text", tr(view.lang, "The answer"), "area"),
    )


def acknowledge(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("text", tr(view.lang, "What is admitted, and what will be done"), "area", rows=3),
        Field(
            "due",
            tr(view.lang, "Put right by"),
            "choose",
            moments(view, 240, 1_440, 4_320, 10_080),
            wide=False,
        ),
        Field(
            "independent_check",
            tr(view.lang, "Someone independent checks it"),
            "flag",
            value="on",
            needed=False,
        ),
    )


def watch(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("recheck_at", tr(view.lang, "Look again"), "choose", moments(view, 30, 60, 240, 720)),)


def test(view: SeatView, case: Case) -> tuple[Field, ...]:
    actions = tuple(
        (str(one), tr(view.lang, rights.ACTIONS[one][1]))
        for one in case.actions
        if one in rights.SIGNED_ACTIONS
    )
    return (
        Field("action", tr(view.lang, "For which action?"), "choose", actions),
        Field("basis", tr(view.lang, "Legal basis (the scenario's ordinance)"), value=view.ordinance),
        Field("aim", tr(view.lang, "One aim"), "choose", choices(view.lang, rights.AIMS)),
        Field("harm_link", tr(view.lang, "Which concrete harm, how directly?"), "area"),
        Field("least_intrusive", tr(view.lang, "Why nothing lighter is enough"), "area"),
        Field("duration_days", tr(view.lang, "For how many days?"), "number", value="7", wide=False),
        Field(
            "review_at", tr(view.lang, "Looked at again"), "choose", moments(view, 60, 240, 1_440), wide=False
        ),
    )


def sign(view: SeatView, case: Case) -> tuple[Field, ...]:
    tested = tuple((str(one), tr(view.lang, rights.ACTIONS[one][1])) for one in case.tests)
    return (Field("action", tr(view.lang, "Action"), "choose", tested),)


def close(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("target_met", tr(view.lang, "Was the target met?"), "yesno"),
        Field(
            "reason",
            tr(view.lang, "What was reached, or why not"),
            "area",
            value=tr(view.lang, "Readings taken; the effect is in the file."),
        ),
    )


def reopen(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", tr(view.lang, "What is new?"), "area"),)


def escalate(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", tr(view.lang, "Why?"), "choose", choices(view.lang, naming.ESCALATE)),)


def text(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("text", tr(view.lang, "Your answer"), "area"),)


def appeal(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("text", tr(view.lang, "What should be looked at again, and why?"), "area"),)


def hand_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple(
        (one.id, one.name.in_(view.lang))
        for one in view.seats.cells.values()
        if one.level > 0 and one.id != case.cell
    )
    return (
        Field("to_cell", tr(view.lang, "To which cell?"), "choose", cells),
        Field("reason", tr(view.lang, "Why?")),
    )


def take_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("accept", tr(view.lang, "Do you take the case?"), "yesno"),
        Field("text", tr(view.lang, "A word to the other cell"), needed=False),
    )


def task(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        Field("cell", tr(view.lang, "Which unit?"), "choose", cells),
        Field("what", tr(view.lang, "What to do")),
        Field("due", tr(view.lang, "By when"), "choose", moments(view, 10, 20, 30, 60)),
    )


def finish(view: SeatView, case: Case) -> tuple[Field, ...]:
    mine = tuple(
        (one.task, one.what[:80]) for one in case.tasks if one.done_at < 0 and one.to == view.seat.cell
    )
    return (
        Field("task", tr(view.lang, "Task"), "choose", mine),
        Field("text", tr(view.lang, "What came of it"), "area"),
    )


def rabat(view: SeatView, case: Case) -> tuple[Field, ...]:
    """The six, each with its own answer; the field's name is the same six times, in order."""
    answers = (("no", tr(view.lang, "No")), ("yes", tr(view.lang, "Yes")))
    six = (
        Field("answers", tr(view.lang, words), "choose", answers, value="no", mark=key)
        for key, words in rights.RABAT
    )
    return (*six, Field("reason", tr(view.lang, "Why?"), "area"))


def _running(view: SeatView, case: Case) -> Field:
    standing = tuple(
        (str(one.action), tr(view.lang, rights.ACTIONS[one.action][1]))
        for one in case.measures
        if one.taken_at >= 0 and one.lifted_at < 0
    )
    return Field("action", tr(view.lang, "For which action?"), "choose", standing)


def review_measure(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        _running(view, case),
        Field("keep", tr(view.lang, "Is it still needed?"), "yesno"),
        Field("review_at", tr(view.lang, "Looked at again"), "choose", moments(view, 60, 240, 1_440)),
        Field("reason", tr(view.lang, "Why?"), "area"),
    )


def lift(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (_running(view, case), Field("reason", tr(view.lang, "Why?"), "area"))


def remedy(view: SeatView, case: Case) -> tuple[Field, ...]:
    owed = tuple(
        (one.ticket, one.ticket.upper() or tr(view.lang, "What was acknowledged"))
        for one in case.remedies
        if one.done_at < 0
    )
    return (
        Field("ticket", tr(view.lang, "Which promise?"), "choose", owed),
        Field("text", tr(view.lang, "What was put right, and when"), "area"),
    )


def answer_appeal(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = tuple(
        (one.appeal, f"{one.appeal.upper()}: {one.text[:80]}")
        for one in view.appeals
        if one.answered_at < 0 and one.item in (case.case, *case.statements)
    )
    return (
        Field("appeal", tr(view.lang, "Which request?"), "choose", waiting),
        Field("upheld", tr(view.lang, "Is it right?"), "yesno"),
        Field("text", tr(view.lang, "Your answer, with its reasons"), "area", rows=3),
    )


def none(view: SeatView, case: Case) -> tuple[Field, ...]:
    return ()
