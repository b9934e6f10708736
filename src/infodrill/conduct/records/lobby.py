"""Seats taken, rolls called, meetings held."""

# Charter: conduct records lobby
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll-call or communication check: `answered` = seat → second."""

    roll: str
    kind: str
    at: int
    answered: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    text: str
    owner: str
    due: int
    at: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """`cells` empty = every player cell; `closed_at` -1 = open."""

    meeting: str
    at: int
    cell: str
    cells: tuple[str, ...]
    title: str
    agenda: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    closed_at: int = -1


@dataclass(frozen=True, slots=True)
class Lobby:
    """`joined` = seat → second since which it is taken."""

    joined: Mapping[str, int] = field(default_factory=dict)
    rolls: Mapping[str, Roll] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
