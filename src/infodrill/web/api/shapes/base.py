"""What every answer is made of."""

# Charter: web api shapes base
from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict

from infodrill.kernel.mark import MARK


class Shape(Schema):
    """Only what is named here ever leaves."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)


class Marked(Shape):
    mark: Literal["DIỄN TẬP / EXERCISE"] = MARK


class Problem(Marked):
    type: str
    status: int
    code: str
    message: str
    remedy: str
    rule: str | None = None
    allowed: list[str] | None = None
    nearest: dict[str, str] | None = None
