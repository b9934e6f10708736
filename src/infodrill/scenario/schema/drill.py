"""`drill.yaml`: what the drill is, its phases and moves, its city and its assumptions."""

# Charter: scenario schema drill
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.scenario.schema.base import Bi, Id, Line, Model, Seconds


class Phase(Model):
    number: Literal[1, 2, 3, 4]
    minutes: Annotated[int, Field(ge=1, le=600)]
    title: Bi


class Move(Model):
    """A step of the drill; `story` is the story's wall clock ("22:40") when the move begins at second `at`."""

    number: Annotated[int, Field(ge=1, le=50)]
    at: Seconds
    story: Annotated[str, StringConstraints(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]
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


class Drill(Model):
    format: Literal[1]
    id: Id
    lesson: bool = False  # made for one person to learn by: never rated, and not meant to be
    title: Bi
    subtitle: Bi
    synopsis: Bi
    briefing: Bi
    epoch: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+07:00$")]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    phases: Annotated[tuple[Phase, ...], Field(min_length=4, max_length=4)]
    moves: Annotated[tuple[Move, ...], Field(min_length=1)]
    run_on_hours: Annotated[int, Field(ge=0, le=72)] = 24
    accounts: Annotated[int, Field(ge=1_000, le=20_000_000)]
    edition: Id
    preset: Literal["public-feed", "groups", "mixed"] = "mixed"
    assumptions: Literal["low", "base", "high"] = "base"
    traps: bool = True
    both_languages: bool = True  # a text to the public is whole in both before it is approved
    noise_per_hour: Annotated[int, Field(ge=0, le=5_000)] = 600
    visible_posts: Annotated[int, Field(ge=100, le=30_000)] = 8_000
    public_contacts: tuple[Line, ...] = ()
    senders: tuple[Sender, ...] = ()
    ordinances: tuple[Ordinance, ...] = ()
    situations: Annotated[tuple[Situation, ...], Field(min_length=1)]
    plan: Bi | None = None  # the office's plan or procedure that the drill practises, as the report cites it


class Situation(Model):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]
    title: Bi
    lesson: Bi


Drill.model_rebuild()
