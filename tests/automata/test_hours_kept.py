"""An hour that people were promised is kept in play, be there a leap of the clock between; nobody complains of a silence that is
none."""

from __future__ import annotations

from datetime import datetime

import pytest

from infodrill.automata.hours import NEXT_WORD
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.twoclocks import PRACTICE, TwoClocks, as_played
from infodrill.scenario.loader import Loaded, find, load
from infodrill.scenario.schema import Condition
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Heard

GRACE = 3 * 60  # seconds: whoever was promised ten past is not let down at twelve past


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard, TwoClocks]:
    loaded, heard = drill_heard(request.param)
    return loaded, heard, as_played(loaded.scenario, rehearsals.played(request.param, "good").events)


def test_no_leap_and_no_end_of_play_swallows_a_promised_hour(drill: tuple[Loaded, Heard, TwoClocks]) -> None:
    _, heard, clocks = drill
    words = sorted((*heard.said, *heard.press), key=lambda word: word.at)
    for word in words:
        if word.promised is None or not word.claim:
            continue
        due = kept_by(clocks, word.at, word.when, word.promised)
        came = [other.at for other in words if other.claim == word.claim and other.at > word.at]
        assert due > clocks.ends or (came and min(came) <= due + GRACE), f"{word}: {due}, {came}"


def kept_by(clocks: TwoClocks, at: int, when: datetime, promised: datetime) -> int:
    """The exercise second by which a promised word is there: at its hour; of one inside a leap, with the time to write it."""
    due = clocks.after(at, int((promised - when).total_seconds()))
    return due + PRACTICE if any(leap.at == due for leap in clocks.leaps) else due


def test_a_leap_gives_the_time_to_keep_what_it_went_past() -> None:
    clocks = TwoClocks(epoch=datetime(2027, 1, 1, 6), begun=((0, 0), (600, 1_800)), ends=4_000, until=4_000)
    at, story = 300, datetime(2027, 1, 1, 6, 5)
    assert kept_by(clocks, at, story, datetime(2027, 1, 1, 6, 9)) == 540
    assert kept_by(clocks, at, story, datetime(2027, 1, 1, 6, 20)) == 600 + PRACTICE
    assert kept_by(clocks, at, story, datetime(2027, 1, 1, 6, 40)) == 1_200


def test_nobody_complains_of_a_silence_to_cells_that_spoke(drill: tuple[Loaded, Heard, TwoClocks]) -> None:
    loaded, _, _ = drill
    events = rehearsals.played(loaded.scenario.drill.id, "good").events
    came = {event.body.inject for event in events if isinstance(event.body, InjectDelivered)}
    silent = {
        row.number
        for row in loaded.scenario.msel.injects
        if row.trigger.condition and _silence(row.trigger.condition)
    }
    assert not silent & came, f"{sorted(silent & came)} came although somebody speaks soon after"


def _silence(condition: Condition) -> bool:
    """Whether it waits for nothing but that no text has come out."""
    return condition.not_ is not None and condition.not_.statement_published is not None


@pytest.mark.parametrize("name", DRILLS)
def test_no_settled_record_gives_an_hour_for_a_next_word_that_never_comes(name: str) -> None:
    """ "An update at six" on a thing that is known: an office read it out for another, and nobody was reminded of it."""
    for claim in load(find(name)).scenario.claims:
        for place, known in enumerate(claim.truth):
            last = place + 1 == len(claim.truth)
            said = known.why.vi + (f" {(known.advice or claim.advice or known.why).vi}" if place else "")
            assert not (last and known.verdict != "UNPROVEN" and NEXT_WORD.search(said)), (
                f"{claim.id}: {said}"
            )
