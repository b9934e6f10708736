"""E17: evenness (*đều tay*) over twin claims delivered to several wards: a spread, never a ranking by name.

Two rows for each twin: until it was decided what to do, and until something was published. Merging is neither.
"""

# Charter: review measures evenness
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, Owed, settled
from infodrill.review.measures.base import DURING, Rated, Spec, clock, lasted
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Lasting, ReportLine, line, strung
from infodrill.scenario.schema import Claim, Scenario

CODE = "E17"
DECIDED, PUBLISHED = N_("decision on a twin"), N_("publication on a twin")
LEAST = 5


def owed(course: Course) -> tuple[Owed, ...]:
    """The rows of the largest group of twins; () when it has fewer than five."""
    return tuple(
        row
        for claim in twins(course.scenario)
        for row in (
            course.owe(CODE, DECIDED, claim, clock(course, "decide"), cell=course.holder("L1-LEAD", claim)),
            course.owe(CODE, PUBLISHED, claim, clock(course, "publish"), cell=course.holder("SPOKE", claim)),
        )
    )


def twins(scenario: Scenario) -> tuple[Claim, ...]:
    """The largest group of claims that differ in their ward alone."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in scenario.claims:
        groups[claim.twin or claim.id].append(claim)
    largest = max(groups.values(), key=len, default=[])
    return tuple(largest) if len(largest) >= LEAST else ()


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Value: played seconds from when the claim could be known; none when it was never done."""
    moments = _decisions(log, row.claim) if row.what == DECIDED else _publications(log, row.claim)
    done = min((moment for moment in moments if course.in_play(*moment)), default=None)
    if done is None or row.since < 0:
        return settled(row, evidence=course.shown_by(row.claim), why=line(N_("never in play")))
    at, seq = done
    took = course.play.played(row.since, at, people=row.cell not in course.automated)
    waited = lasted(log, row.since, at)
    return settled(row, at=at, evidence=(seq,), why=line(N_("after {time}"), time=waited), value=took)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Shortest and longest, where five twins or more came so far."""
    values: dict[str, int] = {}
    spreads: list[ReportLine] = []
    for what, key, text in (
        (DECIDED, "decided", N_("decided after {spread} ({n} twins)")),
        (PUBLISHED, "published", N_("published after {spread} ({n} twins)")),
    ):
        done = [row for row in rows if row.owed.what == what and row.value is not None]
        times = [row.value or 0 for row in done]
        if len(times) >= LEAST:
            values |= {key: len(times), f"{key}_shortest": min(times), f"{key}_longest": max(times)}
            spreads.append(line(text, spread=_spread(done, log), n=Amount(len(times))))
    if not spreads:
        return None
    return Rated(result=strung(*spreads), values=values)


def _spread(done: list[LedgerRow], log: ReportTimeline) -> ReportLine:
    """Shortest and longest by each clock, each under its own name; once where the story ran as the minutes played."""
    played = sorted(row.value or 0 for row in done)
    story = sorted(log.clocks.story(row.at) - log.clocks.story(row.owed.since) for row in done)
    told = {"short": Lasting(played[0]), "long": Lasting(played[-1])}
    if max(abs(story[0] - played[0]), abs(story[-1] - played[-1])) < MINUTE:
        return line(N_("{short} to {long}"), **told)
    by_story = line(N_("{short} to {long}"), short=Lasting(story[0]), long=Lasting(story[-1]))
    return line(N_("{short} to {long} as played, {story} by the story"), story=by_story, **told)


SPEC = Spec(
    code=CODE,
    title=N_("Evenness"),
    target=line(N_("reported, not rated; from five twins")),
    horizon=DURING,
    always=True,
    owed=owed,
    settle=settle,
    rate=rate,
    duties=frozenset({DECIDED, PUBLISHED}),
    version=3,
)


def _decisions(log: ReportTimeline, claim: str) -> Iterator[tuple[int, int]]:
    """What was decided on it, also in a case that its report was merged into; leaving it alone is a decision too."""
    for event, _ in log.done_to(claim, CaseDecided):
        yield event.at, event.seq
    for event, body in log.done_to(claim, CaseStepped):
        if body.to == "CLOSED" and body.disposition == "leave":
            yield event.at, event.seq


def _publications(log: ReportTimeline, claim: str) -> Iterator[tuple[int, int]]:
    for word in log.words(claim):
        if word.kind != "press":
            yield word.at, word.seq
