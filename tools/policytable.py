"""Write docs/reference/policy.md from what commands, events and policy declare. A test fails when it is stale."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

from infodrill.casework.steps import PLAYERS
from infodrill.conduct import policy
from infodrill.conduct.noun import commands
from infodrill.conduct.policy import sees
from infodrill.conduct.roles import ANYONE, EVERY_PHASE, SIMULATORS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "policy.md"
GROUPS = {
    "everyone": ANYONE,
    "everyone but guests": ANYONE - {"OBS"},
    "every player": PLAYERS,
    "every simulator": SIMULATORS,
    "every simulator and CTRL": SIMULATORS | {"CTRL"},
}
INTRO = """# Who may do and see what

Written by `python tools/policytable.py` from `conduct/nouns` and `conduct/policy`; do not edit. Roles are named as in
[the procedure](../procedure.md), whose edition in use rules the verbs of cases and statements.
A seat may hold several roles and speaks under one of them. Phase 0 is the time before the first phase.

## Commands of the range

| command | about | roles | phases | and | by token |
|---|---|---|---|---|---|
"""
SEEN = """
## What a seat sees

Every page, count, search, stream and export asks these functions, and nothing else decides. A thing that a seat may not
see is refused in the same words as a thing that does not exist.

| question | answer |
|---|---|
"""
ROOMS = """
## Rooms

| room | roles |
|---|---|
"""


def page() -> str:
    """The whole page."""
    verbs = "".join(
        f"| {asked.__name__} | {asked.MAY.thing} | {roles(asked.MAY.roles)} | {phases(asked.MAY.phases)} "
        f"| {asked.MAY.note} | {'yes' if asked.MAY.token else ''} |\n"
        for asked in commands()
    )
    seen = "".join(f"| {name.replace('_', ' ')} | {answer(name)} |\n" for name in functions())
    rooms = "".join(f"| {room} | {roles(who)} |\n" for room, who in policy.ROOMS.items())
    return INTRO + verbs + SEEN + seen + ROOMS + rooms


def functions() -> list[str]:
    """The `sees_*` functions in the order in which they are written."""
    found = [one for one in vars(sees) if one.startswith("sees_")]
    return sorted(found, key=lambda one: inspect.getsourcelines(getattr(sees, one))[1])


def answer(name: str) -> str:
    return (
        inspect.getdoc(getattr(sees, name)) or "its own cell, the cells that it is addressed to, and control"
    ).split("\n")[0]


def roles(who: frozenset[str]) -> str:
    return next((name for name, group in GROUPS.items() if group == who), ", ".join(sorted(who)))


def phases(when: frozenset[int]) -> str:
    return "all" if when == EVERY_PHASE else ", ".join(map(str, sorted(when)))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
