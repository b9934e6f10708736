"""COLLAB passes on what was published: word for word and badged, once a channel."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.conduct.nouns.relays import RelayStatement

CHANNELS = ("group", "field")  # where a neighbourhood's collaborators are at home


@of_roles("COLLAB")
def relay(duty: Duty, role: str) -> Iterator[Proposal]:
    """COLLAB: each version that stands, once in the groups and once at the door."""
    view = duty.view
    cell = view.seat.cell
    done = {
        (each_relay.statement, each_relay.version, each_relay.channel)
        for each_relay in view.relays
        if each_relay.cell == cell
    }
    for statement in view.statements:
        version = statement.standing
        if version is None or statement.kind == "bulletin":
            continue
        for channel in CHANNELS:
            if (statement.statement, version.version, channel) not in done:
                command = RelayStatement(
                    role=role, statement=statement.statement, version=version.version, channel=channel
                )
                yield duty.aside(
                    "relay", f"{statement.statement}:{channel}", command, version.published_at, lead=-3
                )
