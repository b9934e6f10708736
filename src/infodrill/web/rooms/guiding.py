"""The words that tell a newcomer what a role is for."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.conduct.housewords import told_of
from infodrill.conduct.view import SeatView


def role_words(view: SeatView) -> str:
    """What the seat's roles are for, in a sentence or two."""
    return " ".join(words for _, words in told_of(view.seat.roles, view.lang)[:2])
