"""E11: matters brought to the level that must take part, in time from the reason's event; conflicts of interest always.

Reasons come from the scenario and from how far a claim spread, never from a cell's slip; a claim that is only to be left alone or
served needs no more hands. A claim about a unit of the ward level is its conflict; about an agency of the city, when the right
path has a substitute acknowledge for it. That row is the unit's, whoever had the case; it is met when the conflict is recorded or
the matter leaves the unit. Of what is only to be left alone it is owed from the unit's own act on it: who opens, gates and
decides nothing is in conflict with nobody. To bring to the city what has no reason, or none yet, by escalating it or handing it
over, is a breach; to tell it of one's own error is none. Each weighs as much as a matter that was not brought up; who leaves no
such matter at its own level chose none and is never more than M. An overrun is a reason once a deadline of the case had passed.
"""

# Charter: review measures escalation
from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import zip_longest

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.handovers import CaseHandedOver, HandOverAnswered
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.verdict import ConflictRecorded, VerdictSet
from infodrill.casework.steps import CORE
from infodrill.conduct import expecting
from infodrill.kernel.i18n import N_
from infodrill.review.asread import cell_of
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached, level_of, settled
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    clock,
    each_claim,
    finding,
    judged,
    late,
    met,
    scale,
    share,
)
from infodrill.review.measures.conflicts import conflicted, own_acts, to_be_left
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, LabelIn, ReportLine, line, strung
from infodrill.scenario.schema import Claim

CODE = "E11"
CONFLICT = N_("conflict of interest reported above the unit")
RAISED = N_("matter brought to the upper level")
UNCALLED = N_("matter without a reason left at its own level")
CAME_ABOVE = N_("{reason}; it was reported to the upper level itself")
ANOTHER_REASON = N_("{reason} (the cell recorded another reason: “{said}”)")
DECIDED_ITSELF = N_("{how}, but the unit decided on it itself")
EARLY = N_("matter left at its own level until it had a reason")
NEEDLESS = N_("conflict of interest recorded only where the matter is about the unit")
OVERRUN, LEFT = "overrun", "leave"
ABOUT_UNIT = "about_unit"  # the reason that only a unit which the claim is about has
BY_HAND = "free"  # the source of a case that no report opened
AT_ONCE = "P1"  # the priority whose time a conflict of interest has, whatever its own
WARDS_OWN = frozenset({"leave", "service"})  # steps that the ward ends by itself
CITY = expecting.CITY  # the level that must take part
PRESS = 3  # spread level from which the city must know
REASONS = {
    "priority": N_("it was P1"), "two_wards": N_("it was told in two wards"), "city_owner": N_("the upper level holds the facts"),
    "press": N_("the press asked"), "spread": N_("it had spread far"), "overrun": N_("its time had run out"),
    "about_level": N_("it is about the unit itself"),
}  # fmt: skip
WHY = line(
    N_("Escalation adds hands, never powers; a unit that is spoken about does not decide about itself.")
)
ADVICE = line(
    N_("Write the reasons to escalate on the duty desk: P1, two wards, press, spread, about ourselves.")
)

