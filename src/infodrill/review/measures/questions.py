"""E18: sincere questions given an answer, voids filled. A holding line is none, an empty one neither.

A question is a void of its own, so it stands at P3 at least (docs/procedure.md): what is asked late enough to leave people
their time falls due when play ends. What the press asks on a claim is owed an answer within the time of the press room, from the
moment at which the owner of the facts knows it; who tells the press nothing although the owner knew has evaded the question.
"""

# Charter: review measures questions
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from infodrill.automata.answering import nobodys_alone
from infodrill.casework.steps import PRIORITIES
from infodrill.conduct.nouns.pressquestions import WRITTEN, PressQuestionAnswered, PressQuestionAsked, asks
from infodrill.conduct.seats import directory
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached, reporters
from infodrill.review.ledger.publicwords import EVADED, answer
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    each_claim,
    finding,
    met,
    scale,
    share,
    waited,
)
from infodrill.review.said import TO_THE_PRESS, TOLD_NOTHING, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Share, line
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.claims import SPOKEN_STEPS, RightStep

CODE = "E18"
QUESTION, VOID = N_("answer to a question"), N_("word into a void")
PRESS, EVASION = N_("answer to the press"), N_("no question of the press evaded")
LEAST, SPOKE = "P3", "SPOKE"
SAYS_NOTHING = line(
    N_("what the press was told does not say how it is, although the owner of the facts knew")
)
ANOTHER_MATTER = line(N_("the press was answered on another matter"))
WHY = line(N_("Where a question is left open, a wrong answer moves in."))
ADVICE = line(
    N_("Publish a few plain lines where people ask, even if all they say is when more will be known.")
)


@each_claim
def owed(course: Course, claim: Claim) -> tuple[Owed, ...]:
    """An answer to each sincere question of the scenario, one for each other claim on which the city showed a void, and one for
    each planned question of the press.

    Where the right path says nothing in public (a joke, a complaint served by its ticket) none is owed.
    """
    spoken = _spoken(claim)
    if not spoken:
        return ()
    cell, allowed = course.holder(spoken[0].by, claim), course.allowed("publish")
    press = tuple(_asked_by_plan(course, claim))
    if claim.gate_code == "G3":
        return *course.owe_at(CODE, QUESTION, claim, allowed, cell=cell, at_least=LEAST), *press
    if claim.id not in course.voids:
        return press
    rows = course.owe_at(CODE, VOID, claim, allowed, cell=cell, from_=course.voids[claim.id], at_least=LEAST)
    return *(replace(row, planned=False) for row in rows), *press  # the public asked in play


def _spoken(claim: Claim) -> list[RightStep]:
    return [step for step in claim.right_path if step.what in SPOKEN_STEPS]


def _asked_by_plan(course: Course, claim: Claim) -> Iterator[Owed]:
    """The planned questions of journalists on a claim; nothing is owed on one that did not come."""
    seats, allowed = directory(course.scenario.cells, "en"), dict.fromkeys(PRIORITIES, WRITTEN)
    for row in course.scenario.told(claim.id):
        if row.trigger.kind == "time" and asks(row, seats):
            came, known = course.delivered.get(row.number, -1), _known_from(claim)
            owed = course.owe(
                CODE, PRESS, claim, allowed, cell=course.holder(SPOKE, claim), about=str(row.number),
                from_=max(came, course.played_second(known)), planned_from=max(row.at, known), at_least=LEAST,
            )  # fmt: skip
            yield owed if came >= 0 else course.falling(replace(owed, since=-1), -1, -1)


