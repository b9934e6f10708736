"""Rows of the ledger in words, for page one, the improvement plan, the annex and the exports.

Every row has its number ("E7.3": the third of its measure), what was owed, by whom, and what became of it, also where its
measure gave no reason of its own.
"""

# Charter: review row text
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, promises, relayed, rownames
from infodrill.review.labels import LEAKS
from infodrill.review.ledger import OUTCOMES, Excuse, LedgerRow, lay, publicwords, reporters
from infodrill.review.ledger.row import NOTHING
from infodrill.review.measures import (
    SPECS,
    craft,
    discernment,
    firstword,
    heard,
    left,
    overreaction,
    questions,
    selfcorrection,
    service,
    underreaction,
    unhelped,
    verification,
)
from infodrill.review.measures.base import Measure, asked_at_the_end, lasted, lateness
from infodrill.review.measures.secrets import MARKING
from infodrill.review.remedies import FALSE
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import (
    SEMICOLON,
    Amount,
    Hundredths,
    LabelIn,
    Lasting,
    ReportLine,
    Value,
    line,
    listed,
)  # fmt: skip

NEVER_TOLD = N_("nobody told the people that it is false")
NO_MORE_TOLD = N_("our text says that it is not so, and neither what is so nor what to do")
ANSWERING = frozenset({
    firstword.ANSWER, underreaction.ANSWERED, discernment.ACTED, questions.VOID, craft.TEXT,
})  # fmt: skip
NOBODY = line(N_("no cell"))
UNLINKED = N_("missed (a case is not linked yet)")
EARLY = N_("done in time; its deadline lay after the end of play")
BEHIND = N_("done after the hour of the procedure; with the time given back not due")
NOT_LINKED, LAPSED = N_("not linked yet"), N_("promised hour passed without the word, not counted")
WAITS = N_("a case that may concern it is not linked to any claim yet")
UNDONE_AT_THE_END = N_("not done when play ended, though there had been time enough to practise it")
UNJUDGED = N_("not judged by anybody yet")
DUTY, PROHIBITION = N_("owed"), N_("forbidden")
WORDS = frozenset({"E4", "E7", "E13", "E18"})  # measures of words, whose rows may say why there was none
SECONDS = frozenset({"E1", "E4", "E5", "E7", "E13", "E17", "E18"})  # measures whose rows carry seconds
SCORES = frozenset({"E8"})  # hundredths of a point
SQUARES = frozenset({"E6"})  # millionths: squared errors of a confidence

