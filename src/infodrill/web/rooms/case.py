"""A case on one page: what is claimed, what is known, the rights check, the decision, and how it went so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.steps import CASE_STATES
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Scenario
from infodrill.web.rooms import naming
from infodrill.web.rooms.acts import GATE_STEPS, form_for, next_step, open_steps, role_for
from infodrill.web.rooms.fields import Field, Form, choices
from infodrill.web.rooms.forms import STEPS
from infodrill.web.rooms.ladder import Rung, ladder
from infodrill.web.rooms.signs import CaseRow, Due, case_row, owed

SHORT_STATES = {
    "NEW": N_("Received"),
    "LOGGED": N_("In the book"),
    "GATED": N_("Rights check"),
    "VERIFYING": N_("Verify"),
    "TRIAGED": N_("Priority"),
    "DECIDED": N_("Decision"),
    "ACTING": N_("Acting"),
    "TRACKING": N_("Effect"),
    "CLOSED": N_("Closed"),
}
STRONG = frozenset({"decision", "statement"})  # what a reader looks for first
_STEP_OF = {
    "LOGGED": "log",
    "GATED": "gate",
    "VERIFYING": "verify",
    "TRIAGED": "triage",
    "DECIDED": "decide",
    "ACTING": "act",
    "CLOSED": "close",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of the rail: `state` done | here | ahead | passed (not gone through)."""

    name: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine: short words for a row, the full question for a reader, the answer given ("" = none)."""

    number: int
    short: str
    full: str
    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence or an owner's answer."""

    key: str
    grade: str
    tone: str
    title: str
    text: str
    clock: str
    tlp: str
    waiting: bool
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on the case."""

    statement: str
    kind: str
    title: str
    state: str
    clock: str


@dataclass(frozen=True, slots=True)
class Past:
    """A line of the log that writes itself. `tone` "" | strong | heed."""

    at: int
    clock: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page of one case shows."""

    row: CaseRow
    case: str
    said: str
    intake: str
    merged: int
    sources: str
    rail: tuple[Stop, ...]
    due: Due | None
    questions: tuple[Question, ...]
    gate: str
    gate_words: str
    gate_note: str
    gate_form: Form | None
    proofs: tuple[Proof, ...]
    verdict: str
    triage: tuple[tuple[str, str], ...]
    rungs: tuple[Rung, ...]
    decide: Form | None
    decided: str
    pressed: bool
    tlp: str
    statements: tuple[Said, ...]
    past: tuple[Past, ...]
    main: Form | None
    forms: tuple[Form, ...]
    conflicts: tuple[str, ...]
    may_object: str
    may_trap: str
    write: tuple[tuple[str, str], ...]


def sheet(view: SeatView, scenario: Scenario, edition: Edition, case: Case) -> Sheet:
    """The page of a case that the seat sees."""
    lang = view.lang
    wards = {one.id: one.name.in_(lang) for one in scenario.places.wards}
    steps = open_steps(view, edition, case)
    first = next_step(view, edition, case)
    pressed = view.pressed(case.case)
    due = owed(view, edition, case)
    player = min(view.seat.roles - view.seat.roles & _control(), default="") if not view.seat.control else ""
    return Sheet(
        row=case_row(view, edition, case, wards),
        case=case.case,
        said=case.said,
        intake=tr(lang, naming.INTAKES.get(case.intake, case.intake)),
        merged=len(case.merged),
        sources=tr(
            lang,
            "{case}, received {clock} from: {intake}",
            case=case.case.upper(),
            clock=view.clock(case.opened_at),
            intake=tr(lang, naming.INTAKES.get(case.intake, case.intake)),
        ),
        rail=tuple(_rail(view, edition, case)),
        due=due[0] if due else None,
        questions=tuple(_questions(lang, case)),
        gate=case.gate_code,
        gate_words=tr(lang, naming.GATE_SAYS[case.gate_code]) if case.gate_code else "",
        gate_note=tr(lang, "confirmed by the rights adviser")
        if case.gate_confirmed_by_rights
        else tr(lang, "first pass")
        if case.gate_code
        else "",
        gate_form=_gate_form(view, edition, case, steps),
        proofs=tuple(_proofs(view, case)),
        verdict=_verdict(lang, case),
        triage=tuple(_triage(lang, view, case)),
        rungs=ladder(view, edition, case, traps=scenario.drill.traps, pressed=pressed),
        decide=_decide_form(view, edition, case) if "decide" in steps else None,
        decided=_decided(view, edition, case),
        pressed=bool(pressed),
        tlp="GREEN"
        if all(one.tlp in ("GREEN", "CLEAR") for one in case.evidence)
        else "AMBER"
        if all(one.tlp != "RED" for one in case.evidence)
        else "RED",
        statements=tuple(_said(view, edition, case)),
        past=tuple(reversed(tuple(_past(view, case)))),
        main=form_for(view, edition, case, first) if first in STEPS else None,
        forms=tuple(
            form_for(view, edition, case, one)
            for one in steps
            if one in STEPS and one != first and _worth(case, one)
        ),
        conflicts=tuple(
            tr(
                lang,
                "{unit}: {why}",
                unit=view.seats.cells[unit].name.in_(lang) if unit in view.seats.cells else unit,
                why=tr(lang, naming.CONFLICTS[why]),
            )
            for unit, why in case.conflicts
        ),
        may_object=player,
        may_trap=player,
        write=tuple(_writable(view, edition, case)),
    )


