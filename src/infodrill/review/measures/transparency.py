"""E14 ●: a public number, a notice and, where one was filed, an answered appeal for every action 5–8."""

# Charter: review measures transparency
from __future__ import annotations

from infodrill.casework import events as ev
from infodrill.casework import rights
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Finding, Measure, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, line

CODE, TITLE = "E14", N_("Transparency")
TARGET = line(N_("100 % of actions 5–8"))
WHY = line(N_("Whoever is acted upon must be able to read it and to ask for another look."))
ADVICE = line(N_("Enter the line of the public log in the same step as the action."))
APPEAL_WAIT = 4 * 3600  # seconds; the shortest deadline of an appeal


def measure(log: Timeline) -> Measure:
    """Complete ÷ all actions 5–8 that were carried out or published."""
    entries = {
        (body.item, body.action)
        for _, body in log.bodies(ev.PublicLogEntered)
        if body.number > 0 and body.link
    }
    acts = {key: deed for key, deed in _deeds(log).items() if key[1] >= 5}
    if not acts:
        return unmeasured(CODE, TITLE, TARGET, DURING, line(N_("no action 5–8 was taken")))
    complete, findings = 0, []
    for (item, action), (at, seq, claim) in acts.items():
        if (item, action) in entries and not _appeal_waits(log, item):
            complete += 1
        else:
            text = line(
                N_("Action {n} lacks its public number, notice or the answer to an appeal."), n=action
            )
            findings.append(Finding("improve", at, text, seq, WHY, ADVICE, claim))
    if not findings:
        at, seq, claim = next(iter(acts.values()))
        text = line(N_("Every action from 5 on has its line in the public log: {n}."), n=Count(complete))
        findings.append(Finding("strength", at, text, seq, claim=claim))
    result = line(N_("{kept} of {total}"), kept=Count(complete), total=Count(len(acts)))
    values = {"complete": complete, "actions": len(acts)}
    return settle(
        Measure(CODE, TITLE, result, TARGET, DURING, rights.rate_e14(complete, len(acts)), 100),
        findings,
        values,
    )


def _deeds(log: Timeline) -> dict[tuple[str, int], tuple[int, int, str]]:
    """(second, sequence number, claim) of everything published or carried out, by (item, action)."""
    deeds = {
        (one.statement.statement, rights.STATEMENT_ACTION.get(one.kind, 0)): (one.at, one.seq, one.claim)
        for one in log.published
    }
    for event, body in log.bodies(ev.ActionTaken):
        deeds[(body.case, body.action)] = (event.at, event.seq, log.links.get(body.case, ""))
    return deeds


def _appeal_waits(log: Timeline, item: str) -> bool:
    return any(
        one.item == item and one.answered_at < 0 and log.was_reached(one.at + APPEAL_WAIT)
        for one in log.book.appeals.values()
    )
