"""The files of the report."""

# Charter: web api shapes report
from __future__ import annotations

from infodrill.web.api.shapes.base import Marked, Shape


class ReportFile(Shape):
    name: str
    media_type: str
    size: int


class Report(Marked):
    ready: bool
    files: list[ReportFile]