def _control() -> frozenset[str]:
    from infodrill.conduct.seats import CONTROL

    return CONTROL


def _worth(case: Case, step: str) -> bool:
    """Leaves out, beside the main form, steps on the path that would be refused now."""
    from infodrill.web.rooms.acts import AT_HAND, BETWEEN, _useful

    return step in AT_HAND or step in BETWEEN or _useful(case, step)


def _rail(view: SeatView, edition: Edition, case: Case) -> Iterator[Stop]:
    here = CASE_STATES.index(case.state)
    due = {one.step: one.clock for one in owed(view, edition, case)}
    times = {
        "NEW": case.opened_at,
        "TRIAGED": -1,
        "VERIFYING": -1,
        "DECIDED": case.decided_at,
        "ACTING": case.acting_at,
        "CLOSED": case.closed_at,
    }
    for place, state in enumerate(CASE_STATES):
        at = times.get(state, -1)
        ahead = due.get(_STEP_OF.get(state, ""), "")
        note = (
            view.clock(at)
            if at >= 0
            else tr(view.lang, "by {clock}", clock=ahead)
            if ahead and place > here
            else ""
        )
        yield Stop(
            tr(view.lang, SHORT_STATES[state]),
            note,
            "done"
            if place < here or state == case.state == "CLOSED"
            else "here"
            if place == here
            else "ahead",
        )


def _questions(lang: str, case: Case) -> Iterator[Question]:
    answers = (
        case.gate_answers
        if len(case.gate_answers) == len(rights.QUESTIONS)
        else ("",) * len(rights.QUESTIONS)
    )
    for number, (short, full, answer) in enumerate(
        zip(naming.SHORT_QUESTIONS, rights.QUESTIONS, answers, strict=True), start=1
    ):
        yield Question(
            number,
            tr(lang, short),
            tr(lang, full),
            answer,
            tr(lang, naming.ANSWERS[answer]) if answer else "",
        )


def _gate_form(view: SeatView, edition: Edition, case: Case, steps: tuple[str, ...]) -> Form | None:
    step = next((one for one in GATE_STEPS if one in steps), "")
    if not step:
        return None
    return Form(
        verb="answer-gate",
        title=edition.step_name(step, view.lang),
        send=tr(view.lang, "Confirm or change the check")
        if step == "recode"
        else tr(view.lang, "Hand in the check"),
        role=role_for(view.seat, edition, step, case),
        key=f"{case.case}.gate",
        hidden=(("case", case.case),),
        fields=(Field("note", tr(view.lang, "A note for each yes or not sure"), "area", needed=False),),
        step=step,
    )


def _decide_form(view: SeatView, edition: Edition, case: Case) -> Form:
    lang = view.lang
    return Form(
        verb="decide",
        title=edition.step_name("decide", lang),
        send=tr(lang, "Sign the decision"),
        role=role_for(view.seat, edition, "decide", case),
        key=f"{case.case}.decide",
        hidden=(("case", case.case),),
        fields=(
            Field(
                "disposition",
                tr(lang, "How it is handled"),
                "choose",
                tuple((one, edition.dispositions[one][lang]) for one in naming.DISPOSITIONS),
                value="respond",
            ),
            Field("reason", tr(lang, "Which lighter way was considered?"), "area"),
            Field(
                "less_intrusive_considered", tr(lang, "Lighter ways were considered"), "flag", needed=False
            ),
        ),
        step="decide",
        main=True,
    )


def _proofs(view: SeatView, case: Case) -> Iterator[Proof]:
    for asked in case.questions:
        cell = view.seats.cells.get(asked.owner)
        name = cell.name.in_(view.lang) if cell else tr(view.lang, "Nobody is known to hold the record")
        waiting = asked.answered_at < 0
        grade = (
            "A1"
            if asked.record == "primary"
            else "B2"
            if asked.record == "independent"
            else "…"
            if waiting
            else "–"
        )
        text = (
            tr(view.lang, "asked {clock}: {text}", clock=view.clock(asked.at), text=asked.text)
            if waiting
            else asked.answer
        )
        yield Proof(
            asked.question,
            grade,
            _tone(grade),
            name,
            text,
            view.clock(asked.at if waiting else asked.answered_at),
            "",
            waiting,
        )
    files: dict[str, tuple[str, ...]] = {}
    for file in case.attachments:
        if file.media_type.startswith("image/"):
            files[file.evidence] = (*files.get(file.evidence, ()), file.digest)
    for one in case.evidence:
        name, clock = tr(view.lang, naming.EVIDENCE.get(one.kind, one.kind)), view.clock(one.at)
        pictures = files.get(one.evidence, ())
        yield Proof(
            one.evidence, one.grade, _tone(one.grade), name, one.text, clock, one.tlp, False, pictures
        )


