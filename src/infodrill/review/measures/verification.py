"""E6: were verdicts right, UNPROVEN included, and was the stated confidence earned (Brier score)?

A verdict is owed on each claim that the procedure sends to verification, for each state of the owner's knowledge; a state
that does not last until its verdict falls due needs none. Who says "not yet known" and never looks again has not answered
for what came to be known. A verdict that was wrong when it was given stays a row of its own after it was replaced: somebody
may have acted on it. Brier is over the rows with which a confidence was stated: what was never given is wrong, and states none.
Right by luck is wrong in both.
"""

# Charter: review measures verification
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.verdict import JUDGED, VerdictSet
from infodrill.casework.stances import NO_SIDE
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.falseword import Believed, closed_as_true, known_then
from infodrill.review.labels import VOUCHED
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached, settled
from infodrill.review.measures.base import (
    DURING,
    Finding,
    Rated,
    Spec,
    clock,
    each_claim,
    ends_first,
    finding,
    judged,
    late,
    met,
    scale,
    share,
)
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, Hundredths, LabelIn, ReportLine, Share, line, strung
from infodrill.scenario.schema import Bi, Claim, Inject

CODE = "E6"
VERDICT, WRONG = N_("verdict on what is said"), N_("verdict that was wrong when it was given")
NOT_BY_THE_END, NOT_IN_TIME = N_("no verdict when play ended"), N_("no verdict by its deadline")
LEAST = 5
NOTE = "information"  # kind of a row by which whoever holds the record tells it
NOT_VERIFIED = frozenset({"G1", "G2", "G3", "G4"})  # left alone, answered or served without a verdict
VERDICTS = {
    "TRUE": N_("true"), "MOSTLY_TRUE": N_("mostly true"), "MIXED": N_("partly true"), "UNPROVEN": N_("not enough grounds yet"),
    "MISLEADING_CONTEXT": N_("misleading context"), "FALSE": N_("false"), "NOT_A_FACT": N_("not a fact"), "SATIRE": N_("satire"),
}  # fmt: skip
WHY = line(N_("A verdict may say only what the record shows at that moment."))
HERE = N_("{rule} Here the record said: {right}; the verdict said: {found}.")
ADVICE = line(
    N_(
        "Ask the owner of the facts before the verdict, ask again when more is known, and state how sure you are."
    )
)

COMPARE = line(N_("Compare the verdict with the answer that is there before recording it."))
NONE_WHY = line(N_("Without a verdict nobody knows on what an answer or an action rests."))
NONE_ADVICE = line(
    N_("Set the verdict when the owner of the facts answers, also when it is “not enough grounds yet”.")
)


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """A verdict on each claim whose right path needs one, and another each time its owner knows better; a state of the owner's
    knowledge that the plan replaces before its verdict falls due is not planned."""
    cell, allowed = course.holder("VERIFY", claim), clock(course, "verdict")
    begins = _begins(course, claim) if needs_verdict(claim) else ()
    for number, at in enumerate(begins, 1):
        row = course.owe(
            CODE, VERDICT, claim, allowed, cell=cell, about=str(number), from_=course.played_second(at),
            planned_from=at,
        )  # fmt: skip
        replaced = number < len(begins) and begins[number] < course.due_as_planned(claim, at, allowed)
        yield replace(row, planned=row.planned and not replaced)


def needs_verdict(claim: Claim) -> bool:
    """The procedure sends it to verification: no opinion, satire, question or complaint, or one that is acknowledged too."""
    return claim.gate_code not in NOT_VERIFIED or any(step.what == "acknowledge" for step in claim.right_path)


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """The last verdict by the due second counts: right for what the owner could know when it was given, and given since."""
    claim = course.scenario.claim(row.claim)
    later = _begins(course, claim)[int(row.about) :]
    following = course.played_second(later[0]) if later else -1
    if 0 <= following < row.due or 0 <= following <= row.since:
        why = line(N_("more was known before a verdict fell due"))
        return replace(settled(row), outcome="not_applicable", evidence=course.shown_by(claim.id), why=why)
    by = partial(course.comes_by, row.due) if row.standing == "due" else course.in_play
    given = [(event, body) for event, body in log.on_claim(claim.id, VerdictSet) if by(event.at, event.seq)]
    if not given:
        none = NOT_BY_THE_END if ends_first(row, course.play) else NOT_IN_TIME
        return settled(row, evidence=course.shown_by(claim.id), why=line(none))
    event, body = given[-1]
    should = truth.known(claim, course.known_second(claim, event.at))
    right = body.verdict == should and event.at >= row.since >= 0
    why = found_otherwise(course, claim, body, event.at)
    if body.verdict == should and not right:
        why = line(
            N_("found {found}; not looked at again when more was known"),
            found=LabelIn(VERDICTS[body.verdict]),
        )
    if right and (luck := by_luck(log, event, body, claim)):
        right, why = False, luck
    at = event.at if right else -1
    return settled(
        row,
        at=at,
        evidence=(event.seq,),
        why=why,
        value=_squared(body, right),
        story_late=late(course, row, at),
    )


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """A breach for each verdict that was wrong when it was given and settles no row that fell due: replaced, given too late for
    it or too early, or where the procedure asks for none."""
    rows = [settle(obligation, log, course) for obligation in owed(course)]
    counted = {seq for row in rows if row.evaluated for seq in row.evidence}
    return tuple(
        _wrong(course, claim, event, body)
        for claim in course.scenario.claims
        if claim.id in course.known
        for event, body in log.on_claim(claim.id, VerdictSet)
        if course.in_play(event.at, event.seq) and event.seq not in counted
        if body.verdict != truth.known(claim, course.known_second(claim, event.at))
    )


