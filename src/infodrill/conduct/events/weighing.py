"""What the machine notes for E19; hidden from players."""

# Charter: conduct events weighing
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, event


@event
@dataclass(frozen=True, slots=True)
class ArtefactWeighed(EventBody):
    """What a marked artefact or a published text holds that may be withheld. Recorded when it happens: texts may be erased.

    `artefact` = evidence, answer, report, message or statement version ("s1@2"); `tlp` its marking, CLEAR once published.
    `grounds` of personal | secret | security | source; () for one marked AMBER or RED is over-classification, and any
    ground in a CLEAR one is a leak. `left_open` = the owner of the facts had left the same words unmarked.
    """

    TYPE: ClassVar[str] = "artefact.weighed"
    artefact: str
    case: str
    tlp: str
    grounds: tuple[str, ...]
    left_open: bool = False
