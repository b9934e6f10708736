"""E1: from a report to the book, and how well reports of one matter were put together.

Owed are planned, timed reports that open a case where they arrive: one row for each, and one for each two of them about one
claim. Those that are P1 or P2 by the facts are counted, each by its own clock, and the median wait is that of P1: the letter
and the coverage beside it are made of these and of what was put together; the rest is listed. Raised in play: putting reports
of different matters together; a file that a seat opened by itself and that was entered late or never (in time it earns
nothing: it is nobody's report); and putting a report to such a file on the same matter. What a journalist asks is in the book
once it is answered in the press room, and put together with what stands in the file that the answer was given on.
"""

# Charter: review measures detection
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.conduct.delivery import reaches_intake
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, Owed, intake, reporters, settled
from infodrill.review.ledger.entries import (
    AS_A_DUPLICATE,
    Joined,
    in_the_book,
    joined,
    put_into,
    taken_lightly,
)
from infodrill.review.measures import notesread
from infodrill.review.measures.base import (
    DURING,
    P_S_M,
    Finding,
    Rated,
    Spec,
    Wait,
    clock,
    finding,
    judged,
    lasted,
    late,
    median_wait,
    met,
    reported,
    scale,
    share,
    shortened,
)
from infodrill.review.timeline import ReportTimeline, is_system
from infodrill.review.words import Amount, Hundredths, LabelIn, Lasting, ReportLine, Share, line, strung
from infodrill.scenario.schema import Claim, Inject

CODE = "E1"
LOGGED, URGENT = N_("report entered in the book"), "P1"
PRESSING = frozenset({URGENT, "P2"})  # entered late or never, they cost the letter
TOGETHER = N_("two reports of one matter put together")
APART = N_("reports of different matters kept apart")
WHY = line(N_("Until a report is in the book nobody checks or answers it, and its deadlines are running."))
ADVICE = line(N_("Assign who enters reports at every hour, nights included."))
HOW = {CaseMerged: N_("merged after {time}"), PressQuestionAnswered: N_("answered after {time}")}
MERGE_WHY = line(N_("Two files on one matter get two answers; one file on two matters loses one of them."))
MERGE_ADVICE = line(N_("Look for an open file on the same matter before entering a report."))


def owed(course: Course) -> tuple[Owed, ...]:
    """A row for each report, then one for each two reports of one claim."""
    reports = [inject for inject in course.scenario.msel.injects if _planned(inject)]
    each = {inject.number: _owe(course, inject) for inject in reports}
    matters: dict[str | None, list[Inject]] = defaultdict(list)
    pairs = []
    for second in sorted(reports, key=lambda inject: (inject.at, inject.number)):
        row = each[second.number]
        absent = _not_come(course, row)  # owed as the later of the two is, and only where both came
        pairs += [
            ((first.at, first.number), replace(
                row if first.number in course.delivered else absent, what=TOGETHER, about=f"{first.number}-{row.about}",
            ))
            for first in matters[second.claim]
        ]  # fmt: skip
        matters[second.claim].append(second)
    return (*each.values(), *(pair for _, pair in sorted(pairs, key=lambda told: told[0])))


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """A report is met when it is logged, or merged into a case that is; two reports when they lie in one case."""
    if row.what == LOGGED:
        return _settle_report(row, log, course)
    first, second = (reported(log, int(number))[0] for number in row.about.split("-"))
    return _settle_pair(row, log, course, first, second)


