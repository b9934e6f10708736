"""E3 ●: traps pressed, words against persons, false labels, restrictive actions, false denials. The rating is the rights core's.

One row forbids each of these on each claim on which it can happen, and one each kind of trap; the value counts how often.
"""

# Charter: review measures overreaction
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from infodrill.casework import rights, stances
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.restraint import ObjectionRecorded, TrapPressed
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import aimed, truth
from infodrill.review.asread import cell_of
from infodrill.review.labels import NO_FACT, QUESTION, QUESTIONS
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached
from infodrill.review.ledger.publicwords import anything_said, retracts
from infodrill.review.measures.base import DURING, Finding, Rated, Spec, clock, finding
from infodrill.review.measures.verification import VERDICTS
from infodrill.review.timeline import ReportTimeline, Word
from infodrill.review.words import Amount, BothClocks, LabelIn, ReportLine, Value, line, strung
from infodrill.scenario.schema import Claim, Known

CODE = "E3"
LABEL, RESTRICTION, DENIAL = N_("no false label"), N_("no restrictive action"), N_("no false denial")
TRAP = N_("no attempted over-reaction")
PERSONS = N_("no word against a person")
NO_LABEL = stances.NO_SIDE  # what nothing can be said to be false of
LESS = line(
    N_(
        "The wish to act fast met expression that nobody may act against; a press is recorded, nothing happens."
    )
)
TRAIN = line(
    N_("Go through the trap notes with the coach; ask first which question of the gate answers the worry.")
)
LABEL_WHY = line(
    N_("What is no fact, or is true, cannot be called false: that calls whoever said it a liar.")
)
UNKNOWN_WHY = line(N_("What nobody knows yet cannot be called false yet."))
LABEL_ADVICE = line(
    N_("Ask the gate first: is it a fact at all? Then ask whose record it is, and what that says.")
)
PERSONS_WHY = line(
    N_(
        "A text is about a claim, never about who passed it on, asked or criticised: whoever is shamed stops reporting."
    )
)
PERSONS_ADVICE = line(
    N_(
        "Take it out of the text, beg pardon where it was read, and let the rights adviser read each text for persons."
    )
)
RESTRICTED_WHY = line(
    N_("The procedure keeps such an action for grave harm and for pages that pose as somebody.")
)
RESTRICTED_ADVICE = line(
    N_("Take the least intrusive action that answers the harm; read the ceiling of the code before deciding.")
)
DENIED_WHY = line(N_("A denial that proves false costs the trust that the next statement needs."))
FOUND_FALSE = N_("“{claim}” was found false; in fact: {verdict}.")
FOUND_TOO_SOON = N_("“{claim}” was found false; the record then said: {verdict}.")
FOUND_SINCE = N_("“{claim}” was found false; the record then said: {verdict}; since {since}: {now}.")
NOT_KNOWN, KNOWN_TRUE, OVERTAKEN = "not known", "known true", "overtaken"  # kinds of false denials
DENIED = {
    NOT_KNOWN: N_(
        "“{claim}” was denied at {said}, when the owner of the facts could not say yet whether it is so."
    ),
    KNOWN_TRUE: N_(
        "“{claim}” was denied at {said}, although the owner of the facts had known since {known} that it is {verdict}."
    ),
    OVERTAKEN: N_(
        "The denial of “{claim}” from {said} was left standing, although from {known} on the owner of the facts had another "
        "record: {verdict}."
    ),
}
DENIED_ADVICE = {
    NOT_KNOWN: line(N_("When it is not known, say that it is not known and when the next word comes.")),
    KNOWN_TRUE: line(
        N_("Ask the owner of the facts before a denial; what the owner knows to be true is acknowledged.")
    ),
    OVERTAKEN: line(
        N_("When the owner of the facts knows more, take back in the same channel what no longer holds.")
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One over-reaction: when, shown by which event, by which cell, in words."""

    at: int
    seq: int
    cell: str
    text: ReportLine
    kind: str = ""  # of a denial, why it was false


def owed(course: Course) -> tuple[Owed, ...]:
    """Rows in the scenario's order: for each claim what can go wrong on it, then each kind of trap unless traps are off."""
    traps = sorted(rights.TRAPS) if course.scenario.drill.traps else ()
    return (
        *(row for claim in course.scenario.claims for row in _on_claim(course, claim)),
        *(course.forbid(CODE, TRAP, about=kind) for kind in traps),
    )


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Breached by the first over-reaction of its kind; kept when a seat dealt with the claim, or for a trap with any."""
    if breached := _breached(row, log, course):
        return breached[0]
    dealt, shown = log.handled(row.claim, course.in_play), course.shown_by(row.claim)
    if row.what == TRAP:
        dealt, shown = any(log.handled(claim.id, course.in_play) for claim in log.scenario.claims), (0,)
    why = line(N_("it was not done")) if dealt else line(N_("no cell dealt with it"))
    return kept_or_breached(row, dealt_with=dealt, evidence=shown, why=why)


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """The same of every other cell that did it too: nobody answers for what another cell did; and each text, answer to the
    press or guidance that is aimed at persons, which does in public what a trap offers."""
    return (
        *(row for each in owed(course) for row in _breached(each, log, course)[1:]),
        *(_against_persons(word, log, course) for word in aimed.aimed(log)),
    )


def _against_persons(word: aimed.AimedWord, log: ReportTimeline, course: Course) -> LedgerRow:
    claim = log.scenario.claim(word.claim) if word.claim else None
    row = course.forbid(CODE, PERSONS, claim, cell=word.cell, about=word.item, raised=True)
    # The hour stands beside it wherever a row or finding is told.
    return kept_or_breached(
        row, breached_at=word.at, dealt_with=True, evidence=(word.seq,), why=line(word.how), value=1
    )


def _breached(row: Owed, log: ReportTimeline, course: Course) -> list[LedgerRow]:
    """A row a cell that did what is forbidden, whoever did it first first; only that one was planned."""
    found: dict[str, list[Breach]] = {}
    for breach in sorted(_breaches(row, log, course), key=lambda breach: (breach.at, breach.seq)):
        found.setdefault(breach.cell or row.cell, []).append(breach)
    return [
        replace(
            kept_or_breached(
                replace(row, cell=cell, automated=course.stands_aside(cell), planned=row.planned and not n),
                breached_at=mine[0].at, dealt_with=True, evidence=tuple(breach.seq for breach in mine),
                why=mine[0].text, value=len(mine),
            ),
            kind=mine[0].kind,
        )
        for n, (cell, mine) in enumerate(found.items())
    ]  # fmt: skip


def _breaches(row: Owed, log: ReportTimeline, course: Course) -> Iterable[Breach]:
    if row.what == TRAP:
        presses = [(event, body) for event, body in log.bodies(TrapPressed) if body.kind == row.about]
        times = Counter(body.cell for _, body in presses)
        return (_press(event, body, times[body.cell]) for event, body in presses)
    return _LOOKS[row.what](log, course.scenario.claim(row.claim), course)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Counts over the whole drill; nothing where nobody ever spoke, though words were owed: silence holds nothing back."""
    missed = [row for row in due if row.outcome == "missed"]
    if not missed and not anything_said(log):
        return None
    counts = {
        key: sum(row.value or 0 for row in missed if row.owed.what == what)
        for key, what in (
            ("traps", TRAP), ("false_labels", LABEL), ("restrictive", RESTRICTION), ("false_denials", DENIAL),
            ("persons", PERSONS),
        )
    }  # fmt: skip
    # What a text does in public weighs no less than the press of a button that offers it.
    pressed = counts["traps"] + counts["persons"]
    rating = rights.rate_e3(pressed, counts["false_labels"], counts["restrictive"], counts["false_denials"])
    counts["index"] = pressed + 3 * sum(
        counts[key] for key in ("false_labels", "restrictive", "false_denials")
    )
    counts["objections"] = len(list(log.bodies(ObjectionRecorded)))
    return Rated(
        result=_result(counts),
        values=counts,
        rating=rating,
        findings=(*map(_finding, missed), *_objections(log)),
    )


SPEC = Spec(
    code=CODE,
    title=N_("Over-reaction"),
    target=line(N_("none")),
    horizon=DURING,
    owed=owed,
    settle=settle,
    raised=raised,
    rate=rate,
    forbids=frozenset({LABEL, DENIAL, RESTRICTION, TRAP, PERSONS}),
    version=16,
)


def false_labels(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Breach]:
    """Verdicts FALSE or MISLEADING_CONTEXT on what is neither in fact nor on record, partly true included; and published
    corrections or denials of what is opinion, satire or true, but for false denials: one text is one breach."""
    denied = {breach.seq for breach in false_denials(log, claim, course)}
    for event, body in log.done_to(claim.id, VerdictSet):
        at = course.known_second(claim, event.at)
        if truth.falsely_labelled(claim, body.verdict, at):
            kind, text = _mislabelled(claim, at), _found_false(claim, at, course)
            yield Breach(at=event.at, seq=event.seq, cell=body.cell, text=text, kind=kind)
    for word in log.words(claim.id):
        if word.seq in denied:
            continue
        at = course.known_second(claim, word.at)
        wrong = truth.to_be_left(claim) and truth.in_fact(claim, at) not in truth.FALSE_PARTS
        corrected = word.kind == "correction" and word.stance != "confirm" and wrong
        if corrected or (word.stance == "deny" and truth.known(claim, at) in NO_LABEL):
            text = line(
                N_("“{claim}” was published against as false; in fact: {verdict}."),
                claim=claim.sentence, verdict=_so(claim, at),
            )  # fmt: skip
            cell = cell_of(log.events[word.seq])
            yield Breach(at=word.at, seq=word.seq, cell=cell, text=text, kind=_mislabelled(claim, at))


def _mislabelled(claim: Claim, at: int) -> str:
    """What it was that was called false at second `at`: a question, what is no fact, or what nobody could say yet."""
    if claim.gate_code == QUESTIONS:
        return QUESTION
    so = truth.in_fact(claim, at)
    return NO_FACT if so in NO_LABEL else NOT_KNOWN if so == "UNPROVEN" else ""


def restrictions(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Breach]:
    """Actions 7–8 carried out where the procedure has none."""
    for event, body in log.done_to(claim.id, ActionTaken):
        if body.action in _closed(claim):
            text = line(
                N_("“{action}” was carried out against “{claim}”."),
                action=LabelIn(rights.ACTIONS[body.action][1]),
                claim=claim.sentence,
            )
            yield Breach(at=event.at, seq=event.seq, cell=body.cell, text=text)


def false_denials(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Breach]:
    """Stance deny, written or spoken to the press, while the owner of the facts knew better or nothing."""
    owned = {word.seq for word in log.said if retracts(claim, word, course.known_second(claim, word.at))}
    for word in log.words(claim.id):
        if word.seq in owned:
            continue
        at = course.known_second(claim, word.at)
        if word.stance == "deny" and truth.known(claim, at) in rights.FALSE_DENIALS:
            known = claim.known_at(at)
            kind = NOT_KNOWN if known is None or known.verdict == "UNPROVEN" else KNOWN_TRUE
            yield _denied(log, kind, claim, word, known, course)


def _denials(log: ReportTimeline, claim: Claim, course: Course) -> Iterator[Breach]:
    """False ones, and right ones that were left standing past the self-correction deadline after the facts had changed."""
    yield from false_denials(log, claim, course)
    for word in log.words(claim.id):
        known = truth.known(claim, course.known_second(claim, word.at))
        if word.stance == "deny" and known not in rights.FALSE_DENIALS:
            since, overtaken = _left_standing(log, claim, word, course)
            if since:
                yield replace(_denied(log, OVERTAKEN, claim, word, since, course), at=overtaken)


def _denied(
    log: ReportTimeline, kind: str, claim: Claim, word: Word, known: Known | None, course: Course
) -> Breach:
    """A false denial of a kind, with what could be known of the claim."""
    told: dict[str, Value] = {"claim": claim.sentence, "said": BothClocks(word.at)}
    if kind != NOT_KNOWN and known:
        told["known"] = BothClocks(max(0, course.played_second(known.known_from)))
        told["verdict"] = LabelIn(VERDICTS[known.verdict])
    return Breach(
        at=word.at,
        seq=word.seq,
        cell=cell_of(log.events[word.seq]),
        text=line(DENIED[kind], **told),
        kind=kind,
    )


def _left_standing(
    log: ReportTimeline, claim: Claim, denial: Word, course: Course
) -> tuple[Known | None, int]:
    """What overtook a denial that was left standing, and the second at which it became a false one; (None, -1)."""
    allowed = clock(course, "self_correct")
    for known in claim.truth:
        since = course.played_second(known.known_from)
        if since <= denial.at or known.verdict not in rights.FALSE_DENIALS:
            continue
        # By the clock of who said it, as its correction falls due: a faster clock gives people time, and no automated cell.
        cell = cell_of(log.events[denial.seq])
        limit = course.owe(
            CODE, DENIAL, claim, allowed, cell=cell, from_=since, planned_from=known.known_from
        )
        put_right = any(
            denial.at < word.at and course.comes_by(limit.due, word.at, word.seq) and word.stance != "deny"
            for word in log.words(claim.id)
        )
        if not put_right and limit.standing == "due":
            return known, limit.due
    return None, -1


def _found_false(claim: Claim, at: int, course: Course) -> ReportLine:
    """What was found false at second `at` of the plan is in fact; of what nobody knew, what the record said then and since."""
    unknown = truth.in_fact(claim, at) == "UNPROVEN"
    told: dict[str, Value] = {"claim": claim.sentence, "verdict": _so(claim, at)}
    anew = (fact for fact in claim.truth if fact.known_from > at and unknown and fact.verdict != "UNPROVEN")
    later = next(anew, None)
    since = course.played_second(later.known_from) if later else -1
    if later and 0 <= since <= course.play.until:
        return line(FOUND_SINCE, **told, since=BothClocks(since), now=LabelIn(VERDICTS[later.verdict]))
    return line(FOUND_TOO_SOON if unknown else FOUND_FALSE, **told)


def _so(claim: Claim, at: int) -> LabelIn:
    """What it is in fact, in words."""
    return LabelIn(VERDICTS[truth.in_fact(claim, at)])


_LOOKS: dict[str, Callable[[ReportTimeline, Claim, Course], Iterator[Breach]]] = {
    LABEL: false_labels, RESTRICTION: restrictions, DENIAL: _denials,
}  # fmt: skip


def _on_claim(course: Course, claim: Claim) -> Iterator[Owed]:
    """What can go wrong on a claim: a row that nothing could breach would only flatter."""
    if any(known.verdict not in rights.FALSE_VERDICTS for known in claim.truth):
        yield course.forbid(CODE, LABEL, claim, cell=course.holder("VERIFY", claim))
    if _closed(claim):
        yield course.forbid(CODE, RESTRICTION, claim, cell=course.holder("L2-LEAD", claim))
    begins = course.planned_from(claim)
    moments = (begins, *(known.known_from for known in claim.truth if known.known_from > begins))
    if any(truth.known(claim, at) in rights.FALSE_DENIALS for at in moments):
        yield course.forbid(CODE, DENIAL, claim, cell=course.holder("SPOKE", claim))


def _closed(claim: Claim) -> frozenset[int]:
    """Which of 7 and 8 are over-reactions: both on all but G0; 7 on all but a page that poses, 8 on what harms little."""
    page = claim.gate_code == "G0" and claim.poses_as
    grave = claim.gate_code == "G0" and claim.harm >= "H3"
    return frozenset(action for action, allowed in ((7, page), (8, grave)) if not allowed)


def _press(event: Event, body: TrapPressed, times: int) -> Breach:
    """Counted, and of no named cell: a cell may be one person, who was told that nobody else reads it."""
    text = line(
        N_(
            "“{trap}” was pressed; times in all: {n}. In the range nothing happens; whose it was nobody else is told."
        ),
        trap=LabelIn(rights.TRAPS[body.kind]),
        n=Amount(times),
    )
    return Breach(at=event.at, seq=event.seq, cell=body.cell, text=text)


def _finding(row: LedgerRow) -> Finding:
    if row.owed.what == DENIAL:
        return finding(row, row.why, why=DENIED_WHY, todo=DENIED_ADVICE[row.kind])
    if (row.owed.what, row.kind) == (LABEL, NOT_KNOWN):
        return finding(row, row.why, why=UNKNOWN_WHY, todo=DENIED_ADVICE[NOT_KNOWN])
    why, todo = {
        LABEL: (LABEL_WHY, LABEL_ADVICE), RESTRICTION: (RESTRICTED_WHY, RESTRICTED_ADVICE),
        PERSONS: (PERSONS_WHY, PERSONS_ADVICE),
    }.get(row.owed.what, (LESS, TRAIN))  # fmt: skip
    return finding(row, row.why, why=why, todo=todo)


def _objections(log: ReportTimeline) -> Iterator[Finding]:
    text = line(N_("A member of the cell recorded an objection to an over-reaction."))
    for event, body in log.bodies(ObjectionRecorded):
        yield Finding(
            kind="strength", at=event.at, text=text, seq=event.seq, claim=log.links.get(body.case, "")
        )


def _result(counts: dict[str, int]) -> ReportLine:
    kinds = {
        "traps": N_("traps pressed: {n}"), "false_labels": N_("false labels: {n}"),
        "restrictive": N_("restrictive actions: {n}"), "false_denials": N_("false denials: {n}"),
        "persons": N_("words against persons: {n}"),
    }  # fmt: skip
    told = [line(said, n=Amount(counts[kind])) for kind, said in kinds.items() if counts[kind]]
    if not told:
        return line(N_("none"))
    return strung(*told)