UNCALLED_WHY = line(N_("What needs no more hands takes them from what does, and waits longer itself."))
UNCALLED_ADVICE = line(N_("Name the reason before escalating; what has none is ended where it came in."))
EARLY_WHY = line(
    N_("Brought up before anything asks for it, a matter takes hands from others and is ended no sooner.")
)
EARLY_ADVICE = line(
    N_("Watch for the reasons that the duty desk lists; bring a matter up when one comes, not before.")
)


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """A row for each unit in conflict on a claim, one for each claim that has another reason to go up, and a prohibition for
    each that has none."""
    units, allowed = conflicted(course, claim), clock(course, "escalation")
    for unit in units if not to_be_left(claim) else ():
        at_once = dict.fromkeys(allowed, allowed[AT_ONCE])
        yield course.owe(CODE, CONFLICT, claim, at_once, cell=unit, about=unit)
    if reasons := _reasons(course, claim):
        ward = course.holder("L1-LEAD", claim) or course.holder("L1-DUTY", claim)
        yield course.owe(CODE, RAISED, claim, allowed, cell=ward, from_=reasons[0][0])
    if not units and not claim.own_error and not _called(course, claim):
        yield course.forbid(CODE, UNCALLED, claim, cell=course.holder("L1-LEAD", claim))


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Met by an escalation, or by a case opened at or taken by the upper level, by any cell."""
    claim = course.scenario.claim(row.claim)
    if not row.duty:
        brought = sorted(_brought_up(log, course, claim))
        if brought:
            why = line(N_("nothing in it asked for the upper level; it was brought there"))
            return _brought(row, course, brought[0], why)
        return kept_or_breached(
            row, dealt_with=log.handled(claim.id, course.in_play), evidence=course.shown_by(claim.id)
        )
    conflict = row.what == CONFLICT
    reason = (
        line(N_("it is about the unit itself")) if conflict else line(REASONS[_reasons(course, claim)[0][1]])
    )
    ups = sorted(_ups(log, course, row))
    if not ups:
        why = line(N_("{reason}; it stayed where it was"), reason=reason)
        return settled(row, evidence=course.shown_by(claim.id), why=why)
    at, seq = ups[0]
    how = N_("{reason}; taken up in time") if 0 <= at <= row.due else N_("{reason}; taken up too late")
    if 0 <= at <= row.due and isinstance(log.events[seq].body, CaseOpened):
        how = CAME_ABOVE
    brought_by = log.events[seq].body
    if isinstance(brought_by, CaseEscalated) and not conflict:
        reason = _recorded(brought_by.reason, reason, _stood(course, claim, at))
    why, decided = line(how, reason=reason), _decided_itself(log, course, row) if conflict else ()
    if decided and not _left_to(course, claim, row.about):
        why = line(DECIDED_ITSELF, how=why)
    found = settled(row, at=at, evidence=(seq, *decided), why=why, story_late=late(course, row, at))
    return found if conflict or found.outcome != "met" else _credited(found, log, course)


def _stood(course: Course, claim: Claim, at: int) -> frozenset[str]:
    """The reasons that there were by second `at`, whatever a ward may end by itself."""
    about = {"about_level"} if conflicted(course, claim) else set[str]()
    return frozenset(about | {OVERRUN} | {reason for since, reason in _called(course, claim) if since <= at})


def _recorded(said: str, reason: ReportLine, stood: Collection[str]) -> ReportLine:
    """The reason as the cell recorded it, where it was one by then; where it was none, what was, and what was recorded."""
    if said in stood or said not in REASONS:
        return line(REASONS.get(said, reason.msgid))
    return line(ANOTHER_REASON, reason=reason, said=LabelIn(REASONS[said]))


def _decided_itself(log: ReportTimeline, course: Course, row: Owed) -> tuple[int, ...]:
    """The first event by which the unit in conflict decided on the claim; the row is about the report only."""
    decided = [(event, body.cell) for event, body in log.on_claim(row.claim, CaseDecided)]
    decided += [(event, body.cell) for event, body in log.on_claim(row.claim, VerdictSet)]
    decided += [
        (event, body.cell) for event, body in log.on_claim(row.claim, CaseStepped) if CORE[body.step].decisive
    ]
    own = (event for event, cell in decided if cell == row.about)
    return tuple(sorted(event.seq for event in own if course.in_play(event.at, event.seq))[:1])


def _left_to(course: Course, claim: Claim, unit: str) -> bool:
    """Whether the scenario itself leaves a claim to the unit that it is about, as a complaint about its service."""
    return any(course.holder(step.by, claim) == unit for step in claim.right_path)


def _credited(row: LedgerRow, log: ReportTimeline, course: Course) -> LedgerRow:
    """The row under the name of the cell that took it up: who held the step and did nothing has no part in it."""
    cell = cell_of(log.events[row.evidence[0]])
    return replace(row, owed=replace(row.owed, cell=cell, automated=course.stands_aside(cell)))


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Share of matters that went up in time, of those that had to and those that had no reason to; a conflict of interest left
    with the unit is never more than M."""
    conflicts, others, left = judged(due, CONFLICT), judged(due, RAISED), judged(due, UNCALLED)
    uncalled, early = len(left) - met(left), len(judged(due, EARLY))
    needless = len(judged(due, NEEDLESS))
    weighed = len(others) + uncalled + early + needless
    rating = scale("E11", share(met(others), weighed)) if weighed else 3
    if met(conflicts) < len(conflicts) or (left and not met(left)):
        rating = min(rating, 1)
    in_time = met(conflicts) + met(others)
    result = line(
        N_("{met} of {all} in time: conflicts of interest {kept} of {conflicts}, others {more} of {others}"),
        met=Amount(in_time), all=Amount(len(conflicts) + len(others)), kept=Amount(met(conflicts)),
        conflicts=Amount(len(conflicts)), more=Amount(met(others)), others=Amount(len(others)),
    )  # fmt: skip
    itself = sum(row.why.msgid == DECIDED_ITSELF for row in conflicts)
    for msgid, n in (
        (N_("of these reported, and decided by the unit itself all the same: {n}"), itself),
        (N_("brought to the upper level without a reason: {n}"), uncalled),
        (N_("before there was a reason: {n}"), early),
        (N_("conflicts of interest recorded without one: {n}"), needless),
    ):
        result = strung(result, line(msgid, n=Amount(n))) if n else result
    values = {
        "conflicts": len(conflicts), "conflicts_met": met(conflicts), "others": len(others), "others_met": met(others),
        "uncalled": uncalled, "left": met(left), "early": early, "needless_conflicts": needless,
    }  # fmt: skip
    findings = (_finding(row, log) for row in due if row.owed.duty or row.outcome == "missed")
    return Rated(result=result, values=values, rating=rating, findings=findings)


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """A breach for each claim that a cell brought to the city before it had a reason to go there, and for each of which a
    conflict of interest was recorded that the scenario does not have."""
    early = tuple(
        _early(course.forbid(CODE, EARLY, claim, raised=True), course, ups[0], called[0][1])
        for claim in course.scenario.claims
        if claim.id in course.known and not (conflicted(course, claim) or claim.own_error)
        if (called := _called(course, claim))
        if (ups := [up for up in sorted(_brought_up(log, course, claim)) if up[0] < called[0][0]])
    )
    each = (
        row
        for claim in course.scenario.claims
        for raise_ in (_own, _needless)
        for row in raise_(log, course, claim)
    )
    return (*early, *each)


