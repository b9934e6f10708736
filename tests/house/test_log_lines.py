"""What is added to a line of the log: only fields that are written. One that a record has already raises instead of logging."""

from __future__ import annotations

import ast
import logging
from pathlib import Path

from tests.sources import parsed

from infodrill.web.logs import FIELDS

SRC = Path(__file__).parents[2] / "src"
RECORD = vars(logging.makeLogRecord({})).keys() | {"message", "asctime"}


def added() -> dict[str, list[str]]:
    """Every field that a call adds by `extra={…}` → where; "" stands for what cannot be read here."""
    found: dict[str, list[str]] = {}
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("LOG."):
                for word in (word for word in node.keywords if word.arg == "extra"):
                    keys = word.value.keys if isinstance(word.value, ast.Dict) else [None]
                    for key in keys:
                        name = key.value if isinstance(key, ast.Constant) else ""
                        found.setdefault(str(name), []).append(f"{path.relative_to(SRC)}:{node.lineno}")
    return found


def test_the_fields_of_a_line_are_known_and_none_is_the_record_s_own():
    found = added()
    assert "drill" in found
    assert {name: places for name, places in found.items() if name not in FIELDS} == {}
    assert not RECORD & set(FIELDS)
