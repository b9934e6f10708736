"""The case of an answer to the press is proposed by the words of the question; the one made of the question itself is last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.pressquestions import asked_by_inject, asks
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, library, load
from infodrill.web import live
from infodrill.web.rooms.press import press
from tests.conduct.drilling import Range


def test_the_case_is_chosen_by_the_words_and_the_question_s_own_may_be_but_is_not_proposed() -> None:
    """Eight cases stood in the list, none chosen, and the one that was chosen made a full answer an evasion. Then the case of the
    question itself was missing from the list, and whoever answered took another."""
    met = Counter[str]()
    for name in library():
        made = load(find(name)).scenario
        seats = Range(made).drill.seats
        heard = {row.claim: row for row in reversed(made.msel.injects) if row.claim and not asks(row, seats)}
        for row in made.msel.injects:
            if not asks(row, seats) or row.claim not in heard:
                continue
            ground = Range(made)
            (voice,) = seats.with_role("SPOKE")[:1]
            of: dict[str, str] = {}
            told = (*heard.values(), row)
            for place, other in enumerate(told):
                of[f"c{place}"] = other.claim or ""
                opened = CaseOpened(
                    case=f"c{place}", intake="hotline", source=f"inject:{other.number}", cell=voice.cell, ward="",
                    level=max(1, voice.level), said=Text(other.body.vi),
                )  # fmt: skip
                ground.note(opened)
            ground.note(
                InjectDelivered(
                    inject=row.number,
                    planned=0,
                    run_status="delivered",
                    recipients=(voice.seat,),
                    public=False,
                )
            )
            (question,) = asked_by_inject(row, ground.state, seats, 0)
            ground.note(replace(question, answer_by=600))
            room, itself = press(ground.see(voice.seat)), f"c{len(told) - 1}"
            assert room.chosen is not None
            assert (room.cases[-1][0], len(room.cases)) == (itself, len(told) + 1) and room.about != itself
            met["none" if not room.about else "right" if of[room.about] == row.claim else "wrong"] += 1
    # A wrong one is taken by whoever is in a hurry: where nothing is certain nothing is chosen.
    assert not met["wrong"] and met["right"] > 7, met


def test_the_answer_hears_of_the_cases_that_it_offers() -> None:
    """In the storm night the list of cases of an open press room was another one than that of a page just loaded."""
    page = Path(live.__file__).parent / "templates/infodrill/press/answer.html"
    topics = page.read_text("utf-8").partition('data-topics="')[2].partition('"')[0].split()
    assert {"press", "cases", "minute"} <= {*topics}
