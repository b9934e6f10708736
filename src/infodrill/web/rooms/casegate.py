"""The rights check on a case's page: what it found, what speaks against it, and the form of who answers for it."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

import re
from dataclasses import dataclass

from infodrill.casework.advice import quotes_blank
from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.rights import PROTECTED
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.kernel.quoting import cut, quoted
from infodrill.kernel.sentences import asking
from infodrill.web.rooms.fields import Form, FormField, choices
from infodrill.web.rooms.steps import STEPS, called
from infodrill.web.rooms.whose import not_yet

_QUOTED_IN = re.compile(r"(?<!\w)['‘][^'‘’]*['’](?!\w)")
QUESTION = 4  # of the nine of the rights check the one that asks whether somebody asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    words: str
    later: str  # who is asked whether it is true, and when, while nobody can know it; "" = somebody can
    doubt: str  # what was written asks something, and the check says that it does not; "" = they agree
    form: Form | None


def gate(view: SeatView, edition: Edition, case: Case, steps: tuple[str, ...]) -> Gate:
    """The rights check of a case of which a seat may take `steps` now."""
    return Gate(
        words=tr(view.lang, naming.GATE_SAYS[case.gate_code]) if case.gate_code else "",
        later=not_yet(view, edition, case),
        doubt=gate_doubt(view, case),
        form=_form(view, edition, case, steps),
    )


def _form(view: SeatView, edition: Edition, case: Case, steps: tuple[str, ...]) -> Form | None:
    step = next((step for step in steps if STEPS[step].place == "gate"), "")
    if not step:
        return None
    return Form(
        verb="answer-gate",
        title=called(edition, step, view.lang),
        send=_send(view.lang, case, step),
        role=dict(view.casework.possible(case.case))[step],
        key=f"{case.case}.gate",
        hidden=(("case", case.case),),
        fields=(FormField(name="note", kind="area"),),
        step=step,
    )


def _send(lang: str, case: Case, step: str) -> str:
    if step != "recode":
        return tr(lang, "Hand in the check")
    if case.gate_confirmed_by_rights:
        return tr(lang, "Change the check")
    return tr(lang, "Confirm or change the check")


def gate_doubt(view: SeatView, case: Case) -> str:
    """Who asks is answered; under another code nobody is. The words decide nothing: whoever answers for the check looks again."""
    asked = asking(_own_words(case.said)) or asking(_own_words(case.sentence))
    if not asked or len(case.gate_answers) < QUESTION or case.gate_answers[QUESTION - 1] != "no":
        return ""
    if case.gate_confirmed_by_rights or case.gate_code in PROTECTED:
        return ""
    return tr(
        view.lang,
        "What was written asks something: {asked}. Question {n} of the check was answered “no”. Whoever asks is owed an answer:"
        " look at it once more, or have the rights adviser do so.",
        asked=quoted(cut(asked, 120)),
        n=QUESTION,
    )


def _own_words(said: str) -> str:
    """What somebody says themselves: a call stands in quotation marks as a whole, what it quotes of others in further ones."""
    return _QUOTED_IN.sub(" ", quotes_blank(said.strip(' "“”\n')))


def gate_choices(lang: str) -> tuple[tuple[str, str], ...]:
    return choices(lang, naming.ANSWERS)


def gate_codes(lang: str) -> tuple[tuple[str, str], ...]:
    """(code, what it means for people), for the page to show while the check is filled in."""
    return tuple((code, tr(lang, words)) for code, words in naming.GATE_SAYS.items())
