"""Who sits where: cells, seats, roles, and which seats a recipient list means. Built once from cells.yaml."""

# Charter: conduct seats
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework.steps import CONTROL
from infodrill.scenario.schema import Cell, Cells, Recipients

CITY_WIDE = frozenset(
    {
        "VERIFY",
        "RIGHTS",
        "COMMS",
        "SPOKE",
        "MONITOR",
        "L2-LEAD",
        "L2-SEC",
        "L2-DUTY",
        "EXPERT",
        "UBND",
        "CONG-AN",
    }
)
GUEST = frozenset({"OBS"})

# Behind the name of an office: a colon, or a clause that says what it does.
_DOES = re.compile(
    r"\s*:\s|, (?:who|which|with|as|answerable|and its)\b|, kiêm\b|, (?:người )?(?:giữ|đọc|nghe|viết|theo dõi|biết|chịu|đi|ghi)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPlace:
    """One chair: its cell, level (0 control, 1 ward, 2 city; or 2 district, 3 city), ward id ("" = none), roles, claims owned."""

    seat: str
    name: str
    cell: str
    level: int
    ward: str
    roles: frozenset[str]
    owns: frozenset[str]
    automated: bool
    wards: frozenset[str] = frozenset()  # of a district's cell; its city-wide functions end with them

    @property
    def called(self) -> str:
        """The name as it stands within a sentence, without what the seat does, which a name may say as well."""
        return called(self.name)

    @property
    def control(self) -> bool:
        return bool(self.roles & CONTROL)

    @property
    def party(self) -> str | None:
        """The cell whose affairs are this seat's own; None for an observer and nothing else: a guest sits beside a cell, and sees
        what is public."""
        return None if self.roles <= GUEST else self.cell

    @property
    def plays(self) -> bool:
        """It sits in a cell of players, and is no guest there."""
        return self.level > 0 and self.party is not None


@dataclass(frozen=True, slots=True)
class Directory:
    """The range's directory; iteration follows cells.yaml."""

    seats: Mapping[str, SeatPlace]
    cells: Mapping[str, Cell]

    def names(self, lang: str) -> dict[str, str]:
        """What each cell is called in a language, by its id."""
        return {cell.id: cell.name.in_(lang) for cell in self.cells.values()}

    def with_role(self, role: str) -> tuple[SeatPlace, ...]:
        return tuple(seat for seat in self.seats.values() if role in seat.roles)

    def in_cell(self, cell: str) -> tuple[SeatPlace, ...]:
        return tuple(seat for seat in self.seats.values() if seat.cell == cell)

    def ward_cell(self, ward: str) -> str:
        """The cell that answers for a ward; the first ward cell, else the first player cell, where none does."""
        wards = [cell for cell in self.cells.values() if cell.level == 1]
        match = next((cell.id for cell in wards if cell.ward == ward), None)
        players = [cell for cell in self.cells.values() if cell.level > 0]
        return match or (wards or players)[0].id

    def recipients(self, to: Recipients) -> tuple[str, ...]:
        """Seat ids meant by a recipient list, in directory order, without repeats."""
        cells, roles = set(to.cells), set(to.roles)
        return tuple(
            seat.seat
            for seat in self.seats.values()
            if (seat.cell in cells and (not roles or seat.roles & roles))
            or (not cells and seat.roles & roles)
        )


def called(name: str) -> str:
    """A seat's name up to what it does: "Year 7 class teacher, who takes the parents' calls", "Thủ kho: giữ sổ xuất nhập"."""
    return _DOES.split(name, maxsplit=1)[0].strip() or name


def directory(cells: Cells, lang: str) -> Directory:
    """Seat every chair of cells.yaml; names in `lang`."""
    seats = {}
    for cell in cells.cells:
        for seat in cell.seats:
            guest = set(seat.roles) <= GUEST  # beside a ward's cell it is of no closed group of that ward
            seats[seat.id] = SeatPlace(
                seat=seat.id,
                name=seat.name.in_(lang),
                cell=cell.id,
                level=cell.level,
                ward="" if guest else cell.ward or "",
                roles=frozenset(seat.roles),
                owns=frozenset() if guest else frozenset(cell.owns),
                automated=seat.automated,
                wards=frozenset() if guest else frozenset(cell.wards),
            )
    return Directory(seats, {cell.id: cell for cell in cells.cells})
