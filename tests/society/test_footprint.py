"""A city or run that would not fit is refused before it begins, by the machine's and the control group's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.society import City, Spread, footprint
from infodrill.society.footprint import NotEnoughMemory

from .conftest import PLACES

MB = 1 << 20


def machine(root: Path, free_mb: int, files: dict[str, str] | None = None) -> Path:
    """A made-up /proc and /sys."""
    shown = {"proc/meminfo": f"MemTotal: 99999999 kB\nMemAvailable: {free_mb * 1024} kB\n"} | (files or {})
    for name, text in shown.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="ascii")
    return root


def test_free_memory_of_the_machine_is_read(tmp_path: Path) -> None:
    assert footprint.available(machine(tmp_path, 700)) == 700 * MB


def test_tightest_control_group_counts_without_what_it_can_give_back(tmp_path: Path) -> None:
    group = "sys/fs/cgroup/outer/inner"
    root = machine(
        tmp_path,
        9_000,
        {
            "proc/self/cgroup": "0::/outer/inner\n",
            f"{group}/memory.max": "max\n",
            f"{group}/memory.current": f"{10 * MB}\n",
            "sys/fs/cgroup/outer/memory.max": f"{500 * MB}\n",
            "sys/fs/cgroup/outer/memory.current": f"{300 * MB}\n",
            "sys/fs/cgroup/outer/memory.stat": f"anon 5\ninactive_file {100 * MB}\n",
        },
    )
    assert footprint.available(root) == 300 * MB


def test_first_version_of_control_groups_is_read_too(tmp_path: Path) -> None:
    folder = "sys/fs/cgroup/memory/box"
    root = machine(
        tmp_path,
        9_000,
        {
            "proc/self/cgroup": "5:cpu:/box\n4:memory:/box\n",
            f"{folder}/memory.limit_in_bytes": f"{400 * MB}\n",
            f"{folder}/memory.usage_in_bytes": f"{150 * MB}\n",
        },
    )
    assert footprint.available(root) == 250 * MB


def test_system_that_says_nothing_refuses_nothing(tmp_path: Path) -> None:
    footprint.require(100_000_000, city=True, run=True, root=tmp_path)


def test_city_that_would_not_fit_is_refused_with_both_numbers(tmp_path: Path) -> None:
    with pytest.raises(NotEnoughMemory) as refusal:
        footprint.require(5_000_000, city=True, run=True, root=machine(tmp_path, 300))
    assert refusal.value.code == "Y105" and refusal.value.params["free"] == 300
    footprint.require(5_000_000, city=True, run=True, root=machine(tmp_path, 600))


def test_building_and_beginning_ask_before_they_take(monkeypatch: pytest.MonkeyPatch, town: City) -> None:
    monkeypatch.setattr(footprint, "available", lambda root=None: 1000)
    with pytest.raises(NotEnoughMemory):
        City.build(PLACES, 6_000, seed=3)
    with pytest.raises(NotEnoughMemory):
        Spread(town)


def test_every_four_narratives_of_a_drill_are_counted(tmp_path: Path) -> None:
    room = machine(tmp_path, 600)
    footprint.require(4_000_000, city=True, run=True, root=room)
    with pytest.raises(NotEnoughMemory):
        footprint.require(4_000_000, city=True, run=True, narratives=44, root=room)


def test_estimate_covers_what_a_lively_day_takes(town: City) -> None:
    from .golden_run import golden

    run = golden()
    city, engine = run.city, run._engine
    held = 2 * city.member_ptr.nbytes + city.member_group.nbytes  # pointers twice, while it is built
    assert held < 1.1 * footprint.needed(city.accounts, city=True, run=False)
    assert engine.n_rows * 32 + engine.waiting() * 8 < footprint.of_run(city.accounts)
