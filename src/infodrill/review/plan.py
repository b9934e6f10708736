"""The improvement plan: for each measure below P, what to do, who owns it, by when, and what will show it is done.

Rows start from what was observed; the office edits owners and dates in the review meeting.
"""

# Charter: review plan
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct import events as facts
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Finding, Measure
from infodrill.review.timeline import Timeline
from infodrill.review.words import Label, Line, line
from infodrill.scenario.schema import Bi


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One gap. `days` after the drill; `evidence` = what closes it; `seqs` = events that show the gap."""

    code: str
    gap: Line
    action: Line
    owner: Bi | str  # a cell's name, or the msgid of a role
    days: int
    evidence: Line
    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Remedy:
    action: str
    owner: str
    days: int
    evidence: str


_REMEDIES: Mapping[str, _Remedy] = {
    "E1": _Remedy(N_("Set who logs at every hour, and merge duplicates on the spot"), N_("ward duty officers"), 30,
                  N_("duty roster; the next drill's median at or below ten minutes")),
    "E2": _Remedy(N_("Train the gate with the rights adviser on ten real cases"), N_("rights adviser"), 15,
                  N_("signed training list; every protected claim kept in the next drill")),
    "E3": _Remedy(N_("Go through the trap notes and the action ceiling in each cell"), N_("rights adviser"), 15,
                  N_("minutes of the session; no over-reaction in the next drill")),
    "E4": _Remedy(N_("Prepare model texts and night contacts of the owners of the facts"), N_("secretariat"), 30,
                  N_("contact list tested by a call at night")),
    "E5": _Remedy(N_("Practise telling harmful falsehood from what must be left alone"), N_("verification team"), 30,
                  N_("result of a table-top on twelve mixed claims")),
    "E6": _Remedy(N_("Ask the owner of the facts before each verdict, and write how sure you are"), N_("verification team"), 30,
                  N_("verification slips with source grades and stated confidence")),
    "E7": _Remedy(N_("Publish the holding line before everything is known"), N_("spokesperson"), 15,
                  N_("a holding line within thirty minutes in the next drill")),
    "E8": _Remedy(N_("Write corrections that begin with the fact"), N_("writing team"), 30, N_("eight points of ten")),
    "E11": _Remedy(N_("Put the reasons to escalate on the duty desk"), N_("ward leaders"), 15,
                   N_("card at the desk; every conflict of interest passed on")),
    "E12": _Remedy(N_("Let the citizen desk promise a remedy date"), N_("citizen desk"), 30, N_("tickets with a date")),
    "E13": _Remedy(N_("Agree how anyone raises an error in our own text"), N_("spokesperson"), 15,
                   N_("an error corrected in the same channel by its deadline")),
    "E14": _Remedy(N_("Enter the public log in the same step as the action"), N_("secretariat"), 15,
                   N_("public log complete for actions 5–8")),
    "E19": _Remedy(N_("Agree what may be withheld and why, and write the ground beside each marking"), N_("rights adviser"), 30,
                   N_("list of lawful grounds; every marking with its ground")),
}  # fmt: skip
SEEN = N_("{title}: {result}.")


def improvement_plan(log: Timeline, measures: Mapping[str, Measure]) -> tuple[PlanRow, ...]:
    """Rows for rated measures below P, worst first, then for too little coverage, then for directives."""
    below = [
        one
        for one in measures.values()
        if one.rating is not None and one.rating < 3 and one.code in _REMEDIES
    ]
    rows = [_row(one) for one in sorted(below, key=lambda one: (one.rating or 0, int(one.code[1:])))]
    thin = [one for one in measures.values() if one.status == "insufficient"]
    if thin:
        rows.append(
            PlanRow(
                "",
                line(N_("Too little was evaluated for {codes}."), codes=", ".join(one.code for one in thin)),
                line(N_("Link every case to its claim and staff the evaluators before the next drill")),
                N_("evaluators"), 30, line(N_("coverage of at least 60 % in each measure")), (),
            )
        )  # fmt: skip
    return (*rows, *_directives(log))


def _row(measure: Measure) -> PlanRow:
    remedy = _REMEDIES[measure.code]
    seen: tuple[Finding, ...] = tuple(one for one in measure.findings if one.kind == "improve")
    gap = line(SEEN, title=Label(measure.title), result=measure.result)
    return PlanRow(
        measure.code, gap, line(remedy.action), remedy.owner, remedy.days, line(remedy.evidence),
        tuple(one.seq for one in seen[:3]),
    )  # fmt: skip


def _directives(log: Timeline) -> list[PlanRow]:
    """What a leader ordered in the drill, with its own gap, owner and date."""
    cells = {one.id: one.name for one in log.scenario.cells.cells}
    return [
        PlanRow(
            "",
            line(N_("Directive: {text}"), text=str(body.gap) or str(body.text)),
            line(N_("{text}"), text=str(body.text)),
            cells[body.owner] if body.owner in cells else N_("secretariat"),
            body.due_days,
            line(N_("report to whoever gave it")),
            (event.seq,),
        )
        for event, body in log.bodies(facts.DirectiveGiven)
    ]
