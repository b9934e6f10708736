"""For servers that tests start: scripted seats write faster than people. Nothing in the product turns the pace off."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

NAME = "infodrill.web.humanpace"


class _Unpaced(MetaPathFinder):
    """Takes the pace out of the module when it is imported; a process that never does is not made to."""

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, path, target) if name == NAME else None
        if found is None or found.loader is None:
            return None
        run = found.loader.exec_module

        def unpaced(module: ModuleType) -> None:
            run(module)
            module.PACE = 0.0  # type: ignore[attr-defined]
            module.EACH = 1e-9  # type: ignore[attr-defined]

        found.loader.exec_module = unpaced  # type: ignore[method-assign]
        return found


sys.meta_path.insert(0, _Unpaced())
