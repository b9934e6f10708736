"""Runner processes of `infodrill serve`: started beside the server, started again when one dies, ended with it."""

# Charter: web runner household
from __future__ import annotations

import logging
import multiprocessing
from multiprocessing.process import BaseProcess
from types import TracebackType

from infodrill.web.runner.main import run
from infodrill.web.supervising import Supervised

LOG = logging.getLogger("infodrill.runner")
LOOK = 0.5  # seconds
PATIENCE = 10  # seconds for a child that was told to end


class Runners:
    """`count` runner processes for the length of a with block; what they say is in the operator's language."""

    def __init__(self, count: int, lang: str = "vi") -> None:
        self._count, self._lang = count, lang
        # Not forked: a copy of a process with threads would inherit locks that nobody lets go, and the open
        # lines of its parent.
        self._spawn = multiprocessing.get_context("spawn")
        self._children: list[BaseProcess] = []
        self._watch = Supervised("runners", self._look_after)

    def __enter__(self) -> Runners:
        self._children = [self._start() for _ in range(self._count)]
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.stop(PATIENCE)
        # All are told before the first is waited for, so that they end side by side.
        for child in self._children:
            child.terminate()
        for child in self._children:
            child.join(PATIENCE)
            child.kill()  # one that hangs would hold up the end of the server for good

    def _start(self) -> BaseProcess:
        child = self._spawn.Process(target=run, kwargs={"lang": self._lang}, name="infodrill-runner")
        child.start()
        return child

    def _look_after(self, watch: Supervised) -> None:
        while not watch.wait(LOOK):
            for place, child in enumerate(self._children):
                if not child.is_alive():
                    LOG.warning("a runner died and is started again")
                    self._children[place] = self._start()
