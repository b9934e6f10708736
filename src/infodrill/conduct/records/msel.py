"""Injects as control changed them while the drill ran."""

# Charter: conduct records msel
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MSEL_ENDS = 10_000  # injects written while the drill runs have numbers above this


@dataclass(frozen=True, slots=True)
class Edit:
    """Control's words for an inject."""

    subject: str
    body: str
    at: int


@dataclass(frozen=True, slots=True)
class Written:
    """An inject that control wrote during the drill. `claim` "" = none."""

    inject: int
    at: int
    sender: str
    method: str
    subject: str
    body: str
    cells: tuple[str, ...]
    roles: tuple[str, ...]
    public: bool
    claim: str


@dataclass(frozen=True, slots=True)
class MselRun:
    """The MSEL as control runs it: new times by number, edits, injects written, noise dials per mille by channel."""

    retimed: Mapping[int, int] = field(default_factory=dict)
    edited: Mapping[int, Edit] = field(default_factory=dict)
    written: Mapping[int, Written] = field(default_factory=dict)
    noise: Mapping[str, int] = field(default_factory=dict)
