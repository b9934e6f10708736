"""What a verb decides upon: the state, the seat that asks, the time, the scenario and the directory; and its words."""

# Charter: conduct verbs scene
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from infodrill.casework.refusal import refuse_personal
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import missing, too_long
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted
from infodrill.scenario.schema import Scenario
from infodrill.scenario.senders import of_injects

LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Scene:
    """One command's surroundings; `at` in exercise seconds."""

    state: DrillState
    seat: SeatPlace
    at: int
    scenario: Scenario
    seats: Directory
    numbered: Numbering = counted

    def free(self, text: str, name: str, longest: int = LONGEST) -> Text:
        """Free text, neither empty nor too long nor holding personal data. Refuses with R110, R305."""
        if not text.strip():
            raise missing(name)
        if len(text) > longest:
            raise too_long(name, longest)
        refuse_personal(text, self.scenario.drill.public_contacts)
        return Text(text)

    def optional(self, text: str, name: str, longest: int = LONGEST) -> Text:
        """Free text that may be missing; what there is of it is held to the same rules."""
        return self.free(text, name, longest) if text.strip() else Text("")

    def sender(self, name: str, more: frozenset[str] = frozenset()) -> Text:
        """An invented name that the scenario declares, or one of `more`; nobody types a free one. Refuses with R155."""
        known = of_injects(self.scenario) | more
        if name not in known:
            raise Refused(
                N_("The scenario declares no sender {sender}."),
                remedy=N_("Choose one of the invented names: {known}."),
                code="R155",
                sender=name[:60],
                known=tuple(sorted(known)[:12]),
            )
        return Text(name)

    def cell(self, cell: str) -> str:
        """A cell of the directory. Refuses with R113."""
        if cell not in self.seats.cells:
            raise Refused(
                N_("There is no cell {cell}."), remedy=N_("Choose from the list."), code="R113", cell=cell
            )
        return cell


Verb = Callable[[Scene, Any], tuple[EventBody, ...]]


def not_listed(field: str, value: object, known: Iterable[str]) -> Refused:
    """The error to raise for a value that is not on its list (R127)."""
    return Refused(
        N_("{field} cannot be {value}."),
        remedy=N_("Choose one of: {known}."),
        code="R127",
        field=field,
        value=value,
        known=tuple(known),
    )
