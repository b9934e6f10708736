"""Ends a child process when its `infodrill serve` was killed, so that the next `serve` can begin.

Left behind it would hold the port and show a range to which nobody gives time, or compile for nobody.
"""

# No charter: ends processes whose parent is gone, and does nothing else
from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading

LOG = logging.getLogger("infodrill.web")
GRACE = 5.0  # seconds for answers that are on their way


def end_with_parent() -> None:
    """Watch, from a thread, the process that started this one; does nothing in a process that was started by hand."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), name="parent", daemon=True).start()


def _end_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    LOG.warning("the server that started this process is gone")
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE)
    os._exit(1)
