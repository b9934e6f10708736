"""Questions put to a closed drill from its debrief: what may be asked, what was, and the answers as they grow."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct import policy
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.review.answers import WhatIf
from infodrill.review.report import answerpage, textnames
from infodrill.review.report.answerpage import AnswerPage
from infodrill.web.live import LiveDrill
from infodrill.web.models import DrillQuestion
from infodrill.web.outcome import questions
from infodrill.web.outcome.queue import WAITING
from infodrill.web.rooms.drawing import DrawnCurve, curve
from infodrill.web.rooms.living import lived_again, minutes_left
from infodrill.web.rooms.lookingback import record_of

SHIFTS = (-60, -30, -15, 15, 30, 60)  # minutes
SHOWN = 8  # answers, the latest first
STATES = {
    "wanted": N_("Waiting for the runner"),
    "making": N_("The city is being lived again, in both worlds …"),
    "cancelled": N_("Broken off; this is what is known so far."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskButton:
    """`value` = what the form sends."""

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskChoice:
    """Something of which may be asked, in words, with its questions."""

    title: str
    buttons: tuple[AskButton, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedShown:
    """A question that was put; `page` None before the first round. `waits` while it is being answered."""

    key: str
    title: str
    state: str
    waits: bool
    permille: int
    page: AnswerPage | None
    curve: DrawnCurve | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBoard:
    """`choices` for who may ask."""

    choices: tuple[AskChoice, ...]
    asked: tuple[AskedShown, ...]
    assumed: str

    @property
    def waits(self) -> bool:
        return any(shown.waits for shown in self.asked)


def ask_board(drill: LiveDrill, view: SeatView) -> AskBoard | None:
    """What this seat may ask and sees; None before the close."""
    if not policy.hears_truth(drill.state):
        return None
    choices = _choices(drill, view) if policy.facilitates(view.seat, drill.state) else ()
    rows = [row for row in questions.of(drill) if row.kind != "branch"][:SHOWN]  # see `beside`
    return AskBoard(
        choices=choices,
        asked=tuple(_shown(drill, view, row) for row in rows),
        assumed=tr(view.lang, answerpage.ASSUMED),
    )


def read_question(drill: LiveDrill, view: SeatView, value: str) -> WhatIf | None:
    """The question of a button, None for one that the seat does not have."""
    offered = {button.value for choice in _choices(drill, view) for button in choice.buttons}
    if value not in offered:
        return None
    kind, what, by = value.split(":")
    return WhatIf(kind, what, int(by))  # type: ignore[arg-type]


def how_far(drill: LiveDrill, view: SeatView, row: DrillQuestion) -> str:
    """What a question waits for, and about how long; "" once it is answered."""
    if row.state == "wanted" and (again := lived_again(drill, view.lang)):
        return tr(view.lang, "It is taken up when the city is there. {again}", again=again)
    if row.state == "wanted" and (ahead := questions.ahead(row)):
        return tr(view.lang, "Waits for {n} questions that were asked before it.", n=ahead)
    left = minutes_left(drill, row.pk, row.done, row.total) if row.state == "making" else 0
    if left:
        return tr(
            view.lang, "The city is being lived again, in both worlds; about {n} min more to wait.", n=left
        )
    return row.fault or (tr(view.lang, STATES[row.state]) if row.state in STATES else "")


def _choices(drill: LiveDrill, view: SeatView) -> tuple[AskChoice, ...]:
    found = record_of(drill)
    voice = found.log.voice(view.lang)
    false = set(found.false)
    texts: dict[str, None] = {}
    for name, claim in drill.state.released.items():
        if claim in false:
            texts[name.rpartition("@")[0].partition("/")[0]] = None
    cases: dict[str, str] = {}
    for case, claim in drill.state.links.items():
        if claim in false:
            cases.setdefault(claim, case)
    whole = (
        ("none", N_("No response")),
        ("best", N_("With the right steps in the place of what was wrong")),
        ("over", N_("Over-reaction")),
    )
    return (
        AskChoice(
            title=tr(view.lang, N_("The whole drill")),
            buttons=(*(_button(view, words, kind) for kind, words in whole), *_shifts(view, "")),
        ),
        *(
            AskChoice(
                title="".join(textnames.whole(found.log, text, voice)),
                buttons=(_button(view, N_("Left out"), "without", text), *_shifts(view, text)),
            )
            for text in texts
        ),
        *(
            AskChoice(
                title=view.hall.headline(claim).sentence,
                buttons=(_button(view, N_("The price of silence"), "silence", case),),
            )
            for claim, case in cases.items()
        ),
    )


def _shifts(view: SeatView, text: str) -> tuple[AskButton, ...]:
    return tuple(
        AskButton(
            words=tr(view.lang, N_("{n} min earlier") if by < 0 else N_("{n} min later"), n=abs(by)),
            value=f"shift:{text}:{by}",
        )
        for by in SHIFTS
        if view.now + by * 60 > 0  # earlier than play began nothing was
    )


def _button(view: SeatView, words: str, kind: str, what: str = "") -> AskButton:
    return AskButton(words=tr(view.lang, words), value=f"{kind}:{what}:0")


def _shown(drill: LiveDrill, view: SeatView, row: DrillQuestion) -> AskedShown:
    found = record_of(drill)
    voice, answer = found.log.voice(view.lang), questions.answer_of(row)
    question = questions.question_of(row)
    page = answerpage.answer_page(answer, drill.record, found.log, voice) if answer else None
    drawn = None
    if page and len(page.curve) > 1 and max(more for _, more in page.curve) > 0:
        points = tuple((minute, max(0, more)) for minute, more in page.curve)
        clock = {minute: tr(view.lang, "{n} min", n=minute) for minute in range(points[-1][0] + 1)}
        drawn = curve(view.lang, [("open", tr(view.lang, N_("more believe it")), points)], clock)
    waits = row.state in WAITING
    return AskedShown(
        key=row.pk,
        title=page.title if page else answerpage.asked(question, drill.record, found.log, voice),
        state=how_far(drill, view, row),
        waits=waits,
        permille=row.done * 1_000 // max(1, row.total),
        page=page,
        curve=drawn,
    )
