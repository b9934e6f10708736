"""How a live drill numbers its cases, messages and posts: drawn, so that no number tells of what its reader does not see."""

# Charter: web numbers
from __future__ import annotations

import hmac

from django.conf import settings

from infodrill.kernel.numbering import Numbering, drawn


def numbers_of(drill_id: str) -> Numbering:
    """The same in every process of the range, another in every drill."""
    return drawn(hmac.digest(settings.SECRET_KEY.encode(), f"numbers|{drill_id}".encode(), "sha256"))
