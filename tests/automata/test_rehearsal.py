"""A whole drill: the same from the same seed, provable, and resumed after a kill as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from infodrill.automata.rehearse import WORK_FOLDER, Rehearsal, rehearse
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.proof import prove
from infodrill.kernel.errors import LogError
from infodrill.kernel.seals import standing
from infodrill.scenario.loader import load
from tests import leash
from tests.conduct.conftest import Play
from tests.forms import both_forms
from tests.rehearsals import ACCOUNTS, brief

PLAY = """
import sys
from pathlib import Path
from infodrill.automata.rehearse import rehearse
from infodrill.scenario.loader import load
print("begun", flush=True)
done = rehearse(load(Path(sys.argv[3])), seed=1, cells="good", accounts=int(sys.argv[2]), folder=Path(sys.argv[1]))
print(done.content_digest, done.resumed_at)
"""


def again(folder: Path, seed: int = 1) -> Rehearsal:
    """The same drill played once more."""
    return rehearse(load(brief()[0]), seed=seed, cells="good", accounts=ACCOUNTS, folder=folder)


def test_the_same_seed_gives_the_same_digests(tmp_path: Path) -> None:
    _, first = brief()
    second = again(tmp_path)
    assert (second.content_digest, second.chain_digest) == (first.content_digest, first.chain_digest)
    assert second.drill_file.read_bytes() == first.drill_file.read_bytes()


def test_another_seed_gives_another_drill(tmp_path: Path) -> None:
    assert again(tmp_path, seed=2).content_digest != brief()[1].content_digest


@pytest.mark.parametrize("cells", both_forms(["good", "overreacting"], ["overreacting"]))
def test_a_played_drill_is_proved_to_the_third_level(played: Play, cells: str) -> None:
    made, _ = played(cells)
    proof = prove(made.drill_file)
    assert (proof.level, proof.faults) == (3, ())
    assert (proof.content, proof.chain) == (made.content_digest, made.chain_digest)
    assert (proof.charter.digest, proof.charter.release) == (standing().digest, standing().release)


def test_every_minute_of_the_run_on_is_lived_without_a_player(played: Play) -> None:
    _, drill = played("good")
    closed = [event.body.minute for event in drill.events if isinstance(event.body, MinuteClosed)]
    assert closed == list(range(75 + 24 * 60))
    run_on = range(70 * 60, (70 + 24 * 60) * 60)
    actors = {event.actor for event in drill.events if event.at in run_on}
    assert actors == {"runner"}


def test_the_fold_of_a_prefix_and_the_rest_is_the_fold_of_all(played: Play) -> None:
    _, drill = played("good")
    whole = fold(drill.events)
    for cut in (1, len(drill.events) // 3, len(drill.events) - 1):
        assert fold(drill.events[cut:], fold(drill.events[:cut])) == whole


@pytest.mark.parametrize("part", both_forms([3, 50, 97], [50]))
def test_a_cut_log_is_played_on_to_the_same_end(tmp_path: Path, part: int) -> None:
    """As after a kill: the working log ends in the middle of a line at `part` per cent."""
    _, first = brief()
    lines = _log_lines(first.drill_file, tmp_path / "whole")
    work = tmp_path / WORK_FOLDER
    work.mkdir()
    keep = len(lines) * part // 100
    (work / "log.jsonl").write_bytes(b"".join(lines[:keep]) + lines[keep][:40])
    (work / "texts.jsonl").write_bytes((tmp_path / "whole" / "texts.jsonl").read_bytes())
    second = again(tmp_path)
    assert second.resumed_at == keep
    assert second.content_digest == first.content_digest
    assert first.events == second.events


def test_a_log_of_other_arguments_is_not_played_on(tmp_path: Path) -> None:
    _log_lines(brief()[1].drill_file, tmp_path / WORK_FOLDER)
    with pytest.raises(LogError, match="seq 0"):
        again(tmp_path, seed=2)


def test_sigkill_loses_at_most_the_event_being_written(tmp_path: Path) -> None:
    where, first = brief()
    command = [sys.executable, "-c", PLAY, str(tmp_path), str(ACCOUNTS), str(where)]
    log = tmp_path / WORK_FOLDER / "log.jsonl"
    with leash.start(command, stdout=subprocess.DEVNULL, env=os.environ.copy()) as victim:
        # Wait on what the process wrote, not on time: kill it once some hundred events are there.
        while not (log.exists() and log.stat().st_size > 60_000):
            assert victim.poll() is None, "the drill ended before it could be killed"
        victim.send_signal(signal.SIGKILL)
    whole = log.read_bytes().count(b"\n")
    second = leash.run(command, stdout=subprocess.PIPE, check=True, text=True)
    digest, resumed = second.stdout.split()[-2:]
    assert digest == first.content_digest
    assert int(resumed) == whole > 0


def _log_lines(drill_file: Path, folder: Path) -> list[bytes]:
    import zipfile

    folder.mkdir(parents=True)
    with zipfile.ZipFile(drill_file) as archive:
        for name in ("log.jsonl", "texts.jsonl"):
            (folder / name).write_bytes(archive.read(name))
    return (folder / "log.jsonl").read_bytes().splitlines(keepends=True)
