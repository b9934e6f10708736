"""`texts/*.yaml`: the grammars that posts are expanded from."""

# Charter: scenario schema texts
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.scenario.schema.base import Channel, ClaimName, Id, Line, Model


class Grammar(Model):
    """A small context-free grammar: `{name}` in a pattern expands rule `name`; weights by repeating a pattern.

    `stance` tells how a post made from it speaks of its claim; `harmful` grammars must hold an anchor in every
    expansion. `start` is the rule a post begins with.
    """

    id: Id
    language: Literal["vi", "en"]
    stance: Literal["tell", "question", "deny", "agree", "noise", "press", "official"]
    claim: ClaimName | None = None
    harmful: bool = False
    style: Literal["plain", "slang", "unaccented", "north", "central", "south"] = "plain"
    channels: tuple[Channel, ...] = ("feed", "group")
    start: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)]
    rules: dict[
        Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")],
        Annotated[tuple[str, ...], Field(min_length=1, max_length=200)],
    ] = Field(default={})


class Texts(Model):
    grammars: Annotated[tuple[Grammar, ...], Field(min_length=1)]
