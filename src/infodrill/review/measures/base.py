"""What every measure returns, the thresholds between P, S, M and U that are ours (docs/reference/measures.md), and what most
measures need of their rows: those that count, the clocks of the procedure, how late, findings.

A measure always has a result and a coverage. Less than 60 % coverage prints *insufficient*: no credit is given for
what nobody evaluated, but a failure (U) that was seen stands.
"""

# Charter: review measures base
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Literal

from infodrill.casework import steps
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.twoclocks import TwoClocks
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review import ledger
from infodrill.review.labels import HALF_TELLS
from infodrill.review.ledger import Course, LedgerRow, Owed, settled
from infodrill.review.ledger.emptyseats import set_aside
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, LabelIn, Lasting, ReportLine, Value, Voice, line
from infodrill.scenario.schema import Claim

Status = Literal["rated", "reported", "insufficient", "not_measured", "model"]
PRIORITIES = steps.PRIORITIES
ENOUGH = 60  # percent of coverage below which a measure is insufficient
LETTERS = "UMSP"
FEW = 3  # rows up to which a letter is marked

# Least value (per mille unless noted) for S and M; P is the target. Chosen so that S is "nearly there"
# and M is "more often than not"; durations: multiples of the target.
P_S_M: Mapping[str, tuple[int, int, int]] = {
    "E1.minutes": (10, 15, 30),  # at most; median NEW→LOGGED of P1 cases
    "E1.missed": (
        100,
        250,
        500,
    ),  # at most; share of P1 and P2 reports logged late or never, as E4 lets go unanswered
    "E1.f1": (850, 700, 500),
    "E4": (100, 250, 500),  # at most; share without correction
    "E6.accuracy": (850, 700, 500),
    "E6.brier": (150, 200, 250),  # at most; 250 is what "always fifty-fifty" scores
    "E7": (900, 750, 500),  # share of first words and corrections in time
    "E8": (800, 600, 400),  # hundredths of a point, by evaluators
    "E11": (900, 750, 500),
    "E12": (950, 800, 600),
    "E13": (1000, 750, 500),
    "E18": (900, 750, 500),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something seen at second `at`, with the event that shows it. kind strength | improve | note."""

    kind: Literal["strength", "improve", "note"]
    at: int
    text: ReportLine
    seq: int
    why: ReportLine | None = None
    todo: ReportLine | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What a measure makes of its rows: the result in words, its numbers, 3..0 (None = no letter) and what it found."""

    result: ReportLine
    values: Mapping[str, int]
    rating: int | None = None
    findings: Iterable[Finding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One row of the results. `rating` 3..0 or None; `coverage` percent of what was to be evaluated, None when nothing was, and
    `covered` the two counts that it is made of. `rests_on` = how many evaluated rows the letter is made of. `beside` = rows that
    no result counts, of what the right path asks to be said and the log has not (`left`): gaps all the same."""

    code: str
    title: str  # msgid
    result: ReportLine
    target: ReportLine
    horizon: ReportLine
    rating: int | None = None
    coverage: int | None = None
    status: Status = "rated"
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[LedgerRow, ...] = ()
    covered: tuple[int, int] = (0, 0)
    rests_on: int = 0
    beside: tuple[LedgerRow, ...] = ()

    @property
    def letter(self) -> str:
        """P, S, M, U or ""."""
        return "" if self.rating is None else LETTERS[self.rating]

    @property
    def few(self) -> bool:
        """A letter on so few rows that nobody should read much into it."""
        return self.rating is not None and 0 < self.rests_on <= FEW

    def say(self, lang: str) -> str:
        """The result in words, for a screen that has no story clock."""
        return Voice(lang=lang, story=lambda at: NO_DAY + timedelta(seconds=at)).say(self.result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A measure from the ledger. Report and foresight read its words, rows and letter from here, and its page in
    docs/reference/measures.md is written from it.

    `owed` lists what is owed or forbidden from the course alone; `settle` looks what became of each; `raised` adds rows that
    only play can raise (a false word, a promise to the public); `rate` makes result and letter of the rows that are due and
    were evaluated, beside all that count; it is not asked where none is, but for `always`, and what it gives no result has
    `unasked` for one. `weighs` says which rows the letter is made of; coverage is theirs. `duties` and `forbids` name (msgids)
    all that its rows can ask and forbid, so that each has its words. `version` is logged at the close and goes up with any
    change that can change a result.
    """

    code: str
    title: str  # msgid
    target: ReportLine
    horizon: ReportLine
    rate: Callable[[tuple[LedgerRow, ...], tuple[LedgerRow, ...], ReportTimeline], Rated | None]
    owed: Callable[[Course], tuple[Owed, ...]] = lambda course: ()
    settle: Callable[[Owed, ReportTimeline, Course], LedgerRow] = lambda owed, log, course: settled(owed)
    raised: Callable[[ReportTimeline, Course], tuple[LedgerRow, ...]] = lambda log, course: ()
    weighs: Callable[[LedgerRow], bool] = lambda row: True
    unasked: ReportLine | None = None
    always: bool = False
    duties: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()
    version: int = 1

    def rows(self, log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
        """The measure's rows: what was owed from the course, settled from the log, then what play raised."""
        rows = (
            *(self.settle(obligation, log, course) for obligation in self.owed(course)),
            *self.raised(log, course),
        )
        for declared, duty, does in ((self.duties, True, "owes"), (self.forbids, False, "forbids")):
            if unnamed := {row.owed.what for row in rows if row.owed.duty is duty} - declared:
                raise ValueError(f"{self.code} {does} what it does not declare: {sorted(unnamed)}")
        return tuple(set_aside(ledger.mark_unlinked(row, log, course), log) for row in rows)

    def measure(self, log: ReportTimeline, course: Course) -> Measure:
        """The measure. Rows of automated cells beside people are kept and do not count. Coverage is computed from those of the
        rest that weigh, so that no letter borrows it; more than a fifth of them excused is *insufficient*."""
        rows = self.rows(log, course)
        counted = tuple(row for row in rows if not row.owed.automated)
        due = tuple(row for row in counted if row.evaluated)
        weighed = tuple(row for row in counted if self.weighs(row))
        # What nobody evaluated has no result, whatever was published: only craft and evenness say something of it.
        rated = self.rate(due, counted, log) if due or self.always else None
        found = replace(
            self._made(rated), rows=rows, coverage=ledger.coverage(weighed), covered=ledger.covered(weighed),
            rests_on=sum(row.evaluated for row in weighed),
        )  # fmt: skip
        found = settle(found)
        excused = sum(row.outcome == "excused" for row in weighed)
        if found.rating is not None and excused * 5 > len(weighed):
            return replace(found, rating=None, status="insufficient")
        return found

    def _made(self, rated: Rated | None) -> Measure:
        if rated is None:
            return unmeasured(self.code, self.title, self.target, self.horizon, self.unasked)
        return Measure(
            code=self.code, title=self.title, result=rated.result, target=self.target, horizon=self.horizon,
            rating=rated.rating, findings=tuple(rated.findings), values=rated.values,
        )  # fmt: skip


def each_claim(rows: Callable[[Course, Claim], Iterable[Owed]]) -> Callable[[Course], tuple[Owed, ...]]:
    """What is owed on every claim of the scenario, in its order, by what is owed on one."""

    @wraps(rows)
    def owed(course: Course) -> tuple[Owed, ...]:
        return tuple(row for claim in course.scenario.claims for row in rows(course, claim))

    return owed


NO_DAY = datetime(2000, 1, 1)  # where no story is told; no result names a moment
WAITS_WHY = line(N_("What was done on a case counts for no claim until the case is linked to it."))
WAITS_TODO = line(
    N_("Control or an evaluator says what the cases that are not linked concern; it is counted again.")
)
NOT_MEASURED = N_("not measured")
DURING = line(N_("the drill"))


def scale(key: str, value: int, *, most: bool = False) -> int:
    """The rating of a value on the table; `most` when less is better."""
    return sum(value <= rating if most else value >= rating for rating in P_S_M[key])


def share(part: int, whole: int) -> int:
    """Per mille, rounded half up; 1000 of nothing is 0."""
    return (part * 2000 + whole) // (2 * whole) if whole else 0


def percent(part: int, whole: int) -> int:
    """Whole percent, rounded down: coverage never flatters."""
    return 100 * part // whole if whole else 0


def settle(measure: Measure) -> Measure:
    """The measure; a rating that too little coverage bears is withheld, U stands."""
    if measure.status != "rated":
        return measure
    if measure.coverage is not None and measure.coverage < ENOUGH and measure.rating != 0:
        return replace(measure, rating=None, status="insufficient")
    if measure.rating is None:
        return replace(measure, status="reported")
    return measure


def unmeasured(
    code: str, title: str, target: ReportLine, horizon: ReportLine, why: ReportLine | None = None
) -> Measure:
    """A measure with no result: *chưa đo*."""
    return Measure(
        code=code,
        title=title,
        result=why or line(NOT_MEASURED),
        target=target,
        horizon=horizon,
        status="not_measured",
    )


def judged(rows: Iterable[LedgerRow], *what: str) -> tuple[LedgerRow, ...]:
    """Rows that are due and were evaluated, of the kinds given or of all."""
    return tuple(row for row in rows if row.evaluated and (not what or row.owed.what in what))


def met(rows: Iterable[LedgerRow]) -> int:
    """How many rows are met."""
    return sum(row.outcome == "met" for row in rows)


def clock(course: Course, step: str) -> Mapping[str, int]:
    """Story seconds that the procedure allows for a step, by priority; the longest where it names none."""
    named = {priority: course.edition.due(step, priority) for priority in PRIORITIES}
    longest = max((seconds for seconds in named.values() if seconds is not None), default=0)
    return {priority: longest if seconds is None else seconds for priority, seconds in named.items()}


def late(course: Course, row: Owed, at: int) -> int:
    """Story seconds past the procedure's deadline, also where a leap or the practice time let the row be met."""
    return max(0, course.play.story(at) - row.story_due) if at >= 0 and row.story_due >= 0 else 0


def asked_at_the_end(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether the end of play asked for a row whose hour in the story came only after it."""
    return ends_first(row.owed, log.clocks)


def ends_first(owed: Owed, clocks: TwoClocks) -> bool:
    """The same of what is owed."""
    return owed.due == clocks.ends and owed.story_due - clocks.story(owed.due) >= MINUTE


def lateness(row: LedgerRow) -> Value:
    """How late something was done: by each clock where they differ, never one clock's number under the other's name."""
    played, story = max(0, row.at - row.owed.due), row.story_late
    if played and story and abs(story - played) >= MINUTE:
        return line(N_("{late} as played ({story} by the story)"), late=Lasting(played), story=Lasting(story))
    return Lasting(story or played)


def lasted(log: ReportTimeline, since: int, at: int) -> Value:
    """How long something took between two seconds, in minutes as a page shows them beside both: by each clock under its own name
    where they differ, so that a reader finds both numbers in what stands there."""
    story = max(0, log.clocks.story(at) // MINUTE - log.clocks.story(since) // MINUTE) * MINUTE
    played = (log.played(at) - log.played(since)) * MINUTE if log.played(at) >= 0 else story
    if abs(story - played) < MINUTE:
        return Lasting(story)
    return line(N_("{played} as played ({story} by the story)"), story=Lasting(story), played=Lasting(played))


def waited(log: ReportTimeline, row: LedgerRow) -> Value:
    """How long the public waited for a row that was done, by each clock, and from when that is counted."""
    since, at = row.owed.since, row.at
    if min(since, at) < 0:
        return Lasting(row.value or 0)
    time = lasted(log, since, max(since, at))
    return line(N_("{time}, counted from {since}"), time=time, since=BothClocks(since))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """The median wait of `n` due rows, of which `never` came to nothing; `seconds` None = it lies among those. `longest` of those
    that came."""

    n: int
    never: int
    seconds: int | None
    longest: int = 0

    @property
    def said(self) -> ReportLine:
        """In plain words: of one row what it took, of few, or where none took longer than the half, within what time all came, of
        others within what time half of them did."""
        if self.n == 1:
            if self.seconds is None:
                return line(N_("it never came"))
            return line(N_("after {time}"), time=Lasting(self.seconds))
        if self.seconds is None:
            return line(N_("it never came in {never} of {n}"), never=Amount(self.never), n=Amount(self.n))
        if not self.never and (self.n < HALF_TELLS or self.longest - self.seconds < MINUTE):
            return line(
                N_("all {n} within {time}"), time=Lasting(max(MINUTE, self.longest)), n=Amount(self.n)
            )
        return line(N_("half of {n} within {time}"), time=Lasting(self.seconds), n=Amount(self.n))


def median_wait(waits: Sequence[int | None]) -> Wait:
    """The median over all due rows, seconds each; None = it never came, which is later than any. Raises for no rows."""
    came = sorted(wait for wait in waits if wait is not None)
    lower, upper = (len(waits) - 1) // 2, len(waits) // 2
    middle = (came[lower] + came[upper]) // 2 if upper < len(came) else None
    never, longest = len(waits) - len(came), came[-1] if came else 0
    return Wait(n=len(waits), never=never, seconds=middle, longest=longest)


def reported(log: ReportTimeline, number: int) -> tuple[str, int]:
    """(case, sequence number) that a planned report opened where it arrived; ("", -1) when it opened none."""
    for event, body in log.bodies(CaseOpened):
        if body.source == f"inject:{number}" and not body.parent:
            return body.case, event.seq
    return "", -1


def _not_linked(row: LedgerRow, text: ReportLine) -> ReportLine:
    """In place of what a missed row would say of its claim."""
    said: dict[str, Value] = {"what": LabelIn(row.owed.what)}
    claim = dict(text.values).get("claim")
    if claim is None:
        return line(N_("{what}: not linked yet."), **said)
    return line(N_("“{claim}”, {what}: not linked yet."), claim=claim, **said)


def finding(
    row: LedgerRow,
    text: ReportLine,
    *,
    why: ReportLine | None = None,
    todo: ReportLine | None = None,
    kind: Literal["strength", "improve", "note"] | None = None,
    at: int = -1,
) -> Finding:
    """What a row says to a reader: a strength when it is met, else something to improve, shown by its first event.

    It stands at second `at`, else when the row was done or fell due.
    """
    good = row.outcome == "met"
    if row.awaits_link:  # whether anything was left undone is not known
        text, why, todo = _not_linked(row, text), WAITS_WHY, WAITS_TODO
    at = next((moment for moment in (at, row.at, row.owed.due, row.owed.since) if moment >= 0), 0)
    return Finding(
        kind=kind or ("strength" if good else "improve"),
        at=at,
        text=text,
        seq=row.evidence[0] if row.evidence else 0,
        why=None if good else why,
        todo=None if good else todo,
        claim=row.owed.claim,
    )


def shortened(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Everything to improve, and one strength of each wording: a reader needs no list of what went well."""
    seen: set[ReportLine] = set()
    kept = []
    for item in findings:
        if item.kind != "strength" or item.text not in seen:
            kept.append(item)
        seen.add(item.text)
    return tuple(kept)
