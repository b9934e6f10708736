"""Facts about markings."""

# Charter: casework events marking
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class ArtefactMarked(EventBody):
    """An artefact of a case got another TLP marking. `artefact` = evidence, question (its answer), "c1.said" or
    a message of the case. `kept` = the marking by which the leak check still goes, until another seat says the same;
    "" = by `tlp`."""

    TYPE: ClassVar[str] = "case.artefact_marked"
    case: str
    artefact: str
    tlp: str
    role: str
    cell: str
    reason: Text
    kept: str = ""
