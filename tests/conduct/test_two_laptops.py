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
    ("duty", OpenCase("L1-DUTY", "ward", "free", said="Tủ lạnh hỏng.")),
    ("duty", OpenCase("L1-DUTY", "ward", "free", said="Tu\u0309 la\u0323nh ho\u0309ng.\u200b")),
    ("duty", LogCase("L1-DUTY", "c1", "Có tin tủ lạnh của trạm hỏng.", False)),
    ("duty", MergeCase("L1-DUTY", "c2", "c1")),
    ("duty", UndoStep("L1-DUTY", "c2")),
    ("duty", MergeCase("L1-DUTY", "c2", "c1")),
    ("duty", AddEvidence("L1-DUTY", "c1", "report", "C3", "AMBER", "Nhật ký nhiệt độ.")),
    ("duty", AddAttachment("L1-DUTY", "c1", "c1.e1", "nhat-ky.txt", b"4 do, 5 do, 4 do")),
    ("duty", AnswerGate("L1-DUTY", "c1", GATE, "as told")),
    ("rights", RecordConflict("RIGHTS", "c1", "clinic", "about_unit")),
    (
        "town",
        AskPressQuestion("SIM-PRESS", "Phóng viên Tin Bờ Cát (hư cấu)", "Tủ lạnh có hỏng không?", "", ""),
    ),
    ("voice", AnswerPressQuestion("SPOKE", "pq1", "holding", "Đang kiểm tra.", stance="unknown")),
    ("duty", PostOnNetwork("L1-DUTY", "feed", "Trạm đang kiểm tra tủ lạnh.")),
    ("duty", SendMessage("L1-DUTY", "chat", (), "Đã nhận.", "c1")),
)


def played(loaded: Loaded, now: Callable[[], int], seed: int | None) -> tuple[EventLog, Drill]:
    before = Range(loaded.scenario)
    log = EventLog(MemoryLogStore(), seed=seed, now=now)
    drill = Drill(loaded.scenario, before.drill.edition, directory(loaded.scenario.cells, "vi"), log)
    drill.record([one.body for one in before.log.kept], 0, "runner")
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
