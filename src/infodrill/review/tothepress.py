"""What the press was told, in a line: how it was answered, and what was said of each case that the answer names."""

# Charter: review to the press
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.timeline import WORDS
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import reporters
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import LabelIn, ReportLine, Value, line, listed

ELSEWHERE = N_("the press was answered on another matter, its question was not: “{claim}”")
PRESS_ANSWERS: Mapping[str, str] = {
    "answer": N_("in substance"), "holding": N_("first information only"), "no_comment": N_("no statement"),
}  # fmt: skip


def elsewhere(log: ReportTimeline, body: PressQuestionAnswered) -> str:
    """The claim that an answer to the press is about where the question was about another one, else ""."""
    return "" if reporters.keeps_to_it(log, body) else log.links.get(body.about, "")


def to_the_press(log: ReportTimeline, body: PressQuestionAnswered) -> ReportLine:
    how = LabelIn(PRESS_ANSWERS.get(body.kind, PRESS_ANSWERS["answer"]))
    if about := elsewhere(log, body):
        # Its stance is on that matter, and tells nothing of the one asked about.
        return line(ELSEWHERE, claim=log.scenario.claim(about).sentence)
    if body.kind != "answer" or not body.stance:
        return line(N_("the press was answered: {how}"), how=how)
    sides = [_side(log, case, stance) for case, stance in body.parts if log.links.get(case)]
    stance: Value = listed(sides, N_("{first}; {then}")) if body.also and sides else _stance(body.stance)
    return line(N_("the press was answered: {how}, {stance}"), how=how, stance=stance)


def _side(log: ReportTimeline, case: str, stance: str) -> ReportLine:
    """What an answer on several cases said of one of them."""
    claim = log.scenario.claim(log.links[case]).sentence
    return line(N_("of “{claim}”: {stance}"), claim=claim, stance=_stance(stance))


def _stance(stance: str) -> LabelIn:
    return LabelIn(WORDS.get(stance, stance))
