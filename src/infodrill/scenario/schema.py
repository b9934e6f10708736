"""The shape of a drill as text (format version 1): one model a file, checked on loading, published as JSON Schema.

Times are whole seconds of exercise time unless a name says minutes; shares and rates are per mille. Texts a person
sees are bilingual (`Bi`). `scenario` knows shape only; `conduct.check` adds what casework and media know.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FORMAT = 1

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
PROTECTED: frozenset[str] = frozenset({"G1", "G2", "G3", "G4", "G5", "G6", "G7"})


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bi(Model):
    """One text in both languages."""

    vi: Paragraph
    en: Paragraph

    def in_(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


# ---- drill.yaml -------------------------------------------------------------------------------------------------


class Phase(Model):
    number: Literal[1, 2, 3, 4]
    minutes: Annotated[int, Field(ge=1, le=600)]
    title: Bi


class Move(Model):
    """A step of the drill; `story` is the story's wall clock ("22:40") when the move begins at second `at`."""

    number: Annotated[int, Field(ge=1, le=50)]
    at: Seconds
    story: Annotated[str, StringConstraints(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]
    title: Bi


class Objective(Model):
    id: Id
    text: Bi


class Ordinance(Model):
    """The fictional legal basis that a three-part test may cite."""

    id: Id
    title: Bi
    text: Bi


class Drill(Model):
    format: Literal[1]
    id: Id
    title: Bi
    subtitle: Bi
    synopsis: Bi
    briefing: Bi
    epoch: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+07:00$")]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    phases: Annotated[tuple[Phase, ...], Field(min_length=4, max_length=4)]
    moves: Annotated[tuple[Move, ...], Field(min_length=1)]
    run_on_hours: Annotated[int, Field(ge=0, le=72)] = 24
    accounts: Annotated[int, Field(ge=1_000, le=20_000_000)]
    edition: Id
    preset: Literal["public-feed", "groups", "mixed"] = "mixed"
    assumptions: Literal["low", "base", "high"] = "base"
    traps: bool = True
    noise_per_hour: Annotated[int, Field(ge=0, le=5_000)] = 600
    visible_posts: Annotated[int, Field(ge=100, le=30_000)] = 8_000
    public_contacts: tuple[Line, ...] = ()
    ordinances: tuple[Ordinance, ...] = ()
    situations: Annotated[tuple[Situation, ...], Field(min_length=1)]


class Situation(Model):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]
    title: Bi
    lesson: Bi


# ---- places.yaml, cells.yaml ------------------------------------------------------------------------------------


class Ward(Model):
    id: Id
    name: Bi
    population: Annotated[int, Field(ge=100, le=5_000_000)]


class Places(Model):
    city: Bi
    invented: bool = True
    wards: Annotated[tuple[Ward, ...], Field(min_length=1, max_length=400)]


Role = Literal[
    "DIR", "CTRL", "WHITE", "SAFE", "SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY", "EVAL", "OBS",
    "L2-LEAD", "L2-SEC", "L2-DUTY", "EXPERT", "COLLAB", "L1-LEAD", "L1-DUTY", "MONITOR", "VERIFY", "FACT-OWNER",
    "AGENCY-HEAD", "COMMS", "SPOKE", "CITIZEN-DESK", "UBND", "CONG-AN", "OVERSIGHT", "RIGHTS",
]  # fmt: skip


class Seat(Model):
    """One chair of a cell: the roles it holds and whether an automated cell sits in it by default."""

    id: Id
    name: Bi
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    automated: bool = True


class Cell(Model):
    """A *khung tập*: an agency's group of seats. `level` 1 = ward, 2 = city, 0 = control; `ward` for level 1."""

    id: Id
    name: Bi
    level: Literal[0, 1, 2]
    ward: Id | None = None
    organisation: Bi
    owns: tuple[Id, ...] = ()
    seats: Annotated[tuple[Seat, ...], Field(min_length=1)]


class Cells(Model):
    join_minutes: Annotated[int, Field(ge=5, le=1_440)] = 240
    cells: Annotated[tuple[Cell, ...], Field(min_length=1)]


# ---- claims/*.yaml ----------------------------------------------------------------------------------------------


