"""Why a question of what would have been has no number: by what was asked, and by what the claim of it is in the end."""

# Charter: review report uncounted
from __future__ import annotations

from infodrill.casework.stances import NO_SIDE
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, truth
from infodrill.review.answers import WhatIf
from infodrill.review.shifting import false_words
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Voice

NO_PART = {
    "without": N_("Left out, it changes nothing that is counted: no false claim of the city hangs on it."),
    "shift": N_("It could not have come at another time, or no false claim of the city hangs on it."),
    "silence": N_("Nothing can be said: “{claim}” is false, and nothing on record answers it in play."),
    "over": N_("The scenario assumes that a trap does nothing in the city, and no inject waits for one."),
    "branch": N_("The city was told the same in both: no difference can be counted."),
}  # fmt: skip
# Why the price of silence is not counted of a claim, by what it is in the end: a question left open has a price of another kind.
NO_FALSEHOOD = {
    "true": N_(
        "Nothing is counted: “{claim}” is so, wholly or in the main, and no false belief hangs on it. What silence costs there, "
        "in trust and in what people do without an answer, the model does not count."
    ),
    "unknown": N_(
        "Nothing is counted: whether “{claim}” is so nobody could know to the end. The model counts belief in what is false "
        "alone; who took it for certain is in no number, so this says nothing of what silence cost."
    ),
    "no fact": N_(
        "Nothing is counted: “{claim}” is a question, an opinion or a joke, no statement that could be false. The model counts "
        "belief in what is false alone; what it costs to leave people without an answer is in no number."
    ),
}
ALIKE = N_("Both worlds are one: nothing differs.")
# Why nothing is counted of a text.
UNHEARD = N_("Nothing is counted: it speaks of no one claim, or nobody in the simulated city met it.")
UNTRUE = N_(
    "Nothing is counted of belief: what it denied falsely is no false claim. What it costs is trust: E16 in the report, "
    "reckoned of {n} false words in all."
)
NOT_FALSE = N_("Nothing is counted: it speaks of “{claim}”, which is not false in the end.")


def uncounted(question: WhatIf, log: ReportTimeline, voice: Voice) -> str:
    """Why nothing is counted; of one text left out what it spoke of, and whether that was false."""
    if question.kind == "silence":
        found = log.scenario.claim(log.links[question.what])
        so, claim = truth.finally_so(found), found.sentence.in_(voice.lang)
        if so in truth.FALSE_PARTS:
            return voice(NO_PART["silence"], claim=claim)
        kind = "unknown" if so == "UNPROVEN" else "no fact" if so in NO_SIDE else "true"
        return voice(NO_FALSEHOOD[kind], claim=claim)
    if question.kind != "without":
        return voice(NO_PART.get(question.kind, ALIKE))
    released = [
        body for _, body in log.bodies(StatementReleased) if body.statement.partition("/")[0] == question.what
    ]
    if not released:
        return voice(UNHEARD)
    claims = [log.scenario.claim(body.target) for body in released]
    false = [word for word in log.said if falseword.untrue(log, word)]
    if any(word.item == question.what and word.claim in {claim.id for claim in claims} for word in false):
        return voice(
            UNTRUE, n=len(false_words(((0, body) for _, body in log.bodies(StatementReleased)), log))
        )
    settled = next((claim for claim in claims if truth.finally_so(claim) not in truth.FALSE_PARTS), None)
    return voice(NOT_FALSE, claim=settled.sentence.in_(voice.lang)) if settled else voice(NO_PART["without"])
