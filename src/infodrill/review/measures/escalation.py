"""E11: matters brought to the level that must take part, in time from the reason's event; conflicts of interest always.

Reasons come from the scenario and from how far a claim spread, never from a cell's slip; a claim that is only to be left
alone or served needs no more hands. A claim about a unit of the ward
level is its conflict; about an agency of the city, when the right path has a substitute acknowledge for it. That row is
the unit's, whoever had the case; it is met when the conflict is recorded or the matter leaves the unit.
What has no reason at all belongs where it is: bringing it to the city is a breach, and weighs as much as a matter that was not
brought up. An overrun is a reason once a deadline of the case had passed.
"""

# Charter: review measures escalation
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from infodrill.casework import events as ev
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, Owed, Row, kept_or_breached, level_of, settled
from infodrill.review.measures.base import Finding, Measure, Spec, scale, share, unmeasured
from infodrill.review.measures.rowwords import clock, finding, judged, late, met
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Label, Line, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E11", N_("Escalation")
TARGET = line(N_("conflicts of interest 100 %; others ≥ 90 %"))
HORIZON = line(N_("within 30 min (P1, conflicts of interest) or 2 h of the reason"))
CONFLICT, RAISED = (
    N_("conflict of interest taken out of the unit's hands"),
    N_("matter brought to the upper level"),
)
UNCALLED = N_("matter without a reason left at its own level")
OVERRUN, LEFT = "overrun", "leave"
AT_ONCE = "P1"  # the priority whose time a conflict of interest has, whatever its own
WARDS_OWN = frozenset({"leave", "service"})  # steps that the ward ends by itself
CITY = 2  # the level that must take part
PRESS = 3  # spread level from which the city must know
SUBSTITUTE = "L2-LEAD"  # acknowledges for an agency in conflict
REASONS = {
    "priority": N_("it was P1"), "two_wards": N_("it was told in two wards"), "city_owner": N_("the city holds the facts"),
    "press": N_("the press asked"), "spread": N_("it had spread far"),
}  # fmt: skip
WHY = line(
    N_("Escalation adds hands, never powers; a unit that is spoken about does not decide about itself.")
)
ADVICE = line(
    N_("Write the reasons to escalate on the duty desk: P1, two wards, press, spread, about ourselves.")
)


def owed(course: Course) -> tuple[Owed, ...]:
    """A row for each unit in conflict on a claim, and one for each claim that has another reason to go up."""
    return tuple(row for claim in course.scenario.claims for row in _rows(course, claim))


def settle(row: Owed, log: Timeline, course: Course) -> Row:
    """Met by an escalation, or by a case opened at or taken by the upper level, by any cell."""
    claim = course.scenario.claim(row.claim)
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
    if 0 <= at <= row.due and isinstance(log.events[seq].body, ev.CaseOpened):
        how = N_("{reason}; it was reported to the upper level itself")
    found = settled(
        row, at=at, evidence=(seq,), why=line(how, reason=reason), story_late=late(course, row, at)
    )
    return found if conflict or found.outcome != "met" else _credited(found, log, course)


def _credited(row: Row, log: Timeline, course: Course) -> Row:
    """The row under the name of the cell that took it up: who held the step and did nothing has no part in it."""
    cell = str(getattr(log.events[row.evidence[0]].body, "cell", row.owed.cell))
    return replace(row, owed=replace(row.owed, cell=cell, automated=course.stands_aside(cell)))


def rate(rows: tuple[Row, ...], log: Timeline) -> Measure:
    """Share of matters that went up in time, of those that had to and those that had no reason to; a conflict of interest left
    with the unit is never more than M."""
    due = judged(rows)
    if not due:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    conflicts, others, uncalled = judged(due, CONFLICT), judged(due, RAISED), judged(due, UNCALLED)
    weighed = len(others) + len(uncalled)
    rating = scale("E11", share(met(others), weighed)) if weighed else 3
    if met(conflicts) < len(conflicts):
        rating = min(rating, 1)
    result = line(
        N_("{met} of {all} in time; conflicts of interest {kept} of {conflicts}"),
        met=Count(met(due)), all=Count(len(conflicts) + len(others)), kept=Count(met(conflicts)), conflicts=Count(len(conflicts)),
    )  # fmt: skip
    if uncalled:
        more = line(N_("brought to the city without a reason: {n}"), n=Count(len(uncalled)))
        result = line(N_("{one}; {other}"), one=result, other=more)
    values = {
        "conflicts": len(conflicts), "conflicts_met": met(conflicts), "others": len(others), "others_met": met(others),
        "uncalled": len(uncalled),
    }  # fmt: skip
    findings = tuple(_finding(row, log) for row in due)
    return Measure(CODE, TITLE, result, TARGET, HORIZON, rating, findings=findings, values=values)


