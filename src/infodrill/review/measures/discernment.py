"""E5 ●: Youden's J of answering or acting (6–8) on what is harmful and false against acting (5–8) on what is to be left alone.

What is harmful and false is a duty: a correct answer, or an action 6–8, by its deadline; a correction (5) is one by what it
says. What is to be left alone is a
prohibition: breached by an action 5–8 at any time, kept only where the cells dealt with the claim.

Both classes are read by what was done in public, whatever it is called. So a denial is the correction that it is in a text of
any kind and to the press, unless the claim is one to be answered and the record said then what the denial says. A restriction
(7, 8) is an action by itself. A verdict alone is no deed of either class: FALSE on a harmful falsehood earns nothing here until
something is said or done, so FALSE on what is true costs nothing here until then; it is a false label, which E3 rates U, and a
wrong verdict in E6.
"""

# Charter: review measures discernment
from __future__ import annotations

from dataclasses import replace
from math import sqrt

from infodrill.casework import rights
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached, settled
from infodrill.review.ledger.publicwords import WordsOnClaim, answer, is_answer, watched_lawfully
from infodrill.review.measures.base import DURING, Rated, Spec, each_claim, judged, met
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline, Word
from infodrill.review.words import Amount, Hundredths, line
from infodrill.scenario.schema import Claim

CODE = "E5"
ACTED, LEFT = N_("answer, warning or referral"), N_("no correction, warning or referral")
ACTS = frozenset({5, 6, 7, 8})
UNSPOKEN = frozenset({7, 8})  # carried out without a text; a warning (6) is out once its text is
WARNING = 6
Z = 1.96  # 95 %


@each_claim
def owed(course: Course, claim: Claim) -> tuple[Owed, ...]:
    """A duty for each harmful false claim, a prohibition for each other one that is protected or true."""
    entry = truth.first_false(claim)
    if entry is not None and truth.harmful_false(claim):
        steps = truth.answering(claim, entry)
        cell = course.holder(steps[0].by, claim) if steps else ""
        return course.owe_at(
            CODE,
            ACTED,
            claim,
            course.allowed("publish"),
            from_=course.played_second(entry.known_from),
            planned_from=entry.known_from,
            cell=cell,
        )
    return (course.forbid(CODE, LEFT, claim),) if truth.to_be_left(claim) else ()


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Answered or acted on in time; left alone. What was lawfully watched instead is no positive: it does not apply."""
    claim = log.scenario.claim(obligation.claim)
    if not obligation.duty:
        acts = actions(log, claim, course)
        at, seq = acts[0] if acts else (-1, -1)
        evidence = (seq,) if acts else ()
        dealt_with = log.handled(claim.id, course.in_play)
        return kept_or_breached(obligation, breached_at=at, dealt_with=dealt_with, evidence=evidence)
    entry = truth.first_false(claim)
    row = answer(obligation, log, course, claim.truth.index(entry) if entry else 0)
    if row.outcome == "met" or row.contradicted:
        return row
    first = next(iter(_against(log, course, claim)), None)
    if first and not 0 <= row.at < first[0]:
        row = settled(obligation, at=first[0], evidence=(first[1],))
    watched = watched_lawfully(obligation, log, course) if row.outcome == "missed" else None
    return replace(watched, outcome="not_applicable") if watched else row


def _against(log: ReportTimeline, course: Course, claim: Claim) -> list[tuple[int, int]]:
    """(second, event) of what was done against a harmful falsehood beside answering it: a warning that says something and
    nothing false, a page reported, a referral. A correction that does not answer corrects nothing."""
    words = WordsOnClaim(log, course, claim)
    warned = [
        word for word in words.said if _action(word) == WARNING and word.tells and not words.false(word)
    ]
    return sorted((*_taken(log, claim, UNSPOKEN), *((word.at, word.seq) for word in warned)))


def actions(log: ReportTimeline, claim: Claim, course: Course) -> list[tuple[int, int]]:
    """(second, event) of each action 5–8 on the claim: a text of its kind was published, whatever it says, a text of any kind
    denied it, or it was carried out; also on another story's case while a report of the claim lay merged there."""
    said = [
        (word.at, word.seq)
        for word in log.words(claim.id)
        if _action(word) in ACTS or _denies(word, claim, course)
    ]
    taken = log.done_to(claim.id, ActionTaken)
    return sorted({*said, *((event.at, event.seq) for event, body in taken if body.action in ACTS)})


def _taken(log: ReportTimeline, claim: Claim, wanted: frozenset[int]) -> list[tuple[int, int]]:
    return [
        (event.at, event.seq) for event, body in log.on_claim(claim.id, ActionTaken) if body.action in wanted
    ]


def _denies(word: Word, claim: Claim, course: Course) -> bool:
    """A denial that nothing asked for: where an answer is owed and the record says false, it is that answer."""
    asked = any(step.what in truth.SPOKEN for step in claim.right_path)
    right = asked and is_answer(claim, "deny", course.known_second(claim, word.at))
    return word.stance == "deny" and not right


def _action(word: Said | Word) -> int:
    return rights.STATEMENT_ACTION.get(word.kind, 0)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """J of the evaluated rows of both classes."""
    bad, good = judged(due, ACTED), judged(due, LEFT)
    if not bad or not good:
        return None
    tp, tn = met(bad), met(good)
    fn, fp = len(bad) - tp, len(good) - tn
    low, middle, high = youden_interval(tp, fn, fp, tn)
    result = line(
        N_("J = {j} ({low} to {high}): acted on {tp} of {bad} harmful, {fp} of {good} to be left alone"),
        j=Hundredths(middle),
        low=Hundredths(low),
        high=Hundredths(high),
        tp=Amount(tp),
        bad=Amount(tp + fn),
        fp=Amount(fp),
        good=Amount(fp + tn),
    )
    values = {"tp": tp, "fn": fn, "fp": fp, "tn": tn, "j_hundredths": middle, "low": low, "high": high}
    return Rated(result=result, values=values, rating=rights.rate_e5(tp, fn, fp, tn))


def youden_interval(tp: int, fn: int, fp: int, tn: int) -> tuple[int, int, int]:
    """(low, J, high) in hundredths: 95 % interval of a difference of two proportions after Newcombe (1998), method 10."""
    p1, l1, u1 = _wilson(tp, tp + fn)
    p2, l2, u2 = _wilson(fp, fp + tn)
    low = (p1 - p2) - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    high = (p1 - p2) + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return round(100 * low), round(100 * (p1 - p2)), round(100 * high)


def _wilson(part: int, whole: int) -> tuple[float, float, float]:
    """(share, low, high): Wilson's score interval."""
    p, zz = part / whole, Z * Z
    centre, half = p + zz / (2 * whole), Z * sqrt(p * (1 - p) / whole + zz / (4 * whole * whole))
    return p, (centre - half) / (1 + zz / whole), (centre + half) / (1 + zz / whole)


SPEC = Spec(
    code=CODE,
    title=N_("Discernment"),
    target=line(N_("J ≥ {j}; rated from five of each kind"), j=Hundredths(70)),
    horizon=DURING,
    duties=frozenset({ACTED}),
    owed=owed,
    settle=settle_row,
    rate=rate,
    forbids=frozenset({LEFT}),
    version=16,
)
