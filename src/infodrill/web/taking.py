"""Files that come with a press: whether the seat may give it is asked before anything looks into them."""

# Charter: web taking
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from infodrill.conduct.giving import Kept, PressOrder, single
from infodrill.conduct.noun import Command
from infodrill.kernel.events import Event
from infodrill.web.live import LiveDrill
from infodrill.web.pictures import drawn_anew


def give_with_files(drill: LiveDrill, seat: str, commands: Mapping[str, Command]) -> tuple[Event, ...]:
    """Give the commands of a press (client id → command), all or none, their files as they are kept. Raises as
    `press_with_files`."""
    orders = tuple(order for client, command in commands.items() for order in single(command, client))
    filed = any(_files(command) for command in commands.values())
    return press_with_files(drill, seat, orders) if filed else drill.press(seat, orders)


def press_with_files(drill: LiveDrill, seat: str, orders: Sequence[PressOrder]) -> tuple[Event, ...]:
    """Give what a press comes to, its files as they are kept. Every door that takes files ends here.

    Raises Refused before a file is decoded, Refused, FormError or Busy for the file. Nothing was recorded then.
    """
    return drill.press(seat, orders, _drawn)


def _drawn(commands: Sequence[Command]) -> Kept:
    drawn = {content: drawn_anew(content) for each in commands for content in _files(each).values()}

    def kept(command: Command) -> Command:
        changed: dict[str, Any] = {name: drawn[content] for name, content in _files(command).items()}
        return replace(command, **changed) if changed else command

    return kept


def _files(command: Command) -> Mapping[str, bytes]:
    held = {each.name: getattr(command, each.name) for each in fields(command)}
    return {name: value for name, value in held.items() if isinstance(value, bytes)}
