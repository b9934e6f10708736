"""What the plays give: every verb as it is accepted, and what it comes to when it is given otherwise in the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from infodrill.conduct.drill import Drill
from infodrill.conduct.noun import Command
from infodrill.kernel.events import EventBody
from tests.corpus import making

EXAMPLES = 2  # of a verb in a play


@dataclass(frozen=True)
class Given:
    """A command that is accepted; `decide` asks the drill as it stood then."""

    command: Command
    decide: Callable[[Command], tuple[EventBody, ...]]


class Watched(Drill):
    """A drill that keeps the first commands of each verb with the state that they met."""

    def __init__(self, *opened: Any) -> None:
        super().__init__(*opened)
        self.kept: list[Given] = []

    def decide(self, seat_id: str, command: Command, at: int) -> tuple[EventBody, ...]:
        before = Drill(self.scenario, self.edition, self.seats, self.log, self.state)
        bodies = super().decide(seat_id, command, at)
        if sum(type(given.command) is type(command) for given in self.kept) < EXAMPLES:
            self.kept.append(Given(command, lambda other: before.decide(seat_id, other, at)))
        return bodies


@cache
def given() -> tuple[Given, ...]:
    """What people and automated cells give in the plays, play by play."""
    found: list[Given] = []
    for name in making.PLAYS:
        drill = making.played(name, Watched).drill
        assert isinstance(drill, Watched)
        found += drill.kept
    return tuple(found)
