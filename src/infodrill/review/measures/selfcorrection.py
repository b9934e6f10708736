"""E13: from knowing that our own text is wrong to correcting it; the old version stays visible."""

# Charter: review measures selfcorrection
from __future__ import annotations

from infodrill.casework import events as ev
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Finding, Measure, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Lasting, Line, line

SELF_CORRECTION = {"P1": 30 * 60, "P2": 2 * 3600, "P3": 8 * 3600, "P4": 8 * 3600}  # seconds
CODE, TITLE = "E13", N_("Self-correction")
TARGET = line(N_("P1 ≤ 30 min; P2 ≤ 2 h; others ≤ 8 h"))
HORIZON = line(N_("from the raising of the error"))
WHY = line(N_("An error that we correct ourselves costs less trust than one that others find."))
ADVICE = line(
    N_(
        "Let anyone raise an error in our own text, and let the spokesperson correct it in the same channel at once."
    )
)


def measure(log: Timeline) -> Measure:
    """Errors raised on published statements; corrected by the deadline of their case's priority."""
    waits: list[int] = []
    good = due_count = 0
    findings = []
    for event, body in log.bodies(ev.ErrorRaised):
        statement = log.book.statements[body.statement]
        case = log.book.cases.get(statement.case)
        limit = event.at + SELF_CORRECTION[(case.priority if case else "") or "P3"]
        later = (
            one for one in log.published if one.statement.statement == body.statement and one.seq > event.seq
        )
        fixed = next(later, None)
        if (fixed is None or fixed.at > limit) and not log.was_reached(limit):
            continue
        due_count += 1
        claim = log.links.get(statement.case, "")
        if fixed and fixed.at <= limit:
            good += 1
            waits.append(fixed.at - event.at)
            text = line(
                N_("Our own error was corrected after {time}; the old version stays visible."),
                time=Lasting(fixed.at - event.at),
            )
            findings.append(Finding("strength", fixed.at, text, fixed.seq, claim=claim))
        else:
            text = line(N_("Our own error was not corrected by its deadline."))
            findings.append(Finding("improve", limit, text, event.seq, WHY, ADVICE, claim))
    if not due_count:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    permille = share(good, due_count)
    result = _result(waits, good, due_count)
    values = {"in_time": good, "due": due_count, "longest_seconds": max(waits, default=0)}
    return settle(
        Measure(CODE, TITLE, result, TARGET, HORIZON, scale("E13", permille), 100), findings, values
    )


def _result(waits: list[int], good: int, total: int) -> Line:
    """What was in time, with the longest wait when any was."""
    if not waits:
        return line(N_("{good} of {total} in time"), good=Count(good), total=Count(total))
    longest = Lasting(max(waits))
    return line(N_("{time}; {good} of {total} in time"), time=longest, good=Count(good), total=Count(total))
