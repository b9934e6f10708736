"""Plain values of whatever kind, looked into without trusting it: what is wrong is named later, by `shape`."""

# Charter: scenario light values
from __future__ import annotations

from collections.abc import Iterator

from infodrill.scenario.yamltext import Node, Path_, gathered

Fields = dict[str, Node]


def fields(node: Node) -> Fields:
    """A mapping, or an empty one."""
    return node if isinstance(node, dict) else {}


def rows(node: Node) -> list[Fields]:
    """The mappings of a list; nothing of anything else."""
    return [each for each in node if isinstance(each, dict)] if isinstance(node, list) else []


def words(node: Node) -> list[str]:
    """The texts of a list; nothing of anything else."""
    return [each for each in node if isinstance(each, str)] if isinstance(node, list) else []


def name_of(row: Fields) -> str:
    """The id of an entry, "" where it has none that is a text."""
    found = row.get("id")
    return found if isinstance(found, str) else ""


def whole(node: Node, otherwise: int = 0) -> int:
    """A whole number, or `otherwise`."""
    return node if type(node) is int else otherwise


def plain_values(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, Node]]:
    """Numbers and texts by their paths."""
    return iter(gathered(node, path, int | str))
