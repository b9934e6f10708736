"""E13: from an error of our own to the word that puts it right; and what the public was promised.

An error that the scenario plants (a claim marked `own_error`: our own side published it) is owed from its first wave or report
on, errors of the cells' own texts and promises are made in play. The clock of an error starts with the false
publication, with new facts that make a standing text false, or when somebody raises it, whichever comes first. It is
put right by the cell whose word it was, and by no word that calls our own error a falsehood of others. The old version stays.
"""

# Charter: review measures selfcorrection
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.conduct.nouns.pressquestions import PromiseMissed
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, ownwords, truth
from infodrill.review.ledger import Course, LedgerRow, Owed, settled
from infodrill.review.ledger.publicwords import (
    WordsOnClaim,
    in_play,
    is_answer,
    is_false_word,
    kept_by,
    promise_within,
    promised_too_late,
    reaches_readers,
    said_row,
)
from infodrill.review.ledger.row import NOTHING
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    asked_at_the_end,
    each_claim,
    met,
    scale,
    share,
)
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Lasting, ReportLine, line, strung
from infodrill.scenario.schema import Claim, Known
from infodrill.scenario.schema.base import SIDES

CODE = "E13"
CORRECTED, PROMISED = N_("own error put right"), N_("promised word to the public")
PRESS, HARMFUL, PLANTED = "press", "G0", "planted"
NEEDLESS = line(N_("raised in a text that was neither false nor overtaken; it was published anew"))
UNKEPT = line(
    N_("the promised hour passed without the word; by the procedure it was not due yet when play ended")
)
NOBODY_THERE = line(
    N_("the promised hour fell into what the clock ran through when play was over, and nobody could keep it; before a break, "
       "name who gives the word")
)  # fmt: skip
LAPSED = (UNKEPT, NOBODY_THERE)
ANEW = line(N_("the same hour was promised anew; whether the word came is told there"))
TOO_LATE = line(N_("promised for later than the procedure gives an answer; nothing came by that time"))
BY_ANOTHER = line(N_("another cell said what is so; the one whose word it was did not take it back"))
DENOUNCED = line(
    N_("it was denied in a file that calls it a harmful falsehood of others, not taken back as our own")
)
UNRIGHTED = N_("Our own error was not corrected when play ended.")
OVERDUE = N_("Our own error was not corrected by its deadline.")
BLAMED = line(N_("it was blamed on others who posed as us, not taken back as our own"))
UNOWNED = line(N_("it says what is so, and neither that the wrong word was our own nor that we are sorry"))
BARE = line(N_("it was denied, and what is so in its place was not said"))
IN_THE_ROOM = line(N_("one reporter was told so; nothing of it stands where people had read our own word"))
BEYOND = N_(
    "The next word was promised for {told}, later than {at}, when the procedure’s time ended, and did not come by then."
)
RIGHTED = N_("What was wrong in our own word was put right after {time}; the log is silent on its notice.")
RIGHTED_IN_SIGHT = N_("Our own error was corrected after {time}; the old version stays visible.")
WARNED_FIRST = N_(
    "A warning about what was wrong in our own word came after {first}, its correction after {time}."
)
WHY = line(N_("An error that we correct ourselves costs less trust than one that others find."))
ADVICE = line(
    N_(
        "Let anyone raise an error in our own text, and let the spokesperson correct it in the same channel at once."
    )
)
COMPARE_OWN = line(
    N_("It had been reported: compare a word of our own with the original record before answering on it.")
)
PROMISE_WHY = line(N_("Who waits for a word that was promised and does not come asks the rumour instead."))
PROMISE_ADVICE = line(
    N_("Promise only a time that you will keep, and say at that time even that nothing is new.")
)


@each_claim
def owed(course: Course, claim: Claim) -> tuple[Owed, ...]:
    """The correction of each error that our own side published before anybody played: claims marked `own_error`.

    Owed from the false publication, which is the first that can be met of the claim; where it was right as it came out,
    from the first fact that made it false. Nothing where it never was false."""
    told = course.planned_from(claim)
    false = next((fact for fact in claim.truth if is_false_word(claim, "confirm", fact.known_from)), None)
    if false is None or not claim.own_error:
        return ()
    from_ = 0 if is_false_word(claim, "confirm", told) else false.known_from
    steps = truth.answering(claim, false)
    return course.owe_at(
        CODE, CORRECTED, claim, course.allowed("self_correct"),
        cell=course.holder(steps[0].by, claim) if steps else "", about=PLANTED,
        from_=course.played_second(from_), planned_from=from_,
    )  # fmt: skip


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """The row of a planted error: met by its cell's first word on it that is right when it is said and takes it back."""
    words = WordsOnClaim(log, course, log.scenario.claim(obligation.claim))
    said = [word for word in words.said if word.at >= obligation.since >= 0]
    right = [word for word in said if words.answers(word, word.at) and word.replaces]
    own = [word for word in right if obligation.cell in ("", word.cell)]
    read = [word for word in own if reaches_readers(word, own=True)]
    admit = [word for word in read if word.owns and not word.blames]
    taken = next((word for word in admit if not _denounces(word, words)), None)
    if not right and (bare := next((word for word in said if word.bare), None)):
        return settled(obligation, evidence=(bare.seq,), why=BARE)
    if taken or not right:
        return said_row(obligation, course, taken)
    laid = BLAMED if all(word.blames for word in read) else UNOWNED
    why = DENOUNCED if admit else laid if read else IN_THE_ROOM if own else BY_ANOTHER
    return settled(obligation, evidence=((admit or read or own or right)[0].seq,), why=why)


