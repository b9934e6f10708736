"""E7: how long the public waited for a first word, and for the word that says what is so.

Where the right path speaks, a first word is owed on P1 and P2, and an answer for each entry of a claim's truth: a later
change of the truth starts a new clock, the earlier answer stays met. An answer is a first word too.
"""

# Charter: review measures firstword
from __future__ import annotations

from collections.abc import Iterator, Sequence

from infodrill.casework import rights
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, truth
from infodrill.review.gainsaid import CONTRARY, HARMS
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached
from infodrill.review.ledger.publicwords import WordsOnClaim, answer_or_watching, first_word
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    Wait,
    asked_at_the_end,
    each_claim,
    finding,
    lasted,
    lateness,
    median_wait,
    met,
    scale,
    share,
    waited,
)
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, LabelIn, Lasting, ReportLine, Value, line, strung
from infodrill.scenario.schema import Claim, Known

CODE = "E7"
FIRST, ANSWER, CONFIRMED = N_("first word"), N_("answer"), N_("false confirmation")
NOT_UPDATED = 2  # the letter at most (S) where the record changed and no word of ours told so in time
GRAVE = "H3"  # the harm from which a false confirmation bounds the letter
WAITED = {
    (FIRST, True): N_("first word on P1: {wait}"),
    (FIRST, False): N_("first word: {wait}"),
    (ANSWER, True): N_("answer on P1, since its owner knew: {wait}"),
    (ANSWER, False): N_("answer, since its owner knew: {wait}"),
}  # fmt: skip
WHY = line(N_("Where nobody speaks, the rumour does."))
ADVICE = line(
    N_(
        "Publish what is known, what is not, what is being done and the time of the next word; do not wait for all of it."
    )
)
ANEW = N_("{deed}; what the record changed at {changed} was told {time} after that")
ANEW_AS = N_("{deed}; the record changed at {changed}, {time} after that {now}")
WRONG_WHY = line(
    N_("A false word of ours is believed more than any rumour, and costs the trust of the next one.")
)
WRONG_ADVICE = line(
    N_("Say only what the owner of the facts can stand for now, and when the next word comes.")
)


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """First words and answers of every claim of the scenario."""
    if steps := truth.first_words(claim):
        yield from course.owe_at(
            CODE, FIRST, claim, course.allowed("holding"), cell=course.holder(steps[0].by, claim)
        )
    for number, entry in enumerate(claim.truth, 1):
        steps = truth.answering(claim, entry)
        if steps and not overtaken(course, claim, number - 1):
            yield from course.owe_at(
                CODE, ANSWER, claim, course.allowed("publish"), cell=course.holder(steps[0].by, claim),
                about=str(number), from_=course.played_second(entry.known_from),
                planned_from=entry.known_from,
            )  # fmt: skip


def overtaken(course: Course, claim: Claim, entry: int) -> bool:
    """True for an entry of the truth that another had replaced before anybody could know the claim."""
    later: tuple[Known, ...] = claim.truth[entry + 1 :]
    return any(fact.known_from <= course.planned_from(claim) for fact in later)


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """What became of a first word or an answer."""
    if obligation.what == FIRST:
        return first_word(obligation, log, course)
    return answer_or_watching(obligation, log, course, int(obligation.about) - 1)


