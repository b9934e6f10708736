"""What people type is `Text` in every event, so that it can be erased and people's pace counts it.

An event's other strings are ids, words of closed lists, or what the house composed: the kernel writes nothing else down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from everytype import WORDS, example

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.casework import desk
from infodrill.casework import noun as casework
from infodrill.casework.book import CaseBook, apply
from infodrill.casework.edition import load_edition
from infodrill.casework.nouns.decision import SignAction
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.measures import LiftMeasure, RecordTest, ReviewMeasure
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill, named_cells
from infodrill.conduct.network import Network
from infodrill.conduct.noun import Command, commands
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import LogError, Refused
from infodrill.kernel.events import EventBody, Text, dump, event_types, load
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from tests.casework.table import Table
from tests.casework.test_measures import DAY, reported
from tests.casework.walking import CELLS, Seat, Walk, seat_of
from tests.conduct import people
from tests.conduct.drilling import MemoryLog, Range
from tests.conduct.filling import listed, texts
from tests.conduct.test_proactive import with_collaborators

# Fields whose words the house composes or takes from scenario and edition: each is a decision, so each is named here.
COMPOSED = {
    "inject.written.sender",  # R155: a name that the scenario declares
    "post.written.speaker",  # an organisation or a persona of the scenario
    "press.answer_held.checker",
    "press.question_answered.checker",
    "statement.approved.checker",
    "statement.approved.leaks",  # kind, part and place of a finding, without a word of the text
    "statement.drafted.checker",
    "statement.drafted.leaks",
    "statement.leak_cleared.checker",
    "statement.leak_cleared.leaks",
    "statement.stepped.checker",
    "statement.stepped.leaks",
    "words.held.checker",
}
HOUSE = sorted(name for name, cls in event_types().items() if cls.__module__.startswith("infodrill."))
WALK = 10_000  # commands, most of them refused
ONE_WORD = "ba-nam-o-ngo-ba"  # a word that stands on no list; as an id it could be written


def holding(cls: type[EventBody], name: str, words: str) -> EventBody | None:
    """An event of the type with `words` in one field, None when the field holds no strings."""
    body = example(cls)
    put = _put(str(cls.__dataclass_fields__[name].type), words)  # type: ignore[attr-defined]
    return None if put is None else replace(body, **{name: put})  # type: ignore[type-var]


def _put(hint: str, words: str) -> Any:
    if hint.startswith("tuple["):
        return None if _put(hint[6:], words) is None else (words,)
    if hint.startswith("dict["):
        return {"x": words} if hint.endswith(("str]", "Text]")) else None
    return words if hint.startswith(("str", "Text", "Composed")) else None


@pytest.mark.parametrize("name", HOUSE)
def test_an_event_keeps_words_as_text_or_not_at_all(name: str) -> None:
    cls = event_types()[name]
    for one in fields(cls):
        body = holding(cls, one.name, WORDS)
        if body is None or f"{name}.{one.name}" in COMPOSED:
            continue
        try:
            written = dump(body)[one.name]
        except LogError:
            continue
        assert all(isinstance(text, Text) for text in _strings(written)), f"{name}.{one.name}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)


# ---- what commands come to ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Given:
    """A command that is accepted, and what it comes to when it is given otherwise in the same moment."""

    command: Command
    decide: Callable[[Command], tuple[EventBody, ...]]


class Watched(Drill):
    """A drill that keeps the first two commands of each verb with the state that they met."""

    kept: list[Given]

    def decide(self, seat_id: str, command: Command, at: int) -> tuple[EventBody, ...]:
        bodies = super().decide(seat_id, command, at)
        if sum(type(one.command) is type(command) for one in self.kept) < 2:
            before = Drill(self.scenario, self.edition, self.seats, MemoryLog(), self.state)
            self.kept.append(Given(command, lambda other: before.decide(seat_id, other, at)))
        return bodies


@pytest.fixture(scope="module")
def given(clinic: Loaded) -> tuple[Given, ...]:
    """What automated cells give in a clinic drill, what only people ask for, and what a walk of casework comes upon."""
    return (*automated(clinic), *by_hand(clinic), *walked(), *seldom())


def watched(scenario: Scenario) -> Watched:
    edition = load_edition(scenario.drill.edition)
    drill = Watched(scenario, edition, directory(scenario.cells, "vi"), MemoryLog())
    drill.kept = []
    return drill


def automated(clinic: Loaded) -> list[Given]:
    drill, nature = watched(clinic.scenario), character("good")
    players = {one.id: nature for one in clinic.scenario.cells.cells if one.level > 0}
    opened = open_event(clinic, drill.edition, 1, 2_000, {one: "good" for one in players}, "vi")
    drill.record((opened,), 0, "runner")
    spread = open_spread(build_city(clinic.scenario, 2_000, 1), opened)
    network = Network(clinic.scenario, seed=1, language="vi")
    Runner(drill, spread, network, MemoryDerivedStore(), AutomatedCells(players, 1), lang="vi").play(
        until=120
    )
    return drill.kept


def by_hand(clinic: Loaded) -> list[Given]:
    ground = Range(with_collaborators(clinic.scenario))
    drill = watched(ground.scenario)
    drill.state, drill.log = ground.state, ground.drill.log
    ground.drill = drill
    people.play(ground)
    return drill.kept


def walked() -> list[Given]:
    """A walk asks the desk alone; that its cells exist is asked before by the drill."""
    kept: list[Given] = []
    walk, edition, book, at = Walk(30), load_edition("vn-2025"), CaseBook(), 0
    for count in range(WALK):
        book, at = (CaseBook() if count % 1_000 == 0 else book), at + walk.below(300)
        command = walk.command(book, at)
        cell = walk.cell(command, book, edition.top_level)
        place, roles = seat_of(cell, edition.top_level), walk.roles(command.role)
        seat = f"{cell}-{walk.below(2)}"

        def decide(other: Any, held: CaseBook = book, now: int = at, where: Seat = place, who: str = seat,
                   wearing: frozenset[str] = roles) -> tuple[EventBody, ...]:  # fmt: skip
            if set(named_cells(other)) - set(CELLS):
                raise Refused("There is no such cell.", code="R113")
            return desk.decide(held, other, edition=edition, at=now, seat=who, cell=where.cell, level=where.level,
                               ward=where.ward, wards=where.wards, roles=wearing)  # fmt: skip

        try:
            bodies = decide(command)
        except Refused:
            continue
        fresh = sum(type(one.command) is type(command) for one in kept) < 2
        if fresh and not isinstance(command, OpenCase):  # its ward and source are the drill's to know
            kept.append(Given(command, decide))
        for body in bodies:
            book = apply(book, body, at, seat)
    return kept


def seldom() -> list[Given]:
    """What a walk hardly comes upon."""
    measured, opened = reported(), Table()
    opened.play(OpenCase("L1-DUTY", "ward", "free", said="They say something."))
    opened.play(LogCase("L1-DUTY", "c1", "It is said that the dyke broke.", True))
    review = ReviewMeasure("RIGHTS", "c1", 7, True, "It is still up.", measured.at + DAY)
    lift = LiftMeasure("RIGHTS", "c1", 7, "The page is gone.")
    decided, tested = Table(), Table()
    test = RecordTest(
        "L2-LEAD", "c1", 7, "Ordinance 12", "rights_of_others", 7, 30 * DAY, "A warning.", "People pay."
    )
    for one in (decided, tested):
        one.decided("FALSE", (5, 7))
    tested.play(test)
    pairs = (
        (measured, review), (measured, lift), (opened, UndoStep("L1-DUTY", "c1")),
        (decided, test), (tested, SignAction("L2-LEAD", "c1", 7)),
    )  # fmt: skip
    return [Given(one, lambda other, table=table: copy(table).play(other)) for table, one in pairs]  # type: ignore[misc]


def otherwise(command: Command, words: str) -> Iterator[tuple[str, Command]]:
    """(field, the command with `words` there) for every field of strings but the role."""
    for field in texts(type(command)):
        yield field.name, replace(command, **{field.name: listed(field, words)})


def test_every_verb_with_strings_was_given(given: tuple[Given, ...]) -> None:
    verbs = {*casework.commands(), *commands()}
    asking = {one for one in verbs if any(texts(one))}
    assert asking - {type(one.command) for one in given} == set()


def test_what_is_typed_is_text_or_refused(given: tuple[Given, ...]) -> None:
    """Words, and one word that could pass for an id, in every field of every verb."""
    strays, texts = set(), set()
    for one in given:
        for words in (WORDS, ONE_WORD):
            for name, command in otherwise(one.command, words):
                try:
                    bodies = one.decide(command)
                except Refused:
                    continue
                kept = [text for body in bodies for value in dump(body).values() for text in _strings(value)]
                typed = [text for text in kept if words in text]
                strays |= {f"{type(command).__name__}.{name}" for text in typed if not isinstance(text, Text)}
                texts |= {f"{type(command).__name__}.{name}" for text in typed if isinstance(text, Text)}
    assert not strays
    assert {"ChangeClock.reason", "DeliverInject.why", "RetimeInject.why", "AnswerPressQuestion.figures",
            "DraftStatement.sources", "RecordTest.basis"} <= texts  # fmt: skip


@pytest.mark.parametrize("name, field", [("clock.changed", "reason"), ("inject.delivered", "why"), ("inject.retimed", "why"),
                                         ("drill.closed", "reason"), ("statement.drafted", "sources"),
                                         ("press.question_answered", "figures"), ("case.test_recorded", "basis")])  # fmt: skip
def test_words_of_an_older_log_are_read_where_they_stand(name: str, field: str) -> None:
    """Before, these words were part of the chain: they are read and shown, and stay there."""
    cls = event_types()[name]
    payload = {
        key: list(value) if isinstance(value, tuple) else value for key, value in dump(example(cls)).items()
    }
    old = payload | {field: [WORDS] if isinstance(payload.get(field), list) else WORDS}
    read = getattr(load(name, 1, old), field)
    assert read in (WORDS, (WORDS,))
    assert all(isinstance(one, Text) for one in _strings(read))
