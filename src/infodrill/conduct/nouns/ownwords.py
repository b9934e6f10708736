"""What our own side put out beside the studio and what is wrong in it: a post, a message, an answer to the press.

Whoever says so has it taken into the book of cases as a published text; from there it is put right as any text of ours is: by the
spokesperson, with one approval, in the same place, and the old words stay to be read.
"""

# Charter: conduct nouns ownwords
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.ownword import WordTakenUp, taken_up
from infodrill.casework.nouns.selfcorrection import (
    ErrorRaised,
    known_wrong,
    raised_by_another,
    shown_since,
)
from infodrill.casework.records import Case
from infodrill.casework.refusal import refuse
from infodrill.casework.steps import PLAYERS
from infodrill.conduct.noun import May, RangeCommand, command
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.fields import TEXT, Key, Words
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut
from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.senders import of_an_office

_INJECT = re.compile(r"post:i(\d{1,9})\.\d+")
TITLE = 80  # letters of a word that has no title of its own
ISSUES = "SPOKE"  # who puts right what no cell that plays has written


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word that went out beside the studio: `cell` that answers for it, `seat` that wrote it ("" = nobody who plays), exercise
    second `at`, the `channel` of a text that reaches the same readers, `inject` that it came by (0 = none)."""

    said: str
    cell: str
    seat: str
    at: int
    channel: str
    stance: str
    title: Bi
    body: Bi
    inject: int = 0


def own_word(scenario: Scenario, state: DrillState, seats: Directory, said: str) -> OwnWord | None:
    """The word of that name, "post:…" or "press:…"; None where there is none, or where no office speaks in it."""
    kind, _, key = said.partition(":")
    if kind == "press":
        return _answer(state, said, key)
    if kind == "post" and key in state.posts:
        return _post(state, said, key)
    number = _INJECT.fullmatch(said)
    return _inject(scenario, state, seats, said, int(number[1])) if number else None


def _post(state: DrillState, said: str, key: str) -> OwnWord | None:
    post = state.posts[key]
    if post.simulated or post.gone:
        return None
    channel = "feed" if post.room == "feed" else "field" if post.room.endswith("field") else "group"
    title, body = _in_one(state, cut(post.text, TITLE)), _in_one(state, post.text)
    return OwnWord(
        said=said, cell=post.cell, seat=post.seat, at=post.at, channel=channel, stance="confirm", title=title, body=body
    )  # fmt: skip


def _answer(state: DrillState, said: str, key: str) -> OwnWord | None:
    question = state.press_questions.get(key)
    told = question.answer if question else None
    if told is None or told.kind == "no_comment":
        return None
    title, body = _in_one(state, cut(told.text, TITLE)), _in_one(state, told.text)
    return OwnWord(
        said=said, cell=told.cell, seat=told.seat, at=told.at, channel="press", stance=told.stance, title=title, body=body
    )  # fmt: skip


def _inject(
    scenario: Scenario, state: DrillState, seats: Directory, said: str, number: int
) -> OwnWord | None:
    row, delivery = row_of(scenario, state, number), state.deliveries.get(number)
    if not (row and delivery and delivery.reached and delivery.public) or not of_an_office(
        scenario, row.from_
    ):
        return None
    cell = _speaker(seats, delivery.recipients)
    channel = "group" if row.method == "closed_group" else "press" if row.method == "press" else "feed"
    return OwnWord(
        said=said, cell=cell, seat="", at=delivery.at, channel=channel, stance="confirm", title=row.subject,
        body=row.body, inject=number,
    )  # fmt: skip


def _speaker(seats: Directory, told: tuple[str, ...]) -> str:
    """The cell that speaks for what came to these seats: theirs where one there speaks to the public, else the one that does."""
    speaks = [seat for seat in seats.seats.values() if ISSUES in seat.roles and not seat.control]
    near = [seat for seat in speaks if seat.cell in {seats.seats[seat_id].cell for seat_id in told}]
    return next((seat.cell for seat in (*near, *speaks)), "")


def _in_one(state: DrillState, text: str) -> Bi:
    """A text in the language that the drill is played in, and in no other."""
    lang = state.opened.language if state.opened else "vi"
    return Bi.model_construct(vi=text if lang == "vi" else "", en=text if lang == "en" else "")


def case_of(state: DrillState, word: OwnWord) -> Case | None:
    """The open case that was opened from it, or whose reporter was answered so; None where nobody opened one."""
    sources = {word.said, f"inject:{word.inject}" if word.inject else word.said}
    told = state.press_questions.get(word.said.partition(":")[2])
    about = told.answer.about if told and told.answer else ""
    found = (case for case in state.book.cases.values() if case.source in sources or case.case == about)
    for case in found:
        while case.merged_into:
            case = state.book.cases[case.merged_into]
        if case.state != "CLOSED":
            return case
    return None


def known_wrong_on(scenario: Scenario, state: DrillState, seats: Directory, case: Case) -> OwnWord | None:
    """A word of ours from which the case was opened, or by which its reporter was answered, and that the case knows by now to be
    wrong; None where there is none, or somebody has raised it."""
    kind, _, key = case.source.partition(":")
    delivery = state.deliveries.get(whole(key) or 0) if kind == "inject" else None
    names = [case.source] if kind == "post" else [f"post:i{key}.{delivery.at // 60}"] if delivery else []
    names += [
        f"press:{name}"
        for name, question in state.press_questions.items()
        if question.answer and question.answer.about == case.case
    ]
    for said in names:
        word = own_word(scenario, state, seats, said)
        if word and word.cell and not taken_up(state.book, said) and known_wrong(case, word.stance):
            return word
    return None


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseOwnWord(RangeCommand):
    """Anyone says that a word of our own that went out beside the studio is wrong: `said` = "post:…", or "press:…" with the id of
    the question that was answered. It is put right by the spokesperson, as a text of ours is."""

    MAY: ClassVar[May] = May(
        thing="post",
        says=N_("Say that a post, a message or an answer to the press of ours is wrong"),
        roles=PLAYERS,
        note="who would correct it, once newer evidence is on its case",
    )
    said: Annotated[str, Key("said")]
    text: Annotated[str, Words(TEXT, N_("What is wrong, and how do we know?"))]

    def decide(self, scene: RangeScene) -> tuple[EventBody, ...]:
        state = scene.state
        word = own_word(scene.scenario, state, scene.seats, self.said)
        if word is None or not word.cell:
            raise Refused(
                N_("No office that plays here has put this out."),
                remedy=N_("Open a case on it."),
                code="R175",
            )
        if taken_up(state.book, self.said):
            raise Refused(
                N_("An error of it is raised already."),
                remedy=N_("Open the text: it says where it stands."),
                code="R176",
            )
        may = load_shipped(scene.scenario.drill.edition).steps["raise_error"].roles()
        if self.role not in may:
            raise refuse(
                "role",
                N_("{role} may not do “{step}” here."),
                sorted(may),
                role=self.role,
                step="raise_error",
            )
        if alone(scene.scenario, state, scene.seat, word):
            raise raised_by_another()
        why = scene.free(self.text, "text")
        return tuple(self._raised(scene, word, why))

    def _raised(self, scene: RangeScene, word: OwnWord, why: Text) -> Iterator[EventBody]:
        book, held = scene.state.book, case_of(scene.state, word)
        case = held.case if held else scene.numbered("c", book.cases)
        if held is None:
            yield CaseOpened(
                case=case, intake="monitoring", source=f"inject:{word.inject}" if word.inject else "free",
                cell=scene.seat.cell, ward=scene.seat.ward, level=max(1, scene.seat.level),
                said=Text(word.body.vi or word.body.en),
            )  # fmt: skip
        text = scene.numbered("s", book.statements)
        yield WordTakenUp(
            statement=text, case=case, said=word.said, issuer=word.cell, seat=word.seat, cell=scene.seat.cell,
            told_at=word.at, stance=word.stance, channels=(word.channel,), title_vi=Text(word.title.vi),
            title_en=Text(word.title.en), body_vi=Text(word.body.vi), body_en=Text(word.body.en),
        )  # fmt: skip
        yield ErrorRaised(text, scene.seat.cell, why)


def alone(scenario: Scenario, state: DrillState, seat: SeatPlace, word: OwnWord) -> bool:
    """Whether the seat would raise alone what it would issue itself: with nothing on the case that shows it since."""
    steps = load_shipped(scenario.drill.edition).steps
    held = case_of(state, word)
    shown = held is not None and shown_since(held, word.at, word.stance)
    return bool(seat.roles & steps["self_correct"].roles()) and not shown
