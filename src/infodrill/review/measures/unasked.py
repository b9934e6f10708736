"""What the log tells against a city that no measure asks for: what may hurt whoever acts on it, known and met with no word,
opposite words of one unit at once, a file that was entered as urgent and closed, a false text that only just did not go out,
a text read out after its own hour, a unit that held the record and only read, a sentence that people needed and that a later
version lost, a text that waited for its writer. What had come in before and was gone against or let lie stands in `passedby`.

No result counts these rows: they stand beside a measure's, so that page one, the plan and the rooms name them.
"""

# Charter: review measures unasked
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, gainsaid, truth
from infodrill.review.dropped import lost as lost_of
from infodrill.review.ledger import Course, LedgerRow, kept_or_breached
from infodrill.review.ledger.publicwords import in_play, is_false_word
from infodrill.review.measures import detection, firstword, selfcorrection, verification
from infodrill.review.measures.base import Measure, lasted
from infodrill.review.relayed import only_in_passing, titled, word_of
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, ReportLine, Value, line, listed
from infodrill.scenario.schema import Claim

KNOWN_DANGER = N_("what may hurt whoever acts on it, known and met with no word")
AT_ODDS = N_("opposite words of one unit at once")
HELP_CLOSED = N_("report entered as urgent and closed with no word")
NEAR_MISS = N_("false text that only just did not go out")
OUT_OF_DATE = N_("text handed on after its own hour")
ONLY_READ = N_("record held by a unit that only read")
DROPPED = N_("sentence that people needed, lost between versions")
QUEUED = N_("text that waited for its writer")
HURTS = frozenset({KNOWN_DANGER, AT_ODDS, HELP_CLOSED})  # told with what was done, not with what was left
UNCOUNTED = HURTS | {NEAR_MISS, OUT_OF_DATE, ONLY_READ, DROPPED, QUEUED}
READ_NO_WORD = N_(
    "{who} had read of it by {at}; until play ended nobody told those who may act on it what to do"
)
WARNED_BESIDE = N_(
    "{who} wrote “{text}” at {at} with no word on its own notice that says the contrary; that stood {time} more"
)
CLOSED_ON_HELP = N_(
    "entered as urgent at {at}; {who} closed its file at {closed} and left it alone, and nobody was told anything"
)
DRAFTED_FALSE = N_("“{text}”, drafted at {at}, says what is false; it was not passed and never went out")
PASSED_FALSE = N_(
    "“{text}”, drafted at {at}, says what is false; {who} passed it, and people were spared it only because it never went out"
)
READ_LATE = N_("{who} handed “{text}” on at {at}, though it had promised the next word for {told}")
HELD_RECORD = N_("{who} held the record on it, read {n} of the reports and did nothing; nobody asked it")
LOST = N_("“{text}” went out at {at} without what its earlier version said: “{sentence}”")
WAITED = N_(
    "the owner of the facts had answered at {at}, “{text}” went out {time} later: one seat of {who} wrote all {n} texts"
)
PRESSING = "P1"
LONG = (
    15 * MINUTE
)  # as played: what people in danger wait for a text that could be written; a leap is nobody's delay
MANY = 3  # texts of one seat from which on they stand in a row
DANGEROUS = "H3"  # harm to whoever acts on a claim, from which on people are told what to do before all else; who is in danger
# already, an inject says (`unhelped`)


def unasked(log: ReportTimeline, course: Course, measures: Mapping[str, Measure]) -> Iterator[LedgerRow]:
    """All of it, by claim in the scenario's order."""
    for claim in log.delivered():
        yield from _known_danger(log, course, claim, measures[firstword.CODE])
        yield from _help_closed(log, course, claim)
        yield from _near_misses(log, course, claim)
        yield from _only_read(log, course, claim)
    yield from _dropped(log, course)
    yield from _queued(log, course)
    yield from _at_odds(log, course, measures[selfcorrection.CODE])
    yield from _out_of_date(log, course)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDeed:
    """What a row tells: what happened, whose it is, what it is about, when, by which events, in which words."""

    what: str
    cell: str
    about: str
    at: int
    seqs: tuple[int, ...]
    why: ReportLine