def found_otherwise(course: Course, claim: Claim, body: VerdictSet, at: int) -> ReportLine:
    """What a verdict found, beside what the record said at second `at`."""
    return line(
        N_("found {found}; the record then said {right}"),
        found=LabelIn(VERDICTS[body.verdict]),
        right=LabelIn(VERDICTS[truth.known(claim, course.known_second(claim, at))]),
    )


def _wrong(course: Course, claim: Claim, event: Event, body: VerdictSet) -> LedgerRow:
    row = course.forbid(CODE, WRONG, claim, cell=body.cell, about=f"{body.case}/{event.seq}", raised=True)
    why = found_otherwise(course, claim, body, event.at)
    return kept_or_breached(
        row,
        breached_at=event.at,
        dealt_with=True,
        evidence=(event.seq,),
        why=why,
        value=_squared(body, False),
    )


def _squared(body: VerdictSet, right: bool) -> int:
    """The squared error of a stated confidence, in millionths."""
    return (body.confidence - 1000 * right) ** 2


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Right ÷ (owed and wrong when given), and the Brier score of the confidence that was stated with what was given; rated from
    five that were owed."""
    right, total = met(due), len(due)
    stated = [row.value for row in due if row.value is not None]
    accuracy = share(right, total)
    rating = scale("E6.accuracy", accuracy)
    result = line(
        N_("{right} of {total} verdicts right ({share})"),
        right=Amount(right),
        total=Amount(total),
        share=Share(accuracy),
    )
    values = {
        "right": right, "total": total, "given": len(stated), "wrong_since_replaced": len(judged(due, WRONG)),
    }  # fmt: skip
    if stated:
        # Half up, as every share: cut off, the less would flatter.
        brier = (2 * sum(stated) + 1000 * len(stated)) // (2000 * len(stated))
        rating, values["brier_permille"] = min(rating, scale("E6.brier", brier, most=True)), brier
        result = strung(result, line(N_("Brier {brier}"), brier=Hundredths((brier + 5) // 10)))
    if len(stated) < total:
        result = strung(result, line(N_("never given: {n}"), n=Amount(total - len(stated))))
    rated = rating if len(judged(due, VERDICT)) >= LEAST else None
    return Rated(result=result, values=values, rating=rated, findings=_findings(due, log))


SPEC = Spec(
    code=CODE,
    title=N_("Verification"),
    target=line(N_("right ≥ 85 %; Brier ≤ {b}; rated from five"), b=Hundredths(15)),
    horizon=DURING,
    owed=owed,
    settle=settle,
    rate=rate,
    raised=raised,
    version=11,
    duties=frozenset({VERDICT}),
    forbids=frozenset({WRONG}),
)


def _begins(course: Course, claim: Claim) -> tuple[int, ...]:
    """Seconds from which its owner could know something else; 0 for what could be known when it is told."""
    later = (known.known_from for known in claim.truth if known.known_from > course.planned_from(claim))
    return (0, *later)


def found_wrong(row: LedgerRow) -> bool:
    """Whether a verdict was given for the row, and another one than the record allowed, due by then or not."""
    return row.owed.measure == CODE and row.value is not None and row.at < 0


def believed(row: LedgerRow, log: ReportTimeline) -> Believed | None:
    """Of a verdict that was wrong: that a case was closed on it, and no other, as true although the claim is false."""
    wrong = row.outcome == "missed" and (found_wrong(row) or row.owed.what == WRONG)
    closed = closed_as_true(log, log.scenario.claim(row.owed.claim)) if wrong and row.owed.claim else None
    given = log.events[row.evidence[0]] if row.evidence else None
    later = (
        given is not None
        and isinstance(given.body, VerdictSet)
        and given.at != (closed.found_at if closed else -1)
    )
    return None if later else closed


def by_luck(log: ReportTimeline, given: Event, body: VerdictSet, claim: Claim) -> ReportLine | None:
    """Why a verdict that proved right was so only by luck; None = it rests on something."""
    if chance := ungrounded(log, given, body, claim):
        return line(chance)
    hearsay = _only_heard(log, given, claim.id)
    return line(HEARD, how=hearsay) if hearsay else None


def ungrounded(log: ReportTimeline, given: Event, body: VerdictSet, claim: Claim) -> str:
    """Why a verdict that proved right was so only by chance (msgid): nobody was asked and nothing lay on record by then. Whoever
    owns the facts knows them; what is an opinion or a joke is judged by reading it. "" = it rests on something."""
    if body.cell == claim.owner or body.verdict in NO_SIDE:
        return ""
    asked = any(event.seq < given.seq for event, _ in log.on_claim(claim.id, QuestionAsked))
    held = any(event.seq < given.seq for event, _ in log.on_claim(claim.id, EvidenceAdded))
    return "" if asked or held or body.evidence else CHANCE


def on_hearsay(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """Of a verdict, not the owner's own, that rests on no answer of the owner of the facts, on no record and on nothing that a
    source vouches for: who was asked, on what it rests, and how sure it was recorded as. None of any other, and of one that
    says that it is not known or no fact."""
    given = log.events[row.evidence[0]] if row.evidence else None
    return rests_on_hearsay(log, given, row.owed.claim) if given else None


def rests_on_hearsay(log: ReportTimeline, given: Event, claim: str) -> ReportLine | None:
    """The same of a verdict on a claim by the event that gave it. What another desk of the cell had read, nobody passed on; and
    an owner that asked, and was not answered, had nothing of its own to go by."""
    if not isinstance(given.body, VerdictSet) or given.body.verdict in JUDGED:
        return None
    note = _note(log, given, claim)
    answered = any(event.seq < given.seq for event, _ in log.on_claim(claim, QuestionAnswered))
    answered = answered or (note is not None and note[2])
    held = [body for event, body in log.on_claim(claim, EvidenceAdded) if event.seq < given.seq]
    vouched = any(body.kind == "primary" or body.grade[:1] in VOUCHED for body in held)
    asked = [body.owner for event, body in log.on_claim(claim, QuestionAsked) if event.seq < given.seq]
    knows = bool(claim) and log.scenario.claim(claim).owner == given.body.cell and not asked
    if not claim or answered or vouched or knows:
        return None
    how = NOBODY_ASKED if not asked else NOT_WAITED if any(asked) else NO_UNIT
    rests = line(N_("{n} items of hearsay"), n=Amount(len(held))) if held else line(N_("nothing on record"))
    return line(RESTS, asked=LabelIn(how), rests=rests, sure=Share(given.body.confidence))


def _only_heard(log: ReportTimeline, given: Event, claim: str) -> ReportLine | None:
    """The same where something was filed, and all of it is hearsay: who filed nothing may rest on what lies elsewhere."""
    filed = any(event.seq < given.seq for event, _ in log.on_claim(claim, EvidenceAdded))
    return rests_on_hearsay(log, given, claim) if filed else None


def despite_note(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """Of a wrong verdict that says what is so, although its own cell had said by then that a note on the claim was read."""
    given = log.events[row.evidence[0]] if row.evidence else None
    if row.outcome != "missed" or given is None or not isinstance(given.body, VerdictSet):
        return None
    note = _note(log, given, row.owed.claim) if given.body.verdict not in JUDGED else None
    if note is None:
        return None
    at, subject, own = note
    told = DESPITE if own else NOT_PASSED_ON
    return line(told, subject=subject, at=BothClocks(at), sure=Share(given.body.confidence))


def unheeded(log: ReportTimeline, row: LedgerRow) -> bool:
    """The same of a note that the very desk had read that set the verdict."""
    found = despite_note(log, row)
    return found is not None and found.msgid == DESPITE


def notes(log: ReportTimeline, claim: str) -> Mapping[int, Inject]:
    """The notes on a claim, to players alone."""
    return {
        inject.number: inject for inject in log.scenario.msel.injects
        if claim and inject.claim == claim and inject.kind == NOTE and not inject.to.public
    }  # fmt: skip


def set_right(log: ReportTimeline, claim: Claim, since: int) -> bool:
    """Whether a right verdict was given after an event."""
    given = ((event, body) for event, body in log.on_claim(claim.id, VerdictSet) if event.seq > since)
    return any(body.verdict == known_then(log, claim, event.at) for event, body in given)


def _note(log: ReportTimeline, given: Event, claim: str) -> tuple[int, Bi, bool] | None:
    """The last note on a claim that the cell of a verdict had read when it was given: when, under which subject, and whether at
    the desk that gave it; one of these before those of other desks."""
    on_it = notes(log, claim)
    cells = log.scenario.cells.cells
    own = {seat.id for cell in cells if cell.id == getattr(given.body, "cell", "") for seat in cell.seats}
    read = [
        (event.at, on_it[body.inject].subject, body.seat == given.actor) for event, body in log.bodies(InjectAcknowledged)
        if event.seq < given.seq and body.inject in on_it and body.seat in own
    ]  # fmt: skip
    return max(read, key=lambda note: (note[2], note[0])) if read else None


def how_it_came(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """How a verdict came about that had too little to rest on, or did not heed what had been read."""
    return despite_note(log, row) or on_hearsay(log, row)


def against_answer(row: LedgerRow, log: ReportTimeline) -> bool:
    """Whether a wrong verdict says other than the last answer of the owner of the facts that was there when it was given, or was
    given despite a note."""
    given = log.events[row.evidence[0]] if row.evidence else None
    if unheeded(log, row):
        return True
    if row.outcome != "missed" or given is None or not isinstance(given.body, VerdictSet):
        return False
    answers = log.on_claim(row.owed.claim, QuestionAnswered)
    said = [body.verdict or "UNPROVEN" for event, body in answers if event.seq < given.seq]
    return bool(said) and said[-1] != given.body.verdict


NOBODY_ASKED = N_("nobody was asked")
NO_UNIT = N_("what was asked named no unit, so that nobody could answer")
NOT_WAITED = N_("the verdict did not wait for the answer")
DESPITE = N_("a note on it, “{subject}”, had been received at {at}; the verdict was recorded as {sure} sure")
NOT_PASSED_ON = N_(
    "a note on it, “{subject}”, had been received at {at} by another desk of the cell, not by the one that set the verdict, and "
    "the verdict was recorded as {sure} sure"
)
RESTS = N_("{asked}; the verdict rests on {rests}, and was recorded as {sure} sure")
CAME_ABOUT = N_("{rule} How it came about: {how}.")
HEARD = N_("right only by chance: {how}")
CHANCE = N_("right only by chance: nobody was asked and nothing was on record")
BY_CHANCE = N_("“{claim}” was found right only by chance: {how}.")
NAME_THE_UNIT = line(
    N_(
        "Name the unit that keeps the record on each question, wait for its answer, and conclude on no hearsay."
    )
)


def _rule(row: LedgerRow) -> ReportLine:
    """What a verdict may say, beside what this one said and the record."""
    told = dict(row.why.values)
    if "right" not in told:
        return WHY
    return line(HERE, rule=WHY, right=told["right"], found=told["found"])


def _findings(seen: tuple[LedgerRow, ...], log: ReportTimeline) -> Iterator[Finding]:
    for row in seen:
        sentence = log.scenario.claim(row.owed.claim).sentence
        if row.outcome == "missed":
            why, todo = (_rule(row), ADVICE) if row.value is not None else (NONE_WHY, NONE_ADVICE)
            todo = COMPARE if against_answer(row, log) else todo
            if row.why.msgid == HEARD:
                why, todo = WHY, NAME_THE_UNIT
            elif how := how_it_came(log, row):
                why = line(CAME_ABOUT, rule=why, how=how)
                todo = COMPARE if unheeded(log, row) else ADVICE if despite_note(log, row) else NAME_THE_UNIT
            at = -1 if row.value is None else log.events[row.evidence[0]].at  # of the deed, else its deadline
            text = line(N_("“{claim}”: {how}."), claim=sentence, how=row.why)
            yield finding(row, text, why=why, todo=todo, at=at)
        elif hearsay := on_hearsay(log, row):
            chance = line(BY_CHANCE, claim=sentence, how=hearsay)
            yield replace(finding(row, chance, kind="improve"), why=WHY, todo=NAME_THE_UNIT)
        elif getattr(log.events[row.evidence[0]].body, "verdict", "") == "UNPROVEN":
            yield finding(row, line(N_("“{claim}” was rightly found not provable yet."), claim=sentence))
