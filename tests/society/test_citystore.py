"""A city on disk: opened without building, mapped without copies, whole or not there, whoever writes it."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import leash

from infodrill.society import City, CityError, Spread, citystore

from .conftest import PLACES

BUILD = """
import sys
from pathlib import Path
from tests.society.conftest import PLACES
from infodrill.society import City
print(City.build(PLACES, int(sys.argv[2]), seed=1, cache_dir=Path(sys.argv[1])).digest)
"""
KILLED = (
    """
import os, signal
from infodrill.society import citystore
citystore._write = lambda draft, *_: ((draft / "half.npy").write_bytes(b"half"), os.kill(os.getpid(), signal.SIGKILL))
"""
    + BUILD
)
LIMITED = (
    """
import resource, sys
sys.dont_write_bytecode = True  # the limit would cut what is compiled here, for everybody who comes after
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
"""
    + BUILD
)
ROOT = Path(__file__).parents[2]


def another(script: str, *words: object) -> subprocess.Popen[str]:
    """Another process that runs a piece of Python."""
    return leash.start(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_city_that_is_there_is_opened_and_not_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    monkeypatch.setattr("infodrill.society.city._woven", lambda *_: pytest.fail("built again"))
    for again in (City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path), City.open(tmp_path)):
        assert (again.digest, again.edges, again.accounts) == (first.digest, first.edges, 2_000)


def test_a_run_reads_the_mapped_arrays_and_copies_none(tmp_path: Path) -> None:
    City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    city = City.open(tmp_path)
    people = Spread(city, seed=1)._engine.people
    for name in citystore.ARRAYS:
        table = getattr(city, name)
        assert isinstance(table.base, np.memmap) and not table.flags.writeable
        assert np.shares_memory(table, getattr(people, name))


def test_a_cut_array_is_refused(tmp_path: Path) -> None:
    City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    file = next(tmp_path.glob("*/member_group.npy"))
    os.truncate(file, file.stat().st_size - 4)
    with pytest.raises(CityError) as refusal:
        City.open(tmp_path)
    assert refusal.value.code == "Y102" and "delete" in str(refusal.value)


def test_two_processes_may_build_the_same_city_in_one_folder_at_once(tmp_path: Path) -> None:
    both = [another(BUILD, tmp_path, 40_000) for _ in range(2)]
    said = [popen.communicate() for popen in both]
    assert [popen.returncode for popen in both] == [0, 0], said
    assert said[0][0] == said[1][0] == f"{City.open(tmp_path).digest}\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_writer_that_comes_second_keeps_the_first_one_s_city(tmp_path: Path) -> None:
    first = City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    folder = next(tmp_path.iterdir())
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    citystore.store(folder, *first.kept())
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_a_file_system_that_takes_no_more_says_why_and_keeps_no_half_city(tmp_path: Path) -> None:
    tried = another(LIMITED, tmp_path, 20_000)
    _, said = tried.communicate()
    assert tried.returncode == 1 and f"[Errno {errno.EFBIG}]" in said.splitlines()[-1], said
    assert list(tmp_path.iterdir()) == []


def test_room_on_the_disk_is_asked_for_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(9, 9, 30_000))
    monkeypatch.setattr("infodrill.society.city._woven", lambda *_: pytest.fail("built in vain"))
    with pytest.raises(OSError) as refusal:
        City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    assert refusal.value.errno == errno.ENOSPC and refusal.value.filename == str(tmp_path)


def test_what_a_killed_writer_left_is_no_city(tmp_path: Path) -> None:
    City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    whole = next(tmp_path.iterdir())
    shutil.copytree(whole, tmp_path / f".{whole.name}.0.draft")
    assert City.open(tmp_path).accounts == 2_000
    shutil.rmtree(whole)
    with pytest.raises(CityError) as refusal:
        City.open(tmp_path)
    assert refusal.value.code == "Y103"


def aged(folder: Path, days: float) -> None:
    """As if nothing had been written in it for so long."""
    for path in (*folder.iterdir(), folder):
        os.utime(path, (time.time() - days * 86_400,) * 2)


def test_the_next_build_sweeps_what_a_killed_writer_left_a_day_ago(tmp_path: Path) -> None:
    with another(KILLED, tmp_path, 2_000) as writer:
        writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    assert left.exists()  # it may be another's who still writes
    aged(left, days=1.1)
    City.build(PLACES, 2_000, seed=2, cache_dir=tmp_path)
    assert not left.exists() and len(list(tmp_path.iterdir())) == 2


def test_a_build_sweeps_no_draft_that_is_written_to_and_nothing_that_is_not_a_city_s(tmp_path: Path) -> None:
    for name in (".city-3-a.0.draft", ".mine.draft", "city-old.draft"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "member_ptr.npy").write_bytes(b"half")
        aged(tmp_path / name, days=9)
    os.utime(tmp_path / ".city-3-a.0.draft" / "member_ptr.npy")
    before = set(tmp_path.iterdir())
    City.build(PLACES, 2_000, seed=1, cache_dir=tmp_path)
    assert before < set(tmp_path.iterdir())


def test_a_folder_without_a_city_or_with_several_is_refused_by_name(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere", Path(__file__)):
        with pytest.raises(CityError) as refusal:
            City.open(folder)
        assert refusal.value.code == "Y103" and refusal.value.place.file == str(folder)
    for seed in (1, 2):
        City.build(PLACES, 500, seed=seed, cache_dir=tmp_path)
    with pytest.raises(CityError, match="there are 2 cities") as refusal:
        City.open(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert refusal.value.code == "Y103" and all(name in str(refusal.value) for name in names)
    assert City.open(tmp_path / names[1]).accounts == 500


@pytest.mark.parametrize(
    "note", ["", "[]", "7", "{}", '{"sum": 1}', '{"sum": "x", "form": 3}', "\x00", '"sum"']
)
def test_a_note_that_is_none_is_refused(tmp_path: Path, note: str) -> None:
    City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    next(tmp_path.glob("*/city.json")).write_text(note, "utf-8")
    with pytest.raises(CityError) as refusal:
        City.open(tmp_path)
    assert refusal.value.code in ("Y102", "Y106")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_city_damaged_in_any_way_is_built_again_as_it_was(tmp_path: Path, data: st.DataObject) -> None:
    """Bits turned, files cut, emptied, filled with anything, gone, or folders: the cache never stops a drill."""
    cache = Path(tempfile.mkdtemp(dir=tmp_path))
    first = City.build(PLACES, 500, seed=1)
    City.build(PLACES, 500, seed=1, cache_dir=cache)
    (folder,) = cache.iterdir()
    whole = bytes_of(folder)
    file = folder / data.draw(st.sampled_from(sorted(whole)))
    raw = bytearray(whole[file.name])
    match data.draw(
        st.sampled_from(["flip", "cut", "grow", "anything", "gone", "a folder", "a link to nowhere"])
    ):
        case "flip":
            # The first bytes say what the file is: the more telling place.
            place = data.draw(st.one_of(st.integers(0, min(200, len(raw)) - 1), st.integers(0, len(raw) - 1)))
            raw[place] ^= 1 << data.draw(st.integers(0, 7))
            file.write_bytes(raw)
        case "cut":
            os.truncate(file, data.draw(st.integers(0, len(raw) - 1)))
        case "grow":
            file.write_bytes(raw + data.draw(st.binary(min_size=1, max_size=9)))
        case "anything":
            file.write_bytes(data.draw(st.binary(max_size=99)))
        case "gone":
            file.unlink()
        case "a folder":
            file.unlink()
            file.mkdir()
        case _:
            file.unlink()
            file.symlink_to(cache / "nowhere")
    again = City.build(PLACES, 500, seed=1, cache_dir=cache)
    assert (again.digest, again.edges) == (first.digest, first.edges)
    assert np.array_equal(again.member_ptr, first.member_ptr)
    assert [path.name for path in cache.iterdir()] == [folder.name]
    City.open(cache)  # whole, and not refused


def test_another_city_in_the_place_of_the_wanted_one_is_not_taken_for_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="infodrill.city")
    first = City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    (wanted,) = tmp_path.iterdir()
    City.build(PLACES, 500, seed=2, cache_dir=tmp_path / "other")
    shutil.rmtree(wanted)
    shutil.copytree(next((tmp_path / "other").iterdir()), wanted)
    shutil.rmtree(tmp_path / "other")
    assert City.build(PLACES, 500, seed=1, cache_dir=tmp_path).digest == first.digest
    assert "built again" in caplog.text


def test_a_damaged_city_that_cannot_be_moved_away_is_not_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="infodrill.city")
    first = City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    os.truncate(next(tmp_path.glob("*/member_ptr.npy")), 9)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "rename", refuse)
    assert City.build(PLACES, 500, seed=1, cache_dir=tmp_path).digest == first.digest
    assert "stays in the way" in caplog.text


def test_progress_rises_in_small_steps_to_the_end(tmp_path: Path) -> None:
    seen: list[float] = []
    City.build(PLACES, 400_000, seed=1, cache_dir=tmp_path, progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert max(b - a for a, b in pairwise(seen)) < 0.2
