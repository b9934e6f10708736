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
        Field("reason", value=tr(view.lang, "Expression that the procedure respects; nothing to correct.")),
    )


def service(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "text",
            "area",
            value=tr(
                view.lang, "Your report was received; the unit in charge will look at it and answer you."
            ),
        ),
        Field(
            "due",
            "choose",
            (("0", tr(view.lang, "the edition's own time")), *moments(view, 60, 240, 1_440)),
            value="0",
        ),
    )


def ticket(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = tuple((one, one.upper()) for one, _, answered in case.tickets if answered < 0)
    return (
        Field("ticket", "choose", waiting, wide=False),
        Field("remedy_due", "choose", moments(view, 60, 240, 1_440, 4_320), wide=False),
        Field("text", "area"),
    )


def acknowledge(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("text", "area", rows=3),
        Field("due", "choose", moments(view, 240, 1_440, 4_320, 10_080), wide=False),
        Field("independent_check", "flag", value="on"),
    )


def watch(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("recheck_at", "choose", moments(view, 30, 60, 240, 720)),)


def test(view: SeatView, case: Case) -> tuple[Field, ...]:
    actions = tuple(
        (str(one), tr(view.lang, rights.ACTIONS[one][1]))
        for one in case.actions
        if one in rights.SIGNED_ACTIONS
    )
    return (
        Field("action", "choose", actions),
        Field("basis", value=view.ordinance),
        Field("aim", "choose", choices(view.lang, rights.AIMS)),
        Field("harm_link", "area"),
        Field("least_intrusive", "area"),
        Field("duration_days", "number", value="7", wide=False),
        Field("review_at", "choose", moments(view, 60, 240, 1_440), wide=False),
    )


def sign(view: SeatView, case: Case) -> tuple[Field, ...]:
    tested = tuple((str(one), tr(view.lang, rights.ACTIONS[one][1])) for one in case.tests)
    return (Field("action", "choose", tested),)


def close(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("target_met", "yesno"),
        Field(
            "reason", "area", needed=True, value=tr(view.lang, "Readings taken; the effect is in the file.")
        ),
    )


def reopen(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", "area"),)


def escalate(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", "choose", choices(view.lang, naming.ESCALATE)),)


def text(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("text", "area", needed=True),)


def appeal(view: SeatView, case: Case | None) -> tuple[Field, ...]:
    return (Field("text", "area"),)


def hand_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple(
        (one.id, one.name.in_(view.lang))
        for one in view.seats.cells.values()
        if one.level > 0 and one.id != case.cell
    )
    return (
        Field("to_cell", "choose", cells),
        Field("reason"),
    )


def take_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("accept", "yesno"),
        Field("text"),
    )


def task(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        Field("cell", "choose", cells),
        Field("what"),
        Field("due", "choose", moments(view, 10, 20, 30, 60)),
    )


def finish(view: SeatView, case: Case) -> tuple[Field, ...]:
    mine = tuple(
        (one.task, one.what[:80]) for one in case.tasks if one.done_at < 0 and one.to == view.seat.cell
    )
    return (
        Field("task", "choose", mine),
        Field("text", "area"),
    )


def rabat(view: SeatView, case: Case) -> tuple[Field, ...]:
    """The six, each with its own answer; the field's name is the same six times, in order."""
    answers = (("no", tr(view.lang, "No")), ("yes", tr(view.lang, "Yes")))
    six = (
        Field("answers", "choose", answers, value="no", mark=key, label=tr(view.lang, words))
        for key, words in rights.RABAT
    )
    return (*six, Field("reason", "area"))


def _running(view: SeatView, case: Case) -> Field:
    standing = tuple(
        (str(one.action), tr(view.lang, rights.ACTIONS[one.action][1]))
        for one in case.measures
        if one.taken_at >= 0 and one.lifted_at < 0
    )
    return Field("action", "choose", standing)


def review_measure(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        _running(view, case),
        Field("keep", "yesno"),
        Field("review_at", "choose", moments(view, 60, 240, 1_440)),
        Field("reason", "area"),
    )


def lift(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (_running(view, case), Field("reason", "area"))


def remedy(view: SeatView, case: Case) -> tuple[Field, ...]:
    owed = tuple(
        (one.ticket, one.ticket.upper() or tr(view.lang, "What was acknowledged"))
        for one in case.remedies
        if one.done_at < 0
    )
    return (
        Field("ticket", "choose", owed),
        Field("text", "area"),
    )


def answer_appeal(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = tuple(
        (one.appeal, f"{one.appeal.upper()}: {one.text[:80]}")
        for one in view.appeals
        if one.answered_at < 0 and one.item in (case.case, *case.statements)
    )
    return (
        Field("appeal", "choose", waiting),
        Field("upheld", "yesno"),
        Field("text", "area", rows=3),
    )


def none(view: SeatView, case: Case) -> tuple[Field, ...]:
    return ()
