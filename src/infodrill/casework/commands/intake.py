"""Commands of the intake: open, log, merge, split."""

# Charter: casework commands intake
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


@dataclass(frozen=True, slots=True)
class OpenCase(CaseCommand):
    """A report becomes a case; on a phone three taps: `said` (what), `ward` and `place` (where), `danger`.

    `intake` is a key of `intake.FORMS`; `source` "inject:12", "post:…", "group:…" or "" for what people bring; `ward` an
    id, "" = the seat's own; `place` in words; `danger` yes | no | "" (not asked); `seen_at` second it was seen, -1 =
    unknown; `parent` = the case that this is a mutation of.
    """

    intake: str
    source: str
    ward: str = ""
    said: str = ""
    place: str = ""
    danger: str = ""
    seen_at: int = -1
    parent: str = ""


@dataclass(frozen=True, slots=True)
class LogCase(CaseCommand):
    """The intake slip: one `sentence` saying what is claimed, asked or felt; `danger`: could someone be hurt?"""

    case: str
    sentence: str
    danger: bool  # could someone be hurt or lose much money?


@dataclass(frozen=True, slots=True)
class MergeCase(CaseCommand):
    """`case` is a duplicate of `into`; may be taken back by `UndoStep`."""

    case: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitCase(CaseCommand):
    """A separate claim becomes a linked case. `report` = a case merged into this one whose report goes with it."""

    case: str
    sentence: str
    danger: bool
    report: str = ""


@dataclass(frozen=True, slots=True)
class UndoStep(CaseCommand):
    """Take back one's own last step on a case, within a minute and before anything followed from it."""

    case: str
