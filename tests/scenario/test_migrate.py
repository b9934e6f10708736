"""A stored scenario of every older format loads as today's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.loader import load
from infodrill.scenario.migrate import STEPS
from infodrill.scenario.schema import FORMAT, Texts
from infodrill.scenario.schema.drill import Sender

STORED = Path(__file__).parent


def test_every_older_format_has_a_step_and_a_stored_scenario():
    assert sorted(STEPS) == list(range(FORMAT))
    assert all((STORED / f"format{version}" / "drill.yaml").is_file() for version in STEPS)


@pytest.mark.parametrize("version", sorted(STEPS))
def test_stored_scenario_of_an_older_format_loads_as_the_tiny_one(version):
    loaded = load(STORED / f"format{version}")
    today = load(STORED / "tiny").scenario
    own = tuple(grammar for grammar in today.texts.grammars if not grammar.id.startswith(TALK))
    # Names stood in one language, and still may.
    alone = tuple(Sender(vi=each.vi, en=each.vi) for each in today.drill.speakers)
    drill = today.drill.model_copy(update={"speakers": alone})
    assert loaded.scenario == today.model_copy(update={"texts": Texts(grammars=own), "drill": drill})
    assert [each.message.partition(" are ")[0] for each in check(loaded).problems] == ["{n} senders"]


def test_fault_in_an_older_format_is_placed_where_it_is_written(tmp_path):
    folder = Path(shutil.copytree(STORED / "format0", tmp_path / "old"))
    places = folder / "places.yaml"
    places.write_text(places.read_text("utf-8").replace("name_en: Gò Sao ward", 'name_en: ""'), "utf-8")
    with pytest.raises(ScenarioErrors) as refused:
        load(folder)
    (fault,) = refused.value.errors
    assert (fault.place.line, fault.place.field) == (11, "wards[1].name.en")
