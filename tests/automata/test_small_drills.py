"""The small drills play from beginning to end, each once and in another language; a version enters the city once."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.check import check
from infodrill.conduct.network import DELAY
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted
from infodrill.conduct.nouns.course import DrillClosed, MinuteClosed
from infodrill.conduct.nouns.forecasts import SpreadForecast
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import find, load

ACCOUNTS = 3_000
LANGUAGE = {"boundaries": "en", "forged-order": "vi"}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[EventBody]]:
    """What happened in each, by name."""
    found = {}
    for name, lang in LANGUAGE.items():
        folder = tmp_path_factory.mktemp(name)
        made = rehearse(load(find(name)), seed=1, cells="good", accounts=ACCOUNTS, folder=folder, lang=lang)
        found[name] = [one.body for one in read_drill(made.drill_file).events]
    return found


@pytest.mark.parametrize("name", LANGUAGE)
def test_small_drills_pass_their_check_and_are_rated(name: str) -> None:
    report = check(load(find(name)))
    assert not report.problems and report.rated


@pytest.mark.parametrize("name", LANGUAGE)
def test_small_drills_play_to_their_end(name: str, played: dict[str, list[EventBody]]) -> None:
    bodies = played[name]
    assert any(isinstance(one, DrillClosed) for one in bodies[-3:])
    assert any(isinstance(one, StatementReleased) for one in bodies)


def test_when_the_forged_order_is_overtaken_a_second_version_replaces_the_first(
    played: dict[str, list[EventBody]],
) -> None:
    bodies = played["forged-order"]
    # Relayed, or told at the door from guidance, it enters in other places; in each of them once.
    released = Counter(
        (one.statement, one.version, one.layers) for one in bodies if isinstance(one, StatementReleased)
    )
    assert max(released.values()) == 1
    taken_back = [one.statement for one in bodies if isinstance(one, StatementRetracted)]
    published = [one for one in bodies if isinstance(one, StatementStepped) and one.to == "PUBLISHED"]
    assert any(one.version > 1 and one.statement in taken_back for one in published)


@pytest.mark.parametrize("name", LANGUAGE)
def test_a_monitor_foresees_in_numbers_early_enough_to_be_scored(
    name: str, played: dict[str, list[EventBody]]
) -> None:
    bodies = played[name]
    foreseen = [place for place, one in enumerate(bodies) if isinstance(one, SpreadForecast)]
    assert foreseen
    first = bodies[foreseen[0]]
    assert isinstance(first, SpreadForecast) and first.low <= first.mid <= first.high
    minutes = sum(isinstance(one, MinuteClosed) for one in bodies[foreseen[0] :])
    assert minutes > first.horizon + DELAY
