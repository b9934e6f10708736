"""The forms of casework's steps, one builder a step: what a person is asked, with the domain's own choices.

Nothing is decided here: a form that looks right may still be refused by the range, which says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infodrill.casework import rights, triage
from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms import naming
from infodrill.web.rooms.fields import Choice, Field, choices, moments
from infodrill.web.rooms.signs import title

Build = Callable[[SeatView, Case], tuple[Field, ...]]


def _log(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "sentence",
            tr(view.lang, "What is claimed, asked or felt? One sentence"),
            "area",
            value=case.said[:400],
            hint=tr(view.lang, "No names, phone or account numbers."),
        ),
        Field("danger", tr(view.lang, "Could someone be hurt, or lose much money?"), "yesno"),
    )


def _merge(view: SeatView, case: Case) -> tuple[Field, ...]:
    others = tuple(
        (one.case, f"{one.case.upper()} {title(one)[:60]}")
        for one in view.open_cases
        if one.case != case.case
    )
    return (Field("into", tr(view.lang, "The case it belongs to"), "choose", others),)


def _split(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("sentence", tr(view.lang, "The separate claim, in one sentence"), "area"),
        Field("danger", tr(view.lang, "Could someone be hurt, or lose much money?"), "yesno"),
    )


def _owners(view: SeatView) -> tuple[Choice, ...]:
    named = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.owns)
    return (*named, ("", tr(view.lang, "Nobody is known to hold the record")))


def _ask(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("owner", tr(view.lang, "Who holds the facts?"), "choose", _owners(view), needed=False),
        Field(
            "text",
            tr(view.lang, "Your question"),
            "area",
            value=tr(view.lang, "Is it so: “{said}”? Since when, and by which record?", said=title(case)),
        ),
    )


def _answer(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = [
        one for one in case.questions if one.answered_at < 0 and one.owner in ("", view.seat.cell)
    ] or list(case.questions)
    return (
        Field(
            "question",
            tr(view.lang, "The question"),
            "choose",
            tuple((one.question, one.text[:80]) for one in waiting),
        ),
        Field(
            "verdict",
            tr(view.lang, "What your record says"),
            "choose",
            (("", tr(view.lang, "We do not know yet")), *choices(view.lang, naming.VERDICTS)),
            needed=False,
        ),
        Field(
            "record",
            tr(view.lang, "What it rests on"),
            "choose",
            choices(view.lang, naming.EVIDENCE, ("primary", "independent", "none")),
        ),
        Field("text", tr(view.lang, "Your answer, with figure and time"), "area", rows=3),
        Field("advice", tr(view.lang, "What should people do?"), "area", needed=False),
        Field("disputes", tr(view.lang, "Our unit disputes a claim about itself"), "flag", needed=False),
    )


def _evidence(view: SeatView, case: Case) -> tuple[Field, ...]:
    grades = tuple((f"{letter}{digit}", f"{letter}{digit}") for letter in "ABCDEF" for digit in range(1, 7))
    return (
        Field("text", tr(view.lang, "What was seen, by whom, when"), "area"),
        Field(
            "kind",
            tr(view.lang, "Kind"),
            "choose",
            choices(view.lang, naming.EVIDENCE, ("primary", "independent", "report")),
            wide=False,
        ),
        Field("grade", tr(view.lang, "Source A–F, content 1–6"), "choose", grades, value="B2", wide=False),
        Field(
            "tlp",
            tr(view.lang, "Who may read it"),
            "choose",
            choices(view.lang, naming.MARKINGS),
            value="GREEN",
            wide=False,
        ),
    )


def _conflict(view: SeatView, case: Case) -> tuple[Field, ...]:
    units = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        Field("unit", tr(view.lang, "Which unit?"), "choose", units, wide=False),
        Field("reason", tr(view.lang, "Why?"), "choose", choices(view.lang, naming.CONFLICTS), wide=False),
    )


def _verdict(view: SeatView, case: Case) -> tuple[Field, ...]:
    sheet = (
        *(
            (
                one.question,
                f"{view.seats.cells[one.owner].name.in_(view.lang) if one.owner in view.seats.cells else '–'}: {one.answer[:90]}",
            )
            for one in case.questions
            if one.answered_at >= 0
        ),
        *((one.evidence, f"{one.grade} · {one.text[:90]}") for one in case.evidence),
    )
    return (
        Field(
            "verdict",
            tr(view.lang, "Verdict"),
            "choose",
            choices(view.lang, naming.VERDICTS),
            value="UNPROVEN",
            wide=False,
        ),
        Field("confidence", tr(view.lang, "How sure, per mille"), "number", value="800", wide=False),
        Field(
            "evidence",
            tr(view.lang, "What it rests on"),
            "pick",
            sheet,
            picked=tuple(code for code, _ in sheet),
            needed=False,
            hint=tr(
                view.lang,
                "Two independent items, or one primary record; “not enough evidence yet” needs none.",
            ),
        ),
    )


def _triage(view: SeatView, case: Case) -> tuple[Field, ...]:
    asked = any(one.owner for one in case.questions)
    held = any(one.record == "primary" for one in case.questions) or any(
        one.kind == "primary" for one in case.evidence
    )
    fact = not case.gate_answers or case.gate_answers[0] != "no"
    reputation = len(case.gate_answers) == 9 and case.gate_answers[8] == "yes"
    v = "V0" if not fact else "V3" if held else "V2" if asked else "V1"
    harms = triage.HARMS[:2] if reputation else triage.HARMS
    group = next((one for one in view.groups if one.source == case.source), None)
    return (
        Field(
            "v",
            tr(view.lang, "Can it be checked?"),
            "choose",
            choices(view.lang, naming.VOIDS),
            value=case.v or v,
        ),
        Field(
            "h",
            tr(view.lang, "Harm if people believe it"),
            "choose",
            choices(view.lang, naming.HARMS, harms),
            value=case.h or ("H3" if case.danger and not reputation else harms[1]),
        ),
        Field(
            "s",
            tr(view.lang, "How far has it spread?"),
            "choose",
            choices(view.lang, naming.SPREADS),
            value=str(group.level if group else case.s or 1),
        ),
        Field("confidence", tr(view.lang, "How sure, per mille"), "number", value="800", wide=False),
        Field(
            "question_share",
            tr(view.lang, "Share of questions, per mille"),
            "number",
            value=str(group.question_permille if group else 0),
            wide=False,
        ),
    )


def _leave(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "reason",
            tr(view.lang, "Why it is left alone, in one line"),
            value=tr(view.lang, "Expression that the procedure respects; nothing to correct."),
        ),
    )


def _service(view: SeatView, case: Case) -> tuple[Field, ...]:
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


def _ticket(view: SeatView, case: Case) -> tuple[Field, ...]:
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


def _acknowledge(view: SeatView, case: Case) -> tuple[Field, ...]:
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


def _watch(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("recheck_at", tr(view.lang, "Look again"), "choose", moments(view, 30, 60, 240, 720)),)


def _test(view: SeatView, case: Case) -> tuple[Field, ...]:
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


def _sign(view: SeatView, case: Case) -> tuple[Field, ...]:
    tested = tuple((str(one), tr(view.lang, rights.ACTIONS[one][1])) for one in case.tests)
    return (Field("action", tr(view.lang, "Action"), "choose", tested),)


def _close(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("target_met", tr(view.lang, "Was the target met?"), "yesno"),
        Field(
            "reason",
            tr(view.lang, "What was reached, or why not"),
            "area",
            value=tr(view.lang, "Readings taken; the effect is in the file."),
        ),
    )


def _reopen(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", tr(view.lang, "What is new?"), "area"),)


def _escalate(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("reason", tr(view.lang, "Why?"), "choose", choices(view.lang, naming.ESCALATE)),)


def _text(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("text", tr(view.lang, "Your answer"), "area"),)


def _appeal(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (Field("text", tr(view.lang, "What should be looked at again, and why?"), "area"),)


def _hand_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple(
        (one.id, one.name.in_(view.lang))
        for one in view.seats.cells.values()
        if one.level > 0 and one.id != case.cell
    )
    return (
        Field("to_cell", tr(view.lang, "To which cell?"), "choose", cells),
        Field("reason", tr(view.lang, "Why?")),
    )


def _take_over(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("accept", tr(view.lang, "Do you take the case?"), "yesno"),
        Field("text", tr(view.lang, "A word to the other cell"), needed=False),
    )


def _task(view: SeatView, case: Case) -> tuple[Field, ...]:
    cells = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        Field("cell", tr(view.lang, "Which unit?"), "choose", cells),
        Field("what", tr(view.lang, "What to do")),
        Field("due", tr(view.lang, "By when"), "choose", moments(view, 10, 20, 30, 60)),
    )


def _finish(view: SeatView, case: Case) -> tuple[Field, ...]:
    mine = tuple(
        (one.task, one.what[:80]) for one in case.tasks if one.done_at < 0 and one.to == view.seat.cell
    )
    return (
        Field("task", tr(view.lang, "Task"), "choose", mine),
        Field("text", tr(view.lang, "What came of it"), "area"),
    )


def _none(view: SeatView, case: Case) -> tuple[Field, ...]:
    return ()


# step → (verb, fields, words on the button)
STEPS: Mapping[str, tuple[str, Build, str]] = {
    "log": ("log-case", _log, N_("Enter in the book")),
    "merge": ("merge-case", _merge, N_("Merge")),
    "split": ("split-case", _split, N_("Split off")),
    "leave_gated": ("leave", _leave, N_("Leave it alone and close")),
    "leave": ("leave", _leave, N_("Leave it alone and close")),
    "service": ("open-ticket", _service, N_("Route the complaint")),
    "verify": ("ask-owner", _ask, N_("Ask and begin to verify")),
    "ask": ("ask-owner", _ask, N_("Send the question")),
    "answer": ("answer-question", _answer, N_("Send the answer")),
    "evidence": ("add-evidence", _evidence, N_("Add")),
    "conflict": ("record-conflict", _conflict, N_("Record")),
    "verdict": ("set-verdict", _verdict, N_("Set the verdict")),
    "triage": ("triage", _triage, N_("Set the priority")),
    "acknowledge": ("acknowledge", _acknowledge, N_("Acknowledge")),
    "watch": ("watch", _watch, N_("Watch, no response yet")),
    "test": ("record-test", _test, N_("Record the test")),
    "sign": ("sign-action", _sign, N_("Sign")),
    "act": ("act", _none, N_("Carry it out")),
    "ticket": ("answer-ticket", _ticket, N_("Answer the ticket")),
    "track": ("track", _none, N_("Begin to follow the effect")),
    "close": ("close-case", _close, N_("Close the case")),
    "reopen": ("reopen-case", _reopen, N_("Open it again")),
    "new_evidence": ("reopen-case", _reopen, N_("Verify again")),
    "escalate": ("escalate", _escalate, N_("Send up")),
    "escalation": ("answer-escalation", _text, N_("Answer the ward")),
    "hand_over": ("hand-over", _hand_over, N_("Offer the case")),
    "take_over": ("answer-hand-over", _take_over, N_("Answer")),
    "task": ("assign-task", _task, N_("Give the task")),
    "finish": ("finish-task", _finish, N_("The task is done")),
    "undo": ("undo-step", _none, N_("Take my last step back")),
    "appeal_file": ("file-appeal", _appeal, N_("Ask for another look")),
}
