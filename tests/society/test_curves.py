"""Committed tables are what the tool makes, and have the shape that the model claims."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from infodrill.society.assumptions import ASSUMPTIONS, PRESET_TABLE
from infodrill.society.curves import PACE, load_curves

TOOL = Path(__file__).resolve().parents[2] / "tools" / "make_curves.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_curves", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_committed_tables_are_those_of_the_tool(tool: ModuleType) -> None:
    for name, table in tool.curves().items():
        committed = getattr(load_curves(), name)
        assert committed.dtype == table.dtype
        assert np.abs(committed.astype(np.int64) - table.astype(np.int64)).max() <= 1


def test_delays_are_heavy_tailed_and_sorted() -> None:
    for row in load_curves().delay.astype(int):
        assert (np.diff(row) >= 0).all() and 1 <= row[0] <= 2 and row[-1] > 400
        assert row[2048] > 1500 or row[4000] >= 4 * row[2048]


def test_clock_inverts_the_activity_sum_over_days() -> None:
    curves = load_curves()
    for kind in range(8):
        day = int(curves.active[kind, -1])
        for units in range(0, day + PACE * int(curves.delay.max()), 97):
            days, minute = divmod(int(curves.clock[kind, units // 16]), 1440)
            assert days * day + curves.active[kind, minute] <= units // 16 * 16 + 15
            assert units // 16 * 16 <= days * day + curves.active[kind, minute + 1]


def test_tables_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        load_curves().rhythm[0, 0] = 1


def test_every_assumption_has_three_ordered_values_a_unit_and_a_source() -> None:
    assert len({each_assumption.name for each_assumption in ASSUMPTIONS}) == len(ASSUMPTIONS)
    for assumption in ASSUMPTIONS:
        assert assumption.low <= assumption.base <= assumption.high
        assert assumption.unit and assumption.source


def test_every_assumption_is_in_the_model_page() -> None:
    page = (TOOL.parents[1] / "docs" / "model.md").read_text(encoding="utf-8")
    for assumption in ASSUMPTIONS:
        assert f"`{assumption.name}` | {assumption.low} | {assumption.base} | {assumption.high}" in page


def test_layer_weights_of_presets_add_up_to_256() -> None:
    for preset in PRESET_TABLE.values():
        for weights in preset.cross:
            assert sum(weights) == 256
