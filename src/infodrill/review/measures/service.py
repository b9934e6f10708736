"""E12: complaints answered with a remedy date by their due date."""

# Charter: review measures service
from __future__ import annotations

from infodrill.casework import events as ev
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Finding, Measure, percent, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Share, line

CODE, TITLE = "E12", N_("Service remedy")
TARGET = line(N_("≥ 95 % by the due date"))
HORIZON = line(N_("the ticket's public due date"))
COMPLAINT_WAIT = 24 * 3600  # a complaint is routed within 24 h at the latest (P3)
WHY = line(N_("A complaint answered with a date is the best answer to the anger around it."))
ADVICE = line(N_("Give each complaint desk the right to promise a date."))


def measure(log: Timeline) -> Measure:
    """Answered ÷ due. Complaints without a ticket lower coverage; once their time was reached they count as missed."""
    tickets = list(log.bodies(ev.TicketOpened))
    answers = {body.ticket: (event, body) for event, body in log.bodies(ev.TicketAnswered)}
    ticketed = {body.case for _, body in tickets}
    complaints = [one for one in log.book.cases.values() if not one.merged_into and _complaint(log, one.case)]
    bare = [one for one in complaints if one.case not in ticketed and one.remedy_due < 0]
    lost = [one for one in bare if log.was_reached(one.opened_at + COMPLAINT_WAIT)]
    good = missed = 0
    findings = []
    for event, body in tickets:
        answer = answers.get(body.ticket)
        claim = log.links.get(body.case, "")
        if answer and answer[0].at <= body.due and answer[1].remedy_due > 0:
            good += 1
            text = line(N_("A complaint was answered with a remedy date."))
            findings.append(Finding("strength", answer[0].at, text, answer[0].seq, claim=claim))
        elif log.was_reached(body.due):
            missed += 1
            text = line(N_("A complaint had no remedy date by its due date."))
            findings.append(Finding("improve", body.due, text, event.seq, WHY, ADVICE, claim))
    evaluated = good + missed + len(lost)
    if not evaluated:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    permille = share(good, evaluated)
    result = line(
        N_("{good} of {total} ({share})"), good=Count(good), total=Count(evaluated), share=Share(permille)
    )
    coverage = percent(evaluated, evaluated + len(bare) - len(lost))
    values = {"answered": good, "missed": missed + len(lost), "without_ticket": len(bare)}
    return settle(
        Measure(CODE, TITLE, result, TARGET, HORIZON, scale("E12", permille), coverage), findings, values
    )


def _complaint(log: Timeline, case: str) -> bool:
    claim = log.links.get(case)
    return claim is not None and log.scenario.claim(claim).gate_code == "G4"
