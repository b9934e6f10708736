"""What this build says of itself: its standing among the sealed releases, and the core's tables as they are in memory."""

# Charter: casework charter
from __future__ import annotations

from dataclasses import replace

from infodrill.casework import rights
from infodrill.kernel import seals
from infodrill.kernel.seals import MODIFIED, BuildStanding

IN_MEMORY = "tables of the rights core in memory"


def standing() -> BuildStanding:
    """The build's standing; never original while a table of the rights core is not what its source says."""
    found = seals.standing()
    if rights.as_written():
        return found
    return replace(found, state=MODIFIED, changed=(*found.changed, IN_MEMORY))
