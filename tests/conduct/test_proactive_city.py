"""What relays, guidance and prebunks do in the city, through the log: they saturate, and too much of them costs trust."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infodrill.conduct.city import build_city, intervene
from infodrill.conduct.nouns.city import WaveStarted
from infodrill.conduct.nouns.guidance import ConfirmGuidance, IssueGuidance
from infodrill.conduct.nouns.links import LinkStatement
from infodrill.conduct.nouns.relays import RelayStatement
from infodrill.conduct.release import releases
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from infodrill.society import City, Spread
from tests.conduct.drilling import Range

HELPERS = 12
ACCOUNTS = 6_000


@pytest.fixture(scope="module")
def scenario(clinic: Loaded) -> Scenario:
    """The clinic with a dozen cells of collaborators."""
    model = next(cell for cell in clinic.scenario.cells.cells if cell.id == "adviser")
    seat = model.seats[0]
    extra = tuple(
        model.model_copy(
            update={
                "id": f"helpers-{n}",
                "seats": (seat.model_copy(update={"id": f"helper-{n}", "roles": ("COLLAB",)}),),
            }
        )
        for n in range(HELPERS)
    )
    cells = clinic.scenario.cells.model_copy(update={"cells": (*clinic.scenario.cells.cells, *extra)})
    return clinic.scenario.model_copy(update={"cells": cells})


@pytest.fixture(scope="module")
def town(scenario: Scenario) -> City:
    return build_city(scenario, ACCOUNTS, 1)


class Told:
    """A claim told from minute 0; what a range publishes acts on a city of its own."""

    def __init__(self, scenario: Scenario, town: City, *, seed: int = 1) -> None:
        self.ground, self.spread = Range(scenario), Spread(town, seed=seed)
        self.claim = scenario.claims[0].id
        self._act(WaveStarted(claim=self.claim, roots=600, layers=("feed", "group"), ward=""), 0)
        self.said = self._publish()

    def _publish(self) -> str:
        said = self.ground.publish(
            self.ground.case(self.claim), channels=("press",), kind="correction", craft={"fact_first": 10}
        )
        self._release((self.ground.log.kept[-1].body,), 60)
        return said

    def relay(self, helper: int, at: int, channel: str = "group") -> None:
        self._release(
            self.ground.give(
                f"helper-{helper}",
                RelayStatement(role="COLLAB", statement=self.said, version=1, channel=channel),
            ),
            at,
        )

    def _release(self, bodies: tuple[EventBody, ...], at: int) -> None:
        for body in releases(self.ground.state, self.ground.scenario, bodies):
            self.ground.note(body)
            self._act(body, at)

    def _act(self, body: EventBody, minute: int) -> None:
        assert intervene(self.spread, body, minute, self.ground.scenario)

    def readers(self) -> int:
        """Accounts that have read the statement by the end."""
        self.spread.advance(600)
        return self.spread.counts(self.said).exposed

    def after(self, minutes: int = 600) -> tuple[int, int]:
        """(accounts that were corrected, sum of trust) at the end."""
        self.spread.advance(minutes)
        trust = int(self.spread._stage.engine.minds.trust.astype("int64").sum())
        return self.spread.counts(self.claim).corrected, trust


def test_a_relay_reaches_people_whom_the_statement_did_not(scenario: Scenario, town: City) -> None:
    alone, relayed = Told(scenario, town), Told(scenario, town)
    relayed.relay(0, 70)
    assert relayed.readers() > alone.readers() + ACCOUNTS // 100


def test_a_second_relay_by_the_same_cell_is_refused_and_changes_nothing(
    scenario: Scenario, town: City
) -> None:
    once, twice = Told(scenario, town), Told(scenario, town)
    for each_told in (once, twice):
        each_told.relay(0, 70)
    with pytest.raises(Refused, match="R145"):
        twice.relay(0, 90)
    assert once.after() == twice.after()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    times=st.lists(st.integers(71, 400), min_size=1, max_size=HELPERS - 1),
    channel=st.sampled_from(["feed", "group", "field"]),
    seed=st.integers(0, 20),
)
def test_many_relays_in_a_channel_are_never_better_than_one(
    scenario: Scenario, town: City, times: list[int], channel: str, seed: int
) -> None:
    one, many = Told(scenario, town, seed=seed), Told(scenario, town, seed=seed)
    for each_told in (one, many):
        each_told.relay(0, 70, channel)
    for helper, at in enumerate(times, 1):
        many.relay(helper, at, channel)
    (corrected, trust), (more, less) = one.after(), many.after()
    assert more <= corrected and less <= trust


def test_flooding_a_channel_costs_trust(scenario: Scenario, town: City) -> None:
    one, flood = Told(scenario, town), Told(scenario, town)
    for each_told in (one, flood):
        each_told.relay(0, 70)
    for helper in range(1, HELPERS):
        flood.relay(helper, 70 + helper)
    assert flood.after()[1] < one.after()[1]


def test_a_prebunk_linked_in_time_protects_and_one_after_the_wave_does_little(
    scenario: Scenario, town: City
) -> None:
    def believers(linked_at: int) -> int:
        ground, spread = Range(scenario), Spread(town, seed=1)
        claim = scenario.claims[0].id
        said = ground.publish(kind="prebunk", stance="advice", channels=("press", "feed"), craft={"plain": 8})
        bodies = ground.give("direction", LinkStatement("CTRL", said, claim)) if linked_at >= 0 else ()
        for body in releases(ground.state, ground.scenario, bodies):
            intervene(spread, body, linked_at, scenario)
        intervene(
            spread, WaveStarted(claim=claim, roots=60, layers=("feed", "group"), ward=""), 300, scenario
        )
        spread.advance(1_000)
        return spread.counts(claim).believers

    nobody, early, late = believers(-1), believers(0), believers(900)
    assert early < nobody
    assert nobody - late < nobody - early


def test_confirmed_guidance_that_repeats_a_statement_is_heard_in_the_street(
    scenario: Scenario, town: City
) -> None:
    silent, told = Told(scenario, town), Told(scenario, town)
    guidance = IssueGuidance(
        role="L2-LEAD", to=("clinic",), topic="t", facts="f", lines=("l",), statement=told.said
    )
    for each_told in (silent, told):
        each_told.ground.give("coordinator", guidance)
    told._release(told.ground.give("duty", ConfirmGuidance("L1-DUTY", "g1")), 90)
    assert told.readers() > silent.readers() + ACCOUNTS // 500


def test_taking_back_what_never_reached_the_city_does_nothing_to_it(scenario: Scenario) -> None:
    from infodrill.casework.nouns.statementmoves import StatementStepped

    ground = Range(scenario)
    said = ground.publish(kind="bulletin", stance="advice")
    stepped = StatementStepped(
        statement=said, version=1, frm="PUBLISHED", to="SELF_CORRECTED", role="SPOKE", cell="clinic"
    )
    ground.note(stepped)
    assert releases(ground.state, ground.scenario, (stepped,)) == ()