def _known_from(claim: Claim) -> int:
    """The planned second from which the owner can say more than "not yet known"; of what is never proven, its first record."""
    return (truth.settled(claim) or claim.truth[0]).known_from


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Met by an answer; one that was there before the question counts as well, while it still is one. A reporter's is met by what
    that reporter was told, or by what says what was asked: a text on another side of the matter answers nobody. To one who was
    told openly that nobody knew yet, and by when somebody would, any answer that came then is the word that was promised."""
    claim = log.scenario.claim(obligation.claim)
    entry = course.entry(claim, max(obligation.since, 0))
    if obligation.what != PRESS:
        return answer(obligation, log, course, entry)
    number = whole(obligation.about)
    question = obligation.about if number is None else reporters.put_by(log, number)
    if reporters.told_openly(log, course, obligation, question):
        return answer(obligation, log, course, entry, asker=question)
    told = partial(reporters.answers_it, log, question)
    return answer(obligation, log, course, entry, told, question)


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """The questions of journalists in play, by a seat or by an inject without a time; and each evasion: the press was told
    nothing on what the owner of the facts knew. That is a breach at once, whatever else was said; but not where something may
    lawfully be withheld."""
    by_plan = {row.number for row in course.scenario.msel.injects if row.trigger.kind == "time"}
    found = []
    for event, body in log.bodies(PressQuestionAsked):
        claim = log.scenario.claim(body.claim) if body.claim and body.inject not in by_plan else None
        if claim and _spoken(claim):
            since = max(event.at, course.played_second(_known_from(claim)))
            owed = course.owe_from(
                CODE, PRESS, since, WRITTEN, claim=claim, about=body.question, cell=course.holder(SPOKE, claim),
                priority=min(course.priority(claim, since), LEAST),
            )  # fmt: skip
            found.append(settle_row(owed, log, course))
    for word in log.said:
        nothing = word.kind == TOLD_NOTHING or (
            word.kind == TO_THE_PRESS["answer"] and word.hollow and word.stance != "advice"
        )
        claim = log.scenario.claim(word.claim) if word.claim and nothing else None
        if (
            claim
            and _spoken(claim)
            and not _may_withhold(log, claim, word)
            and word.at >= course.played_second(_known_from(claim))
        ):
            owed = course.forbid(CODE, EVASION, claim, cell=word.cell, about=word.item, raised=True)
            why = EVADED if word.kind == TOLD_NOTHING or word.empty else SAYS_NOTHING
            found.append(
                kept_or_breached(owed, breached_at=word.at, dealt_with=True, evidence=(word.seq,), why=why)
            )
    return (*found, *_answered_elsewhere(log, course))


def _may_withhold(log: ReportTimeline, claim: Claim, word: Said) -> bool:
    """Whether what was asked may lawfully be kept back: on a claim that protects something, where only a person can tell whether
    that was kept; and, where words say so, of one person, who is nobody's to speak of, and of what the record leaves open."""
    kept_back = truth.settled(claim) is None or nobodys_alone(reporters.as_put(log, word.item))
    return bool(claim.protects) or (kept_back and not word.hollow)


def _answered_elsewhere(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each question of the press on what the owner of the facts knew that was answered on another matter alone: an evasion,
    however much was said. As with silence, none where something may lawfully be withheld."""
    given = tuple(log.bodies(PressQuestionAnswered))
    to_it = {body.question for _, body in given if reporters.keeps_to_it(log, body)}
    for event, body in given:
        asked = log.asked.get(body.question, "")
        if not asked or body.question in to_it or body.kind not in TO_THE_PRESS:
            continue
        claim = log.scenario.claim(asked)
        if _spoken(claim) and not claim.protects and event.at >= course.played_second(_known_from(claim)):
            owed = course.forbid(CODE, EVASION, claim, cell=body.cell, about=body.question, raised=True)
            yield kept_or_breached(
                owed, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=ANOTHER_MATTER
            )


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Share of due questions and voids that were answered."""
    good = met(due)
    permille = share(good, len(due))
    result = line(
        N_("{good} of {total} ({share})"), good=Amount(good), total=Amount(len(due)), share=Share(permille)
    )
    evaded = sum(not row.owed.duty for row in due)
    values = {"answered": good, "asked": len(due), "too_late": len(rows) - len(due), "evaded": evaded}
    return Rated(
        result=result,
        values=values,
        rating=scale("E18", permille),
        findings=(_finding(row, log) for row in due),
    )


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    claim = log.scenario.claim(row.owed.claim)
    if not row.owed.duty:
        text = line(
            N_("“{claim}” was asked by the press, and the question was evaded."), claim=claim.sentence
        )
        return finding(row, text, why=WHY, todo=ADVICE)
    if row.outcome == "missed":
        said = N_("“{claim}” was asked and got no public answer.")
        if row.at >= 0:
            false = N_("“{claim}” was asked, and what was answered in public was false.")
            late = N_("“{claim}” was asked and got its public answer too late.")
            said = false if row.value is None else late  # a false word has no waiting time
        text = line(said, claim=claim.sentence)
        if row.why.msgid:
            text = line(
                N_("“{claim}” was asked and got no public answer: {how}."), claim=claim.sentence, how=row.why
            )
        return finding(row, text, why=WHY, todo=ADVICE)
    if row.value:
        took = waited(log, row)
        text = line(N_("“{claim}” was answered in public after {time}."), claim=claim.sentence, time=took)
    else:
        text = line(N_("“{claim}” had its public answer when people asked."), claim=claim.sentence)
    return finding(row, text)


SPEC = Spec(
    code=CODE,
    title=N_("Questions answered"),
    target=line(N_("≥ 90 %")),
    horizon=line(N_("the end of play")),
    owed=owed,
    settle=settle_row,
    rate=rate,
    raised=raised,
    duties=frozenset({QUESTION, VOID, PRESS}),
    forbids=frozenset({EVASION}),
    version=23,
)
