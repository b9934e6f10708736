"""The empty text that stands where nothing was written."""

# Charter: casework events empty
from __future__ import annotations

from infodrill.kernel.events import Text

NOTHING = Text("")