def _settle_pair(row: Owed, log: ReportTimeline, course: Course, first: str, second: str) -> LedgerRow:
    """Whether two files of one matter became one; `second` is the later."""
    if _ended_before(log, course.scenario.claim(row.claim), first, second):
        return replace(
            settled(row),
            outcome="not_applicable",
            why=line(N_("the first file was closed before, as it should be")),
        )
    pair = joined(log).get(frozenset({first, second})) or _answered_on(log, first, second)
    if not pair and any(reporters.only_told(log, case) for case in (first, second)):
        told = N_("a journalist’s question, answered in the press room; no second file was kept")
        return replace(settled(row), outcome="not_applicable", why=line(told))
    at, evidence = (pair.at, (pair.seq,)) if pair else (-1, _shown_by(log, course, row, second))
    why = line(N_("put into one file")) if pair else line(N_("left in two files"))
    return settled(row, at=at, evidence=evidence, why=why, story_late=late(course, row, at))


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """Two reports of different matters in one case, a breach each; what was owed on files that seats opened by themselves."""
    return (
        *_left_out(log, course),
        *_doubled(log, course),
        *(
            _wrong(log, course, first, second, pair)
            for (first, second), pair in sorted(
                (tuple(sorted(cases)), pair) for cases, pair in joined(log).items()
            )
            if _differ(log, first, second)
        ),
    )


def _own_files(log: ReportTimeline, course: Course) -> Iterator[tuple[Event, CaseOpened, Claim]]:
    """Files on a claim that seats opened in play, which no report of the plan brought."""
    for event, body in log.bodies(CaseOpened):
        claim_id = log.links.get(body.case)
        brought = is_system(event.actor) or body.parent or body.report
        if claim_id and not brought and course.in_play(event.at, event.seq):
            yield event, body, course.scenario.claim(claim_id)


