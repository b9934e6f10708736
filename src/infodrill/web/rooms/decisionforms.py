"""What a person is asked from the decision on: actions, measures, tickets, appeals, and work between cells."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.book import Case
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import FormField, choices, moments


def leave(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(
            "reason", value=tr(view.lang, "Expression that the procedure respects; nothing to correct.")
        ),
    )


def service(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(
            "text",
            "area",
            value=tr(
                view.lang, "Your report was received; the unit in charge will look at it and answer you."
            ),
        ),
        FormField(
            "due",
            "choose",
            (("0", tr(view.lang, "the edition's own time")), *moments(view, 60, 240, 1_440)),
            value="0",
        ),
    )


def ticket(view: SeatView, case: Case) -> tuple[FormField, ...]:
    waiting = tuple((one, one.upper()) for one, _, answered in case.tickets if answered < 0)
    return (
        FormField("ticket", "choose", waiting, wide=False),
        FormField("remedy_due", "choose", moments(view, 60, 240, 1_440, 4_320), wide=False),
        FormField("text", "area"),
    )


def acknowledge(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField("text", "area", rows=3),
        FormField("due", "choose", moments(view, 240, 1_440, 4_320, 10_080), wide=False),
        FormField("independent_check", "flag", value="on"),
    )


def watch(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField("recheck_at", "choose", moments(view, 30, 60, 240, 720)),)


def test(view: SeatView, case: Case) -> tuple[FormField, ...]:
    actions = tuple(
        (str(one), tr(view.lang, rights.ACTIONS[one][1]))
        for one in case.actions
        if one in rights.SIGNED_ACTIONS
    )
    return (
        FormField("action", "choose", actions),
        FormField("basis", value=view.ordinance),
        FormField("aim", "choose", choices(view.lang, rights.AIMS)),
        FormField("harm_link", "area"),
        FormField("least_intrusive", "area"),
        FormField("duration_days", "number", value="7", wide=False),
        FormField("review_at", "choose", moments(view, 60, 240, 1_440), wide=False),
    )


def sign(view: SeatView, case: Case) -> tuple[FormField, ...]:
    tested = tuple((str(one), tr(view.lang, rights.ACTIONS[one][1])) for one in case.tests)
    return (FormField("action", "choose", tested),)


def close(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField("target_met", "yesno"),
        FormField(
            "reason", "area", needed=True, value=tr(view.lang, "Readings taken; the effect is in the file.")
        ),
    )


def reopen(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField("reason", "area"),)


def escalate(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField("reason", "choose", choices(view.lang, naming.ESCALATE)),)


def text(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (FormField("text", "area", needed=True),)


def appeal(view: SeatView, case: Case | None) -> tuple[FormField, ...]:
    return (FormField("text", "area"),)


def hand_over(view: SeatView, case: Case) -> tuple[FormField, ...]:
    cells = tuple(
        (one.id, one.name.in_(view.lang))
        for one in view.seats.cells.values()
        if one.level > 0 and one.id != case.cell
    )
    return (
        FormField("to_cell", "choose", cells),
        FormField("reason"),
    )


def take_over(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField("accept", "yesno"),
        FormField("text"),
    )


def task(view: SeatView, case: Case) -> tuple[FormField, ...]:
    cells = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        FormField("cell", "choose", cells),
        FormField("what"),
        FormField("due", "choose", moments(view, 10, 20, 30, 60)),
    )


def finish(view: SeatView, case: Case) -> tuple[FormField, ...]:
    mine = tuple(
        (one.task, one.what[:80]) for one in case.tasks if one.done_at < 0 and one.to == view.seat.cell
    )
    return (
        FormField("task", "choose", mine),
        FormField("text", "area"),
    )


def rabat(view: SeatView, case: Case) -> tuple[FormField, ...]:
    """The six, each with its own answer; the field's name is the same six times, in order."""
    answers = (("no", tr(view.lang, "No")), ("yes", tr(view.lang, "Yes")))
    six = (
        FormField("answers", "choose", answers, value="no", mark=key, label=tr(view.lang, words))
        for key, words in rights.RABAT
    )
    return (*six, FormField("reason", "area"))


def _running(view: SeatView, case: Case) -> FormField:
    standing = tuple(
        (str(one.action), tr(view.lang, rights.ACTIONS[one.action][1]))
        for one in case.measures
        if one.taken_at >= 0 and one.lifted_at < 0
    )
    return FormField("action", "choose", standing)


def review_measure(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        _running(view, case),
        FormField("keep", "yesno"),
        FormField("review_at", "choose", moments(view, 60, 240, 1_440)),
        FormField("reason", "area"),
    )


def lift(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (_running(view, case), FormField("reason", "area"))


def remedy(view: SeatView, case: Case) -> tuple[FormField, ...]:
    owed = tuple(
        (one.ticket, one.ticket.upper() or tr(view.lang, "What was acknowledged"))
        for one in case.remedies
        if one.done_at < 0
    )
    return (
        FormField("ticket", "choose", owed),
        FormField("text", "area"),
    )


def answer_appeal(view: SeatView, case: Case) -> tuple[FormField, ...]:
    waiting = tuple(
        (one.appeal, f"{one.appeal.upper()}: {one.text[:80]}")
        for one in view.appeals
        if one.answered_at < 0 and one.item in (case.case, *case.statements)
    )
    return (
        FormField("appeal", "choose", waiting),
        FormField("upheld", "yesno"),
        FormField("text", "area", rows=3),
    )


def none(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return ()
