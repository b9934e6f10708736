"""`places.yaml` and `cells.yaml`: the wards, the cells and who sits where."""

# Charter: scenario schema places
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.kernel.mark import mark_of
from infodrill.scenario.schema.base import Bi, ClaimName, Derived, Id, Model, Role, WardName

OFFICIAL_ID = r"dvhc-\d{5}"
"""Ids of units of the administrative list ("đơn vị hành chính"), by their code: the log and the city then hold no names."""


class Ward(Model):
    id: Annotated[Id, Derived]
    name: Bi
    population: Annotated[int, Field(ge=100, le=5_000_000)]


class Places(Model):
    city: Bi
    invented: bool = True
    wards: Annotated[tuple[Ward, ...], Field(min_length=1, max_length=400)]

    @property
    def real(self) -> bool:
        """True when the names are real ones: local use only, stamped on everything that is made of them."""
        return not self.invented

    @property
    def mark(self) -> str:
        """The mark of every output of a drill in this city."""
        return mark_of(self.real)


class Seat(Model):
    """One chair of a cell: the roles it holds and whether an automated cell sits in it by default."""

    id: Annotated[Id, Derived]
    name: Annotated[Bi, Derived]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    automated: bool = True


class Cell(Model):
    """A *khung tập*: an agency's group of seats. `level` 1 = ward, 2 = city, 0 = control; `ward` for level 1.

    With an edition of three levels 2 = district, with its `wards`, and 3 = city.
    """

    id: Annotated[Id, Derived]
    name: Bi
    level: Annotated[Literal[0, 1, 2, 3], Derived]
    ward: WardName | None = None
    wards: tuple[WardName, ...] = ()
    organisation: Annotated[Bi, Derived]
    owns: tuple[ClaimName, ...] = ()
    seats: Annotated[tuple[Seat, ...], Field(min_length=1)]


class Cells(Model):
    """Who plays. `join_minutes` = real minutes for which a seat code opens its seat once the exercise clock has started."""

    join_minutes: Annotated[int, Field(ge=5, le=1_440)] = 240
    cells: Annotated[tuple[Cell, ...], Field(min_length=1)]