def raised(log: Timeline, course: Course) -> tuple[Row, ...]:
    """A breach for each claim without any reason to go up that a cell brought to the city all the same."""
    return tuple(
        _uncalled(course, claim, ups[0])
        for claim in course.scenario.claims
        if claim.id in course.known and not conflicted(course, claim) and not _called(course, claim)
        if (ups := sorted(_brought_up(log, course, claim)))
    )


def _uncalled(course: Course, claim: Claim, up: tuple[int, int, str]) -> Row:
    at, seq, cell = up
    row = course.forbid(CODE, UNCALLED, claim, cell=cell, raised=True)
    why = line(N_("nothing in it asked for the city; it was brought there"))
    return kept_or_breached(row, breached_at=at, dealt_with=True, evidence=(seq,), why=why)


def _brought_up(log: Timeline, course: Course, claim: Claim) -> Iterator[tuple[int, int, str]]:
    """(second, sequence number, cell) of what brought a claim from its ward to the city while cells could act."""
    for event, escalated in log.on_claim(claim.id, ev.CaseEscalated):
        overran = escalated.reason == OVERRUN and any(
            missed.item == escalated.case and not missed.excused and noted.seq < event.seq
            for noted, missed in log.bodies(ev.DeadlineMissed)
        )
        if escalated.level >= CITY and not overran and course.in_play(event.at, event.seq):
            yield event.at, event.seq, escalated.cell


SPEC = Spec(
    code=CODE,
    title=TITLE,
    target=TARGET,
    horizon=HORIZON,
    owed=owed,
    settle=settle,
    rate=rate,
    raised=raised,
    version=5,
)


def conflicted(course: Course, claim: Claim) -> tuple[str, ...]:
    """The units that must not decide on a claim, because it is about them."""
    replaced = any(step.what == "acknowledge" and step.by == SUBSTITUTE for step in claim.right_path)
    levels = {unit: level_of(course.scenario, unit) for unit in claim.about}
    return tuple(unit for unit, level in levels.items() if level == 1 or (level > 1 and replaced))


def _rows(course: Course, claim: Claim) -> Iterator[Owed]:
    units, allowed = conflicted(course, claim), clock(course, "escalation")
    for unit in units:
        at_once = dict.fromkeys(allowed, allowed[AT_ONCE])
        yield course.owe(CODE, CONFLICT, claim, at_once, cell=unit, about=unit)
    if reasons := _reasons(course, claim):
        ward = course.holder("L1-LEAD", claim) or course.holder("L1-DUTY", claim)
        yield course.owe(CODE, RAISED, claim, allowed, cell=ward, from_=reasons[0][0])


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
        for row in course.scenario.msel.injects
        if row.claim == claim.id and row.method == "press"
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


def _ups(log: Timeline, course: Course, row: Owed) -> Iterator[tuple[int, int]]:
    """(second, sequence number) of what brings a claim to the level that must take part, or out of the hands of a unit in
    conflict (`row.about`).

    An agency of the city sits at that level already: only a record of its conflict takes the matter from it.
    """
    unit = row.about
    of_the_city = level_of(course.scenario, unit) >= CITY
    for event, conflict in log.on_claim(row.claim, ev.ConflictRecorded):
        if unit and conflict.unit == unit:
            yield event.at, event.seq
    for event, escalated in log.on_claim(row.claim, ev.CaseEscalated):
        if escalated.level >= CITY and (not of_the_city or escalated.reason == "about_level"):
            yield event.at, event.seq
    if of_the_city:
        return
    for event, opened in log.on_claim(row.claim, ev.CaseOpened):
        if opened.level >= CITY and opened.cell != unit and not _given_away(log, opened.case, row.due):
            yield event.at, event.seq
    for event, taken in log.on_claim(row.claim, ev.HandOverAnswered):
        if taken.accepted and taken.level >= CITY and taken.cell != unit:
            yield event.at, event.seq


def _given_away(log: Timeline, case: str, due: int) -> bool:
    """By then it was merged into another case: where that one lies counts."""
    return bool(log.book.cases[case].merged_into) and any(
        event.at <= due for event, _ in log.on_case(case, ev.CaseMerged)
    )


def _finding(row: Row, log: Timeline) -> Finding:
    sentence = log.scenario.claim(row.owed.claim).sentence
    text: Line = line(N_("“{claim}”, {what}: {how}."), claim=sentence, what=Label(row.owed.what), how=row.why)
    return finding(row, text, why=WHY, todo=ADVICE)