def _denounces(word: Said, words: WordsOnClaim) -> bool:
    """A word out of a file that stood coded as a harmful falsehood, which the claim is not: it admits nothing."""
    codes = [body.code for event, body in words.log.on_case(word.case, GatePassed) if event.seq < word.seq]
    return codes[-1:] == [HARMFUL] and words.claim.gate_code != HARMFUL


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """One row for each word of ours that was or became false or that somebody found wrong, and for each promise."""
    rows = [
        *(row for word in in_play(log, course) for row in _error(word, log, course)),
        *ownwords.corrections(log, course, CODE, CORRECTED),
        *_promises(log, course),
    ]
    return tuple(sorted(rows, key=lambda row: (row.owed.since, row.owed.key)))


def _error(word: Said, log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """The row of a text that was wrong, from the earliest moment at which that could be known. One that was neither false nor
    overtaken and is put right all the same earns nothing; left as it was raised, it is missed."""
    claim = log.scenario.claim(word.claim) if word.claim else None
    wrong_at = _false_from(word, claim, log, course) if claim else -1
    found_at, found_seq = _found(word, log)
    starts = [at for at in (wrong_at, found_at) if at >= 0]
    if not starts:
        return
    since = min(starts)
    priority = course.priority(claim, since) if claim else "P3"
    owed = course.owe_from(
        CODE, CORRECTED, since, course.allowed("self_correct")[priority], claim=claim, about=_name(word),
        cell=word.cell, priority=priority,
    )  # fmt: skip
    rights = list(_put_right(word, claim, since, log, course)) if claim and wrong_at >= 0 else []
    own = [other for other in rights if other.cell == word.cell]
    right = next(iter(own), None) if wrong_at >= 0 else _newer(word, found_seq, log, course)
    if claim and wrong_at >= 0 and _came_true(word, claim, owed, right, course):
        yield LedgerRow(owed=owed, outcome="not_applicable", evidence=(word.seq,))
    elif right is None:
        shown = rights[0].seq if rights else word.seq if wrong_at >= 0 else found_seq
        yield settled(owed, evidence=(shown,), why=BY_ANOTHER if rights else NOTHING)
    else:
        waited = max(0, course.play.story(right.at) - course.play.story(since))
        row = settled(owed, at=right.at, evidence=(word.seq, right.seq), value=waited)
        needless = claim and wrong_at < 0 and row.outcome == "met"
        yield replace(row, outcome="not_applicable", why=NEEDLESS) if needless else row


def _false_from(word: Said, claim: Claim, log: ReportTimeline, course: Course) -> int:
    """When a text was false first: at once, or when new facts met it standing as our last word that says what is so; -1."""
    if not word.speaks:
        return -1
    words = WordsOnClaim(log, course, claim)
    if words.false(word):
        return word.at
    for entry in claim.truth:
        at = course.played_second(entry.known_from)
        if at <= course.play.until and word in _overtaken(words, entry, at):
            return at
    return -1


def _came_true(word: Said, claim: Claim, owed: Owed, right: Said | None, course: Course) -> bool:
    """Whether new facts made a false word right before it had to be put right, and before anybody did."""
    until = min(owed.due, right.at if right else owed.due, course.play.until)
    return any(
        owed.since < course.played_second(entry.known_from) <= until
        and is_answer(claim, word.stance, entry.known_from)
        for entry in claim.truth
    )


def _overtaken(words: WordsOnClaim, entry: Known, at: int) -> list[Said]:
    """Our last words before second `at` that all say what a new entry of the truth makes false; a text's newest version."""
    said = [word for word in words.said if word.at < at and word.stance in SIDES]
    newest = {word.item: word.version for word in said}
    standing = [word for word in said if word.version == newest[word.item]]
    return list(
        takewhile(lambda word: is_false_word(words.claim, word.stance, entry.known_from), reversed(standing))
    )


def _found(word: Said, log: ReportTimeline) -> tuple[int, int]:
    """(second, event) at which somebody raised an error of this version, (-1, -1) when nobody did."""
    if not word.version:
        return -1, -1
    later = next(
        (two.seq for two in log.said if two.item == word.item and two.seq > word.seq), len(log.events)
    )
    for event, body in log.bodies(ErrorRaised):
        if body.statement == word.item and word.seq < event.seq < later:
            return event.at, event.seq
    return -1, -1


def _put_right(word: Said, claim: Claim, since: int, log: ReportTimeline, course: Course) -> Iterator[Said]:
    """The later words on the claim that are right when they are said."""
    words = WordsOnClaim(log, course, claim)
    later = (two for two in words.said if two.seq > word.seq and two.at >= since and not two.blames)
    right = (two for two in later if words.answers(two, two.at) and two.replaces)
    return (two for two in right if reaches_readers(two, own=word.version > 0))


def _newer(word: Said, since: int, log: ReportTimeline, course: Course) -> Said | None:
    """The next version of the text, unless that is a false word itself."""
    claim = log.scenario.claim(word.claim) if word.claim else None
    later = (two for two in log.said if two.item == word.item and two.seq > since)
    return next((two for two in later if not (claim and WordsOnClaim(log, course, claim).false(two))), None)


def _promises(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each next-update time that was said in a text or to the press: kept by the next word on the matter, by its own date and
    by the procedure's time for an answer, whichever is earlier; the end of play settles it as it settles what else is owed."""
    noted = {(body.item, body.step) for _, body in log.bodies(DeadlineMissed) if not body.excused}
    noted |= {(body.question, PRESS) for _, body in log.bodies(PromiseMissed) if not body.excused}
    passed = noted | {(body.item, body.step) for _, body in log.bodies(DeadlineMissed)}
    passed |= {(body.question, PRESS) for _, body in log.bodies(PromiseMissed)}
    for word in in_play(log, course):
        if not word.next_update:
            continue
        claim = log.scenario.claim(word.claim) if word.claim else None
        within, priority = promise_within(course, word)
        owed = course.owe_from(
            CODE, PROMISED, word.at, within, claim=claim, about=_name(word), cell=word.cell, priority=priority,
        )  # fmt: skip
        kept = kept_by(log, course, word)
        step = word.item, f"promise:{word.version}" if word.version else PRESS
        if kept is None or step in noted:
            too_late = TOO_LATE if promised_too_late(course, word) else NOTHING
            row = settled(owed, evidence=(word.seq,), why=too_late)
            # What the log tells as missed is not told as waiting, whatever it counts for; nor is an hour that the clock ran
            # through while its case was closed, as no desk looks after that.
            why = NOBODY_THERE if word.next_update > course.play.until else UNKEPT
            lapsed = row.outcome == "not_due" and (step in passed or word.next_update <= log.ends_at)
            yield replace(row, why=why) if lapsed else row
        else:
            late = max(0, course.play.story(kept.at) - owed.story_due)
            # One hour is one promise: whether it was kept is told of the word that named it last.
            why = ANEW if kept.next_update == word.next_update else NOTHING
            yield settled(owed, at=kept.at, evidence=(word.seq, kept.seq), why=why, story_late=late)


def stands(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a false word of ours was never put right, by nobody, in play or after it, were its hour to come or not."""
    owed = row.owed
    if falseword.left_standing(log, row):
        return True
    if owed.what != CORRECTED or row.outcome not in ("missed", "not_due") or row.at >= 0:
        return False
    words = [word for word in log.said if word.seq in row.evidence]
    said = any(not word.claim or not falseword.put_right(log, word) for word in words)
    return not row.why.msgid and not row.awaits_link and (said or (owed.about == PLANTED and owed.since >= 0))


def _name(word: Said) -> str:
    return f"{word.item}@{word.version}" if word.version else word.item


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """The lower of two shares, both of matters: on which every error was put right in time, and on which every promised word came
    in time. So nothing that is easily kept makes up for an error, nor for a broken promise on the same matter."""
    errors = [row for row in due if row.owed.what == CORRECTED]
    waits = [error.value for error in errors if error.value is not None and error.outcome == "met"]
    promises = [row for row in due if row.owed.what == PROMISED]
    values = {
        "in_time": met(due), "due": len(due), "longest_seconds": max(waits, default=0), "errors": len(errors),
        "errors_left": sum(error.outcome == "missed" for error in errors),
        "promises": len(promises), "promises_broken": sum(promise.outcome == "missed" for promise in promises),
    }  # fmt: skip
    matters, wrong = _matters(promises), _matters(errors)
    values |= {"matters": len(matters), "matters_kept": sum(matters.values())}
    values |= {"wrong_matters": len(wrong), "wrong_matters_righted": sum(wrong.values())}
    parts = ((values["wrong_matters_righted"], len(wrong)), (values["matters_kept"], len(matters)))
    rating = min(scale("E13", share(part, whole)) for part, whole in parts if whole)
    return Rated(
        result=_result(waits, values),
        values=values,
        rating=rating,
        findings=(_finding(row, log) for row in due),
    )


def _matters(rows: list[LedgerRow]) -> dict[str, bool]:
    """Claim, or text where it is about none, → whether every row on it was met."""
    found: dict[str, bool] = {}
    for row in rows:
        matter = row.owed.claim or row.owed.about.partition("@")[0]
        found[matter] = found.get(matter, True) and row.outcome == "met"
    return found


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    owed, seq = row.owed, row.evidence[-1] if row.evidence else 0
    if owed.what == PROMISED:
        return _promise_finding(row, log, next(word for word in log.said if word.seq == row.evidence[0]))
    if row.outcome == "met":
        took = Lasting(row.value or 0)
        planted = owed.about == PLANTED  # of the old version of what came out before play nothing is known
        text = line(RIGHTED if planted else RIGHTED_IN_SIGHT, time=took)
        if warned := falseword.first_warning(log, owed.claim, owed.since, row.at):
            first = Lasting(log.clocks.story(warned.at) - log.clocks.story(owed.since))
            text = line(WARNED_FIRST, first=first, time=took)
        return Finding(kind="strength", at=row.at, text=text, seq=seq, claim=owed.claim)
    text = line(UNRIGHTED if asked_at_the_end(log, row) else OVERDUE)
    if row.why.msgid:
        text = line(N_("Our own error was not put right: {how}."), how=row.why)
    # Where somebody had reported it, no rule about who may raise an error would have helped.
    todo = COMPARE_OWN if owed.about == PLANTED and log.first_seen(owed.claim) >= 0 else ADVICE
    return Finding(kind="improve", at=owed.due, text=text, seq=seq, why=WHY, todo=todo, claim=owed.claim)


def _promise_finding(row: LedgerRow, log: ReportTimeline, promise: Said) -> Finding:
    """The hour in it is the one that the public was told; the procedure's own, where it is earlier, is called by its name."""
    owed, seq = row.owed, row.evidence[-1]
    told = log.given(promise.at, promise.next_update)
    if row.why == ANEW:
        text = line(N_("The next word promised for {at} was promised anew for the same hour."), at=told)
        return Finding(kind="note", at=row.at, text=text, seq=seq, claim=owed.claim)
    if row.outcome == "met":
        ahead = promise.next_update - promise.at
        late = log.clocks.story(row.at) - log.clocks.story(promise.at) - ahead
        if late > 0:
            text = line(
                N_("The next word came in time as played; by the story {late} after the promised {at}."),
                late=Lasting(late), at=told,
            )  # fmt: skip
            return Finding(kind="note", at=row.at, text=text, seq=seq, claim=owed.claim)
        text = line(N_("The next word came as it was promised for {at}."), at=told)
        return Finding(kind="strength", at=row.at, text=text, seq=seq, claim=owed.claim)
    if row.why == TOO_LATE:
        limit = owed.story_due - log.clocks.story(owed.since)
        text = line(BEYOND, told=told, at=log.given(owed.since, owed.since + limit))
    else:
        text = line(N_("The next word promised for {at} did not come in time."), at=told)
    return Finding(
        kind="improve", at=owed.due, text=text, seq=seq, why=PROMISE_WHY, todo=PROMISE_ADVICE, claim=owed.claim
    )  # fmt: skip


def _result(waits: list[int], values: dict[str, int]) -> ReportLine:
    """What was in time, what was not and of which kind, and the longest wait for a correction that was."""
    found = line(N_("{good} of {total} in time"), good=Amount(values["in_time"]), total=Amount(values["due"]))
    more = [
        line(said, n=Amount(n))
        for said, n in (
            (N_("own errors not put right in time: {n}"), values["errors_left"]),
            (N_("promised words that did not come in time: {n}"), values["promises_broken"]),
        )
        if n
    ]
    if waits:
        n, slowest = Amount(len(waits)), N_("slowest of {n} corrections in time: {time}")
        more.append(line(slowest, n=n, time=Lasting(max(waits))))
    return strung(found, *more)


SPEC = Spec(
    code=CODE,
    title=N_("Self-correction"),
    target=line(N_("P1 ≤ 30 min; P2 ≤ 2 h; others ≤ 8 h")),
    horizon=line(N_("from the error")),
    owed=owed,
    settle=settle_row,
    rate=rate,
    raised=raised,
    duties=frozenset({CORRECTED, PROMISED}),
    version=23,
)
