"""A text that was approved and was not published: which, since when, and what became of it. One that lay longer than its office
looks had only to be published; one that came too late, or was sent back, shows where the time went instead.

And which office is to act on a missed row: by its text that lay, by the step that it held, by what it did."""

# Charter: review ledger lay
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from infodrill.casework.approving import approvals
from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import LedgerRow
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, LabelIn, Own, ReportLine, Value, line

SHORT = 48  # characters of a heading that name a text
LOOKS = 15 * 60  # seconds of play: how often an office looks what lies there approved
LEFT_OUT = N_("{how}; “{text}”, approved before, is not among it and never went out")
LAY = N_("“{text}” was approved at {at} and lay with {cell}: nobody published it")
HALVED = N_("“{text}” was approved by one at {at}, waited for another approval and was not published")
HALVED_LATE = N_("“{text}” had one approval by {at}, not the other, and its time ended at {until}; {longest}")
OUT_OF_TIME = N_("“{text}” was approved at {at}, and its time ended at {until}; {longest}")
SENT_BACK = N_(
    "“{text}” was approved at {at}, its time ended at {until}, and {cell} sent it back at {back}; {longest}"
)
KEPT_BACK = N_("it was told as not yet known, although the answer of the owner of the facts had come at {at}")
WRITTEN = N_("{why}; a text on it, written at {at}, never came out")
LONGEST = N_("the longest step was {step} ({who}), from {since} to {until}")
STEPS = (  # each from the one before it; the first from the report
    (CaseOpened, ""), (GatePassed, N_("the rights check")), (QuestionAsked, N_("asking the owner of the facts")),
    (QuestionAnswered, N_("the answer of the owner of the facts")), (VerdictSet, N_("the verdict")),
    (CaseDecided, N_("the decision")), (StatementDrafted, N_("writing the text")), (StatementApproved, N_("the approval")),
)  # fmt: skip


def whole(log: ReportTimeline, course: Course, event: Event, body: StatementApproved) -> bool:
    """Whether with this approval the version had every one that the procedure asks for."""
    statement = log.book.statements[body.statement]
    given = tuple(
        (each.role, each.cell, at.actor)
        for at, each in log.bodies(StatementApproved)
        if (each.statement, each.version) == (body.statement, body.version) and at.seq <= event.seq
    )
    versions = tuple(version for version in statement.versions if version.version <= body.version)
    then = replace(statement, approvals=given, versions=versions)
    return not approvals(then, log.book.cases.get(statement.case), course.edition).missing


def told(
    log: ReportTimeline, course: Course, event: Event, body: StatementApproved, due: int = -1
) -> ReportLine:
    """Which text was not published, and why: it waited for an approval; it was sent back; it was approved so shortly before
    second `due`, -1 = the end of play, that no look could have found it; else it lay, with whom and since when."""
    statement = log.book.statements[body.statement]
    version = next(each for each in statement.versions if each.version == body.version)
    vi, en = (cut(version.said(lang)[0], SHORT).rstrip(".") for lang in LANGUAGES)
    of: dict[str, Value] = {"text": Own(vi, en), "at": BothClocks(event.at)}
    names = log.scenario.cells.names
    until = min(due, course.play.until) if due >= 0 else course.play.until
    if not whole(log, course, event, body):
        if until - event.at < LOOKS:
            return line(HALVED_LATE, **of, until=BothClocks(until), longest=_longest(log, event, body))
        return line(HALVED, **of)
    if back := _sent_back(log, event, body):
        at, by = back
        of |= {"until": BothClocks(until), "back": BothClocks(at), "cell": names.get(by, by)}
        return line(SENT_BACK, **of, longest=_longest(log, event, body))
    if until - event.at < LOOKS:
        return line(OUT_OF_TIME, **of, until=BothClocks(until), longest=_longest(log, event, body))
    return line(LAY, **of, cell=names.get(statement.issuer, statement.issuer))


def beside_it(log: ReportTimeline, body: CaseDecided, how: ReportLine) -> ReportLine:
    """What was decided, with the text that was approved before and never went out, as its kind was not among that."""
    for text in log.book.statements.values():
        of_it = text.case == body.case and text.state == "REVIEW" and text.published is None
        if of_it and text.approvals and STATEMENT_ACTION[text.kind] not in body.actions:
            title = Own(*(cut(text.newest.said(lang)[0], SHORT) for lang in LANGUAGES))
            return line(LEFT_OUT, how=how, text=title)
    return how


def names_it(row: LedgerRow) -> bool:
    """Whether a row's reason is that a text was approved, ready or half ready, and not published."""
    return row.why.msgid in (LAY, HALVED, HALVED_LATE, OUT_OF_TIME, SENT_BACK)


