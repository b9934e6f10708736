"""No room prints a moment of the story without its date: `moment` adds it where the day is another than the frame's."""

from __future__ import annotations

import ast
from pathlib import Path

ROOMS = Path(__file__).parents[2] / "src" / "infodrill" / "web" / "rooms"
# The running clock, whose date stands beside it, the hours along an axis that begins or ends at it, and where a run-on
# ends, which is said with its day.
RUNNING = {
    ("frame.py", "frame"),
    ("control.py", "_chart"),
    ("control.py", "_run_on"),
    ("pacing.py", "_jumping"),
    ("worthtold.py", "worth_shown"),
    ("screen.py", "screen"),
    ("screen.py", "claim_curve"),
    ("replay.py", "hours"),
    ("beside.py", "_drawn"),
}


def bare(path: Path) -> set[tuple[str, str]]:
    """(file, function) of each call of `.clock(…)`."""
    functions = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    return {
        (path.name, function.name)
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "clock"
    }


def test_every_moment_that_a_room_prints_comes_with_its_date() -> None:
    found = {pair for path in sorted(ROOMS.glob("*.py")) for pair in bare(path)}
    assert found <= RUNNING, f"use moment() or view.moment(): {sorted(found - RUNNING)}"