# What became of a row, in the order in which a summary tells it.
IN_TIME, LATE_BY_STORY = N_("done in time"), N_("in time as played, late by the story")
DONE_LATE, NOT_DONE = N_("done late"), N_("missed")
CARRIED = N_("promised anew for the same hour")
NOT_COUNTED = N_("not counted")
BECAME = (
    IN_TIME,
    CARRIED,
    LATE_BY_STORY,
    EARLY,
    DONE_LATE,
    BEHIND,
    NOT_DONE,
    NOT_LINKED,
    UNJUDGED,
    LAPSED,
    OUTCOMES["excused"],
    OUTCOMES["not_due"],
    NOT_COUNTED,
)
# The ledger's name of a row stays as old drills have it; what is shown says no more than the row asks.
NAMED: Mapping[str, str] = {service.ROUTED: N_("complaint routed with a date on its ticket")}
WRONG_VERDICT = N_("verdict not right for what was known")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number within the report."""

    number: str
    row: LedgerRow

    @property
    def anchor(self) -> str:
        """Where the page shows it."""
        return "r-" + self.number.replace(".", "-")


def numbered(measures: Mapping[str, Measure]) -> tuple[Numbered, ...]:
    """All rows, measure by measure, numbered from 1 in each."""
    return tuple(
        Numbered(f"{measure.code}.{n}", row)
        for measure in measures.values()
        for n, row in enumerate(measure.rows, 1)
    )


def measure_title(row: LedgerRow) -> str:
    """The title (msgid) of the measure that owes the row."""
    return SPECS[row.owed.measure].title


def what(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """What was owed or forbidden, and on which claim."""
    return _on(log, row, NAMED.get(row.owed.what, row.owed.what))


def gap(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """A missed row as what went wrong: the contrary of what was owed or forbidden, and on which claim."""
    owed = row.owed
    if row.awaits_link:
        return _on(log, row, line(N_("{what}, not linked yet"), what=LabelIn(owed.what)))
    if owed.what in LEAKS:  # the claim beside it is not what got out
        return line(N_("{what} ({why})"), what=LabelIn(rownames.BREACHED[owed.what]), why=row.why)
    if selfcorrection.stands(log, row):
        return _on(log, row, falseword.standing(log, row))
    if closed := verification.believed(row, log):
        return _on(log, row, falseword.told_as_true(log, closed))
    if owed.what in left.BY_WHOM:  # the reason names who did it, and when
        return _on(log, row, row.why)
    if row.contradicted or (
        owed.what in FALSE and falseword.spoken(log, row)
    ):  # to whom, and as it was known
        return _on(log, row, falseword.false_word(log, row))
    if not owed.duty:
        wrong = rownames.MISLABELLED.get(row.kind, "") if owed.what == overreaction.LABEL else ""
        return _on(log, row, wrong or rownames.BREACHED[owed.what])
    if owed.what == verification.VERDICT and row.value is not None:
        return _on(log, row, WRONG_VERDICT)
    if lay.names_it(row) or row.why == publicwords.SETTLED or row.why.msgid in service.UNBOOKED.values():
        return _on(log, row, row.why)
    if never_told(log, row):
        little = NO_MORE_TOLD if falseword.denied_only(log, owed.claim) else NEVER_TOLD
        return _on(log, row, relayed.only_in_passing(log, owed.claim, line(little)))
    if row.why in selfcorrection.LAPSED:
        return _on(log, row, promises.gap(log, row))
    if owed.what == service.ACKNOWLEDGED and row.kind:
        return _on(log, row, heard.UNSAID[row.kind])
    if owed.what in left.GAPS:
        return _on(log, row, left.GAPS[owed.what][row.kind])
    if row.at < 0:
        return _on(log, row, rownames.UNDONE[owed.what])
    return _on(log, row, line(N_("{what}, too late"), what=LabelIn(NAMED.get(owed.what, owed.what))))


def plainly(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """The gap as guests hear it: how a text came to lie, and with whom, is for the house."""
    return gap(log, replace(row, why=NOTHING) if lay.names_it(row) else row)


def event(log: ReportTimeline, row: LedgerRow) -> ReportLine | str:
    """What happened, for rows of several measures that tell the same: a claim that nobody answered is one silence, whether an
    answer, a correction or the question about it is missed; else what the gap says."""
    silent = row.owed.what in ANSWERING | {questions.QUESTION} and row.at < 0 and not lay.names_it(row)
    return row.owed.claim if silent and row.owed.claim else gap(log, row)


def never_told(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a missed word is one that nobody said of a false claim: however many measures ask for it, it is one omission."""
    return row.owed.what in ANSWERING and falseword.never_told(log, row)


