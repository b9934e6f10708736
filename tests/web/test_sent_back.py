"""Who sent a text back is told from the event in the log, whichever hand took it out of review."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils.html import escape

from infodrill.casework.nouns.statement import ReturnStatement, SubmitStatement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill

from .rehearsed import rehearsed
from .test_studio_back import pane_of
from .test_studio_reads import VI, drafted, shown


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40, own=True)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_sent_a_text_back_is_told_from_the_log_whoever_may(clinic: LiveDrill, lang: str) -> None:
    """Every hand that may take a text out of review: its writer's, another seat's of the cell, another cell's."""
    seats, ways = clinic.view("voice", lang).seats, Counter[str]()
    kept = drafted(clinic, VI)
    for seat in (found for found in seats.seats.values() if found.level):
        clinic.give("voice", SubmitStatement("COMMS", kept), "")
        role = clinic.view(seat.seat, lang).casework.role_for(ReturnStatement, kept)
        if not role:
            clinic.give("voice", ReturnStatement("SPOKE", kept, "Nêu nguồn."), "")
            continue
        clinic.give(seat.seat, ReturnStatement(role, kept, "Nêu nguồn."), "")
        back = next(event for event in reversed(clinic.events) if isinstance(event.body, StatementStepped))
        assert back.actor == seat.seat
        writer, voice = back.actor == "voice", seats.seats["voice"]
        who = seat.called if seat.cell == voice.cell else seats.cells[seat.cell].name.in_(lang)
        said = tr(
            lang,
            "Taken back by its own writer: {why}" if writer else "Sent back by {cell}: {why}",
            cell=who,
            why="|",
        )
        others = [found.called for found in seats.seats.values() if found.level and found.seat != seat.seat]
        head = pane_of(shown(clinic, kept, lang), "head")
        assert escape(said.split("|")[0]) in head, seat.seat
        assert writer or not any(f"{name}: “Nêu nguồn" in head for name in others)
        ways["own" if writer else "same cell" if seat.cell == voice.cell else "another cell"] += 1
    assert set(ways) == {"own", "same cell", "another cell"}
