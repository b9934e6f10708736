"""E2 ●: protected claims kept protected. The rating is the rights core's.

A row forbids any gate code, label or action outside the ceiling of a guarded claim's code. "Not yet known" takes its later
code as soon as the owner of the facts knows, as the second pass of the gate does; "true" is not yet known until then. What is
done once play has ended can still break it, and keeps nothing. Who codes everything as protected breaks nothing here: what
that leaves unanswered falls in E4, E5 and E7, and how many falsehoods it was stands beside the result. A claim that was read
for what it is counts as kept whatever else the gate did; one under another code only where some harmful falsehood was told apart.
"""

# Charter: review measures gatequality
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.nouns.decision import ActionTaken, CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.naming import kind_of
from infodrill.conduct.twoclocks import carried, planned
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.asread import cell_of
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached
from infodrill.review.ledger.publicwords import anything_said
from infodrill.review.measures import overreaction
from infodrill.review.measures.base import DURING, Finding, Measure, Rated, Spec, each_claim, finding, met
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, LabelIn, Lasting, ReportLine, Value, line, strung
from infodrill.scenario.schema import Claim

CODE = "E2"
KEPT = N_("protected expression kept within its ceiling")
SHUT = N_(
    "no harmful falsehood shut away from correction"
)  # beside the result: no row of the measure forbids it
WITHIN = N_("codes, labels and actions stayed within the ceiling")
UNGATED = N_("something was said on it, and it went through no gate")
NOT_APART = N_(
    "put under a code that is not its own, and every harmful falsehood was put under a protected code too: the gate told them "
    "not apart"
)
SHUT_OF = N_("{n} of {m} harmful falsehoods put under a code that lets nobody correct them")
CAUTIOUS = N_(
    "{n} of {m} harmful falsehoods left at “unsure”, where nobody may correct them: caution, which takes nothing from what was "
    "kept"
)
NOT_COUNTED = N_(
    "{shut}; protected claims that stayed within their ceiling under a code that is not their own either, and do not count: {k}"
)
SHUT_GAP = N_("Harmful falsehood put where nobody may correct it")
SHUT_AWAY = N_("{who} put it at {at} under “{code}”, which lets nobody correct it")
CORRECTED = 5  # the action of a correction
WHY = line(N_("Protected expression is answered, or its cause is put right; nothing is done against it."))
ADVICE = line(
    N_(
        "Practise the nine questions of the gate on sample cases of the unit, together with the rights adviser."
    )
)

MISREAD = N_("“{claim}” was put through the gate as “{code}”; it is “{right}”.")
MISREAD_TOO_SOON = N_(
    "“{claim}” was put through the gate as “{code}”; nobody could know it then, and “{unknown}” was right; since {since} it is "
    "“{right}”."
)
MISREAD_AT_FIRST = N_(
    "“{claim}” was put through the gate as “{code}” at first; it is “{right}”, and was put right after {time}."
)

