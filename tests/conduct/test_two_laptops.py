"""The same scenario, seed and commands are the same drill on two laptops: files, undo, press room and posts included."""

from __future__ import annotations

from collections.abc import Callable

from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.nouns.verdict import RecordConflict
from infodrill.conduct.drill import Drill
from infodrill.conduct.fold import apply, fold
from infodrill.conduct.giving import give
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion, AskPressQuestion
from infodrill.conduct.seats import directory
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

GATE = ("yes", *("no",) * 4, "unsure", *("no",) * 3)
COMMANDS: tuple[tuple[str, Command], ...] = (
    ("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="Tủ lạnh hỏng.")),
    (
        "duty",
        OpenCase(role="L1-DUTY", intake="ward", source="free", said="Tu\u0309 la\u0323nh ho\u0309ng.\u200b"),
    ),
    ("duty", LogCase(role="L1-DUTY", case="c1", sentence="Có tin tủ lạnh của trạm hỏng.", danger=False)),
    ("duty", MergeCase("L1-DUTY", "c2", "c1")),
    ("duty", UndoStep("L1-DUTY", "c2")),
    ("duty", MergeCase("L1-DUTY", "c2", "c1")),
    (
        "duty",
        AddEvidence(
            role="L1-DUTY", case="c1", kind="report", grade="C3", tlp="AMBER", text="Nhật ký nhiệt độ."
        ),
    ),
    (
        "duty",
        AddAttachment(
            role="L1-DUTY", case="c1", evidence="c1.e1", name="nhat-ky.txt", content=b"4 do, 5 do, 4 do"
        ),
    ),
    ("duty", AnswerGate(role="L1-DUTY", case="c1", answers=GATE, note="as told")),
    ("rights", RecordConflict(role="RIGHTS", case="c1", unit="clinic", reason="about_unit")),
    (
        "town",
        AskPressQuestion(
            role="SIM-PRESS",
            outlet="Phóng viên Tin Bờ Cát (hư cấu)",
            text="Tủ lạnh có hỏng không?",
            conference="",
            claim="",
        ),
    ),
    (
        "voice",
        AnswerPressQuestion(
            role="SPOKE", question="pq1", kind="holding", text="Đang kiểm tra.", stance="unknown"
        ),
    ),
    ("duty", PostOnNetwork(role="L1-DUTY", room="feed", text="Trạm đang kiểm tra tủ lạnh.")),
    ("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Đã nhận.", case="c1")),
)


def played(loaded: Loaded, now: Callable[[], int], seed: int | None) -> tuple[EventLog, Drill]:
    before = Range(loaded.scenario)
    log = EventLog(MemoryLogStore(), seed=seed, now=now)
    drill = Drill(loaded.scenario, before.drill.edition, directory(loaded.scenario.cells, "vi"), log)
    drill.record([event.body for event in before.log.kept], 0, "runner")
    for seat, command in COMMANDS:
        give(drill, seat, command, drill.state.at)
    return log, drill


def test_two_laptops_play_the_same_drill(clinic: Loaded) -> None:
    """Wall clocks and salts differ; what was decided does not."""
    (one, first), (other, second) = played(clinic, lambda: 1, None), played(clinic, lambda: 99_999, None)
    assert one.content_digest == other.content_digest and one.chain_digest != other.chain_digest
    assert first.state == second.state
    assert first.attachments.digests() == second.attachments.digests() != ()


def test_a_log_folds_to_the_same_state_as_often_as_it_is_read(clinic: Loaded) -> None:
    log, drill = played(clinic, lambda: 1, 7)
    assert fold(log.events) == fold(log.events) == drill.state
    half = fold(log.events[:9])
    assert fold(log.events[9:], half) == drill.state and half == fold(log.events[:9])
    assert apply(half, log.events[9]) == apply(half, log.events[9])
