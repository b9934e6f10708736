"""What is added to a line of the log: only fields that are written. One that a record has already raises instead of logging.

And what the torture run listens for is what is said there, word for word.
"""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.ground import DOUBTS
from tests.sources import parsed

from infodrill.web.logs import FIELDS

SRC = Path(__file__).parents[2] / "src"
RECORD = vars(logging.makeLogRecord({})).keys() | {"message", "asctime"}


def calls() -> Iterator[tuple[ast.Call, str]]:
    """Every call that writes a line, and where it stands."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("LOG."):
                yield node, f"{path.relative_to(SRC)}:{node.lineno}"


def added() -> dict[str, list[str]]:
    """Every field that a call adds by `extra={…}` → where; "" stands for what cannot be read here."""
    found: dict[str, list[str]] = {}
    for call, where in calls():
        for word in (word for word in call.keywords if word.arg == "extra"):
            keys = word.value.keys if isinstance(word.value, ast.Dict) else [None]
            for key in keys:
                name = key.value if isinstance(key, ast.Constant) else ""
                found.setdefault(str(name), []).append(where)
    return found


def test_the_fields_of_a_line_are_known_and_none_is_the_record_s_own():
    found = added()
    assert "drill" in found
    assert {name: places for name, places in found.items() if name not in FIELDS} == {}
    assert not RECORD & set(FIELDS)


def test_each_doubt_that_the_torture_run_listens_for_is_said_in_these_words():
    said = {
        ast.literal_eval(call.args[0])
        for call, _ in calls()
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert [doubt for doubt in DOUBTS if not any(doubt in words for words in said)] == []
