"""Since when a report is in the book, and how it stood there: in words that tell its matter, under a fitting priority, and in a
file that tells all of what it told."""

# Charter: review ledger entries
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from infodrill.casework import besides, content
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged, CaseOpened
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut
from infodrill.kernel.sentences import sentences
from infodrill.review.ledger import reporters
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import Owed
from infodrill.review.timeline import ReportTimeline, is_system
from infodrill.review.words import SEMICOLON, BothClocks, LabelIn, Own, ReportLine, Value, line, listed

WORDLESS = N_("entered in no words that say what it is about")
INTO_OWN = N_("{how}, into a file that came to a desk at {came} and was in the book from {at} on")
AS_A_DUPLICATE = N_("{how}, as a duplicate, though it told besides: {what}")
LIGHTLY = N_("entered under a priority by which nobody hurries, and still so when its time was up")
_LONG = 220  # letters of a report that are quoted
_LOWEST: Mapping[str, str] = {"P1": "P2", "P2": "P3"}
"""Priority by the facts → the least under which it still presses: a slip knows danger or none, and rating comes after it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Since when two cases have lain in one file, by which event and which cell."""

    at: int
    seq: int
    cell: str


def taken_lightly(row: Owed, log: ReportTimeline, course: Course, case: str, entered: int) -> str:
    """How a pressing report stood where the book did not show that it presses (msgid); "" = it stood as it is. It presses as the
    facts were at second `entered`: what rises later is for whoever rates it, and the report was in the book."""
    by = row.due if row.due >= 0 else course.play.until
    came: list[tuple[Event, CaseLogged | CaseTriaged]] = []
    for of in _files(log, case):
        came += [*log.on_case(of, CaseLogged), *log.on_case(of, CaseTriaged)]
    came = [pair for pair in came if course.comes_by(by, pair[0].at, pair[0].seq)]
    came.sort(key=lambda pair: pair[0].seq)
    slips = [body for _, body in came if isinstance(body, CaseLogged)]
    if slips and all(content.curt(str(body.sentence)) for body in slips):
        return WORDLESS
    stood = came[-1][1].priority if came else ""
    pressed = (
        course.priority(log.scenario.claim(row.claim), max(row.since, entered)) if row.claim else row.priority
    )
    return LIGHTLY if stood > _LOWEST.get(pressed, "P4") else ""


def told_besides(log: ReportTimeline, case: str, into: str) -> tuple[Value, Own] | None:
    """What a report told of what has happened to people and the file does not into which it was put, and in which words; None =
    nothing."""
    report, file = log.book.cases[case], log.book.cases[into]
    what = besides.besides(report, file)
    if not what:
        return None
    planned = (row for row in log.scenario.msel.injects if report.source == f"inject:{row.number}")
    body = next((row.body for row in planned), None)
    quoted = (_of_what(body.in_(lang) if body else report.said, frozenset(what)) for lang in LANGUAGES)
    return listed((LabelIn(besides.SAYS[each]) for each in what), SEMICOLON), Own(*quoted)


def put_into(log: ReportTimeline, entered: Event, case: str, into: str, how: ReportLine) -> ReportLine:
    """How a report came into the book, with event `entered`, that was put into another file: since when that is in the book,
    where no report of the plan brought it, as it has no row of its own; and what it told besides."""
    opened, body = log.on_case(into, CaseOpened)[0]
    logged, _ = in_the_book(log, into)
    if (
        logged >= 0
        and isinstance(entered.body, CaseMerged)
        and not (is_system(opened.actor) or body.parent or body.report)
    ):
        how = line(INTO_OWN, how=how, came=BothClocks(opened.at), at=BothClocks(logged))
    more = told_besides(log, case, into)
    return line(AS_A_DUPLICATE, how=how, what=more[0]) if more else how


def merged(log: ReportTimeline, body: CaseMerged) -> ReportLine:
    """That a report was put into another file, with what it told that this one does not tell."""
    more = told_besides(log, body.case, body.into)
    if more is None:
        return line(N_("merged as a duplicate"))
    return line(N_("merged as a duplicate; it told besides: “{said}”"), said=more[1])


def _of_what(text: str, what: frozenset[str]) -> str:
    """The sentences of a report that tell it, cut to a line."""
    told = [sentence.strip() for sentence in sentences(text) if what & besides.told(sentence)]
    return cut(" ".join((" ".join(told) or text).split()).strip(' "“”'), _LONG)


def in_the_book(log: ReportTimeline, case: str, asked: frozenset[str] = frozenset()) -> tuple[int, int]:
    """(second, sequence number) since when a report is in the book, by itself or in a case that is; (-1, -1) = never. `asked` =
    cases from which it was come to: a merge may be taken back, and then made the other way round."""
    logged = [(event.at, event.seq) for event, _ in log.on_case(case, CaseLogged)]
    for event, body in log.on_case(case, CaseMerged):
        if body.into in asked:
            continue
        there = in_the_book(log, body.into, asked | {case})
        if there[0] >= 0:
            logged.append(max((event.at, event.seq), there))
    if word := reporters.told(log, case):
        logged.append((word.at, word.seq))
    return min(logged, default=(-1, -1))


def _files(log: ReportTimeline, case: str) -> tuple[str, ...]:
    """A case, and those that it was merged into."""
    found = [case]
    while (into := log.book.cases[found[-1]].merged_into) and into not in found:
        found.append(into)
    return tuple(found)


def joined(log: ReportTimeline) -> Mapping[frozenset[str], Joined]:
    """Each two cases that lie in one file at the end of the log."""
    into: dict[str, str] = {}
    found: dict[frozenset[str], Joined] = {}
    for event in log.events:
        match event.body:
            case CaseMerged(case=case, into=target, cell=cell):
                into[case] = target
            case StepUndone(step="merge", case=case, cell=cell):
                into.pop(case, None)
            case _:
                continue
        now = _pairs(into)
        found = {pair: since for pair, since in found.items() if pair in now}
        for pair in now:
            found.setdefault(pair, Joined(event.at, event.seq, cell))
    return found


def _pairs(into: Mapping[str, str]) -> set[frozenset[str]]:
    files: dict[str, list[str]] = defaultdict(list)
    for case in {*into, *into.values()}:
        root = case
        while root in into:
            root = into[root]
        files[root].append(case)
    return {frozenset(pair) for cases in files.values() for pair in combinations(cases, 2)}
