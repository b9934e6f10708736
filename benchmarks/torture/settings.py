"""What is asked of a torture run, and the order in which things break."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

EVERYWHERE = ("kill-web", "kill-runner", "freeze", "lock", "disk", "drop", "clock", "erase", "backup")
POSTGRESQL = ("kill-worker", "kill-database", "stop-database", "cut", "cut-commit", "drop-database")


@dataclass(frozen=True, slots=True)
class Settings:
    """`seconds` of wall time; `faults` by name; `drill_s` wall seconds a drill is played; `speed` times real time."""

    database: str
    seconds: float
    seed: int
    faults: tuple[str, ...]
    tree: Path
    drill_s: float = 150
    speed: int = 120
    accounts: int = 2_000
    pause_s: float = 4  # wall seconds between two faults
    grace_s: float = (
        5  # wall seconds after every process answers again in which an answer may still be a late one
    )
    once: bool = False  # each fault once, in the order given, then the drill is closed


def possible(database: str) -> tuple[str, ...]:
    """The kinds of faults that there are on a database."""
    return EVERYWHERE + (POSTGRESQL if database == "postgresql" else ())


def asked(words: list[str] | None, about: str) -> Settings:
    """The settings of a command line."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.torture", description=about)
    ask.add_argument("--minutes", type=float, default=30)
    ask.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--faults", default="", help="kinds, comma-separated; all without it")
    ask.add_argument("--once", action="store_true", help="one drill, each fault once, in the order given")
    ask.add_argument("--drill-seconds", type=float, default=150)
    ask.add_argument("--tree", type=Path, default=Path(__file__).parents[2], help="whose src the servers run")
    given = ask.parse_args(words)
    known = possible(given.database)
    chosen = tuple(given.faults.split(",")) if given.faults else known
    if unknown := set(chosen) - set(known):
        ask.error(f"no such fault here: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return Settings(
        given.database, 0 if given.once else given.minutes * 60, given.seed, chosen, given.tree.resolve(),
        given.drill_seconds, once=given.once,
    )  # fmt: skip
