"""What waits for a seat, in the order and with the reasons of `conduct.hints`, and where in the rooms each is done."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.conduct import hints, naming
from infodrill.conduct.hints import Hint
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.guiding import NEXT_WORDS
from infodrill.web.rooms.signs import Due, due_sign, owed, title

AS_SAID = {
    "reply": "answer",
    "ask": "verify",
}  # steps as the hints name them → as the edition and NEXT_WORDS do
# What is about neither a case nor a text: the button, and where it leads ({item} = what the hint is about).
ELSEWHERE = {
    "press": (N_("To the press room"), "press/?question={item}"),
    "guidance": (N_("Read the guidance"), "desk/#inbox-h"),
    "read": (N_("Read what came"), "desk/#inbox-h"),
    "sheet": (N_("To the watch"), "watch/"),
    "questions": (N_("See what is asked"), "network/?asking=1"),
    "roll": (N_("To the lobby"), "lobby/"),
}


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one next thing: what, why, by when, and where to do it."""

    step: str
    words: str
    why: str
    how: str
    button: str
    link: str
    due: Due | None
    case: str
    case_number: str
    source_words: str
    source_from: str
    ring: int  # per mille of the allowed time left


def next_things(view: SeatView, edition: Edition) -> tuple[NextThing, ...]:
    """Everything that waits for this seat, the next thing first."""
    cases = {one.case: one for one in view.cases}
    texts = {one.statement: one for one in view.statements}
    return tuple(
        _on_text(view, edition, one, texts[one.item], cases)
        if one.item in texts
        else _on_case(view, edition, one, cases[one.item])
        if one.item in cases
        else _elsewhere(view, edition, one)
        for one in hints.things(view)
    )


def _on_case(view: SeatView, edition: Edition, hint: Hint, case: Case) -> NextThing:
    lang, step = view.lang, AS_SAID.get(hint.step, hint.step)
    writes = step == "holding" or (step == "draft" and case.state == "VERIFYING")
    if writes:
        step = "holding"
    due = _due(view, edition, case, step)
    return NextThing(
        step=step,
        words=tr(lang, NEXT_WORDS[step], title=title(case, 90)) if step in NEXT_WORDS else hint.do,
        why=hint.why,
        how=hint.how,
        button=tr(lang, "Open: {step}", step=edition.step_name(step, lang))
        if edition.has(step)
        else tr(lang, "See case {case}", case=case.case.upper()),
        link=f"studio/new/?case={case.case}&kind=holding" if writes else f"case/{case.case}/",
        due=due,
        case=case.case,
        case_number=case.case.upper(),
        source_words=case.said if case.said and case.said != case.sentence else "",
        source_from=tr(lang, naming.INTAKES.get(case.intake, case.intake)),
        ring=due.share if due else 0,
    )


def _on_text(
    view: SeatView, edition: Edition, hint: Hint, text: Statement, cases: dict[str, Case]
) -> NextThing:
    lang, about = view.lang, cases.get(text.case)
    said = text.newest.title_vi if lang == "vi" else text.newest.title_en
    due = _due(view, edition, about, "publish") if about else None
    return NextThing(
        step=hint.step,
        words=tr(lang, NEXT_WORDS[hint.step], title=said) if hint.step in NEXT_WORDS else hint.do,
        why=hint.why,
        how=hint.how,
        button=tr(lang, "Open the text"),
        link=f"studio/{text.statement}/",
        due=due,
        case=text.case,
        case_number=text.statement.upper(),
        source_words="",
        source_from="",
        ring=due.share if due else 0,
    )


def _elsewhere(view: SeatView, edition: Edition, hint: Hint) -> NextThing:
    button, link = ELSEWHERE[hint.step]
    due = due_sign(view, edition, hint.step, hint.due, "") if hint.due >= 0 else None
    return NextThing(
        step=hint.step,
        words=_called(view, hint),
        why=hint.why,
        how=hint.how,
        button=tr(view.lang, button),
        link=link.format(item=hint.item),
        due=due,
        case="",
        case_number="",
        source_words="",
        source_from="",
        ring=due.share if due else 0,
    )


def _called(view: SeatView, hint: Hint) -> str:
    """What it is in words rather than by its number."""
    if hint.step == "read":
        row = next((one for _, one in view.inbox if str(one.number) == hint.item), None)
        return (
            tr(view.lang, "Read “{title}” and confirm it", title=row.subject.in_(view.lang))
            if row
            else hint.do
        )
    if hint.step == "guidance":
        found = next((one for one in view.proactive.guidance if one.guidance == hint.item), None)
        return tr(view.lang, NEXT_WORDS["receipt"], title=found.topic) if found else hint.do
    return tr(view.lang, "Control asks who is there") if hint.step == "roll" else hint.do


def _due(view: SeatView, edition: Edition, case: Case, step: str) -> Due | None:
    found = owed(view, edition, case)
    return next((one for one in found if one.step.partition(":")[0] == step), found[0] if found else None)
