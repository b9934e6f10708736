"""What our own side put out beside the studio and what is wrong in it: a post, a message, an answer to the press.

Whoever says so has it taken into the book of cases as a published text; from there it is put right as any text of ours is: by the
spokesperson, with one approval, in the same place, and the old words stay to be read.
"""

# Charter: conduct nouns ownwords
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework import duplicates
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
from infodrill.conduct.likely import of_what_was_put_out
from infodrill.conduct.noun import May, RangeCommand, command
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.fields import TEXT, Key, Words
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut
from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.senders import of_an_office

Raised = CaseOpened | WordTakenUp | ErrorRaised
_INJECT = re.compile(r"post:i(\d{1,9})\.\d+")
TITLE = 80  # letters of a word that has no title of its own
SAME = 380  # per mille of likeness from which a case is taken to be about a word of ours
SPOKEN_OF = 290  # the same where the case says that somebody put it out
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
        said=said, cell=cell, seat="", at=delivery.at, channel=channel, stance="confirm",
        title=_as_written(scenario, row.subject), body=_as_written(scenario, row.body), inject=number,
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


def _as_written(scenario: Scenario, text: Bi) -> Bi:
    """A text of the scenario in the languages that it is written in: what readers of another see instead is no version."""
    vi, en = (text.in_(lang) * (lang in scenario.drill.languages) for lang in LANGUAGES)
    return Bi.model_construct(vi=vi, en=en)


def every_word(scenario: Scenario, state: DrillState, seats: Directory) -> tuple[OwnWord, ...]:
    """All that our own side put out beside the studio so far and that a cell which plays answers for, newest first."""
    names = [f"post:{key}" for key, post in state.posts.items()]
    names += [f"post:i{number}.{delivery.at // 60}" for number, delivery in state.deliveries.items()]
    names += [f"press:{key}" for key in state.press_questions]
    found = (own_word(scenario, state, seats, name) for name in names)
    return tuple(
        sorted((word for word in found if word and word.cell), key=lambda word: (-word.at, word.said))
    )


def case_of(state: DrillState, word: OwnWord) -> Case | None:
    """The open case that was opened from it, or whose reporter was answered so; None where nobody opened one."""
    return next(
        filter(None, (_open(state, case) for case in state.book.cases.values() if tied(state, case, word))),
        None,
    )


def tied(state: DrillState, case: Case, word: OwnWord) -> bool:
    """Whether a case was opened from a word of ours, or its reporter was answered so."""
    told = state.press_questions.get(word.said.partition(":")[2])
    about = told.answer.about if told and told.answer else ""
    return (
        case.source in {word.said, f"inject:{word.inject}" if word.inject else word.said}
        or case.case == about
    )


def _open(state: DrillState, case: Case) -> Case | None:
    while case.merged_into:
        case = state.book.cases[case.merged_into]
    return None if case.state == "CLOSED" else case


def words_on(
    scenario: Scenario, state: DrillState, seats: Directory, case: Case, every: Iterable[OwnWord] = ()
) -> tuple[tuple[OwnWord, bool], ...]:
    """The words of ours that a case may be about, the likeliest first, each with whether it is likely enough to be asked about:
    what it was opened from, or whose reporter was answered so; then what tells much the same, before the case, or of which it
    says that somebody put it out. Whether it is that word is people's to judge. `every` = all there are, where they are known."""
    every = tuple(every) or every_word(scenario, state, seats)
    mine = [word for word in every if tied(state, case, word)]
    others = [word for word in every if word not in mine and word.at <= case.opened_at]
    told = " ".join((duplicates.text_of(case), *(str(evidence.text) for evidence in case.evidence)))
    sure = SPOKEN_OF if of_what_was_put_out(told) else SAME
    near = [(permille, word) for permille, word in _alike(case, others) if permille >= duplicates.LIKELY]
    near.sort(key=lambda pair: -pair[0])
    return (*((word, True) for word in mine), *((word, permille >= sure) for permille, word in near))


def _alike(case: Case, words: Sequence[OwnWord]) -> Iterator[tuple[int, OwnWord]]:
    told = duplicates.text_of(case)
    for word in words:
        said = _whole(word)  # weighed by themselves alone: a page knows fewer words of ours than the range
        yield duplicates.likeness(told, said, duplicates.rarity((told, said))), word


def _whole(word: OwnWord) -> str:
    return " ".join(filter(None, (word.title.vi or word.title.en, word.body.vi or word.body.en)))


def known_wrong_on(
    scenario: Scenario, state: DrillState, seats: Directory, case: Case, every: Iterable[OwnWord] = ()
) -> OwnWord | None:
    """A word of ours that a case is likely about and that the case, if it is, knows by now to be wrong; None where there is none,
    or somebody has raised it."""
    if not (case.verdict or any(asked.verdict for asked in case.questions)):
        return None
    for word, asked in words_on(scenario, state, seats, case, every):
        if asked and not taken_up(state.book, word.said) and known_wrong(case, word.stance):
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
    case: Annotated[str, Key("case", N_("The case that shows it"), needed=False)] = ""

    def decide(self, scene: RangeScene) -> tuple[Raised, ...]:
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
        held = self._shown_by(scene, word)
        if alone(scene.scenario, state, scene.seat, word, held):
            raise raised_by_another()
        why = scene.free(self.text, "text")
        return tuple(self._raised(scene, word, held, why))

    def _shown_by(self, scene: RangeScene, word: OwnWord) -> Case | None:
        """The case that it is put right on: the one that was named, where it may be about this word, else the one that was opened
        from it."""
        named = scene.state.book.cases.get(self.case)
        if named and word in dict(words_on(scene.scenario, scene.state, scene.seats, named)):
            return _open(scene.state, named)
        return case_of(scene.state, word)

    def _raised(self, scene: RangeScene, word: OwnWord, held: Case | None, why: Text) -> Iterator[Raised]:
        book = scene.state.book
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


def alone(scenario: Scenario, state: DrillState, seat: SeatPlace, word: OwnWord, held: Case | None) -> bool:
    """Whether the seat would raise alone what it would issue itself: with nothing on the case, `held`, that shows it since."""
    steps = load_shipped(scenario.drill.edition).steps
    shown = held is not None and shown_since(held, word.at, word.stance)
    return bool(seat.roles & steps["self_correct"].roles()) and not shown
