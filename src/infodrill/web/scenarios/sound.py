"""What a check finds in a scenario, found once for the same files; whatever it calls an error keeps it from being played."""

# Charter: web scenarios sound
from __future__ import annotations

import threading

from infodrill.conduct.check import CheckReport, check, released
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded
from infodrill.web.refusals import Busy

KEPT = 64


_reports: dict[str, CheckReport] = {}
"""By digest, the last KEPT: the same files give the same findings."""
_checking = threading.Lock()
WAITING = 3  # threads, of those that answer a hall: one looks a scenario through, the others wait for it
_places = threading.BoundedSemaphore(WAITING)


def report(loaded: Loaded) -> CheckReport:
    """Everything that `infodrill check` would find, one scenario at a time: it is seconds of work. Raises Busy where others wait
    already, for a few more would leave no thread to the people who play."""
    if loaded.digest not in _reports:
        if not _places.acquire(blocking=False):
            raise Busy(
                N_("Other scenarios are being looked through just now."),
                remedy=N_("Send it again in a moment."),
                code="H211",
            )
        try:
            with _checking:
                return _kept(loaded)
        finally:
            _places.release()
    return _kept(loaded)


def _kept(loaded: Loaded) -> CheckReport:
    found = _reports.pop(loaded.digest, None) or check(loaded)
    _reports[loaded.digest] = found
    for oldest in list(_reports)[:-KEPT]:
        _reports.pop(oldest, None)
    return found


def must_be_sound(loaded: Loaded) -> None:
    """Raises ScenarioErrors with every error found."""
    if not released(loaded) and (wrong := report(loaded).errors):
        raise ScenarioErrors(
            [ScenarioError(p.message, remedy=p.remedy, place=p.place, code=p.code, **p.params) for p in wrong]
        )
