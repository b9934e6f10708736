"""What a seventh planner met in a workbook: moments by the clock, cells that may be empty, cells that slipped a row."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

import pytest

from infodrill.exchange.mselaround import around
from infodrill.exchange.mselcells import CellReader
from infodrill.exchange.mselcolumns import TARGETS
from infodrill.exchange.mselimport import opened
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.scenario.loader import load_files
from infodrill.scenario.yamltext import read_yaml
from tests.exchange.test_msel_planted_further import begun
from tests.exchange.test_msel_silences import book, packed, said

STUCK = "Nếu khung tập bế tắc"
UNTIL = TARGETS["trigger.until"]


@pytest.mark.parametrize("drill", ["ward-vi", "school-en"])
def test_the_last_moment_of_a_condition_is_read_by_the_clock_as_any_moment_is(drill: str) -> None:
    reader = CellReader(around=around(begun(drill)))
    begins = reader.around.story.at(0)

    def read(kind: str, value: Any) -> int:
        return reader.value(CellRead(row=4, column="F", kind=kind, value=value), UNTIL, Place("x"))

    clock = begins.replace(minute=begins.minute + 20)
    for kind, value in (
        ("text", f"{clock:%H:%M}"),
        ("time", time(clock.hour, clock.minute)),
        ("text", "+20:00"),
        ("number", 1200),
    ):
        assert read(kind, value) == 1200, value
    with pytest.raises(ScenarioError) as wrong:
        read("text", "khi nào xong")
    assert wrong.value.code == "Q123"


def test_a_text_that_may_be_left_out_may_be_emptied_and_is_asked_about_in_another_row() -> None:
    loaded, (whole, page) = begun("ward-vi"), book("vi")
    planned = opened(packed(whole), "a.xlsx", loaded)
    mapping = planned.files(planned.table(), loaded.files["msel.yaml"])["msel.map.yaml"]
    mapping = mapping.replace(b"columns:\n", f'columns:\n  "{STUCK}": if_stuck.vi\n'.encode())
    column = page.max_column + 1
    page.cell(1, column).value = STUCK
    page.cell(4, column).value = "Hỏi: ai giữ sổ trực, và người dân cần nghe câu gì trước?"
    planned = opened(packed(whole), "a.xlsx", loaded, mapping)
    files = planned.files(planned.table(), loaded.files["msel.yaml"])
    rows = read_yaml(files["msel.yaml"], "msel.yaml").data["injects"]
    stuck = [row for row in rows if "if_stuck" in row]
    assert len(stuck) == 1
    kept = load_files({**loaded.files, "msel.yaml": json.dumps({"injects": rows}).encode()})
    usual = said(kept, packed(whole), mapping)
    text, page.cell(4, column).value = page.cell(4, column).value, None
    assert said(kept, packed(whole), mapping) == usual
    page.cell(5, column).value = text
    more = [each for each in said(kept, packed(whole), mapping) if each not in usual]
    assert [(code, field.partition(" ")[0][-2:]) for code, field, _ in more] == [("Q145", "J5")], more
