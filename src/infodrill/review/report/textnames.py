"""What a text of ours is called: by its title, and as a whole by its first title and how many versions it has."""

# Charter: review report textnames
from __future__ import annotations

from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.chain import ERASED
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Voice

FEW_WORDS = 80  # letters of a question of the press


def title(log: ReportTimeline, statement: str, voice: Voice, minute: int | None = None) -> str:
    """A statement as its readers know it, or knew it in a `minute`; an answer to the press by the words of the question; guidance
    by its topic."""
    log, name = log.shown, statement.partition("/")[0]
    found = log.book.statements.get(name)
    if found is None:
        topic = next((body.topic for _, body in log.bodies(GuidanceIssued) if body.guidance == name), "")
        question = _question(log, name, voice.lang)
        if topic not in ("", ERASED):
            return voice(N_("guidance: “{topic}”"), topic=str(topic))
        return (
            voice(N_("answer to the press: “{question}”"), question=question)
            if question
            else voice(N_("answer to the press"))
        )
    stood = [version for version in found.versions if 0 <= version.published_at < 60 * ((minute or 0) + 1)]
    version = stood[-1] if minute is not None and stood else found.published or found.newest
    return version.said(voice.lang)[0]


def whole(log: ReportTimeline, statement: str, voice: Voice) -> tuple[str, str]:
    """A text with all its versions: its first title, and, after a comma, how many it has; "" for one, or none."""
    found = log.shown.book.statements.get(statement.partition("/")[0])
    out = [version for version in found.versions if version.published_at >= 0] if found else []
    if len(out) < 2:
        return title(log, statement, voice), ""
    versions = voice(
        N_("all its versions ({n}), the first of {at}"), n=len(out), at=voice.dated(out[0].published_at)
    )
    return out[0].said(voice.lang)[0], f", {versions}"


def _question(log: ReportTimeline, name: str, lang: str) -> str:
    """What a question of the press asked, in few words; "" for none and for one whose words were erased."""
    for _, body in log.bodies(PressQuestionAsked):
        if body.question == name:
            row = log.scenario.by_number.get(body.inject)
            words = row.subject.in_(lang) if row else str(body.text)
            return "" if words == ERASED else cut(words, FEW_WORDS)
    return ""
