"""Sets of roles that the rules of the range speak of."""

# Charter: conduct roles
from __future__ import annotations

from infodrill.casework.steps import CONTROL, PLAYERS

STAFF = frozenset({"DIR", "CTRL", "WHITE", "SAFE"})
SIMULATORS = frozenset({"SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY"})
AS_PERSONAS = SIMULATORS | {"CTRL"}  # who speaks as somebody invented
ANYONE = PLAYERS | CONTROL
CONDUCTORS = frozenset({"CTRL", "DIR"})
CITY = frozenset({"L2-LEAD", "L2-SEC", "L2-DUTY"})
VOICES = frozenset({"L1-LEAD", "L1-DUTY", "COMMS", "SPOKE", "CITIZEN-DESK"})
LINKING = frozenset({"CTRL", "EVAL"})
NOT_GUESTS = ANYONE - {"OBS"}
EVERY_PHASE = frozenset({0, 1, 2, 3, 4})  # 0 = before the first
