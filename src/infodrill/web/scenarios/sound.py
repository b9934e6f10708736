"""Whether a scenario may be played: everything that `infodrill check` would call an error refuses it."""

# Charter: web scenarios sound
from __future__ import annotations

from infodrill.conduct.check import check
from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded

SOUND = 64
_sound: dict[str, None] = {}
"""Digests that this process has checked, the last SOUND: the same files give the same findings."""


def must_be_sound(loaded: Loaded) -> None:
    """Raises ScenarioErrors with every error found."""
    if loaded.digest in _sound:
        return
    if wrong := check(loaded).errors:
        raise ScenarioErrors(
            [ScenarioError(p.message, remedy=p.remedy, place=p.place, code=p.code, **p.params) for p in wrong]
        )
    _sound[loaded.digest] = None
    for oldest in list(_sound)[:-SOUND]:
        _sound.pop(oldest, None)
