"""What a seat may do on a case is tried when the case has changed, not on every page; what rests on more is tried each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from infodrill.casework import nearest
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.records import CaseBook
from infodrill.casework.scene import CaseScene, no_other
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.ranking import things
from infodrill.web.live import LiveDrill

from .rehearsed import rehearsed

DAYS = 10 * 86_400  # seconds


def scenes(drill: LiveDrill) -> Iterator[CaseScene]:
    for seat in drill.seats().seats:
        yield drill.view(seat, "vi").casework._asking


@pytest.mark.parametrize(
    ("name", "minute"), [("clinic", 22), ("clinic", 40), ("clinic", 60), ("typhoon", 40)]
)
def test_what_is_said_to_rest_on_the_case_alone_does(base, name: str, minute: int) -> None:
    """Asked of a book without any other thing in it, days later, it is taken or refused alike."""
    drill, tried = rehearsed(name, minute), Counter[str]()
    for scene in scenes(drill):
        for case in scene.book.cases.values():
            lone = replace(scene, book=CaseBook(cases={case.case: case}), at=scene.at + DAYS, knows=no_other)
            for able in nearest._takeable(scene, case.state):
                if able.alone:
                    found = nearest._tried(scene, able, nearest._on(case))
                    assert nearest._tried(lone, able, nearest._on(case)) == found, (scene.seat, able.step)
                    tried[able.step] += bool(found)
    assert len(tried) > 3 and tried.total(), tried


def test_a_page_tries_nothing_on_a_case_that_did_not_change(base, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hall with sixty open cases tried all their buttons on each of its pages, twenty times a second."""
    drill, asked = rehearsed("clinic", 22, own=True), list[str]()
    refusal = nearest._refusal
    monkeypatch.setattr(
        nearest,
        "_refusal",
        lambda scene, command: asked.append(getattr(command, "case", "")) or refusal(scene, command),
    )
    for number in range(6):
        told = OpenCase(role="L1-DUTY", intake="ward", source="", said=f"Người dân báo việc số {number}")
        drill.give("duty", told, "")
    new = [case.case for case in drill.state.book.cases.values() if case.state == "NEW"]
    things(drill.view("duty", "vi"))
    assert len(new) >= 6 and set(new) <= set(asked)
    drill.give("voice", SendMessage(role="SPOKE", kind="chat", to=(), text="Chào"), "")
    asked.clear()
    found = things(drill.view("duty", "vi"))
    assert not set(new) & set(asked)
    assert found == things(drill.view("duty", "vi")) and {waiting.item for waiting in found} & set(new)
    drill.give("duty", replace(told, said="Người dân báo thêm một việc"), "")
    asked.clear()
    things(drill.view("duty", "vi"))
    cases = drill.state.book.cases
    assert {case for case in asked if case and cases[case].state == "NEW"} == {list(cases)[-1]}
