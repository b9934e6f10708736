"""Progress of a rehearsal on standard error, and the memory that it took."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from infodrill.cli.screen import interactive, note
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

STAGES = {
    "city": N_("Building the city"),
    "drill": N_("Playing the drill"),
    "prove": N_("Living the city again"),
    "assess": N_("Assessing the drill"),
    "report": N_("Writing the report"),
    "ask": N_("Living the city again, with and without"),
}


class Bar:
    """A progress bar a stage, on standard error; silent where no terminal is, but for plays that are through."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._bars: dict[str, TaskID] = {}
        self._progress: Progress | None = None

    def __enter__(self) -> Bar:
        if interactive():
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True))
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def advance(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage ("city", "drill", "assess", "report") are behind us."""
        if self._progress is None:
            return
        if stage not in self._bars:
            name = tr(self._lang, STAGES.get(stage, stage))
            self._bars[stage] = self._progress.add_task(name, total=total)
        self._progress.update(self._bars[stage], completed=done, total=total)

    def played(self, done: int, total: int) -> None:
        """So many of several drills are played through: minutes lie between them, so that it is said where no terminal is too."""
        if self._progress is None and total > 1:
            note(tr(self._lang, N_("{done} of {total} drills played"), done=done, total=total))
        self.advance("drill", done, total)


def warm(lang: str) -> None:
    """Make the kernels of the city ready; say so when they must be compiled first."""
    from infodrill.society import warm_up

    wait = N_("Preparing the compiled kernels; the first time takes about a minute.")
    warm_up(lambda: note(tr(lang, wait)))


def peak_rss_mb() -> int:
    """The most memory this process has held, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024) if sys.platform == "darwin" else peak // 1024
