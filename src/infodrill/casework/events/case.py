"""Facts about a case as a whole: opened, logged, merged, moved."""

# Charter: casework events case
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class CaseOpened(EventBody):
    """A report reached an intake, or a player opened a case: state NEW. `source` = "inject:12", "post:…", "group:…" or "free"."""

    TYPE: ClassVar[str] = "case.opened"
    case: str
    intake: str  # hotline | portal | ward | field | press | monitoring | collaborator
    source: str
    cell: str
    ward: str = ""
    level: int = 1
    parent: str = ""  # split or mutation: the case it came from
    said: Text = NOTHING
    place: Text = NOTHING  # where, in the reporter's words
    danger: str = ""  # yes | no | "" = not asked
    seen_at: int = -1
    relation: str = ""  # to the parent: split | mutation
    report: str = ""  # split of a merged report: the case that brought it


@event
@dataclass(frozen=True, slots=True)
class CaseStepped(EventBody):
    """A case moved along the procedure; the one event that changes its state. `step` is an edition step id.

    `recheck_at` goes with step watch (-1 = none); `reason` with leave, close, new_evidence and reopen; `target_met` with close.
    """

    TYPE: ClassVar[str] = "case.stepped"
    case: str
    step: str
    frm: str
    to: str
    role: str
    cell: str
    disposition: str = ""
    late: bool = False
    recheck_at: int = -1
    target_met: bool = False
    reason: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class CaseLogged(EventBody):
    """The intake slip: one sentence saying what is claimed, asked or felt, and the provisional priority."""

    TYPE: ClassVar[str] = "case.logged"
    case: str
    sentence: Text
    priority: str
    danger: bool


@event
@dataclass(frozen=True, slots=True)
class CaseMerged(EventBody):
    TYPE: ClassVar[str] = "case.merged"
    case: str
    into: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class StepUndone(EventBody):
    """A step was taken back: the case stands again as before it (`to`). The step's own time `done_at` still counts.

    `into` = the case that a taken-back merge had joined.
    """

    TYPE: ClassVar[str] = "case.step_undone"
    case: str
    step: str
    done_at: int
    frm: str
    to: str
    role: str
    cell: str
    into: str = ""
