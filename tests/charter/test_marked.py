"""The charter: the exercise mark is on what leaves the range."""

from __future__ import annotations

import json
import zipfile

from infodrill.kernel.archive import write_drill
from infodrill.kernel.mark import MARK, MARK_ASCII, is_marked, mark_copied
from infodrill.kernel.store import MemoryLogStore


def test_the_manifest_of_a_drill_file_carries_the_mark(tmp_path):
    write_drill(tmp_path / "a.drill", store=MemoryLogStore(), files={})
    with zipfile.ZipFile(tmp_path / "a.drill") as archive:
        assert json.loads(archive.read("manifest.json"))["mark"] == MARK


def test_a_copied_text_is_marked_outside_the_text_on_both_sides():
    copied = mark_copied("Nước đã rút.")
    assert copied.splitlines() == [f"[{MARK}]", "Nước đã rút.", f"[{MARK}]"]


def test_a_mark_is_known_in_full_and_in_plain_letters():
    assert is_marked(f"x {MARK}") and is_marked(MARK_ASCII)
    assert not is_marked("diễn tập")
