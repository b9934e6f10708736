"""E3 ●: traps pressed, false labels, restrictive actions, false denials. The rating is the rights core's."""

# Charter: review measures overreaction
from __future__ import annotations

from infodrill.casework import events as ev
from infodrill.casework import rights
from infodrill.conduct import events as facts
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures.base import DURING, Finding, Measure, percent, settle, unmeasured
from infodrill.review.timeline import Timeline, Word
from infodrill.review.words import Count, Label, Line, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E3", N_("Over-reaction")
TARGET = line(N_("none"))
SELF_CORRECTION = {
    "P1": 30 * 60,
    "P2": 2 * 3600,
    "P3": 8 * 3600,
    "P4": 8 * 3600,
}  # seconds, from the procedure
RESTRICTIVE = (7, 8)
LESS = line(
    N_(
        "The wish to act fast met expression that nobody may act against; a press is recorded, nothing happens."
    )
)
TRAIN = line(
    N_("Go through the trap notes with the coach; ask first which question of the gate answers the worry.")
)
DENIED_WHY = line(N_("A denial that proves false costs the trust that the next statement needs."))
DENIED_ADVICE = line(N_("When it is not known, say that it is not known and when the next word comes."))


def measure(log: Timeline) -> Measure:
    """Counts over the whole drill; coverage = delivered claims that some seat dealt with."""
    delivered = log.delivered()
    seen = [one for one in delivered if log.handled(one.id)]
    traps = [_trap(log, event.at, event.seq, body) for event, body in log.bodies(facts.TrapPressed)]
    labels = [one for claim in delivered for one in false_labels(log, claim)]
    restrictive = [one for claim in delivered for one in restrictions(log, claim)]
    denials = [one for claim in delivered for one in false_denials(log, claim)]
    if not (seen or traps or labels or restrictive or denials):
        return unmeasured(CODE, TITLE, TARGET, DURING)
    counts = {
        "traps": len(traps),
        "false_labels": len(labels),
        "restrictive": len(restrictive),
        "false_denials": len(denials),
    }
    counts["index"] = len(traps) + 3 * (len(labels) + len(restrictive) + len(denials))  # for comparison only
    counts["objections"] = len(list(log.bodies(facts.ObjectionRecorded)))
    return settle(
        Measure(
            CODE,
            TITLE,
            _result(counts),
            TARGET,
            DURING,
            rights.rate_e3(len(traps), len(labels), len(restrictive), len(denials)),
            percent(len(seen), len(delivered)),
        ),
        (*denials, *restrictive, *labels, *traps, *_objections(log)),
        counts,
    )


def false_labels(log: Timeline, claim: Claim) -> list[Finding]:
    """Verdicts FALSE or MISLEADING_CONTEXT, and published corrections or denials of what is opinion, satire or true."""
    found = []
    for event, body in log.done_to(claim.id, ev.VerdictSet):
        if body.verdict in truth.LABELLED_FALSE and truth.in_fact(claim, event.at) not in truth.FALSE_PARTS:
            text = line(N_("“{claim}” was labelled false; it was not."), claim=claim.sentence)
            found.append(Finding("improve", event.at, text, event.seq, LESS, TRAIN, claim.id))
    for one in log.words(claim.id):
        if (
            one.kind == "correction"
            and truth.to_be_left(claim)
            and truth.finally_so(claim) not in truth.FALSE_PARTS
        ):
            text = line(
                N_("A correction was published against “{claim}”, which is protected."), claim=claim.sentence
            )
            found.append(Finding("improve", one.at, text, one.seq, LESS, TRAIN, claim.id))
    return found


def restrictions(log: Timeline, claim: Claim) -> list[Finding]:
    """Actions 7–8 carried out from a code that never allows them."""
    return [
        Finding(
            "improve",
            event.at,
            line(N_("Action {n} was carried out against “{claim}”."), n=body.action, claim=claim.sentence),
            event.seq,
            LESS,
            TRAIN,
            claim.id,
        )
        for event, body in log.done_to(claim.id, ev.ActionTaken)
        if body.action in RESTRICTIVE and claim.gate_code != "G0"
    ]


def false_denials(log: Timeline, claim: Claim) -> list[Finding]:
    """Stance deny, written or spoken to the press, while the owner knew better or nothing, or left standing past the
    self-correction deadline."""
    found = []
    said = log.words(claim.id)
    for one in said:
        if one.stance != "deny":
            continue
        if truth.known(claim, one.at) in rights.FALSE_DENIALS:
            found.append(
                _denial(
                    one,
                    claim,
                    one.at,
                    N_("“{claim}” was denied while the owner of the facts could not say that it is false."),
                )
            )
        elif overtaken := _left_standing(log, claim, one, said):
            found.append(
                _denial(
                    one,
                    claim,
                    overtaken,
                    N_("The denial of “{claim}” was left standing after the facts had changed."),
                )
            )
    return found


def _left_standing(log: Timeline, claim: Claim, denial: Word, said: tuple[Word, ...]) -> int:
    """The second at which an overtaken denial became a false one, or 0."""
    for known in claim.truth:
        if known.known_from <= denial.at or known.verdict not in rights.FALSE_DENIALS:
            continue
        case = log.book.cases.get(denial.case)
        limit = known.known_from + SELF_CORRECTION[(case.priority if case else "") or "P3"]
        replaced = any(denial.at < one.at <= limit and one.stance != "deny" for one in said)
        if not replaced and log.was_reached(limit):
            return limit
    return 0


def _denial(one: Word, claim: Claim, at: int, text: str) -> Finding:
    return Finding(
        "improve", at, line(text, claim=claim.sentence), one.seq, DENIED_WHY, DENIED_ADVICE, claim.id
    )


def _trap(log: Timeline, at: int, seq: int, body: facts.TrapPressed) -> Finding:
    text = line(
        N_("“{trap}” was pressed. Nothing happens in the range; it is counted."),
        trap=Label(rights.TRAPS[body.kind]),
    )
    return Finding("improve", at, text, seq, LESS, TRAIN, log.links.get(body.case, ""))


def _objections(log: Timeline) -> list[Finding]:
    return [
        Finding(
            "strength",
            event.at,
            line(N_("A member of the cell recorded an objection to an over-reaction.")),
            event.seq,
            claim=log.links.get(body.case, ""),
        )
        for event, body in log.bodies(facts.ObjectionRecorded)
    ]


def _result(counts: dict[str, int]) -> Line:
    worst = counts["false_labels"] + counts["restrictive"] + counts["false_denials"]
    if not worst and not counts["traps"]:
        return line(N_("none"))
    if not worst:
        return line(N_("traps pressed: {n}"), n=Count(counts["traps"]))
    return line(
        N_("traps pressed: {t}; false labels: {l}; restrictive actions: {r}; false denials: {d}"),
        t=Count(counts["traps"]),
        l=Count(counts["false_labels"]),
        r=Count(counts["restrictive"]),
        d=Count(counts["false_denials"]),
    )