class Known(Model):
    """What is true from `at` on, as the record shows; only the owner, agencies and SIM learn it, from `known_from`."""

    at: Seconds
    known_from: Seconds
    verdict: Verdict
    why: Bi
    record: Literal["primary", "independent", "none"]


class Wave(Model):
    """A beginning of the claim in the city: `roots` accounts of `ward` (or anywhere) tell it at second `at`."""

    at: Seconds
    roots: Annotated[int, Field(ge=1, le=5_000)]
    layers: Annotated[tuple[Literal["feed", "group", "press", "field"], ...], Field(min_length=1)]
    ward: Id | None = None


class RightStep(Model):
    """One step of the best play: what, by which role, at the earliest second its evidence allows."""

    what: Literal[
        "leave",
        "service",
        "acknowledge",
        "hold",
        "warn",
        "correct",
        "answer",
        "refer",
        "report_page",
        "watch",
    ]
    by: Role
    after: Seconds
    note: Bi


class Claim(Model):
    """A sentence that people may believe, and the harm it does if they do. Never a person."""

    id: Id
    situation: str
    sentence: Bi
    gate_code: GateCode
    gate_answers: Annotated[tuple[Literal["yes", "no", "unsure"], ...], Field(min_length=9, max_length=9)]
    harm: Literal["H0", "H1", "H2", "H3", "H4"]
    harm_why: Bi
    void: Literal["V0", "V1", "V2", "V3"]
    disposition: Disposition
    owner: Id | None = None
    about: tuple[Id, ...] = ()
    star: bool = False
    poses_as: bool = False  # told by a page that poses as an organisation
    parent: Id | None = None
    split_of: Id | None = None
    twin: Id | None = None
    truth: Annotated[tuple[Known, ...], Field(min_length=1)]
    kernel: Bi | None = None
    advice: Bi
    right_path: Annotated[tuple[RightStep, ...], Field(min_length=1)]
    waves: Annotated[tuple[Wave, ...], Field(min_length=1)]
    pull: Annotated[int, Field(ge=1, le=100)]
    doubt: Annotated[int, Field(ge=0, le=500)] = 80
    question: Annotated[int, Field(ge=0, le=500)] = 120
    anchors: tuple[Line, ...] = ()
    duplicates: tuple[Id, ...] = ()

    @property
    def protected(self) -> bool:
        return self.gate_code in PROTECTED


# ---- msel.yaml --------------------------------------------------------------------------------------------------


class Condition(Model):
    """A closed grammar over what players did; exactly one key is set. Times in seconds."""

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Annotated[Condition | None, Field(alias="not")] = None
    case_opened: Id | None = None
    case_state: CaseStateTest | None = None
    verdict: VerdictTest | None = None
    statement_published: StatementTest | None = None
    deadline_missed: DeadlineTest | None = None
    trap_pressed: Trap | Literal["any"] | None = None
    reach: CountTest | None = None
    spread_level: CountTest | None = None
    inject_acknowledged: Annotated[int | None, Field(ge=1)] = None
    phase_is: Literal[1, 2, 3, 4] | None = None
    after: Seconds | None = None


class CaseStateTest(Model):
    claim: Id
    state: Literal[
        "NEW", "LOGGED", "GATED", "VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING", "CLOSED"
    ]
    by: Seconds | None = None


class VerdictTest(Model):
    claim: Id
    is_: Annotated[Verdict, Field(alias="is")]


class StatementTest(Model):
    claim: Id
    kind: Literal[
        "any", "holding", "answer", "correction", "warning", "acknowledgement", "prebunk", "bulletin"
    ] = "any"
    within: Seconds | None = None


class DeadlineTest(Model):
    claim: Id
    step: str = "any"


class CountTest(Model):
    claim: Id
    at_least: Annotated[int, Field(ge=0)]


class Trigger(Model):
    """When an inject is due. `condition` injects are looked at each minute from `at` until `until`."""

    kind: Literal["time", "manual", "condition", "deadline", "repeat"] = "time"
    condition: Condition | None = None
    until: Seconds | None = None
    every: Annotated[int | None, Field(ge=60)] = None
    times: Annotated[int | None, Field(ge=1, le=100)] = None


