"""Where a minute is lived or a command decided, nobody takes "the one that fits" without saying what happens when none does: an
empty search raises StopIteration there, and a drill once stood still for good because of it.

Told from what is harmless: a search with a condition over what others recorded is a wall; one whose answer is certain by how it
is made stands in `SURE` with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "infodrill"
LIVED = (
    "kernel",
    "society",
    "media",
    "watch",
    "casework",
    "conduct",
    "automata",
    "web/runner",
    "web/stores",
    "web/rooms",
)
SURE: Mapping[tuple[str, str], str] = {
    ("kernel/events.py", "_typed"): "read when the program starts: an optional field has another member",
    ("casework/dating.py", "dated"): "the pattern that hit has one of its named groups filled",
    ("casework/drawing.py", "group_of"): "the groups hold every state of an edition",
    ("casework/figures.py", "_day"): "the pattern that hit has a day and a month",
    ("casework/rights.py", "gate_code"): "the last code of the order holds where no other does",
    ("conduct/artefacts.py", "_release"): "a version that was published stands in the book",
    ("conduct/artefacts.py", "_published"): "likewise",
    ("conduct/feedcards.py", "_version"): "a post of a statement names a version of the book",
    ("conduct/proof.py", "_seq"): "the body is one of these events'",
    ("conduct/turns.py", "shared"): "the seats were chosen by these roles",
    ("conduct/twoclocks.py", "story"): "the first move begins at second 0",
    ("conduct/twoclocks.py", "_stretches"): "the first speed holds from second 0",
    ("conduct/twoclocks.py", "carried"): "the first move begins at second 0",
    ("society/realism.py", "named"): "a report, no minute: compared with what it was made of",
    ("web/rooms/screen.py", "claim_curve"): "the last of them has a value",
    ("web/rooms/whose.py", "_called"): "a seat of its own cell",
    ("web/rooms/wordahead.py", "_walks_round"): "the case was found among these",
}  # fmt: skip


def searches(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """(function, line) of each `next` over a search with a condition, without a default."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "next":
                (searched, *default) = call.args
                filtered = isinstance(searched, ast.GeneratorExp) and any(
                    part.ifs for part in searched.generators
                )
                if filtered and not default:
                    yield function.name, call.lineno


def found() -> Iterator[tuple[tuple[str, str], int]]:
    for folder in LIVED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for function, line in searches(ast.parse(path.read_text())):
                yield (path.relative_to(ROOT).as_posix(), function), line


def test_nobody_is_sure_of_one_without_a_reason() -> None:
    assert [f"{place[0]}:{line} ({place[1]})" for place, line in found() if place not in SURE] == []


def test_every_reason_is_still_needed() -> None:
    assert set(SURE) - {place for place, _ in found()} == set()


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("next(told for told in history if told.version == version)", True),
        ("next((told for told in history if told.version == version), None)", False),
        ("next(iter(found))", False),
    ],
)
def test_what_is_unsure_is_seen(line: str, seen: bool) -> None:
    assert bool(list(searches(ast.parse(f"def of():\n    return {line}\n")))) is seen
