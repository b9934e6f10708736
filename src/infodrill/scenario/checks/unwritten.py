"""Fields behind whose name nothing stands: their author meant to write something, and nobody would miss it."""

# Charter: scenario checks unwritten
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Node, Path_, decode


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Of what may be left out; what must be written is an error of shape. Who writes `null` means it."""
    for name, document in loaded.written.items():
        empty = list(_nothing(document.data, ()))
        rows = decode(loaded.files[name], name).split("\n") if empty and name in loaded.files else []
        for path in empty:
            line = document.lines.get(path, 0)
            shown = rows[line - 1] if 0 < line <= len(rows) else ""
            if re.search(rf"(?<![\w-])[\"']?{re.escape(str(path[-1]))}[\"']?\s*:\s*(?:[,}}\]#]|$)", shown):
                message, remedy = (
                    N_("nothing is written behind {name}"),
                    N_("Write it, or take the line out."),
                )
                yield warning("S112", document.place(path), message, remedy, name=in_code(path[-1]))


def _nothing(node: Node, path: Path_) -> Iterator[Path_]:
    if node is None:
        yield path
    elif isinstance(node, dict):
        for name, each in node.items():
            yield from _nothing(each, (*path, name))
    elif isinstance(node, list):
        for n, each in enumerate(node):
            yield from _nothing(each, (*path, n))
