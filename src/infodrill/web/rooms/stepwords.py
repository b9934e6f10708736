"""What a step of a case says of itself where it waits for a seat: in the words of the step, or of what this case makes of it."""

# No charter: the words of the product; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.book import Case
from infodrill.conduct.ranking import SAID
from infodrill.kernel.i18n import N_
from infodrill.web.rooms.steps import STEPS

# Steps on a question in words of their own: (what, why, how), {title} = the question.
OF_A_QUESTION: Mapping[str, tuple[str, str, str]] = {
    "verify": (
        N_("Get an answer for whoever asks “{title}”"),
        N_("A question is owed an answer; it is neither left alone nor corrected."),
        N_("Ask whoever holds the facts what can be answered; it is published where people ask."),
    ),
    "decide": (
        N_("Decide on the answer to “{title}”"),
        N_("A question is owed an answer; it is neither left alone nor corrected."),
        N_("Answer with information; name the service that helps, where there is one."),
    ),
}
OF_DANGER: Mapping[str, tuple[str, str, str]] = {
    "verify": (
        N_("Safety first, then an answer: “{title}”"),
        N_("Someone may be hurt while they wait for an answer."),
        N_(
            "Have them told now what is safe to do and who helps at once; ask whoever holds the facts for both."
        ),
    ),
    "decide": (
        N_("Decide on the answer to “{title}”, safety first"),
        N_("Someone may be hurt while they wait for an answer."),
        N_("Say first what is safe to do and who helps at once, then what is known."),
    ),
}
# Where a decision is words alone, whoever may carry it out has no deed to do: the text is the deed, and is somebody's to write.
OF_WORDS = (
    N_("Record that the decision on “{title}” is under way"),
    N_("The text does the work; the case says from when on."),
    N_("One press. The text itself is written, approved and published in the studio."),
)
# Merging is at hand with any new report; it is what comes next where a public text answers the report already.
TOLD_ALREADY = (
    N_("Put “{title}” together with the case that tells the same"),
    N_(
        "A text that speaks of it is public already: no second first word is written, whoever asks is pointed to it."
    ),
    N_("Read both. If it is the same, merge; if it is another matter, enter it in the book."),
)
# Of the nine answers, where none was "not sure".
ANSWERED_BEFORE = N_(
    "The nine answers were given before the verdict: whether they still hold, the rights adviser says."
)
# A first word once the owner has answered, and before the verdict: (what, why, how).
OWNER_TOLD = (
    N_("Write the first word on “{title}”: what its owner has told, and what to do"),
    N_("People decide now. The owner has answered; until the verdict nothing is called right or wrong."),
    N_("What the record shows, what to do, and when the verdict comes."),
)
# What a record asks for that came after the answer, or after the verdict: (what, why, how).
SINCE_THEN: Mapping[str, tuple[str, str, str]] = {
    "answer": (
        N_("Your unit has a record on “{title}” now: answer again"),
        N_("Others go by what you said before."),
        N_("Say what it shows now."),
    ),
    "new_evidence": (
        N_("A newer record says otherwise on “{title}”: verify it again"),
        N_("A verdict stands that the record does not bear out."),
        N_("Take the case up again, then give the verdict anew."),
    ),
}


def owner_told(case: Case) -> bool:
    """Whether the owner of the facts has said what is so: what is not known is then no first word any more."""
    return any(asked.verdict not in ("", "UNPROVEN") for asked in case.questions)


def said_of(step: str, case: Case) -> tuple[str, str, str]:
    """(what, why, how) of a step of a case. Who asks is owed an answer, and where somebody may be hurt, safety before it."""
    asked = (OF_DANGER if case.priority == "P1" else OF_A_QUESTION) if case.gate_code == "G3" else {}
    shown = STEPS[step]
    if step == "new_evidence" or (
        step == "answer" and all(asked.answered_at >= 0 for asked in case.questions)
    ):
        return SINCE_THEN[step]
    if step == "holding" and owner_told(case):
        return OWNER_TOLD
    if step == "merge":
        return TOLD_ALREADY
    if step == "recode" and "unsure" not in case.gate_answers:
        return shown.title, ANSWERED_BEFORE, shown.how
    if step == "act" and set(case.actions) <= SAID:
        return OF_WORDS
    return asked.get(step, (shown.title, shown.why, shown.how))
