"""What operations share: the problems that each may end in, and the bounds of what is asked."""

# Charter: web api answers
from __future__ import annotations

from typing import Annotated, Any

from ninja import Query

from infodrill.web.api.shapes import Problem

READ: dict[Any, Any] = {code: Problem for code in (401, 403, 404, 405, 409, 413, 422, 429, 500, 503)}
Limit = Annotated[int, Query(ge=1, le=50)]
Before = Annotated[str, Query(max_length=400)]  # a cursor, "" for the first page
Name = Annotated[str, Query(max_length=120)]  # a room, a ward; "" = any
Words = Annotated[str, Query(min_length=1, max_length=80)]
Second = Annotated[int, Query(ge=0, le=2**31)]
