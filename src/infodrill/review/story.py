"""Claims one by one: what was true, what we did, when."""

# Charter: review story
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from infodrill.casework import rights, textkinds
from infodrill.casework.nouns.decision import ActionTaken, CaseDecided, PublicLogEntered
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised, TicketAnswered, TicketOpened
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.verdict import ConflictRecorded, VerdictSet
from infodrill.casework.timeline import WORDS
from infodrill.conduct.nouns.city import ClaimStood, WaveStarted
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.evaluation import EvaluatorRated, NotePinned, TaskRated
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.leaps import LeapHeld, LeapLetGo
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked
from infodrill.conduct.nouns.pressquestions import (
    PressAnswerHeld,
    PressQuestionAnswered,
    PressQuestionAsked,
    PromiseMissed,
)
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.nouns.restraint import ObjectionRecorded, OffSystemRecorded, TrapPressed
from infodrill.conduct.nouns.weighing import ArtefactWeighed, WordsHeld
from infodrill.conduct.nouns.wordmarks import WordsJudged
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.review import falseword
from infodrill.review.ledger import Course, LedgerRow, entries, lay, may_concern
from infodrill.review.ledger.publicwords import WordsOnClaim
from infodrill.review.measures import service
from infodrill.review.measures.verification import VERDICTS
from infodrill.review.outcomes import CLOSED, PRESSED, Mood, outcome
from infodrill.review.ownwords import puts_right
from infodrill.review.relayed import passing, relayed
from infodrill.review.rowtext import cells as cells_named
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline
from infodrill.review.tothepress import to_the_press
from infodrill.review.words import BothClocks, LabelIn, Own, ReportLine, Share, Value, line, listed
from infodrill.scenario.schema import Claim
from infodrill.scenario.valuenames import HARMS, SPREADS, without_code