def _left_out(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Those that were entered in the book late or never, as any report."""
    allowed = clock(course, "log")
    for event, body, claim in _own_files(log, course):
        priority = course.priority(claim, event.at)
        owed = course.owe_from(
            CODE, LOGGED, event.at, allowed[priority], claim=claim, about=body.case, cell=body.cell,
            priority=priority,
        )  # fmt: skip
        row = _entered(owed, log, course, body.case, event.seq)
        if row.outcome == "missed":
            yield row


def _doubled(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each report of the plan beside the first file that a seat opened on its matter: to be put together as two reports are."""
    own: dict[str, tuple[Event, CaseOpened]] = {}
    for event, body, claim in _own_files(log, course):
        own.setdefault(claim.id, (event, body))
    for inject in course.scenario.msel.injects:
        case, seq = reported(log, inject.number)
        if (
            not case
            or not _planned(inject)
            or inject.claim not in own
            or not is_system(log.events[seq].actor)
        ):
            continue
        claim, (event, body) = course.scenario.claim(inject.claim), own[inject.claim]
        first, second = sorted((log.events[seq], event), key=lambda opened: opened.seq)
        priority = course.priority(claim, second.at)
        owed = course.owe_from(
            CODE, TOGETHER, second.at, clock(course, "log")[priority], claim=claim,
            about=f"{inject.number}-{body.case}", cell=intake(course.scenario, inject), priority=priority,
        )  # fmt: skip
        if course.in_play(second.at, second.seq):
            cases = (case, body.case) if first is not event else (body.case, case)
            yield _settle_pair(owed, log, course, *cases)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Pressing reports logged late or never, by own clocks; the urgent ones' median wait, never = longest; F1 of merging."""
    logged, pairs, wrong = judged(due, LOGGED), judged(due, TOGETHER), judged(due, APART)
    reports = tuple(row for row in logged if weighs(row))
    if not reports and not pairs and not wrong:
        return None
    unread = tuple(notesread.none_read(log))
    values, ratings = {"pairs": len(pairs) + len(wrong), "wrong_merges": len(wrong)}, notesread.bounds(unread)
    if reports:
        counts, rating = _entering(reports, log)
        values |= counts
        ratings.append(rating)
    if pairs or wrong:
        values["f1_permille"] = merging(pairs, wrong)
        ratings.append(scale("E1.f1", values["f1_permille"]))
    findings = (*map(_report_finding, logged), *map(_pair_finding, (*pairs, *wrong)), *unread)
    waiting = sum(row.owed.what == TOGETHER and row.outcome == "not_due" and row.at < 0 for row in rows)
    told = _result(values, waiting, _urgent(reports))
    return Rated(result=told, values=values, rating=min(ratings), findings=shortened(findings))


def _entering(reports: tuple[LedgerRow, ...], log: ReportTimeline) -> tuple[dict[str, int], int]:
    """The counts of pressing reports and the median wait of the urgent ones among them, and what both are rated."""
    missed = len(reports) - met(reports)
    never = sum(row.at < 0 for row in reports)
    merged = sum(
        row.outcome == "met" and isinstance(log.events[row.evidence[0]].body, CaseMerged) for row in reports
    )
    values = {
        "pressing": len(reports), "in_time": met(reports), "late": missed - never, "never": never, "merged": merged,
    }  # fmt: skip
    rating = scale("E1.missed", share(missed, len(reports)), most=True)
    waited = _urgent(reports)
    if waited is None:
        return values, rating
    values |= {"urgent": waited.n, "urgent_never": waited.never}
    if waited.seconds is None:
        return values, 0
    minutes = scale("E1.minutes", -(-waited.seconds // 60), most=True)
    return values | {"median_seconds": waited.seconds}, min(rating, minutes)


def _urgent(reports: tuple[LedgerRow, ...]) -> Wait | None:
    waits = [row.value if row.at >= 0 else None for row in reports if row.owed.priority == URGENT]
    return median_wait(waits) if waits else None


def weighs(row: LedgerRow) -> bool:
    """Pressing reports, and what was put together: other reports are listed and not rated."""
    return row.owed.what != LOGGED or row.owed.priority in PRESSING


def merging(pairs: tuple[LedgerRow, ...], wrong: tuple[LedgerRow, ...]) -> int:
    """Pairwise F1, per mille: of pairs that belong together against pairs that were put together."""
    hit = met(pairs)
    return share(2 * hit, len(pairs) + hit + len(wrong))


SPEC = Spec(
    code=CODE,
    title=N_("Detect and log"),
    target=line(
        N_("P1 ≤ {minutes} min; P1 and P2 ≤ {late} late or never; merging ≥ {f1}"),
        minutes=Amount(P_S_M["E1.minutes"][0]),
        late=Share(P_S_M["E1.missed"][0]),
        f1=Hundredths(P_S_M["E1.f1"][0] // 10),
    ),
    horizon=DURING,
    duties=frozenset({LOGGED, TOGETHER}),
    owed=owed,
    settle=settle,
    rate=rate,
    raised=raised,
    weighs=weighs,
    forbids=frozenset({APART}),
    version=13,
)


def _answered_on(log: ReportTimeline, first: str, second: str) -> Joined | None:
    """Since when a reporter's question was answered on the file in which the other of two reports lies."""
    together = joined(log)
    for case, other in ((first, second), (second, first)):
        word = reporters.told(log, case)
        if word and word.case and (word.case == other or frozenset({word.case, other}) in together):
            return Joined(word.at, word.seq, word.cell)
    return None


def _planned(inject: Inject) -> bool:
    return reaches_intake(inject) and inject.trigger.kind == "time"


def _owe(course: Course, inject: Inject) -> Owed:
    """Owed from the coming of a report on; nothing is owed on one that did not come."""
    came = course.delivered.get(inject.number, -1)
    row = course.owe(
        CODE, LOGGED, course.scenario.claim(inject.claim or ""), clock(course, "log"), about=str(inject.number),
        cell=intake(course.scenario, inject), from_=max(came, 0), planned_from=inject.at,
    )  # fmt: skip
    return row if came >= 0 else _not_come(course, row)


def _not_come(course: Course, row: Owed) -> Owed:
    return course.falling(replace(row, since=-1), -1, -1)


def _settle_report(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    return _entered(row, log, course, *reported(log, int(row.about)))


def _entered(row: Owed, log: ReportTimeline, course: Course, case: str, opened: int) -> LedgerRow:
    """The row of a case that event `opened` brought: when it came into the book."""
    at, seq = in_the_book(log, case)
    if at < 0 or not course.in_play(at, seq):
        at, how = -1, N_("never logged; it waited {time} until play ended")
    else:
        how = HOW.get(type(log.events[seq].body), N_("logged after {time}"))
    if at >= 0 and (low := taken_lightly(row, log, course, case, at)):
        at, how = -1, low
    until = at if at >= 0 else course.play.until
    people = row.cell not in course.automated
    waited = course.play.played(row.since, until, people=people) if row.since >= 0 else 0
    evidence = (seq, opened) if at >= 0 else _shown_by(log, course, row, case)
    told = lasted(log, row.since, at) if at >= 0 <= row.since else Lasting(waited)
    why, into = line(how, time=told), log.book.cases[case].merged_into if at >= 0 else ""
    if into:
        why = put_into(log, log.events[seq], case, into, why)
    story_late = late(course, row, at)
    return settled(row, at=at, evidence=evidence, why=why, value=waited, story_late=story_late)


def _shown_by(log: ReportTimeline, course: Course, row: Owed, case: str) -> tuple[int, ...]:
    opened = [event.seq for event, _ in log.on_case(case, CaseOpened)] if case else []
    return tuple(opened[:1]) or course.shown_by(row.claim)


def _ended_before(log: ReportTimeline, claim: Claim, first: str, second: str) -> bool:
    """The later report came after the earlier one's file was ended: a new wave, not a duplicate. Merging ends nothing, and
    neither does closing a file otherwise than the scenario says that the matter is to end."""
    if not first or not second:
        return False
    earlier = log.book.cases[first]
    ended = not earlier.merged_into and 0 <= earlier.closed_at <= log.book.cases[second].opened_at
    return ended and earlier.disposition == claim.disposition


def _differ(log: ReportTimeline, first: str, second: str) -> bool:
    """Both are known to be about different claims; a part split off is the matter it came from."""
    claims = [log.scenario.claim(log.links[case]) for case in (first, second) if case in log.links]
    if len(claims) < 2:
        return False
    one, other = claims
    return one.id not in {other.id, *other.duplicates} and other.id not in one.duplicates


def _wrong(log: ReportTimeline, course: Course, first: str, second: str, pair: Joined) -> LedgerRow:
    claim = course.scenario.claim(log.links[second])
    row = course.forbid(CODE, APART, claim, cell=pair.cell, about=f"{first}-{second}", raised=True)
    why = line(N_("two matters in one file"))
    return LedgerRow(owed=row, outcome="missed", at=pair.at, evidence=(pair.seq,), why=why)


def _result(values: dict[str, int], waiting: int, waited: Wait | None) -> ReportLine:
    """`waiting` = pairs of files on one matter that stayed apart and whose hour lay behind the end of play."""
    f1 = values.get("f1_permille", 0)
    whole = line(N_("all duplicates put together"))
    if waiting:
        whole = line(N_("duplicates due put together; left apart, not due yet: {n}"), n=Amount(waiting))
    merged = whole if f1 == 1000 else line(N_("merging {f1}"), f1=Hundredths(f1 // 10))
    if "pressing" not in values:
        return merged
    reports = line(
        N_("{good} of {n} reports of P1 and P2 logged in time, {late} late, {never} never"),
        n=Amount(values["pressing"]), good=Amount(values["in_time"]), late=Amount(values["late"]),
        never=Amount(values["never"]),
    )  # fmt: skip
    if values["merged"]:
        reports = line(
            N_("{reports}; {merged} of these put into an open file"),
            reports=reports,
            merged=Amount(values["merged"]),
        )
    if waited:
        reports = line(N_("{reports}; P1: {wait}"), reports=reports, wait=waited.said)
    return strung(reports, merged) if "f1_permille" in values else reports


def _report_finding(row: LedgerRow) -> Finding:
    if row.outcome == "met":
        text = line(N_("A report was in the book in time: {how}."), how=row.why)
        # No merit where what it told besides lies in no file of its own.
        return finding(row, text, kind="note" if row.why.msgid == AS_A_DUPLICATE else None)
    msgid = N_("A report was not in the book in time: {how}.")
    if row.owed.priority == URGENT:
        msgid = N_("An urgent report was not in the book in time: {how}.")
    return finding(row, line(msgid, how=row.why), why=WHY, todo=ADVICE)


def _pair_finding(row: LedgerRow) -> Finding:
    text = line(N_("{what}: {how}."), what=LabelIn(row.owed.what), how=row.why)
    return finding(row, text, why=MERGE_WHY, todo=MERGE_ADVICE)
