"""The press and the public answered from what was published, else with a holding answer; an hour only when it can be kept."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.book import Case, Statement
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.commands import AnswerPressQuestion, AnswerQuestions
from infodrill.conduct.views.press import Exchange
from infodrill.kernel.i18n import N_, tr

NEXT_WORD = 1_800  # seconds after which the spokesperson promises more
HOLDING = N_("We are checking this with those who hold the record. We neither confirm nor deny it now.")
HOUR = N_("We will say more within the half hour.")


def answer_press(duty: Duty) -> Iterator[Proposal]:
    """SPOKE: repeats what stands in public on the matter; where nothing does, neither confirms nor denies."""
    if not duty.holds("SPOKE"):
        return
    for asked in duty.view.press.queue:
        case = _case(duty, asked)
        said = _published(duty, case) if case else None
        key = f"press:{asked.question}"
        yield Proposal(2, asked.at, "answer", key, _words(duty, asked, case, said))


def answer_public(duty: Duty) -> Iterator[Proposal]:
    """Whoever speaks for the cell points the public to what was published on its question."""
    role = duty.holds("SPOKE", "COMMS", "CITIZEN-DESK", "L1-LEAD", "L1-DUTY")
    if not role:
        return
    for asked in duty.view.proactive.questions:
        if asked.answered_by:
            continue
        told = (one for one in duty.view.cases if _tells(duty, one, asked.about, asked.source))
        said = next((one for case in told if (one := _published(duty, case))), None)
        if said:
            command = AnswerQuestions(role, asked.question, said.statement)
            yield Proposal(25, asked.at, "answer", f"public:{asked.question}", command)


def _words(duty: Duty, asked: Exchange, case: Case | None, said: Statement | None) -> AnswerPressQuestion:
    view, number = duty.view, case.case if case else ""
    if said and said.published:
        version = said.published
        text = version.body_vi if view.lang == "vi" else version.body_en
        return AnswerPressQuestion(
            "SPOKE", asked.question, "answer", text[:1_500], version.stance, version.figures, number
        )
    # An hour is promised only when a text on the matter is under way.
    coming = case is not None and any(one.case == number and one.published is None for one in view.statements)
    text = " ".join(tr(view.lang, one) for one in (HOLDING, *((HOUR,) if coming else ())))
    due = view.now + NEXT_WORD if coming else 0
    return AnswerPressQuestion("SPOKE", asked.question, "holding", text, "unknown", (), number, due)


def _case(duty: Duty, asked: Exchange) -> Case | None:
    """The case that tells what the journalist asks about, as a reader sees it."""
    reading = duty.view.read_source(f"inject:{asked.inject}") if asked.inject else None
    if reading is None:
        return None
    for one in duty.view.cases:
        other = duty.view.read(one)
        if other and other.likeness == reading.likeness and not one.merged_into:
            return one
    return None


def _tells(duty: Duty, case: Case, about: str, source: str) -> bool:
    reading = duty.view.read(case)
    if reading is None or case.merged_into:
        return False
    asked = duty.view.read_source(source) if source.startswith("inject:") else None
    return reading.sentence == about or (asked is not None and asked.likeness == reading.likeness)


def _published(duty: Duty, case: Case) -> Statement | None:
    """The newest statement on the case that stands in public."""
    said = [one for one in duty.view.statements if one.case == case.case and one.published is not None]
    return said[-1] if said else None
