"""E7: how long the public waited for a first word, and for the word that says what is so."""

# Charter: review measures firstword
from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures import underreaction
from infodrill.review.measures.base import Finding, Measure, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Label, Lasting, Line, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E7", N_("First word")
TARGET = line(N_("P1 ≤ 30 and ≤ 60 min; P2 ≤ 2 and ≤ 8 h; others ≤ 48 h"))
HORIZON = line(N_("from the first report"))
HOLDING = {"P1": 30 * 60, "P2": 2 * 3600}  # seconds
SAYS_SO = frozenset({"correction", "warning", "answer", "acknowledgement"})
FIRST, ANSWER = N_("first word"), N_("answer")
WHY = line(N_("Where nobody speaks, the rumour does."))
ADVICE = line(
    N_(
        "Publish what is known, what is not, what is being done and the time of the next word; do not wait for all of it."
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """Something owed to the public: which, since when, by when, said when (-1 = never)."""

    claim: Claim
    which: str
    since: int
    due: int
    said: int
    seq: int
    priority: str

    @property
    def waited(self) -> int:
        return self.said - self.since

    @property
    def in_time(self) -> bool:
        return 0 <= self.said <= self.due


def measure(log: Timeline) -> Measure:
    """Share of owed words said in time; the medians of P1 (or of all) are shown."""
    owed = [word for claim in log.delivered() if log.first_seen(claim.id) >= 0 for word in words(log, claim)]
    due = [one for one in owed if one.in_time or log.was_reached(one.due)]
    if not due:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    good = sum(one.in_time for one in due)
    permille = share(good, len(due))
    return settle(
        Measure(CODE, TITLE, _result(due, good), TARGET, HORIZON, scale("E7", permille), 100),
        tuple(_finding(one) for one in due),
        {"in_time": good, "due": len(due), "not_due": len(owed) - len(due), **_medians(due)},
    )


def words(log: Timeline, claim: Claim) -> list[Word]:
    """The first word and the answer that the best play gives on this claim."""
    priority = underreaction.priority(log, claim)
    seen, said = log.first_seen(claim.id), log.publications(claim.id)
    found = []
    if priority in HOLDING and truth.owes_holding(claim):
        first = said[0] if said else None
        found.append(
            Word(
                claim,
                FIRST,
                seen,
                seen + HOLDING[priority],
                first.at if first else -1,
                first.seq if first else 0,
                priority,
            )
        )
    if truth.owes_answer(claim):
        since = underreaction.clock_from(log, claim)
        answer = next((one for one in said if one.kind in SAYS_SO and one.stance != "unknown"), None)
        due = since + underreaction.CORRECTION[priority]
        found.append(
            Word(
                claim,
                ANSWER,
                min(since, answer.at) if answer else since,
                due,
                answer.at if answer else -1,
                answer.seq if answer else 0,
                priority,
            )
        )
    return found


def _medians(due: list[Word]) -> dict[str, int]:
    found = {}
    for which, key in ((FIRST, "first_seconds"), (ANSWER, "answer_seconds")):
        chosen = _chosen(due, which)
        if chosen:
            found[key] = int(median(one.waited for one in chosen))
    return found


def _chosen(due: list[Word], which: str) -> list[Word]:
    said = [one for one in due if one.which == which and one.said >= 0]
    return [one for one in said if one.priority == "P1"] or said


def _result(due: list[Word], good: int) -> Line:
    medians = _medians(due)
    counts = {"good": Count(good), "due": Count(len(due))}
    if len(medians) == 2:
        first, answer = (Lasting(medians[key]) for key in ("first_seconds", "answer_seconds"))
        return line(N_("{first} · {answer}; {good} of {due} in time"), first=first, answer=answer, **counts)
    if medians:
        return line(
            N_("{time}; {good} of {due} in time"), time=Lasting(next(iter(medians.values()))), **counts
        )
    return line(N_("{good} of {due} in time"), **counts)


def _finding(one: Word) -> Finding:
    which = Label(one.which)
    if one.in_time:
        text = line(
            N_("“{claim}”: {which} after {time}, in time."),
            claim=one.claim.sentence,
            which=which,
            time=Lasting(one.waited),
        )
        return Finding("strength", one.said, text, one.seq, claim=one.claim.id)
    if one.said < 0:
        text = line(N_("“{claim}”: no {which}, though it was due."), claim=one.claim.sentence, which=which)
        return Finding("improve", one.due, text, one.seq, WHY, ADVICE, one.claim.id)
    text = line(
        N_("“{claim}”: {which} after {time}, {late} late."),
        claim=one.claim.sentence,
        which=which,
        time=Lasting(one.waited),
        late=Lasting(one.said - one.due),
    )
    return Finding("improve", one.said, text, one.seq, WHY, ADVICE, one.claim.id)
