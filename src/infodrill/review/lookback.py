"""What a closed drill tells the hall before its report is made: what was true, what became of what each cell owed, and how many
people believed what is false.

Read from the log alone, as the ledger is. What was pressed of the traps stands in no deed: it is said to who pressed it only.
"""

# Charter: review lookback
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from infodrill.casework.noun import CaseworkEvent, StatementEvent
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.records import CaseHistoryLine
from infodrill.casework.timeline import as_of
from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut, quoted
from infodrill.review import limits, rowtext, truth
from infodrill.review.assess import Verdict, judge
from infodrill.review.estimate import STEP
from infodrill.review.givenback import given_back
from infodrill.review.ledger import LedgerRow
from infodrill.review.ledger.emptyseats import nobody_sat, was_set_aside
from infodrill.review.ledger.row import NOTHING
from infodrill.review.measures import detection, left, overreaction, passedby, questions, verification
from infodrill.review.ownwords import puts_right
from infodrill.review.pressed import Pressed, pressed
from infodrill.review.record import Record
from infodrill.review.story import ClaimStory, claim_stories
from infodrill.review.timeline import ReportTimeline, is_system
from infodrill.review.whatwastrue import WasTrue, weightiest, what_was_true
from infodrill.review.words import Amount, Own, ReportLine, Value, line
from infodrill.scenario.schema import Bi

