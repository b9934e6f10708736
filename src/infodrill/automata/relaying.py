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
    done = {
        (each_relay.statement, each_relay.version, each_relay.channel)
        for each_relay in view.relays
        if each_relay.cell == cell
    }
    for statement in view.statements:
        version = statement.published
        if statement.state != "PUBLISHED" or version is None or statement.kind == "bulletin":
            continue
        for channel in CHANNELS:
            if (statement.statement, version.version, channel) not in done:
                command = RelayStatement(
                    role="COLLAB", statement=statement.statement, version=version.version, channel=channel
                )
                yield duty.aside(
                    "relay", f"{statement.statement}:{channel}", command, version.published_at, lead=-3
                )
