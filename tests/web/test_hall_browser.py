"""A hall of twelve browsers plays *clinic* from the seat cards to the debrief, and no page ever shows what is not so."""

from __future__ import annotations

from benchmarks.hall.deeds import PLAYS

from .serving import Server


def test_twelve_open_pages_show_at_each_rest_what_a_fresh_load_would_show(browser, tmp_path) -> None:
    server = Server(tmp_path).start()
    try:
        hall = PLAYS["clinic"](browser, server, "clinic", 1_000)
        hall.plays()
    finally:
        server.stop()
    assert not hall.checker.found, "\n".join(hall.checker.found)
    assert not hall.complaints.found, "\n".join(hall.complaints.found)
    assert hall.checker.looks > 12 * 12
