"""A text that the leak check keeps in: refused, and yet on record, so that words cannot be tried out unseen."""

# Charter: conduct heldback
from __future__ import annotations

from typing import Any

from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody


class HeldBack(Refused):
    """Changes nothing but the record: whoever gives commands appends `bodies`, at human pace, and then raises it."""

    def __init__(self, message: str, *, bodies: tuple[EventBody, ...], **rest: Any) -> None:
        self.bodies = bodies
        super().__init__(message, **rest)
