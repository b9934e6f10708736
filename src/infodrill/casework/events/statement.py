"""Facts about statements."""

# Charter: casework events statement
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, Composed, EventBody, Text, event, unchanged, upcaster


@event
@dataclass(frozen=True, slots=True)
class StatementDrafted(EventBody):
    """A draft or a new version. Computed findings are recorded with the checker's version.

    `role` and `cell` are the author's. kind holding | answer | correction | warning | acknowledgement | prebunk |
    bulletin; stance confirm | deny | partly | unknown | advice; channels feed | group | press | portal | field;
    craft = points 0–10 by item. `corrects` = the published version of our own that this one puts right, 0 = none.
    """

    TYPE: ClassVar[str] = "statement.drafted"
    VERSION: ClassVar[int] = 2
    RARE: ClassVar[frozenset[str]] = frozenset({"corrects"})
    statement: str
    version: int
    case: str
    kind: str
    stance: str
    issuer: str
    channels: tuple[str, ...]
    figures: tuple[Text, ...]
    next_update: int
    craft: dict[str, int]
    checker: Composed
    leaks: tuple[Composed, ...]
    title_vi: Text
    title_en: Text
    body_vi: Text
    body_en: Text
    sources: tuple[Text, ...] = ()
    role: str = ""
    cell: str = ""
    corrects: int = 0


upcaster("statement.drafted", 1)(unchanged)  # figures and sources were no free text


@event
@dataclass(frozen=True, slots=True)
class StatementStepped(EventBody):
    """DRAFTING → REVIEW ⇄ DRAFTING → PUBLISHED → SUPERSEDED | SELF_CORRECTED.

    `reason` = why it was sent back or, with PUBLISHED, the safety reason for issuing it before its approval. `leaks` = what
    `checker` found in the text when it was published, all of it cleared; "" = not checked then.
    """

    TYPE: ClassVar[str] = "statement.stepped"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    statement: str
    version: int
    frm: str
    to: str
    role: str
    cell: str
    late: bool = False
    reason: Text = NOTHING
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()


@event
@dataclass(frozen=True, slots=True)
class StatementApproved(EventBody):
    """`leaks` = what `checker` found in the text when it was approved; "" = not checked then (logs before)."""

    TYPE: ClassVar[str] = "statement.approved"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    statement: str
    version: int
    role: str
    cell: str
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()


@event
@dataclass(frozen=True, slots=True)
class LeakCleared(EventBody):
    """`leaks` = the findings of `checker` that were cleared; () with "" = those of the draft (logs before)."""

    TYPE: ClassVar[str] = "statement.leak_cleared"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    statement: str
    version: int
    role: str
    reason: Text
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()


@event
@dataclass(frozen=True, slots=True)
class ErrorRaised(EventBody):
    """Someone raised that our own published text is wrong; starts the self-correction clock."""

    TYPE: ClassVar[str] = "statement.error_raised"
    statement: str
    cell: str
    text: Text
