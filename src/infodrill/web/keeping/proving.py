"""A drill of the range proved as it stands, in play too, as a drill file is: its chain, the rules, and the city lived again."""

# Charter: web keeping proving
from __future__ import annotations

from collections.abc import Callable

from infodrill.conduct.proof import NOTHING, Proof, prove
from infodrill.kernel.errors import LogError
from infodrill.web.archive import write
from infodrill.web.conf.options import options
from infodrill.web.keeping.opening import drill_of, workplace
from infodrill.web.models import Drill
from infodrill.web.stores.log import DatabaseLogStore


def every() -> tuple[str, ...]:
    """The ids of all drills of the range."""
    return tuple(Drill.objects.order_by("pk").values_list("pk", flat=True))


def proved(drill_id: str, *, simulate: bool, progress: Callable[[int, int], None]) -> Proof:
    """What is proved of a drill at this instant. Rows beside the log are left out: a runner writes those of the newest minute
    when it is closed already. Raises KeepingError where there is no such drill."""
    drill_of(drill_id)
    with workplace(options().folder) as folder:
        path = folder / f"{drill_id}.drill"
        try:
            write(drill_id, path, rows=False)
        except LogError as fault:
            events = DatabaseLogStore(drill_id).length()
            return Proof(
                level=0, faults=(fault,), events=events, chain="", content="", erased=0, charter=NOTHING
            )
        return prove(path, simulate=simulate, progress=progress)
