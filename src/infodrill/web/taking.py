"""Files that come with a command: whether the seat may give it is asked before anything looks into them."""

# Charter: web taking
from __future__ import annotations

from dataclasses import fields, replace

from infodrill.conduct.commands import Command
from infodrill.kernel.events import Event
from infodrill.web.live import LiveDrill
from infodrill.web.pictures import drawn_anew


def give_with_files(drill: LiveDrill, seat: str, command: Command, client: str) -> tuple[Event, ...]:
    """Give a command as it came, its files as they are kept. Every door that takes files ends here.

    Raises Refused before a file is decoded, RuleRefused, FormError or Busy for the file.
    """
    sent = {one.name for one in fields(command) if isinstance(getattr(command, one.name), bytes)}
    if not sent:
        return drill.give(seat, command, client)
    if before := drill.given(seat, command, client):
        return before
    drill.would_take(seat, command)
    kept = {name: drawn_anew(getattr(command, name)) for name in sent}
    return drill.give(seat, replace(command, **kept), client, asked=command)
