"""The book of cases: its records and its fold, under one name for readers outside casework."""

from __future__ import annotations

from infodrill.casework.folding import apply
from infodrill.casework.records import Appeal, Asked, Case, CaseBook, Evidence, Statement, Version

__all__ = ["Appeal", "Asked", "Case", "CaseBook", "Evidence", "Statement", "Version", "apply"]
