"""Drills of one scenario side by side, measure by measure: letters with the rows that they rest on, what became of the rows that
were due in all of them, and what may not be compared, and why.

A row has the same name in every play of a scenario. Where two drills rest on other rows, their letters answer two questions; what
became of the rows that both had answers one.
"""

# Charter: review comparing
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.kernel.i18n import N_
from infodrill.review import ledger
from infodrill.review.assess import Verdict, judge
from infodrill.review.beside import SAME
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import versions
from infodrill.review.measures.base import Measure
from infodrill.review.record import Record
from infodrill.review.recorded import recorded
from infodrill.review.words import Amount, LabelIn, ReportLine, line

FEWEST_SHARED = 50  # percent of the rows of any of the drills that have to be due in all


@dataclass(frozen=True, slots=True, kw_only=True)
class InDrill:
    """A measure in one drill: its letter ("" = not rated), its result, how many of `due` evaluated rows were `met`, and of those
    that were due in all drills."""

    letter: str
    result: ReportLine
    met: int
    due: int
    met_shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMeasure:
    """A measure in every drill; `shared` = rows that were due and evaluated in all; `bars` = why it may not be compared, () = it
    may."""

    code: str
    title: str  # msgid
    drills: tuple[InDrill, ...]
    shared: int
    bars: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`overall` letter by drill, "" = not rated; `bars` = what may not be concluded of any measure."""

    overall: tuple[str, ...]
    measures: tuple[ComparedMeasure, ...]
    bars: tuple[ReportLine, ...]
    verdicts: tuple[Verdict, ...]


def compare(records: Sequence[Record]) -> Comparison:
    """Drills of one scenario, two or more, the first is what the others are compared with."""
    verdicts = tuple(judge(record) for record in records)
    first = verdicts[0].measures
    return Comparison(
        overall=tuple(verdict.letter for verdict in verdicts),
        measures=tuple(_measure(code, [verdict.measures[code] for verdict in verdicts]) for code in first),
        bars=tuple(_bars(records, verdicts)),
        verdicts=verdicts,
    )


def _measure(code: str, found: Sequence[Measure]) -> ComparedMeasure:
    due = [_due(measure) for measure in found]
    shared = set(due[0]).intersection(*due[1:])
    return ComparedMeasure(
        code=code,
        title=found[0].title,
        drills=tuple(
            InDrill(
                letter=measure.letter, result=measure.result, met=sum(_met(row) for row in rows.values()), due=len(rows),
                met_shared=sum(_met(rows[key]) for key in shared),
            )
            for measure, rows in zip(found, due, strict=True)
        ),
        shared=len(shared),
        bars=tuple(_of_measure(found, due, len(shared))),
    )  # fmt: skip


def _due(measure: Measure) -> dict[str, LedgerRow]:
    """The rows that count, by the name that they have in every play."""
    return {row.owed.key: row for row in measure.rows if row.evaluated and not row.owed.automated}


def _met(row: LedgerRow) -> bool:
    return row.outcome == "met"


def _of_measure(
    found: Sequence[Measure], due: Sequence[Mapping[str, LedgerRow]], shared: int
) -> Iterator[ReportLine]:
    """Why the letters of one measure may not be set against each other."""
    for n, measure in enumerate(found, 1):
        if measure.rating is None:
            yield line(N_("not rated in drill {n}"), n=Amount(n))
    most = max(map(len, due))
    if most and shared * 100 < FEWEST_SHARED * most:
        yield line(
            N_("they rest on other rows: {n} were due in all, of up to {m} in one"),
            n=Amount(shared),
            m=Amount(most),
        )
    if any(measure.few for measure in found):
        yield line(N_("a letter rests on very few rows"))


def _bars(records: Sequence[Record], verdicts: Sequence[Verdict]) -> Iterator[ReportLine]:
    """What stands between the drills as a whole."""
    opened = [record.opened for record in records]

    def differ(name: str) -> bool:
        return len({str(getattr(each, name)) for each in opened}) > 1

    if differ("scenario_digest"):
        yield line(N_("They were played from different versions of the scenario: what was owed may differ."))
    if differ("edition_digest"):
        yield line(N_("They were played under different procedures: deadlines and roles may differ."))
    if differ("traps"):
        yield line(N_("In one of them the traps were off: over-reaction was not put to the test there."))
    if differ("language"):
        yield line(
            N_(
                "They were played in different languages: cells worked by the machine word it and read it otherwise."
            )
        )
    if len({record.automated for record in records}) > 1:
        yield line(
            N_(
                "Other cells were played by the machine: its rows count nowhere, so that the letters tell of other people."
            )
        )
    if any(differ(name) for name in SAME):
        yield line(N_("The simulated cities differ: how many believed what is not compared."))
    yield from _of_each(records, verdicts)


def _of_each(records: Sequence[Record], verdicts: Sequence[Verdict]) -> Iterator[ReportLine]:
    """What stands between one drill and the others."""
    for n, (record, verdict) in enumerate(zip(records, verdicts, strict=True), 1):
        if ledger.unlinked(verdict.log) or ledger.moved(verdict.log):
            yield line(N_("The result of drill {n} is provisional: cases wait for a link."), n=Amount(n))
        if not record.content_digest:
            yield line(
                N_("Texts were erased from drill {n}: what rests on their words is read otherwise."),
                n=Amount(n),
            )
        if other := _then(verdict):
            yield line(
                N_("Drill {n} was closed under other measures: {code} then read otherwise."),
                n=Amount(n),
                code=other,
            )


def _then(verdict: Verdict) -> LabelIn | None:
    """The title of a measure whose version was another one when the drill closed, None = all are as they were."""
    then, now = recorded(verdict.log), versions()
    changed = [code for code, version in (then.versions if then else {}).items() if now.get(code) != version]
    return LabelIn(verdict.measures[changed[0]].title) if changed and changed[0] in verdict.measures else None
