"""People post at human speed, by the wall clock too: a fast exercise clock or another way in gives nobody more words."""

# Charter: web humanpace
from __future__ import annotations

import time

from infodrill.conduct.commands import Command, EditPost, PostOnNetwork, SpeakAsPersona
from infodrill.conduct.events import PostEdited, PostWritten
from infodrill.conduct.verbs.network import PACE
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog

POSTS = (PostOnNetwork, SpeakAsPersona, EditPost)


def keep_human_pace(log: EventLog, seat: str, command: Command) -> None:
    """Refuse a post of a seat whose last one stands in the log since less than PACE seconds of wall time (R142)."""
    if not isinstance(command, POSTS):
        return
    since = int(time.time()) - PACE
    for event in reversed(log.events):
        if event.wall < since:
            return
        if event.actor == seat and isinstance(event.body, PostWritten | PostEdited):
            raise Refused(
                N_("A seat posts once in {n} seconds."),
                remedy=N_("Wait a moment; say it once and well."),
                code="R142",
                n=PACE,
            )
