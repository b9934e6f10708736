"""What a seat may do on a case now, drawn: forms for what is possible, locks with their reason for what is not."""

# Charter: web rooms acts
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.marking import MarkArtefact
from infodrill.casework.steps import CASE_STATES
from infodrill.conduct import naming
from infodrill.conduct.onpaper import answered_against_paper
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.forms import verbs
from infodrill.web.rooms.fields import Form, FormField
from infodrill.web.rooms.steps import STEPS, called
from infodrill.web.rooms.verificationforms import mark


def open_steps(view: SeatView, case: Case) -> tuple[str, ...]:
    """Steps that this seat may take now, in the order of pages: what the casework itself says is possible."""
    possible = dict(view.casework.possible(case.case))
    return tuple(step for step in STEPS if step in possible)


def shut_steps(view: SeatView, edition: Edition, item: str) -> tuple[tuple[str, str], ...]:
    """(name, why not now) of steps that this seat's roles take later, or by another way; what is behind, or is of cases where
    `item` is none, is left out."""
    case = next((each_case for each_case in view.cases if each_case.case == item), None)
    return tuple(
        (called(edition, step, view.lang), why)
        for step, why in view.casework.shut(item)
        if STEPS[step].told and not (_behind(edition, step, case) if case else edition.steps[step].frm)
    )


def _behind(edition: Edition, step: str, case: Case) -> bool:
    frm = edition.steps[step].frm
    return bool(frm) and max(CASE_STATES.index(state) for state in frm) < CASE_STATES.index(case.state)


def form_for(view: SeatView, edition: Edition, case: Case, step: str) -> Form | None:
    """The form of a step that is possible, None for one that is taken elsewhere."""
    form = STEPS[step].form
    if form is None:
        return None
    role = dict(view.casework.possible(case.case))[step]
    return Form(
        verb=form.verb,
        title=called(edition, step, view.lang),
        send=tr(view.lang, form.send),
        role=role,
        key=f"{case.case}.{step}",
        fields=tuple(_choosable(view, case, form.verb, role, field) for field in form.fields(view, case)),
        hidden=((form.about, case.case),) if form.about else (),
        lead=_on_paper(view, case) if step == "answer" else "",
        step=step,
    )


def _on_paper(view: SeatView, case: Case) -> str:
    """What the unit holds on a case, for whoever answers for it: an answer beyond it is a guess that others build on."""
    lang, known = view.lang, view.known_truth(case)
    if known:
        paper = tr(
            lang,
            "What your unit has on paper now ({record}) finds “{verdict}”: {why}",
            record=tr(lang, naming.EVIDENCE[known.record]),
            verdict=tr(lang, naming.VERDICTS[known.verdict]),
            why=known.why.in_(lang),
        )
        return " ".join(filter(None, (against_paper(view, case), paper)))
    if view.keeps_record(case):
        return tr(
            lang,
            "Your unit's own file says nothing about this yet. Answer from what has reached your inbox; where that says nothing,"
            " say that it is not known, and when it will be.",
        )
    return tr(
        lang,
        "No paper of your unit lies beside this question yet. Answer from what has reached your inbox; where that says nothing,"
        " say that it is not known, and when it will be.",
    )


def against_paper(view: SeatView, case: Case) -> str:
    """To whoever answered otherwise than what the unit has on paper: at once, for all that follows is built on it. "" = nobody
    did."""
    known, newest = view.known_truth(case), answered_against_paper(view, case)
    if known is None or newest is None:
        return ""
    lang = view.lang
    return tr(
        lang,
        "Your unit answered “{said}” at {clock}, and what it has on paper says “{verdict}”. Compare both; if the paper is right,"
        " answer once more now.",
        said=tr(lang, naming.VERDICTS[newest.verdict]),
        clock=view.moment(newest.answered_at),
        verdict=tr(lang, naming.VERDICTS[known.verdict]),
    )


def _choosable(view: SeatView, case: Case, verb: str, role: str, field: FormField) -> FormField:
    """The field without choices that the range would refuse."""
    asked = verbs()[verb]
    if field.kind not in ("choose", "which") or not issubclass(asked, CaseCommand):
        return field
    refused = view.casework.refused(asked, case.case, role, field.name)
    return replace(field, choices=tuple(choice for choice in field.choices if choice[0] not in refused))


def mark_form(view: SeatView, case: Case) -> Form | None:
    """The form by which it is said who may read what the case holds; no step of the procedure, and open to several roles."""
    role = view.casework.role_for(MarkArtefact, case.case)
    return (
        Form(
            verb="mark-artefact",
            title=tr(view.lang, "Mark who may read it"),
            send=tr(view.lang, "Mark it"),
            role=role,
            key=f"{case.case}.mark",
            fields=mark(view, case),
            hidden=(("case", case.case),),
        )
        if role
        else None
    )
