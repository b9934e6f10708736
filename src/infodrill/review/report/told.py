"""An event in a few words, for the annex that the evidence links lead to. No seat is named, only the acting body."""

# Charter: review report told
from __future__ import annotations

from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.story import tell
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Voice


def told(log: ReportTimeline, event: Event, voice: Voice) -> str:
    """What happened, in words where there are words for it, else its number."""
    text = tell(log, event)
    return voice.say(text) if text else voice(N_("entry no. {n} of the log"), n=event.seq)
