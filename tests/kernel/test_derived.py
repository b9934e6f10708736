"""Derived rows of memory and of files: the contract, and what files owe besides."""

from __future__ import annotations

import pytest
from derived_contract import DerivedContract

from infodrill.kernel.derived import FileDerivedStore, MemoryDerivedStore, load_kind
from infodrill.kernel.errors import LogError


class TestMemory(DerivedContract):
    @pytest.fixture
    def store(self):
        return MemoryDerivedStore()


class TestFiles(DerivedContract):
    @pytest.fixture
    def store(self, tmp_path):
        return FileDerivedStore(tmp_path / "derived")


def test_files_are_read_again_and_a_torn_line_is_forgotten(tmp_path):
    first = FileDerivedStore(tmp_path)
    first.put(1, "posts", [{"id": "a"}])
    first.put(2, "posts", [{"id": "b"}])
    path = tmp_path / "posts.jsonl"
    path.write_bytes(path.read_bytes()[:-3])
    again = FileDerivedStore(tmp_path)
    assert list(again.rows("posts")) == [{"id": "a"}]
    again.put(2, "posts", [{"id": "b"}])
    assert list(FileDerivedStore(tmp_path).rows("posts")) == [{"id": "a"}, {"id": "b"}]
    assert [row["id"] for _, row in FileDerivedStore(tmp_path).page("posts", {})] == ["b", "a"]


def test_a_line_that_is_no_minute_is_named():
    with pytest.raises(LogError, match=r"derived/posts\.jsonl:1"):
        load_kind(MemoryDerivedStore(), "posts", b"[]\n")