# In the order in which a cell's deeds are told: what was done, then what was not.
STATES: Mapping[str, str] = {
    "met": N_("due, and done in time"),
    "early": N_("done in time, before it fell due; play ended first, so it is done well, though no rating rests on it"),
    "late": N_("done late"),
    "behind": N_("done after the hour of the procedure, but within the time given back; not rated"),
    "otherwise": N_("done, but otherwise than the record says; not due when play ended, so not counted"),
    "missed": N_("missed"),
    "wrong": N_("went wrong, though no measure asks for it and no result counts it"),
    "aside": N_("done by the program, in seats that nobody had taken; it counts against nobody"),
    "unsaid": N_("still waited for; no result counts it"), "unlinked": N_("not linked yet"),
    "lapsed": N_("not done by the hour of the procedure; with the time given back not due, so not rated"),
    "open": N_("not done; not due when play ended, so not counted"), "excused": N_("excused"),
    "unjudged": N_("not judged by anybody yet"),
}  # fmt: skip
# How far a step brought a text, {n} = the minute.
STAGES = {
    "REVIEW": N_("handed in at minute {n}"),
    "DRAFTING": N_("sent back at minute {n}"),
    "PUBLISHED": N_("published at minute {n}"),
    "SELF_CORRECTED": N_("put right at minute {n}"),
}
APPROVED = N_("approved at minute {n}")
SHORT = 120  # letters of what was written in a step that a seat reads again
NOT_DUE = frozenset({"open", "early", "lapsed", "behind", "otherwise"})
# What no result counts and the room talks about all the same: what people wait for, and what stands in our words and no record.
_WRONG = left.BY_WHOM - passedby.ASKED
_TOLD_BESIDE = frozenset({*left.GAPS, *passedby.ASKED, *_WRONG})
_ON_SEVERAL = frozenset({detection.LOGGED, detection.TOGETHER, questions.PRESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedDone:
    """A row of the ledger as its cell is told of it: `claim` its matter, None = none; `state` of STATES; in minutes that the hall
    played, -1 = no such minute: `since` it was owed, `due` and `at`, by which it was judged, `desk` = the procedure's own where
    that was earlier; `second` = the exercise second at which it was missed or done; `evidence` = the events that settled it;
    `over` = an over-reaction; `program` = nobody sat in the seats whose steps these were, seats of `hands`."""

    cell: str
    claim: Bi | None
    state: str
    what: ReportLine
    why: ReportLine
    due: int
    desk: int
    at: int
    second: int
    measure: str
    over: bool
    automated: bool
    program: bool = False
    evidence: tuple[int, ...] = ()
    hands: frozenset[str] = frozenset()
    since: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatStep:
    """What a seat did, whoever owed it: a line of the case's log, or what the range calls it (msgid). `matter` = what it was
    about, None = nothing that went round; `words` = what was said in it; `at` in minutes played. Of a text, its id in `text`, and
    in `stage` (msgid) how far it brought it. `program`: nobody sat there. `hand` = whose it was, where it was not
    the seat's own. `seqs` = the events that it left in the log."""

    done: CaseHistoryLine | str
    matter: Value | None
    words: str
    at: int
    text: str = ""
    stage: str = ""
    program: bool = False
    hand: str = ""
    seqs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """`pressed` = what a seat pressed of the traps; `steps` = seat → what it did, one a command."""

    verdict: Verdict
    log: ReportTimeline
    claims: tuple[WasTrue, ...]
    stories: tuple[ClaimStory, ...]  # of these, in their order
    deeds: tuple[DeedDone, ...]
    pressed: Mapping[str, Pressed]
    steps: Mapping[str, tuple[SeatStep, ...]]

    @property
    def false(self) -> frozenset[str]:
        """The claims whose believers are counted: false in whole or in part, and in circulation; those of the twin cities."""
        return frozenset(
            claim.id
            for claim in self.log.scenario.claims
            if claim.id in self.log.waves and truth.finally_so(claim) in truth.FALSE_PARTS
        )


def look_back(record: Record) -> LookBack:
    """Everything, for whoever asks; what a seat is told of it, `conduct.policy` says."""
    verdict = judge(record)
    log = verdict.log
    steps = _steps(log)
    nobody = {seq: step.program for done in steps.values() for step in done for seq in step.seqs}
    measured = verdict.measures.values()
    beside = (row for measure in measured for row in measure.beside if row.owed.what in _TOLD_BESIDE)
    ill_done = left.ill_done(log, verdict.measures)
    praised = (row for row in verdict.ledger if not (_well(row) and ill_done & {*row.evidence}))
    told = (*((row, True) for row in praised), *((row, False) for row in beside))
    rows = ((row, _deed(log, row, counted=counted)) for row, counted in told)
    cells = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    deeds = [
        replace(
            deed, program=_by(row, {nobody.get(seq) for seq in deed.evidence}),
            hands=frozenset(cells.get(log.events[seq].actor, deed.cell) for seq in deed.evidence if seq in nobody),
        )
        for row, deed in rows if deed
    ]  # fmt: skip
    order = list(STATES)
    stories = weightiest(log, claim_stories(log, verdict.course, verdict.ledger), presses=False)
    return LookBack(
        verdict=verdict,
        log=log,
        claims=what_was_true(log, (story.claim for story in stories)),
        stories=stories,
        deeds=tuple(sorted(once_judged(deeds), key=lambda deed: order.index(deed.state))),
        pressed=pressed(log),
        steps=steps,
    )


def _steps(log: ReportTimeline) -> Mapping[str, tuple[SeatStep, ...]]:
    found: dict[tuple[str, int, str], SeatStep] = {}
    logged = {(body.case, event.at, event.actor) for event, body in log.bodies(CaseLogged)}
    # A report that was entered in the book at once is one step of the hand that brought it.
    brought = {
        event.command or str(event.seq)
        for event, body in log.bodies(CaseOpened)
        if (body.case, event.at, event.actor) in logged
    }
    seqs: dict[tuple[str, int, str], list[int]] = {}
    # Who answers a caller speaks of what the call was about.
    answers: dict[tuple[str, int, str], Value] = {}
    calls = {row.number: row.claim for row in log.scenario.msel.injects}
    for event in log.events:
        key = (event.actor, event.at, event.command or str(event.seq))
        seqs.setdefault(key, []).append(event.seq)
        if isinstance(event.body, InjectAcknowledged) and (claim := calls.get(event.body.inject)):
            answers[key] = log.scenario.claim(claim).sentence
        if (event.command or str(event.seq)) in brought:
            continue
        if not is_system(event.actor) and (step := _step(log, event, program=nobody_sat(log, event))):
            found.setdefault(key, step)
    steps: dict[str, list[SeatStep]] = {}
    for key, step in found.items():
        matter = step.matter or answers.get(key)
        steps.setdefault(key[0], []).append(replace(step, matter=matter, seqs=tuple(seqs[key])))
    return {actor: tuple(done) for actor, done in steps.items()}


def _step(log: ReportTimeline, event: Event, *, program: bool) -> SeatStep | None:
    """None for what is no step of a seat's work: that it was there, has read, or that a version gave way to the next."""
    body, at = event.body, log.played(event.at)
    if isinstance(body, StatementStepped) and body.to == "SUPERSEDED":
        return None
    if isinstance(body, CaseworkEvent):
        kind, message, values = body.line()
        told = tuple((name, how, _in_words(log, how, value, event.at)) for name, how, value in values)
        done = CaseHistoryLine(at=event.at, cell=body.cell_of(), kind=kind, message=message, values=told)
        text = body.statement if isinstance(body, StatementEvent) else ""
        case = log.book.statements[text].case if text else body.case_in(log.book)
        return SeatStep(
            done=done,
            matter=_matter(log, case),
            words=_why_back(body),
            at=at,
            text=text,
            stage=_stage(log, body) if text else "",
            program=program,
        )
    if isinstance(body, RangeEvent) and body.done:
        words = cut(" ".join(body.gist.split()), SHORT)
        named = (log.book.statements.get(name) for name in body.names("statement", "subject"))
        if not words and (which := next(filter(None, named), None)):  # which text it was
            words = quoted(as_of(which, event.at).said(log.opened.language)[0])
        return SeatStep(done=body.done, matter=_about(log, body), words=words, at=at, program=program)
    return None


def _about(log: ReportTimeline, body: RangeEvent) -> Value | None:
    """What went round that it was about: by its case, by that of the guidance it answers, else by the question of the press."""
    issued = (told for _, told in log.bodies(GuidanceIssued) if told.guidance in body.names("guidance"))
    case = body.case_in(log.book) or next((told.about for told in issued), "")
    asked = next((claim for question in body.names("question") if (claim := log.asked.get(question))), "")
    return _matter(log, case) or (log.scenario.claim(asked).sentence if asked else None)


def _why_back(body: CaseworkEvent) -> str:
    """What should change in a text that is sent back."""
    back = isinstance(body, StatementStepped) and body.to == "DRAFTING"
    return cut(" ".join(body.gist.split()), SHORT) if back else ""


def _stage(log: ReportTimeline, body: CaseworkEvent) -> str:
    """How far a step brought a text (msgid), "" = it is told in its own words."""
    if isinstance(body, StatementDrafted):
        return N_("written at minute {n}") if body.version == 1 else N_("written anew at minute {n}")
    if isinstance(body, StatementApproved):
        return APPROVED
    if isinstance(body, StatementStepped) and not body.reason and puts_right(log, body):
        return STAGES["SELF_CORRECTED"]
    # What went out for safety before its approval is told in its own words.
    told = isinstance(body, StatementStepped) and not (body.to == "PUBLISHED" and body.reason)
    return STAGES.get(body.to, "") if told and isinstance(body, StatementStepped) else ""


def _in_words(log: ReportTimeline, how: str, value: str, at: int) -> str:
    """A value of a line as it is read: texts, as they were headed at second `at`, and cases by what they say, never by number."""
    if how == "text" and value in log.book.statements:
        return quoted(as_of(log.book.statements[value], at).said(log.opened.language)[0])
    if how == "text" and value in log.book.cases:
        return quoted(log.book.cases[value].title(SHORT))
    return cut(value, SHORT) if how == "text" else value


def _matter(log: ReportTimeline, case: str) -> Value | None:
    """The claim that the case was linked to, else its own sentence."""
    if claim := log.links.get(case):
        return log.scenario.claim(claim).sentence
    return Own(*[log.book.cases[case].title(80) for _ in LANGUAGES]) if case in log.book.cases else None


def _deed(log: ReportTimeline, row: LedgerRow, *, counted: bool) -> DeedDone | None:
    """None for what was forbidden and left alone, for what concerned nobody, and for presses of traps. `counted` = it is a row of
    the ledger, none beside it."""
    if row.owed.what == overreaction.TRAP or not (row.owed.duty or row.outcome == "missed"):
        return None
    state = "aside" if was_set_aside(row, log) else _state(row, counted=counted)
    # A matter that never went round would tell a cell what the scenario held in store.
    if not state or (state == "open" and row.owed.claim and row.owed.claim not in log.waves):
        return None
    found, desk = state in ("missed", "wrong", "late", "unsaid", "aside"), limits.deadline(log, row)
    by = log.played(row.at if row.at >= 0 else log.live_until)
    if state in NOT_DUE - {"otherwise"} and desk and desk.later and 0 <= desk.minute < by:
        state = "behind" if row.at >= 0 else "lapsed"  # the desk said that it was late: so is it told here
    alone = replace(row, owed=replace(row.owed, claim=""))  # the matter is said once, over its rows
    what = rowtext.gap(log, alone) if found else rowtext.what(log, alone)
    return DeedDone(
        cell=row.owed.cell, claim=log.scenario.claim(row.owed.claim).sentence if row.owed.claim else None, state=state,
        what=_naming(log, row, what),
        why=NOTHING if what == row.why or state == "early"  # what its reason alone tells, or its heading, is told once
        else rowtext.outcome(row) if state == "unlinked" or row.early else rowtext.why(log, row),
        due=log.played(row.owed.due) if row.owed.due >= 0 else -1, desk=desk.minute if desk and desk.later else -1,
        at=log.played(row.at) if row.at >= 0 else -1, second=row.owed.due if row.owed.due >= 0 else row.at,
        measure=row.owed.measure, over=row.owed.measure == overreaction.CODE, automated=row.owed.automated,
        evidence=row.evidence, since=log.played(row.owed.since) if row.owed.since >= 0 else -1,
    )  # fmt: skip


def _by(row: LedgerRow, hands: set[bool | None]) -> bool:
    """Whether it was done where nobody sat, and by no person: True, False, None = no step
    of a seat. What nobody did, nobody did."""
    return (row.at >= 0 or not row.owed.duty) and True in hands and False not in hands


def _naming(log: ReportTimeline, row: LedgerRow, what: ReportLine) -> ReportLine:
    """What was owed with the reports or the question that it was owed on, where a matter may have several."""
    if row.owed.what not in _ON_SEVERAL or not row.owed.about:
        return what
    first, *then = (_piece(log, name) for name in row.owed.about.split("-", 1))
    if then:
        return line(N_("{what}: “{first}” and “{then}”"), what=what, first=first, then=then[0])
    return line(N_("{what}: “{claim}”"), what=what, claim=first)


def _piece(log: ReportTimeline, name: str) -> Value:
    """What reached the cells under a number of the plan, by its subject; a question or a case by its words."""
    for inject in log.scenario.msel.injects:
        if str(inject.number) == name:
            return inject.subject
    asked = (str(body.text) for _, body in log.bodies(PressQuestionAsked) if body.question == name)
    words = next((cut(" ".join(text.split()), SHORT) for text in asked), name)
    return _matter(log, name) or Own(words, words)


def _well(row: LedgerRow) -> bool:
    return row.owed.duty and (row.outcome == "met" or row.early)


def _state(row: LedgerRow, *, counted: bool) -> str:
    if row.unlinked:
        return "unlinked"
    if left.unread(row):
        return "unsaid"
    if row.owed.what in passedby.ASKED:
        return "unjudged"  # it may be an office's own
    if row.owed.what in _WRONG and not counted:
        return "wrong"
    if row.outcome == "missed":
        return "late" if row.owed.duty and row.at >= 0 and not row.contradicted else "missed"
    if row.outcome == "excused":
        return "excused"
    if row.outcome == "met":
        return "met"
    if row.outcome == "not_due" and row.owed.standing == "due":
        return "unjudged"  # it was done, and waits for an evaluator
    if row.outcome == "not_due" and verification.found_wrong(row):
        return "otherwise"
    # What the clock never asked for is no merit, and what it had not asked for yet is not forgotten.
    return "early" if row.early else "open" if row.outcome == "not_due" and row.at < 0 else ""


def once_judged(deeds: Iterable[DeedDone]) -> Iterator[DeedDone]:
    """Without what was done otherwise and is not counted, where that very deed counts against the cell elsewhere: nobody is told
    of one deed that it failed and that it was not counted."""
    told = tuple(deeds)
    failed = {(deed.cell, seq) for deed in told if deed.state == "missed" for seq in deed.evidence}
    return (
        deed
        for deed in told
        if deed.state != "otherwise" or failed.isdisjoint((deed.cell, seq) for seq in deed.evidence)
    )


def tally(deeds: Iterable[DeedDone]) -> tuple[tuple[str, int], ...]:
    """(state, how many), in the order of STATES."""
    found = Counter(deed.state for deed in deeds)
    return tuple((state, found[state]) for state in STATES if found[state])


def hurried(log: ReportTimeline, deeds: Iterable[DeedDone]) -> ReportLine | None:
    """Why deadlines lie later than the procedure has them, and than a desk had shown them; None = nothing was left undue."""
    return given_back(log.clocks) if any(deed.state in NOT_DUE for deed in deeds) else None


def leapt(log: ReportTimeline) -> ReportLine | None:
    """How many minutes of play were leapt over, before the run-on; None = none."""
    seconds = log.clocks.left_out()
    words = N_("{n} minutes were leapt over: the city lived through them, and nobody had to work in them.")
    return line(words, n=Amount(-(-seconds // MINUTE))) if seconds else None


def believed(rows: Iterable[Mapping[str, Any]], claims: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """(minute, how many times something false was believed), a point every STEP minutes, from the drill's own counters."""
    found: Counter[int] = Counter()
    for row in rows:
        if row["claim"] in claims and int(row["minute"]) % STEP == 0:
            found[int(row["minute"])] += int(row["believers"])
    return tuple((minute, found[minute]) for minute in range(0, max(found, default=-1) + 1, STEP))
