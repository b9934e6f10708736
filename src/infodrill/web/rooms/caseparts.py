"""The parts of a case's page: the rail, the nine questions, evidence, verdict, what was said, its log."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.book import Asked, Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.gate import SIXTH, sixth
from infodrill.casework.nouns.moves import MOVED
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.steps import CASE_STATES
from infodrill.conduct import naming, proposing
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun, listed
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.signs import owed, state_told

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the nine: short words for a row, the full question for a reader, the answer given ("" = none)."""

    number: int
    short: str
    full: str
    answer: str
    words: str
    only: str = ""  # the answer that follows from the verdict, so that no other is taken
    later: str = ""  # what "not sure" is called while nobody in the hall can know it

    @property
    def stands(self) -> str:
        """What a form begins with."""
        return self.only or self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvidence:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatement:
    """A statement on the case."""

    statement: str
    kind: str
    title: str
    state: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A line of the log that writes itself. `tone` "" | strong | heed."""

    at: int
    clock: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseProposal:
    """What was proposed for the case. `waits` = this seat takes it up, `whose` = in words who does, "" when nobody has to."""

    message: str
    at: int
    clock: str
    words: str
    waits: bool
    whose: str


ONGOING = ("VERIFYING", "ACTING", "TRACKING")


def rail(view: SeatView, edition: Edition, case: Case) -> Iterator[Stop]:
    # What its state says is done, but where it says what is being done: the mark stands at what comes now.
    at_work = case.state in ONGOING or case.state == "CLOSED"
    here = CASE_STATES.index(case.state) + (not at_work)
    due = {
        deadline.step: tr(view.lang, "by {clock}", clock=deadline.clock)
        for deadline in owed(view, edition, case)
    }
    times = {
        "NEW": case.opened_at,
        "TRIAGED": -1,
        "VERIFYING": -1,
        "DECIDED": case.decided_at,
        "ACTING": case.acting_at,
        "CLOSED": case.closed_at,
    }
    walked = _walked(case)
    for place, state in enumerate(CASE_STATES):
        at = times.get(state, -1)
        ahead = due.get(_STEP_OF.get(state, ""), "")
        note = view.moment(at) if at >= 0 else ahead if place >= here else ""
        yield Stop(
            tr(view.lang, SHORT_STATES[state]),
            note,
            "done"
            if state in walked or (case.state != "CLOSED" and place < here)
            else "passed"
            if case.state == "CLOSED"
            else "here"
            if place == here
            else "ahead",
        )


def _walked(case: Case) -> frozenset[str]:
    """The states that a closed case was in: one that was merged, or left alone, is not told to have been verified and decided."""
    came = {
        "NEW": True, "LOGGED": bool(case.sentence), "GATED": bool(case.gate_code), "VERIFYING": bool(case.found),
        "TRIAGED": case.priority_final, "DECIDED": case.decided_at >= 0, "ACTING": case.acting_at >= 0,
        "TRACKING": bool(case.readings), "CLOSED": True,
    }  # fmt: skip
    return frozenset(state for state in came if came[state]) if case.state == "CLOSED" else frozenset()


def questions(lang: str, case: Case) -> Iterator[Question]:
    answers = (
        case.gate_answers
        if len(case.gate_answers) == len(rights.QUESTIONS)
        else ("",) * len(rights.QUESTIONS)
    )
    for number, (short, full, answer) in enumerate(
        zip(naming.SHORT_QUESTIONS, rights.QUESTIONS, answers, strict=True), start=1
    ):
        later = tr(lang, "Cannot be known yet") if number == SIXTH + 1 and not case.found else ""
        given = later if answer == "unsure" else ""
        yield Question(
            number=number,
            short=tr(lang, short),
            full=tr(lang, full),
            answer=answer,
            words=given or (tr(lang, naming.ANSWERS[answer]) if answer else ""),
            later=later,
            only=sixth(case.found) if number == SIXTH + 1 and case.found else "",
        )


ONCE_MORE = N_("The owner's answer above, put on the slip: the same source")


def _asked(view: SeatView, asked: Asked) -> CaseEvidence:
    cell, waiting = view.seats.cells.get(asked.owner), asked.answered_at < 0
    grade = {"primary": "A1", "independent": "B2"}.get(asked.record, "…" if waiting else "–")
    clock = view.moment(asked.at if waiting else asked.answered_at)
    return CaseEvidence(
        key=asked.question,
        grade=grade,
        tone=_tone(grade),
        title=cell.name.in_(view.lang) if cell else tr(view.lang, "Nobody is known to hold the record"),
        text=tr(view.lang, "asked {clock}: {text}", clock=clock, text=asked.text)
        if waiting
        else asked.answer,
        clock=clock,
        tlp="",
        waiting=waiting,
    )


def proofs(view: SeatView, case: Case) -> Iterator[CaseEvidence]:
    """What the case rests on: the questions to owners of facts with their answers, then the items of evidence."""
    yield from (_asked(view, asked) for asked in case.questions)
    files: dict[str, tuple[str, ...]] = {}
    for file in case.attachments:
        if file.media_type.startswith("image/"):
            files[file.evidence] = (*files.get(file.evidence, ()), file.digest)
    mouths = {asked.answer for asked in case.questions if asked.answered_at >= 0}
    for evidence in case.evidence:
        again = evidence.text in mouths  # one source, told twice: it stands there with its grade already
        name = ONCE_MORE if again else naming.EVIDENCE.get(evidence.kind, evidence.kind)
        grade, clock = "–" if again else evidence.grade, view.moment(evidence.at)
        pictures = files.get(evidence.evidence, ())
        yield CaseEvidence(
            key=evidence.evidence, grade=grade, tone=_tone(grade), title=tr(view.lang, name), text=evidence.text, clock=clock,
            tlp=evidence.tlp, waiting=False, pictures=pictures,
        )  # fmt: skip


def _tone(grade: str) -> str:
    return "high" if grade[:1] == "A" else "low" if grade[:1] in "DEF…–" else ""


def verdict(lang: str, case: Case) -> str:
    if not case.verdict:
        return ""
    return tr(
        lang,
        "{verdict}, confidence {share}",
        verdict=tr(lang, naming.VERDICTS[case.verdict]),
        share=f"{(case.verdict_confidence + 5) // 10} %",
    )


def triage(lang: str, case: Case) -> Iterator[tuple[str, str]]:
    if not case.h:
        return
    yield tr(lang, "Harm if believed"), naming.uncoded(lang, naming.HARMS[case.h])
    yield tr(lang, "Spread"), naming.uncoded(lang, naming.SPREADS[str(case.s)])
    yield tr(lang, "Checkable"), naming.uncoded(lang, naming.VOIDS.get(case.v, "–"))


def asking(view: SeatView, case: Case) -> str:
    """How many of the posts of which the case was opened ask, in per cent; "" where it was not, or nobody counts them."""
    group = next((each_group for each_group in view.groups if each_group.source == case.source), None)
    return f"{group.question_permille // 10} %" if group else ""


def decided(view: SeatView, edition: Edition, case: Case) -> str:
    if case.decided_at < 0:
        return ""
    cell = view.seats.cells.get(case.decided_by)
    return tr(
        view.lang,
        "{how}, decided {clock} by {cell}",
        how=edition.dispositions.get(case.disposition, {}).get(view.lang, ""),
        clock=view.moment(case.decided_at),
        cell=cell.name.in_(view.lang) if cell else "–",
    )


def said(view: SeatView, edition: Edition, case: Case) -> Iterator[CaseStatement]:
    for statement in view.statements:
        if statement.case == case.case:
            version = statement.newest
            title = version.said(view.lang)[0]
            yield CaseStatement(
                statement=statement.statement,
                kind=tr(view.lang, naming.kind_of(statement.kind, version.stance)),
                title=title,
                state=state_told(view, edition, statement),
                clock=moment(view, version.published_at if version.published_at >= 0 else version.at),
            )


def past(view: SeatView, case: Case) -> tuple[Past, ...]:
    """The log of the case, in the words of the casework itself, and what cells proposed for it; oldest first. That a step moved
    the case on is left out where the same moment tells the step itself."""
    lines = view.casework.timeline(case.case)
    deeds = {(line.at, line.cell) for line in lines if line.message != MOVED}
    told = (
        Past(
            at=line.at,
            clock=moment(view, line.at),
            words=begun(view.casework.told(line)),
            tone="strong" if line.kind in STRONG else "",
        )
        for line in lines
        if line.message != MOVED or (line.at, line.cell) not in deeds
    )
    said = (Past(at=each.at, clock=each.clock, words=each.words, tone="") for each in proposals(view, case))
    return tuple(sorted((*told, *said), key=lambda line: line.at))


def proposed_to(view: SeatView, case: Case) -> tuple[str, ...]:
    """The cells to which a proposal goes: those of the seats that decide the case, and the one that holds it."""
    deciding = (seat.cell for seat in view.casework.deciders(case))
    return tuple(dict.fromkeys((*deciding, case.cell or view.seat.cell)))


def proposals(view: SeatView, case: Case) -> Iterator[CaseProposal]:
    """Messages about the case that the seat sees: what was proposed to who decides; oldest first."""
    for proposed in proposing.proposals(view, case):
        message, takers = proposed.message, proposed.takers
        cell = view.seats.cells.get(message.cell)
        name = cell.name.in_(view.lang) if cell else "–"
        waits = any(seat.seat == view.seat.seat for seat in takers)
        whose = tr(view.lang, "waits for: {seats}", seats=listed(seat.called for seat in takers[:2]))
        yield CaseProposal(
            message=message.message,
            at=message.at,
            clock=moment(view, message.at),
            words=f"{name}: {message.text}",
            waits=waits and not view.rests,
            whose=whose if takers and not waits else "",
        )


def writable(view: SeatView, case: Case) -> Iterator[tuple[str, str]]:
    """(kind, words) of statements that this seat may begin here and that nobody has begun."""
    begun = {statement.kind for statement in view.statements if statement.case == case.case}
    for kind in rights.STATEMENT_ACTION:
        if kind not in begun and view.casework.role_for(DraftStatement, case.case, kind=kind):
            yield kind, tr(view.lang, "Write: {kind}", kind=tr(view.lang, naming.KINDS[kind]))


def next_text(view: SeatView, text: Statement) -> str:
    """The address at which a further text on the matter of a public one is written, of its own kind where that may be; its own
    page where none may be begun now."""
    kinds = [
        kind
        for kind in rights.STATEMENT_ACTION
        if text.case and view.casework.role_for(DraftStatement, text.case, kind=kind)
    ]
    kind = min(kinds, key=lambda kind: kind != text.kind, default="")
    return f"studio/new/?case={text.case}&kind={kind}" if kind else f"studio/{text.statement}/"
