"""What a check finds in a scenario, found once for the same files; whatever it calls an error keeps it from being played."""

# Charter: web scenarios sound
from __future__ import annotations

from infodrill.conduct.check import CheckReport, check, released
from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded

KEPT = 64


_reports: dict[str, CheckReport] = {}
"""By digest, the last KEPT: the same files give the same findings."""


def report(loaded: Loaded) -> CheckReport:
    """Everything that `infodrill check` would find."""
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
