"""An event of the range that does not say what it comes to, who sees it or what it stirs stops the import."""

from __future__ import annotations

import pytest

from infodrill.conduct.noun import RangeEvent

SAID = {
    "TYPE": "bell.rung",
    "TOPICS": ("clock",),
    "apply": lambda self, state, event: state,
    "seen_by": lambda self, seat, state: True,
}


@pytest.mark.parametrize("left_out", ["apply", "seen_by", "TOPICS"])
def test_what_an_event_leaves_out_is_named(left_out: str) -> None:
    with pytest.raises(TypeError, match=f"BellRung says not .*{left_out}"):
        type("BellRung", (RangeEvent,), {name: said for name, said in SAID.items() if name != left_out})


def test_a_topic_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="TOPICS"):
        type("BellRung", (RangeEvent,), {**SAID, "TOPICS": ("bells",)})