def row_of(course: Course, code: str, claim: Claim | None, shown: LoggedDeed) -> LedgerRow:
    """The row of a deed that no measure asks for."""
    owed = course.forbid(code, shown.what, claim, cell=shown.cell, about=shown.about, raised=True)
    return kept_or_breached(owed, breached_at=shown.at, dealt_with=True, evidence=shown.seqs, why=shown.why)


def _known_danger(log: ReportTimeline, course: Course, claim: Claim, words: Measure) -> Iterator[LedgerRow]:
    """A claim that may hurt people, of which a word was owed and none ever came that told them anything right, although somebody
    had confirmed to have read of it."""
    owed = next(
        (
            row.owed for row in words.rows
            if row.owed.claim == claim.id and row.owed.duty and row.outcome == "missed" and (row.at < 0 or row.contradicted)
        ),
        None,
    )  # fmt: skip
    read = _read(log, course, claim)
    if owed is None or claim.harm < DANGEROUS or not read or told_right(log, course, claim):
        return
    cells = tuple(dict.fromkeys(cell for _, _, cell in read))
    first = read[0]
    why = line(READ_NO_WORD, who=named(log, *cells[:3]), at=BothClocks(read[min(len(read), 3) - 1][0]))
    yield row_of(
        course, firstword.CODE, claim,
        LoggedDeed(
            what=KNOWN_DANGER, cell=owed.cell, about=claim.id, at=first[0], seqs=(first[1],),
            why=only_in_passing(log, claim.id, why),
        ),
    )  # fmt: skip


def _read(log: ReportTimeline, course: Course, claim: Claim) -> list[tuple[int, int, str]]:
    """(second, event, cell) of each confirmation in play that a report of the claim was read, a cell once."""
    told = {row.number for row in log.scenario.msel.injects if row.claim == claim.id}
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    found: dict[str, tuple[int, int, str]] = {}
    for event, body in log.bodies(InjectAcknowledged):
        cell = seats.get(body.seat, "")
        if body.inject in told and cell and course.in_play(event.at, event.seq):
            found.setdefault(cell, (event.at, event.seq, cell))
    return list(found.values())


def told_right(log: ReportTimeline, course: Course, claim: Claim) -> bool:
    """Whether anybody told the people anything in play that was not false."""
    return any(
        word.claim == claim.id and word.version and word.tells and not falseword.untrue(log, word)
        for word in in_play(log, course)
    )


