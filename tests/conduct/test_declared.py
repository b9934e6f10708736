"""An event of the range that does not say what it comes to, who sees it or what it stirs stops the import."""

from __future__ import annotations

import pytest

from infodrill.casework import noun as case_noun
from infodrill.casework.reach import EITHER, RANGE, SEATS, Reaching
from infodrill.conduct import noun as range_noun
from infodrill.conduct.noun import RangeEvent
from infodrill.kernel.events import event_types

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


def test_what_an_event_says_of_who_brings_it_names_nouns_that_there_are() -> None:
    """By it a log is known that somebody else wrote (`conduct.ruled`): a name that nobody has would let everybody bring it."""
    nouns = {asked.__module__.rpartition(".")[2] for asked in (*range_noun.commands(), *case_noun.commands())}
    declared = [kind for kind in event_types().values() if issubclass(kind, Reaching)]
    declared = [kind for kind in declared if not kind.__module__.startswith("tests")]
    assert {noun for kind in declared for noun in kind.WITH} <= nouns
    assert {kind.BY for kind in declared} == {SEATS, RANGE, EITHER}
    assert not [kind.TYPE for kind in declared if kind.BY == RANGE and kind.WITH]