PUBLISHED: Mapping[str, str] = {kind: text.told for kind, text in textkinds.KINDS.items()}
REASONS: Mapping[str, str] = {
    "priority": N_("priority P1"), "two_wards": N_("two wards"), "city_owner": N_("the upper level holds the facts"),
    "press": N_("the press asks"),
    "spread": N_("it spreads"), "overrun": N_("over time"), "about_level": N_("it is about the unit itself"),
}  # fmt: skip
BESIDE = N_(
    "published beside the cases: {kind} (version {n}); the rights adviser did not read it, it answers no claim"
)
READ_BESIDE = N_(
    "published beside the cases: {kind} (version {n}); approved by the rights adviser, it answers no claim"
)
ENTERED = N_("closed, entered in the book as: {how}")
IN_VAIN = N_("closed, entered in the book as: {how}; nothing that was said on it answers it")
AGAINST = N_(
    "control linked case {case} as a report that says the opposite of this: what was found and said on it counts here the"
    " other way round"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """Something that happened on a claim at second `at`; the event that shows it."""

    at: int
    text: ReportLine
    seq: int
    kind: str = ""  # "trap" | "missed" | "public" | "decided" | ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStory:
    """One delivered claim. `cases` = how many were opened; `priority` by the facts."""

    claim: Claim
    priority: str
    level: int
    cases: int
    steps: tuple[StoryStep, ...]
    statements: tuple[PublishedVersion, ...]
    first_word: (
        int  # the story's seconds since the claim could be known until what E7 takes for one; -1 = none
    )
    answered: int  # as `first_word`; "not yet known" is a first word and no answer
    outcome: ReportLine
    mood: Mood
    done: Mood  # the same for those who hear of no press of a trap
    unlinked: bool  # a case that may concern it waits for its link


def claim_stories(log: ReportTimeline, course: Course, rows: Iterable[LedgerRow]) -> tuple[ClaimStory, ...]:
    """All delivered claims, situation by situation as the scenario lists them. `rows` = the whole ledger."""
    by_claim: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        by_claim[row.owed.claim].append(row)
    return tuple(_story(log, course, claim, by_claim[claim.id]) for claim in log.delivered())


def _story(log: ReportTimeline, course: Course, claim: Claim, rows: Sequence[LedgerRow]) -> ClaimStory:
    seen, said = course.known.get(claim.id, -1), log.publications(claim.id)
    words = WordsOnClaim(log, course, claim)
    spoke = words.first(log.live_until)
    answered = next(
        (word.at for word in words.said if word.stance != "unknown" and words.answers(word, log.live_until)),
        -1,
    )
    found, mood = outcome(log, course, claim, rows)
    done = outcome(log, course, claim, rows, presses=False)[1] if found.msgid == PRESSED else mood
    return ClaimStory(
        claim=claim, priority=course.priority(claim, log.live_until),
        level=log.level(claim.id, log.live_until), cases=len(log.cases_of(claim.id)),
        steps=_steps(log, claim), statements=said,
        first_word=_waited(course, seen, spoke.at) if spoke else -1,
        answered=_waited(course, seen, answered) if answered >= 0 else -1, outcome=found, mood=mood, done=done,
        unlinked=may_concern(log, course, claim.id),
    )  # fmt: skip


def _waited(course: Course, since: int, at: int) -> int:
    """The story's seconds between, -1 when the claim never was in play."""
    return max(0, course.play.story(at) - course.play.story(since)) if since >= 0 else -1


def _steps(log: ReportTimeline, claim: Claim) -> tuple[StoryStep, ...]:
    events = {event.seq: event for case in log.cases_of(claim.id) for event in log.of_case[case.case]}
    events |= {word.seq: log.events[word.seq] for word in log.said if word.claim == claim.id}
    events |= {event.seq: event for event, body in log.bodies(PressQuestionAsked) if body.claim == claim.id}
    events |= {event.seq: event for event, body in log.bodies(GuidanceIssued) if _concerns(log, body, claim)}
    events |= {link.seq: link for case, link in log.against.items() if log.links.get(case) == claim.id}
    # What was read out or passed on stands in the course and beside the claim: told here too, it would crowd the deeds out.
    own = (event for _, event in sorted(events.items()) if not isinstance(event.body, StatementRelayed))
    found = [
        StoryStep(at=event.at, text=text, seq=event.seq, kind=_STEP_KIND.get(type(event.body), ""))
        for event in own
        if (text := tell(log, event))
    ]
    beside = log.in_passing[claim.id]
    found += [
        StoryStep(at=each.text.at, text=passing(each), seq=each.text.seq, kind="public") for each in beside
    ]
    return tuple(sorted(found, key=lambda step: step.seq))


def _concerns(log: ReportTimeline, body: GuidanceIssued, claim: Claim) -> bool:
    """Whether guidance is about a claim: by the case that it names, or by the text that it repeats."""
    repeated = log.book.statements.get(body.repeats)
    return claim.id in {log.links.get(body.about), log.links.get(repeated.case) if repeated else None}


def tell(log: ReportTimeline, event: Event) -> ReportLine | None:
    """An event in words, or None when it has none."""
    if isinstance(event.body, CaseLinked | CaseRelinked) and event.body.against:
        return line(AGAINST, case=event.body.case.upper())
    if dated := _TELL_DATED.get(type(event.body)):
        return dated(log, event.at, event.body)
    words = _TELL.get(type(event.body))
    found = words(log, event.body) if words else None
    was = falseword.of_event(log, event.seq)
    return line(N_("{first}; {then}"), first=found, then=LabelIn(was)) if found and was else found


def _as_told(log: ReportTimeline, sentence: str) -> Value:
    """The sentence under which a case was logged: that of the claim itself, in both languages, is the claim's name on a page."""
    return Own(found.vi, found.en) if (found := log.retelling.told(sentence)) else sentence


def _cells(log: ReportTimeline, cells: tuple[str, ...]) -> Value:
    """The first of several cells, and how many more; everybody when none is named."""
    if not cells:
        return LabelIn(N_("every cell"))
    if len(cells) == 1:
        return _cell(log, cells[0])
    return line(N_("{cell} and {n} more"), cell=_cell(log, cells[0]), n=len(cells) - 1)


def _cell(log: ReportTimeline, cell: str) -> Value:
    return next((each_cell.name for each_cell in log.scenario.cells.cells if each_cell.id == cell), cell)


def _stepped(log: ReportTimeline, body: CaseStepped) -> ReportLine | None:
    if body.to == "CLOSED" and body.step != "merge":
        how = body.disposition or log.book.cases[body.case].disposition
        if how not in CLOSED:
            return line(N_("closed"))
        claim = log.links.get(body.case) if how == "respond" else ""
        in_vain = claim and not falseword.answered(log, claim)
        return line(IN_VAIN if in_vain else ENTERED, how=LabelIn(CLOSED[how].deed))
    if body.step in {"new_evidence", "reopen"}:
        return line(N_("re-opened on new evidence"))
    return None


def _published(log: ReportTimeline, body: StatementStepped) -> ReportLine | None:
    if body.to != "PUBLISHED":
        return None
    statement = log.book.statements[body.statement]
    version = next(each for each in statement.versions if each.version == body.version)
    n = statement.edition(body.version)
    if body.reason:  # a safety reason: it went out before its approval
        return line(
            N_("our own error corrected at once, before the approval (version {n}); the safety reason: {why}"),
            n=n, why=str(body.reason),
        )  # fmt: skip
    kind = LabelIn(PUBLISHED.get(statement.kind, statement.kind))
    if puts_right(log, body):
        return line(N_("our own word put right: {kind} (version {n})"), kind=kind, n=n)
    if not statement.case:
        read = any(role == "RIGHTS" for role, _, _ in version.approved_by)
        return line(READ_BESIDE if read else BESIDE, kind=kind, n=n)
    if not version.stance or (statement.kind, version.stance) in textkinds.SAID_BY_ITS_KIND:
        return line(N_("published: {kind} (version {n})"), kind=kind, n=n)
    stance = LabelIn(WORDS.get(version.stance, version.stance))
    return line(N_("published: {kind} (version {n}), {stance}"), kind=kind, stance=stance, n=n)


def _guided(log: ReportTimeline, body: GuidanceIssued) -> ReportLine:
    """What the upper level gave wards to say, in its words: whoever repeats them answers for them too."""
    if not body.lines:
        return line(N_("guidance to {cell}"), cell=_cells(log, body.to))
    lines = listed((line(N_("{text}"), text=str(text)) for text in body.lines), N_("{first} {then}"))
    said = N_("{unit} told {cell} what to say: “{lines}”")
    return line(said, unit=_cell(log, body.cell), cell=_cells(log, body.to), lines=lines)


def _decided(body: CaseDecided) -> ReportLine:
    if not body.actions:
        how = CLOSED[body.disposition].deed if body.disposition in CLOSED else N_("closed")
        return line(N_("decided: {how}"), how=LabelIn(how))
    named: list[Value] = [LabelIn(rights.ACTIONS[action][1]) for action in body.actions]
    chosen: Value = named[0]
    for then in named[1:]:
        chosen = line(N_("{first}; {then}"), first=chosen, then=then)
    return line(N_("decided: {how}"), how=chosen)


def _failed(log: ReportTimeline, fault: str) -> str:
    """What control wrote of a fault when it logged it."""
    return next((str(body.what) for _, body in log.bodies(FaultLogged) if body.fault == fault), "")


def _missed(log: ReportTimeline, body: DeadlineMissed) -> ReportLine | None:
    return None if body.excused else line(N_("a deadline passed: due {at}"), at=BothClocks(body.due))


_TELL: Mapping[type, Callable[[ReportTimeline, Any], ReportLine | None]] = {
    CaseOpened: lambda log, body: line(
        N_("reported to {cell} ({intake})"),
        cell=_cell(log, body.cell),
        intake=LabelIn(WORDS.get(body.intake, body.intake)),
    ),
    CaseLogged: lambda log, body: line(
        N_("logged as {p}: “{said}”"), p=body.priority, said=_as_told(log, str(body.sentence))
    ),
    CaseMerged: entries.merged,
    GatePassed: lambda log, body: line(
        N_("rights check, pass {n}: {label}"),
        n=body.passing,
        label=LabelIn(rights.GATES[body.code]),
    ),
    QuestionAsked: lambda log, body: (
        line(N_("asked {cell}"), cell=_cell(log, body.owner))
        if body.owner
        else line(N_("asked, nobody by name"))
    ),
    QuestionAnswered: lambda log, body: line(
        N_("{cell} answered: {verdict}"),
        cell=_cell(log, body.owner),
        verdict=LabelIn(VERDICTS.get(body.verdict, VERDICTS["UNPROVEN"])),
    ),
    ConflictRecorded: lambda log, body: line(
        N_("conflict of interest recorded: {cell}"), cell=_cell(log, body.unit)
    ),
    VerdictSet: lambda log, body: line(
        N_("verdict: {verdict}, {sure} sure"),
        verdict=LabelIn(VERDICTS[body.verdict]),
        sure=Share(body.confidence),
    ),
    CaseTriaged: lambda log, body: line(
        N_("classified {p}: {h}; {s}"),
        p=body.priority,
        h=Own(*(without_code(lang, HARMS.get(body.h, body.h)) for lang in LANGUAGES)),
        s=Own(*(without_code(lang, SPREADS[str(body.s)]) for lang in LANGUAGES)),
    ),
    CaseDecided: lambda log, body: lay.beside_it(log, body, _decided(body)),
    CaseEscalated: lambda log, body: line(
        N_("escalated: {why}"), why=LabelIn(REASONS.get(body.reason, body.reason))
    ),
    StatementStepped: _published,
    ErrorRaised: lambda log, body: line(N_("an error in our own text was raised")),
    CaseStepped: _stepped,
    DeadlineMissed: _missed,
    TrapPressed: lambda log, body: line(N_("attempted over-reaction")),
    ObjectionRecorded: lambda log, body: line(N_("an objection was recorded")),
    PublicLogEntered: lambda log, body: line(N_("entered in the public log, no. {n}"), n=body.number),
    DirectiveGiven: lambda log, body: line(N_("directive to {cell}"), cell=_cells(log, body.to)),
    GuidanceIssued: _guided,
    StatementRelayed: relayed,
    PressQuestionAsked: lambda log, body: (
        line(N_("the press asked: {outlet}"), outlet=log.scenario.speaker(str(body.outlet)))
        if str(body.outlet)
        else line(N_("the press asked"))
    ),
    PressAnswerHeld: lambda log, body: line(N_("the leak check held an answer to the press back")),
    WordsHeld: lambda log, body: line(N_("the leak check held words to the public back")),
    PressQuestionAnswered: to_the_press,
    PromiseMissed: lambda log, body: line(
        N_("a promise to the press was not kept: due {at}"), at=BothClocks(body.due)
    ),
    NotePinned: lambda log, body: line(N_("an evaluator pinned a note")),
    TaskRated: lambda log, body: line(N_("an evaluator rated a task of {cell}"), cell=_cell(log, body.cell)),
    EvaluatorRated: lambda log, body: line(N_("an evaluator judged a text: {n} of 10"), n=body.points),
    WordsJudged: lambda log, body: line(N_("an evaluator said what words of ours say")),
    LeapHeld: lambda log, body: line(N_("control held move {n}"), n=body.move),
    LeapLetGo: lambda log, body: line(N_("control let move {n} go"), n=body.move),
    CaseRelinked: lambda log, body: line(
        N_("what a case is about was changed by hand: {why}"), why=str(body.why)
    ),
    FaultLogged: lambda log, body: line(
        N_("control logged a fault of the range: {what}; it hit {cells}"),
        what=str(body.what),
        cells=cells_named(log, body.cells),
    ),
    FaultMended: lambda log, body: line(
        N_("a fault of the range was mended: {what}"), what=_failed(log, body.fault)
    ),
    OffSystemRecorded: lambda log, body: line(N_("entered afterwards: done off the system")),
    ArtefactWeighed: lambda log, body: line(N_("a marking was weighed: {tlp}"), tlp=body.tlp),
    ClaimStood: lambda log, body: line(N_("the claim stood at spread level {n}"), n=body.level),
    WaveStarted: lambda log, body: line(
        N_("told in the city: “{claim}”"), claim=log.scenario.claim(body.claim).sentence
    ),
    DrillOpened: lambda log, body: line(N_("the drill was opened")),
    InjectDelivered: lambda log, body: line(N_("event no. {n} of the scenario was delivered"), n=body.inject),
    InjectAcknowledged: lambda log, body: line(N_("event no. {n} of the scenario was read"), n=body.inject),
    RemedyFulfilled: lambda log, body: line(N_("entered as put right")),
}
# What gives a date: told as it was given, by the clock that ran then.
_TELL_DATED: Mapping[type, Callable[[ReportTimeline, int, Any], ReportLine]] = {
    TicketOpened: lambda log, at, body: (
        line(N_("service ticket, due {at}"), at=log.given(at, body.due))
        if body.due > 0
        else line(N_("service ticket, without a public date"))
    ),
    TicketAnswered: lambda log, at, body: (
        line(service.told_as(body), at=log.given(at, body.remedy_due))
        if body.remedy_due > 0
        else line(N_("complaint answered without a remedy date"))
    ),
    ActionTaken: service.entered_as_done,
    RemedyPromised: lambda log, at, body: line(N_("remedy promised for {at}"), at=log.given(at, body.due)),
}
TOLD = frozenset({*_TELL, *_TELL_DATED})
_STEP_KIND: Mapping[type, str] = {
    TrapPressed: "trap",
    DeadlineMissed: "missed",
    StatementStepped: "public",
    PressQuestionAnswered: "public",
    GuidanceIssued: "public",
    CaseDecided: "decided",
}
