"""A word of its own in every hidden text of a scenario and every private text of a drill: no byte that a seat, a program, a
visitor or a guest receives holds one that policy does not show them — pages, parts, searches, API, files and refusals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from infodrill.casework.commands import (
    AddEvidence,
    AnswerGate,
    AskOwner,
    DraftStatement,
    GiveOpinion,
    LogCase,
    OpenCase,
)
from infodrill.conduct import commands as asks
from infodrill.conduct import policy
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find
from infodrill.web import live
from infodrill.web.api import rates
from infodrill.web.joining.opening import open_drill
from infodrill.web.live import LiveDrill

from .apihouse import asker, reads
from .canaries import Canary, planted
from .house import CTRL, do, seated

pytestmark = pytest.mark.usefixtures("base")
WORD = re.compile(rb"zq\d{4}kx", re.IGNORECASE)
Sees = Callable[[SeatPlace], bool]


class Range:
    """A drill of the planted scenario, and who may read which canary."""

    def __init__(self, folder: Path) -> None:
        self.hidden = planted(Path(str(find("clinic"))), folder)
        self.drill: LiveDrill = live.of(open_drill(f"{folder}/", accounts=2_000, seed=1).pk)
        self.sees: dict[str, Sees] = {canary.word: self._of_the_scenario(canary) for canary in self.hidden}

    def _of_the_scenario(self, canary: Canary) -> Sees:
        if canary.field in ("Known.why", "Claim.sentence", "Claim.advice", "ProtectedFact.fact"):
            return lambda seat: policy.sees_truth(seat, canary.item)
        return policy.sees_msel

    def private(self, sees: Sees) -> str:
        """A new canary for a text that somebody writes in the drill."""
        word = f"zq{len(self.sees):04d}kx"
        self.sees[word] = sees
        return word

    def give(self, seat: str, command: asks.Command) -> None:
        self.drill.give(seat, command, "")

    def played(self) -> None:
        """Everybody writes something that is not for everybody."""

        def state():
            return live.of(self.drill.id).state

        for cell, seat, role in (("clinic", "duty", "L1-DUTY"), ("network", "coordinator", "L2-DUTY"),
                                 ("adviser", "rights", "RIGHTS")):  # fmt: skip
            number = len(state().messages)

            def message(place: SeatPlace, number: int = number) -> bool:
                return policy.sees_message(place, list(state().messages.values())[number])

            self.give(seat, asks.SendMessage(role, "chat", (cell,), f"Tin riêng {self.private(message)}"))

        def item(place: SeatPlace) -> bool:
            return policy.sees_item(place, next(iter(state().book.cases)), state())

        self.give("duty", OpenCase("L1-DUTY", "hotline", "", said=f"Nghe kể {self.private(item)}"))
        case = next(iter(self.drill.state.book.cases))

        def drafts(place: SeatPlace) -> bool:
            return policy.sees_drafts(place, state().book.cases[case])

        def text(sees: Sees = item) -> str:
            return f"Riêng {self.private(sees)}"

        for seat, command in (
            ("duty", LogCase("L1-DUTY", case, text(), True)),
            ("lookout", AddEvidence("VERIFY", case, "report", "C3", "AMBER", text())),
            ("lookout", AddEvidence("VERIFY", case, "report", "C3", "RED", text())),
            ("duty", AnswerGate("L1-DUTY", case, ("yes", *["no"] * 4, "unsure", *["no"] * 3), text())),
            ("lookout", AskOwner("VERIFY", case, "clinic", text())),
            ("coordinator", GiveOpinion("EXPERT", case, "UNPROVEN", 500, text())),
            ("voice", DraftStatement("COMMS", case, "holding", "unknown", ("press",), (), *(text(drafts) for _ in range(4)),
                                     next_update=1_800)),
            (CTRL, asks.PinNote("EVAL", 0, "clinic", "improve", "", text(policy.sees_everything))),
            (CTRL, asks.RecordOffSystem("CTRL", 0, "clinic", text(policy.sees_everything))),
            ("head", asks.RecordObjection("L1-LEAD", case, text(item))),
            ("town", asks.AskPressQuestion("SIM-PRESS", "Bản tin Hải Minh 24", text(), "")),
        ):  # fmt: skip
            try:
                self.give(seat, command)
            except (Refused, TypeError) as refused:
                raise AssertionError((seat, command, str(refused))) from refused


@pytest.fixture
def range_(tmp_path, monkeypatch) -> Range:
    monkeypatch.setattr(rates, "BURST", 10**9)
    made = Range(tmp_path / "planted")
    made.played()
    return made


def received(browser: Client, drill: LiveDrill, seat: SeatPlace, words: list[str]) -> dict[str, bytes]:
    """Everything that a browser of the seat can get: rooms, their parts, things by id, searches, refusals."""
    found: dict[str, bytes] = {}

    def keep(name: str, answer) -> bytes:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[name] = f"{answer.status_code} {dict(answer.headers)} ".encode() + body
        return body

    state = live.of(drill.id).state
    ids = [*state.book.cases, *state.book.statements, *state.messages, "c999"]
    for room in rooms_of(seat):
        path = f"/d/{drill.id}/{room}/"
        page = keep(path, browser.get(path))
        for part in sorted(set(re.findall(rb'data-part="(\w+)"', page))):
            keep(f"{path}?{part.decode()}", browser.get(f"{path}?part={part.decode()}"))
    for one in ids:
        for path in (
            "case/{}/",
            "studio/{}/",
            "studio/new/?case={}",
            "meeting/?with={}",
            "press/?question={}",
            "files/{}",
        ):
            told = f"/d/{drill.id}/{path.format(one)}"
            keep(told, browser.get(told))
        for verb, fields in (("log-case", {"case": one, "sentence": "x"}), ("confirm-receipt", {"message": one}),
                             ("publish-statement", {"statement": one}), ("log-case", {})):  # fmt: skip
            keep(f"{verb} {one} {fields}", do(browser, drill, verb, **fields))
    for word in words:
        keep(f"search {word}", browser.get(f"/d/{drill.id}/network/?q={word}"))
    return found


def leaks(range_: Range, seat: SeatPlace, found: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """(seat, address, what) of every canary that policy does not show to the seat."""
    field = {canary.word: f"{canary.field} {canary.item}" for canary in range_.hidden}
    told = []
    for path, body in found.items():
        # What the asker wrote into the address stands in the answer.
        own = path.rpartition(" ")[2] if path.startswith("search") else ""
        for word in {word.decode().lower() for word in WORD.findall(body)} - {own}:
            if not range_.sees[word](seat):
                told.append((seat.seat, path, field.get(word, word)))
    return told


@pytest.mark.parametrize("closed", [False, True], ids=["in play", "after close"])
def test_no_seat_receives_a_word_that_policy_does_not_show_it(range_, closed):
    drill = range_.drill
    if closed:
        range_.give(CTRL, asks.ChangeClock("CTRL", "start"))
        range_.give(CTRL, asks.ChangeClock("CTRL", "halt", reason="hết giờ"))
    words = [word for word in list(range_.sees)[:: len(range_.sees) // 5]]
    found = []
    for seat in drill.seats().seats.values():
        seen = received(seated(drill, seat.seat), drill, seat, words)
        for lang in ("vi", "en"):
            program = asker(drill, seat.seat, lang=lang)
            seen |= {f"{lang} {path}": program.get(path).content for path in reads(drill)}
        found += leaks(range_, seat, seen)
        if seat.seat == CTRL:
            held = {word.decode() for body in seen.values() for word in WORD.findall(body)}
            assert len(held) > 40, "it could fail: control does read them"
    assert not found


def test_nobody_without_a_seat_receives_any(range_):
    drill = range_.drill
    visitor, found = Client(), {}
    for seat in drill.seats().seats.values():
        for path in (*(f"/d/{drill.id}/{room}/" for room in rooms_of(seat)), *reads(drill)):
            found[path] = visitor.get(path).content
    found |= {
        path: visitor.get(path).content
        for path in ("/", "/join", "/drills/", f"/drills/{drill.id}/cards", "/metrics")
    }
    assert not [(path, WORD.findall(body)) for path, body in found.items() if WORD.search(body)]
