"""`places.yaml` and `cells.yaml`: the wards, the cells and who sits where."""

# Charter: scenario schema places
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import mark_of
from infodrill.scenario.schema.base import Bi, ClaimName, Derived, Id, Model, Role, Short, WardName, means

OFFICIAL_ID = r"dvhc-\d{5}"
"""Ids of units of the administrative list ("đơn vị hành chính"), by their code: the log and the city then hold no names."""


TalkKind = Literal["coast", "hospital", "mountain", "river", "school", "town"]
"""Kinds of place whose small talk ships, each in a file of `scenario/talk`."""


class Ward(Model):
    """A ward or commune of the city."""

    id: Annotated[
        Id,
        Derived(N_("the Vietnamese `name`, in small letters without marks")),
        means(N_("The ward's short name, which cells and waves use.")),
    ]
    name: Annotated[Bi, means(N_("The ward's name, invented unless the drill is for local use."))]
    population: Annotated[
        int,
        Field(ge=100, le=5_000_000),
        means(N_("How many people live there, 100 to 5,000,000: its share of the simulated accounts.")),
    ]


class Places(Model):
    """The city in which the drill plays, and its wards."""

    city: Annotated[Bi, means(N_("The name of the city."))]
    invented: Annotated[
        bool,
        means(
            N_(
                "Whether all names are invented. `false`: real names, so everything made of the drill is stamped for local use."
            )
        ),
    ] = True
    talk: Annotated[
        tuple[TalkKind, ...],
        Short(),
        means(
            N_(
                "The kinds of place whose small talk, shipped with the format, fills the feed; without one and without a grammar "
                "of stance `noise`, `town`."
            )
        ),
    ] = ()
    wards: Annotated[
        tuple[Ward, ...], Field(min_length=1, max_length=400), means(N_("The wards of the city, 1 to 400."))
    ]

    @property
    def real(self) -> bool:
        """True when the names are real ones: local use only, stamped on everything that is made of them."""
        return not self.invented

    @property
    def mark(self) -> str:
        """The mark of every output of a drill in this city."""
        return mark_of(self.real)

    @property
    def called(self) -> tuple[str, ...]:
        """The names of the city and of its wards, in both languages."""
        return tuple(
            text for name in (self.city, *(ward.name for ward in self.wards)) for text in (name.vi, name.en)
        )


class Seat(Model):
    """One chair of a cell, for one person or an automated player."""

    id: Annotated[
        Id,
        Derived(N_("the Vietnamese `name`, in small letters without marks")),
        means(N_("The seat's short name within the drill.")),
    ]
    name: Annotated[
        Bi, Derived(N_("the name of its cell")), means(N_("The seat's name on its card and in the hall."))
    ]
    roles: Annotated[
        tuple[Role, ...],
        Field(min_length=1),
        Short(),
        means(
            N_("The roles that it holds: what its seat may do and is told, as `L1-DUTY`, `SPOKE`, `CTRL`.")
        ),
    ]
    automated: Annotated[
        bool, means(N_("Whether an automated player sits here by default, until a person is given the seat."))
    ] = True


class Cell(Model):
    """An agency's group of seats, which plays together."""

    id: Annotated[
        Id,
        Derived(N_("the Vietnamese `name`, in small letters without marks")),
        means(N_("The cell's short name, which injects and claims use.")),
    ]
    name: Annotated[Bi, means(N_("The cell's name, as everybody in the drill sees it."))]
    level: Annotated[
        Literal[0, 1, 2, 3],
        Derived(N_("1 if it has a `ward`, else 2")),
        means(
            N_(
                "0 control, 1 ward, 2 city; with a procedure of three levels 2 district and 3 city. It says to "
                "whom a case goes up."
            )
        ),
    ]
    ward: Annotated[WardName | None, means(N_("The ward that a cell of level 1 serves."))] = None
    wards: Annotated[
        tuple[WardName, ...], means(N_("The wards of a district, with a procedure of three levels."))
    ] = ()
    organisation: Annotated[
        Bi,
        Derived(N_("the cell's `name`")),
        means(N_("The office in whose name it speaks: the issuer of its texts and letters.")),
    ]
    owns: Annotated[
        tuple[ClaimName, ...],
        Derived(N_("the claims whose `owner` it is")),
        means(N_("The claims whose record it keeps: it is asked about them, and answers.")),
    ] = ()
    seats: Annotated[tuple[Seat, ...], Field(min_length=1), means(N_("The seats of the cell, one or more."))]

    @property
    def called(self) -> tuple[str, ...]:
        """Its name and its house's, in both languages."""
        return (self.name.vi, self.name.en, self.organisation.vi, self.organisation.en)


class Cells(Model):
    """Who plays, and how long the door is open."""

    join_minutes: Annotated[
        int,
        Field(ge=5, le=1_440),
        means(
            N_(
                "Real minutes, 5 to 1,440, for which a seat code opens its seat once the exercise clock has started."
            )
        ),
    ] = 240
    cells: Annotated[
        tuple[Cell, ...],
        Field(min_length=1),
        means(N_("The cells that play; a cell of control is added when none has level 0.")),
    ]

    @property
    def names(self) -> dict[str, Bi]:
        """What each cell is called, by its id."""
        return {cell.id: cell.name for cell in self.cells}

    @property
    def organisations(self) -> dict[str, Bi]:
        """The house that each cell is of, by the cell's id."""
        return {cell.id: cell.organisation for cell in self.cells}

    @property
    def roles(self) -> set[str]:
        """The roles that some seat holds."""
        return {role for cell in self.cells for seat in cell.seats for role in seat.roles}
