"""A page model holds what its page shows: every field of a record of the rooms is read by a template or by the rooms."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.sources import parsed

WEB = Path(__file__).parents[2] / "src" / "infodrill" / "web"


def fields(path: Path) -> set[tuple[str, str, str]]:
    """(file, record, field) of each dataclass."""
    return {
        (path.name, record.name, field.target.id)
        for record in ast.walk(parsed(path))
        if isinstance(record, ast.ClassDef)
        and any("dataclass" in ast.unparse(d) for d in record.decorator_list)
        for field in record.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def test_every_field_of_the_rooms_is_read() -> None:
    held = {field for path in sorted((WEB / "rooms").glob("*.py")) for field in fields(path)}
    read = {
        name
        for path in sorted(WEB.rglob("*"))
        if path.suffix in (".py", ".html")
        for name in re.findall(r"\.([a-z_]+)\b", path.read_text("utf-8"))
    }
    assert len(held) > 500 and len(read) > 1_000
    assert {field for field in held if field[2] not in read} == set()
