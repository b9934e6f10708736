"""The log stores of files and memory under the one contract."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from log_contract import LogContract

from infodrill.kernel import store
from infodrill.kernel.store import FileLogStore, MemoryLogStore


class TestMemory(LogContract):
    @pytest.fixture
    def store(self):
        return MemoryLogStore()

    @pytest.fixture
    def again(self, store):
        return lambda: store


class TestFiles(LogContract):
    @pytest.fixture
    def store(self, tmp_path):
        store = FileLogStore(tmp_path / "drill")
        yield store
        store.close()

    @pytest.fixture
    def again(self, store, tmp_path):
        return lambda: FileLogStore(tmp_path / "drill", read_only=True)

    @pytest.fixture
    def between(self, monkeypatch):
        @contextmanager
        def step(write):
            real = store._whole_lines

            def written_around(path):
                write()
                yield from real(path)
                write()

            with monkeypatch.context() as patched:
                patched.setattr(store, "_whole_lines", written_around)
                yield

        return step
