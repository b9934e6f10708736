"""The words that every file of a scenario or an edition uses: ids, spans, codes of the procedure, bilingual texts."""

# Charter: scenario schema base
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, ForwardRef, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from infodrill.kernel.i18n import N_, InBoth

FORMAT = 2
AFTER_START = r"\+(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)"
GRAVE = ("H3", "H4")  # harms by which somebody may lose their health, much money or their life
ID = r"^[a-z0-9][a-z0-9_.-]{0,63}$"
HOUR = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
DAY_AND_HOUR = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+07:00$"
OF_STORY = r"([01]?\d|2[0-3]):([0-5]\d)"

SPANS = N_("Write minutes and seconds, as +15:00, or whole seconds.")
MOMENTS = N_(
    "Write +35:00, minutes and seconds after the start, or 08:35, an hour of the story within the drill."
)


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Beside a field that names something declared elsewhere in the scenario: of which `kind`. `checks.references` follows it."""

    kind: str


@dataclass(frozen=True, slots=True)
class InSeconds:
    """Beside a field in seconds of the exercise: files may write `+35:00`, and where it is a point in time, not a span,
    the story's `08:35` as well."""

    span: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self._whole, handler(source))

    def _whole(self, value: Any) -> Any:
        """What is still a text here was none of the ways to write a time."""
        if isinstance(value, str):
            how = SPANS if self.span else MOMENTS
            raise refusal("S112", N_("{value} is no time of this drill"), how, value=value[:40])
        return value

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        pattern = AFTER_START if self.span else f"{AFTER_START}|{OF_STORY}"
        return {"anyOf": [handler(core), {"type": "string", "pattern": f"^({pattern})$"}]}


@dataclass(frozen=True, slots=True)
class Short:
    """Beside a field or in a model that files may write shorter: `schema` is that form as JSON Schema, "" = one entry of the
    list by itself."""

    schema: str = ""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler(core)
        return {"anyOf": [made, json.loads(self.schema) if self.schema else made["items"]]}


UNIT = "x-unit"  # of the schema; editors take no notice of it


@dataclass(frozen=True, slots=True)
class PerMille:
    """Beside a field that says how many of a thousand."""

    NAME: ClassVar[str] = "per mille"

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), UNIT: self.NAME}


@dataclass(frozen=True, slots=True)
class Derived:
    """Beside a field that need not be written, since it follows from others (`scenario.light`): `of`, a msgid, names them."""

    of: str


def means(text: str) -> Any:
    """Beside every field: the one description that schema, editor, reference and pages share, a msgid."""
    return Field(description=text)


Id = Annotated[str, StringConstraints(pattern=ID)]
Permille = Annotated[int, Field(ge=0, le=1000), PerMille()]
Seconds = Annotated[int, Field(ge=0, le=7 * 86_400), InSeconds()]
Span = Annotated[int, Field(ge=0, le=7 * 86_400), InSeconds(span=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=6_000)]

Verdict = Literal[
    "TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN", "MISLEADING_CONTEXT", "FALSE", "NOT_A_FACT", "SATIRE"
]
NO_SIDE: frozenset[Verdict] = frozenset(
    {"NOT_A_FACT", "SATIRE"}
)  # nothing is so or not so of an opinion or a joke
FALSE_PARTS: frozenset[Verdict] = frozenset(
    {"FALSE", "MISLEADING_CONTEXT", "MIXED"}
)  # false in whole or in part
PUT_RIGHT: frozenset[Verdict] = FALSE_PARTS | {"UNPROVEN"}
"""Verdicts of what is told as a fact and is not one, or not known to be."""
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
TextKindOrAny = Literal[
    "any", "holding", "answer", "correction", "warning", "acknowledgement", "prebunk", "bulletin"
]
StatementState = Literal["DRAFTING", "REVIEW", "PUBLISHED", "SUPERSEDED", "SELF_CORRECTED"]
StateGroup = Literal["new", "checking", "answering", "tracking", "done"]
Priority = Literal["P1", "P2", "P3", "P4"]
MOST_ACCOUNTS = 20_000_000  # of a simulated city
SIDES = frozenset({"confirm", "deny", "partly"})
"""Stances of a text that says what is so."""
PROTECTED: frozenset[str] = frozenset({"G1", "G2", "G3", "G4", "G5", "G6", "G7"})
MIN_PROTECTED, MIN_UNPROVEN = 3, 1  # claims without which no play is rated


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    SHORT: ClassVar[Short | None] = None  # the whole model written shorter

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """As files may be written: what is derived is not required."""
        made = handler.resolve_ref_schema(handler(core))
        derived = {
            field.alias or name
            for name, field in cls.model_fields.items()
            if any(isinstance(each, Derived) for each in field.metadata)
        }
        if required := [name for name in made.pop("required", ()) if name not in derived]:
            made["required"] = required
        return {"anyOf": [made, json.loads(cls.SHORT.schema)]} if cls.SHORT else made


class Bi(InBoth, Model):
    """One text in both languages; in a drill of one language the text alone will do."""

    SHORT = Short('{"type": "string", "minLength": 1}')

    vi: Annotated[Paragraph, means(N_("The text in Vietnamese."))]
    en: Annotated[Paragraph, means(N_("The text in English."))]


def holds_a_model(hint: Any) -> bool:
    """Whether a field of this kind is a model, or holds some: in others no walk over a scenario finds anything."""
    return (
        isinstance(hint, ForwardRef)
        or (isinstance(hint, type) and issubclass(hint, BaseModel))
        or (any(map(holds_a_model, get_args(hint))))
    )


def refusal(code: str, message: str, remedy: str, **params: object) -> PydanticCustomError:
    """What a model's own check raises: `shape` passes code, msgids and params on as they are, and adds the place."""
    return PydanticCustomError(code, "refused", {"message": message, "remedy": remedy, "params": params})
