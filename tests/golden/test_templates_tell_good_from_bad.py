"""Each template of `infodrill new` once: good cells reach P or S, the heavy hand fails, who asks or says nothing is no P.

All kinds, both languages, three lengths and three seeds: `python tools/templates.py`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from infodrill.scenario.starting import templates

TOOLS = Path(__file__).parents[2] / "tools"
KINDS = tuple(each.kind for each in templates())


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_drill_tells_good_cells_from_others(kind, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    playing = import_module("templates")
    turn = KINDS.index(kind)
    lang, (minutes, cells) = ("vi", "en")[turn % 2], playing.ASKED[turn % len(playing.ASKED)]
    assert list(playing.departures(kind, lang, minutes, cells, seed=1)) == []
