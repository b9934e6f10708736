"""Playing again from a moment: the same commands give the same digest, another one changes what follows, the file proves it."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.automata.playagain import Parent, parent_of, play_again
from infodrill.automata.rehearse import rehearse
from infodrill.conduct import branching
from infodrill.conduct.branching import BranchError, content_played, cut_after
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.clock import SafetyStop
from infodrill.conduct.nouns.course import DrillOpened, MinuteClosed
from infodrill.conduct.proof import prove
from infodrill.conduct.runner import Work
from infodrill.conduct.view import SeatView
from infodrill.kernel.archive import DrillFile, read_drill, write_drill
from infodrill.kernel.events import Event
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Stored
from infodrill.kernel.store import FileLogStore
from infodrill.scenario.loader import load
from tests.corpus import keeping, stage
from tests.once import once, place

BY_PEOPLE = keeping.of_today("control")[0]
TOLD_ONCE = {"city.wave_started", "clock.changed", "phase.begun", "inject.delivered"}
SLOW = {"city": "slow", "ward": "slow"}


@once
def ferry() -> Path:
    """A small drill that automated cells played."""
    return rehearse(
        load(stage.SCENARIO), seed=1, cells="good", accounts=stage.ACCOUNTS, folder=place()
    ).drill_file


@pytest.fixture(scope="module")
def parent() -> Parent:
    return parent_of(read_drill(ferry()))


@pytest.fixture(scope="module")
def by_people() -> Parent:
    """One in which somebody sat and control ran the clock."""
    return parent_of(read_drill(BY_PEOPLE))


def facts(stored: Stored, since: int, upto: int) -> list[str]:
    """What is on record in a stretch of a log, wall times and all."""
    return [line.partition('"fact":')[2] for line in stored.lines[since : upto + 1]]


def of(drill: DrillFile) -> str:
    """The digest of what was played."""
    return content_played(drill.stored, drill.events)


def rows(drill: DrillFile) -> dict[str, list[object]]:
    return {kind: list(drill.derived.rows(kind)) for kind in drill.derived.kinds()}


MOMENTS = (
    "the opening",
    "within a press",
    "between presses",
    "a minute is over",
    "an odd minute",
    "the run-on",
)


def moments(events: Sequence[Event]) -> dict[str, int]:
    """Events at which a log is cut in different ways."""
    presses = [event.seq for event in events if event.command]
    closed = [event.seq for event in events if isinstance(event.body, MinuteClosed)]
    within = next(seq for seq in presses if events[seq + 1].command == events[seq].command)
    odd = [seq for seq in presses if fold(events[: seq + 1]).minute % 2]
    return dict(zip(MOMENTS, (0, within, presses[40], closed[12], odd[20], closed[50]), strict=True))


@pytest.mark.parametrize("where", MOMENTS)
def test_the_same_commands_give_the_same_digest_but_for_event_0(
    parent: Parent, tmp_path: Path, where: str
) -> None:
    made = play_again(parent, moments(parent.file.events)[where], target=tmp_path / "b.drill", same=True)
    branch, whole = read_drill(made.drill_file), parent.file
    assert of(branch) == of(whole)
    assert facts(branch.stored, 1, made.events) == facts(whole.stored, 1, made.events)
    assert rows(branch) == rows(whole)
    assert branch.content != whole.content and branch.chain != whole.chain


@dataclass(frozen=True)
class WithoutOnePiece(AutomatedCells):
    """Good hands, one of whom leaves one piece of work undone."""

    left: str = ""

    def work(self, view: SeatView, free: int = -1) -> tuple[Work, ...]:  # type: ignore[override]
        return tuple(
            piece for piece in super().work(view, free) if f"{view.seat.seat}:{piece.key}" != self.left
        )


def test_with_one_command_changed_only_what_follows_differs(parent: Parent, tmp_path: Path) -> None:
    events = parent.file.events
    cut = cut_after(events, moments(events)["a minute is over"])
    left = next(event for event in events[cut.seq + 8 :] if event.command)
    seat, _, key = left.command.partition("@")
    hands = WithoutOnePiece(
        {cell: character("good") for cell in parent.opened.cells},
        parent.opened.seed,
        f"{seat}:{key.partition(':')[2]}",
    )
    play_again(parent, cut.seq, target=tmp_path / "b.drill", colleagues=hands)
    branch, whole = read_drill(tmp_path / "b.drill").stored, parent.file.stored
    assert facts(branch, 1, left.seq - 1) == facts(whole, 1, left.seq - 1)
    assert facts(branch, left.seq, left.seq) != facts(whole, left.seq, left.seq)
    assert not any(event.command == left.command for event in read_drill(tmp_path / "b.drill").events)


def test_a_branch_is_proved_by_itself_and_with_its_parent(parent: Parent, tmp_path: Path) -> None:
    cut = cut_after(parent.file.events, moments(parent.file.events)["between presses"])
    play_again(parent, cut.seq, target=tmp_path / "b.drill", cells=SLOW)
    proof = prove(tmp_path / "b.drill", parent=ferry())
    assert (proof.level, proof.faults) == (3, ())
    assert proof.branch and (proof.branch.parent, proof.branch.cut) == ("ferry", cut.seq)
    assert proof.branch.cells == SLOW and proof.branch.cut_minute == cut.state.minute
    foreign = prove(tmp_path / "b.drill", parent=BY_PEOPLE, simulate=False)
    assert foreign.level == 1 and "does not go on from" in str(foreign.faults[0])
    assert prove(ferry(), parent=tmp_path / "b.drill", simulate=False).level == 1


def test_a_parents_digest_that_was_tampered_with_is_refused(parent: Parent, tmp_path: Path) -> None:
    opened = opened_at(parent, 100)
    assert sealed(parent, opened, tmp_path / "true") == []
    for n, forged in enumerate(
        (replace(opened, parent_chain="0" * 64), replace(opened, parent_opening="0" * 64))
    ):
        assert "does not give the parent's digest" in sealed(parent, forged, tmp_path / f"forged{n}")[0]
    assert "is not in it" in sealed(parent, replace(opened, cut=opened.cut + 40), tmp_path / "elsewhere")[0]


def opened_at(parent: Parent, seq: int) -> DrillOpened:
    cut = cut_after(parent.file.events, seq)
    return branching.opening("ferry", parent.file.stored, parent.opened, cut, parent.opened.cells)


def sealed(parent: Parent, opened: DrillOpened, folder: Path) -> list[str]:
    """The faults of a branch that was opened so and goes on like its parent."""
    with closing(FileLogStore(folder)) as store:
        log = EventLog(store, seed=1)
        log.append(0, "runner", opened)
        log.adopt(parent.file.stored, len(parent.file.events) - 1)
        write_drill(folder / "b.drill", store=store, files=parent.file.files, derived=parent.file.derived)
    return [str(fault) for fault in prove(folder / "b.drill", simulate=False).faults]


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[FileLogStore]:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder, ["log.jsonl", "texts.jsonl"])
    with closing(FileLogStore(folder)) as store:
        yield store


def test_what_was_erased_in_the_parent_is_in_no_branch(parent: Parent, tmp_path: Path) -> None:
    with unpacked(ferry(), tmp_path / "log") as store:
        texts = store.read().texts
        word = max((text for text in texts.values() if text.text), key=lambda text: len(text.text or ""))
        assert store.erase([word.digest]) == 1
        write_drill(
            tmp_path / "erased.drill", store=store, files=parent.file.files, derived=parent.file.derived
        )
    erased = parent_of(read_drill(tmp_path / "erased.drill"))
    seq = next(event.seq for event in reversed(parent.file.events) if event.command)
    for same in (False, True):
        made = play_again(
            erased, seq, target=tmp_path / "b.drill", cells=SLOW if not same else None, same=same
        )
        held = read_drill(made.drill_file).stored.texts
        assert held[word.digest].erased
        assert word.text not in {text.text for text in held.values()}


def test_where_these_cells_would_not_do_what_was_done_it_stands_as_it_is(
    parent: Parent, tmp_path: Path
) -> None:
    """As in a rehearsal of an earlier version: the branch goes on from what is on record."""
    others = replace(parent, opened=replace(parent.opened, cells=SLOW))
    seq = next(event.seq for event in parent.file.events[60:] if event.command.startswith("duty@"))
    made = play_again(others, seq, target=tmp_path / "b.drill")
    assert facts(read_drill(made.drill_file).stored, 1, seq) == facts(parent.file.stored, 1, seq)
    assert prove(made.drill_file, parent=ferry()).level == 3


@pytest.mark.parametrize("seq", [22, 48, 185])
def test_a_drill_of_people_is_played_on_by_automated_cells_and_nothing_is_told_twice(
    by_people: Parent, tmp_path: Path, seq: int
) -> None:
    """Cut where claims begin, within a minute, and where the run-on ends."""
    play_again(by_people, seq, target=tmp_path / "b.drill")
    proof, branch = prove(tmp_path / "b.drill", parent=BY_PEOPLE), read_drill(tmp_path / "b.drill")
    assert (proof.level, proof.faults) == (3, ())
    state = fold(branch.events)
    assert state.closed and not state.joined
    assert seq == 185 or any(event.command and event.seq > seq + 3 for event in branch.events)
    told = Counter((event.at, str(event.body)) for event in branch.events if event.body.TYPE in TOLD_ONCE)
    assert max(told.values()) == 1


@pytest.mark.parametrize("name", ["remedies", "control", "live", "practice"])
def test_what_people_did_is_repeated_with_the_same_digest(tmp_path: Path, name: str) -> None:
    file = keeping.of_today(name)[0]
    people = parent_of(read_drill(file))
    made = play_again(people, len(people.file.events) // 2, target=tmp_path / "b.drill", same=True)
    assert of(read_drill(made.drill_file)) == of(people.file)
    assert (prove(made.drill_file, parent=file).level, people.rehearsed) == (3, False)


def test_where_nothing_is_played_nothing_is_played_again(by_people: Parent) -> None:
    events = by_people.file.events
    for seq, code in (
        (len(events), "Y230"),
        (len(events) - 1, "Y232"),
        (8, "Y232"),
        (stopped(events), "Y233"),
    ):
        with pytest.raises(BranchError) as refused:
            cut_after(events, seq)
        assert refused.value.code == code
    other = replace(by_people.opened, model_version="city-1")
    with pytest.raises(BranchError, match="another version of the model"):
        cut_after((replace(events[0], body=other), *events[1:]), 60)


def stopped(events: Sequence[Event]) -> int:
    return next(event.seq for event in events if isinstance(event.body, SafetyStop))


def test_a_cut_parts_no_press_and_nothing_that_the_runner_told_at_once(by_people: Parent) -> None:
    events = by_people.file.events
    assert cut_after(events, 47).seq == 48
    assert cut_after(events, 44).seq == 45
    assert cut_after(events, 34).seq == 34
