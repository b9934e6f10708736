"""Messages between cells, and the receipts for them."""

# Charter: conduct commands messages
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class SendMessage(RangeCommand):
    """kind chat | report; `to` = cell ids, empty = everyone."""

    kind: str
    to: tuple[str, ...]
    text: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmReceipt(RangeCommand):
    message: str
