"""The worker processes of `infodrill serve --workers`: uvicorn's, started again when one dies, and heard of when they do."""

# No charter: starts the processes that serve; what they do is in the rooms that are ground
from __future__ import annotations

import logging

from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

LOG = logging.getLogger("infodrill.workers")
# Seconds without a sign of life after which a worker is ended. A worker that loads its code on a loaded machine, or that the
# system left without time, may be still for longer than the five seconds which uvicorn would give it: ended for that, its
# successor has even less time, and is ended too. The price: while a worker hangs, Ctrl-C is heard a minute late.
PATIENCE = 60


class Workers(Multiprocess):
    """Runs until the operator ends it."""

    def keep_subprocess_alive(self) -> None:
        before = list(self.processes)
        for process in before:
            # The copy of the worker's end that this process keeps: while it is open, nobody hears that a worker dies which was
            # just asked for a sign of life, and everything waits for its answer as long as for one that hangs.
            process.child_conn.close()
        super().keep_subprocess_alive()
        for old, new in zip(before, self.processes, strict=False):
            if old is not new:
                LOG.warning("a worker ended and another is started", extra={"code": old.exitcode})
        if self.should_exit.is_set() and any(
            process.exitcode == STARTUP_FAILURE for process in self.processes
        ):
            LOG.error("a worker could not start, so the server ends")
