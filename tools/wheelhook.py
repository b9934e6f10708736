"""Puts the cut faces into the wheel, beside the package; hatchling calls it when it builds one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import faces


class Faces(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the folder that tools/faces.py makes."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_data["force_include"][str(faces.cut())] = faces.FACES.name
