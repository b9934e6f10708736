"""The book of cases: its records and its fold, under one name for readers outside casework."""

# Charter: casework book
from __future__ import annotations

from infodrill.casework.folding import apply
from infodrill.casework.records import (
    Appeal,
    Asked,
    Attachment,
    Case,
    CaseBook,
    Evidence,
    HandedOver,
    Line,
    Measure,
    Remedy,
    Statement,
    Task,
    Version,
)

__all__ = [
    "Appeal",
    "Asked",
    "Attachment",
    "Case",
    "CaseBook",
    "Evidence",
    "HandedOver",
    "Line",
    "Measure",
    "Remedy",
    "Statement",
    "Task",
    "Version",
    "apply",
]
