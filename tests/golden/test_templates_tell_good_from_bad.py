"""Each template of `infodrill new` once: good cells reach P or S, the heavy hand fails, who asks or says nothing is no P.

All kinds, both languages, three lengths and three seeds: `python tools/templates.py`.
"""

from __future__ import annotations

from importlib import import_module
from itertools import cycle, product
from pathlib import Path

import pytest

from infodrill.scenario.starting import templates
from tests.forms import both_forms

TOOLS = Path(__file__).parents[2] / "tools"
KINDS = tuple(each.kind for each in templates())


# In the short form each template is played by good cells or by worse ones, each character twice at least but for the silent.
CHARACTERS = ("good", "overreacting", "careless", "silent")
IN_TURN = [*zip(KINDS, cycle(["good", "overreacting", "careless"]), strict=False)]


@pytest.mark.parametrize(("kind", "character"), both_forms(product(KINDS, CHARACTERS), IN_TURN))
def test_a_new_drill_tells_good_cells_from_others(kind, character, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    playing = import_module("templates")
    turn = KINDS.index(kind)
    lang, (minutes, cells) = ("vi", "en")[turn % 2], playing.ASKED[turn % len(playing.ASKED)]
    assert list(playing.departures(kind, lang, minutes, cells, seed=1, characters=[character])) == []
