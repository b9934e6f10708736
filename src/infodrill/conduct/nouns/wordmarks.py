"""What evaluators found that our words say: so as the record, otherwise than it, or what leads people to harm."""

# Charter: conduct nouns wordmarks
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import GUIDANCE, PRESS, TICKET, OfStaff
from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import not_listed
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import TEXT, Choice, Key, Number, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_

SO, OTHERWISE, HARMS = "so", "otherwise", "harms"
MARKS = (SO, OTHERWISE, HARMS)
MOST = 9_999  # versions of a text, or answers to one question


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class WordsJudged(Hidden):
    """What an evaluator found that words of ours say, once read: `says` so | otherwise | harms, held against the record of
    `claim`, "" = that which they are on. `item` = a statement (with its `version`), a question of the press (with the number of
    the answer to it), a guidance or a ticket (0)."""

    TYPE: ClassVar[str] = "evaluation.words_judged"
    DONE: ClassVar[str] = N_("Say whether our words tell what is so")
    item: Annotated[str, Key("words")]
    version: int
    says: str
    claim: str
    text: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        key = (event.actor, self.item, self.version)
        return renewed(state, marks=with_(state.marks, key, self.says))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Words of ours that went to people, in the order in which they went. `kind` = that of a statement, press, guidance, ticket;
    `body` by language, a press answer's, a guidance's and a ticket's as it was written; `marks` = rater seat → what it found."""

    item: str
    version: int
    kind: str
    at: int
    cell: str
    title: str
    body: str
    case: str
    marks: Mapping[str, str]


def own_words(state: DrillState, lang: str) -> tuple[OwnWords, ...]:
    """Every published version, answer to the press, guidance and answer on a ticket."""
    found = (*_texts(state, lang), *_told_the_press(state), *_guided(state), *_on_tickets(state))
    return tuple(sorted(found, key=lambda words: (words.at, words.item, words.version)))


def _marks(state: DrillState, item: str, version: int) -> dict[str, str]:
    return {
        rater: says
        for (rater, of, number), says in state.marks.items()
        if (of, number) == (item, version)
    }  # fmt: skip


def _texts(state: DrillState, lang: str) -> Iterator[OwnWords]:
    for text in state.book.statements.values():
        for version in text.versions:
            if version.published_at >= 0:
                title, body = version.said(lang)
                yield OwnWords(
                    item=text.statement, version=version.version, kind=text.kind, at=version.published_at, cell=text.issuer,
                    title=title, body=body, case=text.case, marks=_marks(state, text.statement, version.version),
                )  # fmt: skip


def _told_the_press(state: DrillState) -> Iterator[OwnWords]:
    for question in state.press_questions.values():
        for number, answer in enumerate(question.answers, 1):
            yield OwnWords(
                item=question.question, version=number, kind=PRESS, at=answer.at, cell=answer.cell, title="",
                body=str(answer.text), case=answer.about, marks=_marks(state, question.question, number),
            )  # fmt: skip


def _guided(state: DrillState) -> Iterator[OwnWords]:
    for guidance in state.guidance.values():
        yield OwnWords(
            item=guidance.guidance, version=0, kind=GUIDANCE, at=guidance.at, cell=guidance.cell, title=str(guidance.topic),
            body=guidance.told, case=guidance.about,
            marks=_marks(state, guidance.guidance, 0),
        )  # fmt: skip


def _on_tickets(state: DrillState) -> Iterator[OwnWords]:
    for case in state.book.cases.values():
        answered = {ticket: at for ticket, _, at in case.tickets}
        for remedy in case.remedies:
            if remedy.ticket:
                yield OwnWords(
                    item=remedy.ticket, version=0, kind=TICKET, at=answered[remedy.ticket], cell=case.cell, title="",
                    body=remedy.told, case=case.case, marks=_marks(state, remedy.ticket, 0),
                )  # fmt: skip


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeWords(RangeCommand):
    """What words of ours say, held against the record: so, otherwise, or what leads people to harm. `item` with its `version`, as
    the room lists them; `claim` = whose record, "" = of the claim that they are on. An evaluator's last word stands."""

    MAY: ClassVar[May] = May(
        thing="rating",
        says=WordsJudged.DONE,
        roles=frozenset({"EVAL"}),
        note="what went to people; after the close too",
        closed=True,
    )
    item: Annotated[str, Key("words", N_("Which words"))]
    version: Annotated[int, Number(0, MOST, N_("Version"))]
    says: Annotated[str, Choice(MARKS, N_("What they say"))]
    claim: Annotated[str, Key("claim", needed=False)] = ""
    text: Annotated[str, Words(TEXT, N_("What they say otherwise, or what harm they lead to"))] = ""

    def decide(self, scene: RangeScene) -> tuple[WordsJudged, ...]:
        known = {(words.item, words.version): words for words in own_words(scene.state, "vi")}
        if (self.item, self.version) not in known:
            raise not_listed("item", f"{self.item}@{self.version}", [f"{item}@{n}" for item, n in known])
        scene.claim(self.claim)
        text = scene.optional(self.text, "text")
        return (
            WordsJudged(
                item=self.item, version=self.version, says=self.says, claim=self.claim, text=text
            ),
        )  # fmt: skip