def _help_closed(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Each file on a claim that may hurt people, entered as urgent or dangerous and then closed and left alone, where the right
    way is to speak and nobody did."""
    if claim.harm < DANGEROUS or truth.to_be_left(claim) or told_right(log, course, claim):
        return
    for case in log.cases_of(claim.id):
        entered = next(
            (event for event, body in log.on_case(case.case, CaseLogged) if body.danger or body.priority == PRESSING), None
        )  # fmt: skip
        for event, body in log.on_case(case.case, CaseStepped) if entered else ():
            left_alone = (body.to, body.disposition) == ("CLOSED", falseword.LEFT)
            if entered and left_alone and course.in_play(event.at, event.seq):
                why = line(
                    CLOSED_ON_HELP, at=BothClocks(entered.at), who=named(log, body.cell), closed=BothClocks(event.at)
                )  # fmt: skip
                shown = LoggedDeed(
                    what=HELP_CLOSED, cell=body.cell, about=case.case, at=event.at, seqs=(event.seq, entered.seq), why=why
                )  # fmt: skip
                yield row_of(course, detection.CODE, claim, shown)


def _near_misses(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Each text of which no version went out and whose newest would have told the people what is false."""
    out = {published.statement.statement for published in log.published}
    drafts = [
        (event, body) for event, body in log.bodies(StatementDrafted)
        if log.links.get(body.case) == claim.id and body.statement not in out and course.in_play(event.at, event.seq)
    ]  # fmt: skip
    for event, body in {body.statement: (event, body) for event, body in drafts}.values():
        texts = (("vi", str(body.title_vi), str(body.body_vi)), ("en", str(body.title_en), str(body.body_en)))
        stance = (
            body.stance
            if body.case in log.against
            else gainsaid.side(claim, body.stance, texts, log.scenario.claims)
        )
        if not stance or not is_false_word(claim, stance, course.known_second(claim, event.at)):
            continue
        passed = [
            (each.seq, given.cell) for each, given in log.bodies(StatementApproved)
            if (given.statement, given.version) == (body.statement, body.version)
        ]  # fmt: skip
        told, at = titled(log.book.statements[body.statement].newest), BothClocks(event.at)
        why = line(DRAFTED_FALSE, text=told, at=at)
        if passed:
            who = named(log, *dict.fromkeys(cell for _, cell in passed))
            why = line(PASSED_FALSE, who=who, text=told, at=at)
        seqs = (event.seq, *(seq for seq, _ in passed))
        shown = LoggedDeed(
            what=NEAR_MISS, cell=body.cell or body.issuer, about=body.statement, at=event.at, seqs=seqs, why=why
        )  # fmt: skip
        yield row_of(course, firstword.CODE, claim, shown)


def _only_read(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """A unit that people played, that held the record on a claim, confirmed to have read of it and took no other step."""
    unit = next((cell for cell in log.scenario.cells.cells if cell.id == claim.owner), None)
    if unit is None or unit.id in course.automated:
        return
    seats = {seat.id for seat in unit.seats}
    mine = [event for event in log.events if event.actor in seats and course.in_play(event.at, event.seq)]
    idle = all(isinstance(event.body, InjectAcknowledged) or not _is_step(event.body) for event in mine)
    told = {row.number for row in log.scenario.msel.injects if row.claim == claim.id}
    read = [
        event for event in mine if isinstance(event.body, InjectAcknowledged) and event.body.inject in told
    ]
    if idle and read:
        reports = len({event.body.inject for event in read if isinstance(event.body, InjectAcknowledged)})
        why = line(HELD_RECORD, who=named(log, unit.id), n=reports)
        shown = LoggedDeed(
            what=ONLY_READ, cell=unit.id, about=claim.id, at=read[0].at, seqs=(read[0].seq,), why=why
        )
        yield row_of(course, verification.CODE, claim, shown)


def _is_step(body: object) -> bool:
    """Whether an event is a step of the work, not who came and went."""
    return bool(getattr(body, "WORK", True))


def _at_odds(log: ReportTimeline, course: Course, own: Measure) -> Iterator[LedgerRow]:
    """The first text of a unit that contradicts what the unit itself had published falsely, on a claim of the same matter, while
    that stood and with no word on it: readers had both of the same hand at once."""
    for row in own.rows:
        claim = log.scenario.claim(row.owed.claim) if row.owed.about == selfcorrection.PLANTED else None
        if claim is None or row.owed.since < 0:
            continue
        until, unit = row.at if row.at >= 0 else course.play.until, row.owed.cell or claim.owner
        word = next(
            (
                word for word in in_play(log, course)
                if word.cell == unit and word.version and word.tells and row.owed.since <= word.at < until
                and word.claim != claim.id and word.stance in ("deny", "advice") and _same_matter(log, claim, word.claim)
                and not falseword.untrue(log, word)
            ),
            None,
        )  # fmt: skip
        if word is None or until - word.at < MINUTE:
            continue
        version = next(each for each in log.published if each.seq == word.seq).version
        why = line(
            WARNED_BESIDE, who=named(log, word.cell), text=titled(version), at=BothClocks(word.at),
            time=Lasting(course.play.story(until) - course.play.story(word.at)),
        )  # fmt: skip
        shown = LoggedDeed(
            what=AT_ODDS, cell=word.cell, about=word.item, at=word.at, seqs=(word.seq,), why=why
        )
        yield row_of(course, selfcorrection.CODE, claim, shown)


def _same_matter(log: ReportTimeline, claim: Claim, other: str) -> bool:
    """Whether another claim is false as well and about the very thing that this one is about: of its situation, known by one of
    its words and by the same figure. Two claims that only name the same unit contradict nothing in each other."""
    if not other:
        return False
    found = log.scenario.claim(other)
    named = found.situation == claim.situation and bool({*found.anchors} & {*claim.anchors})
    alike = bool(_figures(found) & _figures(claim))
    return named and alike and truth.finally_so(found) in truth.FALSE_PARTS


def _figures(claim: Claim) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", claim.sentence.vi))


def _dropped(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """The first sentence that says what to do, of a version that was handed in and never went out, of which the published version
    of the same text says less than half: the parts of it that are said nowhere there."""
    lang = log.opened.language
    for published in log.published:
        version, statement = published.version, published.statement
        if not course.in_play(published.at, published.seq) or not published.claim:
            continue
        earlier = [
            each for each in statement.versions if each.version < version.version and each.published_at < 0
        ]
        lost = next((found for each in earlier if (found := lost_of(lang, each, version))), None)
        if lost:
            why = line(LOST, text=titled(version), at=BothClocks(published.at), sentence=lost)
            deed = LoggedDeed(
                what=DROPPED, cell=statement.issuer, about=statement.statement, at=published.at, seqs=(published.seq,), why=why
            )  # fmt: skip
            yield row_of(course, firstword.CODE, log.scenario.claim(published.claim), deed)


def _queued(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """The text on what may hurt people that came out longest after the owner's answer, where one seat wrote all texts."""
    drafts: dict[str, list[str]] = {}
    author: dict[str, str] = {}
    for event, body in log.bodies(StatementDrafted):
        if body.statement not in author and course.in_play(event.at, event.seq):
            author[body.statement] = event.actor
            drafts.setdefault(event.actor, []).append(body.statement)
    found = [
        (log.clocks.played(answered.at, published.at), published, answered)
        for published in log.published
        if published.claim and course.in_play(published.at, published.seq)
        and log.scenario.claim(published.claim).harm >= DANGEROUS and published.version.version == 1
        and len(drafts.get(author.get(published.statement.statement, ""), ())) == len(author) >= MANY
        for answered in _owner_answers(log, published.case, published.seq)
    ]  # fmt: skip
    waited, published, answered = max(found, key=lambda each: each[0], default=(0, None, None))
    if published is None or answered is None or waited < LONG:
        return
    cell, texts = published.statement.issuer, len(author)
    why = line(
        WAITED, at=BothClocks(answered.at), text=titled(published.version), time=lasted(log, answered.at, published.at),
        who=named(log, cell), n=texts,
    )  # fmt: skip
    deed = LoggedDeed(
        what=QUEUED, cell=cell, about=published.statement.statement, at=published.at, seqs=(published.seq, answered.seq),
        why=why,
    )  # fmt: skip
    yield row_of(course, firstword.CODE, log.scenario.claim(published.claim), deed)


def _owner_answers(log: ReportTimeline, case: str, before: int) -> list[Event]:
    """The first answer of the owner of the facts on a case that settled something, where it came before an event."""
    found = [
        event for event, body in log.on_case(case, QuestionAnswered)
        if body.verdict not in ("", "UNPROVEN") and event.seq < before
    ]  # fmt: skip
    return found[:1]


def _out_of_date(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each text that was handed on after the hour for which it had promised the next word, by its first such relay."""
    told: set[str] = set()
    for event, body in log.bodies(StatementRelayed):
        word = word_of(log, body)
        if word is None or not word.next_update or word.item in told:
            continue
        hour = log.clocks.story(word.at) + word.next_update - word.at
        if log.clocks.story(event.at) - hour < MINUTE:
            continue
        told.add(word.item)
        version = next(each for each in log.published if each.seq == word.seq).version
        why = line(
            READ_LATE, who=named(log, body.cell), text=titled(version), at=BothClocks(event.at),
            told=log.given(word.at, word.next_update),
        )  # fmt: skip
        claim = log.scenario.claim(word.claim) if word.claim else None
        shown = LoggedDeed(
            what=OUT_OF_DATE,
            cell=body.cell,
            about=word.item,
            at=event.at,
            seqs=(event.seq, word.seq),
            why=why,
        )
        yield row_of(course, selfcorrection.CODE, claim, shown)


def named(log: ReportTimeline, *cells: str) -> Value:
    """Cells by their names."""
    names = log.scenario.cells.names
    return listed([names.get(cell, cell) for cell in cells])
