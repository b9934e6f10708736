"""What a process remembers of a drill: made once a version, gone with the drill, in whatever process."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.web import interpreter, live, models, pacing
from infodrill.web.models import Lease
from infodrill.web.runner import leases
from infodrill.web.runner.session import Session

from .house import clinic

pytestmark = pytest.mark.usefixtures("base")


def test_it_is_made_once_a_version_and_anew_when_the_drill_was_rewritten():
    drill, made = clinic(), []

    def ask(name: str, version: object) -> int:
        return drill.once(name, version, lambda: made.append(version) or len(made))

    assert [ask("a", 1), ask("a", 1), ask("b", 1), ask("a", 2), ask("a", 1)] == [1, 1, 2, 3, 4]
    Lease.objects.filter(pk=drill.id).update(rewritten=7)
    drill.catch_up()
    assert [ask("a", 1), ask("a", 1)] == [5, 5]


def test_all_pages_of_a_seat_read_one_view_until_something_happens():
    drill = clinic()
    view = drill.view("duty", "vi")
    assert drill.view("duty", "vi") is view
    assert drill.view("duty", "en") is not view and drill.view("voice", "vi") is not view
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Chào"), "")
    assert drill.view("duty", "vi").messages and not view.messages


def test_a_drill_that_is_forgotten_is_freed_where_memory_is_looked_through_seldom(monkeypatch):
    monkeypatch.setattr(interpreter, "_serving", True)
    drill = clinic()
    known, gone = drill.id, ref(drill)
    interpreter.settle()
    del drill
    live.forget(known)
    interpreter.settle()
    assert gone() is None
    gc.unfreeze()


def test_an_address_that_is_guessed_leaves_nothing_behind():
    for number in range(20):
        with pytest.raises(models.Drill.DoesNotExist):
            live.of(f"nowhere{number}")
    assert not live.known() and not live._making


def test_a_runner_keeps_nothing_of_a_drill_beside_its_session(tmp_path: Path):
    drill = clinic().id
    live.forget()
    assert leases.take("r1", ()) == (drill,)
    assert Session(drill, "r1", tmp_path).id == drill
    assert live.known() == ()


def test_clocks_are_remembered_of_the_drills_seen_last(monkeypatch):
    monkeypatch.setattr(pacing, "DRILLS", 3)
    monkeypatch.setattr(pacing, "_sights", {})
    for number in (1, 2, 3, 1, 4):
        assert pacing._first_sight(f"drill-{number}", "clock", number) == number
    assert list(pacing._sights) == ["drill-3", "drill-1", "drill-4"]
