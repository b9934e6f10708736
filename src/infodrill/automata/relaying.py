"""COLLAB passes on what was published: word for word and badged, once a channel."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal
from infodrill.conduct.nouns.relays import RelayStatement

CHANNELS = ("group", "field")  # where a neighbourhood's collaborators are at home


def relay(duty: Duty) -> Iterator[Proposal]:
    """COLLAB: each version that stands, once in the groups and once at the door."""
    view = duty.view
    if not duty.holds("COLLAB"):
        return
    cell = view.seat.cell
    done = {(one.statement, one.version, one.channel) for one in view.relays if one.cell == cell}
    for one in view.statements:
        version = one.published
        if one.state != "PUBLISHED" or version is None or one.kind == "bulletin":
            continue
        for channel in CHANNELS:
            if (one.statement, version.version, channel) not in done:
                command = RelayStatement(
                    role="COLLAB", statement=one.statement, version=version.version, channel=channel
                )
                yield duty.aside(
                    "relay", f"{one.statement}:{channel}", command, version.published_at, lead=-3
                )