class Expected(Model):
    """What a good cell would do: critical ones weigh double in the reading of the drill."""

    who: Role
    what: Bi
    deadline: Annotated[int, Field(ge=60)]
    evidence: Literal[
        "case_opened",
        "case_gated",
        "case_triaged",
        "case_decided",
        "case_closed",
        "verdict",
        "statement",
        "ticket",
        "escalated",
        "message",
        "none",
    ] = "none"
    score: Annotated[int, Field(ge=1, le=10)] = 1
    critical: bool = False


class Recipients(Model):
    cells: tuple[Id, ...] = ()
    roles: tuple[Role, ...] = ()
    public: bool = False


class Inject(Model):
    """One row of the MSEL."""

    number: Annotated[int, Field(ge=1, le=9_999)]
    situation: str
    phase: Literal[1, 2, 3, 4]
    at: Seconds
    story_time: str = ""
    kind: Literal["inject", "information", "facilitation", "expected_action", "contingency", "background"]
    trigger: Trigger = Trigger()
    from_: Annotated[str, Field(alias="from", min_length=1, max_length=120)]
    to: Recipients
    method: Literal[
        "public_feed",
        "closed_group",
        "press",
        "hotline",
        "field_report",
        "official_letter",
        "phone_note",
        "chat",
    ]
    subject: Bi
    body: Bi
    media: tuple[str, ...] = ()
    language: Literal["vi", "en", "both"] = "both"
    synopsis: Bi
    claim: Id | None = None
    truth: Literal["true", "false", "mixed", "unproven", "none"] = "none"
    expected_actions: tuple[Expected, ...] = ()
    objectives: tuple[Id, ...]
    controller: Role
    approver: Role
    status: Literal["draft", "reviewed", "approved", "loaded"]
    if_stuck: Bi | None = None
    evaluator_notes: Bi | None = None
    visibility: Literal["recipients", "public", "control"] = "recipients"
    tags: tuple[Id, ...] = ()
    effect: Effect | None = None


class Effect(Model):
    """What an inject does to the city besides being read: a new wave of its claim, or press pick-up."""

    wave: Wave | None = None
    boost_permille: Permille | None = None


class Msel(Model):
    injects: Annotated[tuple[Inject, ...], Field(min_length=1)]


# ---- evaluation.yaml --------------------------------------------------------------------------------------------


class CriticalTask(Model):
    id: Id
    text: Bi
    measure: Annotated[str, StringConstraints(pattern=r"^E([1-9]|1[0-9])$")]
    cells: tuple[Id, ...] = ()


class Capability(Model):
    id: Id
    objective: Id
    title: Bi
    target: Bi
    tasks: Annotated[tuple[CriticalTask, ...], Field(min_length=1)]


class Evaluation(Model):
    capabilities: Annotated[tuple[Capability, ...], Field(min_length=1)]


# ---- texts/*.yaml -----------------------------------------------------------------------------------------------


class Grammar(Model):
    """A small context-free grammar: `{name}` in a pattern expands rule `name`; weights by repeating a pattern.

    `stance` tells how a post made from it speaks of its claim; `harmful` grammars must hold an anchor in every
    expansion. `start` is the rule a post begins with.
    """

    id: Id
    language: Literal["vi", "en"]
    stance: Literal["tell", "question", "deny", "agree", "noise", "press", "official"]
    claim: Id | None = None
    harmful: bool = False
    style: Literal["plain", "slang", "unaccented", "north", "central", "south"] = "plain"
    channels: tuple[Channel, ...] = ("feed", "group")
    start: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)]
    rules: dict[
        Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")],
        Annotated[tuple[str, ...], Field(min_length=1, max_length=200)],
    ] = {}


class Texts(Model):
    grammars: Annotated[tuple[Grammar, ...], Field(min_length=1)]


class Scenario(Model):
    """A whole loaded scenario."""

    drill: Drill
    places: Places
    cells: Cells
    claims: tuple[Claim, ...]
    msel: Msel
    evaluation: Evaluation
    texts: Texts

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id. Raises KeyError when unknown."""
        return next((one for one in self.claims if one.id == claim_id), None) or _unknown(claim_id)


def _unknown(claim_id: str) -> Claim:
    raise KeyError(claim_id)


Drill.model_rebuild()
Condition.model_rebuild()
Inject.model_rebuild()
