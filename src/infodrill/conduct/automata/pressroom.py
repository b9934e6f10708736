"""The press and the public answered from what is published or known; holding when it is not; a time only if it can be kept."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.book import Case, Statement
from infodrill.conduct.automata.phrases import WHY_PRESS_WAITS
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.automata.sentences import facts, headline
from infodrill.conduct.automata.verification import standing_verdict
from infodrill.conduct.commands import AnswerPressQuestion, AnswerQuestions
from infodrill.conduct.reading import TRUE_VERDICTS
from infodrill.conduct.views.press import Exchange
from infodrill.kernel.i18n import tr

FIRST, LATER = 1, 15  # weights: a journalist waits for what is urgent, not for the rest
SOON = 10 * 60
PROMISE = 30 * 60
VOICES = ("CITIZEN-DESK", "COMMS", "SPOKE", "L1-DUTY", "L1-LEAD")
SAID = ("confirm", "deny", "partly")  # stances that a spoken answer repeats


def answer_press(duty: Duty) -> Iterator[Proposal]:
    """The queue, the longest waiting first."""
    if not duty.holds("SPOKE"):
        return
    for one in duty.view.press.queue:
        weight = FIRST if one.left < SOON else LATER
        yield Proposal(weight, one.at, "press", f"press:{one.question}", _answer(duty, one))


def answer_public(duty: Duty) -> Iterator[Proposal]:
    """Whoever speaks with the public points an open question to the text that answers it."""
    view, role = duty.view, duty.holds(*VOICES)
    waiting = [one for one in view.proactive.questions if not one.answered_by] if role else []
    for asked in waiting:
        letter = view.read_source(asked.source) if asked.source.startswith("inject:") else None
        for case in view.cases:
            reading = view.read(case)
            told = reading and (
                reading.sentence == asked.about or (letter and letter.likeness == reading.likeness)
            )
            said = _latest(duty, case) if told and not case.merged_into else None
            if said and said.published:
                since = max(asked.at, said.published.published_at)
                command = AnswerQuestions(role, asked.question, said.statement)
                yield duty.aside("queue", asked.question, command, since, lead=-4)
                break


def _answer(duty: Duty, one: Exchange) -> AnswerPressQuestion:
    lang, case = duty.view.lang, _case(duty, one)
    if duty.character.heavy_hand:
        text = tr(lang, "That is made up, and we ask the press not to carry it. No further comment.")
        return AnswerPressQuestion("SPOKE", one.question, "no_comment", text)
    if case is None:
        text = tr(
            lang,
            "I do not have the record in front of me and will not guess. You get a written answer, and so does everybody else.",
        )
        return AnswerPressQuestion("SPOKE", one.question, "holding", text)
    published = _latest(duty, case)
    if published and published.kind != "holding" and published.published:
        return _as_published(duty, one, case, published)
    if standing_verdict(case) in TRUE_VERDICTS:
        known = next((asked for asked in reversed(case.questions) if asked.answer), None)
        fact = facts(known.answer)[0] if known else ""
        text = tr(lang, "It is so. {fact} What we do about it is published today under our name.", fact=fact)
        return AnswerPressQuestion("SPOKE", one.question, "answer", text, "confirm", (), case.case)
    return _holding(duty, one, case, published)


def _as_published(duty: Duty, one: Exchange, case: Case, published: Statement) -> AnswerPressQuestion:
    lang, version = duty.view.lang, published.published or published.newest
    title, body = (version.title_vi, version.body_vi) if lang == "vi" else (version.title_en, version.body_en)
    first = body.split("\n")[0]
    text = tr(
        lang,
        "As we published at {time}: {fact} The record can be looked up; where it says no more, neither do I.",
        time=duty.view.clock(version.published_at),
        fact=first if first[-1:] in ".!?" else f"{headline(title)}.",
    )
    stance = version.stance if version.stance in SAID else "advice"
    return AnswerPressQuestion("SPOKE", one.question, "answer", text, stance, version.figures, case.case)


def _holding(duty: Duty, one: Exchange, case: Case, published: Statement | None) -> AnswerPressQuestion:
    """Not yet known: no stance; a time only where a text is on its way, so that the promise can be kept."""
    view, lang = duty.view, duty.view.lang
    owner = next((asked.owner for asked in reversed(case.questions) if asked.owner), "")
    unit = view.organisation(owner)
    text = tr(
        lang,
        duty.pick(WHY_PRESS_WAITS, one.question),
        unit=unit.in_(lang) if unit else tr(lang, "the unit in charge"),
    )
    due = 0
    if published and published.published and published.published.next_update > view.now:
        due = published.published.next_update
    elif any(other.case == case.case and other.published is None for other in view.statements):
        due = view.now + PROMISE
    if due:
        text += " " + tr(lang, "The next word comes at {time}.", time=view.clock(due))
    return AnswerPressQuestion("SPOKE", one.question, "holding", text, "unknown", (), case.case, due)


def _latest(duty: Duty, case: Case) -> Statement | None:
    said = [
        one
        for one in duty.view.statements
        if one.case == case.case and one.published and one.state == "PUBLISHED"
    ]
    return max(said, key=lambda one: one.published.published_at if one.published else 0, default=None)


def _case(duty: Duty, one: Exchange) -> Case | None:
    """The case that tells what the journalist asks about, as a reader sees it."""
    view = duty.view
    reading = view.read_source(f"inject:{one.inject}") if one.inject else None
    if reading is None:
        return None
    for case in view.cases:
        other = view.read(case)
        if other and other.likeness == reading.likeness and not case.merged_into:
            return case
    return None
