"""`drill.yaml`: what the drill is, its phases and moves, its city and its assumptions."""

# Charter: scenario schema drill
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.scenario.schema.base import MOST_ACCOUNTS, Bi, Derived, Id, Line, Model, Seconds, Short


class Phase(Model):
    number: Annotated[Literal[1, 2, 3, 4], Derived]
    minutes: Annotated[int, Field(ge=1, le=600)]
    title: Annotated[Bi, Derived]


class Move(Model):
    """A step of the drill; `story` is the story's wall clock ("22:40") when the move begins at second `at`."""

    number: Annotated[int, Field(ge=1, le=50), Derived]
    at: Seconds
    story: Annotated[str, StringConstraints(pattern=r"^[0-2][0-9]:[0-5][0-9]$"), Derived]
    title: Bi


class Objective(Model):
    id: Id
    text: Bi


class Ordinance(Model):
    """The fictional legal basis that a three-part test may cite."""

    id: Id
    title: Bi
    text: Bi


Sender = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""An invented name under which something reaches the players, beside the cells' own."""


EPOCH = r'{"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d$"}'
LENGTHS = '{"type": ["integer", "array"], "items": {"type": "integer"}}'
"""Minutes of the whole, or of each phase."""


class Drill(Model):
    format: Literal[2]
    id: Id
    lesson: bool = False  # made for one person to learn by: never rated, and not meant to be
    languages: Annotated[tuple[Literal["vi", "en"], ...], Field(min_length=1, max_length=2)] = ("vi", "en")
    title: Bi
    subtitle: Annotated[Bi, Derived]
    synopsis: Annotated[Bi, Derived]
    briefing: Annotated[Bi, Derived]
    epoch: Annotated[
        str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+07:00$"), Short(EPOCH), Derived
    ]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1), Derived]
    phases: Annotated[tuple[Phase, ...], Field(min_length=4, max_length=4), Short(LENGTHS), Derived]
    moves: Annotated[tuple[Move, ...], Field(min_length=1), Derived]
    run_on_hours: Annotated[int, Field(ge=0, le=72)] = 24
    accounts: Annotated[int, Field(ge=1_000, le=MOST_ACCOUNTS), Derived]
    edition: Annotated[Id, Derived]
    preset: Literal["public-feed", "groups", "mixed"] = "mixed"
    assumptions: Literal["low", "base", "high"] = "base"
    traps: bool = True
    both_languages: bool = True  # a text to the public is whole in both before it is approved
    noise_per_hour: Annotated[int, Field(ge=0, le=5_000)] = 600
    visible_posts: Annotated[int, Field(ge=100, le=30_000)] = 8_000
    public_contacts: tuple[Line, ...] = ()
    senders: tuple[Sender, ...] = ()
    ordinances: tuple[Ordinance, ...] = ()
    situations: Annotated[tuple[Situation, ...], Field(min_length=1), Derived]
    plan: Bi | None = None  # the office's plan or procedure that the drill practises, as the report cites it


class Situation(Model):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]
    title: Bi
    lesson: Annotated[Bi, Derived]


Drill.model_rebuild()
