"""Verbs of marking."""

# Charter: casework commands marking
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


@dataclass(frozen=True, slots=True)
class MarkArtefact(CaseCommand):
    """Mark an artefact of a case RED | AMBER | GREEN | CLEAR, up or down. `artefact` as in `ArtefactMarked`."""

    case: str
    artefact: str
    tlp: str
    reason: str
