"""One maker beside a runner: started when an outcome is wanted, ended with the runner."""

# Charter: web runner outcomes
from __future__ import annotations

import multiprocessing
from multiprocessing.process import BaseProcess

from infodrill.web.outcome import keeping, making

PATIENCE = 5


class Maker:
    """At most one outcome at a time: the twin cities use all cores."""

    def __init__(self) -> None:
        self._spawn = multiprocessing.get_context("spawn")
        self._child: BaseProcess | None = None
        self._name = ""

    def look(self) -> None:
        """Begin what is wanted, unless something is being made."""
        if self._child is not None:
            if self._child.is_alive():
                return
            # One that died is begun again, by us or by another runner.
            keeping.give_back(self._name)
            self._child = None
        self._name = keeping.new_name()
        if drill := keeping.take(self._name):
            self._child = self._spawn.Process(
                target=making.run, args=(drill, self._name), name="infodrill-outcome"
            )
            self._child.start()

    def stop(self) -> None:
        """The runner ends: so does its maker, and another may begin."""
        if self._child is not None and self._child.is_alive():
            self._child.terminate()
            self._child.join(PATIENCE)
        if self._child is not None:
            keeping.give_back(self._name)
