"""Whoever is asked for the facts of a case reads beside the answer what their unit has on paper by then, and nothing of later."""

from __future__ import annotations

from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.web.rooms.acts import form_for

from .rehearsed import rehearsed


def test_an_owner_reads_the_record_from_when_it_is_there(base: object) -> None:
    """An owner answered FALSE before there was a record, and the report blamed all who built on it."""
    met = set()
    for minute in (14, 18, 24, 32):
        drill = rehearsed("clinic", minute)
        for seat in drill.seats().with_role("FACT-OWNER"):
            view = drill.view(seat.seat, "vi")
            for case in filter(lambda case: answers(view, case), view.open_cases):
                form = form_for(view, drill.edition, case, "answer")
                claim = drill.state.links.get(case.case, "")
                facts = drill.scenario.claim(claim).truth if claim in seat.owns else ()
                known = [fact for fact in facts if fact.known_from <= drill.clock]
                assert form and form.lead
                assert not known or known[-1].why.vi in form.lead, (minute, case.case)
                assert not any(fact.why.vi in form.lead for fact in facts[len(known) :]), (minute, case.case)
                met.add("known" if known else "not yet" if facts else "not linked")
    assert {"known", "not yet"} <= met


def answers(view: SeatView, case: Case) -> bool:
    return "answer" in dict(view.casework.possible(case.case))