def believed(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a row tells that a falsehood was taken for true inside the house, and its case closed."""
    return verification.believed(row, log) is not None


def _on(log: ReportTimeline, row: LedgerRow, title: str | ReportLine) -> ReportLine:
    what = LabelIn(title) if isinstance(title, str) else title
    if not row.owed.claim:
        return line(title) if isinstance(title, str) else title
    sentence = log.scenario.claim(row.owed.claim).sentence
    return line(N_("{what} – “{claim}”"), what=what, claim=sentence)


def cell(log: ReportTimeline, row: LedgerRow) -> Value:
    """The cell that held the step, or did what was forbidden, by its name; of the press of a trap no cell."""
    return log.scenario.cells.names.get(lay.office(log, row), NOBODY)


def cells(log: ReportTimeline, ids: Iterable[str]) -> Value:
    """All of these cells by their names; every cell when none is named."""
    found: list[Value] = [log.scenario.cells.names.get(id_, id_) for id_ in ids]
    if not found:
        return LabelIn(N_("every cell"))
    return listed(found)


def evidence(row: LedgerRow) -> tuple[int, ...]:
    """The events that show a row; of one that faults excused, the events that logged them as well."""
    faults = row.owed.excuse.faults if row.outcome == "excused" and row.owed.excuse else ()
    return tuple(dict.fromkeys((*row.evidence, *(fault.seq for fault in faults))))


def outcome(row: LedgerRow) -> ReportLine:
    """One of the five outcomes, with what tells it apart."""
    if row.unlinked:
        return line(UNLINKED if row.owed.duty else NOT_LINKED)
    if unjudged(row):
        return line(UNJUDGED)
    if row.why in selfcorrection.LAPSED:
        return line(LAPSED)
    if row.why == selfcorrection.ANEW:
        return line(CARRIED)
    return line(_undue(row) if row.early else _plain(row))


def _plain(row: LedgerRow) -> str:
    """A prohibition has no date: one that nobody dealt with is not counted, and never not due yet."""
    return NOT_COUNTED if row.outcome == "not_due" and not row.owed.duty else OUTCOMES[row.outcome]


def _undue(row: LedgerRow) -> str:
    """What was done though its limit lay behind the end: by the story in time, or after the hour that the procedure has."""
    return BEHIND if row.story_late >= MINUTE else EARLY


def unjudged(row: LedgerRow) -> bool:
    """Due and done, but nobody has judged how well: what waits for an evaluator is not what was not due yet."""
    return row.owed.duty and row.outcome == "not_due" and row.owed.standing == "due"


def why(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """Why the outcome is what it is: the measure's own words, else what the clocks say; of an excused row always the excuse."""
    if closed := promises.closed_over(log, row):
        return closed
    if row.outcome == "excused" and row.owed.excuse:
        told = _excused(log, row.owed.excuse)
        return line(N_("{first}; {then}"), first=row.why, then=told) if row.why.msgid else told
    if row.awaits_link:
        return line(WAITS)
    # A measure's own words tell how a duty was missed; of one that never fell due nothing was.
    waiting = row.owed.duty and row.outcome == row.owed.standing == "not_due" and row.at < 0
    waiting = waiting and not verification.found_wrong(row)
    if row.why.msgid and (not waiting or row.why in selfcorrection.LAPSED):
        return row.why
    if row.outcome == "not_applicable":
        return line(N_("it does not apply here"))
    if not row.owed.duty:
        said = falseword.spoken(log, row) if row.outcome == "missed" else None
        if said and falseword.untrue(log, said):  # "it was done" tells nobody what was said
            return falseword.told_at(log, said, N_("{how} at {at}"))
        return line(_PROHIBITED[row.outcome])
    if row.contradicted:
        if said := falseword.spoken(log, row):
            return falseword.told_at(log, said, N_("in its time instead: {how} at {at}"))
        return line(N_("the contrary was said in its time"))
    if (before := reporters.answered_before(log, row)) or row.outcome == "met":
        return before or _met(row)
    if row.outcome == "missed":
        if row.at >= 0:
            return line(N_("done {late} late"), late=lateness(row))
        return line(UNDONE_AT_THE_END if asked_at_the_end(log, row) else N_("not done by its deadline"))
    if row.owed.since < 0:
        return line(N_("it could not be known in this play"))
    if left.past_its_hour(log, row):
        return left.PAST
    said = falseword.spoken(log, row) if row.owed.duty else None
    if said and falseword.untrue(log, said):  # what was said is false now, whenever it was owed
        return falseword.told_at(log, said, N_("{how} at {at}; its deadline lies beyond the end of play"))
    return line(N_("its deadline lies beyond the end of play"))


def gravity(log: ReportTimeline, row: LedgerRow) -> tuple[bool, bool, bool, bool, str, str]:
    """Order of missed rows by the harm they may do, the worst first: what was let out of what the law protects; people in danger
    to whom nobody turned; a false word of ours that still stands; what was said or done against the truth or a right before what
    was left undone; then by the harm of the claim, then by priority."""
    harm = log.scenario.claim(row.owed.claim).harm if row.owed.claim else "H0"
    let_out = row.owed.what in LEAKS
    return (
        not let_out,
        row.owed.what != unhelped.IN_DANGER,
        not selfcorrection.stands(log, row),
        (row.owed.duty or row.owed.what in left.BY_WHOM - left.HURTS)
        and not row.contradicted
        and not believed(log, row),
        f"{9 - int(harm[1:])}",
        row.owed.priority or "P4",
    )


def told(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """A missed row in one phrase: what went wrong, on which claim, and why where the first does not say it."""
    found = gap(log, row)
    if verification.found_wrong(row) and (how := verification.how_it_came(log, row)):
        return line(N_("{what} ({why})"), what=found, why=how)
    late = row.owed.duty and row.at >= 0 and not row.contradicted
    if row.owed.what in LEAKS or lay.names_it(row) or row.why in (publicwords.SETTLED, found):
        return found
    known = row.owed.claim and not late and dict(found.values).get("what") != LabelIn(row.owed.what)
    if known and not (row.owed.measure in WORDS and row.owed.duty and row.why.msgid):
        return found
    return line(N_("{what} ({why})"), what=found, why=why(log, row))


def tally(rows: Iterable[LedgerRow]) -> ReportLine:
    """How many rows there are and what became of them, counted from the rows themselves: every summary of rows is made here."""
    rows = [row for row in rows if row.outcome != "not_applicable"]
    found = Counter(_became(row) for row in rows)
    parts = [
        line(N_("{n} {what}"), n=Amount(found[state]), what=LabelIn(state))
        for state in BECAME
        if found[state]
    ]
    if not parts:
        return line(N_("none"))
    if len(parts) == 1:
        return parts[0]
    return line(N_("{n}: {items}"), n=Amount(len(rows)), items=listed(parts))


def _became(row: LedgerRow) -> str:
    if row.awaits_link or row.why == selfcorrection.ANEW:
        return NOT_LINKED if row.awaits_link else CARRIED
    if row.outcome == "met":
        return LATE_BY_STORY if row.story_late >= MINUTE else IN_TIME
    if row.outcome == "missed":
        return DONE_LATE if row.at >= 0 and row.owed.duty and not row.contradicted else NOT_DONE
    if row.why in selfcorrection.LAPSED:
        return LAPSED
    if row.early:
        return _undue(row)
    return UNJUDGED if unjudged(row) else _plain(row)


def value(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """The row's own number with its unit, None when it has none; a time by each clock where they differ."""
    if row.value is None:
        return None
    if row.owed.measure in SECONDS or row.owed.what == MARKING:
        return line("{n}", n=_took(log, row))
    if row.owed.measure in SCORES:
        return line(N_("{n} of 10"), n=Hundredths(row.value))
    if row.owed.measure in SQUARES:
        return line(N_("squared error {n}"), n=Hundredths(round(row.value / 10_000)))
    return line(N_("{n} times"), n=Amount(row.value))


def _took(log: ReportTimeline, row: LedgerRow) -> Value:
    """A row's time; what the row counts from and to says it by both clocks, another number stands as it is."""
    since, at, people = row.owed.since, row.at, row.owed.cell not in log.automated
    if min(since, at) >= 0:
        clocks = log.clocks
        if row.value in (clocks.story(at) - clocks.story(since), clocks.played(since, at, people=people)):
            return lasted(log, since, at)
    return Lasting(row.value or 0)


def _excused(log: ReportTimeline, excuse: Excuse) -> ReportLine:
    if excuse.reason != "fault":
        return line(_EXCUSES[excuse.reason])
    faults = (
        line(N_("{what}, which hit {cells}"), what=fault.what, cells=cells(log, fault.cells))
        for fault in excuse.faults
    )
    return line(N_("play ended before the time was over that was given back for what a fault of the range took: {faults}"),
                faults=listed(faults, SEMICOLON))  # fmt: skip


def _met(row: LedgerRow) -> ReportLine:
    if row.story_late:
        return line(
            N_("done in time as played; {late} past its deadline by the story"), late=Lasting(row.story_late)
        )
    return line(N_("done in time"))


_EXCUSES = {
    "jump": N_("its deadline lay in what control skipped"),
    "stop": N_("a safety stop ended the drill before its deadline"),
    "cut": N_("the drill was cut short before its deadline"),
}  # fmt: skip
_PROHIBITED = {
    "met": N_("nothing of the kind was done"), "missed": N_("it was done"), "not_due": N_("nobody dealt with it"),
    "excused": N_("the drill was broken off before"),
}  # fmt: skip
