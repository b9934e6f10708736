"""What stands first on a desk is first on no other, at any moment of two drills; and nothing that is owed is nobody's."""

from __future__ import annotations

from collections import defaultdict

import pytest

from infodrill.conduct.ranking import things
from infodrill.conduct.turns import FROM_EACH
from infodrill.conduct.waiting import Waiting

from .rehearsed import rehearsed

# Each seat's, or cell's, own: nobody else can do it.
RECEIPTS = frozenset({"read", "receipt", "guidance", "roll", "press"})
APPROVERS = frozenset({"RIGHTS", "FACT-OWNER", "EXPERT", "L2-LEAD"})


@pytest.mark.parametrize("name, until", [("clinic", 60), ("typhoon", 60)])
def test_what_is_first_on_a_desk_is_first_on_no_other(base: object, name: str, until: int) -> None:
    seen = 0
    for minute in range(12, until, 12):
        drill = rehearsed(name, minute, own=True)
        held: dict[tuple[str, str], list[tuple[str, Waiting]]] = defaultdict(list)
        for seat, place in drill.seats("vi").seats.items():
            view = drill.view(seat, "vi")
            for waiting in things(view) if place.level else ():
                if waiting.step not in RECEIPTS and waiting.due > view.now:
                    held[waiting.step, waiting.item].append((seat, waiting))
        seen += len(held)
        for (step, item), found in held.items():
            own = [seat for seat, waiting in found if waiting.turn.own]
            asked = frozenset().union(*(drill.seats("vi").seats[seat].roles for seat in own)) & APPROVERS
            most = max(len(asked), 1) if step in FROM_EACH else 1
            assert 1 <= len(own) <= most, (minute, step, item, own, [seat for seat, _ in found])
            if len(found) > len(own):
                assert all(waiting.turn.others for _, waiting in found if step not in FROM_EACH)
    assert seen > 10