def _tone(grade: str) -> str:
    return "high" if grade[:1] == "A" else "low" if grade[:1] in "DEF…–" else ""


def _verdict(lang: str, case: Case) -> str:
    if not case.verdict:
        return ""
    return tr(
        lang,
        "{verdict}, confidence {share}",
        verdict=tr(lang, naming.VERDICTS[case.verdict]),
        share=_share(lang, case.verdict_confidence),
    )


def _share(lang: str, permille: int) -> str:
    text = f"{permille / 1000:.2f}"
    return text.replace(".", ",") if lang == "vi" else text


def _triage(lang: str, view: SeatView, case: Case) -> Iterator[tuple[str, str]]:
    if not case.h:
        return
    yield tr(lang, "Harm if believed"), case.h
    yield tr(lang, "Spread"), f"S{case.s}"
    yield tr(lang, "Checkable"), case.v
    group = next((one for one in view.groups if one.source == case.source), None)
    if group:
        yield tr(lang, "Questions"), f"{group.question_permille // 10} %"


def _decided(view: SeatView, edition: Edition, case: Case) -> str:
    if case.decided_at < 0:
        return ""
    cell = view.seats.cells.get(case.decided_by)
    return tr(
        view.lang,
        "{how}, decided {clock} by {cell}",
        how=edition.dispositions.get(case.disposition, {}).get(view.lang, ""),
        clock=view.clock(case.decided_at),
        cell=cell.name.in_(view.lang) if cell else "–",
    )


def _said(view: SeatView, edition: Edition, case: Case) -> Iterator[Said]:
    for one in view.statements:
        if one.case == case.case:
            version = one.newest
            title = version.title_vi if view.lang == "vi" else version.title_en
            yield Said(
                one.statement,
                tr(view.lang, naming.KINDS[one.kind]),
                title,
                edition.state_name(one.state, view.lang),
                view.clock(version.published_at if version.published_at >= 0 else version.at),
            )


def _past(view: SeatView, case: Case) -> Iterator[Past]:
    """The log of the case, in the words of the casework itself."""
    for line in view.casework.timeline(case.case):
        yield Past(
            line.at, view.clock(line.at), view.casework.told(line), "strong" if line.kind in STRONG else ""
        )


def _writable(view: SeatView, edition: Edition, case: Case) -> Iterator[tuple[str, str]]:
    """(kind, words) of statements that may be begun here: what was decided, or a first word while verifying."""
    lang = view.lang
    done = {one.kind for one in view.statements if one.case == case.case}
    if case.state == "VERIFYING" and role_for(view.seat, edition, "holding", case):
        wanted = tuple(one for one in ("holding", "warning") if one not in done)
    elif case.state in ("DECIDED", "ACTING", "TRACKING") and role_for(view.seat, edition, "draft", case):
        wanted = tuple(
            kind
            for kind, action in rights.STATEMENT_ACTION.items()
            if action in case.actions and kind not in done and kind not in ("prebunk", "bulletin")
        )
    else:
        wanted = ()
    for kind in wanted:
        yield kind, tr(lang, "Write: {kind}", kind=tr(lang, naming.KINDS[kind]))


@dataclass(frozen=True, slots=True)
class Book:
    """The list of cases: open ones by priority and deadline, closed ones below."""

    open: tuple[CaseRow, ...]
    closed: tuple[CaseRow, ...]


def book(view: SeatView, scenario: Scenario, edition: Edition) -> Book:
    """Every case the seat sees."""
    wards = {one.id: one.name.in_(view.lang) for one in scenario.places.wards}
    rows = sorted(
        (case_row(view, edition, one, wards) for one in view.cases if not one.merged_into),
        key=lambda row: row.rank,
    )
    return Book(tuple(row for row in rows if not row.closed), tuple(row for row in rows if row.closed))


def gate_choices(lang: str) -> tuple[tuple[str, str], ...]:
    return choices(lang, naming.ANSWERS)


def gate_codes(lang: str) -> tuple[tuple[str, str], ...]:
    """(code, what it means for people), for the page to show while the check is filled in."""
    return tuple((code, tr(lang, words)) for code, words in naming.GATE_SAYS.items())
