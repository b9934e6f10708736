"""A drill names the release of the build that opened it, in event 0 and in the head of its file; old drills still open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.archive import verify_file, write_drill
from infodrill.kernel.canonical import canonical
from infodrill.kernel.container import pack, unpack
from infodrill.kernel.events import dump, load
from infodrill.kernel.log import EventLog
from infodrill.kernel.seals import GROUND_ONLY, MODIFIED, ORIGINAL, UNKNOWN, Seal, claimed
from infodrill.kernel.store import MemoryLogStore

COMMON: dict[str, Any] = {
    "scenario": "clinic", "scenario_digest": "5c" * 32, "seed": 1, "accounts": 4_000, "preset": "mixed",
    "assumptions": "base", "model_version": "city-3", "edition": "vn-2025", "edition_digest": "bb" * 32, "plugins": [],
    "cells": {}, "traps": True, "language": "vi",
}  # fmt: skip
OPENED = {**COMMON, "charter_digest": "aa" * 32, "charter_release": "1.0", "charter_state": ORIGINAL,
          "charter_program": "dd" * 32}  # fmt: skip


def opened(version: int, **payload: Any) -> DrillOpened:
    body = load("drill.opened", version, payload)
    assert isinstance(body, DrillOpened)
    return body


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that carries the seal of release 1.0 alone."""
    monkeypatch.setattr(
        "infodrill.kernel.seals.seals",
        lambda root=None: {"1.0": Seal(digest="aa" * 32, members={}, program="dd" * 32, packages={})},
    )


@pytest.mark.usefixtures("known")
def test_a_file_is_original_only_by_the_digest_of_a_release_that_is_known_here() -> None:
    program = "dd" * 32
    assert claimed("aa" * 32, "1.0", ORIGINAL, program).state == ORIGINAL
    assert claimed("aa" * 32, "1.0", ORIGINAL, "de" * 32).state == GROUND_ONLY
    assert claimed("aa" * 32, "1.0", GROUND_ONLY, program).state == GROUND_ONLY
    assert claimed("ab" * 32, "1.0", ORIGINAL, program).state == MODIFIED
    assert claimed("aa" * 32, "2.0", ORIGINAL, program).state == UNKNOWN
    assert claimed("aa" * 32, "1.0", ORIGINAL).state == UNKNOWN, "nothing is known of the rest of its program"
    assert claimed("aa" * 32, "1.0", MODIFIED).state == MODIFIED


@pytest.mark.usefixtures("known")
def test_a_drill_from_before_releases_were_named_opens_and_claims_none() -> None:
    intact = opened(1, **COMMON, rights_digest="cc" * 32, rights_intact=True)
    assert (intact.charter().state, intact.charter_release) == (UNKNOWN, "")
    assert intact.charter().in_words("en") == f"of no known release · {'c' * 12}"
    changed = opened(1, **COMMON, rights_digest="cc" * 32, rights_intact=False)
    assert changed.charter().in_words("vi") == f"đã sửa đổi · {'c' * 12}"
    assert load("drill.opened", DrillOpened.VERSION, dump(intact)) == intact


def written(folder: Path, **change: str) -> Path:
    store, made = MemoryLogStore(), folder / "made.drill"
    EventLog(store, seed=1).append(0, "runner", opened(DrillOpened.VERSION, **OPENED))
    write_drill(made, store=store, files={})
    members = dict(unpack(made).members)
    head = json.loads(members["manifest.json"])
    head["charter"] |= change
    members["manifest.json"] = canonical(head).encode()
    pack(folder / "again.drill", members)
    return folder / "again.drill"


def test_the_head_of_a_drill_file_names_the_build(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert verify_file(file).faults == ()
    head = json.loads(unpack(file).members["manifest.json"])
    assert head["charter"] == {
        "digest": "aa" * 32,
        "release": "1.0",
        "state": "original",
        "program": "dd" * 32,
    }


def test_a_head_that_names_another_build_does_not_verify(tmp_path: Path) -> None:
    faults = verify_file(written(tmp_path, release="2.0")).faults
    assert [fault.error.message for fault in faults] == ["the build named here is not that of event 0"]
