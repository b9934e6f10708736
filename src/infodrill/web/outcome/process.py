"""A process of its own for what takes minutes: nicer than the runner, and gone as soon as nobody wants what it makes."""

# Charter: web outcome process
from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.web.closing import close_the_range
from infodrill.web.interpreter import begin

if TYPE_CHECKING:
    from infodrill.web.supervising import Supervised

NICE, BEAT = 7, 1.0  # beside the runner's own niceness, which a child inherits; seconds


def working(name: str, sign: Callable[[], bool], work: Callable[[Path], None]) -> None:
    """Close the range, then do the `work` with the folder of kept cities; `sign` is given every second, and False ends the
    process at once, as does the end of whoever started it."""
    begin()
    close_the_range()
    if hasattr(os, "nice"):
        os.nice(NICE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    import django

    django.setup()
    from infodrill.web.conf.options import options
    from infodrill.web.supervising import Supervised

    beat = Supervised(name, partial(_beat, sign)).start()
    try:
        work(options().folder / "cities")
    finally:
        beat.stop()


def _beat(sign: Callable[[], bool], thread: Supervised) -> None:
    from infodrill.web.outcome.keeping import NotOurs

    parent = multiprocessing.parent_process()
    while not thread.wait(BEAT):
        try:
            if parent is not None and not parent.is_alive():
                os._exit(0)
            if not sign() and not thread.over:
                os._exit(0)
        except NotOurs:
            continue
