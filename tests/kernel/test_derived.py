"""Derived rows of memory, and what a file of them may be."""

from __future__ import annotations

import pytest
from derived_contract import DerivedContract

from infodrill.kernel.derived import MemoryDerivedStore, load_kind
from infodrill.kernel.errors import LogError


class TestMemory(DerivedContract):
    @pytest.fixture
    def store(self):
        return MemoryDerivedStore()


def test_a_line_that_is_no_minute_is_named():
    with pytest.raises(LogError, match=r"derived/posts\.jsonl:1"):
        load_kind(MemoryDerivedStore(), "posts", b"[]\n")
