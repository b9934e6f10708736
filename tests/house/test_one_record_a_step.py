"""What is known of a step stands in its record: no other table of the program is keyed by steps, but for those named here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.sources import parsed

from infodrill.casework.steps import CORE
from infodrill.kernel import errors
from infodrill.scenario.schema.base import Disposition

SOURCE = Path(errors.__file__).parents[1]
RECORDS = {"casework/steps.py": "what the procedure knows", "web/rooms/steps.py": "what pages show"}
KEPT = {
    "automata/proposal.py": "how long a piece of work takes a practised officer; half of them are steps",
    "automata/guiding.py": "how an automated cell words in its guidance what was late",
    "review/bestplay.py": "the work that the best play takes at least",
    "casework/clocks.py": "the likely way of a case from here on, a guess about several steps and a fact of none",
    "conduct/seatcheck.py": "the steps that a disposition cannot do without, for a check of who sits where",
    "casework/procedure.py": "the steps that together carry out a public action",
}
STEPS = frozenset(CORE) - frozenset(get_args(Disposition))
FEW = 3  # as many names of steps make a table


def tables(tree: ast.Module) -> Iterator[int]:
    """Lines of literal tables of which at least half is named after steps."""
    for node in ast.walk(tree):
        keys = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        words = [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        named = [word for word in words if word in STEPS]
        if len(named) >= FEW and 2 * len(named) >= len(words):
            yield node.lineno


def test_a_table_is_found_in_each_of_its_shapes() -> None:
    three = '"log", "gate", "verify"'
    for text in (
        f"{{{three}}}",
        f"({three})",
        f"[{three}]",
        '{"log": 1, "gate": 2, "verify": 3}',
        f"f(({three}))",
    ):
        assert list(tables(ast.parse(text))) == [1], text
    assert list(tables(ast.parse('("leave", "service", "watch", "acknowledge")'))) == [], "dispositions"
    assert list(tables(ast.parse('("log", "gate")'))) == []


def test_no_table_beside_the_records_is_keyed_by_steps() -> None:
    paths = (path for path in SOURCE.rglob("*.py"))
    found = {
        path.relative_to(SOURCE).as_posix(): lines for path in paths if (lines := list(tables(parsed(path))))
    }
    assert set(found) - set(RECORDS) == set(KEPT), found


@pytest.mark.parametrize("path", [*RECORDS, *KEPT])
def test_what_is_named_here_is_there(path: str) -> None:
    assert (SOURCE / path).is_file()
