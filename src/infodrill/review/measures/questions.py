"""E18: sincere questions answered, voids filled. Both by the end of play, when there was half an hour to do it."""

# Charter: review measures questions
from __future__ import annotations

from infodrill.conduct import events as facts
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Finding, Measure, percent, scale, settle, share, unmeasured
from infodrill.review.timeline import Published, Timeline
from infodrill.review.words import Count, Lasting, Share, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E18", N_("Questions answered")
TARGET = line(N_("≥ 90 %"))
HORIZON = line(N_("the end of play"))
TIME_TO_ANSWER = 30 * 60  # a question put later than this before the end of play is not evaluated
VOID_PERMILLE = 300  # question share of a void (procedure, Triage: P3)
PUBLIC_WORDS = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})
WHY = line(N_("Where a question is left open, a wrong answer moves in."))
ADVICE = line(
    N_("Publish a few plain lines where people ask, even if all they say is when more will be known.")
)


def measure(log: Timeline) -> Measure:
    """Share of the questions put to the cells, and of the voids in the city, on which something was published in play."""
    asked = {one.id: at for one in log.delivered() if (at := _asked(log, one)) >= 0}
    if not asked:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    answers = {one: _answer(log, one) for one in asked}
    judged = [one for one, at in asked.items() if answers[one] or log.was_reached(at + TIME_TO_ANSWER)]
    answered = [one for one in judged if answers[one]]
    if not judged:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    permille = share(len(answered), len(judged))
    result = line(
        N_("{good} of {total} ({share})"),
        good=Count(len(answered)),
        total=Count(len(judged)),
        share=Share(permille),
    )
    return settle(
        Measure(
            CODE, TITLE, result, TARGET, HORIZON, scale("E18", permille), percent(len(judged), len(asked))
        ),
        tuple(_finding(log, one, asked[one], answers[one]) for one in judged),
        {"answered": len(answered), "asked": len(judged), "too_late": len(asked) - len(judged)},
    )


def _asked(log: Timeline, claim: Claim) -> int:
    """When the question reached a cell, or the void was seen in the city; -1 when it is neither.

    Where the scenario's right path says nothing in public (a joke, a complaint served by its ticket) none is owed.
    """
    if not any(step.what in PUBLIC_WORDS for step in claim.right_path):
        return -1
    times = [
        event.at
        for event, body in log.bodies(facts.ClaimStood)
        if body.claim == claim.id and body.question_permille >= VOID_PERMILLE
    ]
    if claim.gate_code == "G3" and (seen := log.first_seen(claim.id)) >= 0:
        times.append(seen)
    live = [one for one in times if one < log.live_until]
    return min(live, default=-1)


def _answer(log: Timeline, claim: str) -> Published | None:
    """The first thing published on the claim in play; one that was there before the question counts as well."""
    return next((one for one in log.publications(claim) if one.at <= log.live_until), None)


def _finding(log: Timeline, claim: str, asked: int, answer: Published | None) -> Finding:
    sentence = log.scenario.claim(claim).sentence
    if answer is None:
        text = line(N_("“{claim}” was asked and got no public answer."), claim=sentence)
        seen = log.cases_of(claim)
        first = log.of_case[seen[0].case][0].seq if seen and log.of_case[seen[0].case] else 0
        return Finding("improve", asked, text, first, WHY, ADVICE, claim)
    took = Lasting(max(0, answer.at - asked))
    text = line(N_("“{claim}” was answered in public after {time}."), claim=sentence, time=took)
    return Finding("strength", answer.at, text, answer.seq, claim=claim)
