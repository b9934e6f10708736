"""What a command is decided upon: the state, the seat that asks, the time, the scenario and the directory; and its words."""

# Charter: conduct scene
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Statement
from infodrill.casework.scene import Scene, goes_on, not_merged
from infodrill.conduct import policy
from infodrill.conduct.ballots import BallotBox
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import missing
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario
from infodrill.scenario.senders import key, of_injects


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeScene(Scene):
    """The same for a command of the range: of what (`state`), who asks (`seat`), in which drill."""

    state: DrillState
    seat: SeatPlace
    scenario: Scenario
    seats: Directory
    ballots: BallotBox

    def free(self, text: str, name: str) -> Text:
        """Free text, neither empty nor holding personal data; how long it may be, its field declares. Refuses with R110, R305."""
        if not text.strip():
            raise missing(name)
        self.clean(text)
        return Text(text)

    def optional(self, text: str, name: str) -> Text:
        """Free text that may be missing; what there is of it is held to the same rules."""
        return self.free(text, name) if text.strip() else Text("")

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
        return Text(key(self.scenario, name))

    def cell(self, cell: str) -> str:
        """A cell of the directory. Refuses with R113."""
        if cell not in self.seats.cells:
            raise Refused(
                N_("There is no cell {cell}."), remedy=N_("Choose from the list."), code="R113", cell=cell
            )
        return cell

    def about(self, item: str) -> None:
        """A case, statement or appeal that the seat sees, or "" for none. Refuses with R117, and a case that goes on in another
        as casework does."""
        if item and not policy.sees_item(self.seat, item, self.state):
            raise unknown_item()
        not_merged(self.state.book, item)

    def goes_on(self, item: str) -> str:
        """The same item, and of a case that was merged the one in which it goes on, where the seat sees both: what was chosen a
        minute ago is not refused for what somebody else did since. Refuses with R117, and as `about` does."""
        into = goes_on(self.state.book.cases, item)
        if into != item and not policy.sees_item(self.seat, item, self.state):
            raise unknown_item()
        if into == item or not policy.sees_item(self.seat, into, self.state):
            self.about(item)
        return into

    def claim(self, claim: str) -> None:
        """A claim of the scenario, or "" for none. Refuses with R117."""
        if claim and all(other_claim.id != claim for other_claim in self.scenario.claims):
            raise unknown_item()

    def published(self, statement: str) -> Statement:
        """A statement that the public has seen; a draft of others is said to be unknown. Refuses with R148."""
        return expect(
            self.state.book.statements.get(statement),
            Refused(
                N_("There is no published statement {statement}."),
                remedy=N_("Choose one that the public has seen."),
                code="R148",
                statement=statement,
            ),
            lambda found: found.published is not None,
        )


def unknown_item() -> Refused:
    """The error to raise for a case or claim that is not there, or not for this seat (R117)."""
    return Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
