"""The small drills play from beginning to end in both languages; a version enters the city once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from infodrill.casework.events import StatementStepped
from infodrill.conduct.check import check
from infodrill.conduct.events import DrillClosed, StatementReleased, StatementRetracted
from infodrill.conduct.rehearse import rehearse
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import find, load

ACCOUNTS = 3_000


def bodies_of(name: str, lang: str, folder: Path) -> list[EventBody]:
    made = rehearse(load(find(name)), seed=1, cells="good", accounts=ACCOUNTS, folder=folder, lang=lang)
    return [one.body for one in read_drill(made.drill_file).events]


@pytest.mark.parametrize("name", ["boundaries", "forged-order"])
def test_small_drills_pass_their_check_and_are_rated(name: str) -> None:
    report = check(load(find(name)))
    assert not report.problems and report.rated


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["boundaries", "forged-order"])
def test_small_drills_play_to_their_end(name: str, lang: str, tmp_path: Path) -> None:
    bodies = bodies_of(name, lang, tmp_path)
    assert any(isinstance(one, DrillClosed) for one in bodies[-3:])
    assert any(isinstance(one, StatementReleased) for one in bodies)


def test_when_the_forged_order_is_overtaken_a_second_version_replaces_the_first(tmp_path: Path) -> None:
    bodies = bodies_of("forged-order", "vi", tmp_path)
    # Relayed, or told at the door from guidance, it enters in other places; in each of them once.
    released = Counter(
        (one.statement, one.version, one.layers) for one in bodies if isinstance(one, StatementReleased)
    )
    assert max(released.values()) == 1
    taken_back = [one.statement for one in bodies if isinstance(one, StatementRetracted)]
    published = [one for one in bodies if isinstance(one, StatementStepped) and one.to == "PUBLISHED"]
    assert any(one.version > 1 and one.statement in taken_back for one in published)
