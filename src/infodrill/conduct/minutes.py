"""A minute of the city: what was recorded acts on it, it lives on, its rows are derived. Played, taken over, proved or asked
what was foreseeable: it is this one operation."""

# Charter: conduct minutes
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from infodrill.conduct.city import intervene
from infodrill.conduct.derive import minute_rows
from infodrill.conduct.fold import fold
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event
from infodrill.kernel.protocols import Row
from infodrill.scenario.schema import Scenario

if TYPE_CHECKING:
    from infodrill.society import Spread


class CityMinutes:
    """City and network of a drill, taken through one minute after another.

    `waiting` holds, in order of seq, what was recorded and has not acted yet; `state` is folded up to the last minute that was
    lived: what is derived may depend on nothing that came later, or no proof could make it again.
    """

    def __init__(
        self, spread: Spread, network: Network, scenario: Scenario, state: DrillState | None = None
    ) -> None:
        self.spread, self.network = spread, network
        self.state = state or DrillState()
        self.waiting: list[Event] = []
        self._scenario = scenario

    def live(self, minute: int, upto: int) -> None:
        """Everything up to seq `upto` acts on the city, which lives the minute.

        People go on recording while it does: what comes after `upto` belongs to the next one.
        """
        acting = [event for event in self.waiting if event.seq <= upto]
        self.waiting = [event for event in self.waiting if event.seq > upto]
        self.state = fold(acting, self.state)
        for event in acting:
            with self.network.forgiving.part(minute, "city"):
                intervene(self.spread, event.body, minute, self._scenario)
            self.network.take(event.body, minute, self.state)
        self.spread.advance(minute + 1)

    def rows(self, minute: int) -> dict[str, list[Row]]:
        """The network closes the minute that was lived last: its derived rows, not yet written."""
        made = self.network.close_minute(minute, self.spread, self.state)
        return minute_rows(minute, self.spread, self.network, made, self.state)

    def again(self, events: Iterable[Event]) -> Iterator[MinuteClosed]:
        """Each recorded minute lived again, in order; whoever asks takes its `rows` before the next."""
        for event in events:
            body = event.body
            if isinstance(body, MinuteClosed):
                self.live(body.minute, body.upto_seq)
                yield body
            else:
                self.waiting.append(event)
