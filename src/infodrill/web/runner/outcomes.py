"""Makers beside a runner: each started when something of its kind is wanted, ended with the runner."""

# Charter: web runner outcomes
from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Protocol

from infodrill.web.outcome.keeping import new_name

PATIENCE = 5  # seconds for a maker that was told to end


class Wanted(Protocol):
    """Where it stands what is wanted and who makes it."""

    def take(self, maker: str) -> str:
        """What this maker makes now, "" = nothing."""

    def give_back(self, maker: str) -> None:
        """It was stopped: the next one begins."""


class Maker:
    """What is wanted of one kind, made one at a time beside the runner, in a process of its own."""

    def __init__(self, wanted: Wanted, run: Callable[[str, str], None], name: str) -> None:
        self._wanted, self._run, self._called = wanted, run, name
        self._spawn = multiprocessing.get_context("spawn")
        self._child: BaseProcess | None = None
        self._name = ""

    def look(self) -> None:
        """Begin what is wanted, unless something is being made."""
        if self._child is not None:
            if self._child.is_alive():
                return
            # One that died is begun again, by us or by another runner.
            self._wanted.give_back(self._name)
            self._child = None
        self._name = new_name()
        if item := self._wanted.take(self._name):
            self._child = self._spawn.Process(target=self._run, args=(item, self._name), name=self._called)
            self._child.start()

    def stop(self) -> None:
        """The runner ends: so does its maker, and another may begin."""
        if self._child is not None and self._child.is_alive():
            self._child.terminate()
            self._child.join(PATIENCE)
        if self._child is not None:
            self._wanted.give_back(self._name)
