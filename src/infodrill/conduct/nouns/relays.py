"""Published statements that collaborators pass on, word for word."""

# Charter: conduct nouns relays
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.conduct import policy
from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import Choice, Key, StatementId
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_

ALOUD = "field"  # the channel of what is read out: loudspeakers, at the door


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relayed:
    """Which version went out by which channel, and who carried it."""

    statement: StatementId
    version: int
    channel: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(_Relayed):
    at: int


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRelayed(Hidden, _Relayed):
    """Passed on word for word, with the issuer's name and the badge of a collaborator."""

    TYPE: ClassVar[str] = "statement.relayed"
    DONE: ClassVar[str] = N_("Pass on a published text, word for word")
    OWN: ClassVar[bool] = True
    ITEM: ClassVar[str] = "statement"

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Relay(at=event.at, **shared(self, _Relayed))
        return renewed(state, relays=(*state.relays, entry))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RelayStatement(RangeCommand):
    """A collaborator passes on a published version, word for word and badged, once a channel."""

    MAY: ClassVar[May] = May(
        thing="statement",
        says=StatementRelayed.DONE,
        roles=frozenset({"COLLAB"}),
        note="published, word for word, once a channel",
    )
    statement: StatementId
    version: Annotated[int, Key("version")]
    channel: Annotated[str, Choice(policy.RELAY_CHANNELS, N_("Where"))]

    def decide(self, scene: RangeScene) -> tuple[StatementRelayed, ...]:
        statement = scene.published(self.statement)
        version = statement.standing
        # Nobody passes on what is known to be wrong, nor what never went through the studio: neither stands.
        if version is None or version.version != self.version:
            raise Refused(
                N_("Version {version} of {statement} is not the one that stands."),
                remedy=N_("Relay the newest published version."),
                code="R144",
                version=self.version,
                statement=self.statement,
            )
        said = (self.statement, self.version, self.channel, scene.seat.cell)
        if said in {
            (relay.statement, relay.version, relay.channel, relay.cell) for relay in scene.state.relays
        }:
            raise Refused(
                N_("This cell has relayed that version on {channel} already."),
                remedy=N_("Once is enough: repeating adds no reader and costs trust."),
                code="R145",
                channel=self.channel,
            )
        return (
            StatementRelayed(
                statement=self.statement, version=self.version, channel=self.channel, cell=scene.seat.cell
            ),
        )