MISREAD_AGAIN = N_(
    "“{claim}” was put through the gate as “{code}”, and after {time} as “{again}”; it is “{right}”."
)
WORSE = N_("{first} Worse: {then}")
KEPT_OF = N_("{kept} of {total} kept protected")
STARRED_OF = N_("★ claims kept protected: {kept} of {total}")
BOTH_OF = N_("★ claims kept protected: {kept} of {total}; other protected claims: {more} of {others}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """The first thing done to a claim outside the ceiling of its code, and the cell that did it; `mended` = the second in which
    a later pass of the gate put it right and nothing else was done wrong, -1 for none."""

    claim: Claim
    at: int
    seq: int
    cell: str
    text: ReportLine
    mended: int = -1


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """One row for each claim that is protected by its code or marked ★."""
    if truth.guarded(claim):
        yield course.forbid(CODE, KEPT, claim, cell=course.holder("L1-DUTY", claim))


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Breached by the first miss; kept when a cell read the claim for what it is, or its gate told protected from harmful."""
    claim = course.scenario.claim(row.claim)
    miss = first_miss(log, claim, course)
    if miss:
        row = replace(row, cell=miss.cell or row.cell, automated=course.stands_aside(miss.cell or row.cell))
        why = _with_the_worst(log, claim, course, miss)
        return kept_or_breached(row, breached_at=miss.at, dealt_with=True, evidence=(miss.seq,), why=why)
    gates = (event for event, _ in log.done_to(claim.id, GatePassed))
    passes = [event.seq for event in gates if course.in_play(event.at, event.seq)]
    said = [word.seq for word in log.words(claim.id) if course.in_play(word.at, word.seq)]
    own = any(
        body.code == claim.gate_code
        for event, body in log.done_to(claim.id, GatePassed)
        if event.seq in passes[-1:]
    )
    lacks = "" if own else _told_nothing_apart(log, bool(passes), bool(said))
    return kept_or_breached(
        row,
        dealt_with=not lacks,
        evidence=(*passes, *said)[:2] or course.shown_by(claim.id),
        why=line(lacks or WITHIN),
    )


def _told_nothing_apart(log: ReportTimeline, gated: bool, said: bool) -> str:
    """Why nobody kept a claim to which nothing was done (msgid): it went through no gate, or one that put everything under
    protection. "" = it was kept."""
    if not gated:
        return UNGATED if said else N_("no cell dealt with it")
    last = [body.code for claim, _, body in _last_codes(log) if not claim.protected]
    closed = sum(code in rights.PROTECTED and CORRECTED not in rights.CEILING[code] for code in last)
    return NOT_APART if last and closed == len(last) else ""


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Kept ÷ dealt with; nothing where nobody ever spoke, though words were owed: silence holds nothing back."""
    kept, total = met(due), len(due)
    missed = [row for row in due if row.outcome == "missed"]
    if not missed and not anything_said(log):
        return None
    starred = sum(log.scenario.claim(row.owed.claim).star for row in missed)
    result = _kept(due, log)
    closed, false = overprotected(log)
    if closed:
        unsure = all(
            body.code == "GU" for _, _, body in _last_codes(log) if CORRECTED not in rights.CEILING[body.code]
        )
        shut = line(CAUTIOUS if unsure else SHUT_OF, n=Amount(closed), m=Amount(false))
        idle = sum(row.why.msgid == NOT_APART for row in rows)
        result = strung(result, line(NOT_COUNTED, shut=shut, k=Amount(idle)) if idle else shut)
    values = {
        "kept": kept, "evaluated": total, "protected": len(rows), "star_missed": starred,
        "falsehoods_closed": closed, "falsehoods_gated": false,
    }  # fmt: skip
    rating = rights.rate_e2(kept, total, starred)
    findings = tuple(finding(row, row.why, why=WHY, todo=ADVICE) for row in missed) or (_all_kept(due, log),)
    return Rated(result=result, values=values, rating=rating, findings=findings)


def _kept(due: Sequence[LedgerRow], log: ReportTimeline) -> ReportLine:
    """How many were kept of how many, those apart of which one miss fails the drill."""
    starred = [row for row in due if log.scenario.claim(row.owed.claim).star]
    others = [row for row in due if row not in starred]
    told = {"kept": Amount(met(starred or others)), "total": Amount(len(starred or others))}
    if starred and others:
        return line(BOTH_OF, **told, more=Amount(met(others)), others=Amount(len(others)))
    return line(STARRED_OF if starred else KEPT_OF, **told)


def _with_the_worst(log: ReportTimeline, claim: Claim, course: Course, first: Miss) -> ReportLine:
    """What was first done to a claim beyond what it allows, and the worst that was done to it after: a code of some minutes is
    the least of it where people were told that a true complaint is false."""
    misses = [Miss(claim=claim, at=breach.at, seq=breach.seq, cell=breach.cell, text=breach.text)
              for breach in overreaction.false_denials(log, claim, course)]  # fmt: skip
    misses = misses or [miss for look in _LOOKS[1:] for miss in look(log, claim, course)][-1:]
    worst = next((miss for miss in misses if miss.seq > first.seq), None)
    return line(WORSE, first=first.text, then=worst.text) if worst else first.text


def kept_alone(measure: Measure) -> ReportLine:
    """The measure's result without the falsehoods that nobody may correct: where it is praised, they are a gap beside it."""
    kept = dict(measure.result.values).get("one")
    return (
        kept if isinstance(kept, ReportLine) and measure.values.get("falsehoods_closed") else measure.result
    )


SPEC = Spec(
    code=CODE,
    title=N_("Gate quality: protected expression kept"),
    target=line(N_("100 %; a miss on a ★ claim fails the drill")),
    horizon=DURING,
    owed=owed,
    settle=settle,
    rate=rate,
    forbids=frozenset({KEPT}),
    version=12,
)


def overprotected(log: ReportTimeline) -> tuple[int, int]:
    """(harmful falsehoods whose last code forbids a correction, those that cells put through the gate), of what its owner knew
    to be false before play ended."""
    last = list(_last_codes(log))
    return sum(CORRECTED not in rights.CEILING[body.code] for _, _, body in last), len(last)


def _last_codes(log: ReportTimeline) -> Iterator[tuple[Claim, Event, GatePassed]]:
    plan = planned(log.scenario)
    for claim in log.scenario.claims:
        entry = truth.first_false(claim) if truth.harmful_false(claim) else None
        passes = log.done_to(claim.id, GatePassed)
        if entry and passes and carried(entry.known_from, plan, log.clocks) <= log.live_until:
            yield claim, *_since(passes)


def _since(passes: list[tuple[Event, GatePassed]]) -> tuple[Event, GatePassed]:
    """The first of the passes with the code that stood last: it was given then, and only given again."""
    code = passes[-1][1].code
    at = len(passes)
    while at and passes[at - 1][1].code == code:
        at -= 1
    return passes[at]


def shut_away(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """A row beside the result for each harmful falsehood whose last code lets nobody correct it: by whom, and when."""
    names = log.scenario.cells.names
    for claim, event, body in _last_codes(log):
        if CORRECTED in rights.CEILING[body.code]:
            continue
        owed = course.forbid(CODE, SHUT, claim, cell=body.cell, about=body.case, raised=True)
        why = line(
            SHUT_AWAY,
            who=names.get(body.cell, body.cell),
            at=BothClocks(event.at),
            code=LabelIn(rights.GATES[body.code]),
        )
        yield kept_or_breached(owed, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=why)


def first_miss(log: ReportTimeline, claim: Claim, course: Course) -> Miss | None:
    """The earliest gate code, label or action outside the ceiling, or None.

    A first-pass code that was amended before anything was decided, said or labelled upon it is what the second pass
    is for: not a miss.
    """
    misses = [miss for look in _LOOKS for miss in look(log, claim, course)]
    first = min(misses, key=lambda miss: miss.seq, default=None)
    return first if first is None or len(misses) == 1 else replace(first, mended=-1)


def _codes(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Miss]:
    for case in log.cases_of(claim.id):
        passes = log.on_case(case.case, GatePassed)
        deeds = [
            event.seq
            for kind in (CaseDecided, VerdictSet, StatementDrafted, ActionTaken)
            for event, _ in log.on_case(case.case, kind)
        ]
        for index, (event, body) in enumerate(passes):
            until = passes[index + 1][0].seq if index + 1 < len(passes) else None
            used = until is None or any(event.seq < deed < until for deed in deeds)
            if used and truth.code_outside(claim, body.code, course.known_second(claim, event.at)):
                later = passes[index + 1 :]
                mended = _mended(claim, later, course)
                told: dict[str, Value] = {"claim": claim.sentence, "code": LabelIn(rights.GATES[body.code])}
                text = _misread(claim, event.at, course, told)
                if mended >= 0:
                    took = Lasting(log.clocks.story(mended) - log.clocks.story(event.at))
                    # Within what is allowed and right are two things: a mistake in place of a mistake puts nothing right.
                    again = later[0][1].code
                    right = claim.gate_code in (again, "GU")
                    told |= {} if right else {"again": LabelIn(rights.GATES[again])}
                    how = MISREAD_AT_FIRST if right else MISREAD_AGAIN
                    text = line(how, **told, right=LabelIn(rights.GATES[claim.gate_code]), time=took)
                    mended = mended if right else -1
                yield Miss(claim=claim, at=event.at, seq=event.seq, cell=body.cell, text=text, mended=mended)


def _misread(claim: Claim, at: int, course: Course, told: dict[str, Value]) -> ReportLine:
    """What was right instead; of what is true, and could not be known to be, what was right then and since when it is that."""
    told, planned_at = (
        {**told, "right": LabelIn(rights.GATES[claim.gate_code])},
        course.known_second(claim, at),
    )
    if not truth.coded_as_true(claim) or truth.known(claim, planned_at) != "UNPROVEN":
        return line(MISREAD, **told)
    later = next((fact for fact in claim.truth if fact.known_from > planned_at), None)
    since = course.played_second(later.known_from) if later else -1
    if not 0 <= since <= course.play.until:
        return line(MISREAD, **told)
    return line(MISREAD_TOO_SOON, **told, unknown=LabelIn(rights.GATES["GU"]), since=BothClocks(since))


def _mended(claim: Claim, later: Sequence[tuple[Event, GatePassed]], course: Course) -> int:
    """The second of the next pass, where that read the claim as it is; -1 for none."""
    for event, body in later[:1]:
        if not truth.code_outside(claim, body.code, course.known_second(claim, event.at)):
            return event.at
    return -1


def _labels(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Miss]:
    """Calling it false, or misleading, when it is neither: what E3 calls a false label, on a claim that E2 guards."""
    text = line(N_("“{claim}” was found false, which it is not."), claim=claim.sentence)
    for event, body in log.done_to(claim.id, VerdictSet):
        if truth.falsely_labelled(claim, body.verdict, course.known_second(claim, event.at)):
            yield Miss(claim=claim, at=event.at, seq=event.seq, cell=body.cell, text=text)


def _decisions(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Miss]:
    for event, body in log.done_to(claim.id, CaseDecided):
        for action in body.actions:
            if truth.outside_ceiling(claim, action, course.known_second(claim, event.at)):
                text = line(
                    N_("“{action}” was decided on “{claim}”, outside its ceiling."),
                    action=LabelIn(rights.ACTIONS[action][1]),
                    claim=claim.sentence,
                )
                yield Miss(claim=claim, at=event.at, seq=event.seq, cell=body.cell, text=text)


def _actions(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Miss]:
    for event, body in log.done_to(claim.id, ActionTaken):
        if truth.outside_ceiling(claim, body.action, course.known_second(claim, event.at)):
            text = line(
                N_("“{action}” was carried out on “{claim}”, outside its ceiling."),
                action=LabelIn(rights.ACTIONS[body.action][1]),
                claim=claim.sentence,
            )
            yield Miss(claim=claim, at=event.at, seq=event.seq, cell=body.cell, text=text)


def _statements(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Miss]:
    passes = [(event.seq, body.code) for event, body in log.done_to(claim.id, GatePassed)]
    for word in log.words(claim.id):
        action = rights.STATEMENT_ACTION.get(word.kind, 0)
        if not truth.outside_ceiling(claim, action, course.known_second(claim, word.at)):
            continue
        kind, right = LabelIn(kind_of(word.kind, word.stance)), LabelIn(rights.GATES[claim.gate_code])
        code = next((code for seq, code in reversed(passes) if seq < word.seq), claim.gate_code)
        if code == claim.gate_code:
            text = line(
                N_("“{kind}” was published on “{claim}”; it is “{right}”, of which such a text says too much."),
                kind=kind, claim=claim.sentence, right=right,
            )  # fmt: skip
        else:
            text = line(
                N_(
                    "“{kind}” was published on “{claim}”: the rights check had called it “{code}”, and it is “{right}”, of "
                    "which such a text says too much."
                ),
                kind=kind, claim=claim.sentence, code=LabelIn(rights.GATES[code]), right=right,
            )  # fmt: skip
        yield Miss(claim=claim, at=word.at, seq=word.seq, cell=cell_of(log.events[word.seq]), text=text)


_LOOKS: tuple[Callable[[ReportTimeline, Claim, Course], Iterator[Miss]], ...] = (
    _codes, _labels, _decisions, _actions, _statements,
)  # fmt: skip


def _all_kept(seen: tuple[LedgerRow, ...], log: ReportTimeline) -> Finding:
    last = max(seen, key=lambda row: row.evidence)
    text = line(
        N_("All protected claims that were dealt with were kept protected: {n}."), n=Amount(len(seen))
    )
    return replace(finding(last, text, at=log.events[last.evidence[0]].at), claim="")