def _own(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """The conflict of each unit that took what is about it and to be left alone into its own hands, from then on."""
    for unit in conflicted(course, claim) if to_be_left(claim) else ():
        since = min(
            (act.at for act in own_acts(log, claim, unit) if course.in_play(act.at, act.seq)), default=-1
        )
        if since >= 0:
            owed = course.owe_from(
                CODE, CONFLICT, since, clock(course, "escalation")[AT_ONCE], claim=claim, about=unit, cell=unit,
                priority=course.priority(claim, since),
            )  # fmt: skip
            yield settle(owed, log, course)


def _needless(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """The breach of a claim of which a unit was recorded as in conflict that it is not about; who holds the facts may be in one
    for another reason."""
    for event, body in log.on_claim(claim.id, ConflictRecorded):
        its_own = body.unit in claim.about or (body.reason != ABOUT_UNIT and body.unit == claim.owner)
        if not its_own and course.in_play(event.at, event.seq):
            row = course.forbid(CODE, NEEDLESS, claim, cell=log.book.cases[body.case].cell, raised=True)
            why = line(N_("it is not about the unit"))
            yield kept_or_breached(row, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=why)
            return


def _early(row: Owed, course: Course, up: tuple[int, int, str], reason: str) -> LedgerRow:
    why = N_("it was brought to the upper level before there was a reason, which came later: {reason}")
    return _brought(row, course, up, line(why, reason=LabelIn(REASONS[reason])))


def _brought(row: Owed, course: Course, up: tuple[int, int, str], why: ReportLine) -> LedgerRow:
    at, seq, cell = up
    row = replace(row, cell=cell, automated=course.stands_aside(cell))
    return kept_or_breached(row, breached_at=at, dealt_with=True, evidence=(seq,), why=why)


def _brought_up(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[tuple[int, int, str]]:
    """(second, sequence number, cell) of what brought a claim from its ward to the city while cells could act."""
    for event, escalated in log.on_claim(claim.id, CaseEscalated):
        overran = escalated.reason == OVERRUN and _overran(log, escalated.case, event.seq)
        if escalated.level >= CITY and not overran and course.in_play(event.at, event.seq):
            yield event.at, event.seq, escalated.cell
    for event, taken in log.on_claim(claim.id, HandOverAnswered):
        from_ward = taken.accepted and taken.level >= CITY > _level_before(log, taken.case, event.seq)
        if from_ward and not _overran(log, taken.case, event.seq) and course.in_play(event.at, event.seq):
            offers = [body.frm for _, body in log.on_case(taken.case, CaseHandedOver)
                      if body.hand_over == taken.hand_over]  # fmt: skip
            yield event.at, event.seq, offers[-1] if offers else taken.cell
    for event, merged in log.on_claim(claim.id, CaseMerged):
        stands = log.book.cases[merged.case].merged_into == merged.into
        if stands and _carried_up(log, claim, merged, event.seq) and course.in_play(event.at, event.seq):
            yield event.at, event.seq, merged.cell


def _carried_up(log: ReportTimeline, claim: Claim, merged: CaseMerged, before: int) -> bool:
    """Whether a merge took a case from its ward into a file of the city. A report of the same claim that reached the city by
    itself is its duplicate: joining that is no escalation; nor is it once a deadline of the case had passed."""
    if _level_before(log, merged.case, before) >= CITY or _overran(log, merged.case, before):
        return False
    raised = any(
        case_escalated.level >= CITY and event.seq < before
        for event, case_escalated in log.on_case(merged.into, CaseEscalated)
    )
    into = log.book.cases[merged.into]
    itself = into.source != BY_HAND and into.level >= CITY and log.links.get(merged.into) == claim.id
    return not itself and (raised or _level_before(log, merged.into, before) >= CITY)


def _overran(log: ReportTimeline, case: str, before: int) -> bool:
    """Whether a deadline of the case had passed before an event."""
    return any(
        missed.item == case and not missed.excused and noted.seq < before
        for noted, missed in log.bodies(DeadlineMissed)
    )


def _level_before(log: ReportTimeline, case: str, before: int) -> int:
    """The level at which a case lay before an event."""
    opened = [(event.seq, body.level) for event, body in log.on_case(case, CaseOpened)]
    taken = [(event.seq, body.level) for event, body in log.on_case(case, HandOverAnswered) if body.accepted]
    return next((level for seq, level in reversed((*opened, *taken)) if seq < before), 0)


SPEC = Spec(
    code=CODE,
    title=N_("Escalation"),
    target=line(N_("conflicts of interest 100 %; others ≥ 90 %")),
    horizon=line(N_("within 30 min (P1, conflicts of interest) or 2 h of the reason")),
    duties=frozenset({CONFLICT, RAISED}),
    owed=owed,
    settle=settle,
    rate=rate,
    raised=raised,
    forbids=frozenset({UNCALLED, EARLY, NEEDLESS}),
    version=7,
)


def _reasons(course: Course, claim: Claim) -> list[tuple[int, str]]:
    """(second, reason) why a claim must go up, earliest first; what a ward ends by itself need not."""
    return [] if {step.what for step in claim.right_path} <= WARDS_OWN else _called(course, claim)


def _called(course: Course, claim: Claim) -> list[tuple[int, str]]:
    """(second, reason) why a claim may go up by the procedure, earliest first. Who owns the facts is none where nothing is to
    be asked because it is left alone."""
    begins = course.known.get(claim.id, course.planned_from(claim))
    later = (at for at, _ in course.levels.get(claim.id, ()) if begins < at <= course.play.until)
    rises = (begins, *later)
    found = [(at, "priority") for at in rises if course.priority(claim, at) == "P1"]
    found += [(at, "spread") for at in rises if course.level(claim.id, at) >= PRESS]
    asked = (
        course.delivered.get(row.number, -1)
        for row in course.scenario.told(claim.id)
        if row.method == "press"
    )
    found += [(at, "press") for at in asked if at >= 0]
    found += [(at, "two_wards") for at in _elsewhere(course, claim)]
    asked_of = any(step.what != LEFT for step in claim.right_path)
    if asked_of and claim.owner and level_of(course.scenario, claim.owner) >= CITY:
        found.append((begins, "city_owner"))
    return sorted(found, key=lambda reason: (reason[0], list(REASONS).index(reason[1])))


def _elsewhere(course: Course, claim: Claim) -> Iterator[int]:
    """Seconds at which it was told, or is planned to be, outside the ward of its beginning; a wave without a ward is told
    everywhere."""
    waves = sorted(claim.waves, key=lambda wave: wave.at)
    told = course.told.get(claim.id, ())
    for wave, at in zip_longest(waves, told[: len(waves)]):
        if wave.ward is None or wave.ward != waves[0].ward:
            yield wave.at if at is None else at


def _ups(log: ReportTimeline, course: Course, row: Owed) -> Iterator[tuple[int, int]]:
    """(second, sequence number) of what brings a claim to the level that must take part, or out of the hands of a unit in
    conflict (`row.about`).

    An agency of the city sits at that level already: only a record of its conflict takes the matter from it.
    """
    unit = row.about
    of_the_city = level_of(course.scenario, unit) >= CITY
    for event, conflict in log.on_claim(row.claim, ConflictRecorded):
        if unit and conflict.unit == unit:
            yield event.at, event.seq
    for event, escalated in log.on_claim(row.claim, CaseEscalated):
        if escalated.level >= CITY and (not of_the_city or escalated.reason == "about_level"):
            yield event.at, event.seq
    if of_the_city:
        return
    for event, opened in log.on_claim(row.claim, CaseOpened):
        if opened.level >= CITY and opened.cell != unit and not _given_away(log, opened.case, row.due):
            yield event.at, event.seq
    for event, taken in log.on_claim(row.claim, HandOverAnswered):
        if taken.accepted and taken.level >= CITY and taken.cell != unit:
            yield event.at, event.seq


def _given_away(log: ReportTimeline, case: str, due: int) -> bool:
    """By then it was merged into another case: where that one lies counts."""
    return bool(log.book.cases[case].merged_into) and any(
        event.at <= due for event, _ in log.on_case(case, CaseMerged)
    )


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    sentence = log.scenario.claim(row.owed.claim).sentence
    text: ReportLine = line(
        N_("“{claim}”, {what}: {how}."), claim=sentence, what=LabelIn(row.owed.what), how=row.why
    )
    why, todo = {UNCALLED: (UNCALLED_WHY, UNCALLED_ADVICE), EARLY: (EARLY_WHY, EARLY_ADVICE)}.get(
        row.owed.what, (WHY, ADVICE)
    )
    # No merit of the cell: the report came to the upper level by itself, the unit judged its own cause, or gave another reason.
    reason = dict(row.why.values).get("reason")
    unknown = (
        isinstance(reason, ReportLine) and reason.msgid == ANOTHER_REASON
    )  # brought up, and not for what asked for it
    kept = row.outcome == "met" and (row.why.msgid in (CAME_ABOVE, DECIDED_ITSELF) or unknown)
    return finding(row, text, why=why, todo=todo, kind="note" if kept else None)
