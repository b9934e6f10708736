"""What the machine notes of texts: what a marked one holds (E19), and words that the leak check held back."""

# Charter: conduct nouns weighing
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.marking import ArtefactMarked
from infodrill.casework.reach import Reaching
from infodrill.conduct.noun import Hidden, NotTold
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Composed, Event, EventBody, event, event_types
from infodrill.kernel.fields import CaseId, Key


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class WordsHeld(NotTold, Hidden):
    """Words to the public that the leak check held back: how many passages, and none of them.

    `what` = type of the event that they would have been; `item` = the post, case or statement that they
    are about, "" = a new thing.
    """

    TYPE: ClassVar[str] = "words.held"
    what: str
    item: Annotated[str, Key("words")]
    cell: str
    found: int
    checker: Composed

    @property
    def noted_beside(self) -> tuple[type[EventBody], ...]:
        kind = event_types().get(self.what)
        return (kind,) if kind in lets_out() else ()

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactWeighed(NotTold, Hidden):
    """What a marked artefact or a published text holds that may be withheld. Recorded when it happens: texts may be erased.

    `artefact` = evidence, answer, report, message or statement version ("s1@2"); `tlp` its marking, CLEAR once published.
    `grounds` of personal | secret | security | source; () for one marked AMBER or RED is over-classification, and any
    ground in a CLEAR one is a leak. `left_open` = the owner of the facts had left the same words unmarked.
    """

    TYPE: ClassVar[str] = "artefact.weighed"
    artefact: str
    case: CaseId
    tlp: str
    grounds: tuple[str, ...]
    left_open: bool = False

    @property
    def noted_beside(self) -> tuple[type[EventBody], ...]:
        return EvidenceAdded, ArtefactMarked, *lets_out()

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


@cache
def lets_out() -> tuple[type[EventBody], ...]:
    """The kinds of events that let words of an organisation out."""
    return tuple(
        kind for kind in event_types().values() if issubclass(kind, Reaching) and kind.out is not Reaching.out
    )