def came_late(row: LedgerRow) -> bool:
    """Whether a row's reason is that a text was ready too late to be published, or was sent back."""
    return row.why.msgid in (HALVED_LATE, OUT_OF_TIME, SENT_BACK)


def _sent_back(log: ReportTimeline, approved: Event, body: StatementApproved) -> tuple[int, str] | None:
    """When and by which cell the approved version went back to whoever wrote it, before it was ever published."""
    return next(
        (
            (event.at, step.cell)
            for event, step in log.bodies(StatementStepped)
            if (step.statement, step.version, step.to) == (body.statement, body.version, "DRAFTING")
            and event.seq > approved.seq
        ),
        None,
    )


def _longest(log: ReportTimeline, approved: Event, body: StatementApproved) -> ReportLine:
    """The step of the case that took longest on the way to this approval; of equals the earlier."""
    taken = list(_taken(log, approved, log.book.statements[body.statement].case, body))
    step, since, ended = max(taken, key=lambda each_step: each_step[2].at - each_step[1])
    names = log.scenario.cells.names
    cell = _cell_of(log, ended)
    return line(
        LONGEST,
        step=LabelIn(step),
        who=names.get(cell, cell),
        since=BothClocks(since),
        until=BothClocks(ended.at),
    )


def slowest(log: ReportTimeline, row: LedgerRow) -> str:
    """The cell whose step took longest on the way to a text that came too late, "" where a row tells of none."""
    told = dict(row.why.values).get("longest")
    who = dict(told.values).get("who") if isinstance(told, ReportLine) else None
    return next((cell.id for cell in log.scenario.cells.cells if cell.name == who), "")


def _cell_of(log: ReportTimeline, event: Event) -> str:
    """The cell of whoever gave an event."""
    seated = (
        cell.id for cell in log.scenario.cells.cells if any(seat.id == event.actor for seat in cell.seats)
    )
    own = event.body.cell_of() if isinstance(event.body, CaseworkEvent) else ""
    return own or next(seated, "")


def _taken(
    log: ReportTimeline, approved: Event, case: str, body: StatementApproved
) -> Iterator[tuple[str, int, Event]]:
    """(step, from, event that ended it) of each step that the case took; one that came before what leads to it took no time."""
    before = -1
    for kind, step in STEPS:
        made = log.bodies(kind) if kind in (StatementDrafted, StatementApproved) else log.on_case(case, kind)
        of_text = [
            event for event, each in made if body.statement in (each.names("statement") or (body.statement,))
        ]
        reached = [event for event in of_text if event.seq <= approved.seq and event.at >= before]
        if kind is StatementApproved:
            reached = [approved]
        if not reached:
            continue
        if step and before >= 0:
            yield step, before, reached[0]
        before = reached[0].at


def office(log: ReportTimeline, row: LedgerRow) -> str:
    """The cell that is to act on a missed row, "" where none is known: the one with which a text lay ready; else whoever held the
    step; of what was forbidden, and of what was done in time, whoever did it. None of a press of a trap, which its seat alone is
    told of."""
    if any(isinstance(log.events[seq].body, TrapPressed) for seq in row.evidence):
        return ""
    cells = log.scenario.cells.cells
    name = dict(row.why.values).get("cell") if row.why.msgid == LAY else None
    with_it = next((cell.id for cell in cells if cell.name == name), row.owed.cell)
    if row.owed.duty and row.outcome == "met":
        did = (_cell_of(log, log.events[seq]) for seq in row.evidence if log.events[seq].at == row.at)
        return next((cell for cell in did if any(each.id == cell for each in cells)), with_it)
    if with_it or row.owed.duty or row.outcome != "missed" or not row.evidence:
        return with_it
    did_it = _cell_of(log, log.events[row.evidence[0]])
    return did_it if any(cell.id == did_it for cell in cells) else ""


def kept_back(log: ReportTimeline, word: Said) -> ReportLine | None:
    """Of a word that says that something is not yet known: that the owner of the facts had said by then what is so."""
    answers = log.on_claim(word.claim, QuestionAnswered)
    came = [
        event.at for event, body in answers if event.seq < word.seq and body.verdict not in ("", "UNPROVEN")
    ]
    return line(KEPT_BACK, at=BothClocks(came[-1])) if came else None


def never_out(
    log: ReportTimeline, claim: str, why: ReportLine, in_time: Callable[[int, int], bool]
) -> ReportLine:
    """Why something was missed, with the newest text on its claim that was written in time and never came out in any version."""
    drafts, out = log.on_claim(claim, StatementDrafted), {text.statement.statement for text in log.published}
    mine = [event.at for event, body in drafts if body.statement not in out and in_time(event.at, event.seq)]
    return line(WRITTEN, why=why, at=BothClocks(mine[-1])) if mine else why
