"""The book of cases: its records and its fold, under one name for readers outside casework. Applying consults no rule."""

# Charter: casework book
from __future__ import annotations

from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.undoing import marked
from infodrill.casework.pages import Stamp
from infodrill.casework.records import (
    Appeal,
    Asked,
    Attachment,
    Case,
    CaseBook,
    CaseHistoryLine,
    Evidence,
    HandedOver,
    Statement,
    Version,
)
from infodrill.casework.timeline import told
from infodrill.casework.undertakings import Measure, Remedy, Task
from infodrill.kernel.events import EventBody

__all__ = [
    "Appeal",
    "Asked",
    "Attachment",
    "Case",
    "CaseBook",
    "CaseHistoryLine",
    "Evidence",
    "HandedOver",
    "Measure",
    "Remedy",
    "Statement",
    "Task",
    "Version",
    "apply",
]


def apply(book: CaseBook, body: EventBody, at: int, actor: str) -> CaseBook:
    """The book after one event; events that are not casework's leave it as it is (the same object)."""
    if not isinstance(body, CaseworkEvent):
        return book
    stamp = Stamp(at, actor)
    return told(marked(book, body.apply(book, stamp), body, stamp), body, stamp)