def false_confirmations(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """Each false word that confirmed a rumour of H3 or H4, and each that told people to do what a record warns of, whatever its
    claim: it bounds the letter, whatever was said in time."""
    found = []
    for claim in course.scenario.claims:
        words = WordsOnClaim(log, course, claim)
        grave = {"confirm", HARMS, CONTRARY} if claim.harm >= GRAVE else {HARMS}
        for word in log.said:  # forbidden in the run-on too
            if word.claim == claim.id and word.speaks and word.stance in grave and words.false(word):
                about = f"{word.item}@{word.version}" if word.version else word.item
                owed = course.forbid(CODE, CONFIRMED, claim, cell=word.cell, about=about, raised=True)
                found.append(
                    kept_or_breached(owed, breached_at=word.at, dealt_with=True, evidence=(word.seq,))
                )
    return tuple(found)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Share of due words said in time, bounded by P1 and by false confirmations; medians are over all due rows of P1, or of
    all."""
    words = [row for row in due if row.owed.duty]
    wrong = [row for row in due if not row.owed.duty]
    good = met(words)
    harms = [max(log.scenario.claim(row.owed.claim).harm, GRAVE) for row in wrong]
    late = any(row.outcome == "missed" and row.owed.priority == "P1" for row in words)
    rating = rights.rate_e7(scale("E7", share(good, len(words))) if words else 3, late, harms)
    rating = min(rating, NOT_UPDATED) if not_updated(words) else rating
    waited = waits(words)
    values = {
        "in_time": good, "due": len(words), "not_due": sum(row.owed.duty for row in rows) - len(words),
        "false_confirmations": len(wrong), **_numbers(waited),
    }  # fmt: skip
    findings = (_finding(row, log) for row in (*words, *wrong))
    return Rated(result=_result(waited, good, len(words)), values=values, rating=rating, findings=findings)


def not_updated(words: Sequence[LedgerRow]) -> bool:
    """Whether the record changed after an answer of ours, and no word told so in time: who heard us goes on by the old."""
    answers = [row for row in words if row.owed.what == ANSWER]
    return any(
        row.outcome == "missed" and earlier.outcome == "met" and 0 <= earlier.at < row.owed.since
        for row in answers
        for earlier in answers
        if earlier.owed.claim == row.owed.claim
    )  # fmt: skip


def later_entry(row: LedgerRow) -> bool:
    """Whether an answer is owed of what the record said later: whoever was told the earlier goes on by it."""
    return row.owed.what == ANSWER and row.owed.about not in ("", "1")


def first_answer(log: ReportTimeline, course: Course, row: LedgerRow) -> Said | None:
    """The word that answered a claim first, of an answer to what the record said later; None where no earlier one did."""
    if not later_entry(row):
        return None
    words = WordsOnClaim(log, course, log.scenario.claim(row.owed.claim))
    return next(
        (word for word in words.said if word.at < row.at and words.answers(word, log.live_until)), None
    )


def told_anew(
    log: ReportTimeline, row: LedgerRow, deed: ReportLine, now: LabelIn | None = None
) -> ReportLine:
    """What had been answered before, with how long after the record changed that was told; `now` = as what, where the two differ:
    who said at once that nothing is known yet has told nobody what is so."""
    changed, time = BothClocks(row.owed.since), lasted(log, row.owed.since, row.at)
    if now is None:
        return line(ANEW, deed=deed, changed=changed, time=time)
    return line(ANEW_AS, deed=deed, changed=changed, time=time, now=now)


def waits(due: Sequence[LedgerRow]) -> dict[str, tuple[bool, Wait]]:
    """By kind of row: whether only P1 is meant (where any is due), and the median wait over all due rows of the kind. What
    never came, or was a false word, is later than any; what was lawfully watched waited for nothing."""
    found = {}
    for which in (FIRST, ANSWER):
        mine = [
            row for row in due if row.owed.what == which and not (row.outcome == "met" and row.value is None)
        ]
        urgent = [row for row in mine if row.owed.priority == "P1"]
        if mine:
            found[which] = bool(urgent), median_wait([row.value for row in urgent or mine])
    return found


def _numbers(found: dict[str, tuple[bool, Wait]]) -> dict[str, int]:
    """The medians as numbers; no `…_seconds` where the median never came."""
    numbers: dict[str, int] = {}
    for which, key in ((FIRST, "first"), (ANSWER, "answer")):
        if which in found:
            _, wait = found[which]
            numbers |= {f"{key}_of": wait.n, f"{key}_never": wait.never}
            numbers |= {} if wait.seconds is None else {f"{key}_seconds": wait.seconds}
    return numbers


def _result(found: dict[str, tuple[bool, Wait]], good: int, due: int) -> ReportLine:
    told = line(N_("{good} of {due} in time"), good=Amount(good), due=Amount(due))
    for which, (urgent, wait) in found.items():
        told = strung(told, line(WAITED[which, urgent], wait=wait.said))
    return told


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    claim = log.scenario.claim(row.owed.claim)
    if not row.owed.duty:
        how = LabelIn(falseword.false_word(log, row))
        text = line(N_("“{claim}”: {how}."), claim=claim.sentence, how=how)
        return finding(row, text, why=WRONG_WHY, todo=WRONG_ADVICE)
    why, advice = (WRONG_WHY, WRONG_ADVICE) if row.contradicted else (WHY, ADVICE)
    return finding(row, told(log, row, claim), why=why, todo=advice)


def told(log: ReportTimeline, row: LedgerRow, claim: Claim) -> ReportLine:
    """A row of E7 in words: how long the public waited, and what that was worth."""
    said: dict[str, Value] = {"claim": claim.sentence, "which": LabelIn(row.owed.what)}
    if row.contradicted:
        return line(N_("“{claim}”: {how}."), **said, how=LabelIn(falseword.false_word(log, row)))
    if row.at < 0 and asked_at_the_end(log, row):
        if row.why.msgid:
            return line(N_("“{claim}” had no {which} when play ended ({how})."), **said, how=row.why)
        return line(N_("“{claim}” had no {which} when play ended."), **said)
    if row.at < 0 and row.why.msgid:
        return line(N_("“{claim}” had no {which}, though it was due ({how})."), **said, how=row.why)
    if row.at < 0:
        return line(N_("“{claim}” had no {which}, though it was due."), **said)
    if row.value is None:
        return line(N_("“{claim}” was watched, as its harm and spread allowed."), claim=claim.sentence)
    time = waited(log, row)
    if row.outcome == "missed":
        return line(
            N_("“{claim}”: {which} after {time}, {late} late."), **said, time=time, late=lateness(row)
        )
    if row.story_late:
        return line(
            N_("“{claim}”: {which} after {time}, {late} past its deadline by the story; in time as played."),
            **said, time=time, late=Lasting(row.story_late),
        )  # fmt: skip
    return line(N_("“{claim}”: {which} after {time}, in time."), **said, time=time)


SPEC = Spec(
    code=CODE,
    title=N_("First word"),
    target=line(N_("P1 ≤ 30 and ≤ 60 min; P2 ≤ 2 and ≤ 8 h; others ≤ 48 h")),
    horizon=line(N_("from the first report")),
    owed=owed,
    settle=settle_row,
    rate=rate,
    raised=false_confirmations,
    forbids=frozenset({CONFIRMED}),
    duties=frozenset({FIRST, ANSWER}),
    version=20,
)
