"""The words that every file of a scenario or an edition uses: ids, spans, codes of the procedure, bilingual texts."""

# Charter: scenario schema base
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Beside a field that names something declared elsewhere in the scenario: of which `kind`. `checks.references` follows it."""

    kind: str


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
Permille = Annotated[int, Field(ge=0, le=1000)]
Seconds = Annotated[int, Field(ge=0, le=7 * 86_400)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=6_000)]

Verdict = Literal[
    "TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN", "MISLEADING_CONTEXT", "FALSE", "NOT_A_FACT", "SATIRE"
]
GateCode = Literal["G0", "G1", "G2", "G3", "G4", "G5", "G6", "G7", "GU"]
Disposition = Literal["respond", "service", "acknowledge", "leave", "watch", "refer"]
Channel = Literal["feed", "group", "press", "field", "portal"]
Trap = Literal["ask_removal", "identify_poster", "private_accounts", "deny_at_once", "flood_positive"]
Control = Literal[
    "DIR", "CTRL", "WHITE", "SAFE", "SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY", "EVAL", "OBS"
]
Player = Literal[
    "L2-LEAD", "L2-SEC", "L2-DUTY", "EXPERT", "COLLAB", "L1-LEAD", "L1-DUTY", "MONITOR", "VERIFY", "FACT-OWNER",
    "AGENCY-HEAD", "COMMS", "SPOKE", "CITIZEN-DESK", "UBND", "CONG-AN", "OVERSIGHT", "RIGHTS",
]  # fmt: skip
Role = Literal[Control, Player]
ClaimName = Annotated[Id, PointsAt("claim")]
CellName = Annotated[Id, PointsAt("cell")]
WardName = Annotated[Id, PointsAt("ward")]
ObjectiveName = Annotated[Id, PointsAt("objective")]
SituationName = Annotated[str, PointsAt("situation")]
HeldRole = Annotated[Role, PointsAt("role")]  # of a seat of the scenario
CaseState = Literal[
    "NEW", "LOGGED", "GATED", "VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING", "CLOSED"
]
StatementState = Literal["DRAFTING", "REVIEW", "PUBLISHED", "SUPERSEDED", "SELF_CORRECTED"]
StateGroup = Literal["new", "checking", "answering", "tracking", "done"]
Priority = Literal["P1", "P2", "P3", "P4"]
PROTECTED: frozenset[str] = frozenset({"G1", "G2", "G3", "G4", "G5", "G6", "G7"})


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bi(Model):
    """One text in both languages."""

    vi: Paragraph
    en: Paragraph

    def in_(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


def refusal(code: str, message: str, remedy: str, **params: object) -> PydanticCustomError:
    """What a model's own check raises: `shape` passes code, msgids and params on as they are, and adds the place."""
    return PydanticCustomError(code, "refused", {"message": message, "remedy": remedy, "params": params})
