"""The desk: what it names next is what the coach and the automated cells go by."""

from __future__ import annotations

import pytest

from infodrill.conduct.ranking import next_thing
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import desk as desks

from .rehearsed import rehearsed


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def test_the_desk_and_the_coach_name_the_same_next_thing(clinic: LiveDrill) -> None:
    told = 0
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "en")
        hint, model = next_thing(view), desks.Desk(view, clinic.scenario, clinic.edition)
        assert (model.next is None) == (hint is None), seat
        if model.next is not None and hint is not None:
            assert (model.next.step, model.next.item) == (hint.step, hint.item)
            assert model.next.words and model.next.why and model.hint == model.next.how
            assert not hint.item or hint.item in model.next.link or model.next.link == "desk/#inbox-h", seat
            told += 1
    assert told > 2
