"""What guests take home of a drill, on one page: what was practised, what was true, what the city did and what it was worth, what
the hall answered, what is to be learnt. No cell, no name, no press of a trap."""

# Charter: review report takeaway
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from infodrill.conduct.nouns.hall import Poll, PollClosed, PollOpened, VoteCast
from infodrill.conduct.state import DrillState
from infodrill.conduct.twoclocks import exercise_minute
from infodrill.kernel.i18n import Lang
from infodrill.review import falseword
from infodrill.review.assess import Assessment
from infodrill.review.estimate import Estimate
from infodrill.review.frontpage import front_page
from infodrill.review.measures import overreaction
from infodrill.review.outcomes import without_presses
from infodrill.review.record import Record
from infodrill.review.report.furniture import read_document
from infodrill.review.report.page import filled
from infodrill.review.report.pdf import as_pdf
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.twins import Twins
from infodrill.review.whatwastrue import WasTrue, weightiest, went_round, what_was_true
from infodrill.review.words import ReportLine
from infodrill.scenario.schema import Bi

MOST, LESSONS, WAITS = 9, 3, 5  # claims, lessons and things that people wait for on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """A claim as guests are told of it. `averted` = person-hours of false belief fewer than without response, None = unknown."""

    so: WasTrue
    done: ReportLine
    averted: Estimate | None


def take_away(assessment: Assessment, record: Record, lang: Lang) -> tuple[str, bytes]:
    """The page as HTML and as PDF: with as many claims, the weightiest first, as one sheet of paper holds."""
    made: dict[int, tuple[str, bytes]] = {}

    def too_many(most: int) -> bool:
        html = take_away_page(assessment, record, lang, most)
        made[most] = html, as_pdf(read_document(html, record, lang, short=True))
        return len(PdfReader(BytesIO(made[most][1])).pages) > 1

    # One more claim never makes it shorter, and to set a page takes its time: halves, not one after another.
    counts = range(1, max(1, min(MOST, len(assessment.claims))) + 1)
    found = max(1, bisect_left(counts, True, key=too_many))
    return made[found]


def take_away_page(assessment: Assessment, record: Record, lang: Lang, most: int = MOST) -> str:
    """The page with that many claims."""
    told = what_was_true(
        assessment.log,
        (story.claim for story in weightiest(assessment.log, assessment.claims, presses=False)),
    )
    twins = assessment.twins
    done = {story.claim.id: without_presses(story.outcome) for story in assessment.claims}
    averted = {twin.claim: twin.averted for twin in twins.claims} if twins else {}
    log = assessment.log
    rows = [TakenAway(so=so, done=done[so.claim.id], averted=averted.get(so.claim.id)) for so in told[:most]]
    own = twins.sets.get(record.opened.assumptions) if twins else None
    silent = silent_numbers(assessment)
    return filled(
        "takeaway.html.j2", assessment, record, lang, rows=rows, more=max(0, len(told) - most), went_round=went_round(told),
        averted=own.averted if own and not silent else None, silent=silent, unanswered=own.none if own else None,
        edges=edges(twins), minutes=exercise_minute(log.live_until),
        merged=sum(bool(case.merged_into) for case in log.book.cases.values()), told=len(log.published) + len(log.uttered),
        lessons=learnt(assessment, record)[:LESSONS], polls=answered(record),
        waits=WAITS, mute=mute(assessment),
        wrong=sum(falseword.untrue(log, word) and not _settles(log, word) for word in log.said),
        settled=sum(_settles(log, word) for word in log.said),
        leaks=assessment.measures["E19"].values.get("leaks", 0),
    )  # fmt: skip


def _settles(log: ReportTimeline, word: Said) -> bool:
    """Whether a word told as settled, by a yes or by a no, what nobody could know yet."""
    claim = log.scenario.claim(word.claim) if word.claim else None
    unknown = claim is not None and falseword.known_then(log, claim, word.at) == "UNPROVEN"
    early = falseword.too_soon(log, word) and word.stance == "confirm"
    return early or (unknown and word.stance == "deny" and falseword.untrue(log, word))


def learnt(assessment: Assessment, record: Record) -> Sequence[ReportLine | Bi]:
    """What this drill asks to be learnt: the first things to do about what it missed, presses of traps left out; where nothing
    was, what the scenario teaches of the situations that were told."""
    front = front_page(assessment.log, assessment.measures, assessment.plan)
    missed = [
        point.row.action
        for point in front.to_do
        if point.rows and not all(row.owed.what == overreaction.TRAP for row in point.rows)
    ]
    told = dict.fromkeys(
        story.claim.situation for story in weightiest(assessment.log, assessment.claims, presses=False)
    )
    situations = {situation.id: situation for situation in record.scenario.drill.situations}
    return missed or [situations[name].lesson for name in told if name in situations]


def edges(twins: Twins | None) -> tuple[Estimate, Estimate] | None:
    """What was averted by the low and by the high assumptions, which lie wider apart than any interval of one set; None where
    one of them is not clear."""
    found = [twins.sets[name].averted for name in ("low", "high") if name in twins.sets] if twins else []
    return (found[0], found[1]) if len(found) == 2 and all(each.clear for each in found) else None


def mute(assessment: Assessment) -> list[Bi]:
    """Claims on which every text of ours says nothing: what the model shows there is owed to no words."""
    texts = [word for word in assessment.log.said if word.version and word.claim]
    heard = {word.claim for word in texts if not word.hollow}
    claims = dict.fromkeys(word.claim for word in texts if word.claim not in heard)
    return [assessment.log.scenario.claim(claim).sentence for claim in claims]


def silent_numbers(assessment: Assessment) -> bool:
    """Whether any of what the model counts as spared stands on a claim on which every text of ours says nothing: the sum is
    then no number for guests, as the parts are none."""
    silent, twins = mute(assessment), assessment.twins
    sentence = assessment.log.scenario.claim
    return twins is not None and any(
        twin.averted.clear and sentence(twin.claim).sentence in silent for twin in twins.claims
    )


def answered(record: Record) -> tuple[Poll, ...]:
    """What the hall was asked and answered: polls that may be shown."""
    state = DrillState()
    for event in record.events:
        if isinstance(event.body, PollOpened | VoteCast | PollClosed):
            state = event.body.apply(state, event)
    return tuple(poll for poll in state.polls.values() if poll.shown)
