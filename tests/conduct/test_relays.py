"""A relay is read on the network: word for word, badged, in the rooms where its collaborators are at home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.city import build_city, open_spread
from infodrill.conduct.feedreader import Card
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.relays import RelayStatement
from infodrill.conduct.proof import _lived
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import Loaded
from tests.conduct.living import SEED, Living, begin
from tests.rehearsals import ACCOUNTS

WARD, OTHER = "ben-lanh", "xom-luoi"
WORDS = "Phòng khám mở cửa đến 17 giờ. Ai hẹn hôm nay đều được khám."


def with_helpers(loaded: Loaded) -> Loaded:
    """The clinic with collaborators of one ward and of the whole city."""
    cells = loaded.scenario.cells
    model = next(cell for cell in cells.cells if cell.id == "adviser")
    added = [
        model.model_copy(
            update={
                "id": f"helpers-{name}", "ward": ward,
                "seats": (model.seats[0].model_copy(update={"id": f"helper-{name}", "roles": ("COLLAB",)}),),
            }
        )
        for name, ward in (("ward", WARD), ("city", None))
    ]  # fmt: skip
    more = cells.model_copy(update={"cells": (*cells.cells, *added)})
    return replace(loaded, scenario=loaded.scenario.model_copy(update={"cells": more}))


@pytest.fixture
def drill(clinic: Loaded) -> Living:
    made = begin(with_helpers(clinic), ACCOUNTS).live(6)
    publish(made, 1, WORDS)
    return made.live(8)


def note(drill: Living, *bodies: EventBody) -> None:
    drill.runner.follow(drill.drill.record(bodies, drill.drill.state.at, "voice"))


def publish(drill: Living, version: int, body: str) -> None:
    note(
        drill,
        StatementDrafted(
            statement="s1", version=version, case="", kind="answer", stance="partly", issuer="clinic",
            channels=("feed",), figures=(), next_update=0, craft={}, checker="craft-1", leaks=(), title_vi="Giờ khám",
            title_en="Hours", body_vi=body, body_en="The clinic is open until 17:00.", role="COMMS", cell="clinic",
        ),
        StatementStepped(statement="s1", version=version, frm="DRAFTING", to="PUBLISHED", role="SPOKE", cell="clinic"),
    )  # fmt: skip


def relays(drill: Living, seat: str = "direction", lang: str = "vi") -> list[Card]:
    return [card for card in drill.reader(seat, lang).threads(limit=9_999).cards if card.form == "relay"]


def test_a_relay_stands_in_the_groups_of_its_ward_word_for_word_and_badged(drill: Living) -> None:
    assert relays(drill) == []
    drill.give("helper-ward", RelayStatement(role="COLLAB", statement="s1", version=1, channel="group"))
    shown = relays(drill.live(10))
    assert {card.room for card in shown} == {group.id for group in drill.shelf.groups.of_ward(WARD)}
    official = next(
        card for card in drill.reader("direction").threads(limit=9_999).cards if card.form == "official"
    )
    organisation = drill.seats.cells["clinic"].organisation.vi
    for relay in shown:
        assert relay.text == official.text and WORDS in relay.text
        assert (relay.name, relay.badge, relay.issuer, relay.version) == (
            "helpers-ward",
            "relay",
            organisation,
            1,
        )
        assert (relay.standing, relay.versions) == ("", 1)
    assert "17:00" in relays(drill, lang="en")[0].text


def test_each_channel_has_rooms_of_its_own_and_no_two_posts_share_an_id(drill: Living) -> None:
    for seat in ("helper-ward", "helper-city"):
        for channel in ("group", "field", "feed"):
            drill.give(seat, RelayStatement(role="COLLAB", statement="s1", version=1, channel=channel))
    shown = relays(drill.live(10))
    assert [relay.room for relay in shown].count("feed") == 2 and f"{WARD}.field" in {
        relay.room for relay in shown
    }
    ids = [str(row["id"]) for row in drill.derived.rows("posts")]
    assert len(ids) == len(set(ids))
    places = [(relay.room, relay.name) for relay in shown]
    assert len(places) == len(set(places)), "once a channel a cell"


def test_who_is_not_in_the_group_reads_no_relay_there(drill: Living) -> None:
    drill.give("helper-ward", RelayStatement(role="COLLAB", statement="s1", version=1, channel="group"))
    drill.live(10)
    assert relays(drill, "rights") == [] and relays(drill, "helper-ward")


def test_a_relay_of_a_replaced_version_stays_and_says_so(drill: Living) -> None:
    drill.give("helper-ward", RelayStatement(role="COLLAB", statement="s1", version=1, channel="group"))
    drill.live(10)
    publish(drill, 2, "Phòng khám mở cửa đến 19 giờ.")
    shown = relays(drill.live(12))
    assert shown and {relay.standing for relay in shown} == {"superseded"}
    assert all(WORDS in relay.text and relay.version == 1 for relay in shown)
    note(
        drill,
        StatementStepped(
            statement="s1", version=2, frm="PUBLISHED", to="SELF_CORRECTED", role="SPOKE", cell="clinic"
        ),
    )
    assert {relay.standing for relay in relays(drill.live(14))} == {"superseded"}


def test_relays_are_no_talk_of_the_public(drill: Living) -> None:
    read: list[str] = []
    kept, drill.runner.network.trends.read = (
        drill.runner.network.trends.read,
        lambda posts, minute: read.extend(  # type: ignore[method-assign]
            post.id for post in posts
        ),
    )
    drill.give("helper-ward", RelayStatement(role="COLLAB", statement="s1", version=1, channel="group"))
    drill.live(10)
    drill.runner.network.trends.read = kept  # type: ignore[method-assign]
    assert relays(drill) and not [one for one in read if one.startswith("x")]


def test_the_proof_makes_the_same_rows_again(drill: Living, clinic: Loaded) -> None:
    drill.give("helper-ward", RelayStatement(role="COLLAB", statement="s1", version=1, channel="group"))
    drill.give("helper-city", RelayStatement(role="COLLAB", statement="s1", version=1, channel="field"))
    drill.live(30)
    opened = drill.drill.state.opened
    assert isinstance(opened, DrillOpened)
    scenario = drill.shelf.scenario
    spread = open_spread(build_city(scenario, ACCOUNTS, SEED), opened)
    again = dict(_lived(tuple(drill.drill.log.events), spread, scenario, opened))  # type: ignore[attr-defined]
    assert len(again) == 30
    for minute, rows in again.items():
        for kind in ("posts", "tallies", "changes"):
            assert list(drill.derived.rows(kind, minute, minute + 1)) == rows.get(kind, [])
