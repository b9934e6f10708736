"""A poll is answered once a browser, once a token: the answer's client id is the voter's, so a second one changes nothing. A
sheet of the survey is no event at all: it lies beside the log until the survey is closed.

The log keeps a keyed digest of it, which tells neither seat nor browser.
"""

# Charter: web voting
from __future__ import annotations

from django.http import HttpRequest

from infodrill.conduct.ballots import Sheet
from infodrill.conduct.nouns import survey
from infodrill.conduct.nouns.hall import CastVote
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.events import Event
from infodrill.web.live import LiveDrill
from infodrill.web.stores.log import growing

VOTER = "voter"  # session key: drawn when a seat is taken, kept when the session's own key changes


def voter_of(request: HttpRequest) -> str:
    """The browser's own draw; of a session from before, its key."""
    return f"browser:{request.session.get(VOTER) or request.session.session_key}"


def cast(drill: LiveDrill, seat: str, role: str, poll: str, option: int, voter: str) -> tuple[Event, ...]:
    """Give the voter's answer; its first one stands, however many come at once. Raises Refused."""
    return drill.give(seat, CastVote(role, poll, option), f"vote:{poll}:{voter}")


def hand_in(drill: LiveDrill, seat: SeatPlace, sheet: Sheet, voter: str) -> bool:
    """Take a sheet of the survey, each voter's first. False where the survey is not open to that seat any more."""
    with growing(drill.id):
        # Under the drill's lock: a sheet is counted, or its survey was closed before.
        drill.catch_up()
        if not survey.answers(seat, drill.state):
            return False
        drill.ballots.put(voter, sheet)
    return True
